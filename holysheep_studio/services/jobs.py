"""Jobs: what a person does with the queue."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from uuid import uuid4

from holysheep_studio.domain import plan
from holysheep_studio.domain.advance import Cancel, DidNotRun, Event, Pause, Ran, Resume, Retry
from holysheep_studio.domain.clip import Identity, Source, SourceState
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import ENDED, Job, JobId, JobState, may_run
from holysheep_studio.services.problems import as_error
from holysheep_studio.store import jobs, settings, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from holysheep_studio.domain.brief import Choice, Forecast
    from holysheep_studio.domain.clip import SourceId
    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.store.database import Connection, Database
    from holysheep_studio.store.presence import Presence


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

    async def add(self, ids: Iterable[SourceId], choice: Choice) -> tuple[JobId, ...]:
        """Queue a job for each source, all or none. Raises StudioError: the first reason why not."""
        wanted = tuple(ids)

        def queue(connection: Connection) -> tuple[JobId, ...]:
            requests = [_request(sources.one(connection, one), one, choice) for one in wanted]
            return self._queue(connection, requests)

        return await self._database.write(queue)

    async def add_requests(self, requests: Iterable[GenerationRequest]) -> tuple[JobId, ...]:
        """Queue ready-made requests, all or none."""
        wanted = list(requests)
        return await self._database.write(lambda connection: self._queue(connection, wanted))

    async def all(self) -> tuple[Job, ...]:
        """Every job in queue order."""
        return await self._database.read(jobs.everything)

    async def some(self, ids: Iterable[JobId]) -> tuple[Job, ...]:
        """Those of these jobs that are in the queue, in queue order."""
        wanted = tuple(ids)
        return await self._database.read(lambda connection: jobs.some(connection, wanted))

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
        """Put jobs, in their given order, in front of another, or at the end with None."""
        moved = tuple(ids)

        def reorder(connection: Connection) -> None:
            rest = [line for line in jobs.order(connection) if line.id not in moved]
            at = next((n for n, line in enumerate(rest) if line.id == before), len(rest))
            low = rest[at - 1].position if at > 0 else (rest[at].position - 1 if rest else 0.0)
            high = rest[at].position if at < len(rest) else low + len(moved) + 1
            step = (high - low) / (len(moved) + 1)
            for n, job_id in enumerate(moved, start=1):
                jobs.place(connection, job_id, low + n * step)

        await self._database.write(reorder)

    async def pause_queue(self) -> None:
        """Start no further job; what runs is finished."""
        await self._database.write(lambda connection: settings.change(connection, queue_paused=True))

    async def resume_queue(self) -> None:
        """Start jobs again."""
        await self._database.write(lambda connection: settings.change(connection, queue_paused=False))

    async def queue_paused(self) -> bool:
        """Whether no further job is started."""
        return (await self._database.read(settings.load)).queue_paused

    async def interrupted(self) -> tuple[JobId, ...]:
        """Jobs that had begun and whose worker is gone: what an earlier run left in the middle."""

        def left(connection: Connection) -> tuple[JobId, ...]:
            return tuple(
                line.id
                for line in jobs.order(connection)
                if may_run(line.state, paused=line.paused)
                and line.started_at is not None
                and not self._runs(connection, line.id)
            )

        return await self._database.read(left)

    def _queue(self, connection: Connection, requests: list[GenerationRequest]) -> tuple[JobId, ...]:
        at, position = self._clock(), jobs.last_position(connection)
        added = [
            Job(JobId(self._new_id()), request, position + n, at, key=new_key())
            for n, request in enumerate(requests, start=1)
        ]
        for job in added:
            jobs.add(connection, job)
        return tuple(job.id for job in added)

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
    if source.state is not SourceState.READY or source.footage is None:
        raise InputError(Code.UNREADABLE, file=source.path, what="it has not been measured yet")
    return source.footage


def _request(source: Source | None, source_id: SourceId, choice: Choice) -> GenerationRequest:
    if source is None:
        raise InputError(Code.FILE_MISSING, file=source_id)
    footage = usable(source)
    return plan.make_request(source.path, source.identity or Identity(0, 0), footage, choice)
