"""A line for one number that understands units as people type them, and knows the state "not set"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.quantity import quantity

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget


def number_words(value: float) -> str:
    """A number in at most six figures, without trailing zeros."""
    return f"{value:.6g}"


class QuantityEntry(QLineEdit):
    """`entered` gives the number in the entry's unit, None when it was cleared; `refused` says why it was not taken."""

    entered = Signal(object)
    refused = Signal(str)
    stepped = Signal(int)

    def __init__(self, unit: str, parent: QWidget | None = None) -> None:
        """`unit` is what a number without a unit is in."""
        super().__init__(parent)
        self._unit = unit
        self._value: float | None = None
        self.setAcceptDrops(False)
        self.setMaxLength(60)
        self.returnPressed.connect(self.commit)
        self.textEdited.connect(lambda: self.refused.emit(""))

    @property
    def value(self) -> float | None:
        """The number that is shown; None: not set."""
        return self._value

    def show_value(self, value: float | None) -> None:
        """Show a number; what is being typed is left alone."""
        same = value == self._value
        self._value = value
        if not (self.hasFocus() and self.isModified() and same):
            self._write()

    def commit(self) -> None:
        """Take what was typed."""
        if not self.isModified():
            return
        text = self.text().strip()
        try:
            value = quantity(text, self._unit) if text else None
        except InputError as error:
            self.refused.emit(str(error.fields["expected"]))
            return
        self.refused.emit("")
        self.setModified(False)
        if value == self._value:
            self._write()
        else:
            self._value = value
            self._write()
            self.entered.emit(value)

    def event(self, event: QEvent) -> bool:
        """While nothing is being typed, undo and redo belong to the editor around it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.isModified():
            undoing = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in undoing):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up and Down step, Escape takes back what was typed."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        key = Qt.Key(event.key())
        if key in steps:
            self.commit()
            self.stepped.emit(steps[key])
        elif key is Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            self.refused.emit("")
            self._write()
        elif not self.isModified() and any(
            event.matches(one) for one in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving takes what was typed."""
        super().focusOutEvent(event)
        self.commit()

    def _write(self) -> None:
        words = "" if self._value is None else f"{number_words(self._value)} {self._unit}".strip()
        if self.text() != words:
            self.setText(words)
        self.setModified(False)
