"""The words of a quote: at least, with the usual retries, at most; the unknown and the free told apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.commission import Plan
from holysheep_studio.domain.errors import BudgetError, Code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from holysheep_studio.domain.quote import Quote


def quote_lines(found: Quote) -> Iterator[str]:
    """One line a fact."""
    if not found.sums and not found.unknown:
        yield "Costs nothing."
    for one in found.sums:
        low, expected, high = one.low / 1e6, one.expected / 1e6, one.high / 1e6
        yield f"{low:.4f} {one.currency} at least, {expected:.4f} expected with retries, {high:.4f} at most"
    if found.unknown:
        yield f"{found.unknown} of unknown price, on top of that"
    if found.cached:
        yield f"{found.cached} were made before and cost nothing"
    if found.samples:
        yield f"{found.samples} by sample prices, which are no price of anybody: `prices set` has the real ones"
    for name, tries in found.tries.items():
        share = f"{float(tries.failures):.0%} of attempts fail"
        how = f"an assumption: {tries.jobs} jobs say too little" if tries.assumed else f"measured on {tries.jobs} jobs"
        yield f"{one_line(name)}: {share} ({how}); given up after {tries.most}"


def paid_plan(made: Plan, *, fresh: bool) -> Plan:
    """The plan as it is paid for: what is made anew is not free for having been made before."""
    return Plan(tuple(replace(item, cached=item.cached and not fresh) for item in made.items))


def check_budget(found: Quote, most: Fraction) -> None:
    """Compare what is expected with retries, and the least, with a budget, each currency for itself.

    Raises BudgetError over_budget, which says which of them is too much. What has no known price is always.
    """
    for one in found.sums:
        if max(one.low, one.expected) > most * 1_000_000:
            low, expected = f"{one.low / 1e6:.4f} {one.currency}", f"{one.expected / 1e6:.4f} {one.currency}"
            over = f"{low} at least" if one.low > most * 1_000_000 else f"{expected} with retries ({low} at least)"
            unknown = f", and {found.unknown} of unknown price" if found.unknown else ""
            raise BudgetError(Code.OVER_BUDGET, cost=over + unknown, budget=f"{float(most):g}")
    if found.unknown:
        cost = f"what nobody knows: {found.unknown} of unknown price"
        raise BudgetError(Code.OVER_BUDGET, cost=cost, budget=f"{float(most):g}")
