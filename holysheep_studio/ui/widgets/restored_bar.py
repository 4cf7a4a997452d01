"""A line above a form that shows what was typed before and is not kept yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holysheep_studio.ui.widgets.forms import label, push_button


class RestoredBar(QWidget):
    """Says that what is shown was typed before and is not kept, with the way back to what is kept."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label(self.tr("Restored: this was typed and is not kept yet."), "warning", wrap=True)
        self.back_button = push_button("rotate-ccw", self.tr("Show what is kept"))
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self.back_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.back_button)
        self.hide()
