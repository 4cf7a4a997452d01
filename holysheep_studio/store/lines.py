"""The queue as a list shows it: read without the requests, so that a hundred thousand jobs are no burden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.codec import reader, to_json
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.job_line import JobLine, line_of, stage_share
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.schedule import Need, Priority
from holysheep_studio.store import jobs, needs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SHOWN = (
    "id, title, effect, source, course, position, added_at, state, priority, paused, cancelling, attempt, started_at,"
    " ended_at, not_before, progress, connection, batch, project, start_at, hours, stop_after, approved_at, outcome,"
    " frame, frames, first_pass"
)


class _Remote(Frozen, frozen=True):
    """The part of a look at the provider that is shown."""

    progress: float | None = None


class _Glance(Frozen, frozen=True):
    """The part of a job's outcome that is shown."""

    problem: Problem | None = None
    handle: dict[str, Any] | None = None
    remote: _Remote | None = None
    submitted_at: float | None = None
    quoted: Money | None = None
    reserved: Money | None = None
    charged: Money | None = None


_glance = reader(_Glance)
_STATES = {str(state): state for state in JobState}
_PRIORITIES = {int(level): level for level in Priority}


def everything(connection: sqlite3.Connection) -> tuple[JobLine, ...]:
    """All jobs that were not removed, in queue order."""
    query = f"SELECT {_SHOWN} FROM jobs WHERE removed_at IS NULL ORDER BY priority, position, added_at"  # noqa: S608 - fixed words
    rows = _rows(connection, query)
    return _lines(connection, rows, needs.of(connection))


def ids(connection: sqlite3.Connection) -> tuple[JobId, ...]:
    """Those of all jobs that were not removed, in queue order."""
    query = "SELECT id FROM jobs WHERE removed_at IS NULL ORDER BY priority, position, added_at"
    return tuple(JobId(row[0]) for row in _rows(connection, query))


def some(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[JobLine, ...]:
    """Those of these jobs that were not removed, in queue order."""
    query = (
        f"SELECT {_SHOWN} FROM jobs WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?))"  # noqa: S608 - fixed words
        " ORDER BY priority, position, added_at"
    )
    rows = _rows(connection, query, to_json(list(ids)).decode())
    return _lines(connection, rows, needs.of(connection, ids))


def _rows(connection: sqlite3.Connection, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
    """Plain tuples: looking columns up by their names takes longer than all the rest."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(query, values)


def _lines(
    connection: sqlite3.Connection, rows: Iterable[tuple[Any, ...]], known: Mapping[str, tuple[Need, ...]]
) -> tuple[JobLine, ...]:
    words: dict[str, str] = {}  # names of effects and the like are held once, not a hundred thousand times
    return tuple(
        _line(row, known.get(row[0], ()), words)
        if row[4]
        else line_of(jobs.one(connection, JobId(row[0])), known.get(row[0], ()))
        for row in rows
    )


def _line(row: tuple[Any, ...], known: tuple[Need, ...], words: dict[str, str]) -> JobLine:
    """A line from a row of the columns `_SHOWN`."""
    (job_id, title, effect, source, course, position, added_at, state_word, level, paused, cancelling, attempt,
     started_at, ended_at, not_before, progress, name, batch, project, start_at, hours, stop_after, approved_at,
     outcome, frame, frames, first_pass) = row  # fmt: skip
    seen, state, once = _glance(outcome), _STATES[state_word], words.setdefault
    told = None if seen.remote is None else seen.remote.progress
    return JobLine(
        id=job_id,
        title=title,
        effect=once(effect, effect),
        source=once(source, source),
        course=once(course, course),
        position=position,
        added_at=added_at,
        state=state,
        priority=_PRIORITIES[level],
        paused=bool(paused),
        cancelling=bool(cancelling),
        attempt=attempt,
        started_at=started_at,
        ended_at=ended_at,
        not_before=not_before,
        progress=stage_share(state, progress, told),
        frame=frame,
        frames=frames,
        first_pass=first_pass,
        problem=seen.problem,
        connection=once(name, name),
        batch=once(batch, batch),
        project=once(project, project),
        start_at=start_at,
        hours=once(hours, hours),
        stop_after=bool(stop_after),
        approved_at=approved_at,
        submitted_at=seen.submitted_at,
        with_provider=seen.handle is not None,
        quoted=seen.quoted,
        reserved=seen.reserved,
        charged=seen.charged,
        needs=known,
    )
