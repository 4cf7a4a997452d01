"""The reports table: motion reports that were made, by everything they depend on; the oldest go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.quality import Inspection

if TYPE_CHECKING:
    import sqlite3

#: Reports that are kept; each is some tens of kilobytes.
MOST_KEPT = 500


def known(connection: sqlite3.Connection, key: str) -> Inspection | None:
    """The report of this key; None where there is none, or none that can still be read."""
    row = connection.execute("SELECT body FROM reports WHERE key = ?", (key,)).fetchone()
    try:
        return None if row is None else from_json(Inspection, row["body"])
    except ValueError:
        return None


def keep(connection: sqlite3.Connection, key: str, found: Inspection, at: float) -> None:
    """Keep a report, and no more than the newest `MOST_KEPT`."""
    connection.execute(
        "INSERT INTO reports (key, at, body) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET at = excluded.at, body = excluded.body",
        (key, at, to_json(found).decode()),
    )
    connection.execute(
        "DELETE FROM reports WHERE key NOT IN (SELECT key FROM reports ORDER BY at DESC, key LIMIT ?)", (MOST_KEPT,)
    )
