"""The journal: holds what the database holds, in the same order, and survives torn and flipped lines."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.advance import StageDone
from holysheep_studio.domain.effort import Far
from holysheep_studio.domain.errors import Code, StoreError
from holysheep_studio.store import jobs, journal, settings
from holysheep_studio.store.database import Database
from tests.domain.values import job

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.store.database import Connection


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(tmp_path / "studio.sqlite3")
    await opened.open()
    yield opened
    await opened.close()


def rows(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: [tuple(row) for row in connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid")]  # noqa: S608
        for table in journal.tables(connection)
    }


async def some_life(database: Database) -> None:
    def add(connection: Connection) -> None:
        for name in ("a", "b", "c"):
            jobs.add(connection, job(name))

    await database.write(add)
    await database.write(lambda connection: jobs.move(connection, job("a").id, StageDone(1.0), 1.0))
    await database.write(lambda connection: settings.change(connection, queue_paused=True))
    await database.write(lambda connection: jobs.remove(connection, [job("b").id], 5.0))


async def test_the_journal_makes_the_same_database_again(database: Database, tmp_path: Path) -> None:
    await some_life(database)
    pages = journal.read(database.journal)
    assert [line.n for line in pages.lines] == [1, 2, 3, 4]
    other = Database(tmp_path / "other" / "studio.sqlite3")
    other.path.parent.mkdir()
    await other.open()
    await other.write(lambda connection: journal.replay(connection, pages.lines))
    assert await other.read(rows) == await database.read(rows)
    await other.close()


async def test_reports_of_progress_are_not_kept(database: Database) -> None:
    await database.write(lambda connection: jobs.add(connection, job()))
    before = database.journal.read_bytes()
    await database.write(lambda connection: jobs.claim(connection, "me", 1.0, 2.0, lambda _: True))
    await database.write(lambda connection: jobs.report(connection, job().id, "me", Far(0.5, 12, 24)))
    await database.write(lambda connection: jobs.let_go(connection, job().id, "me"))
    assert database.journal.read_bytes() == before


async def test_a_change_that_was_taken_back_is_not_in_the_journal(database: Database) -> None:
    def half(connection: Connection) -> None:
        jobs.add(connection, job())
        raise KeyError

    with pytest.raises(KeyError):
        await database.write(half)
    assert journal.read(database.journal).lines == ()
    await database.write(lambda connection: jobs.add(connection, job("x")))
    assert [
        row[2] and row[2].get("id") for row in journal.read(database.journal).lines[0].rows if row[0] == "jobs"
    ] == ["x"]


async def test_where_the_journal_cannot_be_written_nothing_is_kept(database: Database) -> None:
    database.journal.mkdir()
    with pytest.raises(StoreError) as refused:
        await database.write(lambda connection: jobs.add(connection, job()))
    assert refused.value.code is Code.DATA_FOLDER
    assert await database.read(jobs.everything) == ()
    database.journal.rmdir()
    await database.write(lambda connection: jobs.add(connection, job()))
    assert await database.read(journal.mark) == journal.last(database.journal) == 1


async def test_a_torn_end_and_flipped_bytes_are_noticed(database: Database) -> None:
    await some_life(database)
    whole = database.journal.read_bytes()
    database.journal.write_bytes(whole + b'\n0badc0de {"n": 5')
    assert journal.read(database.journal) == journal.Pages(journal.read(database.journal).lines, 0)
    assert journal.last(database.journal) == 4
    middle = whole.index(b'"n":2')
    database.journal.write_bytes(whole[:middle] + b"#" + whole[middle + 1 :])
    assert [line.n for line in journal.read(database.journal).lines] == [1, 3, 4]
    database.journal.write_bytes(whole[:-9] + b"#" + whole[-8:])
    pages = journal.read(database.journal)
    assert ([line.n for line in pages.lines], pages.lost_end) == ([1, 2, 3], 1)


async def test_two_processes_write_one_journal(database: Database, tmp_path: Path) -> None:
    other = Database(tmp_path / "studio.sqlite3")
    await other.open()
    for n in range(10):
        await (database, other)[n % 2].write(lambda connection, n=n: jobs.add(connection, job(f"{n}")))  # type: ignore[misc]
    await other.close()
    assert [line.n for line in journal.read(database.journal).lines] == list(range(1, 11))


async def test_every_table_has_rows_that_can_be_named(database: Database) -> None:
    def without(connection: Connection) -> list[str]:
        found = []
        for table in journal.tables(connection):
            try:
                connection.execute(f"SELECT rowid FROM {table}")  # noqa: S608
            except sqlite3.OperationalError:
                found.append(table)
        return found

    assert await database.read(without) == []
