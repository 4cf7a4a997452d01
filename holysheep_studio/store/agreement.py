"""Agreement: whether a database still says what its newest backup and the journal since then say, word by word.

A bit that flips within a key, a number or a sentence is none that SQLite could notice: its pages are whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.store import backups, journal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from pathlib import Path

#: A database, a backup and a journal that are compared at a start; larger ones would hold it up.
MOST_BYTES = 4 << 20


def small(*files: Path) -> bool:
    """Whether these are quickly read; one that is not there is."""
    return all(not file.exists() or file.stat().st_size < MOST_BYTES for file in files)


def broken(connection: sqlite3.Connection, backup: Path | None, lines: Sequence[journal.Line]) -> str:
    """Empty where all rows are as they were left; else which is not. Raises sqlite3.Error.

    `backup` is known to be sound, `lines` are those of its journals. Rows that are gone are for SQLite to miss.
    """
    held = journal.mark(connection)
    since = 0 if backup is None else backups.number(backup)
    left = {(table, line): row for one in lines if since < one.n <= held for table, line, row in one.rows}
    found = _against_lines(connection, left)
    if found or backup is None or backups.version(backup) != _version(connection):
        return found
    connection.execute("ATTACH ? AS kept", (str(backup),))
    try:
        return _against_copy(connection, left)
    finally:
        connection.execute("DETACH kept")


def _version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA main.user_version").fetchone()[0]
    return found


def _against_lines(connection: sqlite3.Connection, left: Mapping[tuple[str, int], dict[str, object] | None]) -> str:
    """The rows that the journal knows, each beside what was written."""
    known = {table: _columns(connection, table) for table in journal.tables(connection)}
    asked = {
        table: f"SELECT 1 FROM (SELECT {', '.join(f'? AS {name}' for name in columns)}) AS OLD, main.{table} AS NEW"  # noqa: S608 - our tables
        f" WHERE NEW.rowid = ? AND ({journal.differs(connection, table)})"
        for table, columns in known.items()
    }
    for (table, line), row in left.items():
        if row is None or known.get(table) != list(row):
            continue  # taken away again, or of another schema
        if connection.execute(asked[table], [*map(journal.value, row.values()), line]).fetchone() is not None:
            return f"{table} {line} is not what the journal says"
    return ""


def _against_copy(connection: sqlite3.Connection, left: Mapping[tuple[str, int], object]) -> str:
    """The rows that nobody has touched since the backup, each beside its copy."""
    for table in journal.tables(connection):
        query = (
            f"SELECT NEW.rowid FROM main.{table} AS NEW JOIN kept.{table} AS OLD ON OLD.rowid = NEW.rowid"  # noqa: S608 - our tables
            f" WHERE {journal.differs(connection, table)}"
        )
        for (line,) in connection.execute(query):
            if (table, line) not in left:
                return f"{table} {line} is not what the backup says"
    return ""


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
