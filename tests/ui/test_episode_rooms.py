"""What stands beside an episode in the window: takes, the strip played through, characters, versions, series."""

from __future__ import annotations

import asyncio
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.drift import Likeness, Sighting
from holysheep_studio.domain.episode import Limits, Piece, Stage, stale
from holysheep_studio.domain.laid import Laid
from holysheep_studio.domain.screenplay import Character
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.dialogs.film import FilmDialog
from holysheep_studio.ui.player.strip_heard import Heard
from holysheep_studio.ui.player.strip_sound import StripEar
from holysheep_studio.ui.presenters.consent import Consent
from holysheep_studio.ui.presenters.episode import EpisodePresenter
from holysheep_studio.ui.take_words import drift_words
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.widgets.cut_strip import CutStrip
from holysheep_studio.ui.widgets.limits_form import LimitsForm
from holysheep_studio.ui.widgets.series_tree import SeriesTree
from holysheep_studio.ui.widgets.strip_player import StripPart, StripPlayer
from tests.services.test_episodes import SCRIPT, offer
from tests.ui.test_episode_dialog import row, settled

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.dialogs.episode import EpisodeDialog
    from tests.conftest import MakeClip
    from tests.ui.conftest import Run


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
async def studio(data_folder: Path) -> AsyncIterator[Studio]:
    async with (
        DemoServer(Options(instant=True, limits=NO_LIMITS)) as server,
        await Studio.open(Paths.at(data_folder)) as opened,
    ):
        offer(opened, server)
        yield opened


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(300):
        while not holds():
            await asyncio.sleep(0.01)


async def opened(studio: Studio, window: QWidget, script: Path) -> tuple[EpisodePresenter, EpisodeDialog, Tasks]:
    """The dialog on a script with its storyboards drawn by rule."""
    script.write_text(SCRIPT, encoding="utf-8")
    tasks = Tasks(window)
    consent = Consent(studio.planner, studio.budgets, studio.jobs, window)
    presenter = EpisodePresenter(
        studio.episodes, studio.filming, studio.cutting, studio.accounts, consent, tasks, window, studio.drift
    )
    presenter.take([script])
    await settled(tasks, presenter)
    dialog = presenter.dialog
    assert dialog is not None
    dialog.boards_button.click()
    await settled(tasks, presenter)
    return presenter, dialog, tasks


async def test_a_take_is_accepted_filmed_again_and_the_strip_plays_through(
    window: QWidget, studio: Studio, tmp_path: Path, make_clip: MakeClip
) -> None:
    presenter, dialog, tasks = await opened(studio, window, tmp_path / "film.fountain")
    dialog.film_button.click()
    await settled(tasks, presenter)
    await studio.runner.run(until_empty=True)
    await presenter._show()
    first = row(dialog, 2, 0)
    dialog.tree.setCurrentItem(first)
    dialog.takes.again_button.click()
    await settled(tasks, presenter)
    await studio.runner.run(until_empty=True)
    await presenter._show()
    assert dialog.takes.list.count() == 2
    dialog.takes.list.setCurrentRow(0)
    older = dialog.takes.list.item(0).data(0x0100)[0]
    dialog.takes.accept_button.click()
    await settled(tasks, presenter)
    strip = await studio.filming.strip(presenter._one())
    assert strip[0].job_id == older  # the newer one stands back
    assert "accepted" in dialog.takes.list.item(0).text()
    dialog.strip.play_button.click()
    await settled(tasks, presenter)
    assert dialog.editor.currentWidget() is dialog.player
    whole = dialog.player.length_s
    dialog.takes.list.setCurrentRow(1)
    dialog.takes.show_button.click()
    await settled(tasks, presenter)
    assert 0 < dialog.player.length_s < whole
    dialog.strip.drift_button.click()
    await settled(tasks, presenter)
    assert dialog.state.text() == "No shot of the strip has a character with pictures."
    # a picture that is in none of the clips: nothing can be told, and nothing is flagged
    await studio.cutting.arrange(presenter._one(), strip)  # as a person keeps it, whatever becomes of the shots
    picture = make_clip(frames=1, options=("-c:v", "png"), suffix=".png")
    await studio.episodes.keep_character("Series", Character("Mara", references=(str(picture),)))
    dialog.strip.drift_button.click()
    await settled(tasks, presenter)
    assert "0 alike, 0 stand out" in dialog.state.text()
    dialog.reject()
    await tasks.close()


def test_a_shot_that_stands_out_is_flagged_on_the_strip(qtbot: QtBot) -> None:
    there = Sighting(found=True, frames=5, points=40)
    flags, words = drift_words([
        Likeness("Mara", "s1.1", there, ()), Likeness("Mara", "s1.2", there, ("colour",)),
        Likeness("Mara", "s1.3", Sighting(found=False)),
    ])  # fmt: skip
    assert flags == {"s1.2": "Mara stands out from the other shots by its colours."}
    assert "1 alike, 1 stand out, of 1 it cannot be told" in words
    strip = CutStrip()
    qtbot.addWidget(strip)
    strip.show_flags(flags)
    strip.show_strip([(Piece("s1.1", "a"), "one"), (Piece("s1.2", "b"), "two")])
    assert [strip.list.item(n).toolTip() for n in range(2)] == ["one", f"two\n{flags['s1.2']}"]


async def test_characters_are_kept_renamed_and_forgotten(window: QWidget, studio: Studio, tmp_path: Path) -> None:
    presenter, dialog, tasks = await opened(studio, window, tmp_path / "film.fountain")
    dialog.characters_button.click()
    await until(lambda: presenter.rooms.characters is not None)
    sheet = presenter.rooms.characters
    assert sheet is not None
    sheet.name.setText("Mara")
    sheet.seed.setText("minus")
    sheet.keep_button.click()
    assert "whole number" in sheet.state.text()
    sheet.seed.setText("7")
    sheet.description.setPlainText("grey coat, short hair")
    sheet.also.setText("MARA, Mara K.")
    sheet.keep_button.click()
    await until(lambda: sheet.list.count() == 1)
    (episode,) = await studio.episodes.all()
    (kept,) = await studio.episodes.characters(episode[1])
    assert (kept.name, kept.seed, kept.also) == ("Mara", 7, ("MARA", "Mara K."))
    sheet.name.setText("Mara Lind")
    sheet.keep_button.click()
    await until(lambda: sheet.list.count() == 1 and sheet.list.item(0).text() == "Mara Lind")
    assert [one.name for one in await studio.episodes.characters(episode[1])] == ["Mara Lind"]
    sheet.drop_button.click()
    await until(lambda: sheet.list.count() == 0)
    dialog.reject()
    await tasks.close()


async def test_versions_are_compared_and_brought_back(window: QWidget, studio: Studio, tmp_path: Path) -> None:
    presenter, dialog, tasks = await opened(studio, window, tmp_path / "film.fountain")
    one = presenter._one()
    await studio.episodes.edit_scene(one, "3", "The boat sinks.")
    await presenter._show()
    dialog.tree.setCurrentItem(row(dialog, 4))
    dialog.versions_button.click()
    await until(lambda: presenter.rooms.versions is not None and presenter.rooms.versions.list.count() == 2)
    versions = presenter.rooms.versions
    assert versions is not None
    assert versions.part.currentData() == (str(Stage.SCENES), "")
    assert not versions.restore_button.isEnabled()
    versions.list.setCurrentRow(1)
    await until(lambda: "\u25b8" in versions.text.toPlainText())
    assert "\u25b8 The boat sinks." in versions.text.toPlainText()
    assert "\u25c2 A boat rows out. Nobody looks back." in versions.text.toPlainText()
    versions.restore_button.click()
    await until(lambda: versions.list.count() == 3)
    assert stale(await studio.episodes.get(one)) == frozenset()
    dialog.reject()
    await tasks.close()


def test_series_are_folders_whose_episodes_move_and_are_renamed(qtbot: QtBot) -> None:
    tree = SeriesTree()
    qtbot.addWidget(tree)
    told: list[dict[str, tuple[str, str]]] = []
    tree.renamed.connect(told.append)
    tree.show_episodes([("a", "Coast", "One"), ("b", "Coast", "Two"), ("c", "Hills", "Three")], "b")
    assert [tree.topLevelItem(n).text(0) for n in range(2)] == ["Coast", "Hills"]  # type: ignore[union-attr]
    assert tree.episode == "b"
    menu = tree.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Rename", "Move to", "Take off the list"]
    submenu = menu.actions()[1].menu()
    assert submenu is not None
    submenu.actions()[0].trigger()  # type: ignore[attr-defined]
    assert told == [{"b": ("Hills", "Two")}]
    coast = tree.topLevelItem(0)
    assert isinstance(coast, QTreeWidgetItem)
    told.clear()
    coast.setText(0, "Shore")
    assert told == [{"a": ("Shore", "One"), "b": ("Shore", "Two")}]


def test_the_film_has_the_sounds_that_are_named(qtbot: QtBot, window: QWidget) -> None:
    dialog = FilmDialog(window)
    qtbot.addWidget(dialog)
    assert (dialog.laid, dialog.loudness_lufs) == ((), None)
    dialog.voice.path.setText("/v.wav")
    dialog.voice_at.setValue(48)
    dialog.music.path.setText("/m.mp3")
    dialog.level.click()
    assert dialog.laid == (Laid("/v.wav", 48, 0.0), Laid("/m.mp3", 0, -12.0))
    assert dialog.loudness_lufs == pytest.approx(-16.0)


def test_the_strip_plays_every_piece_in_order_from_its_trim_to_its_end(
    qtbot: QtBot, run: Run, make_clip: MakeClip
) -> None:
    async def play() -> None:
        player = StripPlayer()
        qtbot.addWidget(player)
        player.resize(320, 240)
        player.show()
        clip, rate = make_clip(frames=12, rate="12"), Fraction(12)
        player.show_strip([
            StripPart(clip, 2, 6, rate, "a"), StripPart(clip, 9, 3, rate, "b"), StripPart(clip, 0, 4, rate, "c"),
        ])  # fmt: skip
        assert player.length_s == pytest.approx(13 / 12)
        seen: list[tuple[int, int]] = []

        def ended() -> bool:
            if player.shown[1] >= 0 and player.shown not in seen:
                seen.append(player.shown)
            return not player.playing

        player.toggle()
        await until(ended)
        assert seen == sorted(seen)
        assert {part for part, _ in seen} == {0, 1, 2}
        spans = {0: range(2, 8), 1: range(9, 12), 2: range(4)}
        assert all(frame in spans[part] for part, frame in seen)
        assert player.time_s == pytest.approx(player.length_s)
        player.go_to(7 / 12)
        await until(lambda: player.shown == (1, 10))
        player.end()

    run(play())


class Ears:
    """A sink that keeps what it would make audible, asked for by hand."""

    latency_s = 0.0

    def __init__(self) -> None:
        self.fill: Callable[[int], bytes] | None = None

    def begin(self, fill: Callable[[int], bytes]) -> None:
        self.fill = fill

    def end(self) -> None:
        self.fill = None


def test_the_strip_is_heard_in_step_with_voice_and_music(qtbot: QtBot, run: Run, make_clip: MakeClip) -> None:
    async def listen() -> None:
        ears = Ears()
        player = StripPlayer(lambda: ears)
        qtbot.addWidget(player)
        player.resize(320, 240)
        player.show()
        loud, silent, rate = make_clip(frames=24, sound=True), make_clip(frames=24), Fraction(24)
        player.show_strip([StripPart(silent, 0, 24, rate, "a"), StripPart(loud, 0, 24, rate, "b", sound=True)])
        assert player.sound_button.isEnabled()
        player.toggle()
        await until(lambda: ears.fill is not None)
        player.pause()
        await until(lambda: ears.fill is None)  # nothing is asked of the device while it stands
        player.show_strip([StripPart(silent, 0, 24, rate, "a")])
        assert not player.sound_button.isEnabled()
        player.end()

    run(listen())


def test_every_sound_of_a_strip_is_where_it_belongs(make_clip: MakeClip) -> None:
    loud = make_clip(frames=24, sound=True)
    ear = StripEar([
        Heard(loud, 1.0, 0.5, 0.5), Heard(loud, 2.0, 0.0, 0.25, clip=False), Heard(loud.with_name("gone.wav"), 0, 0, 3),
    ], 3.0)  # fmt: skip

    def level(pieces: list[tuple[int, np.ndarray]], begin_s: float, end_s: float) -> float:
        whole = np.concatenate([samples for _, samples in pieces]).astype(float)
        first = pieces[0][0]
        part = whole[round(begin_s * 48_000) - first : round(end_s * 48_000) - first]
        return float(np.sqrt((part**2).mean()))

    pieces = list(ear.pieces(0.0))
    assert pieces[-1][0] + len(pieces[-1][1]) == 3 * 48_000
    assert level(pieces, 0, 1) == 0
    assert level(pieces, 1.02, 1.48) > 300
    assert level(pieces, 1.5, 2) == 0
    assert level(pieces, 2.02, 2.23) > 300
    assert level(pieces, 2.25, 3) == 0
    # from the middle it is the same sound within a sample: other rates begin between two
    later = dict(ear.pieces(1.2))
    at, samples = next(iter(later.items()))
    whole = np.concatenate([found for _, found in pieces])
    assert at == round(1.2 * 48_000)
    assert np.abs(whole[at : at + len(samples)].astype(int) - samples).max() <= 200
    ear.close()


def test_limits_are_told_once_and_too_many_shots_stand_out(qtbot: QtBot) -> None:
    form = LimitsForm()
    qtbot.addWidget(form)
    told: list[Limits] = []
    form.changed.connect(told.append)
    form.show_limits(Limits(), 4)
    assert (form.count.text(), form.count.objectName()) == ("4 shots to film,", "muted")
    form.shots.setValue(3)
    form.spend.setText("2,5")
    form.spend.editingFinished.emit()
    form.spend.editingFinished.emit()
    assert told == [Limits(3, Fraction(5, 2))]
    form.spend.setText("much")
    form.spend.editingFinished.emit()
    assert form.spend.text() == "2.5"
    form.show_limits(Limits(3, Fraction(5, 2)), 4)
    assert form.count.objectName() == "warning"


async def test_tones_are_changed_added_and_brought_back(window: QWidget, studio: Studio, tmp_path: Path) -> None:
    presenter, dialog, tasks = await opened(studio, window, tmp_path / "film.fountain")
    steps: list[tuple[str, Callable[[], Awaitable[None]]]] = []
    presenter.steps.done.connect(lambda words, back, _again: steps.append((words, back)))
    dialog.shot.tones_button.click()
    tones = presenter.rooms.tones.dialog
    assert tones is not None
    await until(lambda: tones.list.count() == 11)
    names = [row.name for row in await studio.episodes.tone_rows()]
    tones.list.setCurrentRow(names.index("angry"))
    assert not tones.reset_button.isEnabled()
    tones.camera.setText("from above")
    tones.keep_button.click()
    await until(tones.reset_button.isEnabled)
    assert (await studio.episodes.tones())["angry"].camera == "from above"
    await steps[-1][1]()
    assert (await studio.episodes.tones())["angry"].camera != "from above"
    tones.new_button.click()
    tones.keep_button.click()
    assert "needs a name" in tones.state.text()
    for field, words in ((tones.name, "Weary"), (tones.camera, "still"), (tones.lighting, "grey")):
        field.setText(words)
    tones.words.setPlainText("tired, slow")
    tones.keep_button.click()
    await until(lambda: tones.list.count() == 12)
    assert (await studio.episodes.tones())["weary"].words == ("tired", "slow")
    broken = studio.paths.data / "tones" / "odd.toml"
    broken.write_text("camera = 3", encoding="utf-8")
    tones.list.setCurrentRow(0)
    presenter.rooms.tones._start(presenter.rooms.tones._list("odd"))
    await until(lambda: "camera" in tones.state.text())  # what is wrong in the file, at the tone
    tones.reset_button.click()
    await until(lambda: not broken.exists())
    assert len(await studio.episodes.tones()) == 12
    tones.reject()
    dialog.reject()
    await tasks.close()
