"""What an editor does to events on a timeline; each edit gives events in order that do not overlap."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Ease
from holysheep_studio.domain.sequences import MOST_PARTS, Event, EventSequence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.growth import Growth

SHORTEST = Fraction(1, 100)
#: What is dragged on the curve stays this far from its neighbours, so that the corner under the hand stays a corner.
NEAR = Fraction(1, 1000)
_FINEST = 10**6


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


def is_in_order(events: Sequence[Event]) -> bool:
    """Whether these are events as the edits leave them: rising, apart, each with a share of the screen time."""
    edges = [Fraction(0), *(edge for one in events for edge in (one.start, one.end)), Fraction(1)]
    screen = sum((one.screen for one in events), Fraction(0))
    apart = all(one.start < one.end and one.screen > 0 for one in events)
    return len(events) <= MOST_PARTS and edges == sorted(edges) and apart and screen <= 1


def cornered(events: Sequence[Event], corner: int, screen: Fraction, source: Fraction) -> tuple[Event, ...]:
    """The same with a corner of their curve moved to a share of the screen time and of the clip, as near as it can be.

    Corners are counted as the points of `curve_of`; the first and the last stay where they are.
    """
    found = corners(events)
    if not 0 < corner <= len(found):
        return tuple(events)
    n, starts = found[corner - 1]
    lowest, highest = _room(events, n)
    one = events[n]
    if starts:
        lowest = min(lowest + NEAR, one.start)
        made = replace(one, start=min(max(source, lowest), max(one.start, one.end - SHORTEST)))
    else:
        highest = max(highest - NEAR, one.end)
        made = replace(one, end=max(min(source, highest), min(one.end, one.start + SHORTEST)))
    placed = _with(events, n, made)
    others = 1 - sum((other.screen for place, other in enumerate(events) if place != n), Fraction(0))
    before = sum((other.screen for other in events[:n]), Fraction(0))
    # the corner lies at before + (others - s) * part, and for an end s further: solved for s, the event's own share
    part = _gap_before(placed, n)
    if starts and part:
        share = others - (screen - before) / part
    elif not starts and part != 1:
        share = (screen - before - others * part) / (1 - part)
    else:
        return placed
    return with_screen(placed, n, Fraction(round(share * _FINEST), _FINEST))


def event_at(events: Sequence[Event], corner: int) -> int:
    """The number of the event that a point of `curve_of` belongs to; -1 for none."""
    found = corners(events)
    return found[corner - 1][0] if 0 < corner <= len(found) else -1


def curve_of(events: Sequence[Event], ratio: Fraction = Fraction(1)) -> Curve:
    """What the events make of a clip, as a curve of source over output time that can be edited further.

    `ratio` is the speed of the whole. Raises InputError bad_curve where they are slower or faster than a clip can be.
    """
    EventSequence(tuple(events), ratio).time_map(Fraction(1))  # says what is wrong
    length, spans = 1 / ratio, screen_spans(events)
    places = [(Fraction(0), Fraction(0) if spans[0][0] else events[0].start)]
    places += [(spans[n][0], events[n].start) if starts else (spans[n][1], events[n].end)
               for n, starts in corners(events)]  # fmt: skip
    places.append((Fraction(1), Fraction(1) if spans[-1][1] < 1 else events[-1].end))
    return Curve(tuple(CurvePoint(at * length, value, Ease.LINEAR) for at, value in places), Axis.TIME)


def bend(events: Sequence[Event], growth: Growth | None) -> Curve | None:
    """The curve of a clip's time that events, or without any a growth, ask for; None where neither is set."""
    if events:
        return curve_of(events)
    return None if growth is None else growth.curve()


def screen_spans(events: Sequence[Event]) -> tuple[tuple[Fraction, Fraction], ...]:
    """Where each event begins and ends on the screen, in shares of its time."""
    gaps = 1 - sum((one.end - one.start for one in events), Fraction(0))
    left = 1 - sum((one.screen for one in events), Fraction(0))
    spans, at, out = [], Fraction(0), Fraction(0)
    for one in events:
        out += left * (one.start - at) / gaps if gaps else Fraction(0)
        spans.append((out, out + one.screen))
        at, out = one.end, out + one.screen
    return tuple(spans)


def corners(events: Sequence[Event]) -> list[tuple[int, bool]]:
    """Which event, and whether its start, each inner point of `curve_of` is."""
    found, at = [], Fraction(0)
    for n, (begins, ends) in enumerate(screen_spans(events)):
        found += [(n, True)] * (begins > at) + [(n, False)] * (ends < 1)
        at = ends
    return found


def _gap_before(events: Sequence[Event], n: int) -> Fraction:
    """The part of what lies between the events that lies before event `n`."""
    gaps = 1 - sum((one.end - one.start for one in events), Fraction(0))
    before = events[n].start - sum((one.end - one.start for one in events[:n]), Fraction(0))
    return before / gaps if gaps else Fraction(0)


def _room(events: Sequence[Event], n: int) -> tuple[Fraction, Fraction]:
    before = events[n - 1].end if n else Fraction(0)
    after = events[n + 1].start if n + 1 < len(events) else Fraction(1)
    return before, after


def _screen_left(events: Sequence[Event], n: int) -> Fraction:
    # what lies between the events keeps a little time, so that nothing is cut out
    return 1 - SHORTEST - sum((one.screen for place, one in enumerate(events) if place != n), Fraction(0))


def _with(events: Sequence[Event], n: int, one: Event) -> tuple[Event, ...]:
    return (*events[:n], one, *events[n + 1 :])
