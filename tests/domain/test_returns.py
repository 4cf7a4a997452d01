"""Returns and projections: the sums that have to come out, and no mixing of currencies."""

from __future__ import annotations

from fractions import Fraction

import pytest

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.price_book import Exchange
from holysheep_studio.domain.returns import compared, cost_row, projection, saving, total


def usd(text: str) -> Money:
    return cost_row(f"x={text}", "USD").amount


def test_three_rows_are_777_10_and_that_saves_92_3_percent() -> None:
    after = total([cost_row(row, "USD") for row in ("planning=327.60", "prompts=167.50", "clips=282.00")])
    assert after == usd("777.10")
    found = saving(usd("10,037"), after)
    assert found.saved == usd("9,259.90")
    assert round(float(100 * found.share), 1) == 92.3
    by_seconds = total([cost_row(row, "USD") for row in ("planning=327.60", "prompts=167.50", "clips=5640 x 5 x 0.05")])
    assert by_seconds == usd("1905.10")
    assert round(float(100 * saving(usd("10037"), by_seconds).share), 1) == 81.0


def test_the_same_currency_gives_94_75_percent() -> None:
    exchange = Exchange({("CNY", "USD"): Fraction(10, 73)})
    rows = compared([("gpt", usd("8")), ("seek", usd("0.42")), ("yuan", Money(7_300_000, "CNY"))], "USD", exchange)
    assert [row.name for row in rows] == ["seek", "yuan", "gpt"]
    assert rows[0].saving == Fraction(9475, 10_000)
    assert rows[1].turned == usd("1")
    (unknown,) = compared([("euro", Money(1, "EUR"))], "USD", exchange)
    assert (unknown.turned, unknown.saving) == (None, None)


def test_a_month_of_four_series_is_2256_clips() -> None:
    found = projection(47, 12, 4, usd("0.35"))
    assert found.clips == 2256
    assert (found.month, found.year) == (usd("789.60"), usd("9,475.20"))


def test_currencies_are_never_mixed_and_nonsense_is_refused() -> None:
    with pytest.raises(InputError):
        total([cost_row("a=1", "USD"), cost_row("b=1", "CNY")])
    with pytest.raises(InputError):
        saving(usd("1"), Money(1, "CNY"))
    with pytest.raises(InputError):
        saving(usd("0"), usd("1"))
    with pytest.raises(InputError):
        projection(0, 1, 1, usd("1"))
    for wrong in ("1", "a=", "a=x", "a=-1", "a=1e9", "a=1 x", "=1", "a=0.0000001", "a=1,00"):
        with pytest.raises(InputError):
            cost_row(wrong, "USD")
