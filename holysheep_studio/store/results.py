"""The results table: which finished job answers to which request, forgotten by age, number and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import Clip
from holysheep_studio.domain.codec import from_json, to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def keep(connection: sqlite3.Connection, key: str, job_id: str, size_bytes: int, at: float) -> None:
    """A job answers to a key; its clip's row may come later."""
    connection.execute(
        "INSERT INTO results (job_id, key, at, used_at, size_bytes) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (job_id) DO UPDATE SET key = excluded.key, at = excluded.at, size_bytes = excluded.size_bytes",
        (job_id, key, at, at, size_bytes),
    )


def find(connection: sqlite3.Connection, key: str, made_before: float, not_before: float) -> Clip | None:
    """The newest clip that answers to a key, is still in the library, and was made between two moments."""
    row = connection.execute(
        "SELECT clips.body FROM results JOIN clips USING (job_id) WHERE key = ? AND clips.removed_at IS NULL"
        " AND made_at <= ? AND results.at >= ? ORDER BY made_at DESC LIMIT 1",
        (key, made_before, not_before),
    ).fetchone()
    return None if row is None else from_json(Clip, row["body"])


def find_all(connection: sqlite3.Connection, keys: Sequence[str], not_before: float) -> dict[str, Clip]:
    """The newest clips that answer to these keys, as `find` finds one."""
    rows = connection.execute(
        "SELECT key, clips.body FROM results JOIN clips USING (job_id) WHERE key IN (SELECT value FROM json_each(?))"
        " AND clips.removed_at IS NULL AND results.at >= ? ORDER BY made_at",
        (to_json(list(keys)).decode(), not_before),
    )
    return {row["key"]: from_json(Clip, row["body"]) for row in rows}


def used(connection: sqlite3.Connection, job_id: str, at: float) -> None:
    """A result was used once more."""
    connection.execute("UPDATE results SET used_at = ?, uses = uses + 1 WHERE job_id = ?", (at, job_id))


def forget(connection: sqlite3.Connection, job_id: str) -> None:
    """A result is no longer what it was."""
    connection.execute("DELETE FROM results WHERE job_id = ?", (job_id,))


def trim(connection: sqlite3.Connection, not_before: float, most: int, most_bytes: int) -> int:
    """Forget what is too old, then what was not used for longest; returns how many. The clips stay."""
    gone = connection.execute("DELETE FROM results WHERE at < ?", (not_before,)).rowcount
    gone += connection.execute(
        "DELETE FROM results WHERE job_id IN (SELECT job_id FROM (SELECT job_id,"
        " row_number() OVER newest_first AS place, sum(size_bytes) OVER newest_first AS held FROM results"
        " WINDOW newest_first AS (ORDER BY used_at DESC, at DESC, job_id ROWS UNBOUNDED PRECEDING))"
        " WHERE place > ? OR held > ?)",
        (most, most_bytes),
    ).rowcount
    return gone


def clear(connection: sqlite3.Connection) -> int:
    """Forget everything; returns how many. The clips stay."""
    return connection.execute("DELETE FROM results").rowcount


def figures(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """(results, their bytes, how often one was used)."""
    row = connection.execute(
        "SELECT count(*), coalesce(sum(size_bytes), 0), coalesce(sum(uses), 0) FROM results"
    ).fetchone()
    return (row[0], row[1], row[2])


def served(connection: sqlite3.Connection, first: float, last: float) -> int:
    """How many jobs that were queued between two moments were answered from here, and cost nothing."""
    found: int = connection.execute(
        "SELECT count(*) FROM jobs WHERE connection != '' AND added_at >= ? AND added_at <= ? AND EXISTS"
        " (SELECT 1 FROM json_each(outcome, '$.notes') WHERE value = 'from_cache')",
        (first, last),
    ).fetchone()[0]
    return found
