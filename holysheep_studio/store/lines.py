"""The queue as a list shows it: read without the requests, so that a hundred thousand jobs are no burden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.job_line import JobLine, line_of, stage_share
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.schedule import Need, Priority
from holysheep_studio.store import jobs, needs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

_SHOWN = (
    "id, title, effect, source, course, position, added_at, state, priority, paused, cancelling, attempt, started_at,"
    " ended_at, not_before, progress, connection, batch, project, start_at, hours, stop_after, approved_at, outcome"
)


@dataclass(frozen=True, slots=True)
class _Remote:
    """The part of a look at the provider that is shown."""

    progress: float | None = None


@dataclass(frozen=True, slots=True)
class _Glance:
    """The part of a job's outcome that is shown."""

    problem: Problem | None = None
    handle: dict[str, Any] | None = None
    remote: _Remote | None = None
    submitted_at: float | None = None
    quoted: Money | None = None
    reserved: Money | None = None
    charged: Money | None = None


def everything(connection: sqlite3.Connection) -> tuple[JobLine, ...]:
    """All jobs that were not removed, in queue order."""
    rows = connection.execute(
        f"SELECT {_SHOWN} FROM jobs WHERE removed_at IS NULL ORDER BY priority, position, added_at"  # noqa: S608 - fixed words
    )
    return _lines(connection, rows, needs.of(connection))


def some(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[JobLine, ...]:
    """Those of these jobs that were not removed, in queue order."""
    rows = connection.execute(
        f"SELECT {_SHOWN} FROM jobs WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?))"  # noqa: S608 - fixed words
        " ORDER BY priority, position, added_at",
        (to_json(list(ids)).decode(),),
    )
    return _lines(connection, rows, needs.of(connection, ids))


def _lines(
    connection: sqlite3.Connection, rows: Iterable[sqlite3.Row], known: Mapping[str, tuple[Need, ...]]
) -> tuple[JobLine, ...]:
    words: dict[str, str] = {}  # names of effects and the like are held once, not a hundred thousand times
    return tuple(
        _line(row, known.get(row["id"], ()), words)
        if row["course"]
        else line_of(jobs.one(connection, JobId(row["id"])), known.get(row["id"], ()))
        for row in rows
    )


def _line(row: sqlite3.Row, known: tuple[Need, ...], words: dict[str, str]) -> JobLine:
    seen = from_json(_Glance, row["outcome"])
    state = JobState(row["state"])
    told = None if seen.remote is None else seen.remote.progress

    def once(name: str) -> str:
        return words.setdefault(row[name], row[name])

    return JobLine(
        id=JobId(row["id"]),
        title=row["title"],
        effect=once("effect"),
        source=once("source"),
        course=once("course"),
        position=row["position"],
        added_at=row["added_at"],
        state=state,
        priority=Priority(row["priority"]),
        paused=bool(row["paused"]),
        cancelling=bool(row["cancelling"]),
        attempt=row["attempt"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        not_before=row["not_before"],
        progress=stage_share(state, row["progress"], told),
        problem=seen.problem,
        connection=once("connection"),
        batch=once("batch"),
        project=once("project"),
        start_at=row["start_at"],
        hours=once("hours"),
        stop_after=bool(row["stop_after"]),
        approved_at=row["approved_at"],
        submitted_at=seen.submitted_at,
        with_provider=seen.handle is not None,
        quoted=seen.quoted,
        reserved=seen.reserved,
        charged=seen.charged,
        needs=known,
    )
