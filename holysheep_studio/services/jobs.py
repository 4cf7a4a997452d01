"""Jobs: what a person does with the queue."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec import field

from holysheep_studio.domain import plan
from holysheep_studio.domain.advance import (
    Cancel,
    DidNotRun,
    Event,
    Pause,
    Ran,
    Resume,
    Retry,
    TakenBack,
)
from holysheep_studio.domain.clip import Identity, Source, SourceState
from holysheep_studio.domain.digest import digest
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import ENDED, Job, JobId, JobState
from holysheep_studio.domain.quote import Estimate
from holysheep_studio.domain.schedule import Priority
from holysheep_studio.services.problems import as_error
from holysheep_studio.store import jobs, lines, needs, queue_run, sources, waits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from holysheep_studio.domain.brief import Choice, Forecast
    from holysheep_studio.domain.clip import SourceId
    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.domain.queue_stop import Standing
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.store.database import Connection, Database
    from holysheep_studio.store.presence import Presence


#: So long ago a clip may have been made for the same request to be taken for an accident.
RECENT_S = 6 * 3600.0


class Same(StrEnum):
    """What becomes of requests that are in the queue already, or were made a short while ago."""

    ADD = "add"  # all are added
    SKIP = "skip"  # only the others are added
    REFUSE = "refuse"  # nothing is added, and the person is asked


class Arrangement(Frozen, frozen=True):
    """How new jobs are queued."""

    priority: Priority = Priority.NORMAL
    start_at: float | None = None  # seconds since 1970
    hours: str = ""
    after: tuple[JobId, ...] = ()
    approval: bool = False  # what it comes after has to be accepted by a person


USUAL = Arrangement()


class Paid(Frozen, frozen=True):
    """What giving jobs up does not bring back: millionths by currency, and how many nobody has a price for."""

    jobs: int = 0
    charged: Mapping[str, int] = field(default_factory=dict)
    reserved: Mapping[str, int] = field(default_factory=dict)
    unknown: int = 0


class Jobs:
    """The queue as its owner sees it; the runner works it."""

    def __init__(
        self,
        database: Database,
        presence: Presence,
        *,
        clear: Callable[[JobId], None],
        clock: Callable[[], float],
        new_id: Callable[[], str],
    ) -> None:
        """`clock` gives seconds since 1970; `presence` tells whether a job's holder is alive.

        `clear` deletes what a job that will not go on has left; it blocks.
        """
        self._clear = clear
        self._database = database
        self._presence = presence
        self._clock = clock
        self._new_id = new_id

    @staticmethod
    def quote(source: Source, choice: Choice) -> Forecast:
        """What the choice makes of a source. Raises StudioError with the reason why it cannot be."""
        return plan.forecast(usable(source), choice)

    async def add(
        self, ids: Iterable[SourceId], choice: Choice, *, same: Same = Same.ADD, how: Arrangement = USUAL
    ) -> tuple[JobId, ...]:
        """Queue a job for each source, all or none. Raises StudioError: the first reason why not.

        With Same.REFUSE raises InputError already_queued where one is in the queue, or was made a short while ago.
        """
        wanted = tuple(ids)

        def queue(connection: Connection) -> tuple[JobId, ...]:
            requests = [_request(sources.one(connection, one), one, choice) for one in wanted]
            return self._queue(connection, requests, same, how)

        return await self._database.write(queue)

    async def add_requests(
        self,
        requests: Iterable[GenerationRequest],
        *,
        same: Same = Same.ADD,
        how: Arrangement = USUAL,
        quotes: Iterable[Estimate] = (),
    ) -> tuple[JobId, ...]:
        """Queue ready-made requests, all or none; with Same.REFUSE as in `add`.

        `quotes`: what each was quoted at, in the same order, shown until its price is asked anew before it is sent.
        """
        wanted, quoted = list(requests), tuple(quotes)
        return await self._database.write(lambda connection: self._queue(connection, wanted, same, how, quoted))

    def enter(
        self,
        connection: Connection,
        requests: Iterable[GenerationRequest],
        how: Arrangement = USUAL,
        quotes: Iterable[Estimate] = (),
    ) -> tuple[JobId, ...]:
        """Queue ready-made requests, one after the other, in a transaction that is under way; `quotes` as shown."""
        return self._queue(connection, list(requests), Same.ADD, how, tuple(quotes))

    async def all(self) -> tuple[Job, ...]:
        """Every job in queue order."""
        return await self._database.read(jobs.everything)

    async def some(self, ids: Iterable[JobId]) -> tuple[Job, ...]:
        """Those of these jobs that are in the queue, in queue order."""
        wanted = tuple(ids)
        return await self._database.read(lambda connection: jobs.some(connection, wanted))

    async def lines(self) -> tuple[JobLine, ...]:
        """Every job as a list shows it, in queue order; reads no request."""
        return await self._database.read(lines.everything)

    async def ids(self) -> tuple[JobId, ...]:
        """Every job's id, in queue order."""
        return await self._database.read(lines.ids)

    async def some_lines(self, ids: Iterable[str]) -> tuple[JobLine, ...]:
        """Those of these jobs that are in the queue, as a list shows them."""
        wanted = tuple(ids)
        return await self._database.read(lambda connection: lines.some(connection, wanted))

    async def get(self, job_id: JobId) -> Job:
        """One job. Raises InputError unknown_job."""
        return await self._database.read(lambda connection: jobs.one(connection, job_id))

    async def find(self, typed: str) -> JobId:
        """The one job whose id begins with what was typed. Raises InputError unknown_job."""
        found = await self._database.read(lambda connection: jobs.matching(connection, typed))
        if len(found) != 1:
            raise InputError(Code.UNKNOWN_JOB, job=typed)
        return found[0]

    async def pause(self, ids: Iterable[JobId]) -> None:
        """Stop these jobs where they are. Raises InputError job_state."""
        await self._move_all(ids, lambda _: Pause())

    async def resume(self, ids: Iterable[JobId]) -> None:
        """Let paused jobs go on."""
        await self._move_all(ids, lambda _: Resume())

    async def cancel(self, ids: Iterable[JobId]) -> None:
        """Give jobs up; one that runs ends within seconds."""
        at = self._clock()
        given_up = tuple(ids)
        await self._move_all(given_up, lambda running: Cancel(at, running))
        for job_id in given_up:
            # one that nobody worked on has ended at once, and nobody else deletes what it had begun
            if (await self.get(job_id)).state is JobState.CANCELLED:
                await asyncio.to_thread(self._clear, job_id)

    async def retry(self, ids: Iterable[JobId]) -> None:
        """Start failed or cancelled jobs again from the beginning, under new keys."""
        await self._move_all(ids, lambda _: Retry(new_key()))

    async def retry_failed(self, batch: str = "") -> tuple[JobId, ...]:
        """Start those again that failed, of one batch or of the whole queue, in their order; returns which."""
        found = await self._database.read(jobs.order)
        failed = tuple(
            line.id for line in found if line.state is JobState.FAILED and (not batch or line.batch == batch)
        )
        await self.retry(failed)
        return failed

    async def take_back(self, ids: Iterable[JobId]) -> None:
        """Undo the cancel of jobs for which nothing had been begun. Raises InputError job_state for any other."""
        await self._move_all(ids, lambda _: TakenBack())

    async def paid(self, ids: Iterable[JobId]) -> Paid:
        """What of these jobs has been or may be charged, whatever becomes of them now."""
        charged, reserved, unknown, count = Counter[str](), Counter[str](), 0, 0
        for line in await self.some_lines(ids):
            if not line.may_be_billed:
                continue
            count += 1
            if line.charged is not None:
                charged[line.charged.currency] += line.charged.micro
            elif line.reserved is not None:
                reserved[line.reserved.currency] += line.reserved.micro
            else:
                unknown += 1
        return Paid(count, dict(charged), dict(reserved), unknown)

    async def resolve(self, job_id: JobId, *, ran: bool) -> None:
        """Settle an unsure job by a person's word: it ran and was billed, or it never ran and is sent again."""
        at = self._clock()
        await self._move_all([job_id], lambda _: Ran(at) if ran else DidNotRun(new_key()))

    async def remove(self, ids: Iterable[JobId]) -> None:
        """Take ended jobs off the list; their clips stay. Raises InputError job_state for one that may still run."""
        gone, at = tuple(ids), self._clock()

        def hide(connection: Connection) -> None:
            for job_id in gone:
                job = jobs.one(connection, job_id)
                if job.state not in ENDED:
                    raise InputError(Code.JOB_STATE, job=job_id, state=job.state, event="remove")
            jobs.remove(connection, gone, at)

        await self._database.write(hide)

    async def restore(self, ids: Iterable[JobId]) -> None:
        """Undo `remove`."""
        back = tuple(ids)
        await self._database.write(lambda connection: jobs.remove(connection, back, None))

    async def move(self, ids: Iterable[JobId], before: JobId | None) -> None:
        """Put jobs, in their given order, in front of another, or at the end with None.

        They take its priority: what is moved to a place is to stay there.
        """
        moved = tuple(ids)

        def reorder(connection: Connection) -> None:
            rest = [line for line in jobs.order(connection) if line.id not in moved]
            at = next((n for n, line in enumerate(rest) if line.id == before), len(rest))
            follower = rest[at] if at < len(rest) else None
            leader = rest[at - 1] if at > 0 else None
            priority = follower.priority if follower is not None else leader.priority if leader else None
            low = leader.position if leader is not None and leader.priority is priority else None
            high = follower.position if follower is not None else None
            low = (high - len(moved) - 1 if high is not None else 0.0) if low is None else low
            high = low + len(moved) + 1 if high is None else high
            step = (high - low) / (len(moved) + 1)
            for n, job_id in enumerate(moved, start=1):
                jobs.place(connection, job_id, low + n * step, Priority.NORMAL if priority is None else priority)

        await self._database.write(reorder)

    async def pause_queue(self) -> None:
        """Start no further job; what runs is finished."""
        await self._database.write(queue_run.hold)

    async def resume_queue(self) -> None:
        """Start jobs again, and count failures anew."""
        at = self._clock()
        await self._database.write(lambda connection: queue_run.go_on(connection, at))

    async def begin_run(self) -> None:
        """Nobody else works the queue: failures are counted from now on."""
        at = self._clock()
        await self._database.write(lambda connection: queue_run.begin(connection, at))

    async def queue_paused(self) -> bool:
        """Whether no further job is started."""
        return (await self.standing()).paused

    async def standing(self) -> Standing:
        """Whether the queue starts jobs, and what stopped it if no person did."""
        return await self._database.read(queue_run.standing)

    async def interrupted(self) -> tuple[JobId, ...]:
        """Jobs that had begun and whose worker is gone: what an earlier run left in the middle."""

        def left(connection: Connection) -> tuple[JobId, ...]:
            return tuple(job_id for job_id in jobs.begun(connection) if not self._runs(connection, job_id))

        return await self._database.read(left)

    def _queue(
        self,
        connection: Connection,
        requests: list[GenerationRequest],
        same: Same,
        how: Arrangement,
        quotes: tuple[Estimate, ...] = (),
    ) -> tuple[JobId, ...]:
        at, position, batch = self._clock(), jobs.last_position(connection), self._new_id()
        quoted = quotes or (Estimate(),) * len(requests)
        wanted = [(request, digest(request), quote) for request, quote in zip(requests, quoted, strict=True)]
        if same is not Same.ADD:
            known = waits.alike(connection, [told for _, told, _ in wanted], at - RECENT_S)
            new = [row for row in wanted if row[1] not in known]
            if same is Same.REFUSE and len(new) < len(wanted):
                raise InputError(Code.ALREADY_QUEUED, count=len(wanted) - len(new), total=len(wanted))
            wanted = new
        added = []
        for n, (request, told, quote) in enumerate(wanted, start=1):
            job = Job(
                JobId(self._new_id()),
                request,
                position + n,
                at,
                key=new_key(),
                priority=how.priority,
                start_at=how.start_at,
                hours=how.hours,
                batch=batch,
                digest=told,
                quoted=quote.amount,
                price=quote.price,
            )
            jobs.add(connection, job)
            if how.after:
                needs.add(connection, job.id, how.after, approval=how.approval)
            added.append(job.id)
        return tuple(added)

    def _runs(self, connection: Connection, job_id: JobId) -> bool:
        owner = jobs.holder(connection, job_id)
        return owner is not None and self._presence.is_alive(owner)

    async def _move_all(self, ids: Iterable[JobId], event: Callable[[bool], Event]) -> None:
        moved, at = tuple(ids), self._clock()

        def move(connection: Connection) -> None:
            for job_id in moved:
                jobs.move(connection, job_id, event(self._runs(connection, job_id)), at)

        await self._database.write(move)


def new_key() -> str:
    """The key under which a provider is asked for a clip, once."""
    return str(uuid4())


def usable(source: Source) -> Footage:
    """What a source holds. Raises StudioError: why it cannot be used."""
    if source.problem is not None:
        raise as_error(source.problem)
    if source.missing:
        raise InputError(Code.FILE_MISSING, file=source.path)
    if source.state is not SourceState.READY or source.footage is None:
        raise InputError(Code.UNREADABLE, file=source.path, what="it has not been measured yet")
    return source.footage


def _request(source: Source | None, source_id: SourceId, choice: Choice) -> GenerationRequest:
    if source is None:
        raise InputError(Code.FILE_MISSING, file=source_id)
    footage = usable(source)
    return plan.make_request(source.path, source.identity or Identity(0, 0), footage, choice)
