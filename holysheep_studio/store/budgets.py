"""The budgets tables: caps and how they stand; asked in the very transaction that lets a paid request leave."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from holysheep_studio.domain.budget import STOP_PERCENT, WARN_PERCENT, Alert, Budget, Stand, begins
from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.errors import BudgetError, Code
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.price_book import Exchange
from holysheep_studio.store import changes, prices

if TYPE_CHECKING:
    import sqlite3

    from holysheep_studio.domain.budget import Expense

_SUMS = (
    "SELECT connection, currency, sum(charged) AS charged, sum(held) AS held, sum(unpriced) AS unpriced,"
    " count(*) AS jobs FROM attempts INDEXED BY attempts_by_currency"
    " WHERE at >= :since AND (:project = '' OR project = :project)"
)


def everything(connection: sqlite3.Connection) -> tuple[Budget, ...]:
    """Every budget, by name."""
    return tuple(from_json(Budget, row["body"]) for row in connection.execute("SELECT body FROM budgets ORDER BY name"))


def put(connection: sqlite3.Connection, budget: Budget, at: float) -> None:
    """Set a budget in the place of the one of its name; alerts that it no longer deserves are forgotten."""
    connection.execute(
        "INSERT INTO budgets (name, body, set_at) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET body = excluded.body, set_at = excluded.set_at",
        (budget.name, to_json(budget).decode(), at),
    )
    rearm(connection, budget, at)
    changes.record(connection, Kind.BUDGET, budget.name)


def drop(connection: sqlite3.Connection, name: str) -> bool:
    """Take a budget away; False when there is none of that name."""
    connection.execute("DELETE FROM budget_alerts WHERE budget = ?", (name,))
    gone = connection.execute("DELETE FROM budgets WHERE name = ?", (name,)).rowcount > 0
    if gone:
        changes.record(connection, Kind.BUDGET, name)
    return gone


def stand(connection: sqlite3.Connection, budget: Budget, at: float) -> Stand:
    """How a budget stands in the period of `at`. Other currencies count by the exchange rates of that day."""
    since, currency = begins(budget.period, at), budget.cap.currency
    about = {"since": since, "project": budget.project, "currency": currency}
    own = connection.execute(f"{_SUMS} AND currency = :currency", about).fetchone()
    charged, held, unknown = own["charged"] or 0, own["held"] or 0, own["unpriced"] or 0
    # three conditions and not one, so that each is a range of the index
    others = [
        row
        for where in ("currency < :currency", "currency > :currency", "currency IS NULL")
        for row in connection.execute(f"{_SUMS} AND {where} GROUP BY connection, currency", about)
    ]
    rates = _exchange(connection, at) if any(row["currency"] is not None for row in others) else Exchange()
    for row in others:
        unknown += row["unpriced"]
        if row["currency"] is None or not (row["charged"] or row["held"]):
            continue
        sides = [Money(row[name], row["currency"]) for name in ("charged", "held")]
        turned = [rates.turned(side, currency, row["connection"]) for side in sides]
        if turned[0] is None or turned[1] is None:
            unknown += row["jobs"] - row["unpriced"]
            continue
        charged, held = charged + turned[0].micro, held + turned[1].micro
    return Stand(budget, since, charged, held, unknown, _overrides(connection, budget, since))


def stands(connection: sqlite3.Connection, at: float) -> tuple[Stand, ...]:
    """How every budget stands."""
    return tuple(stand(connection, budget, at) for budget in everything(connection))


def check(connection: sqlite3.Connection, expense: Expense, at: float) -> None:
    """Raise BudgetError unless every budget of the request has room for what it sets aside.

    Called where the reservation is written, under the database's write lock: no other worker can come between.
    """
    for budget in everything(connection):
        if budget.counts(expense.project):
            _check_one(connection, budget, expense, at)


def _check_one(connection: sqlite3.Connection, budget: Budget, expense: Expense, at: float) -> None:
    cap, amount = budget.cap, expense.amount
    if amount is not None and amount.currency != cap.currency:
        amount = _exchange(connection, at).turned(amount, cap.currency, expense.connection)
    if amount is None:
        if budget.allow_unknown or consented(connection, expense):
            return
        raise BudgetError(Code.PRICE_UNKNOWN, budget=budget.name, currency=cap.currency)
    found = stand(connection, budget, at)
    if not found.fits(amount.micro):
        left = Money(max(0, found.left), cap.currency)
        raise BudgetError(
            Code.BUDGET_REACHED, budget=budget.name, left=left, cap=Money(found.limit, cap.currency), cost=amount
        )


def consented(connection: sqlite3.Connection, expense: Expense) -> bool:
    """Whether a person let this attempt go out although nobody knows its price. A retry under a new key asks anew."""
    found = connection.execute(
        "SELECT 1 FROM ledger WHERE job_id = ? AND key = ? AND kind = ? AND micro IS NULL",
        (expense.job_id, expense.key, EntryKind.OVERRIDE),
    ).fetchone()
    return found is not None


def watch(connection: sqlite3.Connection, at: float) -> None:
    """Note what has reached 80 or 100 percent, once each in a period."""
    for found in stands(connection, at):
        for percent in (WARN_PERCENT, STOP_PERCENT):
            if found.level >= percent:
                alert(connection, found.budget.name, found.since, percent, at)


def refused(connection: sqlite3.Connection, name: str, at: float) -> None:
    """A job was stopped by the budget: it has reached its end, also where a cheaper job would still fit."""
    for budget in everything(connection):
        if budget.name == name:
            alert(connection, name, begins(budget.period, at), STOP_PERCENT, at)


def alert(connection: sqlite3.Connection, name: str, since: float, percent: int, at: float) -> None:
    """Keep an alert; one that is there already is no news."""
    fresh = connection.execute(
        "INSERT INTO budget_alerts (budget, since, percent, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (name, since, percent, at),
    ).rowcount
    if fresh:
        changes.record(connection, Kind.BUDGET, name)


def alerts(connection: sqlite3.Connection) -> tuple[Alert, ...]:
    """Every alert, newest first."""
    rows = connection.execute("SELECT * FROM budget_alerts ORDER BY at DESC, percent DESC")
    return tuple(Alert(row["budget"], row["since"], row["percent"], row["at"]) for row in rows)


def rearm(connection: sqlite3.Connection, budget: Budget, at: float) -> None:
    """Forget alerts of the present period that the budget, as it stands now, has not reached."""
    found = stand(connection, budget, at)
    connection.execute(
        "DELETE FROM budget_alerts WHERE budget = ? AND since = ? AND percent > ?",
        (budget.name, found.since, found.level),
    )


def stopped(connection: sqlite3.Connection, code: Code | None = None, name: str = "") -> tuple[JobId, ...]:
    """The jobs that wait for money or for consent, or only those of one reason and budget; in queue order."""
    codes = [code] if code is not None else [Code.BUDGET_REACHED, Code.PRICE_UNKNOWN]
    rows = connection.execute(
        "SELECT id FROM jobs WHERE paused = 1 AND removed_at IS NULL AND json_extract(outcome, '$.problem.code') IN"
        " (SELECT value FROM json_each(?)) AND (? IN ('', json_extract(outcome, '$.problem.fields.budget')))"
        " ORDER BY position, added_at",
        (to_json(codes).decode(), name),
    )
    return tuple(JobId(row["id"]) for row in rows)


def _overrides(connection: sqlite3.Connection, budget: Budget, since: float) -> int:
    # the word stands in the query, so that the index of overrides is used
    found: int = connection.execute(
        "SELECT coalesce(sum(micro), 0) FROM ledger WHERE kind = 'override' AND note = ? AND currency = ? AND at >= ?",
        (budget.name, budget.cap.currency, since),
    ).fetchone()[0]
    return found


def _exchange(connection: sqlite3.Connection, at: float) -> Exchange:
    book = prices.newest(connection)
    # the day by the machine's own calendar, as a person counts it
    return Exchange() if book is None else book.exchange(datetime.fromtimestamp(at).astimezone().date().isoformat())
