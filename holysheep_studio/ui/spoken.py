"""What screen readers are told of widgets that paint themselves: what they are, and of choices which they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QComboBox, QDockWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

#: The roles that painted widgets play, by Qt's names.
Role = QAccessible.Role
_TOLD = "painted_widgets_are_spoken"


@runtime_checkable
class Painted(Protocol):
    """A widget that paints itself and says what it is.

    Where it stands goes into its accessible description: Qt for Python cannot give Qt the interface of a value that
    is written in Python, and the program ends when a screen reader asks for it.
    """

    spoken_role: Role


class _Panel(QAccessibleWidget):
    """A panel; one behind another in its tabs, which Qt moves off the screen, is not to be seen."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock, Role.Pane)

    def state(self) -> QAccessible.State:
        found, dock = super().state(), self.widget()
        if isinstance(dock, QDockWidget) and not dock.isFloating() and dock.geometry().right() < 0:
            found.invisible = True
        return found

    def text(self, kind: QAccessible.Text) -> str:
        dock = self.widget()
        named = kind is QAccessible.Text.Name and isinstance(dock, QDockWidget)
        return dock.windowTitle() if named else super().text(kind)


def _made(_: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QDockWidget):
        return _Panel(thing)
    if isinstance(thing, QWidget) and isinstance(thing, Painted):
        return QAccessibleWidget(thing, thing.spoken_role)
    return None


def install() -> None:
    """Tell Qt of the painted widgets; before they are made, and again does nothing."""
    app = QApplication.instance()
    if app is not None and not app.property(_TOLD):
        app.setProperty(_TOLD, True)  # noqa: FBT003 - Qt's signature
        QAccessible.installFactory(_made)


def name(field: QWidget, words: str) -> None:
    """Name a field that has no label beside it.

    On Linux Qt calls a choice by the words that are chosen in it, unless it has a label; there the description says
    which choice it is.
    """
    field.setAccessibleName(words)
    if isinstance(field, QComboBox):
        field.setAccessibleDescription(words)
