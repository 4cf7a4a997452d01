"""A damaged database: found, moved aside, made anew; what may have been paid is never sent again."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.errors import Code, StoreError
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.rescue import Damage
from holysheep_studio.store import backups
from holysheep_studio.studio import Paths, Studio
from tests.services.scripted_provider import ScriptedProvider
from tests.services.test_cloud_jobs import LOST
from tests.services.test_cloud_jobs import request as same_request

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from holysheep_studio.domain.request import GenerationRequest
    from tests.conftest import MakeClip


NUMBERS = itertools.count()


def request() -> GenerationRequest:
    """Each another one, so that none is answered by the result of one before."""
    asked = same_request()
    assert asked.cloud is not None
    prompt = f"take {next(NUMBERS)}"
    return replace(asked, prompt=prompt, cloud=replace(asked.cloud, prompt=prompt))


@pytest.fixture
def provider(make_clip: MakeClip) -> ScriptedProvider:
    return ScriptedProvider(make_clip(frames=24))


async def opened(data: Path, provider: ScriptedProvider, at: float | None = None) -> Studio:
    async def connect(_name: str) -> ScriptedProvider:
        return provider

    if at is None:
        return await Studio.open(Paths.at(data), provider=connect)
    return await Studio.open(Paths.at(data), provider=connect, clock=lambda: at)


async def some_life(data: Path, provider: ScriptedProvider) -> tuple[Job, ...]:
    """One job done, one unsure, one that waits; the first is in the backup, the rest in the journal."""
    async with await opened(data, provider) as studio:
        await studio.jobs.add_requests([request()])
        await studio.runner.run(until_empty=True)
    provider.submits = [LOST]
    async with await opened(data, provider) as studio:
        await studio.jobs.add_requests([request()])
        await studio.runner.run(until_empty=True)
        await studio.jobs.add_requests([request()])
        found = await studio.jobs.all()
    assert [job.state for job in found] == [JobState.DONE, JobState.UNSURE, JobState.WAITING]
    return found


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(4096, len(data), 4096):
        data[at : at + 60] = bytes(byte ^ 0xFF for byte in data[at : at + 60])
    file.write_bytes(data)


def reworded(file: Path, text: bytes, other: bytes) -> None:
    """In the schema, which SQLite does not check."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = file.read_bytes()
    assert text in data
    file.write_bytes(data.replace(text, other))


def renumbered(file: Path, version: int) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def misspelt(file: Path, order: str) -> None:
    """One bit of a key in the ledger, where nothing but the backup, or the journal, knows better."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = connection.execute(f"SELECT job_id, key FROM ledger ORDER BY rowid {order}").fetchone()  # noqa: S608 - ours
    data, line = file.read_bytes(), "".join(found).encode()
    assert line in data
    file.write_bytes(data.replace(line, line[:-1] + bytes([line[-1] ^ 1])))


def unspeakable(file: Path) -> None:
    """A table whose name is no text and whose schema cannot be read, so that SQLite's complaint is no text either."""
    reworded(file, b"tablerequestsrequests", b"table\xccequestsrequests")
    reworded_now = file.read_bytes().replace(b"CREATE TABLE requests", b"CREATE TABXE requests")
    file.write_bytes(reworded_now)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "flipped bytes": flip,
    "a garbage header": lambda file: file.write_bytes(b"my holiday diary\n" * 99 + file.read_bytes()[1683:]),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[: 3 * 4096 + 7]),
    "emptied": lambda file: file.write_bytes(b""),
    "deleted": lambda file: file.unlink(),
    "a column's name that is no text": lambda file: reworded(file, b"not_before", b"not\xd4before"),
    "a column of another name": lambda file: reworded(file, b"not_before", b"not_beforf"),
    "a trigger of another name": lambda file: reworded(file, b"ledger_is_not_shortened", b"ledger_is_not_shorteneb"),
    "a bit of an old key": lambda file: misspelt(file, "ASC"),
    "a bit of a new key": lambda file: misspelt(file, "DESC"),
    "a schema that cannot be spoken of": unspeakable,
    "a schema of an earlier number": lambda file: renumbered(file, 3),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_database_is_moved_aside_and_made_again(
    data_folder: Path, provider: ScriptedProvider, damage: str
) -> None:
    before = await some_life(data_folder, provider)
    file = data_folder / "studio.sqlite3"
    DAMAGES[damage](file)
    wrong = file.read_bytes() if file.exists() else None
    async with await opened(data_folder, provider) as studio:
        found = studio.rescued
        assert found is not None
        assert found.damage is (Damage.MISSING if damage in {"emptied", "deleted"} else Damage.UNREADABLE)
        assert (found.unknown_since, found.unsure) == (None, ())
        after = await studio.jobs.all()
        assert after == before
        assert {line.kind for line in await studio.ledger()} == {EntryKind.RESERVED, EntryKind.CHARGED}
        assert len(await studio.library.clips()) == 1
        await studio.runner.run(until_empty=True)
        assert provider.seen["submit"] == 3  # the one that waited; nothing else was sent again
    if wrong is not None:
        (kept,) = data_folder.glob("damaged/*/studio.sqlite3")
        assert kept.read_bytes() == wrong
    async with await opened(data_folder, provider) as studio:
        assert studio.rescued is None


async def test_a_lost_write_ahead_log_takes_nothing_back(data_folder: Path, provider: ScriptedProvider) -> None:
    """The file is whole but of yesterday: jobs that have been paid stand there as if they had not been sent."""
    async with await opened(data_folder, provider) as studio:
        await studio.jobs.add_requests([request() for _ in range(3)])
        shutil.copy(data_folder / "studio.sqlite3", data_folder.parent / "old.sqlite3")
        shutil.copy(data_folder / "studio.sqlite3-wal", data_folder.parent / "old.sqlite3-wal")
        await studio.runner.run(until_empty=True)
        before = await studio.jobs.all()
    for name in ("", "-wal", "-shm"):
        (data_folder / f"studio.sqlite3{name}").unlink(missing_ok=True)
    shutil.copy(data_folder.parent / "old.sqlite3", data_folder / "studio.sqlite3")
    shutil.copy(data_folder.parent / "old.sqlite3-wal", data_folder / "studio.sqlite3-wal")
    async with await opened(data_folder, provider) as studio:
        assert studio.rescued is not None
        assert studio.rescued.damage is Damage.BEHIND
        assert [(job.id, job.state, job.key) for job in await studio.jobs.all()] == [
            (job.id, job.state, job.key) for job in before
        ]
        await studio.runner.run(until_empty=True)
        assert sorted(provider.book) == sorted(job.key for job in before)
        assert provider.seen["submit"] == 3


@pytest.mark.parametrize("journal", ["gone", "flipped at its end"])
async def test_what_may_have_been_sent_is_unsure_where_the_journal_is_lost_too(
    data_folder: Path, provider: ScriptedProvider, journal: str
) -> None:
    async with await opened(data_folder, provider) as studio:
        await studio.jobs.add_requests([request() for _ in range(3)])
    async with await opened(
        data_folder, provider, at=backups.moment(backups.there(data_folder / "studio.sqlite3")[0]) + 90_000
    ) as studio:
        assert len(backups.there(studio.paths.database)) == 2
        await studio.runner.run(until_empty=True)
        assert provider.seen["submit"] == 3
    lines = data_folder / "journal.jsonl"
    if journal == "gone":
        lines.unlink()
    else:
        data = lines.read_bytes()
        lines.write_bytes(bytes(byte ^ 1 if byte != 10 else byte for byte in data))
    flip(data_folder / "studio.sqlite3")
    async with await opened(data_folder, provider) as studio:
        assert studio.rescued is not None
        assert studio.rescued.unknown_since is not None
        assert len(studio.rescued.unsure) == 3
        assert len(studio.rescued.stray_clips) == 3
        await studio.runner.run(until_empty=True)
        assert {job.state for job in await studio.jobs.all()} == {JobState.UNSURE}
        assert provider.seen["submit"] == 3
        assert {line.kind for line in await studio.ledger()} == {EntryKind.RESERVED}


async def test_a_newer_folder_is_refused_and_not_touched(data_folder: Path, provider: ScriptedProvider) -> None:
    await some_life(data_folder, provider)
    file = data_folder / "studio.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = {path: path.read_bytes() for path in data_folder.rglob("*") if path.is_file()}
    with pytest.raises(StoreError) as refused:
        await opened(data_folder, provider)
    assert refused.value.code is Code.DATA_FOLDER_NEWER
    after = {
        path: path.read_bytes() for path in data_folder.rglob("*") if path.is_file() and "presence" not in path.parts
    }
    assert after == {path: data for path, data in before.items() if "presence" not in path.parts}


async def test_the_command_line_says_what_was_rescued(data_folder: Path, provider: ScriptedProvider) -> None:
    await some_life(data_folder, provider)
    flip(data_folder / "studio.sqlite3")
    command = [sys.executable, "-m", "holysheep_studio", "--data", str(data_folder), "queue", "list", "--json"]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["jobs"]) == 3
    assert "The database was damaged." in done.stderr
    assert "3 jobs, 1 clips" in done.stderr
    again = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert again.stderr == ""


async def test_backups_are_made_daily_and_a_few_are_kept(data_folder: Path, provider: ScriptedProvider) -> None:
    day = 24 * 3600.0
    for n in range(7):
        for hour in (0, 5):
            async with await opened(data_folder, provider, at=1_700_000_000 + n * day + hour * 3600.0) as studio:
                await studio.jobs.add_requests([request()])
    file = data_folder / "studio.sqlite3"
    kept = backups.there(file)
    assert len(kept) == backups.KEPT
    assert all(backups.whole(copy) == "" for copy in kept)
    flip(kept[0])
    flip(file)
    async with await opened(data_folder, provider, at=1_700_000_000 + 7 * day) as studio:
        assert studio.rescued is not None
        assert studio.rescued.backup_at == backups.moment(kept[1])
        assert len(await studio.jobs.all()) == 14
        assert studio.rescued.unknown_since is None


async def test_a_folder_in_which_a_file_cannot_be_written_is_said_to_be_unusable(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    async with await opened(data_folder, provider):
        pass
    turn = data_folder / "presence" / "opening"
    turn.unlink(missing_ok=True)
    turn.mkdir()  # as a read-only file system does: whoever wants to write the file is refused
    with pytest.raises(StoreError) as refused:
        await opened(data_folder, provider)
    assert refused.value.code is Code.DATA_FOLDER
    turn.rmdir()
    async with await opened(data_folder, provider) as studio:
        assert await studio.jobs.all() == ()
