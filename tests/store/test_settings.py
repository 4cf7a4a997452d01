"""Settings keep what differs, and survive other versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.settings import Settings, Theme
from holysheep_studio.store import settings
from holysheep_studio.store.database import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(tmp_path / "studio.sqlite3")
    await opened.open()
    yield opened
    await opened.close()


async def test_settings_come_back_and_defaults_are_not_kept(database: Database) -> None:
    assert await database.read(settings.load) == Settings()
    await database.write(lambda connection: settings.change(connection, theme="dark", concurrency=3))
    assert await database.read(settings.load) == Settings(theme=Theme.DARK, concurrency=3)
    await database.write(lambda connection: settings.change(connection, theme="system", concurrency=1))
    rows = await database.read(lambda connection: connection.execute("SELECT count(*) FROM settings").fetchone()[0])
    assert rows == 0


@pytest.mark.parametrize("wrong", [{"theme": "pink"}, {"concurrency": "many"}, {"colour": "red"}])
async def test_what_does_not_fit_is_refused_and_changes_nothing(database: Database, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text is the library's
        await database.write(lambda connection: settings.change(connection, **wrong))
    assert await database.read(settings.load) == Settings()


async def test_a_value_of_another_version_counts_as_not_set(database: Database) -> None:
    def write(connection: object) -> None:
        for name, value in (("theme", '"pink"'), ("from_the_future", "1"), ("concurrency", "4")):
            connection.execute("INSERT INTO settings VALUES (?, ?)", (name, value))  # type: ignore[attr-defined]

    await database.write(write)
    assert await database.read(settings.load) == Settings(concurrency=4)
