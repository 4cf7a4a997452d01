"""The trials table, the jobs that belong to trials and chains, and what has been decided about ended jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.trial import Trial
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3

    from holysheep_studio.domain.job import Job

CHANGED = "trials"
TRIAL, CHAIN = "trial", "chain"


def save(connection: sqlite3.Connection, trial: Trial) -> None:
    """Keep a trial as it stands now."""
    connection.execute(
        "INSERT INTO trials (name, started_at, ended_at, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET ended_at = excluded.ended_at, body = excluded.body",
        (trial.name, trial.started_at, trial.ended_at, to_json(trial).decode()),
    )
    changes.record(connection, Kind.SETTING, CHANGED)


def everything(connection: sqlite3.Connection) -> tuple[Trial, ...]:
    """All trials, oldest first."""
    rows = connection.execute("SELECT body FROM trials ORDER BY started_at, rowid")
    return tuple(from_json(Trial, row["body"]) for row in rows)


def one(connection: sqlite3.Connection, name: str) -> Trial | None:
    """A trial by its name, whatever its case."""
    row = connection.execute("SELECT body FROM trials WHERE name = ?", (name,)).fetchone()
    return None if row is None else from_json(Trial, row["body"])


def belong(connection: sqlite3.Connection, job_id: str, kind: str, name: str, *, arm: str = "", unit: str = "") -> None:
    """A job is part of a trial, or of the chain of a first attempt."""
    connection.execute(
        "INSERT INTO kinships (job_id, kind, name, arm, unit) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (job_id, kind, name, arm, unit),
    )


def enrol(connection: sqlite3.Connection, job: Job) -> None:
    """Note in the transaction that queues a job which trial or chain it belongs to."""
    mark, chain = job.request.trial, job.request.chain
    if mark is not None:
        belong(connection, job.id, TRIAL, mark.trial, arm=mark.arm, unit=mark.unit)
    elif chain is not None:
        belong(connection, job.id, CHAIN, chain.first or job.id)


class Member(Frozen, frozen=True):
    """A job of a trial or chain, and a person's vote on it."""

    job_id: JobId
    arm: str
    unit: str
    vote: int | None


def members(connection: sqlite3.Connection, kind: str, name: str) -> tuple[Member, ...]:
    """The jobs of a trial or chain in the order they came to it."""
    rows = connection.execute(
        "SELECT job_id, arm, unit, vote FROM kinships WHERE kind = ? AND name = ? ORDER BY rowid", (kind, name)
    )
    return tuple(Member(JobId(row["job_id"]), row["arm"], row["unit"], row["vote"]) for row in rows)


def vote(connection: sqlite3.Connection, job_id: str, name: str, value: int) -> bool:
    """Keep a person's vote; False when the job is not part of the trial."""
    changed = connection.execute(
        "UPDATE kinships SET vote = ? WHERE job_id = ? AND kind = ? AND name = ?", (value, job_id, TRIAL, name)
    ).rowcount
    if changed:
        changes.record(connection, Kind.SETTING, CHANGED)
    return changed > 0


def undecided(connection: sqlite3.Connection) -> tuple[JobId, ...]:
    """Cloud jobs that are done and for which nobody has decided yet what follows."""
    rows = connection.execute(
        "SELECT id FROM jobs WHERE state = ? AND connection != ''"
        " AND NOT EXISTS (SELECT 1 FROM followups WHERE job_id = jobs.id) ORDER BY ended_at",
        (JobState.DONE,),
    )
    return tuple(JobId(row["id"]) for row in rows)


def decide(connection: sqlite3.Connection, job_id: str, at: float, made: str | None) -> None:
    """What follows a job has been decided; once."""
    connection.execute("INSERT INTO followups (job_id, at, made) VALUES (?, ?, ?)", (job_id, at, made))


def decided(connection: sqlite3.Connection, job_id: str) -> bool:
    """Whether it has."""
    return connection.execute("SELECT 1 FROM followups WHERE job_id = ?", (job_id,)).fetchone() is not None
