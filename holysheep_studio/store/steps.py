"""Steps: the numbered files that make a database's schema, and the shape that a database of a number must have."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = Path(__file__).parent / "schema"
#: Tables with their columns, indexes and triggers by name.
Shape = frozenset[tuple[str, ...]]


def schema_steps() -> dict[int, str]:
    """The schema files by number; they count up from 1 without a gap."""
    files = sorted(SCHEMA.glob("[0-9]*.sql"))
    numbers = [int(file.name[:4]) for file in files]
    if numbers != list(range(1, len(files) + 1)):
        raise ValueError(f"schema files do not count up from 1: {numbers}")
    return {number: file.read_text(encoding="utf-8") for number, file in zip(numbers, files, strict=True)}


def statements(script: str) -> Iterator[str]:
    """Single statements; executescript() would commit the transaction it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if re.sub(r"--[^\n]*", "", statement).strip():
        raise ValueError(f"a schema file ends within a statement: {statement[:60]}")


def shape(connection: sqlite3.Connection) -> Shape:
    """What a database has, by name; the wording of its schema is SQLite's own and may differ between its versions."""
    things = connection.execute("SELECT type, name FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'")
    found = []
    for kind, name in things.fetchall():
        columns = connection.execute("SELECT name, type FROM pragma_table_info(?)", (name,)) if kind == "table" else ()
        found.append((kind, name, *sorted(f"{column} {of}" for column, of in columns)))
    return frozenset(found)


@cache
def shape_of(version: int) -> Shape:
    """The shape that a database of this number has."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for number, script in schema_steps().items():
            if number <= version:
                for statement in statements(script):
                    connection.execute(statement)
        return shape(connection)
