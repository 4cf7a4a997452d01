"""Between the queue and the services: what comes first, what starts later, what is accepted; and the ways back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import JobId
from holysheep_studio.services.withdrawals import Withdrawn
from holysheep_studio.ui import figures, punctuation, queue_words
from holysheep_studio.ui.presenters.needs import NeedsPresenter
from holysheep_studio.ui.steps import Spent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from holysheep_studio.domain.schedule import Priority
    from holysheep_studio.services.finals import Finals
    from holysheep_studio.services.jobs import Jobs, Paid
    from holysheep_studio.services.schedule import Schedule
    from holysheep_studio.services.withdrawals import Withdrawals
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.panels.queue import QueuePanel
    from holysheep_studio.ui.tasks import Tasks


class QueuePresenter(QObject):
    """Listens to the queue's panel for as long as it lives."""

    def __init__(
        self,
        jobs: Jobs,
        schedule: Schedule,
        finals: Finals,
        withdrawals: Withdrawals,
        panel: QueuePanel,
        commands: Commands,
        tasks: Tasks,
    ) -> None:
        super().__init__(panel)
        self.needs = NeedsPresenter(jobs, schedule, finals, panel, commands, tasks)
        self.needs.queued.connect(self.offer_back)
        self._withdrawals = withdrawals
        self._jobs = jobs
        self._schedule = schedule
        self._panel = panel
        self._commands = commands
        self._tasks = tasks
        self._does: dict[str, Callable[[tuple[JobId, ...], Any], Awaitable[None]]] = {
            "priority": self._set_priority,
            "start_at": self._start_at,
            "hours": schedule.set_hours,
            "stop_after": lambda ids, stop: schedule.stop_after(ids, stop=stop),
            "release": self._release,
            "approve": self._approve,
            "after": self.needs.ask_after,
            "final": self.needs.ask_final,
            "retry_failed": self._retry_failed,
        }
        panel.arranged.connect(self._arrange)
        panel.moved.connect(lambda ids, before: tasks.start(self._move(ids, before), name="move jobs"))
        panel.cancelled.connect(lambda ids: tasks.start(self._cancel(ids), name="cancel jobs"))
        panel.stop.go_on_asked.connect(lambda: commands.hold_queue(held=False))

    def offer_back(self, added: tuple[JobId, ...], said: str) -> None:
        """Jobs were added: undo takes out those that have not begun. `said` names it in a toast; "": there is none."""
        if not added:
            if said:
                self._commands.tell(said)
            return
        self._panel.reveal(added[0])
        taken = Withdrawn()

        async def back() -> object:
            nonlocal taken
            taken = await self._withdrawals.withdraw(added)
            if taken.begun:
                self._commands.tell(await self._begun_words(taken))
            return None if taken.ids else Spent()

        async def again() -> object:
            try:
                await self._withdrawals.rejoin(taken)
            except InputError as error:
                if error.code is not Code.ALREADY_QUEUED:
                    raise
                self._commands.tell(self.tr("They were queued in another way meanwhile: nothing was added."))
                return Spent()
            return None

        if said:
            self._commands.offer_back(said, back, again)
        else:
            words = figures.count(len(added), self.tr("Added 1 job"), self.tr("Added {n} jobs"))
            self._commands.remember(words, back, again)

    async def _begun_words(self, taken: Withdrawn) -> str:
        """What stays in the queue, and what of it is paid."""
        total = len(taken.ids) + len(taken.begun)
        if taken.ids:
            words = self.tr("{n} of {total} jobs taken out. The others have begun and stay; Cancel gives them up.")
        else:
            words = self.tr("Nothing was taken out: the work has begun. Cancel gives it up.")
        told = words.format(n=len(taken.ids), total=total)
        paid = await self._jobs.paid(taken.begun)
        return f"{told} {self._paid_words(paid, total)}" if paid.jobs else told

    def ask_final(self, ids: Sequence[JobId]) -> None:
        """Ask how the clips that these jobs made are to be made for good."""
        self._arrange("final", tuple(ids), None)

    async def reload(self) -> None:
        """Why the queue stands still, and which hours are off-peak."""
        self._panel.model.set_hours(await self._schedule.hours())
        self._panel.stop.show_stop((await self._jobs.standing()).stop)

    def _arrange(self, what: str, ids: tuple[str, ...], value: object) -> None:
        self._tasks.start(self._done(what, ids, value), name=f"arrange the queue: {what}")

    async def _done(self, what: str, ids: tuple[str, ...], value: object) -> None:
        await self._does[what](tuple(JobId(one) for one in ids), value)

    async def _set_priority(self, ids: tuple[JobId, ...], level: Priority) -> None:
        before = await self._schedule.set_priority(ids, level)

        async def back() -> None:
            for job_id, old in before.items():
                await self._schedule.set_priority([job_id], old)

        words = self.tr("Priority {level}").format(level=queue_words.priority(level))
        self._commands.remember(words, back, partial(self._schedule.set_priority, ids, level))

    async def _start_at(self, ids: tuple[JobId, ...], moment: float | None) -> None:
        before = {line.id: line.start_at for line in await self._jobs.some_lines(ids)}
        await self._schedule.start_at(ids, moment)

        async def back() -> None:
            for job_id, old in before.items():
                await self._schedule.start_at([job_id], old)

        self._commands.remember(self.tr("Start later"), back, partial(self._schedule.start_at, ids, moment))

    async def _release(self, ids: tuple[JobId, ...], _: object) -> None:
        release = partial(self._schedule.release, ids)
        await release()
        words = self.tr("Started without waiting for others")
        self._commands.offer_back(words, partial(release, released=False), release)

    async def _approve(self, ids: tuple[JobId, ...], _: object) -> None:
        accepted = await self._schedule.approve(ids)
        words = figures.count(len(accepted), self.tr("Accepted 1 clip"), self.tr("Accepted {n} clips"))

        async def back() -> None:
            await self._schedule.approve(accepted, accepted=False)

        self._commands.offer_back(words, back, partial(self._schedule.approve, accepted))

    async def _retry_failed(self, batches: tuple[JobId, ...], _: object) -> None:
        again = [job_id for batch in batches for job_id in await self._jobs.retry_failed(str(batch))]
        self._commands.tell(
            figures.count(len(again), self.tr("1 job is tried again"), self.tr("{n} jobs are tried again"))
        )

    async def _move(self, ids: Sequence[JobId], before: JobId | None) -> None:
        places = {line.id: (line.priority, line.position) for line in await self._jobs.some_lines(ids)}
        move = partial(self._jobs.move, ids, before)
        await move()
        words = figures.count(len(ids), self.tr("Moved 1 job"), self.tr("Moved {n} jobs"))
        self._commands.remember(words, partial(self._schedule.set_places, places), move)

    async def _cancel(self, ids: Sequence[JobId]) -> None:
        from holysheep_studio.ui.dialogs.question import ask

        paid = await self._jobs.paid(ids)
        if paid.jobs:
            answers = [(self.tr("Cancel them") if len(ids) > 1 else self.tr("Cancel it"), True)]
            if not await ask(self.tr("Cancel jobs"), self._paid_words(paid, len(ids)), answers, self.tr("Leave")):
                return
        untouched = [line.id for line in await self._jobs.some_lines(ids) if line.untouched and not line.ended]
        await self._jobs.cancel(ids)
        words = figures.count(len(ids), self.tr("Cancelled 1 job"), self.tr("Cancelled {n} jobs"))
        if untouched:
            back, again = (partial(act, untouched) for act in (self._jobs.take_back, self._jobs.cancel))
            self._commands.offer_back(words, back, again)
        else:
            self._commands.tell(words)

    def _paid_words(self, paid: Paid, total: int) -> str:
        """What is paid whatever becomes of the jobs."""
        if total == 1:
            words = self.tr("This has been sent to a provider.")
        else:
            words = (
                self.tr("1 of these {total} has been sent to a provider.")
                if paid.jobs == 1
                else self.tr("{n} of these {total} have been sent to a provider.")
            )
        parts = [words.format(n=paid.jobs, total=total)]
        for sums, words in (
            (paid.charged, self.tr("{amount} has been charged.")),
            (paid.reserved, self.tr("{amount} is set aside and may be charged all the same.")),
        ):
            parts += [words.format(amount=figures.money(micro, currency)) for currency, micro in sums.items()]
        if paid.unknown:
            words = (
                self.tr("What it costs is not known.") if total == 1 else self.tr("What {n} of them cost is not known.")
            )
            parts.append(words.format(n=paid.unknown))
        parts.append(self.tr("What a provider finishes all the same is kept."))
        return punctuation.sentences(parts)
