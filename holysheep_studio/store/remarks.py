"""The remarks table: notes that people write at a frame of a clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.clip import ClipId
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.shelf import Remark, RemarkId
from holysheep_studio.store import changes, clips, shelf

if TYPE_CHECKING:
    import sqlite3


def save(connection: sqlite3.Connection, remark: Remark) -> None:
    """Insert a note, or replace it by its id."""
    connection.execute(
        "INSERT INTO remarks (id, clip_id, frame, words, written_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET frame = excluded.frame, words = excluded.words",
        (remark.id, remark.clip_id, remark.frame, remark.words, remark.written_at),
    )
    _tell(connection, remark.clip_id)


def of(connection: sqlite3.Connection, clip_id: ClipId) -> tuple[Remark, ...]:
    """The notes of a clip that were not removed, by frame."""
    rows = connection.execute(
        "SELECT * FROM remarks WHERE clip_id = ? AND removed_at IS NULL ORDER BY frame, written_at", (clip_id,)
    )
    return tuple(
        Remark(RemarkId(row["id"]), ClipId(row["clip_id"]), row["frame"], row["words"], row["written_at"])
        for row in rows
    )


def one(connection: sqlite3.Connection, remark_id: RemarkId) -> Remark:
    """A note by its id, removed or not. Raises InputError unknown_remark."""
    row = connection.execute("SELECT * FROM remarks WHERE id = ?", (remark_id,)).fetchone()
    if row is None:
        raise InputError(Code.UNKNOWN_REMARK, remark=remark_id)
    return Remark(RemarkId(row["id"]), ClipId(row["clip_id"]), row["frame"], row["words"], row["written_at"])


def remove(connection: sqlite3.Connection, remark_id: RemarkId, at: float | None) -> None:
    """Hide a note, or bring it back with None. Raises InputError unknown_remark."""
    clip_id = one(connection, remark_id).clip_id
    connection.execute("UPDATE remarks SET removed_at = ? WHERE id = ?", (at, remark_id))
    _tell(connection, clip_id)


def reword(connection: sqlite3.Connection, clip_id: ClipId) -> None:
    """Let a clip be found by its tags and notes as they are now."""
    clip = clips.one(connection, clip_id)
    if clip is not None:
        shelf.reword(connection, clip, [remark.words for remark in of(connection, clip_id)])


def _tell(connection: sqlite3.Connection, clip_id: ClipId) -> None:
    reword(connection, clip_id)
    changes.record(connection, Kind.CLIP, clip_id)
