"""Currencies beside their amounts: by their sign where the region leaves no doubt what it means, else by code."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale

#: Signs that one currency alone is written with. A region whose own money has the same sign keeps it for that.
_SIGNS = {"EUR": "\u20ac", "GBP": "\u00a3", "INR": "\u20b9", "KRW": "\u20a9", "ILS": "\u20aa", "VND": "\u20ab"}
_CODE = QLocale.CurrencySymbolFormat.CurrencyIsoCode


def written(digits: str, currency: str) -> str:
    """An amount with its currency: "$0.42" in the United States, "0.42 USD" elsewhere."""
    shown = QLocale()
    before, after = _around(currency, sign(currency, shown, QLocale.system()), shown.name())
    return f"{before}{digits}{after}"


def sign(currency: str, shown: QLocale, system: QLocale) -> str:
    """The sign that means this currency and no other to who reads `shown` in the region of `system`; empty: none does.

    Where the two have different money, a person may read the sign of either in two ways.
    """
    own, symbol = shown.currencySymbol(_CODE), shown.currencySymbol()
    if not own:  # a region that nobody named
        return ""
    there = system.currencySymbol(_CODE)
    if currency == own:
        return symbol if symbol != own and there in {"", own} else ""
    shared = _SIGNS.get(currency, "")
    return "" if shared in {symbol, system.currencySymbol()} and currency != there else shared


@lru_cache(maxsize=200)
def _around(currency: str, found: str, shown: str) -> tuple[str, str]:
    """What stands before and behind an amount, as the locale `shown` has it."""
    if not found:
        return "", f" {currency}"
    head, _, tail = QLocale(shown).toCurrencyString(1.0, found).partition(found)
    if any(letter.isdigit() for letter in head):
        return "", f"{_gap(head[::-1])}{found}"
    return f"{found}{_gap(tail)}", ""


def _gap(text: str) -> str:
    """The space between a sign and its number, as the locale has it; it must not be torn apart."""
    return "\u00a0" if text[:1].isspace() else ""
