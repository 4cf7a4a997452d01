"""What the clock does to the queue while it runs: closed hours, sleep, and a connection that is reached again."""

from __future__ import annotations

import asyncio
import shutil
import time
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

import pytest

from holysheep_studio.domain.advance import Postponed
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.errors import Code, InputError, MediaError, UnavailableError
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.render import Quality
from holysheep_studio.services.desk import Outcome
from holysheep_studio.services.jobs import Arrangement
from holysheep_studio.services.runner import Runner
from holysheep_studio.store import jobs
from holysheep_studio.studio import Paths, Studio
from tests.services.scripted_provider import ScriptedProvider
from tests.services.test_cloud_jobs import request
from tests.services.test_schedule import Clock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

    from holysheep_studio.domain.job import Job, JobId
    from holysheep_studio.services.desk import Desk, Stage
    from holysheep_studio.store.database import Connection, Database
    from tests.conftest import MakeClip

FAST = Choice(effect="slow_motion_2x", quality=Quality.FAST)
#: 2027-01-15 08:00:00 UTC, the start of `Clock`.
EIGHT = 1_800_000_000.0
HOUR_S = 3600.0
AWAY = UnavailableError(Code.PROVIDER_UNREACHABLE, provider="scripted.test", retry_s=3600.0)


@asynccontextmanager
async def opened(data: Path, clock: Clock, provider: ScriptedProvider | None = None) -> AsyncIterator[Studio]:
    async def connect(_name: str) -> ScriptedProvider:
        assert provider is not None
        return provider

    async with await Studio.open(Paths.at(data), clock=clock, provider=connect if provider else None) as studio:
        yield studio


@asynccontextmanager
async def at_work(runner: Runner) -> AsyncIterator[None]:
    task = asyncio.create_task(runner.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(holds: Callable[[Job], object], studio: Studio, job_id: JobId) -> Job:
    async with asyncio.timeout(300):
        while not holds(found := await studio.jobs.get(job_id)):
            await asyncio.sleep(0.02)
    return found


async def test_closed_hours_keep_a_job_back_until_they_begin(data_folder: Path, make_clip: MakeClip) -> None:
    clock = Clock()
    async with opened(data_folder, clock) as studio:
        mine = Runner(studio._database, studio._presence, studio.runner._stages, clock=clock, zone=UTC)
        files = [make_clip(frames=count) for count in (6, 7)]
        sources = await studio.library.settled(await studio.library.add(files))
        (night,) = await studio.jobs.add([sources[0].id], FAST, how=Arrangement(hours="20:00-23:00"))
        (any_hour,) = await studio.jobs.add([sources[1].id], FAST)
        async with at_work(mine):
            await until(lambda job: job.state is JobState.DONE, studio, any_hour)  # which came second
            assert (await studio.jobs.get(night)).started_at is None
            clock.now = EIGHT + 12.5 * HOUR_S
            done = await until(lambda job: job.state is JobState.DONE, studio, night)
        assert done.started_at is not None
        assert done.started_at >= EIGHT + 12 * HOUR_S


class Sleeper:
    """Work of which each try fails after the machine has slept, or after it has not."""

    def __init__(self, clock: Clock, sleeps_s: float) -> None:
        self.clock = clock
        self.sleeps_s = sleeps_s
        self.tries = 0
        self.runner: Runner | None = None

    @property
    def table(self) -> Mapping[JobState, Stage]:
        return dict.fromkeys(JobState, self.stage)

    async def stage(self, job: Job, desk: Desk) -> Outcome:  # noqa: ARG002 - the interface
        self.tries += 1
        self.clock.now += self.sleeps_s
        while self.sleeps_s and self.runner is not None and self.runner._woke_at < self.clock.now:
            await asyncio.sleep(0.02)  # until the beat has seen the clock
        raise MediaError(Code.ENGINE_FAILED, file="x", what="its pipe is gone")

    async def stop(self, job: Job) -> Outcome:
        raise NotImplementedError(job)

    def clear(self, job_id: JobId) -> None:
        """It leaves nothing."""


class LateAnswers:
    """A database whose answers to questions come late, when they may be true no more."""

    def __init__(self, real: Database) -> None:
        self._real = real
        self.on_commit, self.write = real.on_commit, real.write

    async def read(self, query: Callable[[Connection], Any]) -> Any:
        answer = await self._real.read(query)
        await asyncio.sleep(0.4)
        return answer


class Waverer:
    """Work that is put off once, for a moment, and then given up."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.tries = 0

    @property
    def table(self) -> Mapping[JobState, Stage]:
        return dict.fromkeys(JobState, self.stage)

    async def stage(self, job: Job, desk: Desk) -> Outcome:  # noqa: ARG002 - the interface
        self.tries += 1
        await asyncio.sleep(0.1)
        if self.tries == 1:
            return Outcome((Postponed(self.clock() + 0.2),))
        raise InputError(Code.NO_VIDEO, path="x")

    async def stop(self, job: Job) -> Outcome:
        raise NotImplementedError(job)

    def clear(self, job_id: JobId) -> None:
        """It leaves nothing."""


async def test_a_job_put_off_while_the_queue_is_looked_at_is_not_left_behind(
    data_folder: Path, make_clip: MakeClip
) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        work = Waverer(time.time)
        mine = Runner(LateAnswers(studio._database), studio._presence, work, clock=time.time)  # type: ignore[arg-type]
        (source,) = await studio.library.settled(await studio.library.add([make_clip(frames=6)]))
        (job_id,) = await studio.jobs.add([source.id], FAST)
        async with asyncio.timeout(300):
            await mine.run(until_empty=True, at_once=4)
        assert work.tries == 2
        assert (await studio.jobs.get(job_id)).state is JobState.FAILED


@pytest.mark.parametrize(("sleeps_s", "counted"), [(8 * HOUR_S, 0), (0.0, 1)])
async def test_what_failed_while_the_machine_slept_uses_up_no_try(
    data_folder: Path, make_clip: MakeClip, sleeps_s: float, counted: int
) -> None:
    clock = Clock()
    async with opened(data_folder, clock) as studio:
        sleeper = Sleeper(clock, sleeps_s)
        mine = sleeper.runner = Runner(studio._database, studio._presence, sleeper, clock=clock)
        (source,) = await studio.library.settled(await studio.library.add([make_clip(frames=6)]))
        (job_id,) = await studio.jobs.add([source.id], FAST)
        async with at_work(mine):
            after = await until(lambda job: job.not_before is not None or job.problem is not None, studio, job_id)
        assert sleeper.tries >= 1
        assert not after.ended
        assert len(after.tries) == counted


async def test_jobs_that_wait_for_a_connection_go_on_when_another_has_reached_it(
    data_folder: Path, make_clip: MakeClip, tmp_path: Path
) -> None:
    clock = Clock()
    kept = tmp_path / "kept.mp4"
    shutil.copy(make_clip(frames=24), kept)
    provider = ScriptedProvider(kept)
    provider.polls = [AWAY] * 20
    async with opened(data_folder, clock, provider) as studio:
        asked = [replace(request(), prompt=f"take {n}") for n in range(2)]
        first, second = await studio.jobs.add_requests(asked)
        async with at_work(studio.runner):
            # what one of them asks without trouble wakes the other, so both may have to find out twice
            async with asyncio.timeout(300):
                while not all(map(_waits_for_it, await studio.jobs.all())):
                    await asyncio.sleep(0.02)
            provider.polls.clear()
            # a person wakes one of them; the other was to wait for an hour
            await studio._database.write(lambda connection: _wake(connection, first))
            for job_id in (first, second):
                await until(lambda job: job.state is JobState.DONE, studio, job_id)
        assert clock.now == EIGHT
        assert len(provider.book) == 2


def _waits_for_it(job: Job) -> bool:
    """For an hour, if nobody tells it that the connection is back."""
    there = job.problem is not None and job.problem.code == Code.PROVIDER_UNREACHABLE
    return there and job.state is JobState.POLLING and job.not_before is not None and job.not_before > EIGHT + 60


def _wake(connection: object, job_id: JobId) -> None:
    connection.execute("UPDATE jobs SET not_before = NULL WHERE id = ?", (job_id,))  # type: ignore[attr-defined]
    assert jobs.one(connection, job_id).not_before is None  # type: ignore[arg-type]
