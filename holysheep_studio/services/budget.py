"""Budgets: caps that a person sets, how they stand, and what a person alone may allow beyond them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Resume
from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.ledger import Entry, EntryKind
from holysheep_studio.domain.price_book import CREDIT, currency_like
from holysheep_studio.store import budgets, changes, jobs, ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.domain.budget import Alert, Budget, Stand
    from holysheep_studio.domain.money import Money
    from holysheep_studio.store.database import Connection, Database


class Budgets:
    """The check itself is not here: the store makes it in the transaction that lets a paid request leave."""

    def __init__(self, database: Database, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock

    async def stands(self) -> tuple[Stand, ...]:
        """Every budget with what is charged, set aside and unknown in its present period, by name."""
        at = self._clock()
        return await self._database.read(lambda connection: budgets.stands(connection, at))

    async def alerts(self) -> tuple[Alert, ...]:
        """What has reached 80 or 100 percent, newest first; once each in a period."""
        return await self._database.read(budgets.alerts)

    async def set(self, budget: Budget) -> Budget | None:
        """Set a budget in the place of the one of its name, which is returned. Raises InputError bad_value."""
        if budget.cap.micro < 0:
            raise InputError(Code.BAD_VALUE, field="amount", value=budget.cap, expected="0 or more")
        if not currency_like(budget.cap.currency) or budget.cap.currency == CREDIT:
            raise InputError(Code.BAD_VALUE, field="currency", value=budget.cap.currency, expected="USD, CNY ...")
        at = self._clock()

        def put(connection: Connection) -> Budget | None:
            former = _named(connection, budget.name)
            budgets.put(connection, budget, at)
            return former

        return await self._database.write(put)

    async def clear(self, name: str) -> Budget:
        """Take a budget away and return it. Raises InputError bad_value when there is none of that name."""

        def drop(connection: Connection) -> Budget | None:
            former = _named(connection, name)
            budgets.drop(connection, name)
            return former

        former = await self._database.write(drop)
        if former is None:
            raise InputError(Code.BAD_VALUE, field="budget", value=name, expected="one that `budget list` shows")
        return former

    async def put_back(self, name: str, now: Budget | None, then: Budget | None) -> None:
        """Have a budget as it was `then`, or have none; `now` is what it must still be.

        Raises InputError changed_since when somebody set it otherwise meanwhile; nothing changed then.
        """
        at = self._clock()

        def back(connection: Connection) -> None:
            if _named(connection, name) != now:
                raise InputError(Code.CHANGED_SINCE, what="the budget")
            if then is None:
                budgets.drop(connection, name)
            else:
                budgets.put(connection, then, at)
                budgets.watch(connection, at)

        await self._database.write(back)

    async def allow(self, name: str, amount: Money, reason: str = "") -> tuple[JobId, ...]:
        """Allow so much beyond a budget in its present period; the jobs that it had stopped go on.

        The book keeps who decided it: a person, when, how much, and why. Raises InputError bad_value.
        """
        at = self._clock()

        def override(connection: Connection) -> tuple[JobId, ...]:
            found = _named(connection, name)
            if found is None:
                raise InputError(Code.BAD_VALUE, field="budget", value=name, expected="one that `budget list` shows")
            if amount.micro <= 0 or amount.currency != found.cap.currency:
                expected = f"an amount above 0 in {found.cap.currency}"
                raise InputError(Code.BAD_VALUE, field="amount", value=amount, expected=expected)
            ledger.add(connection, Entry(EntryKind.OVERRIDE, JobId(""), "", "", at, amount, name, reason))
            budgets.rearm(connection, found, at)
            changes.record(connection, Kind.BUDGET, name)
            return _go_on(connection, budgets.stopped(connection, Code.BUDGET_REACHED, name), at)

        return await self._database.write(override)

    async def allow_job(self, job_id: JobId, reason: str = "") -> None:
        """Let a job go out although nobody knows its price. Raises InputError unknown_job, job_state."""
        at = self._clock()

        def consent(connection: Connection) -> None:
            job = jobs.one(connection, job_id)
            if job.ended or job.request.cloud is None:
                raise InputError(Code.JOB_STATE, job=job_id, state=job.state, event="allow")
            about = (job_id, job.key, job.request.connection, at)
            ledger.add(connection, Entry(EntryKind.OVERRIDE, *about, reason=reason))
            changes.record(connection, Kind.JOB, job_id)
            if job.paused and job.problem is not None and job.problem.code == Code.PRICE_UNKNOWN:
                _go_on(connection, (job_id,), at)

        await self._database.write(consent)

    async def stopped(self) -> tuple[JobId, ...]:
        """The jobs that wait for money or for consent."""
        return await self._database.read(budgets.stopped)


def _named(connection: Connection, name: str) -> Budget | None:
    return next((one for one in budgets.everything(connection) if one.name == name), None)


def _go_on(connection: Connection, ids: tuple[JobId, ...], at: float) -> tuple[JobId, ...]:
    for job_id in ids:
        jobs.move(connection, job_id, Resume(), at)
    return ids
