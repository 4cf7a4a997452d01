"""What the window does when it is asked: one service call each, a toast for the whole batch, and the way back."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from holysheep_studio.domain.clip import SourceState
from holysheep_studio.domain.errors import Code, StudioError
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.steps import Steps
from holysheep_studio.ui.twice import add_once

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from holysheep_studio.domain.brief import Choice
    from holysheep_studio.domain.clip import ClipId, Source, SourceId
    from holysheep_studio.domain.job import JobId
    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.services.library import Library
    from holysheep_studio.ui.steps import Step, Way
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.widgets.toast import Toast


class Notices(Protocol):
    """Where toasts go."""

    def show(
        self, words: str, *, tone: str = "muted", action: str = "", acted: Callable[[], object] | None = None
    ) -> Toast | None:
        """One short message; None where it is not a toast that could be taken away."""


class Commands(QObject):
    """Every method is a slot: it starts a coroutine and returns at once."""

    undo_changed = Signal(str, str)  # the words of what would be undone, and redone
    sources_added = Signal(tuple)
    open_asked = Signal(object)
    dropped_in = Signal(tuple)  # sources that were dropped on the viewer
    queued = Signal(tuple, str)  # jobs that were added, and the words of the toast

    def __init__(self, library: Library, jobs: Jobs, tasks: Tasks, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._tasks = tasks
        self._notices = notices
        self._steps = Steps(tasks, self)
        self._offers: list[tuple[Step, Toast]] = []
        self._steps.changed.connect(self.undo_changed)
        self._steps.changed.connect(self._see_offers)

    # ---- files ----

    def add(self, paths: Sequence[Path]) -> None:
        """Take files and folders into the library; those that were not there yet can be taken off again."""
        self._tasks.start(self._add_with_way_back(paths), name="add sources")

    def add_and_queue(self, paths: Sequence[Path], choice: Choice, *, show: bool = False) -> None:
        """Take them in and queue those that can be used; `show` opens the first in the viewer."""
        self._tasks.start(self._add_and_queue(paths, choice, show=show), name="add and queue")

    def add_and_open(self, paths: Sequence[Path]) -> None:
        """Take them in and show them in the viewer: several together."""
        self._tasks.start(self._add_and_open(paths), name="add and open")

    def remove_sources(self, ids: Sequence[SourceId]) -> None:
        """Take sources off the list."""
        words = figures.count(len(ids), self.tr("Removed 1 source"), self.tr("Removed {n} sources"))
        self._removal(words, partial(self._library.remove_sources, ids), partial(self._library.restore_sources, ids))

    def remove_clips(self, ids: Sequence[ClipId]) -> None:
        """Take clips off the list."""
        words = figures.count(len(ids), self.tr("Removed 1 clip"), self.tr("Removed {n} clips"))
        self._removal(words, partial(self._library.remove_clips, ids), partial(self._library.restore_clips, ids))

    # ---- queue ----

    def queue(self, ids: Sequence[SourceId], choice: Choice) -> None:
        """Queue a job for each source."""
        self._tasks.start(self._queue(ids, choice), name="add to queue")

    def pause(self, ids: Sequence[JobId]) -> None:
        """Stop jobs where they are."""
        self._tasks.start(self._jobs.pause(ids), name="pause jobs")

    def resume(self, ids: Sequence[JobId]) -> None:
        """Let jobs go on."""
        self._tasks.start(self._jobs.resume(ids), name="resume jobs")

    def cancel(self, ids: Sequence[JobId]) -> None:
        """Give jobs up; trying them again is the way back."""
        self._tasks.start(self._cancel(ids), name="cancel jobs")

    def retry(self, ids: Sequence[JobId]) -> None:
        """Start jobs again."""
        self._tasks.start(self._jobs.retry(ids), name="retry jobs")

    def resolve(self, job_id: JobId, *, ran: bool) -> None:
        """Settle a job of which nobody knows whether it was billed, by the person's word."""
        self._tasks.start(self._resolve(job_id, ran=ran), name="settle a job")

    def move(self, ids: Sequence[JobId], before: JobId | None) -> None:
        """Put jobs in front of another."""
        self._tasks.start(self._jobs.move(ids, before), name="move jobs")

    def remove_jobs(self, ids: Sequence[JobId]) -> None:
        """Take ended jobs off the list; their clips stay."""
        words = figures.count(len(ids), self.tr("Removed 1 job"), self.tr("Removed {n} jobs"))
        self._removal(words, partial(self._jobs.remove, ids), partial(self._jobs.restore, ids))

    def hold_queue(self, *, held: bool) -> None:
        """Start no further job, or go on."""
        self._tasks.start(self._jobs.pause_queue() if held else self._jobs.resume_queue(), name="pause queue")

    # ---- back ----

    def tell(self, words: str) -> None:
        """One short message."""
        self._notices.show(words)

    def remember(self, words: str, back: Way, again: Way | None = None, *, kind: object = None) -> Step:
        """Something was done that can be taken back by `back` and then done once more by `again`; see Steps."""
        return self._steps.remember(words, back, again, kind=kind)

    def offer_back(self, words: str, back: Way, again: Way | None = None, *, said: str = "") -> None:
        """The same, said in a toast with the way back in it; `said` where the toast says more than the menu."""
        step = self.remember(words, back, again)
        toast = self._notices.show(said or words, action=self.tr("Undo"), acted=lambda: self._steps.take_back(step))
        if toast is not None:
            self._offers.append((step, toast))

    def _see_offers(self) -> None:
        """What was taken back in another way is not offered any more."""
        self._offers = [one for one in self._offers if not one[1].gone]
        for step, toast in self._offers:
            if not self._steps.holds(step):
                toast.leave()

    def undo(self) -> None:
        """Take the last step back."""
        self._steps.undo()

    def redo(self) -> None:
        """Do what was taken back last once more."""
        self._steps.redo()

    # ---- inside ----

    async def _add_with_way_back(self, paths: Sequence[Path]) -> None:
        known = {source.id for source in await self._library.sources()}
        ids = await self._library.add(paths)
        self.sources_added.emit(ids)
        fresh = [one for one in ids if one not in known]
        if fresh:
            away, again = (partial(act, fresh) for act in (self._library.remove_sources, self._library.restore_sources))
            self.offer_back(self._added_words(ids), away, again)
        elif ids:
            self.tell(self._added_words(ids))

    def _added_words(self, ids: Sequence[SourceId]) -> str:
        return figures.count(len(ids), self.tr("Added 1 source"), self.tr("Added {n} sources"))

    async def _add_and_open(self, paths: Sequence[Path]) -> None:
        ids = await self._library.add(paths)
        self.sources_added.emit(ids)
        if ids:
            self.tell(self._added_words(ids))
        self.dropped_in.emit(await self._library.settled(ids))

    async def _add_and_queue(self, paths: Sequence[Path], choice: Choice, *, show: bool) -> None:
        ids = await self._library.add(paths)
        self.sources_added.emit(ids)
        sources = await self._library.settled(ids)
        if show and sources:
            self.open_asked.emit(sources[0])
        good = [source.id for source in sources if self._can_use(source, choice)]
        added = await add_once(lambda same: self._jobs.add(good, choice, same=same)) if good else ()
        if added is None:
            return
        refused = len(sources) - len(good)
        if refused:
            self.queued.emit(added, "")
            words = self.tr(
                "Queued: {good}. Left out, for they cannot be used or do not suit the effect: {refused}."
            ).format(good=len(added), refused=refused)
            self._notices.show(words, tone="warning")
        else:
            self._tell_queued(added)

    def _can_use(self, source: Source, choice: Choice) -> bool:
        if source.state is not SourceState.READY:
            return False
        try:
            self._jobs.quote(source, choice)
        except StudioError:
            return False
        return True

    async def _queue(self, ids: Sequence[SourceId], choice: Choice) -> None:
        added = await add_once(lambda same: self._jobs.add(ids, choice, same=same))
        if added is not None:
            self._tell_queued(added)

    def _tell_queued(self, added: tuple[JobId, ...]) -> None:
        self.queued.emit(added, figures.count(len(added), self.tr("Queued 1 clip"), self.tr("Queued {n} clips")))

    async def _resolve(self, job_id: JobId, *, ran: bool) -> None:
        await self._jobs.resolve(job_id, ran=ran)
        self._notices.show(self.tr("Taken as billed; it is not sent again") if ran else self.tr("It is sent again"))

    async def _cancel(self, ids: Sequence[JobId]) -> None:
        await self._jobs.cancel(ids)
        words = figures.count(len(ids), self.tr("Cancelled 1 job"), self.tr("Cancelled {n} jobs"))
        self._notices.show(words)

    def _removal(self, words: str, work: Way, back: Way) -> None:
        async def remove() -> None:
            await work()
            self.offer_back(words, back, work)

        self._tasks.start(remove(), name=words)

    def show_error(self, error: StudioError) -> None:
        """What a command could not do, in words; of a data folder that is gone a box tells, once."""
        if error.code is not Code.DATA_FOLDER_GONE:
            self._notices.show(texts.studio_error(error).whole, tone="negative")


class FinishedWatch(QObject):
    """Notices clips that are made after the first look, so that a batch of them is told in one toast.

    What comes onto the list and was made before (the clips of a project that is opened) is no news.
    """

    finished = Signal(tuple)

    def __init__(self, parent: QObject | None = None, *, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970."""
        super().__init__(parent)
        self._since = clock()
        self._known: set[ClipId] | None = None
        self._fresh: list[ClipLine] = []
        self._timer = QTimer(self, singleShot=True, interval=400)
        self._timer.timeout.connect(self._tell)

    def see_all(self, clips: Sequence[ClipLine]) -> None:
        """The present clips."""
        ids = {clip.id for clip in clips}
        if self._known is not None:
            self._fresh += [clip for clip in clips if clip.id not in self._known and clip.made_at >= self._since]
            if self._fresh:
                self._timer.start()
        self._known = ids if self._known is None else self._known | ids

    def know(self, clips: Sequence[ClipLine]) -> None:
        """Clips that were there before the first look."""
        self._known = {clip.id for clip in clips} | (self._known or set())

    def add(self, clips: Sequence[ClipLine]) -> None:
        """Clips that came or changed; none before the first look."""
        if self._known is not None:
            self.see_all(clips)

    def _tell(self) -> None:
        fresh, self._fresh = tuple(self._fresh), []
        if fresh:
            self.finished.emit(fresh)
