"""The head of the composer: who makes the clip, and which clip is being made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio.ui.widgets.forms import Form, tool_button
from holysheep_studio.ui.widgets.viewer_labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence


class MakerBar(QWidget):
    """Hidden while there is nothing to choose and nothing to say."""

    chosen = Signal(str)  # the connection; empty: the local engine
    again_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.maker = QComboBox()
        self.maker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.maker.addItem(self.tr("Local engine"), "")
        self.maker.currentIndexChanged.connect(lambda: self.chosen.emit(self.connection))
        self._form = Form()
        self._form.add_field(self.tr("Make with"), self.maker)
        self.words = ElidedLabel()
        self.leave = tool_button("x", self.tr("Make something new instead"))
        self.leave.clicked.connect(self.end_again)
        self._again = QWidget()
        row = QHBoxLayout(self._again)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._again)
        column.addWidget(self._form)
        self._form.hide()
        self._again.hide()
        self.hide()

    @property
    def connection(self) -> str:
        """Who is chosen; empty: the local engine."""
        return str(self.maker.currentData() or "")

    @property
    def is_again(self) -> bool:
        """Whether a clip is being made again."""
        return not self._again.isHidden()

    def set_makers(self, connections: Sequence[tuple[str, str]]) -> None:
        """Who can make clips beside the local engine, as (name, words)."""
        chosen = self.maker.currentData()
        self.maker.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.maker.clear()
        self.maker.addItem(self.tr("Local engine"), "")
        for name, words in connections:
            self.maker.addItem(words, name)
        self.maker.setCurrentIndex(max(0, self.maker.findData(chosen)))
        self.maker.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._form.setVisible(bool(connections))
        self._show()
        self.chosen.emit(self.connection)

    def choose(self, connection: str) -> bool:
        """Choose a maker; False where there is none of the name."""
        at = self.maker.findData(connection)
        if at >= 0:
            self.maker.setCurrentIndex(at)
        return at >= 0

    def show_again(self, title: str) -> None:
        """Say which clip is made again."""
        self.words.setText(self.tr("Again, with changes: {clip}").format(clip=title))
        self._again.show()
        self._show()

    def end_again(self) -> None:
        """What is made is something new."""
        if not self._again.isHidden():
            self._again.hide()
            self._show()
            self.again_ended.emit()

    def _show(self) -> None:
        self.setVisible(not (self._form.isHidden() and self._again.isHidden()))
