"""Reports: what was spent, how often it worked and how long it took, counted from the attempts of the data folder."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain import figures
from holysheep_studio.domain.figures import Baseline, By, Group, Report
from holysheep_studio.domain.money import Money
from holysheep_studio.services.pricing import day_of, samples
from holysheep_studio.store import attempts, errands, prices, results

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from holysheep_studio.domain.attempt import Attempt
    from holysheep_studio.domain.costs import Errand
    from holysheep_studio.domain.price_book import Book, Exchange
    from holysheep_studio.store.database import Connection, Database

EMPTY = Group("")
#: Nothing is left out.
ALL: Mapping[By, str] = MappingProxyType({})
#: What a report shows beside its own groups.
SPLITS = (By.DAY, By.MODEL, By.PROJECT, By.CONNECTION)


class Reports:
    """Reads only."""

    def __init__(self, database: Database, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock

    async def make(
        self,
        since: float = 0.0,
        until: float | None = None,
        *,
        currency: str = "",
        baseline: Baseline | None = None,
        only: Mapping[By, str] = ALL,
    ) -> Report:
        """Everything from a moment on. With a `currency`, amounts are turned into it by the rate of their day.

        What no rate says counts as unknown there, never as 0. `baseline` is a person's figure, or there is no saving.
        `only` keeps what has these names: By.CONNECTION and By.PROJECT.
        """
        end = self._clock() if until is None else until

        def look(connection: Connection) -> tuple[tuple[Attempt, ...], Book, int]:
            book = prices.newest(connection) or samples()
            rows = tuple(row for row in attempts.since(connection, since, until) if _kept(row, only))
            if not only:
                return rows, book, results.served(connection, since, end)
            free = errands.cached(connection, since)
            return rows, book, sum(one.at <= end and _kept(one, only) for one in free)

        rows, book, cached = await self._database.read(look)
        # many attempts take seconds to count; the loop that paints the window goes on meanwhile
        return await asyncio.to_thread(
            _counted, rows, book, Report(since, end, EMPTY, {}, cached, (), baseline, None, currency)
        )


def _kept(row: Attempt | Errand, only: Mapping[By, str]) -> bool:
    names = {By.CONNECTION: row.connection, By.PROJECT: row.project}
    return all(names[by] == name for by, name in only.items())


def _counted(rows: tuple[Attempt, ...], book: Book, about: Report) -> Report:
    """The figures of these attempts. Blocks."""
    if about.currency:
        rows = tuple(_turned(rows, about.currency, book))
    total = figures.group("", rows)
    parts = {by: figures.groups(rows, _names(by)) for by in By}
    saved = None if about.baseline is None else figures.savings(total, about.baseline)
    return replace(about, total=total, parts=parts, advice=figures.advice(total, parts[By.MODEL]), savings=saved)


def _names(by: By) -> Callable[[Attempt], str]:
    ways: Mapping[By, Callable[[Attempt], str]] = {
        By.CONNECTION: lambda row: row.connection,
        By.PROJECT: lambda row: row.project,
        By.MODEL: lambda row: f"{row.connection}/{row.model}" if row.model else row.connection,
        By.DAY: lambda row: day_of(row.at),
        By.MONTH: lambda row: day_of(row.at)[:7],
    }
    return ways[by]


def _turned(rows: Iterable[Attempt], currency: str, book: Book) -> Iterable[Attempt]:
    @cache
    def rates(day: str) -> Exchange:
        return book.exchange(day)

    for row in rows:
        if row.currency is None or row.currency == currency:
            yield row
            continue
        of_day = rates(day_of(row.at))
        charged = of_day.turned(Money(row.charged, row.currency), currency, row.connection)
        held = of_day.turned(Money(row.held, row.currency), currency, row.connection)
        if charged is None or held is None:
            unknown = row.unpriced or bool(row.charged or row.held)
            yield replace(row, currency=currency, charged=0, held=0, unpriced=unknown)
        else:
            yield replace(row, currency=currency, charged=charged.micro, held=held.micro)


def day_start(day: str) -> float:
    """The first moment of an ISO date by the machine's own calendar. Raises ValueError."""
    return datetime.strptime(day, "%Y-%m-%d").astimezone().timestamp()
