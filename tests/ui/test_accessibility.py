"""The whole window by keys and for screen readers: names, roles, the way of the Tab key, where the focus is."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from holysheep_studio.ui import tab_order
from holysheep_studio.ui.widgets.compare_canvas import CompareCanvas
from holysheep_studio.ui.widgets.curve_canvas import CurveCanvas
from holysheep_studio.ui.widgets.viewer_body import ViewerBody
from tests.ui.rooms import rooms, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import MakeClip
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk

#: What nothing that takes the focus may be to a screen reader: a thing without a part to play.
MUTE = {QAccessible.Role.NoRole, QAccessible.Role.Client}
#: These walk over their own points, takes, links or parts of a date with the Tab key before it goes on; Shift+Tab
#: and F6 leave at once.
WALKERS = (CurveCanvas, ViewerBody, QTextBrowser, QDateTimeEdit)


def told(widget: QWidget) -> str:
    """A widget for the reader of a failed test."""
    name = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {name!r} in {type(widget.parent()).__name__}"


def controls(room: QWidget) -> Iterator[QWidget]:
    """What takes the focus by keys and can be seen."""
    for widget in room.findChildren(QWidget):
        inside = isinstance(widget, QLineEdit) and isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if reached and not inside and widget.window() is room.window() and on_screen(widget):
            yield widget


def on_screen(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, QDockWidget) and not tab_order.shown(above):
            return False
        above = above.parentWidget()
    return widget.isVisible() and widget.isEnabled()


def unnamed(widget: QWidget) -> str:
    """What a screen reader would not be told; empty where nothing lacks."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    if not spoken.text(QAccessible.Text.Name):
        return "no name"
    if spoken.role() in MUTE and not isinstance(widget, QScrollArea):
        return f"{spoken.role().name} is no role"
    if isinstance(widget, QComboBox):
        labels = [kind for _, kind in spoken.relations() if kind & QAccessible.RelationFlag.Label]
        if not labels and widget.accessibleName() not in spoken.text(QAccessible.Text.Description):
            return "neither a label nor a description says what is chosen here"
    return ""


def untold(room: QWidget) -> list[str]:
    """Widgets that paint themselves and do not say in words what they show."""
    found = []
    for one in room.findChildren(QWidget):
        # what a canvas shows is said by the viewer around it
        if not hasattr(one, "spoken_role") or isinstance(one, CompareCanvas) or one.window() is not room.window():
            continue
        spoken = QAccessible.queryAccessibleInterface(one)
        if on_screen(one) and not one.visibleRegion().isEmpty() and not spoken.text(QAccessible.Text.Description):
            found.append(f"{told(one)}: paints, and says nothing of it")
    return found


async def all_told(room: QWidget) -> list[str]:
    """The same, when what is measured in threads has had its time."""
    with suppress(TimeoutError):
        await until(lambda: not untold(room))
    return untold(room)


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def goes_back(one: QWidget, then: QWidget) -> bool:
    """Whether the Tab key goes up, or to the left in one line, within one part of the layout."""
    together = one.parentWidget()
    while together is not None and not together.isAncestorOf(then):
        together = together.parentWidget()
    if together is None or isinstance(together, QMainWindow) or one.isAncestorOf(then) or then.isAncestorOf(one):
        return False
    # the parts that hold them, for a page may be scrolled away under its neighbour
    a, b = place(_below(together, one)), place(_below(together, then))
    if b.bottom() <= a.top():
        return b.left() <= a.right()
    beside = b.top() < a.bottom() and a.top() < b.bottom()
    return beside and b.right() <= a.left()


def _below(above: QWidget, widget: QWidget) -> QWidget:
    """The child of `above` that holds the widget, or is it."""
    found = widget
    while (parent := found.parentWidget()) is not None and parent is not above:
        found = parent
    return found


def beginning(room: QWidget) -> QWidget | None:
    """The first stop of the Tab key in a dialog."""
    stops = list(controls(room))
    at: QWidget | None = room.window().nextInFocusChain()
    while at is not None and at is not room.window() and at not in stops:
        at = at.nextInFocusChain()
    return at


def walk(room: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Press the Tab key until it has been everywhere: (from, to)."""
    start = QApplication.focusWidget()
    now = start
    for _ in range(300):
        assert now is not None
        QTest.keyClick(now, Qt.Key.Key_Tab)
        goal = QApplication.focusWidget()
        if goal is now and isinstance(now, WALKERS):
            if isinstance(now, ViewerBody):  # takes go round; this is the way out
                QTest.keyClick(now, Qt.Key.Key_Backtab)
                assert QApplication.focusWidget() is not now
                room.window().focusNextPrevChild(True)  # noqa: FBT003 - Qt's signature
                room.window().focusNextPrevChild(True)  # noqa: FBT003 - Qt's signature
                goal = QApplication.focusWidget()
            else:
                continue
        assert goal is not None, f"the focus is lost after {told(now)}"
        yield now, goal
        now = goal
        if now is start:
            return


def deaf(room: QWidget) -> Iterator[str]:
    """Buttons that have the focus and are not pressed by Enter."""
    for button in controls(room):
        if not isinstance(button, QAbstractButton) or isinstance(button, QCheckBox | QRadioButton):
            continue
        if isinstance(button, QPushButton) and (button.autoDefault() or button.isDefault()):
            continue  # Qt's own rule presses it
        with QSignalBlocker(button):  # nothing comes of it
            button.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyPress(button, Qt.Key.Key_Return)
            if not button.isDown():
                yield f"{told(button)}: Enter does not press it"
            button.setDown(False)


def look_over(room: QWidget, seen: set[str]) -> list[str]:
    """Everything that is wrong with one room; what was looked at before is left out."""
    wrong = [f"{told(one)}: {lack}" for one in controls(room) if (lack := unnamed(one))]
    ring = list(controls(room))
    for widget in ring:
        if told(widget) in seen:
            continue
        seen.add(told(widget))
        other = next((one for one in ring if one is not widget and not one.isAncestorOf(widget)), None)
        if other is None:
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = widget.grab().toImage()
        other.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.grab().toImage() == with_focus:
            wrong.append(f"{told(widget)}: its focus cannot be seen")
    wrong += deaf(room)
    steps = list(walk(room))
    reached = {id(goal) for _, goal in steps}
    begin = beginning(room)  # where a round begins anew
    wrong += [
        f"{told(one)} -> {told(then)}: the Tab key goes back"
        for one, then in steps
        if goes_back(one, then) and then is not begin
    ]
    wrong += [f"{told(one)}: stays" for one, then in steps if one is then and len(ring) > 1]
    for widget in controls(room):
        grouped = isinstance(widget, QAbstractButton) and widget.autoExclusive()
        if id(widget) not in reached and not grouped and not _led_to(widget, reached):
            wrong.append(f"{told(widget)}: the Tab key does not come here")
    return wrong


def _led_to(widget: QWidget, reached: set[int]) -> bool:
    return any(id(child) in reached for child in widget.findChildren(QWidget))


def test_every_room_can_be_heard_and_walked(desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run) -> None:
    found: dict[str, list[str]] = {}

    async def story() -> None:
        seen: set[str] = set()
        desk.window.resize(1600, 1000)
        async for name, room in rooms(desk, make_clip, tmp_path):
            room.window().activateWindow()
            await asyncio.sleep(0.05)
            first = next(controls(room))
            first.setFocus(Qt.FocusReason.TabFocusReason)
            found[name] = await all_told(room) + look_over(room, seen)
        assert len(found) > 30

    run(story())
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
