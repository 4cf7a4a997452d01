"""The command palette: everything the menus have, found by a few letters, run by the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from holysheep_studio.ui.dialogs.palette import Entry, Palette
from holysheep_studio.ui.matching import folded, score
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.ui.session import Session
    from holysheep_studio.ui.window import Window
    from tests.conftest import MakeClip
    from tests.ui.desk import Desk


def opened(desk: Desk, session: Session) -> Palette:
    desk.window.actions_by_name["palette"].trigger()
    dialog = session.household.palette.dialog
    assert dialog is not None
    return dialog


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("queue", "add to queue", "quiet unusual export"),
        ("ptq", "pause the queue", "past techniques"),
        ("set", "settings", "reset layout"),
        ("reset lay", "reset layout", "settings"),
        ("\u961f\u5217", "\u52a0\u5165\u961f\u5217", "\u961f\u5458\u7684\u5217"),
        ("lay res", "reset layout", "resize the players"),
    ],
)
def test_what_fits_better_is_worth_more(typed: str, better: str, worse: str) -> None:
    assert score(folded(typed), better) > score(folded(typed), worse)


def test_case_and_accents_do_not_matter_and_a_missing_letter_does() -> None:
    assert score(folded("MULLER"), folded("Die M\u00fcller")) > 0
    assert score(folded("mullerx"), folded("Die M\u00fcller")) == 0
    assert score(folded("qq"), folded("queue")) == 0


def test_every_command_of_the_menus_is_in_it_with_its_keys(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            entries = {entry.name: entry for entry, *_ in dialog._entries}
            actions = desk.window.actions_by_name
            missing = [name for name in actions.names if name not in entries and name != "palette"]
            assert missing == []
            assert entries["add_to_queue"].keys == "Ctrl+Return"
            assert entries["play"].keys == "Space"
            assert entries["settings"].words == "Settings"
            assert entries["settings"].where == "Edit"
            words = {entry.words for entry in entries.values()}
            assert {"Composer", "Log", "Dark"} <= words
            assert not entries["undo"].enabled

    run(story())


def test_keys_alone_find_and_run_a_command_which_then_comes_first(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            done: list[str] = []
            desk.window.actions_by_name["reset_layout"].triggered.connect(lambda: done.append("reset"))
            dialog = opened(desk, session)
            assert QApplication.activeModalWidget() is dialog
            QTest.keyClicks(dialog.field, "rset")
            best = [entry.name for entry in dialog.shown]
            assert "reset_layout" in best
            QTest.keyClicks(dialog.field, " lay")
            assert dialog.shown[0].name == "reset_layout"
            assert "Reset layout" in dialog.field.accessibleDescription()
            QTest.keyClick(dialog.field, Qt.Key.Key_Return)
            assert done == ["reset"]
            await until(lambda: session.household.palette.dialog is None)
            again = opened(desk, session)
            assert again.shown[0].name == "reset_layout"
            QTest.keyClick(again.field, Qt.Key.Key_Escape)
            await until(lambda: session.household.palette.dialog is None)

    run(story())


def test_arrows_go_round_past_what_cannot_be_done_and_nothing_says_so(window: Window) -> None:
    ran: list[str] = []
    entries = [
        Entry("one", "One", lambda: ran.append("one")),
        Entry("two", "Two", lambda: ran.append("two"), enabled=False),
        Entry("three", "Three", lambda: ran.append("three")),
    ]
    dialog = Palette(entries, lambda _: (), [], window)
    dialog.open()
    assert [entry.name for entry in dialog.shown] == ["one", "three", "two"]
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.list.currentRow() == 1
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 0
    QTest.keyClicks(dialog.field, "xyz")
    assert dialog.nothing.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.field.setText("two")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert (ran, dialog.isVisible()) == ([], True)
    dialog.field.clear()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert ran == ["one"]


def test_clips_and_sources_are_found_by_name(desk: Desk, make_clip: MakeClip, run: Run) -> None:
    footage: Path = make_clip(frames=12)

    async def story() -> None:
        async with desk.opened(footage) as session:
            await until(lambda: desk.window.sources.model.rows and desk.window.sources.model.rows[0].footage)
            desk.window.viewer.close_clip()
            dialog = opened(desk, session)
            QTest.keyClicks(dialog.field, footage.stem)
            (entry,) = [entry for entry in dialog.shown if entry.name.startswith("source ")]
            assert (entry.words, entry.where) == (footage.name, "Source")
            entry.act()
            await until(lambda: desk.window.viewer.path == str(footage))
            assert isinstance(desk.window.actions_by_name["palette"], QAction)
            dialog.reject()

    run(story())


def test_a_word_is_looked_for_in_the_settings(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            QTest.keyClicks(dialog.field, "proxy")
            entry = dialog.shown[-1]
            assert entry.words == "Find \u201cproxy\u201d in the settings"
            entry.act()
            settings = session._settings_presenter.dialog
            assert settings is not None
            assert settings.search.text() == "proxy"
            settings.reject()

    run(story())
