"""The field in which one types the frame or the timecode to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from holysheep_studio.ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent


class PlaceEntry(QLineEdit):
    """Hidden until it is asked for; Enter sends `entered`, Escape leaves."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Frame, timecode, 1.5 s, +10"))
        self.setAccessibleName(self.tr("Go to frame or timecode"))
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(self.placeholderText()) + 48)
        self.setMinimumWidth(self.maximumWidth())
        # made here: one that Qt makes and hands out was once taken for deleted
        self._warning = QAction(icons.icon("triangle-alert", "warning"), "", self)
        self.addAction(self._warning, QLineEdit.ActionPosition.TrailingPosition)
        self._warning.setVisible(False)
        self.returnPressed.connect(lambda: self.entered.emit(self.text()))
        self.textEdited.connect(lambda: self.refuse(on=False))
        self.setAcceptDrops(False)  # the window takes what is dropped
        self.hide()

    def ask(self) -> None:
        """Appear, empty, with the keys."""
        self.clear()
        self.refuse(on=False)
        self.show()
        self.setFocus()

    def refuse(self, *, on: bool = True) -> None:
        """Say that what was typed is no place."""
        self._warning.setVisible(on)
        words = self.tr("A frame (37), a timecode (00:00:01:12), seconds (1.5 s) or a step (+10)") if on else ""
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        if on:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves; Enter stays here."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What is left is hidden."""
        super().focusOutEvent(event)
        self.hide()
