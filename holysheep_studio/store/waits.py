"""What waits in the queue: for a moment, for daily hours, for a machine or a network that is out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import to_json
from holysheep_studio.domain.job import MENDED_OUTSIDE, Job, JobId
from holysheep_studio.store import changes, jobs, needs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping


def wishes(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The hours that waiting jobs want, each once."""
    query = f"SELECT DISTINCT hours FROM jobs WHERE {jobs.RUNNABLE} AND state = 'waiting'"  # noqa: S608 - fixed words
    return tuple(row["hours"] for row in connection.execute(query))


def next_start(
    connection: sqlite3.Connection,
    now: float = 0.0,
    opens: Mapping[str, float] | None = None,
    only: JobId | None = None,
) -> float | None:
    """When the earliest job that waits for a moment may go on, or `only` one; None when none does.

    `opens` tells when closed hours begin. Jobs that wait for other jobs or for a person count for nothing: no moment
    brings them on.
    """
    hours = opens or {}
    rows = connection.execute(
        f"SELECT hours, min(max(coalesce(not_before, 0.0), coalesce(start_at, 0.0))) AS moment FROM jobs"  # noqa: S608 - fixed words
        f" WHERE {jobs.RUNNABLE} AND (:only IS NULL OR id = :only)"
        f" AND (not_before IS NOT NULL OR (state = 'waiting' AND NOT {needs.UNMET}"
        " AND (start_at > :now OR hours IN (SELECT value FROM json_each(:closed))))) GROUP BY hours",
        {"now": now, "closed": to_json(list(hours)).decode(), "only": only},
    )
    return min((max(row["moment"], hours.get(row["hours"], 0.0)) for row in rows), default=None)


def stopped_by_machine(connection: sqlite3.Connection) -> tuple[Job, ...]:
    """Jobs that stand still because of a fault that is mended outside of the studio."""
    rows = connection.execute(
        f"SELECT id FROM jobs WHERE removed_at IS NULL AND paused = 1 AND state NOT IN ({jobs.RESTING})"  # noqa: S608 - fixed words
        " AND json_extract(outcome, '$.problem.code') IN (SELECT value FROM json_each(?))",
        (to_json(sorted(MENDED_OUTSIDE)).decode(),),
    )
    return jobs.some(connection, [JobId(row["id"]) for row in rows.fetchall()])


def hurry(connection: sqlite3.Connection, name: str, code: str) -> None:
    """End the waits of a connection's jobs that have this problem: another job has just found that it is gone."""
    rows = connection.execute(
        f"SELECT id FROM jobs WHERE {jobs.RUNNABLE} AND connection = ? AND not_before IS NOT NULL"  # noqa: S608 - fixed words
        " AND json_extract(outcome, '$.problem.code') = ?",
        (name, code),
    )
    for row in rows.fetchall():
        connection.execute("UPDATE jobs SET not_before = NULL WHERE id = ?", (row["id"],))
        changes.record(connection, Kind.JOB, row["id"])


def alike(connection: sqlite3.Connection, digests: Iterable[str], since: float) -> frozenset[str]:
    """Those of these digests that a job has which is under way, or was done since then."""
    rows = connection.execute(
        "SELECT DISTINCT digest FROM jobs WHERE digest IN (SELECT value FROM json_each(?)) AND digest != ''"
        " AND ((removed_at IS NULL AND state NOT IN ('cancelled', 'done', 'failed'))"
        " OR (state = 'done' AND ended_at >= ?))",
        (to_json(list(digests)).decode(), since),
    )
    return frozenset(row["digest"] for row in rows)
