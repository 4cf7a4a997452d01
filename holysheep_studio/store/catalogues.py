"""The tables of catalogues: which job belongs to which row of a sheet, and how kinds of sheets are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.catalogue import Reading
from holysheep_studio.domain.clip import Clip
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

#: A job that was given up, or whose clip was thrown away, made nothing of its row.
_COUNTS = (
    "jobs.state NOT IN ('failed', 'cancelled') AND NOT (jobs.state = 'done' AND NOT EXISTS"
    " (SELECT 1 FROM clips WHERE clips.job_id = jobs.id AND clips.removed_at IS NULL))"
)


class Entry(Frozen, frozen=True):
    """A job and the row it was queued for."""

    job_id: str
    mark: str
    content: str
    sku: str
    file: str
    row: int
    at: float = 0.0


def keep(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Keep which rows jobs were queued for."""
    connection.executemany(
        "INSERT INTO catalogue_rows (job_id, mark, content, sku, file, row, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(one.job_id, one.mark, one.content, one.sku, one.file, one.row, one.at) for one in entries],
    )


def made(connection: sqlite3.Connection, marks: Sequence[str]) -> dict[str, str]:
    """The newest job that counts for each of these marks."""
    rows = connection.execute(
        f"SELECT mark, job_id FROM catalogue_rows JOIN jobs ON jobs.id = job_id WHERE {_COUNTS}"  # noqa: S608 - fixed words
        " AND mark IN (SELECT value FROM json_each(?)) ORDER BY catalogue_rows.at",
        (to_json(list(marks)).decode(),),
    )
    return {row["mark"]: row["job_id"] for row in rows}


def known_skus(connection: sqlite3.Connection, skus: Sequence[str]) -> frozenset[str]:
    """Those of these SKUs that something was made for."""
    rows = connection.execute(
        f"SELECT DISTINCT sku FROM catalogue_rows JOIN jobs ON jobs.id = job_id WHERE {_COUNTS}"  # noqa: S608 - fixed words
        " AND sku != '' AND sku IN (SELECT value FROM json_each(?))",
        (to_json(list(skus)).decode(),),
    )
    return frozenset(row["sku"] for row in rows)


def by_content(connection: sqlite3.Connection, contents: Sequence[str]) -> dict[str, str]:
    """The job that was queued last for each of these rows, whatever became of it."""
    rows = connection.execute(
        "SELECT content, job_id FROM catalogue_rows WHERE content IN (SELECT value FROM json_each(?)) ORDER BY at",
        (to_json(list(contents)).decode(),),
    )
    return {row["content"]: row["job_id"] for row in rows}


def clips_of(connection: sqlite3.Connection, job_ids: Sequence[str]) -> dict[str, Clip]:
    """The clips of jobs, those that were not removed."""
    rows = connection.execute(
        "SELECT job_id, body FROM clips WHERE removed_at IS NULL AND job_id IN (SELECT value FROM json_each(?))",
        (to_json(list(job_ids)).decode(),),
    )
    return {row["job_id"]: from_json(Clip, row["body"]) for row in rows}


def reading(connection: sqlite3.Connection, kind: str) -> Reading | None:
    """How sheets of these columns were read the last time."""
    row = connection.execute("SELECT body FROM catalogue_kinds WHERE kind = ?", (kind,)).fetchone()
    try:
        return None if row is None else from_json(Reading, row["body"])
    except ValueError:
        return None


def keep_reading(connection: sqlite3.Connection, kind: str, chosen: Reading, at: float) -> None:
    """Remember how sheets of these columns are read."""
    connection.execute(
        "INSERT INTO catalogue_kinds (kind, at, body) VALUES (?, ?, ?)"
        " ON CONFLICT (kind) DO UPDATE SET at = excluded.at, body = excluded.body",
        (kind, at, to_json(chosen).decode()),
    )
