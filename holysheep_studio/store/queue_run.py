"""The queue as a whole: paused or not, why it paused by itself, and how often a run has failed in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.queue_stop import QueueStop, Standing, StopCause
from holysheep_studio.store import changes, settings

if TYPE_CHECKING:
    import sqlite3


def begin(connection: sqlite3.Connection, at: float) -> None:
    """A run begins: failures are counted anew."""
    connection.execute("UPDATE queue_run SET since = ?", (at,))


def go_on(connection: sqlite3.Connection, at: float) -> None:
    """Start jobs again; what stopped the queue is settled."""
    begin(connection, at)
    connection.execute("UPDATE queue_run SET stop = NULL")
    settings.change(connection, queue_paused=False)


def hold(connection: sqlite3.Connection, stop: QueueStop | None = None) -> None:
    """Start no further job; without a `stop` because a person said so."""
    connection.execute("UPDATE queue_run SET stop = ?", (None if stop is None else to_json(stop).decode(),))
    settings.change(connection, queue_paused=True)


def standing(connection: sqlite3.Connection) -> Standing:
    """How the queue stands."""
    if not settings.load(connection).queue_paused:
        return Standing(paused=False)
    kept = connection.execute("SELECT stop FROM queue_run").fetchone()[0]
    return Standing(paused=True, stop=None if kept is None else from_json(QueueStop, kept))


def ended(connection: sqlite3.Connection, job: Job, at: float) -> None:
    """A job has just ended: the jobs that need it look different now, and the queue may have to stop."""
    for row in connection.execute("SELECT job_id FROM job_needs WHERE first_id = ?", (job.id,)):
        changes.record(connection, Kind.JOB, row["job_id"])
    if job.stop_after:
        connection.execute("UPDATE jobs SET stop_after = 0 WHERE id = ?", (job.id,))
        hold(connection, QueueStop(StopCause.AFTER_JOB, at, job.id, job.request.title))
        return
    if job.state is JobState.FAILED and job.problem is not None:
        _count(connection, job, at)


def _count(connection: sqlite3.Connection, job: Job, at: float) -> None:
    """Stop the queue at the n-th failure of one class in this run."""
    now = settings.load(connection)
    if now.queue_paused or not now.stop_after_failures or job.problem is None:
        return
    found = connection.execute(
        "SELECT count(*) FROM jobs WHERE state = 'failed' AND connection = ? AND removed_at IS NULL"
        " AND ended_at >= (SELECT since FROM queue_run) AND json_extract(outcome, '$.problem.code') = ?",
        (job.request.connection, job.problem.code),
    ).fetchone()[0]
    if found >= now.stop_after_failures:
        stop = QueueStop(
            StopCause.FAILURES,
            at,
            job.id,
            job.request.title,
            job.problem.code,
            job.request.connection,
            found,
            job.problem.fields,
        )
        hold(connection, stop)
