"""What screen readers are told of widgets that paint themselves: what they are, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueChangeEvent, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QComboBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

#: The roles that painted widgets play, by Qt's names.
Role = QAccessible.Role
_TOLD = "painted_widgets_are_spoken"


class Span(NamedTuple):
    """Where something stands between two ends, and the step of its keys, all in one unit."""

    now: float
    least: float
    most: float
    step: float = 1.0


@runtime_checkable
class Painted(Protocol):
    """A widget that paints itself and says what it is."""

    spoken_role: Role


@runtime_checkable
class Dial(Protocol):
    """One that stands somewhere and can be set from outside, as a slider can."""

    def spoken_span(self) -> Span:
        """Where it stands."""

    def set_spoken(self, value: float) -> None:
        """Set it, as its keys would."""


class _Picture(QAccessibleWidget):
    """Of a painted widget: its role; name and description are the widget's own."""

    def __init__(self, widget: QWidget, role: Role) -> None:
        super().__init__(widget, role)


class _Slider(QAccessibleWidget, QAccessibleValueInterface):
    """Of a painted widget that stands somewhere. Qt owns it, so it holds no widget and asks for it each time."""

    def __init__(self, widget: QWidget, role: Role) -> None:
        QAccessibleWidget.__init__(self, widget, role)
        QAccessibleValueInterface.__init__(self)

    def _span(self) -> Span:
        dial = self.object()
        return dial.spoken_span() if isinstance(dial, Dial) else Span(0, 0, 0)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override] # an object, not its address
        """The value is all that it adds."""
        return self if kind is QAccessible.InterfaceType.ValueInterface else None

    def currentValue(self) -> float:  # noqa: N802 - Qt's name
        """Where it stands."""
        return self._span().now

    def minimumValue(self) -> float:  # noqa: N802 - Qt's name
        """The least."""
        return self._span().least

    def maximumValue(self) -> float:  # noqa: N802 - Qt's name
        """The most."""
        return self._span().most

    def minimumStepSize(self) -> float:  # noqa: N802 - Qt's name
        """One press of a key."""
        return self._span().step

    def setCurrentValue(self, value: float) -> None:  # noqa: N802 - Qt's name
        """Set it; what lies beyond an end is the end."""
        dial, span = self.object(), self._span()
        if isinstance(dial, Dial) and span.least < span.most:
            dial.set_spoken(min(max(float(value), span.least), span.most))


def _made(_: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or not isinstance(thing, Painted):
        return None
    role = thing.spoken_role
    return _Slider(thing, role) if isinstance(thing, Dial) else _Picture(thing, role)


def install() -> None:
    """Tell Qt of the painted widgets; before they are made, and again does nothing."""
    app = QApplication.instance()
    if app is not None and not app.property(_TOLD):
        app.setProperty(_TOLD, True)  # noqa: FBT003 - Qt's signature
        QAccessible.installFactory(_made)


def tell(widget: QWidget) -> None:
    """A dial stands elsewhere now; to be called when that was shown."""
    if QAccessible.isActive() and isinstance(widget, Dial):
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(widget, widget.spoken_span().now))


def name(field: QWidget, words: str) -> None:
    """Name a field that has no label beside it.

    On Linux Qt calls a choice by the words that are chosen in it, unless it has a label; there the description says
    which choice it is.
    """
    field.setAccessibleName(words)
    if isinstance(field, QComboBox):
        field.setAccessibleDescription(words)
