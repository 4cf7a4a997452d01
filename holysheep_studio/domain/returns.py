"""Returns: what making clips another way saves, what a month of series comes to, and prices held side by side.

Sums are exact and in one currency at a time; amounts in different currencies are never added or divided.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import MOST_MICRO, Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from holysheep_studio.domain.price_book import Exchange

_TIMES = re.compile(r"\s*(?:[x*]|\u00d7)\s*")
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_MOST_FACTORS = 6
MONTHS_OF_A_YEAR = 12


class CostRow(Frozen, frozen=True):
    """One kind of cost: what it is, how much, and the factors it was worked out from."""

    name: str
    amount: Money
    factors: tuple[str, ...] = ()


class Saving(Frozen, frozen=True):
    """What one way costs, what the other, and what is saved. `share` of what it was before: 0.923 is 92.3 %."""

    before: Money
    after: Money
    share: Fraction

    @property
    def saved(self) -> Money:
        """Below 0 where the new way costs more."""
        return Money(self.before.micro - self.after.micro, self.before.currency)


class Projection(Frozen, frozen=True):
    """A month of series: clips = clips an episode x episodes x series; cost = clips x the price of a clip."""

    clips_an_episode: int
    episodes: int
    series: int
    price: Money  # of a clip

    @property
    def clips(self) -> int:
        """In a month."""
        return self.clips_an_episode * self.episodes * self.series

    @property
    def month(self) -> Money:
        """What they cost."""
        return Money(self.clips * self.price.micro, self.price.currency)

    @property
    def year(self) -> Money:
        """Twelve such months."""
        return Money(MONTHS_OF_A_YEAR * self.month.micro, self.price.currency)


class Compared(Frozen, frozen=True):
    """A price beside the others, in their common currency. None where no rate says what it is worth there."""

    name: str
    price: Money
    turned: Money | None
    saving: Fraction | None  # against the dearest


def cost_row(text: str, currency: str) -> CostRow:
    """A row as it is typed: "video = 5640 x 5 x 0.05", commas between thousands allowed. Raises InputError."""
    name, _, written = text.partition("=")
    factors = tuple(_TIMES.split(written.strip()))
    fitting = all(_NUMBER.fullmatch(factor) for factor in factors)
    if not name.strip() or not fitting or len(factors) > _MOST_FACTORS:
        raise InputError(
            Code.BAD_VALUE,
            field="row",
            value=text,
            expected="NAME=AMOUNT or a product like chat=67 x 2.50",
        )
    exact = Fraction(1_000_000)
    for factor in factors:
        exact *= Fraction(factor.replace(",", ""))
    if exact > MOST_MICRO or exact.denominator != 1:
        raise InputError(Code.BAD_VALUE, field="row", value=text, expected="an amount, exact to the millionth")
    return CostRow(name.strip(), Money(int(exact), currency), factors)


def total(rows: Sequence[CostRow]) -> Money:
    """The sum of rows. Raises InputError bad_value for none, or for several currencies."""
    currencies = sorted({row.amount.currency for row in rows})
    if len(currencies) != 1:
        raise InputError(
            Code.BAD_VALUE, field="rows", value=" and ".join(currencies) or "nothing", expected="one currency at a time"
        )
    return Money(sum(row.amount.micro for row in rows), currencies[0])


def saving(before: Money, after: Money) -> Saving:
    """What is saved. Raises InputError bad_value for two currencies, or nothing to save from."""
    if before.currency != after.currency:
        both = f"{before.currency} and {after.currency}"
        raise InputError(Code.BAD_VALUE, field="currency", value=both, expected="one currency at a time")
    if before.micro <= 0:
        raise InputError(Code.BAD_VALUE, field="before", value=before, expected="an amount above 0")
    return Saving(before, after, 1 - Fraction(after.micro, before.micro))


def projection(clips_an_episode: int, episodes: int, series: int, price: Money) -> Projection:
    """A month. Raises InputError bad_value for numbers that are none of a month."""
    for name, value in (("clips", clips_an_episode), ("episodes", episodes), ("series", series)):
        if not 0 < value <= 100_000:
            raise InputError(Code.BAD_VALUE, field=name, value=value, expected="1-100000")
    return Projection(clips_an_episode, episodes, series, price)


def compared(prices: Iterable[tuple[str, Money]], currency: str, exchange: Exchange) -> tuple[Compared, ...]:
    """Prices for the same thing, in one currency by a person's own rates, the cheapest first, the unknown last."""
    turned = [(name, price, exchange.turned(price, currency)) for name, price in prices]
    most = max((worth.micro for _, _, worth in turned if worth is not None), default=0)
    rows = [
        Compared(name, price, worth, None if worth is None or not most else 1 - Fraction(worth.micro, most))
        for name, price, worth in turned
    ]
    return tuple(sorted(rows, key=lambda row: (row.turned is None, 0 if row.turned is None else row.turned.micro)))
