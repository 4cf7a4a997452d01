"""A budget on the command line: held against the least and against what is expected, and it says which."""

from __future__ import annotations

from fractions import Fraction

import pytest

from holysheep_studio.cli.quoting import check_budget
from holysheep_studio.domain.errors import BudgetError, Code
from holysheep_studio.domain.quote import Line, quoted
from tests.domain.paid import usd

ONE = quoted([Line("c", "m", usd(1))], {})  # 1.00 at least, 1.11 expected, 3.00 at most


@pytest.mark.parametrize(
    ("most", "words"),
    [("0.99", "1.0000 USD at least"), ("1.05", "1.1100 USD with retries (1.0000 USD at least)"), ("1.11", "")],
)
def test_what_is_too_much_is_said(most: str, words: str) -> None:
    if not words:
        check_budget(ONE, Fraction(most))
        return
    with pytest.raises(BudgetError) as raised:
        check_budget(ONE, Fraction(most))
    assert (raised.value.code, raised.value.fields["cost"]) == (Code.OVER_BUDGET, words)


def test_what_nobody_knows_is_too_much() -> None:
    with pytest.raises(BudgetError, match="unknown price"):
        check_budget(quoted([Line("c", "m", None)], {}), Fraction(1000))


def test_what_is_in_the_cache_fits_into_nothing() -> None:
    check_budget(quoted([Line("c", "m", usd(1), cached=True)], {}), Fraction(0))
