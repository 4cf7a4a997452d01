"""The answers table: what language models answered, by the whole question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.chat import Scene
from holysheep_studio.domain.codec import from_json, to_json

if TYPE_CHECKING:
    import sqlite3


def scene(connection: sqlite3.Connection, name: str, key: str) -> Scene | None:
    """The scene that the connection `name` once answered to the question of this key."""
    row = connection.execute("SELECT body FROM answers WHERE connection = ? AND key = ?", (name, key)).fetchone()
    return None if row is None else from_json(Scene, row["body"])


def keep_scene(connection: sqlite3.Connection, name: str, key: str, found: Scene, at: float) -> None:
    """Keep an answer; a newer one takes the place of an older."""
    connection.execute(
        "INSERT INTO answers (connection, key, at, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (connection, key) DO UPDATE SET at = excluded.at, body = excluded.body",
        (name, key, at, to_json(found).decode()),
    )


def said(connection: sqlite3.Connection, name: str, key: str) -> str | None:
    """What the connection `name` once answered to another sort of question, in the words that were kept."""
    row = connection.execute("SELECT body FROM answers WHERE connection = ? AND key = ?", (name, key)).fetchone()
    return None if row is None else str(row["body"])


def keep_said(connection: sqlite3.Connection, name: str, key: str, body: str, at: float) -> None:
    """Keep the words of an answer; newer ones take the place of older."""
    connection.execute(
        "INSERT INTO answers (connection, key, at, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (connection, key) DO UPDATE SET at = excluded.at, body = excluded.body",
        (name, key, at, body),
    )
