"""The ledger table: lines are added in the transaction of the move that causes them, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.ledger import Entry, EntryKind
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    import sqlite3


def add(connection: sqlite3.Connection, entry: Entry) -> None:
    """Append a line."""
    amount = (None, None) if entry.amount is None else (entry.amount.micro, entry.amount.currency)
    connection.execute(
        "INSERT INTO ledger (kind, job_id, key, connection, at, micro, currency, note, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry.kind, entry.job_id, entry.key, entry.connection, entry.at, *amount, entry.note, entry.reason),
    )


def everything(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    """The whole book, oldest line first."""
    rows = connection.execute("SELECT * FROM ledger ORDER BY line")
    return tuple(
        Entry(
            EntryKind(row["kind"]),
            JobId(row["job_id"]),
            row["key"],
            row["connection"],
            row["at"],
            None if row["micro"] is None else Money(row["micro"], row["currency"]),
            row["note"],
            row["reason"],
        )
        for row in rows
    )
