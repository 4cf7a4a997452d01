"""The settings table: only what differs from the defaults is kept."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_plain
from holysheep_studio.domain.settings import Settings
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3


def load(connection: sqlite3.Connection) -> Settings:
    """The settings; a stored value that no longer fits (from another version) counts as not set."""
    settings = Settings()
    known = {field.name for field in fields(Settings)}
    for row in connection.execute("SELECT name, value FROM settings"):
        if row["name"] in known:
            try:
                settings = from_plain(Settings, {**asdict(settings), row["name"]: json.loads(row["value"])})
            except ValueError:
                continue
    return settings


def save(connection: sqlite3.Connection, settings: Settings) -> None:
    """Keep what differs from the defaults."""
    kept, default = asdict(settings), asdict(Settings())
    for name, value in kept.items():
        if value == default[name]:
            connection.execute("DELETE FROM settings WHERE name = ?", (name,))
        else:
            connection.execute(
                "INSERT INTO settings (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, json.dumps(value)),
            )
    changes.record(connection, Kind.SETTING, "settings")


def change(connection: sqlite3.Connection, **values: object) -> Settings:
    """Change some settings and return all; raises ValueError for a name or a value that does not fit."""
    before = load(connection)
    after = from_plain(Settings, {**asdict(before), **values})
    unknown = set(values) - {field.name for field in fields(Settings)}
    if unknown:
        raise ValueError(f"no such setting: {', '.join(sorted(unknown))}")
    save(connection, after)
    return replace(after)
