"""Between the episode dialog and the services: stages made and edited, shots filmed, the cut written."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.episode import EpisodeId, Stage
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.services import demo
from holysheep_studio.services.cutting import FilmWish
from holysheep_studio.services.filming import check_budget
from holysheep_studio.services.script_file import SUFFIXES
from holysheep_studio.ui import figures, remembered, steps, texts, unsaved
from holysheep_studio.ui.dialogs.episode import EpisodeDialog
from holysheep_studio.ui.dialogs.film import FilmDialog
from holysheep_studio.ui.presenters.episode_rooms import EpisodeRooms
from holysheep_studio.ui.presenters.episode_steps import EpisodeSteps
from holysheep_studio.ui.take_words import drift_words, named_strip, strip_parts, take_rows, take_words
from holysheep_studio.ui.widgets.strip_player import StripPart

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.domain.episode import Limits, Piece
    from holysheep_studio.domain.laid import Laid
    from holysheep_studio.domain.screenplay import ShotPlan
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.cutting import Cutting
    from holysheep_studio.services.drift import DriftCheck
    from holysheep_studio.services.episodes import Episodes
    from holysheep_studio.services.filming import Filming
    from holysheep_studio.ui.presenters.consent import Consent
    from holysheep_studio.ui.tasks import Tasks

#: While takes are under way the dialog looks at them so often.
_LOOK_S = 2.0
_PLAIN = FilmWish()
_ENDINGS = {"film": "mp4", "otio": "otio", "srt": "srt"}


class EpisodePresenter(QObject):
    """Opens the dialog, one at a time, and does one thing after the other in it."""

    film_made = Signal(str)
    queued = Signal(tuple, str)
    lips_wanted = Signal(str, str, str, object)  # episode, shot, job of the take, what it opens above

    def __init__(
        self,
        episodes: Episodes,
        filming: Filming,
        cutting: Cutting,
        accounts: Accounts,
        consent: Consent,
        tasks: Tasks,
        window: QWidget,
        drift: DriftCheck,
    ) -> None:
        super().__init__(window)
        self._drift = drift
        self._episodes, self._filming, self._cutting = episodes, filming, cutting
        self._accounts, self._consent = accounts, consent
        self._tasks, self._window = tasks, window
        self._unsaved = unsaved.of(window)
        self._chosen: EpisodeId | None = None
        self._turn = asyncio.Lock()
        self._looking: asyncio.Task[Any] | None = None
        self._working: asyncio.Task[Any] | None = None
        self.steps = EpisodeSteps(episodes, filming, (self._list, self._show), self)
        self.rooms = EpisodeRooms(episodes, self.steps, tasks, self)
        self.rooms.changed.connect(lambda: self._tasks.start(self._show(), name="show episode"))
        self.film_dialog: FilmDialog | None = None
        self._laid: tuple[Laid, ...] = ()  # voice and music as they were last chosen for a film
        self.dialog: EpisodeDialog | None = None

    def take(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """Open the scripts among dropped files as episodes; the other files come back."""
        scripts = [path for path in paths if path.suffix.lower() in SUFFIXES]
        if scripts:
            self.open()
            for path in scripts:
                self._start(self._new(path))
        return tuple(path for path in paths if path not in scripts)

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        if self.dialog is None:
            self.dialog = dialog = EpisodeDialog(self._window)
            dialog.finished.connect(self._close)
            dialog.script_asked.connect(lambda path: self._start(self._new(Path(path))))
            dialog.episode_chosen.connect(self._choose)
            dialog.stage_saved.connect(lambda *part: self._start(self._save(*part)))
            dialog.shot_saved.connect(lambda shot: self._start(self._save_shot(shot)))
            dialog.split_asked.connect(lambda: self._start(self._split()))
            dialog.boards_asked.connect(lambda: self._start(self._draw()))
            dialog.film_asked.connect(lambda: self._start(self._film()))
            dialog.strip_arranged.connect(lambda pieces: self._start(self._arrange(pieces)))
            dialog.export_asked.connect(self._export)
            self._connect_rooms(dialog)
            steps.share(dialog)
            self._looking = self._tasks.start(self._look(), name="look at takes")
            self._start(self._begin())
        self.dialog.show()
        self.dialog.raise_()

    def _connect_rooms(self, dialog: EpisodeDialog) -> None:
        dialog.stop_asked.connect(self._stop)
        dialog.play_asked.connect(lambda: self._start(self._play()))
        dialog.drift_asked.connect(lambda: self._start(self._check_drift()))
        dialog.take_accepted.connect(lambda job, yes: self._start(self._accept(job, accepted=yes)))
        dialog.again_asked.connect(lambda shot: self._start(self._film(again=shot)))
        dialog.lips_asked.connect(lambda shot, job: self.lips_wanted.emit(self._one(), shot, job, dialog))
        dialog.take_opened.connect(lambda path: self._start(self._play_take(Path(path))))
        dialog.tones_asked.connect(lambda: self.rooms.tones.open(dialog))
        dialog.characters_asked.connect(lambda: self._tasks.start(self._open_characters(), name="open characters"))
        dialog.versions_asked.connect(lambda *part: self._tasks.start(self._open_versions(part), name="open versions"))
        dialog.limits.changed.connect(lambda limits: self._start(self._limit(limits)))
        dialog.series.renamed.connect(lambda names: self._start(self._rename(names)))
        dialog.series.removed.connect(lambda one: self._start(self._remove(one)))

    def _stop(self) -> None:
        if self._working is not None:
            self._working.cancel()

    def _close(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = self._looking = None

    def _start(self, work: Coroutine[Any, Any, str]) -> None:
        self._tasks.start(self._done(work), name="episode", inner=work)

    async def _done(self, work: Coroutine[Any, Any, str]) -> None:
        """Do one thing, and say how it ended; while another is under way, wait for it."""
        async with self._turn:
            self._working = asyncio.current_task()
            try:
                await self._do(work)
            finally:
                self._working = None
        await self._show()

    async def _do(self, work: Coroutine[Any, Any, str]) -> None:
        dialog = self.dialog
        if dialog is not None:
            dialog.show_state("", busy=True)
        words, problem = "", False
        try:
            words = await work
        except StudioError as error:
            words, problem = texts.studio_error(error).whole, True
        except asyncio.CancelledError:
            words = self.tr("Stopped. What was finished is kept.")
            raise
        finally:
            if self.dialog is not None:
                self.dialog.show_state(words, problem=problem)

    async def _begin(self) -> str:
        accounts = await self._accounts.list()
        names = list(dict.fromkeys([*(account.name for account in accounts), demo.NAME]))
        if self.dialog is not None:
            self.dialog.show_connections(names)
            self.dialog.show_tones([row.name for row in await self._episodes.tone_rows()])
        await self._list()
        return ""

    async def _list(self) -> None:
        found = await self._episodes.all()
        known = [one for one, *_ in found]
        if self._chosen not in known:
            typed = [one for one in known if self._unsaved.keys(unsaved.part(one, "", "")[:-1])]
            self._chosen = next(iter(typed[-1:] or known[-1:]), None)
        if self.dialog is not None:
            self.dialog.show_episodes([(one, series, title) for one, series, title, _ in found], self._chosen or "")

    def _choose(self, episode: str) -> None:
        self._chosen = next((one for one in [episode] if one), None)  # type: ignore[assignment]
        self._tasks.start(self._show(), name="show episode")

    async def _new(self, path: Path) -> str:
        self._chosen = await self._episodes.new(path, self.tr("Series"))
        await self._episodes.split(self._chosen)
        await self._list()
        return self.tr("Opened {name}; its scenes are split as the author marked them.").format(name=path.name)

    async def _save(self, stage: str, key: str, text: str) -> str:
        one = self._one()
        if stage == Stage.SCRIPT:
            work = self._episodes.edit_script(one, text)
        elif stage == Stage.ENHANCED:
            work = self._episodes.edit_enhanced(one, text)
        else:
            work = self._episodes.edit_scene(one, key, text)
        await self.steps.watch(one, self.tr("Edited a text"), work)
        self._unsaved.drop(unsaved.part(one, stage, key))
        return self.tr("Kept as a new version.")

    async def _save_shot(self, shot: ShotPlan) -> str:
        episode = await self._episodes.get(self._one())
        scene = next(scene for scene, one in episode.shots if one.key == shot.key)
        board = [shot if one.key == shot.key else one for one in episode.boards[scene.key]]
        work = self._episodes.edit_board(episode.id, scene.key, board)
        await self.steps.watch(episode.id, self.tr("Edited a shot"), work)
        self._unsaved.drop(unsaved.part(episode.id, str(Stage.STORYBOARD), shot.key))
        return self.tr("Kept as a new version.")

    async def _split(self) -> str:
        one, writer = self._one(), self._writer()
        if not await self._consent.given_to_ask(await self._episodes.quote_split(one, writer)):
            return self.tr("Nothing was asked.")
        work = self._episodes.split(one, writer, consented=True)
        await self.steps.watch(one, self.tr("Split into scenes"), work)
        return self.tr("Scenes that did not change keep their storyboards and takes.")

    async def _draw(self) -> str:
        def told(done: int, total: int) -> None:
            if self.dialog is not None and total:
                words = self.tr("Drawing storyboards: {done} of {total}").format(done=done, total=total)
                self.dialog.show_state(words, busy=True, share=done / total)

        one, writer = self._one(), self._writer()
        if not await self._consent.given_to_ask(await self._episodes.quote_storyboard(one, writer)):
            return self.tr("Nothing was asked.")
        work = self._episodes.storyboard(one, (), writer, told=told, consented=True)
        drawn = await self.steps.watch(one, self.tr("Drew storyboards"), work)
        return figures.count(len(drawn), self.tr("1 storyboard drawn."), self.tr("{n} storyboards drawn."))

    async def _film(self, again: str = "") -> str:
        choice = CloudChoice(self._writer() or demo.NAME, "", effect="", fresh=bool(again))
        plan = await self._filming.plan(self._one(), choice, again=[again] if again else ())
        if again:
            plan = replace(plan, shootings=tuple(one for one in plan.shootings if one.shot == again))
        if not plan.shootings:
            return self.tr("Every shot has a take.")
        check_budget(plan.plan, (await self._episodes.get(plan.episode)).limits.spend)
        if not await self._consent.given(plan.plan):
            return self.tr("Nothing was queued.")
        added = await self._filming.film(plan)
        await self._consent.book(added)
        self.queued.emit(added, "")
        return figures.count(len(added), self.tr("The shot is in the queue."), self.tr("{n} shots are in the queue."))

    async def _limit(self, limits: Limits) -> str:
        await self._episodes.limit(self._one(), limits)
        return self.tr("Kept: filming beyond this is refused.")

    async def _arrange(self, pieces: tuple[Piece, ...]) -> str:
        arrange = partial(self._cutting.arrange, self._one())
        await self.steps.watch(self._one(), self.tr("Rough cut"), arrange(pieces), partial(arrange, ()))
        return ""

    async def _accept(self, job_id: str, *, accepted: bool) -> str:
        await self.steps.accept(self._one(), job_id, accepted=accepted)
        episode = await self._episodes.get(self._one())
        if episode.cut is None:
            return ""
        return self.tr("Accepted. The strip is as you arranged it; \u201cFrom the takes\u201d makes it anew.")

    async def _play(self) -> str:
        strip = await self._cutting.strip(self._one())
        if self.dialog is not None:
            self.dialog.play(strip_parts(strip), self._laid)
        return ""

    async def _check_drift(self) -> str:
        def told(done: int, total: int) -> None:
            if self.dialog is not None and total:
                words = self.tr("Comparing characters: {done} of {total}").format(done=done, total=total)
                self.dialog.show_state(words, busy=True, share=done / total)

        flags, words = drift_words(await self._drift.check(self._one(), told))
        if self.dialog is not None:
            self.dialog.strip.show_flags(flags)
        return words

    async def _play_take(self, path: Path) -> str:
        footage = await self._cutting.footage(path)
        if self.dialog is not None:
            words, video = self.dialog.takes.words_of(str(path)), footage.video
            self.dialog.play([StripPart(path, 0, video.frames, video.rate, words, bool(footage.audio))])
        return ""

    async def _open_characters(self) -> None:
        if self._chosen is not None and self.dialog is not None:
            episode = await self._episodes.get(self._chosen)
            self.rooms.open_characters(episode.series, self.dialog)

    async def _open_versions(self, part: tuple[str, ...]) -> None:
        if self._chosen is not None and self.dialog is not None:
            episode = await self._episodes.get(self._chosen)
            self.rooms.open_versions(episode, (part[0], part[1]), self.dialog)

    async def _rename(self, names: Mapping[str, tuple[str, str]]) -> str:
        await self.steps.rename(names)
        await self._list()
        return ""

    async def _remove(self, one: str) -> str:
        await self.steps.remove(EpisodeId(one))
        await self._list()
        return self.tr("Taken off the list; its jobs and clips stay.")

    def _export(self, way: str) -> None:
        if way != "film":
            self._choose_target(way, FilmWish())
            return
        self.film_dialog = dialog = FilmDialog(self.dialog or self._window)
        dialog.write_asked.connect(
            lambda: self._choose_target("film", FilmWish(laid=dialog.laid, loudness_lufs=dialog.loudness_lufs))
        )
        dialog.open()

    def _choose_target(self, way: str, wish: FilmWish) -> None:
        ending = _ENDINGS[way]
        dialog = QFileDialog(self.dialog, self.tr("Save as"), str(Path.home() / f"film.{ending}"), f"*.{ending}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._begin_export(way, Path(chosen), wish))
        remembered.open_files(dialog, "film")

    def _begin_export(self, way: str, target: Path, wish: FilmWish) -> None:
        self._laid = wish.laid or self._laid
        if way == "film" and self.film_dialog is not None:
            self.film_dialog.accept()
            self.film_dialog = None
        self._start(self.export(way, target, wish))

    async def export(self, way: str, target: Path, wish: FilmWish = _PLAIN) -> str:
        """Write the film, the cut list or the subtitles; the file dialog has asked about what is there."""
        one = self._one()
        if way == "film":
            film = await self._cutting.film(one, target, wish, self._stage, force=True)
            self.film_made.emit(str(target))
            words = self.tr("{name}: {n} frames, {s:.1f} seconds, every frame checked; sound {off:+.0f} ms.")
            off = float(film.sound_off_s) * 1000
            return words.format(name=target.name, n=film.frames, s=float(film.duration), off=off)
        if way == "otio":
            await self._cutting.cut_list(one, target)
        else:
            await self._cutting.subtitles(one, target)
        return self.tr("Wrote {name}.").format(name=target.name)

    def _stage(self, name: str) -> Callable[[float], None]:
        words = {
            "encode": self.tr("Writing the film"),
            "loudness": self.tr("Writing it again at its loudness"),
            "verify": self.tr("Checking every frame"),
        }.get(name, "")

        def share(done: float) -> None:
            if self.dialog is not None:
                self.dialog.show_state(words, busy=True, share=done)

        return share

    async def _look(self) -> None:
        """Takes end while the dialog is open."""
        before: object = None
        while True:
            await asyncio.sleep(_LOOK_S)
            if self._chosen is None or self._turn.locked():
                continue
            now = await self._filming.standing(self._chosen)
            if now != before:
                before = now
                await self._show()

    async def _show(self) -> None:
        if self._chosen is None or self.dialog is None:
            return
        episode = await self._episodes.get(self._chosen)
        takes = await self._filming.takes(self._chosen)
        strip = await self._filming.strip(self._chosen)
        if self.dialog is not None:
            rows = take_rows(takes)
            self.dialog.show_episode(episode, take_words(takes), named_strip(episode, strip), rows)

    def _one(self) -> EpisodeId:
        if self._chosen is None:
            raise ValueError("no episode is chosen")  # the buttons are off then
        return self._chosen

    def _writer(self) -> str:
        return "" if self.dialog is None else str(self.dialog.writer.currentData() or "")
