"""The change log: one row a change, in the transaction that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Change, Kind

if TYPE_CHECKING:
    import sqlite3

#: Readers that were away longer than this many changes read everything anew.
KEPT_ROWS = 20_000


def record(connection: sqlite3.Connection, kind: Kind, row_id: str) -> None:
    """Note that something changed; call it in the transaction of the change."""
    connection.execute("INSERT INTO changes (kind, id) VALUES (?, ?)", (kind, row_id))


def after(connection: sqlite3.Connection, sequence: int) -> tuple[Change, ...]:
    """The changes that came after `sequence`, oldest first."""
    rows = connection.execute(
        "SELECT sequence, kind, id FROM changes WHERE sequence > ? ORDER BY sequence", (sequence,)
    )
    return tuple(Change(row["sequence"], Kind(row["kind"]), row["id"]) for row in rows)


def last(connection: sqlite3.Connection) -> int:
    """The newest sequence number, 0 in a new folder."""
    found: int = connection.execute("SELECT coalesce(max(sequence), 0) FROM changes").fetchone()[0]
    return found


def prune(connection: sqlite3.Connection) -> None:
    """Forget all but the newest rows."""
    connection.execute("DELETE FROM changes WHERE sequence <= ?", (last(connection) - KEPT_ROWS,))
