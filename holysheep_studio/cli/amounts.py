"""Amounts of money as people type them: 0.10, or 0.10 EUR."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.cli.bending import number_option
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    from fractions import Fraction

_MOST = 10**9


def amount_option(name: str, text: str | None) -> Money | None:
    """Millionths of a currency, US dollars where none is named. Raises InputError bad_value."""
    if text is None:
        return None
    number, _, currency = text.strip().partition(" ")
    value: Fraction = number_option(name, number)
    unit = currency.strip() or "USD"
    if not 0 <= value <= _MOST or not unit.isalpha():
        raise InputError(Code.BAD_VALUE, field=name, value=text, expected='an amount such as "0.10" or "0.10 EUR"')
    return Money(int(value * 1_000_000), unit if unit == "credit" else unit.upper())
