"""Backups of a database in use: made beside the work, and nothing of that work is in neither copy nor journal."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.rescue import Damage
from holysheep_studio.services import rescue as opening
from holysheep_studio.services.upkeep import Upkeep
from holysheep_studio.store import backups, jobs, journal, rescue
from holysheep_studio.store.database import Database
from holysheep_studio.store.presence import Presence
from tests.domain.values import job

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.store.database import Connection

NOW = 1_700_000_000.0


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(tmp_path / "studio.sqlite3")
    await opened.open()
    yield opened
    await opened.close()


async def add(database: Database, name: str) -> None:
    await database.write(lambda connection: jobs.add(connection, job(name)))


async def test_what_is_committed_while_a_backup_is_made_is_found_again(database: Database) -> None:
    for n in range(20):
        await add(database, f"before {n}")

    async def work() -> None:
        for n in range(40):
            await add(database, f"meanwhile {n}")

    await asyncio.gather(database.back_up(NOW), work())
    await add(database, "after")
    file = database.path
    await database.close()
    file.write_bytes(b"\0" * 4096)
    finding = rescue.look(file)
    assert finding is not None
    rebuilt = rescue.rebuild(file, finding, NOW + 2)
    assert rebuilt.unknown_since is None
    again = Database(file)
    await again.open()
    assert len(await again.read(jobs.order)) == 61
    await again.close()


async def test_a_due_backup_waits_and_is_made_at_the_end_at_the_latest(database: Database) -> None:
    upkeep = Upkeep(database, clock=lambda: NOW)
    upkeep.begin(3600.0)
    await add(database, "a")
    assert backups.there(database.path) == []
    await upkeep.close()
    (made,) = backups.there(database.path)
    assert backups.number(made) == 1
    for hours, count in ((2, 1), (25, 2)):
        upkeep = Upkeep(database, clock=lambda hours=hours: NOW + hours * 3600)  # type: ignore[misc]
        upkeep.begin(3600.0)
        await upkeep.close()
        assert len(backups.there(database.path)) == count


async def test_a_large_database_is_opened_without_a_backup(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.close()
    presence = Presence(tmp_path / "presence", "me")
    (tmp_path / "presence").mkdir()
    presence.enter()
    for limit, count in ((1, 0), (1 << 30, 1)):
        monkeypatch.setattr(opening, "SMALL_BYTES", limit)
        again = Database(database.path)
        assert await opening.opened(again, presence, tmp_path / "clips", NOW) is None
        assert len(backups.there(database.path)) == count
        await again.close()
    presence.leave()


async def test_the_newest_number_is_found_before_a_torn_line_and_in_a_very_long_one(database: Database) -> None:
    def fill(connection: Connection) -> None:
        for n in range(200):
            jobs.add(connection, job(f"{n}"))

    await database.write(fill)
    assert database.journal.stat().st_size > 65_536
    assert journal.last(database.journal) == 1
    with database.journal.open("ab") as opened:
        opened.write(b'\n00000000 {"n":9,"at":1.0,"rows":[]}\nnonsense\n\n1234')
    assert journal.last(database.journal) == 1
    await database.close()
    assert rescue.look(database.path) is None
    database.path.unlink()
    finding = rescue.look(database.path)
    assert finding is not None
    assert finding.damage is Damage.MISSING
