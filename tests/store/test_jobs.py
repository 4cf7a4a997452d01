"""The queue in the database: leases, order, removal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.advance import Cancel, Gain, Pause, Progressed, StageDone
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import Job, JobId, JobState
from holysheep_studio.domain.render import Note
from holysheep_studio.store import jobs
from holysheep_studio.store.database import Database
from tests.domain.values import job

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from holysheep_studio.store.database import Connection

ALL_LIVE: Callable[[str], bool] = lambda _: True  # noqa: E731
ALL_DEAD: Callable[[str], bool] = lambda _: False  # noqa: E731


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(tmp_path / "studio.sqlite3")
    await opened.open()
    for n in (1, 2, 3):
        await opened.write(lambda connection, n=n: jobs.add(connection, job(f"job{n}", float(n))))  # type: ignore[misc]
    yield opened
    await opened.close()


async def claim(database: Database, owner: str, now: float, alive: Callable[[str], bool] = ALL_LIVE) -> str | None:
    found: Job | None = await database.write(lambda connection: jobs.claim(connection, owner, now, now + 60, alive))
    return None if found is None else found.id


async def test_each_job_is_claimed_once_and_in_order(database: Database) -> None:
    assert [await claim(database, owner, 0) for owner in "abcd"] == ["job1", "job2", "job3", None]


async def test_some_jobs_are_read_without_the_others_and_without_removed_ones(database: Database) -> None:
    await database.write(lambda connection: jobs.remove(connection, [JobId("job2")], 5.0))
    wanted = [JobId(name) for name in ("job3", "job2", "job1", "nobody")]
    found = await database.read(lambda connection: jobs.some(connection, wanted))
    assert [job.id for job in found] == ["job1", "job3"]
    assert found == await database.read(jobs.everything)
    assert await database.read(lambda connection: jobs.some(connection, [])) == ()


async def test_the_jobs_of_the_dead_are_free_at_once(database: Database) -> None:
    assert await claim(database, "a", 0) == "job1"
    assert await claim(database, "b", 1, ALL_DEAD) == "job1"


async def test_nobody_takes_his_own_job_twice_nor_one_of_the_living_after_a_sleep(database: Database) -> None:
    mine = tuple([str(await claim(database, "one", 0)) for _ in range(3)])

    async def again(owner: str, *, busy: tuple[str, ...], overdue: bool, alive: Callable[[str], bool]) -> bool:
        def take(connection: Connection) -> bool:
            return jobs.claim(connection, owner, 9e9, 9e9, alive, busy=busy, overdue=overdue) is not None

        return await database.write(take)

    assert not await again("one", busy=mine, overdue=True, alive=ALL_LIVE)
    assert not await again("two", busy=(), overdue=False, alive=ALL_LIVE)
    assert await again("two", busy=(), overdue=False, alive=lambda _: False)


async def test_a_lease_that_ran_out_is_free_although_its_owner_lives(database: Database) -> None:
    assert await claim(database, "a", 0) == "job1"
    assert await claim(database, "b", 61) == "job1"
    await database.write(lambda connection: jobs.beat(connection, JobId("job1"), "a", 200))
    (stand,) = await database.read(lambda connection: jobs.stand(connection, [JobId("job1")], "a"))
    assert not stand.held
    assert stand.lease_until == 121
    assert not await database.read(lambda connection: jobs.holds(connection, JobId("job1"), "a"))


async def test_paused_and_ended_jobs_are_not_claimed(database: Database) -> None:
    await database.write(lambda connection: jobs.move(connection, JobId("job1"), Pause(), 1.0))
    await database.write(lambda connection: jobs.move(connection, JobId("job2"), Cancel(1, running=False), 1.0))
    assert await claim(database, "a", 0) == "job3"


async def test_what_moves_is_kept(database: Database) -> None:
    def go(connection: Connection) -> Job:
        jobs.move(connection, JobId("job1"), StageDone(5.0, Gain(notes=(Note.CUT_KEPT,))), 5.0)
        return jobs.move(connection, JobId("job1"), Progressed(0.25), 5.0)

    moved = await database.write(go)
    assert moved == replace(job(), state=JobState.PREPARING, started_at=5.0, notes=(Note.CUT_KEPT,), progress=0.25)
    assert await database.read(lambda connection: jobs.one(connection, JobId("job1"))) == moved


async def test_an_unknown_job_is_said_to_be_unknown(database: Database) -> None:
    with pytest.raises(InputError) as refused:
        await database.read(lambda connection: jobs.one(connection, JobId("nobody")))
    assert refused.value.code is Code.UNKNOWN_JOB


async def test_removed_jobs_are_hidden_and_come_back(database: Database) -> None:
    await database.write(lambda connection: jobs.remove(connection, [JobId("job2")], 1.0))
    assert [found.id for found in await database.read(jobs.everything)] == ["job1", "job3"]
    assert await claim(database, "a", 0) == "job1"
    assert await claim(database, "a", 0) == "job3"
    await database.write(lambda connection: jobs.remove(connection, [JobId("job2")], None))
    assert [found.id for found in await database.read(jobs.everything)] == ["job1", "job2", "job3"]
