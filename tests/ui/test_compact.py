"""A window too small for panels on three sides: one column of tabs, and the person's own arrangement afterwards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget

from holysheep_studio.services.jobs import Jobs
from holysheep_studio.ui import tab_order
from holysheep_studio.ui.window import LEAST_SIZE, Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.panels.log import LogFeed

SMALL, LARGE = QSize(640, 400), QSize(1280, 800)
RIGHT, LEFT = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.LeftDockWidgetArea


def docks(window: Window) -> dict[str, QDockWidget]:
    return {dock.objectName(): dock for dock in window.findChildren(QDockWidget)}


def areas(window: Window) -> dict[str, Qt.DockWidgetArea]:
    return {name: window.dockWidgetArea(dock) for name, dock in docks(window).items()}


def sized(qtbot: QtBot, window: Window, size: QSize) -> None:
    window.resize(size)
    qtbot.waitUntil(lambda: window.size() == size)


def test_all_panels_share_one_column_and_go_back(qtbot: QtBot, window: Window) -> None:
    before = areas(window)
    sized(qtbot, window, SMALL)
    assert set(areas(window).values()) == {RIGHT}
    one = docks(window)["queue"]
    assert len(window.tabifiedDockWidgets(one)) == len(before) - 1
    for name, dock in docks(window).items():
        window.show_dock(name)
        qtbot.waitUntil(partial(tab_order.shown, dock))
        assert dock.geometry().right() <= window.width()
        assert window.viewer.width() > 200
    window.show_dock("log")
    qtbot.waitUntil(lambda: tab_order.shown(docks(window)["log"]))
    sized(qtbot, window, LARGE)
    assert areas(window) == before
    qtbot.waitUntil(lambda: tab_order.shown(docks(window)["log"]))  # what was in front still is


@pytest.mark.parametrize("size", [LEAST_SIZE, SMALL, QSize(800, 480), QSize(910, 512)])
def test_nothing_needs_more_than_a_small_window_has(qtbot: QtBot, window: Window, size: QSize) -> None:
    sized(qtbot, window, size)
    for name in docks(window):
        window.show_dock(name)
    qtbot.waitUntil(lambda: window.minimumSizeHint().width() <= size.width())
    assert window.minimumSizeHint().height() <= size.height()


def test_what_was_closed_or_opened_meanwhile_stays_so(qtbot: QtBot, window: Window) -> None:
    docks(window)["log"].close()
    sized(qtbot, window, SMALL)
    assert docks(window)["log"].isHidden()
    docks(window)["log"].show()
    docks(window)["costs"].close()
    sized(qtbot, window, LARGE)
    assert not docks(window)["log"].isHidden()
    assert docks(window)["costs"].isHidden()


def test_the_arrangement_that_is_kept_is_that_of_a_window_with_room(
    qtbot: QtBot, window: Window, data_folder: Path, feed: LogFeed
) -> None:
    window.addDockWidget(LEFT, docks(window)["queue"])
    mine = areas(window)
    sized(qtbot, window, SMALL)
    window.close()
    again = Window(data_folder, Jobs.quote, feed)
    try:
        again.show()
        assert set(areas(again).values()) == {RIGHT}
        sized(qtbot, again, LARGE)
        assert areas(again) == mine
    finally:
        shiboken6.delete(again)


def test_reset_layout_in_a_small_window(qtbot: QtBot, window: Window) -> None:
    first = areas(window)
    window.addDockWidget(LEFT, docks(window)["queue"])
    sized(qtbot, window, SMALL)
    window.actions_by_name["reset_layout"].trigger()
    assert set(areas(window).values()) == {RIGHT}
    sized(qtbot, window, LARGE)
    assert areas(window) == first


@pytest.fixture
def wide(window: Window) -> Callable[[int], None]:
    def set_width(px: int) -> None:
        window.viewer.viewer.transport.resize(px, window.viewer.viewer.transport.height())

    return set_width


def test_the_transport_gives_way_and_keeps_what_plays(window: Window, wide: Callable[[int], None]) -> None:
    bar = window.viewer.viewer.transport
    wide(700)
    assert not bar.snapshot.isHidden()
    wide(250)
    hidden = [part for part in (bar.snapshot, bar.full, bar.fit) if part.isHidden()]
    assert len(hidden) == 3
    for part in (bar.back, bar.play, bar.forward, bar.speed, bar.sound, bar.timecode):
        assert not part.isHidden()
    wide(700)
    assert not any(part.isHidden() for part in hidden)
