"""Adding to the queue is undone: what has not begun leaves, what runs, ran or was paid stays, nothing doubles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.advance import Cancel, Retry, StageDone
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import Quality
from holysheep_studio.store import jobs as table
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.domain.clip import SourceId
    from holysheep_studio.domain.job import JobId, JobState
    from holysheep_studio.store.database import Connection
    from tests.conftest import MakeClip

FAST = Choice(effect="slow_motion_2x", quality=Quality.FAST)


@pytest.fixture
async def studio(data_folder: Path) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        yield opened


async def sources(studio: Studio, make_clip: MakeClip, *frames: int) -> list[SourceId]:
    files = [make_clip(frames=count) for count in frames]
    return [one.id for one in await studio.library.settled(await studio.library.add(files))]


async def states(studio: Studio) -> dict[JobId, JobState]:
    return {job.id: job.state for job in await studio.jobs.all()}


async def test_what_has_not_begun_leaves_and_comes_back_as_it_was(studio: Studio, make_clip: MakeClip) -> None:
    added = await studio.jobs.add(await sources(studio, make_clip, 6, 7, 8), FAST)
    await studio.jobs.pause([added[1]])
    await studio.jobs.cancel([added[2]])
    before = await studio.jobs.all()
    taken = await studio.withdrawals.withdraw(added)
    assert (taken.ids, taken.begun) == (added, ())
    assert await studio.jobs.all() == ()
    await studio.runner.run(until_empty=True)
    assert await studio.library.clips() == ()
    await studio.withdrawals.rejoin(taken)
    assert await studio.jobs.all() == before  # waiting, paused, and the one that a person gave up


async def test_what_runs_ran_or_was_tried_before_stays(studio: Studio, make_clip: MakeClip) -> None:
    added = await studio.jobs.add(await sources(studio, make_clip, 6, 7, 8, 9), FAST)
    held, begun, tried, fresh = added
    presence = studio._presence  # this process is alive

    def begin(connection: Connection) -> None:
        table.claim(connection, presence.owner, 1.0, 1e12, presence.is_alive, only=held)
        table.move(connection, begun, StageDone(1.0), 1.0)
        table.move(connection, tried, Cancel(1.0, running=False), 1.0)
        table.move(connection, tried, Retry("another key"), 1.0)

    await studio.jobs._database.write(begin)
    there = await states(studio)
    taken = await studio.withdrawals.withdraw(added)
    assert (taken.ids, taken.begun) == ((fresh,), (held, begun, tried))
    assert await states(studio) == {job: state for job, state in there.items() if job != fresh}


async def test_what_was_queued_in_another_way_meanwhile_is_not_doubled(studio: Studio, make_clip: MakeClip) -> None:
    (source,) = await sources(studio, make_clip, 6)
    taken = await studio.withdrawals.withdraw(await studio.jobs.add([source], FAST))
    (other,) = await studio.jobs.add([source], FAST)
    with pytest.raises(InputError) as refused:
        await studio.withdrawals.rejoin(taken)
    assert refused.value.code == Code.ALREADY_QUEUED
    assert list(await states(studio)) == [other]
    # one that was in the queue twice by a person's wish comes back all the same
    twice = await studio.withdrawals.withdraw(await studio.jobs.add([source], FAST))
    await studio.withdrawals.rejoin(twice)
    assert len(await states(studio)) == 2
