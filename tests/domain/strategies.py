"""Time maps, rates and durations for property tests."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from holysheep_studio.domain.timebase import STANDARD_RATES
from holysheep_studio.domain.timemap import Segment, TimeMap

times = st.fractions(min_value=0, max_value=60, max_denominator=60)
durations = st.fractions(min_value=Fraction(1, 60), max_value=30, max_denominator=60)
rates = st.sampled_from(STANDARD_RATES)


@st.composite
def time_maps(draw: st.DrawFn, *, within: Fraction | None = None, continuous: bool = False) -> TimeMap:
    """Any map: fast, slow, frozen, reverse, with jumps; its source times stay within 0..`within`."""
    top = Fraction(60) if within is None else within
    source = st.fractions(min_value=0, max_value=1, max_denominator=40).map(lambda share: share * top)
    pieces: list[Segment] = []
    start, begin = Fraction(0), draw(source)
    for span in draw(st.lists(durations, min_size=1, max_size=5)):
        first = begin if continuous else draw(source)
        begin = draw(source)
        pieces.append(Segment(start, start + span, first, begin))
        start += span
    return TimeMap(tuple(pieces))
