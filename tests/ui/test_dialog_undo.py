"""Undo in dialogs above the window: the keys take back what was done there, it is shown there, and said."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.services.test_episodes import SCRIPT
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from holysheep_studio.ui.dialogs.characters import CharactersDialog
    from holysheep_studio.ui.dialogs.episode import EpisodeDialog
    from holysheep_studio.ui.presenters.episode import EpisodePresenter
    from tests.ui.desk import Desk


async def key(dialog: QDialog, field: QWidget, *, again: bool = False) -> None:
    """The keys of undo, or redo, while a field of the dialog has them."""
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
            await key(sheet, sheet.list)
            await until(lambda: "Undone: Character Mara Lind" in sheet.state.text())
            assert (sheet.names, sheet.name.text()) == (["Mara"], "Mara")
            await key(sheet, sheet.list)
            await until(lambda: not sheet.names)
            await key(sheet, sheet.list, again=True)
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
            await key(tones, tones.list)
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
            await until(desk.window.actions_by_name["undo"].isEnabled)
            await key(versions, versions.list)
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
