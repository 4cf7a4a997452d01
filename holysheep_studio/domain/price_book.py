"""Price book: rows of prices and exchange rates, never guessed, each edit a new version; which rows hold for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money, Price, Prices, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The currency of amounts that a provider counts in its own credits.
CREDIT = "credit"


class Rate(Frozen, frozen=True):
    """One unit of `source` is worth `rate` units of `target`, from a day on; a person's word, no market's."""

    source: str
    target: str
    rate: Fraction
    valid_from: str = ""  # ISO date; empty: always

    @property
    def row(self) -> str:
        """Which row it is: there is one of each in a book."""
        return f"{self.source}/{self.target}/{self.valid_from or 'always'}"


class Book(Frozen, frozen=True):
    """Every price and rate of one version. Version 0 is the shipped samples."""

    version: int = 0
    at: float = 0.0  # seconds since 1970
    note: str = ""  # what was changed
    prices: Prices = ()
    rates: tuple[Rate, ...] = ()

    def holding(self, connection: str, day: str, volumes: Mapping[tuple[str, Unit], int] | None = None) -> Prices:
        """The rows that hold for a connection on an ISO date, when so many units were bought this month.

        `volumes` counts the units by model and unit; where it lacks one, nothing was bought.
        """
        bought = volumes or {}
        return tuple(
            price
            for price in self.prices
            if price.connection in {"", connection}
            and (price.valid_from or day) <= day <= (price.valid_to or day)
            and price.volume_from <= bought.get((price.model, price.unit), 0)
        )

    def exchange(self, day: str) -> Exchange:
        """The rates of an ISO date."""
        newest: dict[tuple[str, str], Rate] = {}
        for rate in sorted(self.rates, key=lambda row: row.valid_from):
            if rate.valid_from <= day:
                newest[rate.source, rate.target] = rate
        credits_ = {
            price.connection: Money(price.micro, price.currency)
            for price in sorted(self.prices, key=lambda row: row.valid_from)
            if price.unit is Unit.PER_CREDIT and (price.valid_from or day) <= day <= (price.valid_to or day)
        }
        return Exchange({pair: rate.rate for pair, rate in newest.items()}, credits_)


class Exchange(Frozen, frozen=True):
    """Turns amounts into another currency as far as a person has said how; never by a guess."""

    rates: Mapping[tuple[str, str], Fraction] = field(default_factory=dict)
    credits: Mapping[str, Money] = field(default_factory=dict)  # the price of one credit, by connection

    def turned(self, amount: Money, currency: str, connection: str = "") -> Money | None:
        """The amount in a currency, rounded up to a millionth; None when no rate says so, never 0."""
        if amount.currency == CREDIT != currency:
            worth = self.credits.get(connection, self.credits.get(""))
            if worth is None:
                return None
            amount = Money(ceil(Fraction(amount.micro * worth.micro, 1_000_000)), worth.currency)
        if amount.currency == currency:
            return amount
        rate = self.rates.get((amount.currency, currency))
        if rate is None:
            back = self.rates.get((currency, amount.currency))
            rate = None if back is None else 1 / back
        return None if rate is None else Money(ceil(amount.micro * rate), currency)


def with_prices(book: Book, rows: Iterable[Price]) -> Book:
    """The book with these rows added, or put in the place of the rows of the same name. Raises InputError bad_value."""
    new = {price.row: checked(price) for price in rows}
    kept = [price for price in book.prices if price.row not in new]
    return replace(book, prices=(*kept, *new.values()))


def with_rates(book: Book, rows: Iterable[Rate]) -> Book:
    """The same for exchange rates."""
    new = {rate.row: _checked_rate(rate) for rate in rows}
    return replace(book, rates=(*[rate for rate in book.rates if rate.row not in new], *new.values()))


def without(book: Book, rows: Iterable[str]) -> Book:
    """The book without the rows of these names. Raises InputError bad_value for one that is not there."""
    gone = set(rows)
    missing = gone - {price.row for price in book.prices} - {rate.row for rate in book.rates}
    if missing:
        raise InputError(Code.BAD_VALUE, field="row", value=min(missing), expected="a row of the price book")
    return replace(
        book,
        prices=tuple(row for row in book.prices if row.row not in gone),
        rates=tuple(row for row in book.rates if row.row not in gone),
    )


def checked(price: Price) -> Price:
    """The row, if it can be one. Raises InputError bad_value naming what cannot."""
    _refuse("model", price.model, "a name", wrong=not price.model.strip() and price.unit is not Unit.PER_CREDIT)
    _refuse("price", price.micro, "0 or more", wrong=price.micro < 0)
    _refuse("currency", price.currency, "USD, CNY, credit ...", wrong=not currency_like(price.currency))
    _refuse("volume_from", price.volume_from, "0 or more", wrong=price.volume_from < 0)
    _refuse("valid_from", price.valid_from, "a date like 2026-01-31", wrong=not _day_like(price.valid_from))
    _refuse("valid_to", price.valid_to, "a date like 2026-01-31", wrong=not _day_like(price.valid_to))
    empty = bool(price.valid_from and price.valid_to) and price.valid_to < price.valid_from
    _refuse("valid_to", price.valid_to, f"a day after {price.valid_from}", wrong=empty)
    _refuse("source", price.source, "where the figure comes from", wrong=not price.source.strip())
    worst = min(price.multipliers.values(), default=Fraction(0))
    _refuse("multipliers", worst, "0 or more", wrong=worst < 0)
    unpaid = price.unit is Unit.PER_CREDIT and price.currency == CREDIT
    _refuse("currency", price.currency, "money, for the price of a credit", wrong=unpaid)
    return price


def currency_like(text: str) -> bool:
    """Whether it can be a currency: three capital letters, or "credit"."""
    return text == CREDIT or (len(text) == 3 and text.isascii() and text.isalpha() and text.isupper())


def _checked_rate(rate: Rate) -> Rate:
    _refuse("rate", rate.rate, "above 0", wrong=rate.rate <= 0)
    for text in (rate.source, rate.target):
        _refuse("currency", text, "USD, CNY ...", wrong=not currency_like(text) or text == CREDIT)
    _refuse("target", rate.target, "another currency", wrong=rate.source == rate.target)
    _refuse("valid_from", rate.valid_from, "a date like 2026-01-31", wrong=not _day_like(rate.valid_from))
    return rate


def _day_like(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _refuse(name: str, value: object, expected: str, *, wrong: bool) -> None:
    if wrong:
        raise InputError(Code.BAD_VALUE, field=name, value=value if str(value) else "nothing", expected=expected)
