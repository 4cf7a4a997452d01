"""The physics editor gets room for its preview, and gives it back to the panel that comes in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.window import Window

PATIENCE_MS = 60_000


def widths(window: Window) -> tuple[int, int]:
    return window._docks["sources"].width(), window._docks["composer"].width()


def lent(window: Window, qtbot: QtBot) -> tuple[int, int]:
    """Open the physics editor from the composer; what the columns had before."""
    window.resize(1280, 800)
    window.show_dock("composer")
    qtbot.waitUntil(lambda: widths(window)[1] < 500, timeout=PATIENCE_MS)
    before = widths(window)
    window.show_physics()
    wide = window._lent_width
    qtbot.waitUntil(lambda: window._docks["physics"].width() > 600 and wide._wide_px > 600, timeout=PATIENCE_MS)
    return before


def test_the_room_comes_back_when_another_panel_takes_the_place(window: Window, qtbot: QtBot) -> None:
    before = lent(window, qtbot)
    window.show_dock("composer")
    qtbot.waitUntil(lambda: widths(window) == before, timeout=PATIENCE_MS)


def test_an_edge_that_was_dragged_meanwhile_stays(window: Window, qtbot: QtBot) -> None:
    lent(window, qtbot)
    physics, wide = window._docks["physics"], window._docks["physics"].width()
    window.resizeDocks([physics], [wide - 80], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: physics.width() < wide - 40, timeout=PATIENCE_MS)
    dragged = physics.width()
    window.show_dock("composer")
    qtbot.waitUntil(lambda: not window._lent_width._before, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: widths(window)[1] == dragged, timeout=PATIENCE_MS)
