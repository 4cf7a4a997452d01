"""Runner: claims jobs, runs their stages one by one, commits each; any number of processes may run one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any, Protocol

from holysheep_studio.domain.advance import Event, Kept, Pause, Postponed, StageFailed
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import Code, Fault, StoreError, StudioError
from holysheep_studio.domain.failure import after_failure
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.schedule import Hours
from holysheep_studio.services.desk import Desk, Outcome
from holysheep_studio.services.problems import as_problem
from holysheep_studio.store import clips, jobs, settings, waits

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import tzinfo

    from holysheep_studio.domain.effort import Far
    from holysheep_studio.domain.job import Job, JobId
    from holysheep_studio.domain.settings import Settings
    from holysheep_studio.services.desk import Stage
    from holysheep_studio.services.mending import Mending
    from holysheep_studio.store.database import Connection, Database
    from holysheep_studio.store.presence import Presence

log = logging.getLogger(__name__)
#: A lease outlives many beats, so that a busy machine does not lose its jobs to a neighbour.
LEASE_S = 60.0
BEAT_S = 0.5
IDLE_S = 1.0
#: How long a stage that talks of money may take to end when the runner is stopped.
GRACE_S = 10.0
#: Between two beats passes more than this by the clock on the wall: the machine was asleep.
ASLEEP_S = 30.0
#: So long after a jump of the clock every living owner has renewed its leases.
SETTLED_S = 5.0
#: Stages that talk with a provider and spend nothing.
ASKING = frozenset({JobState.UPLOADING, JobState.RESERVING, JobState.POLLING, JobState.DOWNLOADING})


class Work(Protocol):
    """What is done for jobs."""

    @property
    def table(self) -> Mapping[JobState, Stage]:
        """The stage that each state waits for."""
        ...

    async def stop(self, job: Job) -> Outcome:
        """What comes of a person's cancel, once no stage runs."""
        ...

    def clear(self, job_id: JobId) -> None:
        """Delete what an ended job has left. Blocks."""
        ...


class Place(Frozen, frozen=True):
    """A job under way in this process."""

    task: asyncio.Task[None]
    cloud: bool
    sent: bool  # at its provider when it was claimed


class Runner:
    """Works the queue. Knows nothing of Qt: it runs wherever an event loop runs."""

    def __init__(
        self,
        database: Database,
        presence: Presence,
        work: Work,
        *,
        clock: Callable[[], float],
        mending: Mending | None = None,
        zone: tzinfo | None = None,
        ended: Callable[[Job], Awaitable[None]] | None = None,
    ) -> None:
        """`clock` gives seconds since 1970; daily hours are those of `zone`, None for that of this machine.

        `ended` is told each job that came to its end here.
        """
        self._ended = ended
        self._database = database
        self._presence = presence
        self._stages = work
        self._clock = clock
        self._mending = mending
        self._zone = zone
        self._woke_at = 0.0
        self._looked: float | None = None
        self._jumped = 0.0
        self._lost: set[str] = set()
        self._wake = asyncio.Event()
        self._working: dict[JobId, Place] = {}
        self._desks: dict[JobId, Desk] = {}
        database.on_commit(self._wake.set)

    async def run(self, *, until_empty: bool = False, at_once: int | None = None, only: JobId | None = None) -> None:
        """Work the queue until cancelled or, with `until_empty`, until there is nothing left that may run.

        `at_once` jobs of a kind run side by side; None follows the settings. `only` one job, even while the queue is
        paused, when it is given. On cancellation running stages are stopped and their jobs given back as they were.
        """
        beating = asyncio.create_task(self._beat())
        mending = asyncio.create_task(self._mend())
        try:
            while True:
                self._wake.clear()
                # a job that ends while the queue is looked at may leave something to do: idle before and after counts,
                # and that nothing was kept meanwhile: a job may be begun and put off, or be given up, between two looks
                idle = not self._working
                more = await self._fill(at_once, only)
                if until_empty and idle and not self._working and not more and not self._wake.is_set():
                    return
                for task in (beating, mending):
                    if task.done():
                        task.result()
                await self._pause_for_change()
        finally:
            await self._stop_all()
            beating.cancel()
            mending.cancel()
            await asyncio.gather(beating, mending, return_exceptions=True)

    async def run_until(self, job_id: JobId, state: JobState) -> Job:
        """Work one job up to the moment it enters a state, and give it back there: for stopping at a stage."""
        job = await self._claim(job_id, cloud=(await self._database.read(_reader(job_id))).request.cloud is not None)
        try:
            while job is not None and job.runnable and job.state is not state:
                job = await self._stage(job)
        finally:
            await self._database.write(lambda connection: jobs.let_go(connection, job_id, self._presence.owner))
        return await self._database.read(_reader(job_id))

    async def _fill(self, at_once: int | None, only: JobId | None) -> bool:
        """Claim jobs until all places are taken or none is left; True when some may want a place later."""
        wanted = await self._database.read(settings.load)
        if wanted.queue_paused and only is None:
            return False
        now, opens = self._clock(), {} if only is not None else await self._opens(wanted)
        full = False
        # what is at its provider has places of its own: those to send may hold all others until one there has ended
        for cloud, sent, places in (
            (False, False, wanted.concurrency), (True, True, wanted.cloud_concurrency),
            (True, False, wanted.cloud_concurrency),
        ):  # fmt: skip
            limit = places if at_once is None else at_once
            while sum(one.cloud is cloud and (one.sent or not sent) for one in self._working.values()) < limit:
                job = await self._claim(only, cloud=cloud, sent=sent if cloud else None, closed=tuple(opens))
                if job is None:
                    break
                task = asyncio.create_task(self._work(job), name=f"job {job.id}")
                self._working[job.id] = Place(task, cloud, sent)
                task.add_done_callback(lambda done, job_id=job.id: self._worked(job_id, done))  # type: ignore[misc]
            else:
                full = True
        if full:
            return True
        return await self._database.read(lambda connection: waits.next_start(connection, now, opens, only)) is not None

    async def _opens(self, wanted: Settings) -> Mapping[str, float]:
        """The hours that jobs wait for and that are closed now, and when each begins."""
        hours, now = Hours(wanted.off_peak, wanted.only_off_peak), self._clock()
        wishes = await self._database.read(waits.wishes)
        opens = {wish: hours.opens(wish, now, self._zone) for wish in wishes}
        return {wish: moment for wish, moment in opens.items() if moment is not None}

    async def _claim(
        self, only: JobId | None, *, cloud: bool, sent: bool | None = None, closed: tuple[str, ...] = ()
    ) -> Job | None:
        now, owner, alive, busy = self._clock(), self._presence.owner, self._presence.is_alive, tuple(self._working)
        overdue = self._awake(now)
        return await self._database.write(
            lambda connection: jobs.claim(
                connection, owner, now, now + LEASE_S, alive,
                cloud=cloud, sent=sent, only=only, closed=closed, busy=busy, overdue=overdue,
            )
        )  # fmt: skip

    def _awake(self, now: float) -> bool:
        """Whether the clock went on as usual of late; after a sleep other owners need time to renew their leases."""
        turn = asyncio.get_running_loop().time()
        if self._looked is None or abs(now - self._looked) > ASLEEP_S:
            self._jumped = turn
        self._looked = now
        return turn - self._jumped > SETTLED_S

    def _worked(self, job_id: JobId, task: asyncio.Task[None]) -> None:
        self._working.pop(job_id, None)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("job %s: the runner stumbled", job_id, exc_info=error)

    async def _pause_for_change(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(IDLE_S):
                await self._wake.wait()

    async def _stop_all(self) -> None:
        tasks = [place.task for place in self._working.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, job: Job) -> None:
        """Run one job's stages until it ends, waits, is stopped, or is lost to another owner."""
        try:
            current: Job | None = job
            while current is not None and current.runnable and not self._waits(current):
                if current.cancelling and not current.cancel_asked:
                    current = await self._stop(current)
                else:
                    current = await self._stage(current)
            if current is not None and current.ended:
                await asyncio.to_thread(self._stages.clear, current.id)
                if self._ended is not None:
                    await self._ended(current)
        finally:
            await self._database.write(lambda connection: jobs.let_go(connection, job.id, self._presence.owner))

    def _waits(self, job: Job) -> bool:
        return job.not_before is not None and job.not_before > self._clock()

    async def _stage(self, job: Job) -> Job | None:
        """Run the stage of the job's state and commit its outcome; None when the job is no longer ours."""
        log.info("job %s: %s", job.id, job.state)
        desk = self._desks[job.id] = Desk(self._committer(job), cancel_known=job.cancelling)
        began = self._clock()
        stage = asyncio.ensure_future(self._stages.table[job.state](job, desk))
        try:
            await self._until_over(job, stage, desk)
        finally:
            self._desks.pop(job.id, None)
        if stage.cancelled() or (desk.stopped.is_set() and stage.exception() is not None):
            return await self._database.read(lambda connection: _ours(connection, job.id, self._presence.owner))
        outcome = _outcome(job, stage, self._clock(), slept=began < self._woke_at)
        return await self._commit(job, outcome, self._found_again(job, outcome))

    def _found_again(self, job: Job, outcome: Outcome) -> bool:
        """Whether a connection that could not be reached has just been reached again."""
        name = job.request.connection
        if not name or job.state not in ASKING:
            return False
        problem = next((event.problem for event in outcome.events if isinstance(event, Postponed)), None)
        if problem is not None and problem.code == Code.PROVIDER_UNREACHABLE:
            self._lost.add(name)
            return False
        found = problem is None and name in self._lost
        self._lost.discard(name)
        return found

    async def _until_over(self, job: Job, stage: asyncio.Future[Outcome], desk: Desk) -> None:
        """Wait for the stage's end, cutting it off when a person or the runner's own end wants that."""
        stopping = asyncio.ensure_future(desk.stopped.wait())
        try:
            ends: set[asyncio.Future[Any]] = {stage, stopping}
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            if desk.uncut:
                await asyncio.wait({stage})
        except asyncio.CancelledError:
            if desk.uncut:
                # the answer to a paid request is worth waiting for, also when the program is closed
                await asyncio.wait({stage}, timeout=GRACE_S)
                if stage.done() and not stage.cancelled():
                    await self._commit(job, _outcome(job, stage, self._clock()))
            raise
        finally:
            stopping.cancel()
            if not stage.done():
                stage.cancel()
                await asyncio.gather(stage, return_exceptions=True)

    def _committer(self, job: Job) -> Callable[[Event], Awaitable[Job]]:
        """What a stage moves its job with while it runs; raises when the job went to another owner."""

        async def commit(event: Event) -> Job:
            moved = await self._commit(job, Outcome((event,)))
            if moved is None:
                raise StoreError(Code.JOB_TAKEN, job=job.id)
            return moved

        return commit

    async def _stop(self, job: Job) -> Job | None:
        """See a person's cancel through."""
        try:
            outcome = await self._stages.stop(job)
        except StudioError as error:
            log.warning("job %s: cannot be stopped: %s", job.id, error)
            outcome = Outcome((Pause(as_problem(error)),))
        return await self._commit(job, outcome)

    async def _commit(self, job: Job, outcome: Outcome, found_again: bool = False) -> Job | None:  # noqa: FBT001, FBT002 - said by its name
        """Keep a stage's outcome in one transaction with its clip; drop it if the job went to another owner.

        With `found_again` the other jobs of its connection, which wait because it was not reached, go on at once.
        """
        at = self._clock()

        def keep(connection: Connection) -> Job | None:
            if not jobs.holds(connection, job.id, self._presence.owner):
                return None
            if outcome.clip is not None:
                clips.save(connection, outcome.clip)
            moved = jobs.one(connection, job.id)
            for event in outcome.events:
                moved = jobs.move(connection, job.id, event, at)
            if found_again:
                waits.hurry(connection, job.request.connection, Code.PROVIDER_UNREACHABLE)
            return moved

        return await self._database.write(keep)

    async def _beat(self) -> None:
        """Twice a second, in one transaction for all jobs: keep leases and progress, see who is to stop."""
        seen = self._clock()
        while True:
            await asyncio.sleep(BEAT_S)
            before, seen = seen, self._clock()
            if seen - before > ASLEEP_S:
                log.info("the machine was asleep, or its clock was set, for %.0f s", seen - before)
                self._woke_at = seen
            ids, owner = tuple(self._working), self._presence.owner
            if not ids:
                continue
            stands = await self._database.read(lambda connection: jobs.stand(connection, ids, owner))  # noqa: B023 - awaited at once
            late = [one.job_id for one in stands if one.held and one.lease_until < self._clock() + LEASE_S / 2]
            news = {job_id: desk.news() for job_id, desk in self._desks.items()}
            gains = {job_id: desk.new_gain() for job_id, desk in self._desks.items()}
            for one in stands:
                desk = self._desks.get(one.job_id)
                if desk is not None and (not one.held or one.paused or (one.cancelling and not desk.cancel_known)):
                    desk.stopped.set()
            if late or any(far is not None for far in news.values()) or any(gains.values()):
                await self._database.write(lambda connection: self._tell(connection, late, news, gains))  # noqa: B023 - the same

    async def _mend(self) -> None:
        """Let jobs go on whose fault of this machine is gone."""
        if self._mending is not None:
            await self._mending.run()
        else:
            await asyncio.Event().wait()

    def _tell(
        self,
        connection: Connection,
        late: list[JobId],
        news: Mapping[JobId, Far | None],
        gains: Mapping[JobId, object],
    ) -> None:
        now, owner = self._clock(), self._presence.owner
        for job_id in late:
            jobs.beat(connection, job_id, owner, now + LEASE_S)
        for job_id, far in news.items():
            if far is not None:
                jobs.report(connection, job_id, owner, far)
        for job_id, gain in gains.items():
            if gain is not None and jobs.holds(connection, job_id, owner):
                jobs.move(connection, job_id, Kept(gain), now)  # type: ignore[arg-type]


def _reader(job_id: JobId) -> Callable[[Connection], Job]:
    return lambda connection: jobs.one(connection, job_id)


def _ours(connection: Connection, job_id: JobId, owner: str) -> Job | None:
    return jobs.one(connection, job_id) if jobs.holds(connection, job_id, owner) else None


def _outcome(job: Job, stage: asyncio.Future[Outcome], now: float, *, slept: bool = False) -> Outcome:
    """What the end of a stage means for its job. This is one of the three places that catch everything."""
    try:
        return stage.result()
    except StudioError as error:
        log.warning("job %s: %s failed: %s", job.id, job.state, error)
        return Outcome((after_failure(job, as_problem(error), now, slept=slept),))
    except Exception as error:
        log.exception("job %s: %s failed", job.id, job.state)
        return Outcome((StageFailed(now, Problem(Code.INTERNAL, {"what": type(error).__name__}, Fault.MACHINE)),))
