"""Pricing: the price book that a person edits, in versions, and estimates that say by which row they were made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain import price_book
from holysheep_studio.domain.budget import Period, begins
from holysheep_studio.domain.capability import divide
from holysheep_studio.domain.codec import from_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.money import Price, PriceMark, Prices, chosen
from holysheep_studio.domain.price_book import Book, Rate
from holysheep_studio.domain.quote import Estimate, Tries, measured
from holysheep_studio.store import attempts, prices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.providers.provider import Provider
    from holysheep_studio.store.database import Connection, Database


class Pricing:
    """Nothing in here is a default: what no row says has no price."""

    def __init__(self, database: Database, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock

    async def book(self, version: int | None = None) -> Book:
        """The book in force, or one version of it. Raises InputError bad_value for a version that never was."""
        if version is None:
            return await self._database.read(_newest)
        if version == 0:
            return samples()
        found = await self._database.read(lambda connection: prices.version(connection, version))
        if found is None:
            raise InputError(Code.BAD_VALUE, field="version", value=version, expected="one that the history lists")
        return found

    async def history(self) -> tuple[Book, ...]:
        """Every version, oldest first; the first is the shipped samples."""
        return (samples(), *await self._database.read(prices.history))

    async def set_prices(self, rows: Iterable[Price], note: str = "") -> Book:
        """Add rows, or put them in the place of those of the same name. Raises InputError bad_value."""
        new = tuple(rows)
        return await self._edit(lambda book: price_book.with_prices(book, new), note)

    async def set_rates(self, rows: Iterable[Rate], note: str = "") -> Book:
        """The same for exchange rates."""
        new = tuple(rows)
        return await self._edit(lambda book: price_book.with_rates(book, new), note)

    async def remove(self, rows: Iterable[str], note: str = "") -> Book:
        """Take rows out, by their names. Raises InputError bad_value for one that is not there."""
        gone = tuple(rows)
        return await self._edit(lambda book: price_book.without(book, gone), note)

    async def take(self, rows: Book, note: str = "", *, whole: bool = False) -> Book:
        """Take in the rows of another book: beside those that are there, or, `whole`, in the place of all."""

        def edit(book: Book) -> Book:
            start = replace(book, prices=(), rates=()) if whole else book
            return price_book.with_rates(price_book.with_prices(start, rows.prices), rows.rates)

        return await self._edit(edit, note)

    async def restore(self, version: int, *, instead_of: int | None = None) -> Book:
        """Make a former version the newest again; those between stay in the history.

        Raises InputError changed_since when the newest has not the rows of the one that it is to stand `instead_of`.
        """
        former = await self.book(version)
        replaced = None if instead_of is None else await self.book(instead_of)

        def edit(book: Book) -> Book:
            if replaced is not None and (book.prices, book.rates) != (replaced.prices, replaced.rates):
                raise InputError(Code.CHANGED_SINCE, what="the price book")
            return former

        return await self._edit(edit, f"version {version} again")

    async def estimate(self, provider: Provider, connection: str, spec: CloudSpec) -> Estimate:
        """What the clip will probably cost today, and by which row and version."""
        return estimated(provider, spec, *await self.holding(connection))

    async def holding(self, connection: str) -> tuple[Book, Prices]:
        """The book and those of its rows that hold for a connection today."""
        at = self._clock()

        def look(database: Connection) -> tuple[Book, Prices]:
            book = _newest(database)
            tiers = any(price.volume_from for price in book.prices)
            bought = attempts.volumes(database, connection, begins(Period.MONTH, at)) if tiers else {}
            return book, book.holding(connection, day_of(at), bought)

        return await self._database.read(look)

    async def exchange(self) -> price_book.Exchange:
        """The exchange rates of today."""
        return (await self.book()).exchange(day_of(self._clock()))

    async def tries(self) -> dict[str, Tries]:
        """How often clips had to be asked for, by "connection/model"."""
        found = await self._database.read(attempts.outcomes)
        return {name: measured(done, failed) for name, (done, failed) in found.items()}

    async def _edit(self, edit: Callable[[Book], Book], note: str) -> Book:
        at = self._clock()

        def change(connection: Connection) -> Book:
            before = _newest(connection)
            after = edit(before)
            if (after.prices, after.rates) == (before.prices, before.rates):
                return before
            return prices.add(connection, replace(after, at=at, note=note))

        return await self._database.write(change)


def estimated(provider: Provider, spec: CloudSpec, book: Book, rows: Prices) -> Estimate:
    """What a clip will probably cost by the rows that hold."""
    amount = provider.estimate(spec, rows)
    # the row is looked up for what is sent, as the provider does; a stretch done here costs nothing
    sent = divide(spec, provider.capabilities(spec.model)).spec
    row = None if amount is None else chosen(sent, rows)
    return Estimate(amount, None if row is None else PriceMark(book.version, row.row, row.sample))


@cache
def samples() -> Book:
    """The shipped price rows. They are samples, and say so."""
    folder = resources.path("prices")
    rows = [row for file in sorted(folder.glob("*.toml")) for row in resources.table("prices", file.name)["price"]]
    return Book(note="shipped samples", prices=tuple(from_plain(Price, row) for row in rows))


def day_of(at: float) -> str:
    """The ISO date of a moment by the machine's own calendar, as a person counts it."""
    # days begin on whole quarters of an hour in every zone, so one look serves all moments of a quarter
    return _day_of_quarter(int(at // 900))


@lru_cache(20_000)
def _day_of_quarter(quarter: int) -> str:
    return datetime.fromtimestamp(quarter * 900).astimezone().date().isoformat()


def _newest(connection: Connection) -> Book:
    return prices.newest(connection) or samples()
