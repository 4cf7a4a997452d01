"""The Enter key on a button: it presses the button that has the focus, in every dialog and panel, on every system."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QDockWidget,
    QMainWindow,
    QRadioButton,
    QWidget,
)

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EnterKey(QObject):
    """Sees what a button in the window, its panels and their dialogs did not take, before the default button does.

    Qt asks the desktop which keys press buttons: Enter is among them on some, and elsewhere it pressed the dialog's
    default button, whatever had the focus. What Enter means for a button that takes it by itself is left alone.
    `dialog_came`: one is being shown.
    """

    dialog_came = Signal(object)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        for part in window.findChildren(QDockWidget):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Press with Space, which every system knows, what is pressed with Enter; watch dialogs when they come."""
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            button = _button(watched)
            if button is not None and event.key() in _ENTER and not _modified(event):
                if not event.isAutoRepeat():
                    QApplication.sendEvent(button, QKeyEvent(event.type(), Qt.Key.Key_Space, _PLAIN))
                event.accept()
                return True
        elif event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QDialog):
                child.installEventFilter(self)
        elif event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            self.dialog_came.emit(watched)
        return super().eventFilter(watched, event)


def _button(part: QObject) -> QAbstractButton | None:
    """The button that has the focus in this part of the window. Boxes to be ticked are no buttons."""
    held = part.focusWidget() if isinstance(part, QWidget) else None
    if isinstance(held, QAbstractButton) and not isinstance(held, QCheckBox | QRadioButton):
        return held
    return None


_PLAIN = Qt.KeyboardModifier.NoModifier


def _modified(event: QKeyEvent) -> bool:
    """Whether other keys are down; the Enter of the number pad is no such key."""
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
