"""The routings table: every version of the rules that say where requests go; the newest is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.routing import Routing
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3

CHANGED = "routing"


def newest(connection: sqlite3.Connection) -> tuple[int, Routing] | None:
    """The version in use and its number; None: none was ever given."""
    row = connection.execute("SELECT version, body FROM routings ORDER BY version DESC LIMIT 1").fetchone()
    return None if row is None else (row["version"], from_json(Routing, row["body"]))


def version(connection: sqlite3.Connection, number: int) -> Routing | None:
    """A version by its number."""
    row = connection.execute("SELECT body FROM routings WHERE version = ?", (number,)).fetchone()
    return None if row is None else from_json(Routing, row["body"])


def save(connection: sqlite3.Connection, routing: Routing, at: float) -> int:
    """Use these rules from now on; the older ones stay. Returns the number of the version."""
    row = connection.execute(
        "INSERT INTO routings (at, body) VALUES (?, ?) RETURNING version", (at, to_json(routing).decode())
    ).fetchone()
    changes.record(connection, Kind.SETTING, CHANGED)
    return int(row["version"])
