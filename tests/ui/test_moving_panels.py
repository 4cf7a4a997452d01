"""Panels moved by keys: to a side, behind what stands there, out of the window and back; the keys go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from holysheep_studio.ui import tab_order
from holysheep_studio.ui.widgets.dock_title import DockTitle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.window import Window

PATIENCE_MS = 30_000


def test_a_panel_goes_to_each_side_and_keeps_the_keys(window: Window, qtbot: QtBot) -> None:
    dock, field = window._docks["clips"], window.clips.filter.field
    window.show_dock("clips")
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=PATIENCE_MS)
    for name, area, there in (
        ("panel_right", Qt.DockWidgetArea.RightDockWidgetArea, "composer"),
        ("panel_below", Qt.DockWidgetArea.BottomDockWidgetArea, "queue"),
        ("panel_left", Qt.DockWidgetArea.LeftDockWidgetArea, "sources"),
    ):
        window.actions_by_name[name].trigger()
        assert window.dockWidgetArea(dock) == area
        assert window._docks[there] in window.tabifiedDockWidgets(dock)
        qtbot.waitUntil(lambda: tab_order.shown(dock), timeout=PATIENCE_MS)
        assert QApplication.focusWidget() is field
    window.actions_by_name["panel_alone"].trigger()
    assert dock.isFloating()
    qtbot.waitUntil(lambda: isinstance(dock.titleBarWidget(), DockTitle), timeout=PATIENCE_MS)
    back = next(one for one in dock.titleBarWidget().findChildren(QToolButton) if "dock" in one.toolTip())
    assert back.focusPolicy() & Qt.FocusPolicy.TabFocus
    back.click()
    assert not dock.isFloating()


def test_without_a_panel_it_says_what_to_do(window: Window) -> None:
    window.viewer.setFocus()
    before = window.dockWidgetArea(window._docks["clips"])
    window.actions_by_name["panel_right"].trigger()
    assert window.dockWidgetArea(window._docks["clips"]) == before
    assert any("F6" in toast.words for toast in window.toasts.shown)
