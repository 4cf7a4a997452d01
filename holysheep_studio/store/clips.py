"""The clips table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.clip import Clip, ClipId
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.store import changes, shelf

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


def save(connection: sqlite3.Connection, clip: Clip) -> None:
    """Insert the clip; a job has one clip, so doing its last stage again changes nothing but the body."""
    connection.execute(
        "INSERT INTO clips (id, job_id, made_at, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (job_id) DO UPDATE SET id = excluded.id, made_at = excluded.made_at, body = excluded.body",
        (clip.id, clip.job_id, clip.made_at, to_json(clip).decode()),
    )
    shelf.save(connection, clip)
    changes.record(connection, Kind.CLIP, clip.id)


def everything(connection: sqlite3.Connection) -> tuple[Clip, ...]:
    """All clips that were not removed, newest first."""
    rows = connection.execute("SELECT body FROM clips WHERE removed_at IS NULL ORDER BY made_at DESC, rowid DESC")
    return tuple(from_json(Clip, row["body"]) for row in rows)


def ids(connection: sqlite3.Connection) -> tuple[ClipId, ...]:
    """Those of all clips that were not removed, newest first."""
    rows = connection.execute("SELECT id FROM clips WHERE removed_at IS NULL ORDER BY made_at DESC, rowid DESC")
    return tuple(ClipId(row["id"]) for row in rows)


def of_source(connection: sqlite3.Connection, path: str) -> tuple[ClipId, ...]:
    """Those of all clips that were made of the file that lay there, removed or not."""
    rows = connection.execute("SELECT id FROM clip_lines WHERE source = ?", (path,))
    return tuple(ClipId(row["id"]) for row in rows)


def some(connection: sqlite3.Connection, ids: Sequence[ClipId]) -> tuple[Clip, ...]:
    """Those of these clips that were not removed, newest first, by one query."""
    rows = connection.execute(
        "SELECT body FROM clips WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?))"
        " ORDER BY made_at DESC, rowid DESC",
        (to_json(list(ids)).decode(),),
    )
    return tuple(from_json(Clip, row["body"]) for row in rows)


def one(connection: sqlite3.Connection, clip_id: ClipId) -> Clip | None:
    """A clip by its id, removed or not."""
    row = connection.execute("SELECT body FROM clips WHERE id = ?", (clip_id,)).fetchone()
    return None if row is None else from_json(Clip, row["body"])


def remove(connection: sqlite3.Connection, ids: Iterable[ClipId], at: float | None) -> None:
    """Hide the clips since `at`, or bring them back with None; their files stay."""
    for clip_id in ids:
        connection.execute("UPDATE clips SET removed_at = ? WHERE id = ?", (at, clip_id))
        shelf.remove(connection, [clip_id], at)
        changes.record(connection, Kind.CLIP, clip_id)
