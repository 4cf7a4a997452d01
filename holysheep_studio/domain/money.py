"""Money as whole micro-units, editable prices as values, and estimates that may be unknown but never wrongly zero."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Any

from msgspec import field

from holysheep_studio.domain.cloud import Mode
from holysheep_studio.domain.codec import from_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from holysheep_studio.domain.cloud import CloudSpec


#: Larger amounts are nobody's, and sums of them would leave a 64-bit number.
MOST_MICRO = 10**15


class Money(Frozen, frozen=True):
    """An amount in millionths of a currency unit (or of a provider's credit, currency "credit")."""

    micro: int
    currency: str

    def __str__(self) -> str:
        """For logs: 0.031500 USD."""
        sign, whole, part = "-" if self.micro < 0 else "", abs(self.micro) // 1_000_000, abs(self.micro) % 1_000_000
        return f"{sign}{whole}.{part:06} {self.currency}"


def micro_of(text: str, field: str = "amount") -> int:
    """Millionths of a written amount: "0.0042" is 4200. Raises InputError bad_value for what is no exact amount."""
    try:
        exact = Decimal(text.strip()) * 1_000_000
    except ArithmeticError:
        exact = Decimal("NaN")
    if not exact.is_finite() or abs(exact) > MOST_MICRO or exact != int(exact):
        raise InputError(Code.BAD_VALUE, field=field, value=text, expected="an amount like 12.50, to the millionth")
    return int(exact)


class Unit(StrEnum):
    """What a price is for."""

    PER_SECOND = "per_second"  # of the finished clip
    PER_CLIP = "per_clip"
    PER_MTOK = "per_mtok"  # a million tokens of a chat model
    PER_CREDIT = "per_credit"


class Price(Frozen, frozen=True):
    """One row of a price book. `multipliers`, where there are any, must name a mode for it to have a price."""

    model: str
    unit: Unit
    micro: int  # millionths of `currency` for one unit
    currency: str
    source: str  # where the figure comes from
    sample: bool = False  # made up or unconfirmed: shown as a sample, never as a price
    connection: str = ""  # empty: any connection of the dialect
    size: str = ""  # 1920x1080; empty: every size
    valid_from: str = ""  # ISO date, the first day
    multipliers: Mapping[str, Fraction] = field(default_factory=dict)
    valid_to: str = ""  # ISO date, the last day
    volume_from: int = 0  # holds once so many units of the connection and model were bought in the calendar month

    @property
    def row(self) -> str:
        """Which row it is: there is one of each in a book."""
        about = [self.connection or "any", self.model, self.unit.value, self.size or "any", self.valid_from or "always"]
        return "/".join([*about, str(self.volume_from)])


Prices = tuple[Price, ...]


class PriceMark(Frozen, frozen=True):
    """What an estimate was made by: the version of the price book, and the row in it."""

    version: int  # 0: the shipped samples
    row: str
    sample: bool = False


def read_prices(table: Mapping[str, Any]) -> Prices:
    """The rows of a shipped or edited price file ([[price]] tables). Raises ValueError naming what does not fit."""
    return tuple(from_plain(Price, row) for row in table.get("price", ()))


def estimate(spec: CloudSpec, prices: Prices) -> Money | None:
    """What the clip will probably cost, rounded up to a millionth; None when no row says so, never 0 by default.

    A row for the exact size is preferred to one for every size, a later valid_from to an earlier one.
    """
    price = chosen(spec, prices)
    if price is None:
        return None
    times = Fraction(price.multipliers[multiplier_key(spec)]) if price.multipliers else Fraction(1)
    amount = price.micro * times * (spec.duration if price.unit is Unit.PER_SECOND else 1)
    return Money(ceil(amount), price.currency)


def chosen(spec: CloudSpec, prices: Prices) -> Price | None:
    """The row that an estimate goes by. Which rows hold today, and for whom, is sorted out before (price_book)."""
    fitting = [price for price in prices if _fits(price, spec)]
    if not fitting:
        return None
    return max(fitting, key=lambda row: (row.connection != "", row.size != "", row.valid_from, row.volume_from))


def tokens_cost(tokens: int | None, model: str, prices: Prices) -> Money | None:
    """What so many tokens of a chat model cost, rounded up; None when they were not counted or have no price."""
    price = tokens_price(model, prices)
    if tokens is None or price is None:
        return None
    return Money(ceil(Fraction(price.micro * tokens, 1_000_000)), price.currency)


def tokens_price(model: str, prices: Prices) -> Price | None:
    """The row that tokens of a chat model go by."""
    fitting = [price for price in prices if price.unit is Unit.PER_MTOK and price.model == model]
    return max(fitting, key=lambda row: (row.connection != "", row.valid_from, row.volume_from), default=None)


def _fits(price: Price, spec: CloudSpec) -> bool:
    size = "" if spec.size is None else str(spec.size.landscape)
    return (
        price.unit in {Unit.PER_SECOND, Unit.PER_CLIP}
        and price.model == spec.model
        and price.size in {"", size}
        and (not price.multipliers or multiplier_key(spec) in price.multipliers)
    )


def multiplier_key(spec: CloudSpec) -> str:
    """The name of the mode and its speed in a price's multipliers: slow_motion_4x, time_lapse, normal."""
    if spec.mode is Mode.SLOW_MOTION and spec.speed and (1 / spec.speed).denominator == 1:
        return f"slow_motion_{1 / spec.speed}x"
    return spec.mode.value
