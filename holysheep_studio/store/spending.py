"""Spending: what a move of a job means in money, kept in its transaction: budgets asked, lines booked, alerts noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.budget import Expense
from holysheep_studio.domain.errors import Code
from holysheep_studio.domain.ledger import EntryKind, entries
from holysheep_studio.store import attempts, budgets, ledger, voices

if TYPE_CHECKING:
    import sqlite3

    from holysheep_studio.domain.job import Job


def follow(connection: sqlite3.Connection, before: Job, after: Job, at: float, *, sent: bool = False) -> None:
    """Book a move, unless it must not be.

    Raises BudgetError where it would let a request leave that its budgets do not allow, InputError voice_consent where
    nobody allows its voice any more.
    `sent`: it may have left already, so nothing is asked.
    """
    if after.request.cloud is None:
        return
    lines = tuple(entries(before, after, at))
    for entry in lines:
        if entry.kind is EntryKind.RESERVED:
            if not sent:
                request = after.request
                voices.check(connection, request)
                wanted = Expense(after.id, after.key, request.connection, request.project, after.reserved)
                budgets.check(connection, wanted, at)
            attempts.begin(connection, after, entry)
        elif entry.kind is EntryKind.CHARGED and attempts.settled(connection, entry):
            continue
        ledger.add(connection, entry)
        attempts.book(connection, entry)
    if before.state is not after.state:
        attempts.mark(connection, before, after, at)
    if lines:
        budgets.watch(connection, at)
    if after.paused and after.problem is not None and after.problem.code is Code.BUDGET_REACHED:
        budgets.refused(connection, after.problem.fields.get("budget", ""), at)
