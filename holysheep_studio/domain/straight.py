"""Turns smooth lines into straight pieces: as few as possible, nowhere visibly off, with exact ends."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil, sqrt
from typing import TYPE_CHECKING

from holysheep_studio.domain.timebase import Seconds
from holysheep_studio.domain.timemap import Segment, TimeMap

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A piece leaves its curve by less than this many seconds: 1/64 of a frame at 128 frames a second, which is less
#: than the engine itself tells from a source picture.
TOLERANCE_S = 1 / 8192
#: More pieces than this are made into fewer by a wider tolerance: a map stays under 150 kB of JSON.
MOST_PIECES = 1024
#: Places where a curve is evaluated between two of its points.
FEWEST_STEPS, MOST_STEPS = 24, 2048
#: Times between points are rounded to nanoseconds, so that sampled maps do not grow fractions of thousands of digits.
PER_SECOND = 1_000_000_000
LARGEST_DENOMINATOR = 10**15

Knot = tuple[float, float]
Run = list[tuple[Seconds, Seconds]]


def steps_for(length: float, spread: float) -> int:
    """Into how many steps a smooth stretch is cut: `length` in output seconds, `spread` of its speeds."""
    wanted = 2 * sqrt(max(0.0, length * spread) / (8 * TOLERANCE_S))
    return min(MOST_STEPS, max(FEWEST_STEPS, ceil(wanted)))


def thinned(knots: Sequence[Knot], tolerance: float) -> list[Knot]:
    """The knots that are needed so that straight lines pass all others within `tolerance` (of the second value).

    Where the line is steeper than 1 the tolerance grows with it: a frame there spans as much more. First and last
    are kept; the first values rise.
    """
    kept = [knots[0]]
    anchor, last = knots[0], knots[0]
    low, high = float("-inf"), float("inf")
    for knot in knots[1:]:
        run = knot[0] - anchor[0]
        slope = (knot[1] - anchor[1]) / run if run > 0 else float("inf")
        if last is not anchor and not low <= slope <= high:
            kept.append(last)
            anchor, low, high = last, float("-inf"), float("inf")
            run = knot[0] - anchor[0]
            slope = (knot[1] - anchor[1]) / run if run > 0 else float("inf")
        if run > 0:
            room = tolerance * max(1.0, abs(slope)) / run
            low, high = max(low, slope - room), min(high, slope + room)
        last = knot
    if last is not kept[-1]:
        kept.append(last)
    return kept


def rounded(value: float | Fraction) -> Seconds:
    """To the nanosecond."""
    return Fraction(round(value * PER_SECOND), PER_SECOND)


def tamed(value: Fraction) -> Seconds:
    """The value itself while its fraction is short, else to the nanosecond."""
    return value if value.denominator <= LARGEST_DENOMINATOR else rounded(value)


def pieced(runs: Sequence[Run]) -> TimeMap:
    """One map of runs of exact (output, source) points; the source may jump between two runs, the output does not.

    Raises ValueError when the whole has no duration.
    """
    start = runs[0][0][0]
    pieces: list[Segment] = []
    for run in runs:
        for (a, source_a), (b, source_b) in pairwise(run):
            if b > a:
                pieces.append(Segment(a - start, b - start, source_a, source_b))
            elif pieces and source_b != source_a and pieces[-1].end == a - start:
                # a stretch that takes no time still has to arrive where it leads
                last = pieces[-1]
                pieces[-1] = Segment(last.start, last.end, last.source_start, source_b)
    if not pieces:
        raise ValueError("it takes no time")
    return TimeMap(tuple(pieces)).simplified()
