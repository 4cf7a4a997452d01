"""Between the episode dialog and the services: stages made and edited, shots filmed, the cut written."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.episode import Stage
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.job import JobState
from holysheep_studio.services import demo
from holysheep_studio.services.cutting import FilmWish
from holysheep_studio.services.script_file import SUFFIXES
from holysheep_studio.ui import texts
from holysheep_studio.ui.dialogs.episode import EpisodeDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.domain.episode import Episode, EpisodeId, Piece
    from holysheep_studio.domain.screenplay import ShotPlan
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.cutting import Cutting
    from holysheep_studio.services.episodes import Episodes
    from holysheep_studio.services.filming import Filming, TakeView
    from holysheep_studio.ui.presenters.consent import Consent
    from holysheep_studio.ui.tasks import Tasks

#: While takes are under way the dialog looks at them so often.
_LOOK_S = 2.0
_ENDINGS = {"film": "mp4", "otio": "otio", "srt": "srt"}


class EpisodePresenter(QObject):
    """Opens the dialog, one at a time, and does one thing after the other in it."""

    film_made = Signal(str)

    def __init__(
        self,
        episodes: Episodes,
        filming: Filming,
        cutting: Cutting,
        accounts: Accounts,
        consent: Consent,
        tasks: Tasks,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._episodes, self._filming, self._cutting = episodes, filming, cutting
        self._accounts, self._consent = accounts, consent
        self._tasks, self._window = tasks, window
        self._chosen: EpisodeId | None = None
        self._turn = asyncio.Lock()
        self._looking: asyncio.Task[Any] | None = None
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
            self._looking = self._tasks.start(self._look(), name="look at takes")
            self._start(self._begin())
        self.dialog.show()
        self.dialog.raise_()

    def _close(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = self._looking = None

    def _start(self, work: Coroutine[Any, Any, str]) -> None:
        self._tasks.start(self._done(work), name="episode")

    async def _done(self, work: Coroutine[Any, Any, str]) -> None:
        """Do one thing, and say how it ended; while another is under way, wait for it."""
        async with self._turn:
            await self._do(work)
        await self._show()

    async def _do(self, work: Coroutine[Any, Any, str]) -> None:
        dialog = self.dialog
        if dialog is not None:
            dialog.show_state("", busy=True)
        words, problem = "", False
        try:
            words = await work
        except StudioError as error:
            said = texts.studio_error(error)
            words, problem = f"{said.message} {said.advice}".strip(), True
        finally:
            if self.dialog is not None:
                self.dialog.show_state(words, problem=problem)

    async def _begin(self) -> str:
        accounts = await self._accounts.list()
        names = list(dict.fromkeys([*(account.name for account in accounts), demo.NAME]))
        if self.dialog is not None:
            self.dialog.show_connections(names)
            self.dialog.show_tones(list(await self._episodes.tones()))
        await self._list()
        return ""

    async def _list(self) -> None:
        found = await self._episodes.all()
        known = [one for one, *_ in found]
        if self._chosen not in known:
            self._chosen = known[-1] if known else None
        if self.dialog is not None:
            self.dialog.show_episodes(
                [(one, f"{series}: {title}") for one, series, title, _ in found], self._chosen or ""
            )

    def _choose(self, episode: str) -> None:
        self._chosen = next((one for one in [episode] if one), None)  # type: ignore[assignment]
        self._tasks.start(self._show(), name="show episode")

    async def _new(self, path: Path) -> str:
        self._chosen = await self._episodes.new(path)
        await self._episodes.split(self._chosen)
        await self._list()
        return self.tr("Opened {name}; its scenes are split as the author marked them.").format(name=path.name)

    async def _save(self, stage: str, key: str, text: str) -> str:
        one = self._one()
        if stage == Stage.SCRIPT:
            await self._episodes.edit_script(one, text)
        elif stage == Stage.ENHANCED:
            await self._episodes.edit_enhanced(one, text)
        else:
            await self._episodes.edit_scene(one, key, text)
        return self.tr("Kept as a new version.")

    async def _save_shot(self, shot: ShotPlan) -> str:
        episode = await self._episodes.get(self._one())
        scene = next(scene for scene, one in episode.shots if one.key == shot.key)
        board = [shot if one.key == shot.key else one for one in episode.boards[scene.key]]
        await self._episodes.edit_board(episode.id, scene.key, board)
        return self.tr("Kept as a new version.")

    async def _split(self) -> str:
        one, writer = self._one(), self._writer()
        if not await self._consent.given_to_ask(await self._episodes.quote_split(one, writer)):
            return self.tr("Nothing was asked.")
        await self._episodes.split(one, writer, consented=True)
        return self.tr("Scenes that did not change keep their storyboards and takes.")

    async def _draw(self) -> str:
        def told(done: int, total: int) -> None:
            if self.dialog is not None and total:
                words = self.tr("Drawing storyboards: {done} of {total}").format(done=done, total=total)
                self.dialog.show_state(words, busy=True, share=done / total)

        one, writer = self._one(), self._writer()
        if not await self._consent.given_to_ask(await self._episodes.quote_storyboard(one, writer)):
            return self.tr("Nothing was asked.")
        drawn = await self._episodes.storyboard(one, (), writer, told=told, consented=True)
        return self.tr("{n} storyboards drawn.").format(n=len(drawn))

    async def _film(self) -> str:
        choice = CloudChoice(self._writer() or demo.NAME, "", effect="")
        plan = await self._filming.plan(self._one(), choice)
        if not plan.shootings:
            return self.tr("Every shot has a take.")
        if not await self._consent.given(plan.plan):
            return self.tr("Nothing was queued.")
        added = await self._filming.film(plan)
        await self._consent.book(added)
        return self.tr("{n} shots are in the queue.").format(n=len(added))

    async def _arrange(self, pieces: tuple[Piece, ...]) -> str:
        await self._cutting.arrange(self._one(), pieces)
        return ""

    def _export(self, way: str) -> None:
        ending = _ENDINGS[way]
        name = str(Path.home() / f"film.{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self.dialog, self.tr("Save as"), name, f"*.{ending}")
        if chosen:
            self._start(self.export(way, Path(chosen).with_suffix(f".{ending}")))

    async def export(self, way: str, target: Path) -> str:
        """Write the film, the cut list or the subtitles; the file dialog has asked about what is there."""
        one = self._one()
        if way == "film":
            film = await self._cutting.film(one, target, FilmWish(), self._stage, force=True)
            self.film_made.emit(str(target))
            words = self.tr("{name}: {n} frames, {s:.1f} seconds, every frame checked.")
            return words.format(name=target.name, n=film.frames, s=float(film.duration))
        if way == "otio":
            await self._cutting.cut_list(one, target)
        else:
            await self._cutting.subtitles(one, target)
        return self.tr("Wrote {name}.").format(name=target.name)

    def _stage(self, name: str) -> Callable[[float], None]:
        words = {"encode": self.tr("Writing the film"), "verify": self.tr("Checking every frame")}.get(name, "")

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
            self.dialog.show_episode(episode, self._take_words(takes), _named(episode, strip))

    def _take_words(self, takes: Sequence[TakeView]) -> dict[str, str]:
        words: dict[str, str] = {}
        for shot in dict.fromkeys(view.take.shot for view in takes):
            mine = [view for view in takes if view.take.shot == shot]
            if not any(view.current for view in mine):
                words[shot] = self.tr("changed since its take")
                continue
            counts = Counter(_state(view.state) for view in mine if view.current)
            told = {"done": self.tr("{n} done"), "failed": self.tr("{n} failed"), "": self.tr("{n} under way")}
            words[shot] = ", ".join(told[state].format(n=n) for state, n in counts.items())
        return words

    def _one(self) -> EpisodeId:
        if self._chosen is None:
            raise ValueError("no episode is chosen")  # the buttons are off then
        return self._chosen

    def _writer(self) -> str:
        return "" if self.dialog is None else str(self.dialog.writer.currentData() or "")


def _state(state: str) -> str:
    if state == JobState.DONE:
        return "done"
    return "failed" if state in {JobState.FAILED, JobState.CANCELLED} else ""


def _named(episode: Episode, strip: Sequence[Piece]) -> list[tuple[Piece, str]]:
    """The pieces with their shot's key and the beginning of what happens."""
    actions = {shot.key: shot.action for _, shot in episode.shots}
    return [(replace(piece), f"{piece.shot}\n{' '.join(actions.get(piece.shot, '').split()[:4])}") for piece in strip]
