"""Keeps a small data folder of the present schema for the tests of later ones: `python -m tests.store.keep_fixture`.

The fixtures are SQL dumps. Those up to schema 15 were filled by the studio of their day, except 5, 7 and 9, which were
brought up from the one before; later ones are brought up too and may be given rows of their new tables by hand.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from holysheep_studio.store.database import Database
from holysheep_studio.store.steps import schema_steps

FIXTURES = Path(__file__).parent / "fixtures"


def kept() -> dict[int, Path]:
    """The fixtures by the number of their schema."""
    return {int(file.stem.rpartition("_")[2]): file for file in sorted(FIXTURES.glob("schema_*.sql"))}


def pour(number: int, database: Path) -> None:
    """Make a database file of a fixture."""
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(kept()[number].read_text(encoding="utf-8"))


def main() -> None:
    """Bring the newest fixture up to the present schema and keep the outcome."""
    number = max(schema_steps())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "studio.sqlite3"
        pour(max(n for n in kept() if n < number), file)
        asyncio.run(_open(file))
        with closing(sqlite3.connect(file)) as connection:
            lines = "\n".join(connection.iterdump())
    text = f"-- schema {number}\n{lines}\nPRAGMA user_version = {number};\n"
    (FIXTURES / f"schema_{number:04}.sql").write_text(text, encoding="utf-8")


async def _open(file: Path) -> None:
    database = Database(file)
    await database.open()
    await database.close()


if __name__ == "__main__":
    main()
