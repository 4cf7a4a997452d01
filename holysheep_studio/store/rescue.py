"""Rescue: finds a damaged database before it is opened, moves it aside, makes it anew from backup and journal."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, StoreError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.rescue import Damage
from holysheep_studio.store import agreement, backups, journal
from holysheep_studio.store.database import Database, journal_file
from holysheep_studio.store.steps import schema_steps

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.store.journal import Line

_SIDES = ("-wal", "-shm")


class Finding(Frozen, frozen=True):
    """What is wrong, and what SQLite said of it."""

    damage: Damage
    detail: str


class Rebuilt(Frozen, frozen=True):
    """What a database was made of again; moments in seconds since 1970."""

    kept_in: str
    backup_at: float | None
    redone: int
    unknown_since: float | None
    unknown_until: float | None


def look(file: Path) -> Finding | None:
    """What is wrong with a database that nobody has open; None: nothing. Blocks.

    One that cannot be reached, is locked or belongs to a newer studio is not damaged: opening it says why.
    Raises OSError.
    """
    if not file.exists() or file.stat().st_size == 0:
        was_there = journal.last(journal_file(file)) > 0 or bool(backups.there(file))
        what = "it is empty" if file.exists() else "there is no file"
        return Finding(Damage.MISSING, what) if was_there else None
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=1.0, isolation_level=None)) as connection:
            return _examined(connection, file)
    except UnicodeDecodeError as error:  # SQLite quotes a name of the schema that is no text any more
        return Finding(Damage.UNREADABLE, str(error))
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return Finding(Damage.UNREADABLE, str(error))
        return None


def _examined(connection: sqlite3.Connection, file: Path) -> Finding | None:
    if connection.execute("PRAGMA user_version").fetchone()[0] > max(schema_steps()) and not _was_ours(file):
        return None  # a newer studio's
    newest = journal.last(journal_file(file))
    small = agreement.small(file, journal_file(file))
    trouble = backups.examine(connection, thorough=small)
    if trouble:
        return Finding(Damage.UNREADABLE, trouble)
    if connection.execute("PRAGMA user_version").fetchone()[0] > max(schema_steps()):
        return None
    known = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE name = 'journal_mark'")]
    if not known:
        return Finding(Damage.BEHIND, f"{newest} changes") if newest > 0 else None
    if small:
        trouble = _contradicted(connection, file)
        if trouble:
            return Finding(Damage.UNREADABLE, trouble)
    ahead = newest - journal.mark(connection)
    return Finding(Damage.BEHIND, f"{ahead} changes") if ahead > 0 else None


def _contradicted(connection: sqlite3.Connection, file: Path) -> str:
    """Where a small database and what was written beside it do not say the same; what takes long is not read."""
    newest = next(iter(backups.there(file)), None)
    fit = newest is not None and backups.sealed(newest) and agreement.small(newest) and not backups.whole(newest)
    copy = newest if fit else None
    between = [one for one in backups.old_journals(file) if copy and backups.number(one) > backups.number(copy)]
    if not agreement.small(*between):
        copy, between = None, []
    lines = [line for one in (*between, journal_file(file)) for line in journal.read(one).lines]
    return agreement.broken(connection, copy, lines)


def _was_ours(file: Path) -> bool:
    """Whether the newest backup is of a schema that is known here; a newer studio makes one as soon as it migrates."""
    return any(0 < backups.version(copy) <= max(schema_steps()) for copy in backups.there(file)[:1])


def rebuild(file: Path, finding: Finding, now: float) -> Rebuilt:
    """Make a damaged database anew. Blocks; raises StoreError, OSError, and leaves the files then as they were found.

    Whatever happens in between, the next start finds either the damaged one or the new one, never half of one.
    """
    if finding.damage is Damage.BEHIND:
        return _rolled_forward(file, now)
    fresh = file.with_name(file.name + ".rebuild")
    _delete(fresh)
    base = _sound(file)
    if base is not None:
        shutil.copyfile(base, fresh)
    pages = _pages(file)
    lines, rebuilt = _fill(fresh, pages, None if base is None else backups.moment(base), now)
    no_journal = not journal_file(file).exists() and rebuilt.unknown_since is None
    if no_journal:
        rebuilt = replace(rebuilt, unknown_since=rebuilt.backup_at or 0.0, unknown_until=now)
    kept_in = _set_aside(file, now)
    for side in _SIDES:
        file.with_name(file.name + side).unlink(missing_ok=True)
    fresh.replace(file)
    return replace(rebuilt, kept_in=str(kept_in), redone=len(lines))


def _sound(file: Path) -> Path | None:
    """The newest backup that is whole."""
    return next((copy for copy in backups.there(file) if not backups.whole(copy)), None)


def _rolled_forward(file: Path, now: float) -> Rebuilt:
    lines, rebuilt = _fill(file, _pages(file), now, now)
    return replace(rebuilt, backup_at=None, redone=len(lines))


def _pages(file: Path) -> journal.Pages:
    """Everything that journals still know, the one in use last."""
    pages = [journal.read(one) for one in (*backups.old_journals(file), journal_file(file))]
    lines = {line.n: line for page in pages for line in page.lines}
    return journal.Pages(tuple(lines[n] for n in sorted(lines)), pages[-1].lost_end)


def _fill(fresh: Path, pages: journal.Pages, since: float | None, now: float) -> tuple[tuple[Line, ...], Rebuilt]:
    """Bring a database to the newest schema and do again what it does not hold yet."""
    Database(fresh).prepare()
    with contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        known = journal.mark(connection)
        lines = tuple(line for line in pages.lines if line.n > known)
        connection.execute("BEGIN IMMEDIATE")
        journal.replay(connection, lines)
        connection.execute("COMMIT")
        trouble = backups.examine(connection)
        if trouble:
            raise StoreError(Code.STORE_DAMAGED, file=fresh)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if not fresh.name.endswith(".sqlite3"):
            connection.execute("PRAGMA journal_mode = DELETE")  # one file, so that one rename brings all of it
    unknown = _unknown(known, lines, pages.lost_end, since, now)
    return lines, Rebuilt("", since, len(lines), *unknown)


def _unknown(
    known: int, lines: tuple[Line, ...], lost_end: int, since: float | None, now: float
) -> tuple[float | None, float | None]:
    """The time from which changes are missing, from before the first that is until after the last."""
    begin = since or 0.0
    moments = [(known, begin), *((line.n, line.at) for line in lines)]
    holes = [(one[1], two[1]) for one, two in pairwise(moments) if two[0] != one[0] + 1]
    if lost_end:
        holes.append((moments[-1][1], now))
    return (holes[0][0], holes[-1][1]) if holes else (None, None)


def _set_aside(file: Path, now: float) -> Path:
    """Move what is damaged to a folder of its own, and copy the journal there; nothing is deleted."""
    folder = file.with_name("damaged") / backups.stamp(now)
    folder.mkdir(parents=True)
    with contextlib.suppress(FileNotFoundError):
        shutil.copyfile(journal_file(file), folder / journal_file(file).name)
    for one in (file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm"), file):
        with contextlib.suppress(FileNotFoundError):
            one.replace(folder / one.name)
    return folder


def _delete(file: Path) -> None:
    for side in ("", *_SIDES):
        file.with_name(file.name + side).unlink(missing_ok=True)
