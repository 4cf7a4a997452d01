"""Edits of a curve whose times are shares of the clip: each takes a curve and gives one that is in order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import log2
from typing import Literal

from holysheep_studio.domain.curves import FASTEST, SLOWEST, Axis, Curve, CurvePoint, Ease, Handle
from holysheep_studio.domain.errors import InputError

Side = Literal["before", "after"]

#: Neighbouring points stay this far apart, in shares of the clip.
CLOSEST = Fraction(1, 2000)
#: A curve over output time does not grow longer than this, in times of the clip, by dragging.
LONGEST = Fraction(64)
#: A clip of this many seconds is long enough to change the axis of a curve on.
_PROBE_S = Fraction(60)
_STEEPEST_OCTAVES = Fraction(8)
#: Speeds that people mean when they come near them.
ROUND_SPEEDS = tuple(
    sorted(
        {Fraction(1, n) for n in (16, 12, 10, 8, 6, 5, 4, 3, 2)}
        | {Fraction(n, 4) for n in (3, 5, 6, 7)}
        | {Fraction(n) * 10**power for n in (1, 2, 3, 4, 5, 6, 7, 8, 9) for power in range(5)}
        | {FASTEST}
    )
)


def moved(curve: Curve, n: int, at: Fraction, value: Fraction) -> Curve:
    """Point `n` as near to (at, value) as its neighbours and the axis allow; the clip's ends keep their times."""
    points = list(curve.points)
    points[n] = replace(points[n], at=_time_within(curve, n, at), value=_value_within(curve, value))
    return replace(curve, points=tuple(points))


def added(curve: Curve, at: Fraction, value: Fraction | None = None) -> tuple[Curve, int]:
    """A new point at a time, on the curve where no value is given; and its number."""
    points = list(curve.points)
    n = next((n for n, point in enumerate(points) if point.at > at), len(points))
    # the ends of the clip stay the ends; only output time can be made longer
    n = min(max(1, n), len(points) - (curve.axis is Axis.SPEED))
    on_it = Fraction(curve.height(float(at))).limit_denominator(10**6) if value is None else value
    before = points[max(0, n - 1)]
    points.insert(n, CurvePoint(at, on_it, before.ease))
    made = replace(curve, points=tuple(points))
    return moved(made, n, at, on_it), n


def removable(curve: Curve, n: int) -> bool:
    """Whether point `n` can go: the ends stay."""
    return 0 < n < len(curve.points) - 1


def removed(curve: Curve, n: int) -> Curve:
    """Without point `n`; the same curve where it cannot go."""
    if not removable(curve, n):
        return curve
    return replace(curve, points=curve.points[:n] + curve.points[n + 1 :])


def eased(curve: Curve, n: int, ease: Ease) -> Curve:
    """Point `n` goes on in another way."""
    points = list(curve.points)
    points[n] = replace(points[n], ease=ease)
    return replace(curve, points=tuple(points))


def handle_of(curve: Curve, n: int, side: Side) -> Handle | None:
    """The handle of a point where the curve uses one: what is drawn; None where there is none."""
    first = n if side == "after" else n - 1
    if not 0 <= first < len(curve.points) - 1 or curve.points[first].ease is not Ease.BEZIER:
        return None
    kept = curve.points[n].after if side == "after" else curve.points[n].before
    third = (curve.points[first + 1].at - curve.points[first].at) / 3
    return kept if kept is not None else Handle(third if side == "after" else -third)


def handled(curve: Curve, n: int, side: Side, handle: Handle) -> Curve:
    """A handle put somewhere else, inside its stretch of time."""
    first = n if side == "after" else n - 1
    room = curve.points[first + 1].at - curve.points[first].at
    across = min(room, max(Fraction(0), handle.across if side == "after" else -handle.across))
    most = _STEEPEST_OCTAVES if curve.axis is Axis.SPEED else Fraction(1)
    fitted = Handle(across if side == "after" else -across, min(most, max(-most, handle.up)))
    points = list(curve.points)
    points[n] = replace(points[n], after=fitted) if side == "after" else replace(points[n], before=fitted)
    return replace(curve, points=tuple(points))


def snapped_time(at: Fraction, frame: Fraction | None) -> Fraction:
    """The nearest frame's time; `frame` is a frame's share of the clip."""
    return at if frame is None else round(at / frame) * frame


def snapped_speed(value: Fraction, reach: float) -> Fraction:
    """The nearest round speed within `reach` octaves, else the value itself."""
    nearest = min(ROUND_SPEEDS, key=lambda speed: abs(log2(speed / value)))
    return nearest if abs(log2(nearest / value)) <= reach else value


def may_turn(curve: Curve) -> bool:
    """A quick look whether the other axis may draw this curve: `on_axis` has the last word."""
    if curve.axis is Axis.SPEED:
        return True
    rising = all(a.value < b.value and a.ease is not Ease.HOLD for a, b in pairwise(curve.points))
    return rising and curve.points[0].value == 0 and curve.points[-1].value == 1


def on_axis(curve: Curve, axis: Axis) -> Curve | None:
    """Much the same curve on another axis; None where that axis cannot draw it (freezes, reverse, cuts)."""
    if axis is curve.axis:
        return curve
    try:
        return _over_time(curve) if axis is Axis.TIME else _over_source(curve)
    except InputError:
        return None


def _time_within(curve: Curve, n: int, at: Fraction) -> Fraction:
    points = curve.points
    last = len(points) - 1
    if n == 0:
        return Fraction(0)
    if n == last and curve.axis is Axis.SPEED:
        return Fraction(1)
    low = points[n - 1].at + CLOSEST
    high = LONGEST if n == last else points[n + 1].at - CLOSEST
    return max(low, min(high, at)) if low <= high else (points[n - 1].at + points[n + 1].at) / 2


def _value_within(curve: Curve, value: Fraction) -> Fraction:
    low, high = (SLOWEST, FASTEST) if curve.axis is Axis.SPEED else (Fraction(0), Fraction(1))
    return min(high, max(low, value))


def _marks(curve: Curve) -> list[Fraction]:
    """The points' times, and the middle of every stretch that is not straight on both axes."""
    times = [curve.points[0].at]
    for (a, b), span in zip(pairwise(curve.points), curve.spans, strict=True):
        if not span.level and not (curve.axis is Axis.TIME and a.ease is Ease.LINEAR):
            times.append((a.at + b.at) / 2)
        times.append(b.at)
    return times


def _over_time(curve: Curve) -> Curve:
    """Source over output time, by handles as steep as the speed."""
    bent = curve.time_map(_PROBE_S)
    outs = {Fraction(0): Fraction(0)}
    wanted = [mark * _PROBE_S for mark in _marks(curve)]
    for source in wanted[1:]:
        piece = next(one for one in bent.segments if one.source_end >= source)
        outs[source] = piece.start + (source - piece.source_start) / piece.speed
    points = []
    for (a, b), span_at in zip(pairwise(wanted), wanted, strict=False):
        third = (outs[b] - outs[a]) / _PROBE_S / 3
        near, far = (_speed(curve, float(x / _PROBE_S)) for x in (span_at + (b - a) / 1000, b - (b - a) / 1000))
        points.append((a, Handle(third, near * third), Handle(-third, -far * third)))
    made = []
    for n, source in enumerate(wanted):
        after = points[n][1] if n < len(points) else None
        before = points[n - 1][2] if n else None
        at = Fraction(outs[source] / _PROBE_S).limit_denominator(10**6)
        made.append(CurvePoint(at, source / _PROBE_S, Ease.BEZIER, before, after))
    return Curve(tuple(made), Axis.TIME)


def _speed(curve: Curve, x: float) -> Fraction:
    return Fraction(curve.height(x)).limit_denominator(10**4)


def _over_source(curve: Curve) -> Curve | None:
    """Speed over source time; only for curves that play the whole clip once forward."""
    bent = curve.time_map(_PROBE_S)
    rising = all(piece.speed >= SLOWEST for piece in bent.segments)
    whole = bent.segments[0].source_start == 0 and bent.segments[-1].source_end == _PROBE_S
    joined = all(a.source_end == b.source_start for a, b in pairwise(bent.segments))
    if not (rising and whole and joined):
        return None
    marks = _marks(curve)
    made: list[CurvePoint] = []
    step = marks[-1] / 10_000
    for n, at in enumerate(marks):
        value = bent.at(at * _PROBE_S) / _PROBE_S
        low, high = max(Fraction(0), at - step), min(marks[-1], at + step)
        if n < len(marks) - 1 and _straight_from(curve, at):
            low = at  # a corner: the speed of what follows
        rise = (bent.at(high * _PROBE_S) - bent.at(low * _PROBE_S)) / _PROBE_S
        speed = min(FASTEST, max(SLOWEST, rise / (high - low))).limit_denominator(10**4)
        ease = Ease.HOLD if _straight_from(curve, at) else Ease.MONOTONE
        if made and value - made[-1].at < CLOSEST:
            continue
        made.append(CurvePoint(value.limit_denominator(10**6), speed, ease))
    made[-1] = replace(made[-1], at=Fraction(1))
    return Curve(tuple(made))


def _straight_from(curve: Curve, at: Fraction) -> bool:
    return any(point.at == at and point.ease is Ease.LINEAR for point in curve.points)
