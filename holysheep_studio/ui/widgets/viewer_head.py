"""The line above the picture: what is shown, and the handle by which the clip is dragged out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from holysheep_studio.ui.widgets.viewer_labels import ElidedLabel, giving_way

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent


class ViewerHead(QWidget):
    """Title and facts of a clip; hidden while there is none."""

    drag_begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPointF | None = None
        self._title = ElidedLabel()
        self._title.setObjectName("title")
        self._title.setMinimumWidth(96)
        # what comes and goes here must not push the panels beside the viewer
        self._facts = giving_way("", "muted")
        self._work = giving_way("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._title, 1)
        row.addWidget(self._work)
        row.addWidget(self._facts)
        self.setToolTip(self.tr("Drag from here to take the clip to another program, from the picture for this frame"))
        self.hide()

    def begin(self, title: str) -> None:
        """A clip is being opened."""
        # as tall as a line in the person's script, whatever stands there: the picture below keeps its place
        self._facts.setText(self.toolTip())
        self._facts.setMinimumHeight(self._facts.sizeHint().height())
        self._title.setText(title)
        self._facts.setText("")
        self.show()

    def say(self, facts: str) -> None:
        """What is known of the clip."""
        self._facts.setText(facts)

    def tell_work(self, words: str) -> None:
        """What is being done for the clip in the background, in a word or two; "" when nothing is."""
        self._work.setText(words)
        self._work.setMinimumWidth(self._work.sizeHint().width() if words else 1)  # the facts give way first

    def clear(self) -> None:
        """There is no clip."""
        self.tell_work("")
        self._facts.setText("")
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the clip."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag it out."""
        far = QApplication.startDragDistance()
        if self._pressed is not None and (event.position() - self._pressed).manhattanLength() >= far:
            self._pressed = None
            self.drag_begun.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        del event
        self._pressed = None
