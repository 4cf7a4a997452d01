"""Every room on a screen of 640x400 logical pixels: run by tests/ui/test_small_screens in a process of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QDialog, QScrollArea, QTabBar, QWidget

from tests.ui.rooms import rooms
from tests.ui.test_accessibility import on_screen, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QRect

    from tests.conftest import MakeClip
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk


def above(widget: QWidget) -> Iterator[QWidget]:
    """What holds a widget, up to its window."""
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        yield parent
        if parent.isWindow():
            return
        parent = parent.parentWidget()


def out_of_reach(room: QWidget) -> Iterator[str]:
    """Buttons that are cut by what holds them, or lie beyond the window, and that no bar brings back."""
    for button in room.findChildren(QAbstractButton):
        holders = list(above(button))
        in_tabs = any(isinstance(one, QTabBar) for one in holders)
        if not on_screen(button) or button.window() is not room.window() or in_tabs:
            continue
        if any(isinstance(one, QAbstractScrollArea) for one in holders):
            continue
        for holder in holders:
            place = button.rect().translated(button.mapTo(holder, button.rect().topLeft()))
            if not holder.rect().contains(place):
                yield f"{told(button)} is cut by {type(holder).__name__}"
                break


def cut_at_the_side(room: QWidget) -> Iterator[str]:
    """Pages that are wider than what is seen of them and cannot be moved sideways."""
    for area in room.findChildren(QScrollArea):
        page = area.widget()
        if page is not None and on_screen(area) and page.minimumSizeHint().width() > area.viewport().width():
            bar = area.horizontalScrollBar()
            if not bar.isVisible():
                yield f"{type(page).__name__} in {type(area.parent()).__name__} is cut at the side"


def too_large(room: QWidget, screen: QRect) -> Iterator[str]:
    if room.width() > screen.width() or room.height() > screen.height():
        yield f"{room.width()} x {room.height()}"


def test_every_room_is_usable(desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run) -> None:
    found: dict[str, list[str]] = {}
    screen = desk.window.screen().availableGeometry()
    assert (screen.width(), screen.height()) == (640, 400)

    async def story() -> None:
        desk.window.resize(screen.size())
        async for name, room in rooms(desk, make_clip, tmp_path):
            await asyncio.sleep(0.1)  # a moment for what is laid out anew; what comes later is found in the next room
            wrong = [*too_large(room, screen), *out_of_reach(room), *cut_at_the_side(room)]
            found[name] = wrong
            if not isinstance(room, QDialog):
                least = room.minimumSizeHint()
                assert least.width() <= screen.width()
                assert least.height() <= screen.height()
        assert len(found) > 30

    run(story())
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
