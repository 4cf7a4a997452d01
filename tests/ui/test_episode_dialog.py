"""The episode dialog with a real studio: a dropped script, edits, filming, the strip, the film."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from holysheep_studio.domain.episode import Piece, Stage
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.dialogs.episode import EpisodeDialog
from holysheep_studio.ui.presenters.consent import Consent
from holysheep_studio.ui.presenters.episode import EpisodePresenter
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.widgets.cut_strip import CutStrip
from holysheep_studio.ui.widgets.take_list import TakeList, TakeRow
from tests.services.test_episodes import SCRIPT

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def row(dialog: EpisodeDialog, place: int, child: int | None = None) -> QTreeWidgetItem:
    """A row of the tree."""
    found = dialog.tree.topLevelItem(place)
    if found is not None and child is not None:
        found = found.child(child)
    assert found is not None
    return found


async def settled(tasks: Tasks, presenter: EpisodePresenter) -> None:
    """Wait until nothing but the looking at takes is under way."""
    async with asyncio.timeout(300):
        while [task for task in tasks._running if task.get_name() != "look at takes"] or presenter._turn.locked():
            await asyncio.sleep(0.01)


async def test_a_dropped_script_is_split_drawn_edited_and_priced(
    window: QWidget, data_folder: Path, tmp_path: Path
) -> None:
    script, other = tmp_path / "film.fountain", tmp_path / "clip.mp4"
    script.write_text(SCRIPT, encoding="utf-8")
    tasks = Tasks(window)
    async with await Studio.open(Paths.at(data_folder)) as studio:
        consent = Consent(studio.planner, studio.budgets, studio.jobs, window)
        presenter = EpisodePresenter(
            studio.episodes, studio.filming, studio.cutting, studio.accounts, consent, tasks, window, studio.drift
        )
        assert presenter.take([script, other]) == (other,)
        await settled(tasks, presenter)
        dialog = presenter.dialog
        assert dialog is not None
        assert dialog.tree.topLevelItemCount() == 5  # script, enhanced script, three scenes
        assert row(dialog, 2).text(1) == "no storyboard yet"
        assert not dialog.film_button.isEnabled()
        dialog.boards_button.click()
        await settled(tasks, presenter)
        assert dialog.film_button.isEnabled()

        dialog.tree.setCurrentItem(row(dialog, 4))
        dialog.text.field.setPlainText("The boat sinks.")
        dialog.text.save_button.click()
        await settled(tasks, presenter)
        states = [row(dialog, n).text(1) for n in (2, 3, 4)]
        assert states == ["by rule, version 1", "by rule, version 1", "out of date"]
        assert not dialog.film_button.isEnabled()

        dialog.boards_button.click()
        await settled(tasks, presenter)
        dialog.tree.setCurrentItem(row(dialog, 2, 0))
        opened = dialog.editor.currentWidget()
        for back in (dialog.player.leave_button.click, lambda: dialog.tree.itemClicked.emit(row(dialog, 2, 0), 0)):
            dialog.play([])  # as a take of the shot, which is then accepted
            assert dialog.editor.currentWidget() is dialog.player
            back()
            assert dialog.editor.currentWidget() is opened
        dialog.shot.camera.setText("bird's eye")
        dialog.shot.save_button.click()
        await settled(tasks, presenter)
        ((one, *_),) = await studio.episodes.all()
        episode = await studio.episodes.get(one)
        assert episode.boards["s1"][0].camera_angle == "bird's eye"
        assert [mark.version for mark in await studio.episodes.versions(one, Stage.STORYBOARD, "s1")] == [2, 1]

        dialog.tree.setCurrentItem(row(dialog, 0))
        dialog.text.field.setPlainText("INT. A\n\nMARA\n(softly\nHello.")
        dialog.text.save_button.click()
        await settled(tasks, presenter)
        assert "line 4" in dialog.state.text()

        dialog.film_button.click()
        await settled(tasks, presenter)
        assert dialog.state.text() == "12 shots are in the queue."
        assert row(dialog, 2, 0).text(1) == "1 under way"
        dialog.close()
        await tasks.close()


def test_the_strip_tells_of_trims_and_of_what_is_taken_out(qtbot: QtBot) -> None:
    strip = CutStrip()
    qtbot.addWidget(strip)
    told: list[tuple[Piece, ...]] = []
    strip.arranged.connect(told.append)
    strip.show_strip([(Piece("a", "1"), "a"), (Piece("b", "2"), "b")])
    strip.list.setCurrentRow(1)
    strip.first.setValue(3)
    strip.frames.setValue(10)
    strip.first.editingFinished.emit()
    assert told == [(Piece("a", "1"), Piece("b", "2", 3, 10))]
    strip.out_button.click()
    assert told[-1] == (Piece("a", "1"),)
    strip.list.setCurrentRow(0)
    strip.out_button.click()  # the last one stays
    assert strip.list.count() == 1


def test_the_pieces_of_the_strip_move_by_keys(qtbot: QtBot) -> None:
    strip = CutStrip()
    qtbot.addWidget(strip)
    strip.show()
    strip.activateWindow()
    qtbot.waitUntil(strip.isActiveWindow)
    told: list[tuple[Piece, ...]] = []
    strip.arranged.connect(told.append)
    strip.show_strip([(Piece(name, name), name) for name in "abc"])
    strip.list.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):  # the third has nowhere to go
        QTest.keyClick(strip.list, key, Qt.KeyboardModifier.AltModifier)
    assert ["".join(piece.shot for piece in pieces) for pieces in told] == ["bac", "bca", "bac"]
    assert strip.list.currentRow() == 1


def test_work_gives_the_keys_back_to_what_had_them(window: QWidget, qtbot: QtBot) -> None:
    dialog = EpisodeDialog(window)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.strip.show_strip([(Piece("a", "1"), "a")])
    dialog.strip.list.setFocus()
    for share in (None, 0.5):
        dialog.show_state("", busy=True, share=share)
    assert not dialog.strip.list.hasFocus()
    dialog.show_state("")
    assert dialog.strip.list.hasFocus()


def test_a_take_that_plays_is_called_as_in_the_list(qtbot: QtBot) -> None:
    takes = TakeList()
    qtbot.addWidget(takes)
    takes.show_takes([TakeRow("a", "Take 1, done", "/made/one.mp4", accepted=False)], may_film=True)
    assert takes.words_of("/made/one.mp4") == "Take 1, done"
    assert takes.words_of("/made/other.mp4") == "other"
