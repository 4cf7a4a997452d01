"""Keys in dialogs: undo takes back what was done there and says it, Esc loses nothing that was typed, Enter is safe."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMainWindow, QPushButton

from holysheep_studio.ui.dialogs.catalogue import CatalogueDialog
from holysheep_studio.ui.dialogs.connections import LIST, ConnectionsDialog
from holysheep_studio.ui.dialogs.episode import EpisodeDialog
from holysheep_studio.ui.dialogs.lip_sync import LipSyncDialog
from holysheep_studio.ui.dialogs.rules import RulesDialog
from holysheep_studio.ui.dialogs.tones import TonesDialog
from holysheep_studio.ui.unsaved import Unsaved
from holysheep_studio.ui.widgets.connection_table import ConnectionRow
from holysheep_studio.ui.widgets.sheets import AboutSheet
from tests.services.test_episodes import SCRIPT
from tests.ui.conftest import Run, until
from tests.ui.test_rules_dialog import MINE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.dialogs.characters import CharactersDialog
    from holysheep_studio.ui.presenters.episode import EpisodePresenter
    from tests.ui.desk import Desk


async def key(desk: Desk, dialog: QDialog, field: QWidget, *, again: bool = False) -> None:
    """The keys of undo, or redo, while a field of the dialog has them."""
    await until(desk.window.actions_by_name["redo" if again else "undo"].isEnabled)
    dialog.activateWindow()
    await until(dialog.isActiveWindow)
    field.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_Z, both if again else Qt.KeyboardModifier.ControlModifier)


@asynccontextmanager
async def episode(desk: Desk, folder: Path) -> AsyncIterator[tuple[EpisodePresenter, EpisodeDialog]]:
    """The dialog on an episode of a script."""
    script = folder / "film.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    async with desk.opened() as session:
        presenter = session.productions.episodes
        presenter.take([script])
        await until(lambda: presenter.dialog is not None and presenter.dialog.characters_button.isEnabled())
        assert presenter.dialog is not None
        yield presenter, presenter.dialog
        presenter.dialog.reject()


def is_listed(sheet: CharactersDialog, name: str) -> bool:
    return sheet.names == [name]


def test_a_sheet_of_a_character_comes_back_in_its_dialog(desk: Desk, tmp_path: Path, run: Run) -> None:
    async def story() -> None:
        async with episode(desk, tmp_path) as (presenter, dialog):
            dialog.characters_button.click()
            await until(lambda: presenter.rooms.characters is not None)
            sheet = presenter.rooms.characters
            assert sheet is not None
            for name in ("Mara", "Mara Lind"):
                sheet.name.setText(name)
                sheet.keep_button.click()
                await until(partial(is_listed, sheet, name))
            await key(desk, sheet, sheet.list)
            await until(lambda: "Undone: Character Mara Lind" in sheet.state.text())
            assert (sheet.names, sheet.name.text()) == (["Mara"], "Mara")
            await key(desk, sheet, sheet.list)
            await until(lambda: not sheet.names)
            await key(desk, sheet, sheet.list, again=True)
            await until(lambda: sheet.names == ["Mara"] and "Redone" in sheet.state.text())
            sheet.reject()

    run(story())


def test_a_tone_comes_back_in_its_dialog_and_what_is_typed_there_outlives_it(
    desk: Desk, tmp_path: Path, run: Run
) -> None:
    async def story() -> None:
        async with episode(desk, tmp_path) as (presenter, dialog):
            presenter.rooms.tones.open(dialog)
            tones = presenter.rooms.tones.dialog
            assert tones is not None
            await until(tones.camera.text)
            shipped = tones.camera.text()
            tones.camera.setText("from above")
            tones.keep_button.click()
            await until(tones.reset_button.isEnabled)
            assert tones.restored.isHidden()
            await key(desk, tones, tones.list)
            await until(lambda: "Undone: Tone" in tones.state.text())
            assert tones.camera.text() == shipped
            tones.lighting.setText("blue")
            tones.reject()  # Esc, with something typed
            presenter.rooms.tones.open(dialog)
            again = presenter.rooms.tones.dialog
            assert again is not None
            await until(lambda: again.lighting.text() == "blue" and not again.restored.isHidden())
            again.restored.back_button.click()
            assert again.lighting.text() != "blue"
            again.reject()

    run(story())


def test_a_version_that_was_brought_back_is_taken_back_in_its_dialog(desk: Desk, tmp_path: Path, run: Run) -> None:
    async def story() -> None:
        async with episode(desk, tmp_path) as (presenter, dialog):
            one = presenter._one()
            await presenter._episodes.edit_scene(one, "3", "The boat sinks.")
            presenter.rooms.open_versions(await presenter._episodes.get(one), ("scenes", ""), dialog)
            versions = presenter.rooms.versions
            assert versions is not None
            await until(lambda: versions.list.count() == 2)
            versions.list.setCurrentRow(1)
            versions.restore_button.click()
            await until(lambda: versions.list.count() == 3)
            await key(desk, versions, versions.list)
            await until(lambda: "Undone" in versions.state.text())
            await until(lambda: versions.list.count() == 4)
            versions.reject()

    run(story())


def test_a_consent_that_is_being_written_outlives_its_dialog_for_each_voice(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            presenter = session.productions.lip_sync
            presenter.open_voices("Ann")
            first = presenter.voices
            assert first is not None
            first.words.setPlainText("She said so on the phone.")
            first.reject()
            presenter.open_voices("Bob")
            other = presenter.voices
            assert other is not None
            assert (other.voice.text(), other.words.toPlainText()) == ("Bob", "")
            other.reject()
            presenter.open_voices("Ann")
            again = presenter.voices
            assert again is not None
            assert again.words.toPlainText() == "She said so on the phone."
            assert not again.restored.isHidden()
            for field in (again.person, again.given_by, again.purpose):
                field.setText("Ann")
            again.record_button.click()
            await until(lambda: again.list.count() == 1)
            again.reject()
            presenter.open_voices("Ann")
            assert presenter.voices is not None
            assert presenter.voices.words.toPlainText() == ""
            presenter.voices.reject()

    run(story())


def test_rules_that_are_typed_outlive_their_dialog(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            rules = session._money.rules
            rules.open()
            await until(lambda: rules.dialog is not None and rules.dialog.text.toPlainText())
            first = rules.dialog
            assert first is not None
            first.text.setPlainText(MINE)
            first.reject()
            rules.open()
            again = rules.dialog
            assert again is not None
            await until(lambda: again.text.toPlainText() == MINE)
            assert not again.restored.isHidden()
            assert desk.window.unsaved.get("rules") == {"text": MINE}
            again.use_button.click()
            await until(again.restored.isHidden)
            assert desk.window.unsaved.get("rules") is None, "it is kept where it belongs"
            again.reject()

    run(story())


def test_a_trial_that_is_being_described_outlives_its_dialog(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            for words in ("", "light"):
                desk.window.actions_by_name["trials"].trigger()
                await until(lambda: session._trials.dialog is not None and session._trials.dialog.form.isVisible())
                dialog = session._trials.dialog
                assert dialog is not None
                assert dialog.form.name.text() == words
                assert dialog.typed.isHidden() is not bool(words)
                dialog.form.name.setText("light")
                dialog.reject()

    run(story())


def test_esc_leads_from_the_form_of_a_connection_to_the_list(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            session._connections_presenter.open()
            dialog = session._connections_presenter.dialog
            assert dialog is not None
            dialog.edit(None)
            QTest.keyClick(dialog.form.name, Qt.Key.Key_Escape)
            assert session._connections_presenter.dialog is dialog
            assert dialog.pages.currentIndex() == LIST
            QTest.keyClick(dialog.table, Qt.Key.Key_Escape)
            assert session._connections_presenter.dialog is None

    run(story())


def test_the_keys_come_to_the_connections_when_there_are_some(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = ConnectionsDialog([("A", "A", "")], window)
    dialog.show()
    close = dialog.foot.button(QDialogButtonBox.StandardButton.Close)
    close.setFocus()
    row = ConnectionRow("mine", "A", "A", "https://one.example", "one.example", "abcd", "In memory")
    dialog.show_rows([row])
    assert dialog.focusWidget() is dialog.table
    close.setFocus()
    dialog.show_rows([row])
    assert dialog.focusWidget() is close, "who went there stays there"


def test_what_a_provider_is_to_say_outlives_its_dialog(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Unsaved(None, window)
    first = LipSyncDialog("a.mp4", "Good evening.", window, "/a.mp4")
    first.text.setPlainText("Good evening, everyone.")
    first.reject()
    again = LipSyncDialog("a.mp4", "Good evening.", window, "/a.mp4")
    assert again.text.toPlainText() == "Good evening, everyone."
    assert again.restored.isHidden(), "the voice comes from a file: no text is in sight"
    again.source.setCurrentIndex(1)
    assert not again.restored.isHidden()
    again.restored.back_button.click()
    assert (again.text.toPlainText(), again.restored.isHidden()) == ("Good evening.", True)
    other = LipSyncDialog("b.mp4", "Good night.", window, "/b.mp4")
    assert other.text.toPlainText() == "Good night."


@pytest.mark.parametrize("kind", [EpisodeDialog, CatalogueDialog, TonesDialog, RulesDialog])
def test_enter_in_a_field_presses_no_button_that_stands_elsewhere(qtbot: QtBot, kind: type[QDialog]) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = kind(window)
    dialog.show()
    assert [button.text() for button in dialog.findChildren(QPushButton) if button.isDefault()] == []


def test_enter_leaves_what_is_only_read(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    sheet = AboutSheet("/data", window)
    sheet.show()
    assert [button.text() for button in sheet.findChildren(QPushButton) if button.isDefault()] == ["Close"]
