"""The connections tables: what may be known of a connection without its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.connection import Account
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3

_IN_USE = """SELECT body FROM connections
    JOIN connection_versions USING (version) WHERE connection_id = connections.id
    AND (?1 IS NULL OR name = ?1) ORDER BY added_at, connections.rowid"""
#: What the change log says when the list of connections is not what it was.
CHANGED = "connections"


def everything(connection: sqlite3.Connection) -> tuple[Account, ...]:
    """The version in use of every connection, oldest first."""
    rows = connection.execute(_IN_USE, (None,))
    return tuple(from_json(Account, row["body"]) for row in rows)


def one(connection: sqlite3.Connection, name: str) -> Account | None:
    """The version in use of a connection; names differ by more than case."""
    row = connection.execute(_IN_USE, (name,)).fetchone()
    return None if row is None else from_json(Account, row["body"])


def versions(connection: sqlite3.Connection, account_id: str) -> tuple[Account, ...]:
    """All versions, oldest first."""
    rows = connection.execute(
        "SELECT body FROM connection_versions WHERE connection_id = ? ORDER BY version", (account_id,)
    )
    return tuple(from_json(Account, row["body"]) for row in rows)


def save(connection: sqlite3.Connection, account: Account) -> bool:
    """Add a version and use it; False when another connection has the name, or the version is there already."""
    named = one(connection, account.name)
    if named is not None and named.id != account.id:
        return False
    if any(known.version == account.version for known in versions(connection, account.id)):
        return False
    connection.execute(
        "INSERT INTO connections (id, name, version, added_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET version = excluded.version",
        (account.id, account.name, account.version, account.at),
    )
    connection.execute(
        "INSERT INTO connection_versions (connection_id, version, body) VALUES (?, ?, ?)",
        (account.id, account.version, to_json(account).decode()),
    )
    changes.record(connection, Kind.SETTING, CHANGED)
    return True


def use(connection: sqlite3.Connection, account: Account) -> None:
    """Return to a version that is there."""
    connection.execute("UPDATE connections SET version = ? WHERE id = ?", (account.version, account.id))
    changes.record(connection, Kind.SETTING, CHANGED)


def remove(connection: sqlite3.Connection, account_id: str) -> None:
    """Delete a connection with all its versions."""
    connection.execute("DELETE FROM connections WHERE id = ?", (account_id,))
    changes.record(connection, Kind.SETTING, CHANGED)
