"""The queue as a person arranges it: what comes first, what starts later, drafts and finals, accidents, faults."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.advance import Pause, StageFailed, advance
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.digest import digest
from holysheep_studio.domain.errors import Code, Fault, InputError, MediaError
from holysheep_studio.domain.failure import WAITS_S, after_failure
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.render import Quality
from holysheep_studio.domain.schedule import Because, Priority
from holysheep_studio.domain.upscale import Enlargement
from holysheep_studio.services.jobs import Arrangement, Same
from holysheep_studio.services.mending import Mending, disk_check, program_check
from holysheep_studio.studio import Paths, Studio
from tests.domain.values import job as plain_job
from tests.domain.values import request

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.domain.job import JobId
    from tests.conftest import MakeClip

FAST = Choice(effect="slow_motion_2x", quality=Quality.FAST)
BROKEN = Problem(Code.ENGINE_FAILED, {"file": "x"}, Fault.MACHINE)


class Clock:
    """Seconds since 1970 as a test wants them."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def studio(data_folder: Path, clock: Clock) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder), clock=clock) as opened:
        yield opened


async def order(studio: Studio) -> list[JobId]:
    return [line.id for line in await studio.jobs.lines()]


async def fail(studio: Studio, *ids: JobId) -> None:
    """End jobs as the runner would."""
    problem = Problem(Code.UNREADABLE, {"file": "x"}, Fault.USER)
    for job_id in ids:
        await studio.jobs._move_all([job_id], lambda _: StageFailed(1.0, problem))


async def test_what_is_moved_to_a_place_stays_there_and_takes_its_priority(studio: Studio) -> None:
    a, b, c, d = await studio.jobs.add_requests([request(f"/{n}.mp4") for n in range(4)])
    await studio.schedule.set_priority([c], Priority.HIGH)
    assert await order(studio) == [c, a, b, d]
    await studio.jobs.move([d], before=c)
    assert await order(studio) == [d, c, a, b]
    assert (await studio.jobs.get(d)).priority is Priority.HIGH
    await studio.jobs.move([c], before=b)
    assert await order(studio) == [d, a, c, b]
    await studio.jobs.move([d, a], before=None)
    assert await order(studio) == [c, b, d, a]


async def test_priorities_can_be_given_back_as_they_were(studio: Studio) -> None:
    a, b = await studio.jobs.add_requests([request("/a.mp4"), request("/b.mp4")])
    await studio.schedule.set_priority([b], Priority.LOW)
    before = await studio.schedule.set_priority([a, b], Priority.HIGHEST)
    assert before == {a: Priority.NORMAL, b: Priority.LOW}


async def test_only_what_has_not_begun_can_start_later(studio: Studio, clock: Clock) -> None:
    (a,) = await studio.jobs.add_requests([request()])
    await studio.schedule.start_at([a], clock.now + 60)
    (line,) = await studio.jobs.lines()
    assert line.wait(clock.now, await studio.schedule.hours(), None) is not None
    with pytest.raises(InputError):
        await studio.schedule.start_at([a], clock.now + 1e9)
    with pytest.raises(InputError):
        await studio.schedule.set_hours([a], "at night")
    await fail(studio, a)
    with pytest.raises(InputError) as refused:
        await studio.schedule.start_at([a], None)
    assert refused.value.code is Code.JOB_STATE


async def test_the_runner_starts_nothing_before_its_moment(studio: Studio, clock: Clock, make_clip: MakeClip) -> None:
    (source,) = await studio.library.settled(await studio.library.add([make_clip(frames=6)]))
    (later,) = await studio.jobs.add([source.id], FAST, how=Arrangement(start_at=clock.now + 3600))
    (now,) = await studio.jobs.add([source.id], FAST)
    await studio.jobs.get(now)
    await studio.runner.run(until_empty=True, only=now)
    assert (await studio.jobs.get(now)).state is JobState.DONE
    assert (await studio.jobs.get(later)).state is JobState.WAITING
    clock.now += 3601
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(later)).state is JobState.DONE


async def test_a_final_is_made_from_the_draft_a_person_accepted(studio: Studio, make_clip: MakeClip) -> None:
    (source,) = await studio.library.settled(await studio.library.add([make_clip(frames=6, size=(64, 48))]))
    (draft,) = await studio.jobs.add([source.id], FAST)
    (final,) = await studio.finals.add([draft], Enlargement("2x", "lanczos"))
    with pytest.raises(InputError):
        await studio.schedule.approve([final])  # there is no clip to accept yet
    await studio.runner.run(until_empty=True)
    (line,) = await studio.jobs.some_lines([final])
    wait = line.wait(0.0, await studio.schedule.hours(), None)
    assert wait is not None
    assert (wait.because, wait.job) == (Because.APPROVAL, draft)
    assert await studio.schedule.approve([final]) == (draft,)
    await studio.runner.run(until_empty=True)
    done = await studio.jobs.get(final)
    assert done.state is JobState.DONE, done.problem
    made = {clip.job_id: clip for clip in await studio.library.clips()}
    assert made[final].source_path == made[draft].path
    assert (made[final].verification.width, made[final].verification.height) == (128, 96)


async def test_the_same_plan_twice_is_noticed(studio: Studio, clock: Clock) -> None:
    plan = [request(f"/{n}.mp4") for n in range(3)]
    first = await studio.jobs.add_requests(plan[:2], same=Same.REFUSE)
    with pytest.raises(InputError) as refused:
        await studio.jobs.add_requests(plan, same=Same.REFUSE)
    assert refused.value.code is Code.ALREADY_QUEUED
    assert refused.value.fields == {"count": "2", "total": "3"}
    assert len(await order(studio)) == 2
    (new,) = await studio.jobs.add_requests(plan, same=Same.SKIP)
    assert (await studio.jobs.get(new)).request.source_path == "/2.mp4"
    assert len(await studio.jobs.add_requests(plan, same=Same.ADD)) == 3
    await studio.jobs.cancel(await order(studio))
    clock.now += 1
    assert len(await studio.jobs.add_requests(plan, same=Same.REFUSE)) == 3, first


def test_a_digest_tells_every_parameter_apart_and_no_order_of_keys() -> None:
    one = request()
    assert digest(one) == digest(request())
    assert digest(one) != digest(replace(one, rate=Fraction(24)))
    other = replace(one.source_identity, modified_ns=2)
    assert digest(one) != digest(replace(one, source_identity=other))


async def test_only_the_failed_of_a_batch_are_tried_again_in_their_order(studio: Studio) -> None:
    ids = await studio.jobs.add_requests([request(f"/{n}.mp4") for n in range(47)])
    (other,) = await studio.jobs.add_requests([request("/other.mp4")])
    failing = [ids[3], ids[20], ids[41]]
    await fail(studio, *reversed(failing), other)
    batch = (await studio.jobs.get(ids[0])).batch
    assert await studio.jobs.retry_failed(batch) == tuple(failing)
    again = [await studio.jobs.get(job_id) for job_id in failing]
    assert [(job.state, job.attempt) for job in again] == [(JobState.WAITING, 2)] * 3
    assert (await studio.jobs.get(other)).state is JobState.FAILED
    assert (await order(studio))[:47] == list(ids)
    assert await studio.jobs.retry_failed() == (other,)


async def test_giving_up_a_job_that_had_not_begun_can_be_taken_back(studio: Studio) -> None:
    a, b = await studio.jobs.add_requests([request("/a.mp4"), request("/b.mp4")])
    before = await studio.jobs.get(a)
    await studio.jobs.cancel([a])
    await studio.jobs.take_back([a])
    assert await studio.jobs.get(a) == before
    await fail(studio, b)
    with pytest.raises(InputError):
        await studio.jobs.take_back([b])


@pytest.mark.parametrize(
    ("problem", "tries", "kind"),
    [
        (BROKEN, 0, "TriedAgain"),
        (BROKEN, len(WAITS_S), "StageFailed"),
        (Problem(Code.DISK_FULL, {}, Fault.MACHINE), 0, "Pause"),
        (Problem(Code.ENGINE_FAILED, {}, Fault.USER), 0, "StageFailed"),
        (Problem(Code.SOURCE_CHANGED, {}, Fault.USER), 0, "StageFailed"),
    ],
)
def test_what_becomes_of_a_failure(problem: Problem, tries: int, kind: str) -> None:
    job = plain_job()
    for _ in range(tries):
        job = advance(job, after_failure(job, BROKEN, 5.0))
        assert (job.state, job.attempt) == (JobState.WAITING, 1)
    assert [one.code for one in job.tries] == [Code.ENGINE_FAILED] * tries
    assert type(after_failure(job, problem, 9.0)).__name__ == kind


def test_what_failed_while_the_machine_slept_counts_as_no_try() -> None:
    assert type(after_failure(plain_job(), BROKEN, 9.0, slept=True)).__name__ == "Postponed"


async def test_jobs_go_on_by_themselves_when_the_fault_of_the_machine_is_gone(
    studio: Studio, clock: Clock, tmp_path: Path
) -> None:
    full, lost, person = await studio.jobs.add_requests([request(f"/{n}.mp4") for n in range(3)])
    there = False

    async def find() -> object:
        if not there:
            raise MediaError(Code.FFMPEG_MISSING, path="")
        return None

    huge = Problem(Code.DISK_FULL, {"needed_mb": str(1 << 40)}, Fault.MACHINE)
    for job_id, problem in ((full, huge), (lost, Problem(Code.FFMPEG_MISSING, {}, Fault.MACHINE)), (person, None)):
        await studio.jobs._move_all([job_id], lambda _, problem=problem: Pause(problem))  # type: ignore[misc]
    checks = {Code.DISK_FULL: disk_check(tmp_path), Code.FFMPEG_MISSING: program_check(find)}
    mending = Mending(studio._database, checks, clock=clock)
    assert await mending.look() == 0
    there = True
    assert await mending.look() == 1
    states = [await studio.jobs.get(job_id) for job_id in (full, lost, person)]
    assert [job.paused for job in states] == [True, False, True]
    assert states[1].attempt == 1
    await studio.jobs._move_all([full], lambda _: Pause(Problem(Code.DISK_FULL, {}, Fault.MACHINE)))
    assert await mending.look() == 1


async def test_cancelling_tells_what_is_paid(studio: Studio) -> None:
    (local,) = await studio.jobs.add_requests([request()])
    paid = await studio.jobs.paid([local])
    assert (paid.jobs, paid.charged, paid.unknown) == (0, {}, 0)
