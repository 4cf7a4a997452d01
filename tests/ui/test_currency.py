"""Amounts with the sign of their currency where nobody can mistake it, else with its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from holysheep_studio.ui import cost_words, figures
from holysheep_studio.ui.currency import sign

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("currency", "shown", "system", "found"),
    [
        ("USD", "en_US", "en_US", "$"),
        ("USD", "en_US", "C", "$"),
        ("USD", "en_CA", "en_CA", ""),  # a dollar, but not theirs
        ("CAD", "en_CA", "en_CA", "$"),
        ("USD", "en_US", "es_MX", ""),  # an English window in Mexico, where $ are pesos
        ("CNY", "zh_CN", "zh_CN", "\u00a5"),
        ("JPY", "zh_CN", "zh_CN", ""),  # the same sign as theirs
        ("USD", "zh_CN", "zh_CN", ""),
        ("CNY", "zh_CN", "ja_JP", ""),
        ("EUR", "zh_CN", "zh_CN", "\u20ac"),
        ("EUR", "en_US", "en_US", "\u20ac"),
        ("GBP", "en_GB", "en_GB", "\u00a3"),
        ("USD", "C", "C", ""),
        ("EUR", "C", "C", ""),
        ("credit", "en_US", "en_US", ""),
    ],
)
def test_a_sign_stands_only_where_it_means_one_currency(currency: str, shown: str, system: str, found: str) -> None:
    assert sign(currency, QLocale(shown), QLocale(system)) == found


def test_a_sign_stands_where_the_region_has_it() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert figures.money(31_500, "EUR") in {
        "0.0315\u00a0\u20ac",
        "0.0315 EUR",
    }  # the code: by the region of this machine
    QLocale.setDefault(QLocale.c())
    assert figures.money(31_500, "EUR") == "0.0315 EUR"
    assert figures.digits(31_500) == "0.0315"
    assert cost_words.sums({"USD": -20_000, "credit": 3_000_000}) == "\u22120.02 USD + 3.00 credit"
