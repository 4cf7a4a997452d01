"""Settings: found by a word, carried in a file, taken back; keys of commands; the system around the window."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from holysheep_studio.domain.settings import DIRECT, Language, Settings, Theme
from holysheep_studio.domain.settings_file import FORMAT, NAMES, VERSION
from holysheep_studio.services.awake import Awake
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui import keymap
from holysheep_studio.ui.actions import COMMANDS, plain
from holysheep_studio.ui.dialogs.settings import SettingsDialog
from holysheep_studio.ui.widgets.shortcut_editor import ShortcutEditor
from tests.ui.conftest import Run, until
from tests.ui.test_settings_dialog import kept, opened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from holysheep_studio.ui.window import Window
    from tests.ui.desk import Desk

#: Every setting with a value that is not its default.
UNUSUAL: Mapping[str, Any] = MappingProxyType({
    "theme": Theme.DARK, "ffmpeg": "/opt/ffmpeg", "concurrency": 3, "cloud_concurrency": 7, "stop_after_failures": 0,
    "off_peak": "21:00-05:00, 12:00-13:00", "only_off_peak": True, "language": Language.CHINESE,
    "clips_folder": "/films", "proxy": DIRECT, "notice_port": 8099, "notice_address": "https://tunnel.example.com",
    "notify": False, "stay_awake": True, "reduced_motion": True, "look_for_updates": True,
    "shortcuts": {"undo": "Ctrl+Y"},
})  # fmt: skip


def test_a_word_finds_the_setting_on_whatever_page_it_is(window: Window) -> None:
    dialog = SettingsDialog("/data", window)
    dialog.open()

    def pages() -> list[str]:
        return [name for number, name in enumerate(dialog._order) if dialog.pages.isTabVisible(number)]

    everything = pages()
    dialog.search.setText("off-peak")
    assert pages() == ["queue"]
    assert dialog.off_peak.isVisible()
    assert not dialog.local.isVisible()
    dialog.search.setText("proxy")
    assert pages() == ["network"]
    dialog.search.setText("theme dark")
    assert pages()[0] == "general"
    dialog.search.setText("add to queue")
    assert pages() == ["shortcuts"]
    dialog.search.setText("zebra crossing")
    assert pages() == []
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    assert pages() == everything
    dialog.show_page("queue")
    assert dialog.local.isVisible()
    dialog.reject()


def test_the_way_back_shows_only_where_something_is_set(window: Window) -> None:
    dialog = SettingsDialog("/data", window, able={"stay_awake": False, "notify": True})
    dialog.open()
    dialog.show_settings(Settings(reduced_motion=True))
    assert dialog._resets["reduced_motion"].isVisible()
    assert not dialog._resets["notify"].isVisible()
    told: list[tuple[str, object]] = []
    dialog.changed.connect(lambda name, value: told.append((name, value)))
    QTest.mouseClick(dialog._resets["reduced_motion"], Qt.MouseButton.LeftButton)
    assert told == [("reduced_motion", False)]
    dialog.search.setText("kept awake")
    dialog.search.setText("sleep")
    dialog.reject()


def test_a_proxy_is_taken_when_it_is_one(window: Window) -> None:
    dialog = SettingsDialog("/data", window)
    dialog.open()
    dialog.show_page("network")
    told: list[tuple[str, object]] = []
    dialog.changed.connect(lambda name, value: told.append((name, value)))
    dialog.proxy.choice.setCurrentIndex(2)
    dialog.proxy.choice.activated.emit(2)
    dialog.proxy.address.setText("http://me:secret@proxy:1")
    dialog.proxy.address.editingFinished.emit()
    assert told == []
    assert dialog.proxy.state.isVisible()
    dialog.show_settings(Settings(concurrency=2))  # meanwhile something else changes
    assert dialog.proxy.address.text() == "http://me:secret@proxy:1"
    dialog.proxy.address.setText("http://proxy:3128")
    dialog.proxy.address.editingFinished.emit()
    dialog.show_settings(Settings(proxy="http://proxy:3128"))
    dialog.proxy.choice.activated.emit(1)
    assert told == [("proxy", "http://proxy:3128"), ("proxy", DIRECT)]
    dialog.reject()


def test_settings_go_into_a_file_come_back_and_can_be_taken_back(desk: Desk, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "mine.json"

    async def story() -> None:
        async with desk.opened() as session:
            await session._settings.set(concurrency=5, shortcuts={"undo": "Ctrl+Y"})
            dialog = opened(desk, session)
            await until(lambda: session._settings_presenter._settings.concurrency == 5)
            dialog.export_asked.emit(str(file))
            await until(lambda: "without any key" in dialog.told.text())
            dialog.reject()
            await until(lambda: session._settings_presenter.dialog is None)
            await session._settings.set(concurrency=1, shortcuts={})
            await until(lambda: session._settings_presenter._settings == Settings())
            dialog = opened(desk, session)
            dialog.import_asked.emit(str(tmp_path))
            await until(lambda: dialog.told.objectName() == "negative")
            dialog.import_asked.emit(str(file))
            await until(lambda: "Taken over" in dialog.told.text())
            assert (await kept(session)).concurrency == 5
            await until(lambda: desk.window.actions_by_name["undo"].shortcut() == QKeySequence("Ctrl+Y"))
            dialog.reject()
            await until(desk.window.actions_by_name["undo"].isEnabled)
            desk.window.actions_by_name["undo"].trigger()
            await until(lambda: session._settings_presenter._settings == Settings())
            assert desk.window.actions_by_name["undo"].shortcut() == QKeySequence("Ctrl+Z")

    run(story())


def test_an_import_says_what_was_taken_over_and_what_was_not(desk: Desk, tmp_path: Path, run: Run) -> None:
    file, gone = tmp_path / "theirs.json", str(tmp_path / "gone")
    set_there = {"ffmpeg": gone, "clips_folder": gone, "concurrency": 4, "only_off_peak": True}
    file.write_text(json.dumps({"format": FORMAT, "version": VERSION, "settings": set_there}))

    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            dialog.import_asked.emit(str(file))
            await until(lambda: "Left as it was: FFmpeg" in dialog.told.text())
            told = dialog.told.text()
            assert "Local jobs at once, All jobs" in told
            assert f"Left as it was: Finished clips, for there is no folder {gone}." in told
            assert dialog.told.objectName() == "warning"
            assert await kept(session) == Settings(concurrency=4, only_off_peak=True)
            dialog.reject()

    run(story())


def test_every_setting_has_a_name_and_is_found_by_it(window: Window) -> None:
    dialog = SettingsDialog("/data", window, able={"look_for_updates": True})
    dialog.open()
    for name in NAMES:
        words = dialog.name_of(name)
        dialog.search.setText(words)
        assert not dialog.nothing.isVisible(), name
        if name != "shortcuts":
            dialog.search.setText("")
            dialog.show_settings(replace(Settings(), **{name: UNUSUAL[name]}))
            dialog.search.setText(words)
            assert dialog._resets[name].isEnabled(), name  # each has its own way back
    dialog.reject()


async def test_every_setting_goes_into_a_file_and_comes_back(tmp_path: Path) -> None:
    file, usual = tmp_path / "all.json", Settings()
    assert set(UNUSUAL) == set(NAMES)
    assert [name for name in NAMES if UNUSUAL[name] == getattr(usual, name)] == []
    async with await Studio.open(Paths.at(tmp_path / "one")) as studio:
        before = await studio.settings.set(**UNUSUAL)
        await studio.settings.export(file)
    async with await Studio.open(Paths.at(tmp_path / "two")) as studio:
        taken = await studio.settings.load(file, {})
        assert taken.settings == before
        assert set(taken.changed) == set(NAMES)


def test_a_folder_for_clips_has_to_be_there(desk: Desk, tmp_path: Path, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            dialog.clips.asked.emit(str(tmp_path / "nowhere"))
            await until(lambda: "There is no folder" in dialog.told.text())
            dialog.clips.asked.emit(str(tmp_path))
            await until(lambda: session._settings_presenter._settings.clips_folder == str(tmp_path))
            dialog.reject()

    run(story())


def press(editor: ShortcutEditor, keys: str) -> None:
    editor.keys.setKeySequence(QKeySequence(keys))
    editor.keys.editingFinished.emit()


def test_keys_are_set_taken_from_others_refused_and_reset(window: Window) -> None:
    editor = ShortcutEditor(window)
    told: list[dict[str, str]] = []
    editor.changed.connect(told.append)
    editor.changed.connect(editor.show_own)
    editor.choose("spending")
    press(editor, "Ctrl+Alt+R")
    assert told[-1] == {"spending": "Ctrl+Alt+R"}
    press(editor, "Ctrl+B")
    assert len(told) == 1
    assert "belongs to Budgets" in editor.state.text()
    assert not editor.take_button.isHidden()
    QTest.mouseClick(editor.take_button, Qt.MouseButton.LeftButton)
    assert told[-1] == {"spending": "Ctrl+B", "budgets": ""}
    press(editor, "J")
    assert len(told) == 2
    assert "The viewer keeps J" in editor.state.text()
    editor.choose("budgets")
    QTest.mouseClick(editor.reset_button, Qt.MouseButton.LeftButton)
    assert "belongs to Spending report" in editor.state.text()
    QTest.mouseClick(editor.take_button, Qt.MouseButton.LeftButton)
    assert told[-1] == {}  # the spending report has no keys in the table
    editor.choose("settings")
    QTest.mouseClick(editor.none_button, Qt.MouseButton.LeftButton)
    assert told[-1] == {"settings": ""}
    QTest.mouseClick(editor.reset_all_button, Qt.MouseButton.LeftButton)
    assert told[-1] == {}
    assert not editor.narrow("zebra crossing")
    assert editor.narrow("ctrl+b")
    assert [item.text(0) for item in editor._items if not item.isHidden()] == [
        plain(command) for command in COMMANDS if "ctrl+b" in keymap.shown(command, {}).casefold()
    ]


def test_no_two_commands_share_their_first_keys() -> None:
    for command in COMMANDS:
        if command.shortcut:
            assert keymap.holder(command.shortcut, command.name, {}) is None
            assert keymap.fixed(command.shortcut) == ""


def test_new_keys_work_at_once_and_stand_in_the_sheet(window: Window) -> None:
    done: list[str] = []
    window.actions_by_name["reset_layout"].triggered.connect(lambda: done.append("reset"))
    window.actions_by_name.use_keys({"reset_layout": "Ctrl+Shift+F9", "quit": ""})
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert done == ["reset"]
    assert "Ctrl+Shift+F9" in window.actions_by_name["reset_layout"].toolTip()
    assert window.actions_by_name["quit"].shortcut().isEmpty()
    window.actions_by_name.use_keys({})
    assert window.actions_by_name["quit"].shortcut() == QKeySequence("Ctrl+Q")


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for the program")
def test_the_machine_is_held_awake_by_a_program_that_ends_with_us(tmp_path: Path, run: Run) -> None:
    log = tmp_path / "log"
    program = tmp_path / "systemd-inhibit"
    program.write_text(f'#!/bin/sh\necho "$@" >> {log}\ncat\necho ended >> {log}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)

    async def story() -> None:
        awake = Awake("linux", lambda _: str(program))
        assert await awake.hold()
        assert await awake.hold()
        assert awake.held
        await awake.release()
        assert not awake.held
        assert "--what=idle:sleep" in log.read_text()
        assert log.read_text().count("--what") == 1
        program.write_text("#!/bin/sh\nexit 1\n")
        assert not await awake.hold()
        assert awake.means == ""  # it is not asked again
        assert Awake("linux", lambda _: None).means == ""
        assert not await Awake("linux", lambda _: None).hold()
        assert Awake("darwin", lambda name: name).means == "caffeinate"

    run(story())


def test_notices_are_listened_to_as_set_and_only_through_an_address(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            heard: list[int] = []

            async def listen(port: int) -> None:
                heard.append(port)

            background = session.household.background
            background._listen = listen
            dialog = opened(desk, session)
            dialog.show_page("network")
            dialog.notice_port.setValue(18080)
            await until(lambda: heard == [18080])
            for typed in ("no address", "ftp://name.example.com"):
                dialog.notice_address.setText(typed)
                dialog.notice_address.editingFinished.emit()
                assert dialog.notice_address.text() == ""  # what was set before
            dialog.notice_address.setText("https://name.example.com")
            dialog.notice_address.editingFinished.emit()
            presenter = session._settings_presenter
            await until(lambda: presenter._settings.notice_address == "https://name.example.com")
            QTest.mouseClick(dialog._resets["notice_port"], Qt.MouseButton.LeftButton)
            await until(lambda: heard == [18080, 0])
            dialog.close()

    run(story())
