"""What an editor does to events on a timeline; each edit gives events in order that do not overlap."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Ease
from holysheep_studio.domain.sequences import MOST_PARTS, Event, EventSequence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.growth import Growth

SHORTEST = Fraction(1, 100)


def added(events: Sequence[Event], name: str) -> tuple[tuple[Event, ...], int]:
    """The same with one more in the widest gap, and its number; as they are (and -1) where there is no room."""
    edges = [Fraction(0), *(edge for one in events for edge in (one.start, one.end)), Fraction(1)]
    gaps = [(edges[n + 1] - edges[n], n // 2) for n in range(0, len(edges), 2)]
    width, place = max(gaps, key=lambda gap: (gap[0], -gap[1]))
    left = 1 - SHORTEST - sum((one.screen for one in events), Fraction(0))
    if width < 3 * SHORTEST or left < SHORTEST or len(events) >= MOST_PARTS:
        return tuple(events), -1
    start = edges[place * 2] + width / 4
    made = Event(name, start, start + width / 2, min(width / 2, left))
    return (*events[:place], made, *events[place:]), place


def moved(events: Sequence[Event], n: int, start: Fraction) -> tuple[Event, ...]:
    """The same with one moved between its neighbours, its length kept."""
    lowest, highest = _room(events, n)
    length = events[n].end - events[n].start
    start = min(max(start, lowest), highest - length)
    return _with(events, n, replace(events[n], start=start, end=start + length))


def resized(events: Sequence[Event], n: int, edge: Fraction, *, start: bool) -> tuple[Event, ...]:
    """The same with one edge elsewhere; its share of the screen time grows and shrinks with it."""
    lowest, highest = _room(events, n)
    one = events[n]
    if start:
        edge = min(max(edge, lowest), one.end - SHORTEST)
        made = replace(one, start=edge)
    else:
        edge = max(min(edge, highest), one.start + SHORTEST)
        made = replace(one, end=edge)
    screen = one.screen * (made.end - made.start) / (one.end - one.start)
    return _with(events, n, replace(made, screen=min(screen, _screen_left(events, n))))


def with_screen(events: Sequence[Event], n: int, screen: Fraction) -> tuple[Event, ...]:
    """The same with another share of the screen time, at most what the others leave."""
    return _with(events, n, replace(events[n], screen=min(max(screen, SHORTEST), _screen_left(events, n))))


def removed(events: Sequence[Event], n: int) -> tuple[Event, ...]:
    """The same without one."""
    return (*events[:n], *events[n + 1 :])


def curve_of(events: Sequence[Event]) -> Curve:
    """What the events make of a clip, as a curve of source over output time that can be edited further.

    Raises InputError bad_curve where they are slower or faster than a clip can be.
    """
    made = EventSequence(tuple(events)).time_map(Fraction(1))
    points = [CurvePoint(Fraction(0), Fraction(0), Ease.LINEAR)]
    out = Fraction(0)
    for segment in made.segments:
        out += segment.duration
        points.append(CurvePoint(out, segment.source_end, Ease.LINEAR))
    kept = [points[0], *(after for before, after in pairwise(points) if after.at > before.at)]
    return Curve(tuple(kept), Axis.TIME)


def bend(events: Sequence[Event], growth: Growth | None) -> Curve | None:
    """The curve of a clip's time that events, or without any a growth, ask for; None where neither is set."""
    if events:
        return curve_of(events)
    return None if growth is None else growth.curve()


def _room(events: Sequence[Event], n: int) -> tuple[Fraction, Fraction]:
    before = events[n - 1].end if n else Fraction(0)
    after = events[n + 1].start if n + 1 < len(events) else Fraction(1)
    return before, after


def _screen_left(events: Sequence[Event], n: int) -> Fraction:
    # what lies between the events keeps a little time, so that nothing is cut out
    return 1 - SHORTEST - sum((one.screen for place, one in enumerate(events) if place != n), Fraction(0))


def _with(events: Sequence[Event], n: int, one: Event) -> tuple[Event, ...]:
    return (*events[:n], one, *events[n + 1 :])
