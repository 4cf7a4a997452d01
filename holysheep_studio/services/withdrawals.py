"""Withdrawals: jobs that were just queued are taken out again as if they had not been, and put back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Cancel, Pause, TakenBack
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.services.jobs import RECENT_S
from holysheep_studio.store import jobs, waits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from holysheep_studio.domain.job import Job
    from holysheep_studio.store.database import Connection, Database
    from holysheep_studio.store.presence import Presence


class Withdrawn(Frozen, frozen=True):
    """What came of it. `begun`: jobs that stay, because a worker has them, or they ran, were sent or paid already."""

    ids: tuple[JobId, ...] = ()
    begun: tuple[JobId, ...] = ()
    paused: frozenset[JobId] = frozenset()
    given_up: frozenset[JobId] = frozenset()  # cancelled before, by a person: they stay so
    #: Requests that are in the queue, or were made a short while ago, by other jobs as well: so it was before.
    doubled: frozenset[str] = frozenset()


class Withdrawals:
    """Each is one transaction, so that no worker takes a job in between."""

    def __init__(self, database: Database, presence: Presence, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970; `presence` tells whether a job's holder is alive."""
        self._database = database
        self._presence = presence
        self._clock = clock

    async def withdraw(self, ids: Iterable[JobId]) -> Withdrawn:
        """Give up and take off the list those of these jobs for which nothing was begun; the others stay."""
        wanted, at = tuple(ids), self._clock()

        def take(connection: Connection) -> Withdrawn:
            there = jobs.some(connection, wanted)
            gone = [job for job in there if _never_began(job) and not self._is_worked_on(connection, job.id)]
            for job in gone:
                if not job.ended:
                    jobs.move(connection, job.id, Cancel(at, running=False), at)
            away = tuple(job.id for job in gone)
            jobs.remove(connection, away, at)
            return Withdrawn(
                away,
                tuple(job.id for job in there if job.id not in away),
                frozenset(job.id for job in gone if job.paused),
                frozenset(job.id for job in gone if job.ended),
                waits.alike(connection, [job.digest for job in gone], at - RECENT_S),
            )

        return await self._database.write(take)

    async def rejoin(self, withdrawn: Withdrawn) -> None:
        """Undo `withdraw`: the same jobs, with what they were quoted at and agreed to.

        Raises InputError already_queued where one of the requests was queued or made by another job meanwhile.
        """
        at = self._clock()

        def put(connection: Connection) -> None:
            digests = [job.digest for job in jobs.all_of(connection, withdrawn.ids)]
            meanwhile = waits.alike(connection, digests, at - RECENT_S) - withdrawn.doubled
            if meanwhile:
                raise InputError(Code.ALREADY_QUEUED, count=len(meanwhile), total=len(withdrawn.ids))
            jobs.remove(connection, withdrawn.ids, None)
            for job_id in withdrawn.ids:
                if job_id in withdrawn.given_up:
                    continue
                jobs.move(connection, job_id, TakenBack(), at)
                if job_id in withdrawn.paused:
                    jobs.move(connection, job_id, Pause(), at)

        await self._database.write(put)

    def _is_worked_on(self, connection: Connection, job_id: JobId) -> bool:
        owner = jobs.holder(connection, job_id)
        return owner is not None and self._presence.is_alive(owner)


def _never_began(job: Job) -> bool:
    """An attempt before this one may have been paid, so a job that was tried again began once."""
    return job.untouched and job.attempt == 1 and job.state in {JobState.WAITING, JobState.CANCELLED}
