"""The notices table: what providers sent, each once, before it was acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_json
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.store import changes
from holysheep_studio.store.jobs import Outcome

if TYPE_CHECKING:
    import sqlite3

    from holysheep_studio.domain.remote import WebhookEvent


def keep(connection: sqlite3.Connection, name: str, event: WebhookEvent, raw: bytes, at: float) -> bool:
    """Keep a notice of the connection `name`; False when it is there already."""
    fresh = connection.execute(
        "INSERT INTO notices (connection, event_id, received_at, remote_job, body) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (name, event.event_id, at, event.job_id, raw),
    ).rowcount
    return fresh == 1


def hurry(connection: sqlite3.Connection, name: str, remote_job: str) -> tuple[JobId, ...]:
    """Let the polled jobs that a notice is about be looked at now: those of its id, or all where it names none.

    A notice is a hint and nothing else: what it says about a job is not believed, the job is polled.
    """
    rows = connection.execute(
        "SELECT id, outcome FROM jobs WHERE connection = ? AND state = ? AND not_before IS NOT NULL",
        (name, JobState.POLLING),
    ).fetchall()
    meant = []
    for row in rows:
        handle = from_json(Outcome, row["outcome"]).handle
        if not remote_job or (handle is not None and remote_job in {str(value) for value in handle.fields.values()}):
            connection.execute("UPDATE jobs SET not_before = NULL WHERE id = ?", (row["id"],))
            changes.record(connection, Kind.JOB, row["id"])
            meant.append(JobId(row["id"]))
    return tuple(meant)
