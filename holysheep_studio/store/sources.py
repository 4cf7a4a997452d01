"""The sources table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.clip import Source, SourceId
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


def save(connection: sqlite3.Connection, source: Source) -> None:
    """Insert the source, or replace it by its id."""
    connection.execute(
        "INSERT INTO sources (id, added_at, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        (source.id, source.added_at, to_json(source).decode()),
    )
    changes.record(connection, Kind.SOURCE, source.id)


def everything(connection: sqlite3.Connection) -> tuple[Source, ...]:
    """All sources that were not removed, in the order they came."""
    rows = connection.execute("SELECT body FROM sources WHERE removed_at IS NULL ORDER BY added_at, rowid")
    return tuple(from_json(Source, row["body"]) for row in rows)


def one(connection: sqlite3.Connection, source_id: SourceId) -> Source | None:
    """A source by its id, removed or not."""
    row = connection.execute("SELECT body FROM sources WHERE id = ?", (source_id,)).fetchone()
    return None if row is None else from_json(Source, row["body"])


def remove(connection: sqlite3.Connection, ids: Iterable[SourceId], at: float | None) -> None:
    """Hide the sources since `at`, or bring them back with None."""
    for source_id in ids:
        connection.execute("UPDATE sources SET removed_at = ? WHERE id = ?", (at, source_id))
        changes.record(connection, Kind.SOURCE, source_id)
