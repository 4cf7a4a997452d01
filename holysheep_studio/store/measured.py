"""The measured table: what a person set for a file, and what its motion report came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.measured import Remembered
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def one(connection: sqlite3.Connection, digest: str) -> Remembered | None:
    """What is known of a file; None where nothing is, or nothing that can still be read."""
    row = connection.execute("SELECT body FROM measured WHERE digest = ?", (digest,)).fetchone()
    return None if row is None else _read(row)


def everything(connection: sqlite3.Connection) -> tuple[Remembered, ...]:
    """What is known of all files, newest first."""
    rows = connection.execute("SELECT body FROM measured ORDER BY at DESC, rowid DESC")
    return tuple(found for row in rows if (found := _read(row)) is not None)


def some(connection: sqlite3.Connection, digests: Sequence[str]) -> tuple[Remembered, ...]:
    """What is known of these files."""
    rows = connection.execute(
        "SELECT body FROM measured WHERE digest IN (SELECT value FROM json_each(?))",
        (to_json(list(digests)).decode(),),
    )
    return tuple(found for row in rows if (found := _read(row)) is not None)


def save(connection: sqlite3.Connection, known: Remembered, at: float) -> None:
    """Keep this of a file."""
    connection.execute(
        "INSERT INTO measured (digest, at, body) VALUES (?, ?, ?)"
        " ON CONFLICT (digest) DO UPDATE SET at = excluded.at, body = excluded.body",
        (known.digest, at, to_json(known).decode()),
    )
    changes.record(connection, Kind.MEASURED, known.digest)


def _read(row: sqlite3.Row) -> Remembered | None:
    try:
        return from_json(Remembered, row["body"])
    except ValueError:
        return None
