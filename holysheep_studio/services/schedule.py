"""Schedule: what comes first, what starts later, what waits for what, and what a person has accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Approved
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.schedule import Hours, Need, Priority, check_hours
from holysheep_studio.store import jobs, needs, settings, shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from holysheep_studio.store.database import Connection, Database

#: A moment further off than this is a slip of the pen.
FURTHEST_S = 366 * 86400.0


class Schedule:
    """Changes how jobs are queued, while the queue runs too; the next job that starts is chosen by what holds then."""

    def __init__(self, database: Database, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock

    async def set_priority(self, ids: Iterable[JobId], priority: Priority) -> Mapping[JobId, Priority]:
        """Let jobs come sooner or later than others; returns what they had before."""
        wanted = tuple(ids)

        def change(connection: Connection) -> dict[JobId, Priority]:
            before = {line.id: line.priority for line in jobs.order(connection) if line.id in wanted}
            for job_id in wanted:
                jobs.schedule(connection, job_id, priority=priority)
            return before

        return await self._database.write(change)

    async def set_places(self, places: Mapping[JobId, tuple[Priority, float]]) -> None:
        """Put jobs to exactly these places: the way back from a move."""

        def put(connection: Connection) -> None:
            for job_id, (priority, position) in places.items():
                jobs.place(connection, job_id, position, priority)

        await self._database.write(put)

    async def start_at(self, ids: Iterable[JobId], moment: float | None) -> None:
        """Start these not before a moment (seconds since 1970), or at once again with None. Raises InputError."""
        if moment is not None and moment > self._clock() + FURTHEST_S:
            raise InputError(Code.BAD_VALUE, field="start", value=int(moment), expected="a moment within a year")
        await self._waiting(ids, "start later", start_at=moment)

    async def set_hours(self, ids: Iterable[JobId], hours: str) -> None:
        """Start these only in hours: "off_peak", "22:00-06:00", "always", or "" for the queue's rule.

        Raises InputError: bad_value, job_state for what has begun.
        """
        await self._waiting(ids, "start later", hours=check_hours(hours))

    async def stop_after(self, ids: Iterable[JobId], *, stop: bool) -> None:
        """Pause the queue when one of these has ended, however it does."""
        wanted = tuple(ids)

        def change(connection: Connection) -> None:
            for job_id in wanted:
                job = jobs.one(connection, job_id)
                if job.ended:
                    raise InputError(Code.JOB_STATE, job=job_id, state=job.state, event="stop after")
                jobs.schedule(connection, job_id, stop_after=stop)

        await self._database.write(change)

    async def wait_for(self, ids: Iterable[JobId], firsts: Iterable[JobId], *, approval: bool = False) -> None:
        """Start these only when others are done and, with `approval`, when a person has accepted their clips.

        Raises InputError: jobs_circle, unknown_job, job_state for what has begun.
        """
        later, first = tuple(ids), tuple(firsts)

        def change(connection: Connection) -> None:
            for job_id in later:
                _check_waiting(connection, job_id, "wait")
                needs.add(connection, job_id, first, approval=approval)

        await self._database.write(change)

    async def release(self, ids: Iterable[JobId], *, released: bool = True) -> None:
        """Let these start without what they wait for; with `released` False they wait for it again."""
        wanted = tuple(ids)

        def change(connection: Connection) -> None:
            for job_id in wanted:
                needs.release(connection, job_id, released=released)

        await self._database.write(change)

    async def approve(self, ids: Iterable[JobId], *, accepted: bool = True) -> tuple[JobId, ...]:
        """Accept the clips of done jobs, so that what waits for that starts; returns the accepted ones.

        For a job that itself waits for a person's word, the jobs are meant whose clips it waits for. With `accepted`
        False the word is taken back. Raises InputError job_state where there is no clip to accept yet.
        """
        wanted, at = tuple(ids), self._clock() if accepted else None

        def change(connection: Connection) -> tuple[JobId, ...]:
            known = needs.of(connection, wanted)
            drafts: dict[JobId, None] = {}
            for job_id in wanted:
                open_needs = [need for need in known.get(job_id, ()) if need.approval]
                meant = [JobId(need.first) for need in open_needs]
                if jobs.one(connection, job_id).state is JobState.DONE or not meant:
                    meant = [job_id]
                drafts.update(dict.fromkeys(meant))
            for draft in drafts:
                jobs.move(connection, draft, Approved(at), self._clock())
                shelf.hear(connection, draft, at, self._clock())
            return tuple(drafts)

        return await self._database.write(change)

    async def needs(self, job_id: JobId) -> tuple[Need, ...]:
        """What one job waits for, met or not."""
        return (await self._database.read(lambda connection: needs.of(connection, [job_id]))).get(job_id, ())

    async def hours(self) -> Hours:
        """The queue's rule of hours."""
        now = await self._database.read(settings.load)
        return Hours(now.off_peak, now.only_off_peak)

    async def _waiting(self, ids: Iterable[JobId], event: str, **values: object) -> None:
        wanted = tuple(ids)

        def change(connection: Connection) -> None:
            for job_id in wanted:
                _check_waiting(connection, job_id, event)
                jobs.schedule(connection, job_id, **values)

        await self._database.write(change)


def _check_waiting(connection: Connection, job_id: JobId, event: str) -> None:
    job = jobs.one(connection, job_id)
    if job.state is not JobState.WAITING:
        raise InputError(Code.JOB_STATE, job=job_id, state=job.state, event=event)
