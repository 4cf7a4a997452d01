"""Between the queue and what jobs wait for: which come first, and the finals of drafts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.ui import figures
from holysheep_studio.ui.twice import add_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.upscale import Enlargement
    from holysheep_studio.services.finals import Finals
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.services.schedule import Schedule
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.dialogs.after import AfterDialog
    from holysheep_studio.ui.dialogs.final import FinalDialog
    from holysheep_studio.ui.panels.queue import QueuePanel
    from holysheep_studio.ui.tasks import Tasks


class NeedsPresenter(QObject):
    """Opens the two dialogs and does what they ask for."""

    queued = Signal(tuple, str)  # jobs that were added, and the words of the toast

    def __init__(
        self, jobs: Jobs, schedule: Schedule, finals: Finals, panel: QueuePanel, commands: Commands, tasks: Tasks
    ) -> None:
        super().__init__(panel)
        self._jobs = jobs
        self._schedule = schedule
        self._finals = finals
        self._panel = panel
        self._commands = commands
        self._tasks = tasks
        self.after: AfterDialog | None = None
        self.final: FinalDialog | None = None

    async def ask_after(self, ids: Sequence[JobId], _: object = None) -> None:
        """Ask what these jobs are to wait for."""
        from holysheep_studio.ui.dialogs.after import AfterDialog

        chosen = set(ids)
        others = [
            job
            for job in self._panel.model.in_order
            if job.id not in chosen and (not job.ended or (job.state is JobState.DONE and job.approved_at is None))
        ]
        # what is still to be done is what people mean; a clip that nobody accepted yet may be waited for too
        others.sort(key=lambda job: job.ended)
        self.after = AfterDialog(len(ids), others, self._panel.window())
        self.after.asked.connect(
            lambda firsts, approval: self._tasks.start(self._wait(ids, firsts, approval=approval), name="start after")
        )
        self.after.open()

    async def ask_final(self, ids: Sequence[JobId], _: object = None) -> None:
        """Ask how the finals of these drafts are to be made."""
        from holysheep_studio.ui.dialogs.final import FinalDialog

        titles = [line.title for line in await self._jobs.some_lines(ids)]
        self.final = FinalDialog(len(ids), next(iter(titles), ""), self._panel.window())
        self.final.asked.connect(
            lambda wish, approval: self._tasks.start(self._add(ids, wish, approval=approval), name="queue finals")
        )
        self.final.open()

    async def _wait(self, ids: Sequence[JobId], firsts: Sequence[str], *, approval: bool) -> None:
        free = [job_id for job_id in ids if not await self._schedule.needs(job_id)]
        await self._schedule.wait_for(ids, [JobId(first) for first in firsts], approval=approval)
        words = figures.count(len(ids), self.tr("1 job waits for others"), self.tr("{n} jobs wait for others"))

        async def back() -> None:
            await self._schedule.release(free)

        if len(free) == len(ids):
            self._commands.offer_back(words, back, partial(self._schedule.release, free, released=False))
        else:
            self._commands.tell(words)

    async def _add(self, ids: Sequence[JobId], wish: Enlargement, *, approval: bool) -> None:
        added = await add_once(lambda same: self._finals.add(ids, wish, approval=approval, same=same))
        if added is None:
            return
        words = figures.count(len(added), self.tr("Queued 1 final"), self.tr("Queued {n} finals"))
        self.queued.emit(added, words)
