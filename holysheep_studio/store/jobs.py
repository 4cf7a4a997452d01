"""The jobs table: the queue, and who works on which job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.clip import ClipId, Problem
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import ENDED, Event, Job, JobId, JobState, advance
from holysheep_studio.domain.render import Note, Verification
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

_COLUMNS = "jobs.*, requests.body AS request FROM jobs JOIN requests ON requests.job_id = jobs.id"
_ENDED = ", ".join(f"'{state}'" for state in sorted(ENDED))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job has come to so far; kept as one JSON column because nothing queries it."""

    problem: Problem | None = None
    notes: tuple[Note, ...] = ()
    verification: Verification | None = None
    clip_id: ClipId | None = None


def add(connection: sqlite3.Connection, job: Job) -> None:
    """Put a new job into the queue."""
    connection.execute("INSERT INTO requests (job_id, body) VALUES (?, ?)", (job.id, to_json(job.request).decode()))
    connection.execute(
        "INSERT INTO jobs (id, position, added_at, state, outcome) VALUES (?, ?, ?, ?, ?)",
        (job.id, job.position, job.added_at, job.state, to_json(_outcome(job)).decode()),
    )
    changes.record(connection, Kind.JOB, job.id)


def last_position(connection: sqlite3.Connection) -> float:
    """The position of the last job in the queue."""
    found: float = connection.execute("SELECT coalesce(max(position), 0.0) FROM jobs").fetchone()[0]
    return found


def everything(connection: sqlite3.Connection) -> tuple[Job, ...]:
    """All jobs that were not removed, in queue order."""
    rows = connection.execute(f"SELECT {_COLUMNS} WHERE removed_at IS NULL ORDER BY position, added_at")
    return tuple(_job(row) for row in rows)


def one(connection: sqlite3.Connection, job_id: JobId) -> Job:
    """A job by its id. Raises InputError unknown_job."""
    row = connection.execute(f"SELECT {_COLUMNS} WHERE jobs.id = ?", (job_id,)).fetchone()
    if row is None:
        raise InputError(Code.UNKNOWN_JOB, job=job_id)
    return _job(row)


def matching(connection: sqlite3.Connection, prefix: str) -> tuple[JobId, ...]:
    """Ids that begin with what a person typed."""
    rows = connection.execute(
        "SELECT id FROM jobs WHERE removed_at IS NULL AND substr(id, 1, ?) = ?", (len(prefix), prefix)
    )
    return tuple(JobId(row["id"]) for row in rows)


def move(connection: sqlite3.Connection, job_id: JobId, event: Event) -> Job:
    """Advance a job by an event and keep the result. Raises InputError job_state, unknown_job."""
    before = one(connection, job_id)
    after = advance(before, event)
    if after != before:
        _keep(connection, after)
    return after


def place(connection: sqlite3.Connection, job_id: JobId, position: float) -> None:
    """Give a job its place in the queue."""
    connection.execute("UPDATE jobs SET position = ? WHERE id = ?", (position, job_id))
    changes.record(connection, Kind.JOB, job_id)


def remove(connection: sqlite3.Connection, ids: Iterable[JobId], at: float | None) -> None:
    """Hide the jobs since `at`, or bring them back with None."""
    for job_id in ids:
        connection.execute("UPDATE jobs SET removed_at = ? WHERE id = ?", (at, job_id))
        changes.record(connection, Kind.JOB, job_id)


def claim(
    connection: sqlite3.Connection,
    owner: str,
    now: float,
    until: float,
    is_alive: Callable[[str], bool],
    only: JobId | None = None,
) -> Job | None:
    """Take the first job that may run and that no living owner holds, or `only` one; None when there is none.

    A lease ends by its time or, at once, when its owner's process is gone.
    """
    rows = connection.execute(
        f"SELECT {_COLUMNS} WHERE removed_at IS NULL AND paused = 0 AND state NOT IN ({_ENDED})"
        " AND (:only IS NULL OR jobs.id = :only) ORDER BY position, added_at",
        {"only": only},
    )
    for row in rows:
        held = row["lease_owner"] is not None and row["lease_until"] > now and is_alive(row["lease_owner"])
        if not held:
            connection.execute(
                "UPDATE jobs SET lease_owner = ?, lease_until = ? WHERE id = ?", (owner, until, row["id"])
            )
            changes.record(connection, Kind.JOB, row["id"])
            return _job(row)
    return None


def beat(connection: sqlite3.Connection, job_id: JobId, owner: str, until: float) -> Job | None:
    """Hold on to a claimed job; None when another owner has taken it over meanwhile."""
    kept = connection.execute(
        "UPDATE jobs SET lease_until = ? WHERE id = ? AND lease_owner = ?", (until, job_id, owner)
    ).rowcount
    return one(connection, job_id) if kept else None


def holds(connection: sqlite3.Connection, job_id: JobId, owner: str) -> bool:
    """Whether `owner` still has the job; asked inside the transaction that keeps a stage's result."""
    row = connection.execute("SELECT lease_owner FROM jobs WHERE id = ?", (job_id,)).fetchone()
    return row is not None and row["lease_owner"] == owner


def let_go(connection: sqlite3.Connection, job_id: JobId, owner: str) -> None:
    """Give a claimed job back."""
    connection.execute(
        "UPDATE jobs SET lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?", (job_id, owner)
    )
    changes.record(connection, Kind.JOB, job_id)


def holder(connection: sqlite3.Connection, job_id: JobId) -> str | None:
    """Who has claimed the job, dead or alive."""
    row = connection.execute("SELECT lease_owner FROM jobs WHERE id = ?", (job_id,)).fetchone()
    return None if row is None else row["lease_owner"]


def _keep(connection: sqlite3.Connection, job: Job) -> None:
    connection.execute(
        "UPDATE jobs SET state = ?, paused = ?, cancelling = ?, attempt = ?, started_at = ?, ended_at = ?,"
        " progress = ?, outcome = ? WHERE id = ?",
        (
            job.state,
            job.paused,
            job.cancelling,
            job.attempt,
            job.started_at,
            job.ended_at,
            job.progress,
            to_json(_outcome(job)).decode(),
            job.id,
        ),
    )
    changes.record(connection, Kind.JOB, job.id)


def _outcome(job: Job) -> Outcome:
    return Outcome(job.problem, job.notes, job.verification, job.clip_id)


def _job(row: sqlite3.Row) -> Job:
    outcome = from_json(Outcome, row["outcome"])
    return Job(
        id=JobId(row["id"]),
        request=from_json(GenerationRequest, row["request"]),
        position=row["position"],
        added_at=row["added_at"],
        state=JobState(row["state"]),
        paused=bool(row["paused"]),
        cancelling=bool(row["cancelling"]),
        attempt=row["attempt"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        progress=row["progress"],
        problem=outcome.problem,
        notes=outcome.notes,
        verification=outcome.verification,
        clip_id=outcome.clip_id,
    )
