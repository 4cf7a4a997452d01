"""The database: migrations, what it refuses, what survives a kill, two processes at once."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.errors import Code, StoreError
from holysheep_studio.store import changes, jobs, settings
from holysheep_studio.store.database import Database
from holysheep_studio.store.steps import schema_steps
from tests.domain.values import job

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from holysheep_studio.store.database import Connection

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(tmp_path / "studio.sqlite3")
    await opened.open()
    yield opened
    await opened.close()


async def test_a_new_folder_has_the_newest_schema_and_safe_settings(database: Database) -> None:
    def pragmas(connection: Connection) -> tuple[object, ...]:
        return tuple(
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("user_version", "journal_mode", "synchronous")
        )

    assert await database.read(pragmas) == (max(schema_steps()), "wal", 2)


async def test_opening_again_keeps_what_was_written(tmp_path: Path, database: Database) -> None:
    await database.write(lambda connection: jobs.add(connection, job()))
    await database.close()
    again = Database(tmp_path / "studio.sqlite3")
    await again.open()
    assert await again.read(jobs.everything) == (job(),)
    await again.close()


async def test_a_failing_change_leaves_nothing(database: Database) -> None:
    def half(connection: Connection) -> None:
        jobs.add(connection, job())
        raise KeyError

    with pytest.raises(KeyError):
        await database.write(half)
    assert await database.read(jobs.everything) == ()
    assert await database.read(changes.last) == 0


async def test_a_cancelled_writer_still_commits_all_or_nothing(database: Database) -> None:
    writing = asyncio.ensure_future(database.write(lambda connection: jobs.add(connection, job())))
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    assert await database.read(jobs.everything) in [(), (job(),)]
    assert len(await database.read(jobs.everything)) == await database.read(changes.last)


async def test_listeners_hear_of_changes_only(database: Database) -> None:
    heard: list[str] = []
    database.on_commit(lambda: heard.append("commit"))
    await database.write(changes.last)
    assert heard == []
    await database.write(lambda connection: jobs.add(connection, job()))
    assert heard == ["commit"]


async def test_a_newer_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "studio.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreError) as refused:
        await _open_and_close(file)
    assert refused.value.code is Code.DATA_FOLDER_NEWER
    assert sqlite3.connect(file).execute("PRAGMA user_version").fetchone() == (9999,)
    assert len(file.read_bytes()) >= len(before)


async def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "studio.sqlite3"
    file.write_bytes(b"my holiday diary\n" * 500)
    with pytest.raises(StoreError) as refused:
        await _open_and_close(file)
    assert refused.value.code is Code.STORE_DAMAGED
    assert file.read_bytes().startswith(b"my holiday diary")


async def test_a_folder_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        await _open_and_close(tmp_path / "missing" / "studio.sqlite3")
    assert refused.value.code is Code.DATA_FOLDER


async def test_old_changes_are_forgotten(database: Database) -> None:
    def fill(connection: Connection) -> None:
        for n in range(changes.KEPT_ROWS + 10):
            changes.record(connection, Kind.JOB, str(n))
        changes.prune(connection)

    await database.write(fill)
    assert len(await database.read(lambda connection: changes.after(connection, 0))) == changes.KEPT_ROWS


async def _open_and_close(file: Path) -> None:
    database = Database(file)
    try:
        await database.open()
    finally:
        await database.close()


WRITER = """
    import asyncio, sys
    from pathlib import Path
    from holysheep_studio.store import jobs
    from holysheep_studio.store.database import Database
    from tests.domain.values import job

    async def main() -> None:
        database = Database(Path(sys.argv[1]))
        await database.open()
        for n in range(int(sys.argv[3])):
            await database.write(lambda c: jobs.add(c, job(f"{sys.argv[2]}-{n}", float(n))))
            print(n, flush=True)
        await database.close()

    asyncio.run(main())
"""


def _writer(file: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WRITER), str(file), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
    )


async def test_two_processes_write_side_by_side(tmp_path: Path) -> None:
    file = tmp_path / "studio.sqlite3"
    writers = [_writer(file, name, 40) for name in ("a", "b")]
    outputs = [await asyncio.to_thread(writer.communicate) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], outputs
    database = Database(file)
    await database.open()
    assert len(await database.read(jobs.everything)) == 80
    assert await database.read(changes.last) == 80
    await database.close()


async def test_a_new_folder_is_opened_although_another_process_makes_it_at_this_moment(tmp_path: Path) -> None:
    file = tmp_path / "studio.sqlite3"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # SQLite waits for no such lock when the mode is switched to WAL
    opening = asyncio.create_task((database := Database(file)).open())
    await asyncio.sleep(0.2)
    other.execute("COMMIT")
    other.close()
    await opening
    await database.close()


async def test_what_a_killed_writer_had_committed_is_there(tmp_path: Path) -> None:
    file = tmp_path / "studio.sqlite3"
    for life in range(5):
        writer = _writer(file, f"life{life}", 10_000)
        assert writer.stdout is not None
        said = ""
        for _ in range(3 + 4 * life):
            said = await asyncio.to_thread(writer.stdout.readline)
        writer.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        writer.wait()
        writer.stdout.close()
        database = Database(file)
        await database.open()
        kept = {found.id for found in await database.read(jobs.everything)}
        assert {f"life{life}-{n}" for n in range(int(said) + 1)} <= kept
        sound = await database.read(lambda connection: connection.execute("PRAGMA integrity_check").fetchone()[0])
        assert sound == "ok"
        assert len(kept) == await database.read(changes.last)
        await database.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no folder that has an open file in it")
async def test_nothing_is_written_once_the_file_lies_somewhere_else(tmp_path: Path) -> None:
    folder, away = tmp_path / "data", tmp_path / "away"
    folder.mkdir()
    opened = Database(folder / "studio.sqlite3")
    await opened.open()
    try:
        await opened.write(lambda connection: settings.change(connection, queue_paused=True))
        folder.rename(away)
        for replaced in (False, True):
            if replaced:
                shutil.copytree(away, folder)  # a copy is another file
            assert not opened.there
            with pytest.raises(StoreError) as refused:
                await opened.write(lambda connection: settings.change(connection, queue_paused=False))
            assert refused.value.code == Code.DATA_FOLDER_GONE
        shutil.rmtree(folder)
        away.rename(folder)
        assert opened.there
        assert (await opened.read(settings.load)).queue_paused
        await opened.write(lambda connection: settings.change(connection, queue_paused=False))
    finally:
        await opened.close()
