"""The window as a whole: drops, layout, menus, keys, toasts, names for screen readers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QMenu,
    QWidget,
)

from holysheep_studio.domain.settings import Theme
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.ui import actions
from holysheep_studio.ui.drops import Zone
from holysheep_studio.ui.widgets.forms import NumberField
from holysheep_studio.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.panels.log import LogFeed

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def drag(window: Window, over: QWidget, urls: list[QUrl]) -> tuple[QDropEvent, QMimeData, QPoint]:
    dragged = QMimeData()
    dragged.setUrls(urls)
    at = over.mapTo(window, over.rect().center())
    entering = QDragEnterEvent(at, Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, dragged, LEFT, NONE)
    QApplication.sendEvent(window, entering)
    return entering, dragged, at


def drop(window: Window, dragged: QMimeData, at: QPoint) -> QDropEvent:
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, dragged, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return event


@pytest.mark.parametrize(
    ("place", "zone", "words"),
    [
        ("sources", Zone.ADD, "Drop to add 2 files"),
        ("composer", Zone.ADD, "Drop to add 2 files"),
        ("queue", Zone.QUEUE, "Drop to add and queue 2 files"),
        ("viewer", Zone.OPEN, "Drop to add and compare 2 files"),
    ],
)
def test_a_drop_does_what_the_frame_promised(window: Window, place: str, zone: Zone, words: str) -> None:
    files = [QUrl.fromLocalFile(f"/clips/{name}") for name in ("one.mp4", "\u6c34 & #2.mov")]
    dropped: list[tuple[Zone, tuple[Path, ...]]] = []
    window.dropped.connect(lambda *what: dropped.append(what))
    entering, dragged, at = drag(window, getattr(window, place), files)
    assert entering.isAccepted()
    assert entering.dropAction() is Qt.DropAction.CopyAction  # sources are never moved
    overlay = window.drops.overlay
    assert overlay is not None
    assert overlay.words == words
    assert drop(window, dragged, at).isAccepted()
    assert window.drops.overlay is None
    assert dropped == [(zone, (Path("/clips/one.mp4"), Path("/clips/\u6c34 & #2.mov")))]


def test_what_is_no_local_file_is_not_taken_and_leaving_hides_the_frame(window: Window) -> None:
    entering, _, _ = drag(window, window.sources, [QUrl("https://example.org/a.mp4")])
    assert not entering.isAccepted()
    assert window.drops.overlay is None
    drag(window, window.sources, [QUrl.fromLocalFile("/a.mp4")])
    assert window.drops.overlay is not None
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.drops.overlay is None


def test_no_control_inside_the_window_swallows_a_drop(window: Window) -> None:
    takers = [widget for widget in window.findChildren(QWidget) if widget.acceptDrops() and not widget.isWindow()]
    table = window.queue.table  # which takes its own jobs, and lets files pass to the window
    assert {widget for widget in takers if widget not in {table, table.viewport()}} == set()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/clips/a.mp4")])
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    table.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_floating_panel_takes_drops_too(window: Window) -> None:
    dock = window._docks["queue"]
    dock.setFloating(True)
    assert dock.acceptDrops()
    dock.setFloating(False)
    assert not dock.acceptDrops()


def test_every_control_has_a_name_for_screen_readers(window: Window) -> None:
    kinds = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, NumberField)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {widget.parent()}"
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.window() is window
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_tab_key_reaches_every_panel(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        pass
    window.activateWindow()
    start = window.composer.chooser
    seen: list[QWidget] = []
    widget: QWidget | None = start
    for _ in range(1200):
        widget = widget.nextInFocusChain() if widget is not None else None
        if widget is None or widget is start:
            break
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            seen.append(widget)
    for panel in (window.sources, window.viewer, window.composer, window.queue):
        assert any(panel.isAncestorOf(one) for one in seen), panel


def test_every_command_is_in_a_menu_and_no_key_means_two_things(window: Window) -> None:
    menus = {menu.objectName(): menu for menu in window.menuBar().findChildren(QMenu)}
    assert {name for name, _ in actions.MENUS} <= set(menus)
    shown = {action.objectName() for menu in menus.values() for action in menu.actions()}
    assert {command.name for command in actions.COMMANDS} <= shown
    keys = Counter(command.shortcut or command.key for command in actions.COMMANDS)
    assert [key for key, times in keys.items() if key and times > 1] == []
    assert {dock.toggleViewAction() for dock in window._docks.values()} <= set(menus["view"].actions())


def test_the_sheets_of_help_open_without_a_second_event_loop(window: Window) -> None:
    for name in ("shortcuts", "about"):
        window.actions_by_name[name].trigger()
        sheet = QApplication.activeModalWidget()
        assert sheet is not None
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        assert QApplication.activeModalWidget() is None


def test_the_layout_is_kept_and_can_be_reset(window: Window, data_folder: Path, feed: LogFeed) -> None:
    data_folder.mkdir(exist_ok=True)  # a layout is not kept where the folder has gone
    window._docks["log"].close()
    window._docks["composer"].setFloating(True)
    window.show_theme(Theme.LIGHT)
    window.close()
    assert Window.kept_theme(data_folder) is Theme.LIGHT
    again = Window(data_folder, Jobs.quote, feed)
    again.show()
    assert not again._docks["log"].isVisible()
    assert again._docks["composer"].isFloating()
    again.actions_by_name["reset_layout"].trigger()
    assert not again._docks["composer"].isFloating()
    assert all(not dock.isHidden() for dock in again._docks.values())
    again.close()
    shiboken6.delete(again)


def test_the_menu_ticks_the_theme_and_tells_it_as_what_it_is(window: Window) -> None:
    told: list[object] = []
    window.theme_chosen.connect(told.append)
    window.show_theme(Theme.LIGHT)
    ticked = [action.text() for action in window._themes.actions() if action.isChecked()]
    assert ticked == ["&Light"]
    window._themes.actions()[2].trigger()
    assert told[0] is Theme.DARK


def test_a_tab_is_title_enough(window: Window, qtbot: QtBot) -> None:
    def heights() -> dict[str, int]:
        return {name: dock.titleBarWidget().sizeHint().height() for name, dock in window._docks.items()}

    qtbot.waitUntil(lambda: heights()["sources"] <= 0)
    window._docks["sources"].setFloating(True)
    qtbot.waitUntil(lambda: heights()["sources"] > 0)


def test_the_first_paint_is_told_once(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window._painted)
    told: list[bool] = []
    window.first_painted.connect(lambda: told.append(True))
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    assert told == []


def test_toasts_stay_few_and_their_button_acts_once(window: Window) -> None:
    done: list[str] = []
    for n in range(5):
        window.toasts.show(f"message {n}", action="Undo", acted=lambda n=n: done.append(str(n)))  # type: ignore[misc]
    shown = window.toasts.shown
    assert [toast.words for toast in shown] == ["message 2", "message 3", "message 4"]
    QTest.mouseClick(shown[-1].button, LEFT)
    assert done == ["4"]
    assert len(window.toasts.shown) == 2


def test_the_window_fits_a_small_screen(window: Window, qtbot: QtBot) -> None:
    window.resize(960, 560)
    qtbot.waitUntil(lambda: window.size().width() == 960)
    assert window.minimumSizeHint().width() <= 960
    assert window.minimumSizeHint().height() <= 560


def test_the_physics_editor_is_made_when_it_is_looked_at_and_moves_nothing(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window._docks["composer"].width() > 0, timeout=120_000)
    before = {name: dock.width() for name, dock in window._docks.items() if name in {"sources", "queue", "composer"}}
    assert not window.has_physics
    window._docks["physics"].raise_()  # as a press on its tab does
    qtbot.waitUntil(lambda: window.has_physics, timeout=120_000)
    qtbot.waitUntil(lambda: window.physics.isVisible() and window.physics.seen, timeout=120_000)
    assert window._docks["physics"].widget() is window.physics
    after = {name: dock.width() for name, dock in window._docks.items() if name in before}
    assert after == before
