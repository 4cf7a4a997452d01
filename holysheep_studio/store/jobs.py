"""The jobs table: the queue, and who works on which job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Event, advance
from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.clip import ClipId, Problem
from holysheep_studio.domain.cloud import AssetRef
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import ENDED, Job, JobId, JobState
from holysheep_studio.domain.money import Money, PriceMark
from holysheep_studio.domain.remote import Handle, RemoteState, UploadState
from holysheep_studio.domain.render import Note, Verification
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.store import changes, spending

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

_COLUMNS = "jobs.*, requests.body AS request FROM jobs JOIN requests ON requests.job_id = jobs.id"
_RESTING = ", ".join(f"'{state}'" for state in sorted({*ENDED, JobState.UNSURE}))
_RUNNABLE = f"removed_at IS NULL AND paused = 0 AND state NOT IN ({_RESTING})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job has come to so far; kept as one JSON column because nothing queries it."""

    problem: Problem | None = None
    notes: tuple[Note, ...] = ()
    verification: Verification | None = None
    clip_id: ClipId | None = None
    assets: Mapping[str, AssetRef] = field(default_factory=dict)
    upload: UploadState | None = None
    handle: Handle | None = None
    remote: RemoteState | None = None
    polls: int = 0
    cancel_asked: bool = False
    submitted_at: float | None = None
    quoted: Money | None = None
    reserved: Money | None = None
    charged: Money | None = None
    price: PriceMark | None = None


#: Fields of a job that stand in the outcome column under the same name.
_OUTCOME = tuple(one.name for one in fields(Outcome))


def add(connection: sqlite3.Connection, job: Job) -> None:
    """Put a new job into the queue."""
    connection.execute("INSERT INTO requests (job_id, body) VALUES (?, ?)", (job.id, to_json(job.request).decode()))
    connection.execute(
        "INSERT INTO jobs (id, position, added_at, state, outcome, connection, key) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (job.id, job.position, job.added_at, job.state, _outcome(job), job.request.connection, job.key),
    )
    changes.record(connection, Kind.JOB, job.id)


def last_position(connection: sqlite3.Connection) -> float:
    """The position of the last job in the queue."""
    found: float = connection.execute("SELECT coalesce(max(position), 0.0) FROM jobs").fetchone()[0]
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """One job in the queue's order, without its request, which may be long."""

    id: JobId
    position: float
    state: JobState
    paused: bool
    started_at: float | None


def order(connection: sqlite3.Connection) -> tuple[Line, ...]:
    """How all jobs that were not removed stand, in queue order; reads no request."""
    rows = connection.execute(
        "SELECT id, position, state, paused, started_at FROM jobs WHERE removed_at IS NULL ORDER BY position, added_at"
    )
    return tuple(
        Line(JobId(row["id"]), row["position"], JobState(row["state"]), bool(row["paused"]), row["started_at"])
        for row in rows
    )


def everything(connection: sqlite3.Connection) -> tuple[Job, ...]:
    """All jobs that were not removed, in queue order."""
    rows = connection.execute(f"SELECT {_COLUMNS} WHERE removed_at IS NULL ORDER BY position, added_at")
    return tuple(_job(row) for row in rows)


def some(connection: sqlite3.Connection, ids: Sequence[JobId]) -> tuple[Job, ...]:
    """Those of these jobs that were not removed, in queue order, by one query."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} WHERE removed_at IS NULL AND jobs.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - fixed words
        " ORDER BY position, added_at",
        (to_json(list(ids)).decode(),),
    )
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


def move(connection: sqlite3.Connection, job_id: JobId, event: Event, at: float) -> Job:
    """Advance a job by an event; keep the result and what it means in money.

    Raises InputError job_state, unknown_job, and BudgetError where a paid request may not leave.
    """
    before = one(connection, job_id)
    after = advance(before, event)
    if after != before:
        _keep(connection, after)
        spending.follow(connection, before, after, at)
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
    *,
    cloud: bool = False,
    only: JobId | None = None,
) -> Job | None:
    """Take the first job that may run now and that no living owner holds, or `only` one; None when there is none.

    `cloud` chooses between the jobs of connections and those of the local engine. A lease ends by its time or, at
    once, when its owner's process is gone.
    """
    rows = connection.execute(
        f"SELECT id, lease_owner, lease_until FROM jobs WHERE {_RUNNABLE}"  # noqa: S608 - fixed words
        " AND (not_before IS NULL OR not_before <= :now) AND (connection != '') = :cloud"
        " AND (:only IS NULL OR id = :only) ORDER BY position, added_at",
        {"now": now, "only": only, "cloud": cloud},
    )
    for row in rows:
        held = row["lease_owner"] is not None and row["lease_until"] > now and is_alive(row["lease_owner"])
        if not held:
            connection.execute(
                "UPDATE jobs SET lease_owner = ?, lease_until = ? WHERE id = ?", (owner, until, row["id"])
            )
            changes.record(connection, Kind.JOB, row["id"])
            return one(connection, JobId(row["id"]))
    return None


def next_start(connection: sqlite3.Connection) -> float | None:
    """When the earliest postponed job may go on; None when none is postponed."""
    query = f"SELECT min(not_before) FROM jobs WHERE {_RUNNABLE}"  # noqa: S608 - fixed words
    found: float | None = connection.execute(query).fetchone()[0]
    return found


@dataclass(frozen=True, slots=True)
class Stand:
    """What a worker has to know of its job while it works."""

    job_id: JobId
    held: bool  # still ours
    paused: bool
    cancelling: bool
    lease_until: float


def stand(connection: sqlite3.Connection, ids: Iterable[JobId], owner: str) -> tuple[Stand, ...]:
    """How the jobs of `owner` stand."""
    found = []
    for job_id in ids:
        row = connection.execute(
            "SELECT lease_owner, lease_until, paused, cancelling FROM jobs WHERE id = ?", (job_id,)
        ).fetchone()
        if row is not None:
            held = row["lease_owner"] == owner
            until = row["lease_until"] or 0.0
            found.append(Stand(job_id, held, bool(row["paused"]), bool(row["cancelling"]), until))
    return tuple(found)


def beat(connection: sqlite3.Connection, job_id: JobId, owner: str, until: float) -> None:
    """Hold on to a claimed job that is still ours."""
    connection.execute("UPDATE jobs SET lease_until = ? WHERE id = ? AND lease_owner = ?", (until, job_id, owner))


def report(connection: sqlite3.Connection, job_id: JobId, owner: str, progress: float) -> None:
    """Show how far a stage is, without reading the whole job."""
    moved = connection.execute(
        "UPDATE jobs SET progress = ? WHERE id = ? AND lease_owner = ?", (progress, job_id, owner)
    ).rowcount
    if moved:
        changes.record(connection, Kind.JOB, job_id)


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
        " progress = ?, key = ?, not_before = ?, outcome = ? WHERE id = ?",
        (
            job.state,
            job.paused,
            job.cancelling,
            job.attempt,
            job.started_at,
            job.ended_at,
            job.progress,
            job.key,
            job.not_before,
            _outcome(job),
            job.id,
        ),
    )
    changes.record(connection, Kind.JOB, job.id)


def _outcome(job: Job) -> str:
    return to_json(Outcome(**{name: getattr(job, name) for name in _OUTCOME})).decode()


def _job(row: sqlite3.Row) -> Job:
    outcome = from_json(Outcome, row["outcome"])
    return Job(
        id=JobId(row["id"]),
        request=from_json(GenerationRequest, row["request"]),
        position=row["position"],
        added_at=row["added_at"],
        key=row["key"],
        state=JobState(row["state"]),
        paused=bool(row["paused"]),
        cancelling=bool(row["cancelling"]),
        attempt=row["attempt"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        not_before=row["not_before"],
        progress=row["progress"],
        **{name: getattr(outcome, name) for name in _OUTCOME},
    )
