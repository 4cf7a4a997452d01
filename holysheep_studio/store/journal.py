"""Journal: every change of the database once more, in a plain file beside it, so that a lost one can be rebuilt."""

from __future__ import annotations

import base64
import json
import os
import re
import zlib
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.store import failpoint

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: Read again from nowhere, or told again by the rows themselves.
_NOT_KEPT = frozenset({"changes", "journal_mark"})
#: What a job says twice a second, or after each look at its provider: worth nothing after a crash.
_NOISE = {"jobs": frozenset({"progress", "frame", "frames", "lease_owner", "lease_until", "not_before"})}
_NOISE_IN_OUTCOME = "'$.polls', '$.remote', '$.problem'"
#: Changes of these reach the disk before the database's own: they say what can have been paid.
_PAID = frozenset({"ledger", "jobs", "voice_consents"})
#: How the body of a line begins: see `note`.
_BEGINNING = re.compile(rb'([0-9a-f]{8}) \{"n":(\d+),')

Row = tuple[str, int, dict[str, Any] | None]


class Line(Frozen, frozen=True):
    """One transaction. `n` counts them up; a row of None is gone."""

    n: int
    at: float  # seconds since 1970
    rows: tuple[Row, ...]


class Pages(Frozen, frozen=True):
    """What could be read of a journal, by number, and how many lines at its end could not."""

    lines: tuple[Line, ...]
    lost_end: int


def tables(connection: sqlite3.Connection) -> list[str]:
    """Every table whose rows are kept in the journal."""
    rows = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return sorted({row[0] for row in rows} - _NOT_KEPT)


def watch(connection: sqlite3.Connection) -> None:
    """Have this connection remember which rows a transaction touches."""
    connection.execute("CREATE TEMP TABLE touched (source TEXT NOT NULL, line INTEGER NOT NULL)")
    for table in tables(connection):
        for event, which in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            when = f"WHEN {differs(connection, table)}" if event == "UPDATE" else ""
            done = f"INSERT INTO touched VALUES ('{table}', {which}.rowid);"  # noqa: S608 - our tables
            name = f"touched_{table}_{event}"
            connection.execute(f"CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table} {when} BEGIN {done} END")


def differs(connection: sqlite3.Connection, table: str) -> str:
    """An SQL expression: whether rows OLD and NEW of a table differ in more than noise."""
    columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    terms = []
    for column in columns:
        if table == "jobs" and column == "outcome":
            sides = [f"json_remove({side}.outcome, {_NOISE_IN_OUTCOME})" for side in ("OLD", "NEW")]
            terms.append(f"{sides[0]} IS NOT {sides[1]}")
        elif column not in _NOISE.get(table, ()):
            terms.append(f"OLD.{column} IS NOT NEW.{column}")
    return " OR ".join(terms)


def note(connection: sqlite3.Connection, file: Path, at: float) -> list[str]:
    """Write what the open transaction touched, right before it is committed; the states that jobs come into.

    The writers of several processes are kept apart by the database's write lock, which this one holds.
    Raises OSError; the transaction must then be taken back.
    """
    touched = connection.execute("SELECT DISTINCT source, line FROM touched").fetchall()
    if not touched:
        return []
    connection.execute("DELETE FROM touched")
    n = connection.execute("UPDATE journal_mark SET n = n + 1 RETURNING n").fetchall()[0][0]
    rows = [_row(connection, table, line) for table, line in touched]
    states = [str(row["state"]) for table, _, row in rows if table == "jobs" and row is not None]
    failpoint.reach(states, "before_journal")
    _append(file, {"n": n, "at": at, "rows": rows}, sync=any(table in _PAID for table, *_ in rows))
    failpoint.reach(states, "before_commit")
    return states


def take_back(file: Path, n: int, at: float) -> None:
    """Say that the transaction written last was not committed. Raises OSError."""
    _append(file, {"n": n, "at": at, "rows": []}, sync=False)


def mark(connection: sqlite3.Connection) -> int:
    """The number of the newest transaction that this database holds."""
    found: int = connection.execute("SELECT n FROM journal_mark").fetchone()[0]
    return found


def read(file: Path) -> Pages:
    """The lines of a journal; of several with one number the last counts. Blocks. Raises OSError."""
    lines: dict[int, Line] = {}
    lost_end = 0
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Pages((), 0)
    # what follows the last line's end was being written when the program ended, so it was never committed
    for text in data.split(b"\n")[:-1]:
        line = _line(text)
        if line is not None:
            lines[line.n] = line
            lost_end = 0
        elif text:
            lost_end += 1
    return Pages(tuple(sorted(lines.values(), key=lambda line: line.n)), lost_end)


def last(file: Path) -> int:
    """The number of the newest transaction in a journal, 0 where there is none. Blocks. Raises OSError."""
    try:
        size = file.stat().st_size
    except FileNotFoundError:
        return 0
    with file.open("rb") as opened:
        reach = min(size, 65_536)
        while True:
            opened.seek(size - reach)
            found = _newest(opened.read(reach))
            if found or reach == size:
                return found
            reach = min(size, 4 * reach)


def replay(connection: sqlite3.Connection, lines: Sequence[Line]) -> None:
    """Do these transactions once more, inside an open one, in a database of the newest schema.

    Foreign keys must be off: rows come one by one.
    """
    for line in lines:
        for table, row_id, row in line.rows:
            if row is not None:
                names = ", ".join(["rowid", *row])
                marks = ", ".join("?" for _ in range(len(row) + 1))
                values = [row_id, *map(value, row.values())]
                connection.execute(f"INSERT OR REPLACE INTO main.{table} ({names}) VALUES ({marks})", values)  # noqa: S608 - our tables
            elif table != "ledger":  # which never loses a line
                connection.execute(f"DELETE FROM main.{table} WHERE rowid = ?", (row_id,))  # noqa: S608 - our tables
    if lines:
        connection.execute("UPDATE journal_mark SET n = max(n, ?)", (max(line.n for line in lines),))


def _row(connection: sqlite3.Connection, table: str, line: int) -> Row:
    found = connection.execute(f"SELECT * FROM main.{table} WHERE rowid = ?", (line,)).fetchone()  # noqa: S608 - our tables
    return (table, line, None if found is None else {name: _plain(found[name]) for name in found.keys()})  # noqa: SIM118 - a sqlite3.Row


def _plain(value: object) -> object:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def value(plain: object) -> object:
    """A cell of the database, of what stands for it in a line."""
    return base64.b64decode(plain["base64"]) if isinstance(plain, dict) else plain


def _append(file: Path, body: dict[str, Any], *, sync: bool) -> None:
    text = json.dumps(body, separators=(",", ":")).encode()
    # a line that a crash has cut off must not swallow the next one, so each begins on a line of its own
    data = b"\n%08x %s\n" % (zlib.crc32(text), text)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    handle = os.open(file, flags, 0o600)
    try:
        while data:
            data = data[os.write(handle, data) :]
        if sync:
            os.fsync(handle)
    finally:
        os.close(handle)


def _newest(data: bytes) -> int:
    """The number of the last whole line, 0 without one.

    Rows, which may be a whole plan's, are neither read nor copied: a window waits for Python's lock meanwhile.
    """
    seen, end = memoryview(data), data.rfind(b"\n")
    while end > 0:
        start = data.rfind(b"\n", 0, end) + 1
        begun = _BEGINNING.match(data, start)
        if begun is not None and int(begun[1], 16) == zlib.crc32(seen[start + 9 : end]):
            return int(begun[2])
        end = start - 1
    return 0


def _line(text: bytes) -> Line | None:
    try:
        total, body = text.split(b" ", 1)
        if int(total, 16) != zlib.crc32(body):
            return None
        found = json.loads(body)
        return Line(found["n"], found["at"], tuple(_rows(found["rows"])))
    except (ValueError, KeyError, TypeError):
        return None


def _rows(found: list[Any]) -> Iterator[Row]:
    for table, line, row in found:
        yield (str(table), int(line), row)
