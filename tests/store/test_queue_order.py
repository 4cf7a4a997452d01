"""Which job is next: by priority, moments, hours and needs; and when the queue stops by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.advance import Approved, Pause, Postponed, Retry, StageDone, StageFailed
from holysheep_studio.domain.clip import ClipId, Problem
from holysheep_studio.domain.errors import Code, Fault, InputError
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.job_line import line_of
from holysheep_studio.domain.queue_stop import StopCause
from holysheep_studio.domain.schedule import Because, Hours, Priority
from holysheep_studio.store import jobs, lines, needs, queue_run, settings, waits
from holysheep_studio.store.database import Database
from tests.domain.values import job

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from pathlib import Path

    from holysheep_studio.domain.advance import Event
    from holysheep_studio.domain.job_line import JobLine

WRONG = Problem(Code.UNREADABLE, {"file": "x"}, Fault.USER)
ANY = Hours()
A, B = JobId("a"), JobId("b")


class Queue:
    """A real database with a few jobs, used without a loop around each line."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def add(self, *names: str, **changes: object) -> None:
        for n, name in enumerate(names):
            made = replace(job(name, float(n)), **changes)  # type: ignore[arg-type]
            await self.database.write(lambda connection, made=made: jobs.add(connection, made))  # type: ignore[misc]

    async def set(self, name: str, **values: object) -> None:
        await self.database.write(lambda connection: jobs.schedule(connection, JobId(name), **values))

    async def move(self, name: str, *events: Event, at: float = 5.0) -> None:
        for event in events:
            await self.database.write(
                lambda connection, event=event: jobs.move(connection, JobId(name), event, at)  # type: ignore[misc]
            )

    async def done(self, name: str) -> None:
        await self.move(name, *[StageDone(5.0)] * 4, StageDone(5.0, clip_id=ClipId("clip")))

    async def need(self, name: str, *firsts: str, approval: bool = False) -> None:
        wanted = [JobId(first) for first in firsts]
        await self.database.write(lambda connection: needs.add(connection, JobId(name), wanted, approval=approval))

    async def claimed(self, now: float = 10.0, closed: Iterable[str] = ()) -> list[str]:
        """All that may start now, in order; they are given back."""

        def claim(connection: object) -> list[str]:
            found = []
            alive: Callable[[str], bool] = lambda _: True  # noqa: E731
            while (one := jobs.claim(connection, "me", now, now + 60, alive, closed=tuple(closed))) is not None:  # type: ignore[arg-type]
                found.append(str(one.id))
            for name in found:
                jobs.let_go(connection, JobId(name), "me")  # type: ignore[arg-type]
            return found

        return await self.database.write(claim)

    async def line(self, name: str) -> JobLine:
        (found,) = await self.database.read(lambda connection: lines.some(connection, [name]))
        return found


@pytest.fixture
async def queue(tmp_path: Path) -> AsyncIterator[Queue]:
    opened = Database(tmp_path / "studio.sqlite3")
    await opened.open()
    yield Queue(opened)
    await opened.close()


async def test_priority_goes_before_the_place_and_may_change_while_jobs_wait(queue: Queue) -> None:
    await queue.add("a", "b", "c")
    await queue.set("c", priority=Priority.HIGHEST)
    await queue.set("a", priority=Priority.LOW)
    assert await queue.claimed() == ["c", "b", "a"]
    assert [line.id for line in await queue.database.read(lines.everything)] == ["c", "b", "a"]


async def test_what_is_to_start_later_waits_and_says_until_when(queue: Queue) -> None:
    await queue.add("a", "b")
    await queue.set("a", start_at=100.0)
    assert await queue.claimed(99.0) == ["b"]
    assert await queue.claimed(100.0) == ["a", "b"]
    wait = (await queue.line("a")).wait(99.0, ANY, None)
    assert wait is not None
    assert (wait.because, wait.until) == (Because.START_AT, 100.0)
    assert await queue.database.read(lambda connection: waits.next_start(connection, 99.0)) == 100.0


async def test_closed_hours_hold_only_what_has_not_begun(queue: Queue) -> None:
    await queue.add("a", "b", "c")
    await queue.set("b", hours="off_peak")
    await queue.set("c", hours="off_peak")
    await queue.move("c", StageDone(1.0))
    assert await queue.claimed(closed=["off_peak"]) == ["a", "c"]
    opens = {"off_peak": 500.0}
    assert await queue.database.read(lambda connection: waits.next_start(connection, 10.0, opens)) == 500.0
    assert await queue.database.read(waits.wishes) == ("", "off_peak")


async def test_a_job_waits_until_what_it_needs_is_done(queue: Queue) -> None:
    await queue.add("a", "b", "c")
    await queue.need("a", "b", "c")
    assert await queue.claimed() == ["b", "c"]
    await queue.done("b")
    assert await queue.claimed() == ["c"]
    await queue.done("c")
    assert await queue.claimed() == ["a"]


async def test_a_final_starts_only_when_a_person_has_accepted_the_draft(queue: Queue) -> None:
    await queue.add("draft", "final")
    await queue.need("final", "draft", approval=True)
    with pytest.raises(InputError):
        await queue.move("draft", Approved(1.0))
    await queue.done("draft")
    assert await queue.claimed() == []
    wait = (await queue.line("final")).wait(10.0, ANY, None)
    assert wait is not None
    assert (wait.because, wait.job) == (Because.APPROVAL, "draft")
    assert await queue.database.read(lambda connection: waits.next_start(connection, 10.0)) is None
    await queue.move("draft", Approved(1.0))
    assert await queue.claimed() == ["final"]
    await queue.move("draft", Approved(None))
    assert await queue.claimed() == []


async def test_the_dependent_of_a_failed_job_waits_and_can_be_released(queue: Queue) -> None:
    await queue.add("a", "b")
    await queue.need("b", "a")
    await queue.move("a", StageFailed(5.0, WRONG))
    wait = (await queue.line("b")).wait(10.0, ANY, None)
    assert wait is not None
    assert wait.because is Because.AFTER_FAILED
    assert await queue.claimed() == []
    await queue.database.write(lambda connection: needs.release(connection, B))
    assert await queue.claimed() == ["b"]
    await queue.database.write(lambda connection: needs.release(connection, B, released=False))
    await queue.move("a", Retry("key2"))
    assert (await queue.line("b")).wait(10.0, ANY, None).because is Because.AFTER  # type: ignore[union-attr]
    assert await queue.claimed() == ["a"]


async def test_a_new_draft_needs_a_new_word(queue: Queue) -> None:
    await queue.add("a")
    await queue.done("a")
    await queue.move("a", Approved(3.0))
    assert (await queue.line("a")).approved_at == 3.0
    with pytest.raises(InputError):
        await queue.move("a", Retry("key2"))  # only what ended badly is tried again


async def test_jobs_cannot_wait_in_a_circle_or_for_nobody(queue: Queue) -> None:
    await queue.add("a", "b", "c")
    await queue.need("b", "a")
    await queue.need("c", "b")
    for name, first, code in (("a", "c", Code.JOBS_CIRCLE), ("a", "a", Code.JOBS_CIRCLE), ("a", "x", Code.UNKNOWN_JOB)):
        with pytest.raises(InputError) as refused:
            await queue.need(name, first)
        assert refused.value.code is code
    assert await queue.claimed() == ["a"]


async def test_the_queue_stops_at_the_nth_failure_of_one_class_in_a_run(queue: Queue) -> None:
    await queue.add("a", "b", "c", "d", "e")
    await queue.database.write(lambda connection: settings.change(connection, stop_after_failures=2))
    await queue.move("a", StageFailed(5.0, WRONG))
    await queue.move("b", StageFailed(6.0, Problem(Code.NO_VIDEO, {}, Fault.USER)))
    assert not (await queue.database.read(queue_run.standing)).paused
    await queue.move("c", StageFailed(7.0, WRONG))
    standing = await queue.database.read(queue_run.standing)
    assert standing.paused
    assert standing.stop is not None
    assert (standing.stop.cause, standing.stop.code, standing.stop.count) == (StopCause.FAILURES, Code.UNREADABLE, 2)
    await queue.database.write(lambda connection: queue_run.go_on(connection, 8.0))
    await queue.move("d", StageFailed(9.0, WRONG))  # a new run: the first of its class
    assert not (await queue.database.read(queue_run.standing)).paused


async def test_never_means_never(queue: Queue) -> None:
    await queue.add("a", "b")
    await queue.database.write(lambda connection: settings.change(connection, stop_after_failures=0))
    for name in "ab":
        await queue.move(name, StageFailed(5.0, WRONG))
    assert not (await queue.database.read(queue_run.standing)).paused


@pytest.mark.parametrize("good", [True, False])
async def test_the_queue_stops_after_a_chosen_job_however_it_ends(queue: Queue, *, good: bool) -> None:
    await queue.add("a")
    await queue.set("a", stop_after=True)
    await (queue.done("a") if good else queue.move("a", StageFailed(5.0, WRONG)))
    stop = (await queue.database.read(queue_run.standing)).stop
    assert stop is not None
    assert (stop.cause, stop.job) == (StopCause.AFTER_JOB, "a")
    assert not (await queue.line("a")).stop_after


async def test_faults_of_the_machine_are_found_and_those_of_people_are_not(queue: Queue) -> None:
    await queue.add("a", "b", "c")
    await queue.move("a", Pause(Problem(Code.DISK_FULL, {"needed_mb": "5"}, Fault.MACHINE)))
    await queue.move("b", Pause(Problem(Code.PROVIDER_AUTH, {}, Fault.USER)))
    await queue.move("c", Pause())
    assert [one.id for one in await queue.database.read(waits.stopped_by_machine)] == ["a"]
    assert (await queue.line("a")).mends_itself
    assert not (await queue.line("b")).mends_itself


async def test_when_a_connection_is_reached_again_its_other_jobs_wait_no_longer(queue: Queue) -> None:
    lost = Problem(Code.PROVIDER_UNREACHABLE, {}, Fault.MACHINE)
    await queue.add("a", "b", "c")
    await queue.move("a", Postponed(900.0, problem=lost))
    await queue.move("b", Postponed(900.0))
    await queue.database.write(lambda connection: waits.hurry(connection, "", Code.PROVIDER_UNREACHABLE))
    assert await queue.claimed(10.0) == ["a", "c"]


async def test_only_what_is_under_way_or_was_made_lately_is_alike(queue: Queue) -> None:
    await queue.add("a", digest="one")
    await queue.add("b", digest="two")
    await queue.add("c", digest="three")
    await queue.done("b")
    await queue.move("c", StageFailed(5.0, WRONG))
    asked = ["one", "two", "three", "four", ""]
    assert await queue.database.read(lambda connection: waits.alike(connection, asked, 4.0)) == {"one", "two"}
    assert await queue.database.read(lambda connection: waits.alike(connection, asked, 6.0)) == {"one"}


async def test_a_line_says_what_the_job_says(queue: Queue) -> None:
    await queue.add("a", batch="batch", hours="off_peak")
    await queue.move("a", StageDone(1.0), Pause(WRONG))
    found = await queue.database.read(lambda connection: jobs.one(connection, A))
    assert await queue.line("a") == line_of(found)
    assert found.state is JobState.PREPARING
    # a folder of an earlier version has no words of the request in the row
    await queue.database.write(lambda connection: connection.execute("UPDATE jobs SET course = '', title = ''"))
    assert await queue.line("a") == line_of(found)


async def test_looking_for_the_next_job_reads_the_index_in_its_order(queue: Queue) -> None:
    def plan(connection: object) -> str:
        rows = connection.execute(  # type: ignore[attr-defined]
            f"EXPLAIN QUERY PLAN SELECT id FROM jobs WHERE {jobs.RUNNABLE} ORDER BY priority, position, added_at"  # noqa: S608 - fixed words
        )
        return " ".join(row["detail"] for row in rows)

    told = await queue.database.read(plan)
    assert "jobs_to_run" in told
    assert "TEMP B-TREE" not in told
