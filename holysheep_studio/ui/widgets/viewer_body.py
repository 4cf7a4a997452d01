"""The parts of the viewer and their places: head, strip of the comparison, picture, scope, transport."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio.ui import spoken
from holysheep_studio.ui.widgets.compare_bar import CompareBar
from holysheep_studio.ui.widgets.compare_canvas import CompareCanvas
from holysheep_studio.ui.widgets.scope import ScopePane
from holysheep_studio.ui.widgets.viewer_head import ViewerHead
from holysheep_studio.ui.widgets.viewer_transport import TransportBar

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class ViewerBody(QWidget):
    """Holds the parts and shows where the keys go; what they do is the viewer's."""

    spoken_role = spoken.Role.Pane

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Viewer"))
        self.head = ViewerHead()
        self.compare_bar = CompareBar()
        self.compare_bar.hide()
        self.canvas = CompareCanvas()
        self.canvas.setAccessibleName(self.tr("Picture"))
        self.canvas.setFocusProxy(self)
        self.scopes = ScopePane()
        self.transport = TransportBar()
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.scopes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.compare_bar)
        column.addLayout(middle, 1)
        column.addWidget(self.transport)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys go, to those who came here by keys."""
        by_keys = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
        self.canvas.show_focus(on=event.reason() in by_keys)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keys go elsewhere."""
        self.canvas.show_focus(on=False)
        super().focusOutEvent(event)
