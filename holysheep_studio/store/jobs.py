"""The jobs table: the queue, and who works on which job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.advance import Event, advance
from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.clip import ClipId, Identity, Problem
from holysheep_studio.domain.cloud import AssetRef
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.effort import Far, first_pass
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import ENDED, UNSENT, Job, JobId, JobState, Try, course
from holysheep_studio.domain.money import Money, PriceMark
from holysheep_studio.domain.remote import Handle, RemoteState, UploadState
from holysheep_studio.domain.render import Note, Verification
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.schedule import Priority
from holysheep_studio.store import changes, needs, queue_run, spending, trials

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

_COLUMNS = "jobs.*, requests.body AS request FROM jobs JOIN requests ON requests.job_id = jobs.id"
#: The very words of the index `jobs_to_run`; with others SQLite would not use it.
RESTING = ", ".join(f"'{state}'" for state in sorted({*ENDED, JobState.UNSURE}))
#: What a runner may take, if its moment has come.
RUNNABLE = f"removed_at IS NULL AND paused = 0 AND state NOT IN ({RESTING})"


class Outcome(Frozen, frozen=True):
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
    tries: tuple[Try, ...] = ()
    quoted: Money | None = None
    reserved: Money | None = None
    charged: Money | None = None
    price: PriceMark | None = None


#: Fields of a job that stand in the outcome column under the same name.
_OUTCOME = tuple(one.name for one in fields(Outcome))
#: Columns of the same name as the job's field that change when it moves.
_MOVED = ("state", "paused", "cancelling", "attempt", "started_at", "ended_at", "progress", "frame", "frames", "key",
          "not_before", "approved_at")  # fmt: skip


def add(connection: sqlite3.Connection, job: Job) -> None:
    """Put a new job into the queue."""
    connection.execute("INSERT INTO requests (job_id, body) VALUES (?, ?)", (job.id, to_json(job.request).decode()))
    shown = job.request
    values = {
        "id": job.id, "position": job.position, "added_at": job.added_at, "state": job.state, "outcome": _outcome(job),
        "connection": shown.connection, "key": job.key, "priority": job.priority, "start_at": job.start_at,
        "hours": job.hours, "stop_after": job.stop_after, "batch": job.batch, "digest": job.digest,
        "title": shown.title, "effect": shown.effect, "source": shown.source_path or shown.prompt,
        "course": course(shown), "project": shown.project, "first_pass": first_pass(shown),
    }  # fmt: skip
    connection.execute(
        f"INSERT INTO jobs ({', '.join(values)}) VALUES ({', '.join(f':{name}' for name in values)})",  # noqa: S608 - fixed words
        values,
    )
    trials.enrol(connection, job)
    changes.record(connection, Kind.JOB, job.id)


def relink(connection: sqlite3.Connection, old: str, new: str, identity: Identity | None) -> None:
    """Jobs that are not done look for the file that lay at `old` at `new`; without an identity it keeps the old one."""
    for row in connection.execute("SELECT id FROM jobs WHERE source = ? AND state != 'done'", (old,)).fetchall():
        job = one(connection, JobId(row["id"]))
        was, told = job.request, identity or job.request.source_identity
        uploads = tuple(replace(up, path=new, identity=told) if up.path == old else up for up in was.uploads)
        was = replace(was, source_path=new, source_identity=told, uploads=uploads)
        _complete(connection, replace(job, request=was))
        changes.record(connection, Kind.JOB, job.id)


def add_ended(connection: sqlite3.Connection, job: Job, at: float) -> None:
    """Keep a job that ended on another machine: on no list since `at`, and with nothing to follow."""
    add(connection, job)
    _keep(connection, job)
    trials.decide(connection, job.id, at, None)
    remove(connection, [job.id], at)


def last_position(connection: sqlite3.Connection) -> float:
    """The position of the last job in the queue."""
    found: float = connection.execute("SELECT coalesce(max(position), 0.0) FROM jobs").fetchone()[0]
    return found


class Line(Frozen, frozen=True):
    """One job in the queue's order, without its request, which may be long."""

    id: JobId
    priority: Priority
    position: float
    state: JobState
    paused: bool
    started_at: float | None
    batch: str
    connection: str


def order(connection: sqlite3.Connection) -> tuple[Line, ...]:
    """How all jobs that were not removed stand, in queue order; reads no request."""
    rows = connection.execute(
        "SELECT id, priority, position, state, paused, started_at, batch, connection FROM jobs WHERE removed_at IS NULL"
        " ORDER BY priority, position, added_at"
    )
    return tuple(
        Line(
            JobId(row["id"]),
            Priority(row["priority"]),
            row["position"],
            JobState(row["state"]),
            bool(row["paused"]),
            row["started_at"],
            row["batch"],
            row["connection"],
        )
        for row in rows
    )


def begun(connection: sqlite3.Connection) -> tuple[JobId, ...]:
    """Jobs that have begun and may run, in queue order, whether somebody works on them or not."""
    rows = connection.execute(
        f"SELECT id FROM jobs WHERE {RUNNABLE} AND started_at IS NOT NULL ORDER BY priority, position, added_at"  # noqa: S608 - fixed words
    )
    return tuple(JobId(row["id"]) for row in rows)


def alive(connection: sqlite3.Connection) -> tuple[JobId, ...]:
    """Jobs that have not ended."""
    rows = connection.execute(
        "SELECT id FROM jobs WHERE removed_at IS NULL AND state NOT IN ('cancelled', 'done', 'failed')"
    )
    return tuple(JobId(row["id"]) for row in rows)


def everything(connection: sqlite3.Connection) -> tuple[Job, ...]:
    """All jobs that were not removed, in queue order."""
    rows = connection.execute(f"SELECT {_COLUMNS} WHERE removed_at IS NULL ORDER BY priority, position, added_at")
    return tuple(_job(row) for row in rows)


def some(connection: sqlite3.Connection, ids: Sequence[JobId]) -> tuple[Job, ...]:
    """Those of these jobs that were not removed, in queue order, by one query."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} WHERE removed_at IS NULL AND jobs.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - fixed words
        " ORDER BY priority, position, added_at",
        (to_json(list(ids)).decode(),),
    )
    return tuple(_job(row) for row in rows)


def all_of(connection: sqlite3.Connection, ids: Sequence[JobId]) -> tuple[Job, ...]:
    """These jobs, those included that were taken off the list."""
    query = f"SELECT {_COLUMNS} WHERE jobs.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - fixed words
    return tuple(_job(row) for row in connection.execute(query, (to_json(list(ids)).decode(),)))


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


def move(connection: sqlite3.Connection, job_id: JobId, event: Event, at: float, *, sent: bool = False) -> Job:
    """Advance a job by an event; keep the result and what it means in money.

    `sent`: the request may have left already, so that no budget can stop it any more.

    Raises InputError job_state, unknown_job, and BudgetError where a paid request may not leave.
    """
    before = one(connection, job_id)
    after = advance(before, event)
    if after != before:
        _keep(connection, after)
        if after.request is not before.request:
            _complete(connection, after)
        spending.follow(connection, before, after, at, sent=sent)
        if after.ended and not before.ended:
            queue_run.ended(connection, after, at)
        elif before.ended:
            for waiting in needs.waiting_for(connection, job_id):
                changes.record(connection, Kind.JOB, waiting)
    return after


def place(connection: sqlite3.Connection, job_id: JobId, position: float, priority: Priority) -> None:
    """Give a job its place in the queue."""
    schedule(connection, job_id, position=position, priority=priority)


def schedule(connection: sqlite3.Connection, job_id: JobId, **values: object) -> None:
    """Change how a job is queued: position, priority, start_at, hours, stop_after. Raises InputError unknown_job."""
    unknown = set(values) - {"position", "priority", "start_at", "hours", "stop_after"}
    if unknown:
        raise ValueError(f"not how a job is queued: {', '.join(sorted(unknown))}")
    told = ", ".join(f"{name} = :{name}" for name in values)
    if not connection.execute(f"UPDATE jobs SET {told} WHERE id = :id", {**values, "id": job_id}).rowcount:  # noqa: S608 - fixed words
        raise InputError(Code.UNKNOWN_JOB, job=job_id)
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
    sent: bool | None = None,
    only: JobId | None = None,
    closed: Iterable[str] = (),
    busy: Iterable[str] = (),
    overdue: bool = True,
) -> Job | None:
    """Take the first job that may run now and that no living owner holds, or `only` one; None when there is none.

    `cloud` chooses between the jobs of connections and those of the local engine, `sent` between those that may be at
    their provider and the others; None takes both. What has not begun starts only when its moment has come, its hours
    are not among those that are `closed`, and what it needs is there. A lease ends by its time or, at once, when its
    owner's process is gone. `busy` jobs are this process's own: never taken twice. Without `overdue` a lease that ran
    out is respected while its owner lives, who may have slept as we have.
    """
    rows = connection.execute(
        f"SELECT id, lease_owner, lease_until FROM jobs WHERE {RUNNABLE}"  # noqa: S608 - fixed words
        " AND (not_before IS NULL OR not_before <= :now) AND (connection != '') = :cloud"
        " AND (:sent IS NULL OR :sent = (state NOT IN (SELECT value FROM json_each(:unsent))))"
        " AND (:only IS NULL OR id = :only) AND id NOT IN (SELECT value FROM json_each(:busy))"
        " AND (state != 'waiting' OR ((start_at IS NULL OR start_at <= :now)"
        f" AND hours NOT IN (SELECT value FROM json_each(:closed)) AND NOT {needs.UNMET}))"
        " ORDER BY priority, position, added_at",
        {"now": now, "only": only, "cloud": cloud, "sent": sent, "unsent": to_json(sorted(UNSENT)).decode(),
         "closed": to_json(list(closed)).decode(), "busy": to_json(list(busy)).decode()},
    )  # fmt: skip
    for row in rows:
        running = row["lease_owner"] is not None and (row["lease_until"] > now or not overdue)
        held = running and is_alive(row["lease_owner"])
        if not held:
            connection.execute(
                "UPDATE jobs SET lease_owner = ?, lease_until = ? WHERE id = ?", (owner, until, row["id"])
            )
            changes.record(connection, Kind.JOB, row["id"])
            return one(connection, JobId(row["id"]))
    return None


class Stand(Frozen, frozen=True):
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


def report(connection: sqlite3.Connection, job_id: JobId, owner: str, far: Far) -> None:
    """Show how far a stage is, without reading the whole job."""
    moved = connection.execute(
        "UPDATE jobs SET progress = ?, frame = ?, frames = ? WHERE id = ? AND lease_owner = ?",
        (far.share, far.frame, far.frames, job_id, owner),
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
        f"UPDATE jobs SET {', '.join(f'{name} = ?' for name in _MOVED)}, outcome = ? WHERE id = ?",  # noqa: S608 - fixed words
        (*(getattr(job, name) for name in _MOVED), _outcome(job), job.id),
    )
    changes.record(connection, Kind.JOB, job.id)


def _complete(connection: sqlite3.Connection, job: Job) -> None:
    """The request got what was missing when it was queued."""
    shown = job.request
    connection.execute("UPDATE requests SET body = ? WHERE job_id = ?", (to_json(shown).decode(), job.id))
    connection.execute(
        "UPDATE jobs SET title = ?, effect = ?, source = ?, course = ?, first_pass = ? WHERE id = ?",
        (shown.title, shown.effect, shown.source_path or shown.prompt, course(shown), first_pass(shown), job.id),
    )


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
        frame=row["frame"],
        frames=row["frames"],
        priority=Priority(row["priority"]),
        start_at=row["start_at"],
        hours=row["hours"],
        stop_after=bool(row["stop_after"]),
        approved_at=row["approved_at"],
        batch=row["batch"],
        digest=row["digest"],
        **{name: getattr(outcome, name) for name in _OUTCOME},
    )
