"""The words of a quote: at least, with the usual retries, at most; the unknown and the free told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.cli.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

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
