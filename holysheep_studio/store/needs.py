"""Which job waits for which, and whether what it waits for is there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import to_json
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import ENDED, JobId, JobState
from holysheep_studio.domain.schedule import Need, makes_circle
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

#: What of a job's needs is not met, as a condition on `jobs`.
UNMET = (
    "EXISTS (SELECT 1 FROM job_needs JOIN jobs AS first ON first.id = job_needs.first_id"
    " WHERE job_needs.job_id = jobs.id AND NOT job_needs.released"
    " AND (first.state != 'done' OR (job_needs.approval AND first.approved_at IS NULL)))"
)


def add(connection: sqlite3.Connection, job_id: JobId, firsts: Iterable[JobId], *, approval: bool) -> None:
    """Let a job wait for others. Raises InputError: unknown_job, jobs_circle."""
    known: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute("SELECT job_id, first_id FROM job_needs WHERE NOT released"):
        known[row["job_id"]].append(row["first_id"])
    for first in firsts:
        if connection.execute("SELECT 1 FROM jobs WHERE id = ?", (first,)).fetchone() is None:
            raise InputError(Code.UNKNOWN_JOB, job=first)
        if makes_circle(known, job_id, first):
            raise InputError(Code.JOBS_CIRCLE, job=job_id, first=first)
        known[job_id].append(first)
        connection.execute(
            "INSERT INTO job_needs (job_id, first_id, approval) VALUES (?, ?, ?)"
            " ON CONFLICT (job_id, first_id) DO UPDATE SET approval = excluded.approval, released = 0",
            (job_id, first, approval),
        )
    changes.record(connection, Kind.JOB, job_id)


def release(connection: sqlite3.Connection, job_id: JobId, *, released: bool = True) -> None:
    """Let a job start without what it waits for, or wait for it again."""
    connection.execute("UPDATE job_needs SET released = ? WHERE job_id = ?", (released, job_id))
    changes.record(connection, Kind.JOB, job_id)


def of(connection: sqlite3.Connection, ids: Sequence[str] | None = None) -> Mapping[str, tuple[Need, ...]]:
    """The needs of these jobs, or of all with None, by job; those without any are left out."""
    chosen = "" if ids is None else " WHERE job_needs.job_id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        "SELECT job_needs.job_id, first_id, approval, released, first.state, first.approved_at FROM job_needs"  # noqa: S608 - fixed words
        f" JOIN jobs AS first ON first.id = first_id{chosen} ORDER BY job_needs.rowid",
        () if ids is None else (to_json(list(ids)).decode(),),
    )
    found: dict[str, list[Need]] = defaultdict(list)
    for row in rows:
        found[row["job_id"]].append(_need(row))
    return {job_id: tuple(needs) for job_id, needs in found.items()}


def waiting_for(connection: sqlite3.Connection, first: JobId) -> tuple[JobId, ...]:
    """The jobs that need this one."""
    rows = connection.execute("SELECT job_id FROM job_needs WHERE first_id = ? AND NOT released", (first,))
    return tuple(JobId(row["job_id"]) for row in rows)


def _need(row: sqlite3.Row) -> Need:
    state = JobState(row["state"])
    done = state is JobState.DONE
    met = bool(row["released"]) or (done and (not row["approval"] or row["approved_at"] is not None))
    return Need(row["first_id"], bool(row["approval"]), met, hopeless=state in ENDED and not done, done=done)
