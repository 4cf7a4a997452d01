"""Backups: whole copies of the database, made while it is in use; the journal begins anew with each."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from holysheep_studio.store.steps import schema_steps, shape, shape_of

if TYPE_CHECKING:
    from pathlib import Path

#: A day's changes are the most that is ever made again from a journal.
EVERY_S = 24 * 3600.0
#: A journal that has grown beyond this is slow to read again.
LONGEST_JOURNAL_BYTES = 256 * 1024 * 1024
KEPT = 4
#: How long another process's transaction may hold up the renaming of the journal.
LOCK_LIMIT_S = 20.0
_BACKUP, _JOURNAL = "studio-*.sqlite3", "journal-*.jsonl"


def stamp(at: float) -> str:
    """A moment as a part of a file's name that sorts by time; thousandths keep two of a second apart."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H-%M-%S-%f")[:-3]


def number(file: Path) -> int:
    """The newest transaction that a backup holds, or a journal held; it stands in the name, for clocks may jump."""
    digits = file.stem.split("-")[1]
    return int(digits) if digits.isdigit() else 0


def moment(file: Path) -> float:
    """When a backup was made, by its name; 0 for a name that is not ours."""
    try:
        found = datetime.strptime("-".join(file.stem.split("-")[2:8]) + "000", "%Y-%m-%dT%H-%M-%S-%f")  # noqa: DTZ007 - it is UTC
        return found.replace(tzinfo=UTC).timestamp()
    except ValueError:
        return 0.0


def sealed(file: Path) -> bool:
    """Whether a backup's name holds the sum over it; without, a bit of it may have flipped and nobody knows."""
    return len(file.stem.split("-")) > 8


def folder(database: Path) -> Path:
    """Where the backups of a database lie."""
    return database.with_name("backups")


def there(database: Path) -> list[Path]:
    """All backups, newest first."""
    return sorted(folder(database).glob(_BACKUP), reverse=True)


def old_journals(database: Path) -> list[Path]:
    """The journals that ended with a backup, oldest first."""
    return sorted(folder(database).glob(_JOURNAL))


def due(database: Path, journal: Path, now: float, schema: int) -> bool:
    """Whether a backup is to be made: the newest is a day old, of another schema, or its journal long. Blocks."""
    newest = next(iter(there(database)), None)
    if newest is None or not 0 <= now - moment(newest) < EVERY_S or version(newest) != schema:
        return True
    with contextlib.suppress(FileNotFoundError):
        return journal.stat().st_size > LONGEST_JOURNAL_BYTES
    return False


def make(database: Path, journal: Path, now: float) -> Path:
    """Copy the database and put its journal to the older ones. Blocks; raises sqlite3.Error, OSError.

    The copy is of one moment and disturbs neither readers nor writers; the write lock is held only while the journal
    is renamed. What is committed in between stands in the older journal, which is kept as long as it may be needed.
    """
    place = folder(database)
    place.mkdir(exist_ok=True)
    for left in place.glob("*.part*"):  # of a run that was killed
        left.unlink(missing_ok=True)
    half = place / f"studio-{stamp(now)}.part"
    try:
        held = _copy(database, half)
        target = place / f"studio-{held:012d}-{stamp(now)}-{_sum(half):08x}.sqlite3"
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    _turn_page(database, journal, now)
    _forget(database)
    return target


def _turn_page(database: Path, journal: Path, now: float) -> None:
    """Begin the journal anew while nobody writes."""
    with contextlib.closing(sqlite3.connect(database, timeout=LOCK_LIMIT_S, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        held: int = connection.execute("SELECT n FROM journal_mark").fetchone()[0]
        try:
            with contextlib.suppress(FileNotFoundError):
                journal.replace(folder(database) / f"journal-{held:012d}-{stamp(now)}.jsonl")
            journal.touch()  # one that is not there has been lost
        finally:
            connection.execute("ROLLBACK")


def whole(file: Path) -> str:
    """Empty where a backup is sound; else what is wrong with it. Blocks."""
    try:
        if sealed(file) and int(file.stem.split("-")[8], 16) != _sum(file):
            return "it is not what was written"
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return examine(connection)
    except (sqlite3.Error, OSError, ValueError) as error:  # SQLite's words may quote a name that is no text any more
        return str(error)


def _sum(file: Path) -> int:
    """The sum over a file that stands in the name of a backup."""
    total = 0
    with file.open("rb") as opened:
        while block := opened.read(1 << 20):
            total = zlib.crc32(block, total)
    return total


def examine(connection: sqlite3.Connection, *, thorough: bool = False) -> str:
    """Empty where the pages agree and every body is JSON; else what is wrong. Raises what SQLite makes of damage.

    `thorough`: also whether indexes say what their tables say, which takes longer the more there is.
    """
    check = "integrity_check" if thorough else "quick_check"
    found = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
    if found != "ok":
        return found
    try:
        trouble = _shapeless(connection)
        if trouble:
            return trouble
        rows = connection.execute("SELECT name, sql FROM main.sqlite_schema WHERE type = 'table'").fetchall()
        for table, _ in rows:
            for _row in connection.execute(f'SELECT * FROM main."{table}"'):  # noqa: S608 - our tables
                pass
    except (sqlite3.OperationalError, UnicodeDecodeError) as error:  # text, or a name, that is no UTF-8
        return str(error)
    for table, sql in rows:
        for column in ("body", "outcome"):
            if f"{column} TEXT" in sql:
                query = f"SELECT count(*) FROM main.{table} WHERE NOT json_valid({column})"  # noqa: S608 - our tables
                bad = connection.execute(query).fetchone()[0]
                if bad:
                    return f"{bad} rows of {table} are no JSON"
    return ""


def _shapeless(connection: sqlite3.Connection) -> str:
    """What the schema lacks for its number, or has from a later one; SQLite itself does not check its words."""
    known, number = schema_steps(), connection.execute("PRAGMA user_version").fetchone()[0]
    if number not in known:
        return ""  # nothing made yet, or a newer studio's
    there = shape(connection)
    wrong = (shape_of(number) - there) | (there & (shape_of(max(known)) - shape_of(number)))
    return f"the schema of number {number} is not whole: {' '.join(min(wrong)[:2])}" if wrong else ""


def _copy(database: Path, half: Path) -> int:
    """The number of the newest transaction that the copy holds."""
    with (
        contextlib.closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as source,
        contextlib.closing(sqlite3.connect(half)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file that is whole by itself
        trouble = examine(copy)
        held: int = copy.execute("SELECT n FROM journal_mark").fetchone()[0]
    if trouble:
        raise sqlite3.DatabaseError(trouble)
    with half.open("rb+") as opened:
        os.fsync(opened.fileno())
    return held


def version(file: Path) -> int:
    """The schema's number of a backup; 0 when it cannot be read. Blocks."""
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found: int = connection.execute("PRAGMA user_version").fetchone()[0]
            return found
    except (sqlite3.Error, UnicodeDecodeError):
        return 0


def _forget(database: Path) -> None:
    """Delete the oldest backups, and the journals that only they could need."""
    for old in there(database)[KEPT:]:
        old.unlink(missing_ok=True)
    oldest = number(there(database)[-1])
    for old in old_journals(database):
        if number(old) <= oldest:
            old.unlink(missing_ok=True)
