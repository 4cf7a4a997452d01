"""Runner: claims jobs, runs their stages one by one, commits each; any number of processes may run one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import Code, Fault, StudioError
from holysheep_studio.domain.job import Cancelled, Event, Job, JobId, Pause, Progressed, StageDone, StageFailed
from holysheep_studio.services.problems import as_problem
from holysheep_studio.store import clips, jobs, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.services.stages import StageResult, Stages
    from holysheep_studio.store.database import Connection, Database
    from holysheep_studio.store.presence import Presence

log = logging.getLogger(__name__)
#: A lease outlives several beats, so that a busy machine does not lose its jobs to a neighbour.
LEASE_S = 60.0
BEAT_S = 0.5
IDLE_S = 1.0
#: Progress smaller than this is not worth a commit.
PROGRESS_STEP = 0.005
#: With these the job waits where it is instead of failing: the machine is at fault and can be mended.
PAUSING = frozenset({Code.DISK_FULL, Code.FFMPEG_MISSING, Code.STORE_BUSY})


class Runner:
    """Works the queue. Knows nothing of Qt: it runs wherever an event loop runs."""

    def __init__(self, database: Database, presence: Presence, stages: Stages, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._presence = presence
        self._stages = stages
        self._clock = clock
        self._wake = asyncio.Event()
        self._working: dict[JobId, asyncio.Task[None]] = {}
        database.on_commit(self._wake.set)

    async def run(self, *, until_empty: bool = False, at_once: int | None = None, only: JobId | None = None) -> None:
        """Work the queue until cancelled or, with `until_empty`, until there is nothing left that may run.

        `at_once` jobs run side by side; None follows the setting. `only` one job, even while the queue is paused,
        when it is given. On cancellation running stages are stopped
        and their jobs given back as they were.
        """
        try:
            while True:
                self._wake.clear()
                await self._fill(at_once, only)
                if until_empty and not self._working:
                    return
                await self._pause_for_change()
        finally:
            await self._stop_all()

    async def _fill(self, at_once: int | None, only: JobId | None) -> None:
        """Claim jobs until all places are taken or there is none."""
        while True:
            wanted = await self._database.read(settings.load)
            places = wanted.concurrency if at_once is None else at_once
            if (wanted.queue_paused and only is None) or len(self._working) >= places:
                return
            now = self._clock()
            job = await self._database.write(
                lambda connection, now=now: jobs.claim(  # type: ignore[misc]
                    connection, self._presence.owner, now, now + LEASE_S, self._presence.is_alive, only
                )
            )
            if job is None:
                return
            task = asyncio.create_task(self._work(job), name=f"job {job.id}")
            self._working[job.id] = task
            task.add_done_callback(lambda done, job_id=job.id: self._worked(job_id, done))  # type: ignore[misc]

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
        tasks = list(self._working.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, job: Job) -> None:
        """Run one job's stages until it ends, is stopped, or is lost to another owner."""
        try:
            current: Job | None = job
            while current is not None and current.runnable:
                current = await self._stop(current) if current.cancelling else await self._one_stage(current)
            if current is not None and current.ended:
                await asyncio.to_thread(self._stages.clear, current.id)
        finally:
            await self._database.write(lambda connection: jobs.let_go(connection, job.id, self._presence.owner))

    async def _one_stage(self, job: Job) -> Job | None:
        """Run the stage of the job's state and commit its outcome; None when the job is no longer ours."""
        log.info("job %s: %s", job.id, job.state)
        shown = _Shown()
        stage = asyncio.ensure_future(self._stages.table[job.state](job, shown.report))
        try:
            stopped = await self._watch(job, stage, shown)
        except BaseException:
            stage.cancel()
            await asyncio.gather(stage, return_exceptions=True)
            raise
        if stopped is not None:
            stage.cancel()
            await asyncio.gather(stage, return_exceptions=True)
            return await self._stop(stopped) if stopped.cancelling else stopped
        return await self._commit(job, *_outcome(job, stage, self._clock()))

    async def _watch(self, job: Job, stage: asyncio.Future[StageResult], shown: _Shown) -> Job | None:
        """Beat while the stage runs; the job as it stands when a person stops it, else None at the stage's end."""
        while not stage.done():
            await asyncio.wait({stage}, timeout=BEAT_S)
            if stage.done():
                return None
            current = await self._beat(job.id, shown.fresh())
            if current is None or current.cancelling or not current.runnable:
                return current or job
        return None

    async def _beat(self, job_id: JobId, progress: float | None) -> Job | None:
        def beat(connection: Connection) -> Job | None:
            job = jobs.beat(connection, job_id, self._presence.owner, self._clock() + LEASE_S)
            if job is not None and progress is not None:
                job = jobs.move(connection, job_id, Progressed(progress))
            return job

        return await self._database.write(beat)

    async def _commit(self, job: Job, event: Event, result: StageResult | None) -> Job | None:
        """Keep the stage's outcome, in one transaction with its clip; drop it if the job went to another owner."""

        def keep(connection: Connection) -> Job | None:
            if not jobs.holds(connection, job.id, self._presence.owner):
                return None
            if result is not None and result.clip is not None:
                clips.save(connection, result.clip)
            return jobs.move(connection, job.id, event)

        return await self._database.write(keep)

    async def _stop(self, job: Job) -> Job | None:
        """End a job that a person cancelled."""
        at = self._clock()
        return await self._commit(job, Cancelled(at), None)


class _Shown:
    """The newest progress of a stage, and what of it was already committed."""

    def __init__(self) -> None:
        self._now = 0.0
        self._kept = 0.0

    def report(self, share: float) -> None:
        """Called by the stage, as often as it likes."""
        self._now = share

    def fresh(self) -> float | None:
        """The progress to commit, or None when it has hardly moved."""
        if abs(self._now - self._kept) < PROGRESS_STEP:
            return None
        self._kept = self._now
        return self._now


def _outcome(job: Job, stage: asyncio.Future[StageResult], now: float) -> tuple[Event, StageResult | None]:
    """What the end of a stage means for its job. This is one of the three places that catch everything."""
    try:
        result = stage.result()
    except StudioError as error:
        log.warning("job %s: %s failed: %s", job.id, job.state, error)
        kept = as_problem(error)
        return (Pause(kept), None) if error.code in PAUSING else (StageFailed(now, kept), None)
    except Exception as error:
        log.exception("job %s: %s failed", job.id, job.state)
        return StageFailed(now, Problem(Code.INTERNAL, {"what": type(error).__name__}, Fault.MACHINE)), None
    clip_id = result.clip.id if result.clip is not None else None
    return StageDone(now, result.notes, result.verification, clip_id), result
