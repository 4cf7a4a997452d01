"""Talks: questions to language models as rows of the attempts table, booked like every paid request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.ledger import Entry, EntryKind
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.talk import TALK
from holysheep_studio.store import attempts, budgets, changes, ledger

if TYPE_CHECKING:
    import sqlite3

    from holysheep_studio.domain.budget import Expense
    from holysheep_studio.domain.money import PriceMark


def begin(
    connection: sqlite3.Connection, expense: Expense, model: str, mark: PriceMark | None, at: float, consent: str = ""
) -> None:
    """Set aside what a question costs at most, right before it leaves. Raises BudgetError: nothing may leave.

    `consent`: why a person lets it go out although nobody knows its price.
    """
    about = (TALK, expense.key, expense.connection, at)
    if consent and expense.amount is None:
        ledger.add(connection, Entry(EntryKind.OVERRIDE, *about, reason=consent))
    budgets.check(connection, expense, at)
    entry = Entry(EntryKind.RESERVED, *about, expense.amount)
    attempts.open_row(connection, entry, model=model, project=expense.project, mark=mark)
    _state(connection, expense.key, JobState.SUBMITTING)
    _book(connection, entry)


def end(connection: sqlite3.Connection, entry: Entry, *, done: bool, tokens: int | None, remote_id: str = "") -> None:
    """Book what became of a question: CHARGED, UNKNOWN or RELEASED."""
    connection.execute(
        "UPDATE attempts SET tokens = ?, remote_id = ?, ended_at = ?,"
        " acknowledged_at = CASE WHEN ? THEN ? ELSE acknowledged_at END WHERE job_id = ? AND key = ?",
        (tokens, remote_id, entry.at, done, entry.at, TALK, entry.key),
    )
    _state(connection, entry.key, JobState.DONE if done else JobState.FAILED)
    _book(connection, entry)


def adrift(connection: sqlite3.Connection, at: float) -> int:
    """Questions that were out when a program ended: they may have been charged and stay set aside. How many."""
    rows = connection.execute(
        "SELECT key, connection, held, currency FROM attempts WHERE job_id = ? AND state = ?",
        (TALK, JobState.SUBMITTING),
    ).fetchall()
    for row in rows:
        amount = None if row["currency"] is None else Money(row["held"], row["currency"])
        entry = Entry(EntryKind.UNKNOWN, TALK, row["key"], row["connection"], at, amount)
        end(connection, entry, done=False, tokens=None)
    return len(rows)


def _state(connection: sqlite3.Connection, key: str, state: JobState) -> None:
    connection.execute("UPDATE attempts SET state = ? WHERE job_id = ? AND key = ?", (state, TALK, key))


def _book(connection: sqlite3.Connection, entry: Entry) -> None:
    ledger.add(connection, entry)
    attempts.book(connection, entry)
    budgets.watch(connection, entry.at)
    changes.record(connection, Kind.BUDGET, "")
