"""Curve: how fast a clip plays, drawn by points with handles; of speed over source time, or source over output time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import exp2, log2
from typing import TYPE_CHECKING

from holysheep_studio.domain import straight
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import Seconds

if TYPE_CHECKING:
    from holysheep_studio.domain.timemap import TimeMap

SLOWEST = Fraction(1, 16)
FASTEST = Fraction(100_000)
#: A curve with more points than this is not one that a person can edit.
MOST_POINTS = 512


class Axis(StrEnum):
    """What a curve draws."""

    SPEED = "speed"  # speed over source time; it never stands still and never turns back
    TIME = "time"  # source time over output time: it may stand, turn back and jump


class Unit(StrEnum):
    """In what a curve counts its times."""

    SECONDS = "seconds"
    SHARE = "share"  # of the source's duration, so that one curve fits every clip


class Ease(StrEnum):
    """How a curve goes from a point to the next one."""

    SMOOTH = "smooth"  # level at both points
    MONOTONE = "monotone"  # cubic through the points that never overshoots (Fritsch and Carlson, 1980)
    LINEAR = "linear"
    BEZIER = "bezier"  # by the handles of both points
    HOLD = "hold"  # stays, then jumps


class Handle(Frozen, frozen=True):
    """A Bezier handle as a distance from its point, `across` in the curve's time.

    `up` is in source time or, on the speed axis, in octaves (1 is twice as fast).
    """

    across: Fraction
    up: Fraction = Fraction(0)


class CurvePoint(Frozen, frozen=True):
    """A place on a curve. `value` is a speed or a source time; a missing handle is level and a third of the way."""

    at: Fraction
    value: Fraction
    ease: Ease = Ease.SMOOTH
    before: Handle | None = None
    after: Handle | None = None


class Span(Frozen, frozen=True):
    """The curve between two points as a cubic Bezier line; `ys` are octaves of speed (log2) or source times.

    `xs` rise. A span that holds is level at its first value.
    """

    xs: tuple[float, float, float, float]
    ys: tuple[float, float, float, float]
    level: bool

    def at(self, u: float) -> tuple[float, float]:
        """(x, y) at the parameter u, 0..1."""
        v = 1 - u
        a, b, c, d = v * v * v, 3 * v * v * u, 3 * v * u * u, u * u * u
        (x0, x1, x2, x3), (y0, y1, y2, y3) = self.xs, self.ys
        return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3

    def pace(self, u: float) -> float:
        """How fast x grows with the parameter."""
        v = 1 - u
        x0, x1, x2, x3 = self.xs
        return 3 * (v * v * (x1 - x0) + 2 * v * u * (x2 - x1) + u * u * (x3 - x2))

    def parameter(self, x: float) -> float:
        """The parameter of a place between the ends."""
        low, high = 0.0, 1.0
        for _ in range(48):
            middle = (low + high) / 2
            low, high = (middle, high) if self.at(middle)[0] < x else (low, middle)
        return (low + high) / 2


@dataclass(frozen=True)  # not slotted: its spans are worked out once and kept
class Curve:
    """Points with rising times. On the speed axis the speed before the first and after the last point holds.

    On the time axis the first point is where the output starts and the last one where it ends.
    """

    points: tuple[CurvePoint, ...]
    axis: Axis = Axis.SPEED
    unit: Unit = Unit.SHARE

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The lines between the points."""
        slopes = _slopes(self)
        return tuple(_span(self, a, b, slopes[n], slopes[n + 1]) for n, (a, b) in enumerate(pairwise(self.points)))

    def height(self, x: float) -> float:
        """The curve's value at a time: a speed or a source time."""
        return self.valued(self._height(x))

    def valued(self, y: float) -> float:
        """The speed or source time of a span's y."""
        return exp2(y) if self.axis is Axis.SPEED else y

    def drawn(self, value: Fraction) -> float:
        """The y of a speed or source time; the other way round from `valued`."""
        return log2(value) if self.axis is Axis.SPEED else float(value)

    def _height(self, x: float) -> float:
        if x <= self.points[0].at or len(self.points) == 1:
            return self.drawn(self.points[0].value)
        for (a, b), span in zip(pairwise(self.points), self.spans, strict=True):
            if x < b.at:
                return self.drawn(a.value) if span.level else span.at(span.parameter(x))[1]
        return self.drawn(self.points[-1].value)

    def time_map(self, duration: Seconds) -> TimeMap:
        """What the curve makes of a clip of `duration` seconds.

        Raises InputError bad_curve: see `check`; and when a source time lies behind the clip's end.
        """
        check(self)
        scale = duration if self.unit is Unit.SHARE else Fraction(1)
        runs = _speed_runs(self, scale, duration) if self.axis is Axis.SPEED else _time_runs(self, scale, duration)
        tolerance = straight.TOLERANCE_S
        while True:
            made = [_exact(run, tolerance, duration) for run in runs]
            if sum(len(run) - 1 for run in made) <= straight.MOST_PIECES:
                break
            tolerance *= 2
        try:
            return straight.pieced(made)
        except ValueError as problem:
            raise bad_curve(str(problem)) from problem


class _Run(Frozen, frozen=True):
    """Exact ends of a stretch, (output, source), and the places sampled between them."""

    first: tuple[Seconds, Seconds]
    last: tuple[Seconds, Seconds]
    between: tuple[straight.Knot, ...] = ()


def check(curve: Curve) -> None:
    """Raise InputError bad_curve: no points or too many, times that do not rise, speeds out of 1/16-100000."""
    points = curve.points
    fewest = 1 if curve.axis is Axis.SPEED else 2
    if not fewest <= len(points) <= MOST_POINTS:
        counted = "no points" if not points else f"{len(points)} points; it takes {fewest} to {MOST_POINTS}"
        raise bad_curve(f"it has {counted}")
    for n, point in enumerate(points, start=1):
        if point.at < 0 or (n > 1 and point.at <= points[n - 2].at):
            raise bad_curve(f"point {n} at {_named(curve, point.at)} does not come after the one before it")
    if curve.axis is Axis.SPEED:
        _check_speeds(curve)
    else:
        _check_times(curve)


def _check_speeds(curve: Curve) -> None:
    for n, point in enumerate(curve.points, start=1):
        if curve.unit is Unit.SHARE and point.at > 1:
            raise bad_curve(f"point {n} at {_named(curve, point.at)} lies behind the clip's end")
        if not SLOWEST <= point.value <= FASTEST:
            raise bad_curve(f"point {n} has speed {float(point.value):g}; speeds are 0.0625 to 100000")


def _check_times(curve: Curve) -> None:
    for n, point in enumerate(curve.points, start=1):
        if point.value < 0:
            raise bad_curve(f"point {n} reads before the clip's start")
    for n, (a, b) in enumerate(pairwise(curve.points), start=1):
        check_speed(abs(b.value - a.value) / (b.at - a.at), f"between points {n} and {n + 1}", a.ease)


def check_speed(speed: Fraction, where: str, ease: Ease = Ease.LINEAR) -> None:
    """Raise InputError bad_curve unless the mean speed of a stretch is 0 (a freeze) or 1/16-100000; a hold has none.

    One that eases may come to rest in it, and so may be a quarter of that.
    """
    lowest = SLOWEST if ease is Ease.LINEAR else SLOWEST / 4
    if ease is not Ease.HOLD and speed != 0 and not lowest <= speed <= FASTEST:
        raise bad_curve(f"{where} the speed is {float(speed):.3g}; speeds are 0.0625 to 100000, or 0 for a freeze")


def bad_curve(reason: str) -> InputError:
    """The error of every curve that cannot be used."""
    return InputError(Code.BAD_CURVE, reason=reason)


def _named(curve: Curve, at: Fraction) -> str:
    return f"{float(at * 100):g} %" if curve.unit is Unit.SHARE else f"{float(at):g} s"


def _slopes(curve: Curve) -> list[float]:
    """Slope of the monotone cubic at each point, in drawn units (Fritsch-Carlson, harmonic mean after Butland)."""
    xs = [float(point.at) for point in curve.points]
    ys = [curve.drawn(point.value) for point in curve.points]
    secants = [(y1 - y0) / (x1 - x0) for (x0, x1), (y0, y1) in zip(pairwise(xs), pairwise(ys), strict=True)]
    if not secants:
        return [0.0]
    inner = [0.0 if a * b <= 0 else 2 * a * b / (a + b) for a, b in pairwise(secants)]
    return [secants[0], *inner, secants[-1]]


def _span(curve: Curve, a: CurvePoint, b: CurvePoint, slope_a: float, slope_b: float) -> Span:
    x0, x3, y0, y3 = float(a.at), float(b.at), curve.drawn(a.value), curve.drawn(b.value)
    third = (x3 - x0) / 3
    x1, x2 = x0 + third, x3 - third
    match a.ease:
        case Ease.HOLD:
            return Span((x0, x1, x2, x3), (y0, y0, y0, y0), level=True)
        case Ease.LINEAR:
            y1, y2 = y0 + (y3 - y0) / 3, y3 - (y3 - y0) / 3
        case Ease.MONOTONE:
            y1, y2 = y0 + slope_a * third, y3 - slope_b * third
        case Ease.BEZIER:
            # inside the span, so that time runs forward
            x1 = min(x3, max(x0, x0 + float(a.after.across))) if a.after else x1
            x2 = min(x3, max(x0, x3 + float(b.before.across))) if b.before else x2
            y1 = y0 + float(a.after.up) if a.after else y0
            y2 = y3 + float(b.before.up) if b.before else y3
        case _:
            y1, y2 = y0, y3
    return Span((x0, x1, x2, x3), (y0, y1, y2, y3), level=y0 == y1 == y2 == y3)


def _speed_runs(curve: Curve, scale: Fraction, duration: Seconds) -> list[_Run]:
    """The clip from its first to its last picture: output time is the integral of 1/speed over source time."""
    points = curve.points
    marks = [(point.at * scale, point) for point in points]
    runs: list[_Run] = []
    out = Fraction(0)

    def constant(until: Seconds, source: Seconds, speed: Fraction) -> Seconds:
        end = straight.tamed(out + (until - source) / speed)
        runs.append(_Run((out, source), (end, until)))
        return end

    begin = min(marks[0][0], duration)
    if begin > 0:
        out = constant(begin, Fraction(0), points[0].value)
    for (start, point), (end, _), span in zip(marks, marks[1:], curve.spans, strict=False):
        if start >= duration:
            return runs
        if span.level:
            out = constant(min(end, duration), start, point.value)
        else:
            runs.append(_integrated(span, float(scale), (out, start), min(end, duration)))
            out = runs[-1].last[0]
    if marks[-1][0] < duration:
        constant(duration, marks[-1][0], points[-1].value)
    return runs


def _integrated(span: Span, scale: float, first: tuple[Seconds, Seconds], end: Seconds) -> _Run:
    """The stretch from `first` to source time `end`, which lies in the span, by Simpson's rule in its parameter."""
    last_u = 1.0 if float(end) >= span.xs[3] * scale else span.parameter(float(end) / scale)
    lowest, highest = exp2(max(-5.0, min(span.ys))), exp2(min(18.0, max(span.ys)))
    length = (span.xs[3] - span.xs[0]) * scale
    steps = straight.steps_for(length / lowest, highest - lowest)
    out = 0.0
    begun = float(first[0])
    step = last_u / steps
    between: list[straight.Knot] = []

    def rate(u: float) -> float:
        return _slowness(span.at(u)[1]) * span.pace(u)

    for n in range(steps):
        out += scale * step / 6 * (rate(n * step) + 4 * rate((n + 0.5) * step) + rate((n + 1) * step))
        if n < steps - 1:
            between.append((begun + out, span.at((n + 1) * step)[0] * scale))
    total = straight.rounded(out)
    return _Run(first, (straight.tamed(first[0] + total), end), tuple(between))


def _slowness(octaves: float) -> float:
    """1/speed, kept in the range of speeds where handles overshoot it."""
    return exp2(-min(max(octaves, -4.0), 16.609640474436812))


def _time_runs(curve: Curve, scale: Fraction, duration: Seconds) -> list[_Run]:
    points = curve.points
    for n, point in enumerate(points, start=1):
        if point.value * scale > duration:
            raise bad_curve(f"point {n} reads at {float(point.value):g} s; the clip ends at {float(duration):.3f} s")
    runs: list[_Run] = []
    for a, b, span in zip(points, points[1:], curve.spans, strict=False):
        first = (a.at * scale, a.value * scale)
        last = (b.at * scale, (a if a.ease is Ease.HOLD else b).value * scale)
        if span.level or a.ease is Ease.LINEAR:
            runs.append(_Run(first, last))
            continue
        length = float(last[0] - first[0])
        steps = straight.steps_for(length, 6 * (max(span.ys) - min(span.ys)) * float(scale) / length)
        places = (span.at(n / steps) for n in range(1, steps))
        # handles may overshoot the clip; there is nothing to be seen there
        highest = float(duration)
        between = tuple((x * float(scale), min(highest, max(0.0, y * float(scale)))) for x, y in places)
        runs.append(_Run(first, last, between))
    return runs


def _exact(run: _Run, tolerance: float, duration: Seconds) -> straight.Run:
    """The run's exact ends and the few places between them that are needed."""
    if not run.between:
        return [run.first, run.last]
    ends = [(float(out), float(source)) for out, source in (run.first, run.last)]
    kept = straight.thinned([ends[0], *run.between, ends[1]], tolerance)
    low, high = sorted((run.first[1], run.last[1]))
    made: straight.Run = [run.first]
    for out, source in kept[1:-1]:
        # rounding must not lead past an end that the curve stays within, nor past the clip's
        limits = (low, high) if float(low) <= source <= float(high) else (Fraction(0), duration)
        knot = (straight.rounded(out), min(limits[1], max(limits[0], straight.rounded(source))))
        if made[-1][0] < knot[0] < run.last[0]:
            made.append(knot)
    return [*made, run.last]
