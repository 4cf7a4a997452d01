"""Growth: how a process runs through its time on screen: linear, exponential, logarithmic, or by points of its own."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from math import exp, expm1, log1p
from typing import TYPE_CHECKING

from holysheep_studio.domain import straight
from holysheep_studio.domain.curves import (
    FASTEST,
    SLOWEST,
    Axis,
    Curve,
    CurvePoint,
    Ease,
    Handle,
    bad_curve,
    check,
    check_speed,
)
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timemap import TimeMap

if TYPE_CHECKING:
    from holysheep_studio.domain.timebase import Seconds

#: Beyond this strength the start or the end of the process takes less than a thousandth of the screen time.
STRONGEST = Fraction(12)
STEPS = 1024
#: Points that draw a model closely enough to edit it: up to strength 5 off by less than 1/1000 of the clip.
POINTS = 9


#: Points of a custom growth keep at least this far apart on the screen, as shares of it.
CLOSEST = Fraction(1, 1000)
Points = tuple[tuple[Fraction, Fraction], ...]


def risen(points: Points, before: Points = ()) -> Points:
    """Points as a custom growth has them: from 0, 0 to 1, 1 and never falling.

    Those that stood in `before` stay where they are; the others give way.
    """
    ends = ((Fraction(0), Fraction(0)), (Fraction(1), Fraction(1)))
    inner = sorted(one for one in points[1:-1] if CLOSEST <= one[0] <= 1 - CLOSEST)
    made: list[tuple[Fraction, Fraction]] = [ends[0]]
    for n, (at, value) in enumerate(inner):
        if at - made[-1][0] < CLOSEST:
            continue
        highest = min([f for u, f in inner[n + 1 :] if (u, f) in before] + [Fraction(1)])
        made.append((at, min(max(value, made[-1][1]), max(highest, made[-1][1]))))
    return (*made, ends[1])


class Model(StrEnum):
    """How the share of the process that is over, f, follows the share of screen time, u: f(0) = 0, f(1) = 1."""

    LINEAR = "linear"  # u
    EXPONENTIAL = "exponential"  # (e^ku - 1) / (e^k - 1): begins slowly
    LOGARITHMIC = "logarithmic"  # ln(1 + ku) / ln(1 + k): begins fast
    CUSTOM = "custom"  # monotone cubic through points


class Growth(Frozen, frozen=True):
    """The whole clip at `ratio` times its speed on average, run through by a model.

    `strength` is the model's k. `decay` runs it from its end: 1 - f(1 - u), which begins fast where growth ends fast.
    `points` are (u, f) pairs of a custom model; it need not rise all the way.
    """

    model: Model = Model.LINEAR
    ratio: Fraction = Fraction(1)
    strength: Fraction = Fraction(3)
    decay: bool = False
    points: tuple[tuple[Fraction, Fraction], ...] = ()

    def progress(self, u: float) -> float:
        """The share that is over at the share u of screen time. Custom models are asked through `curve`."""
        if self.decay:
            return 1 - self._grown(1 - u)
        return self._grown(u)

    def _grown(self, u: float) -> float:
        k = float(self.strength)
        match self.model:
            case Model.EXPONENTIAL:
                return expm1(k * u) / expm1(k)
            case Model.LOGARITHMIC:
                return log1p(k * u) / log1p(k)
            case _:
                return u

    def curve(self) -> Curve:
        """The same as a curve of source over output time whose points can be moved."""
        self._check()
        length = 1 / self.ratio
        if self.model is Model.CUSTOM:
            shares = tuple((1 - u, 1 - f) for u, f in reversed(self.points)) if self.decay else self.points
            return Curve(tuple(CurvePoint(u * length, f, Ease.MONOTONE) for u, f in shares), Axis.TIME)
        if self.model is Model.LINEAR:
            ends = (Fraction(0), Fraction(1))
            return Curve(tuple(CurvePoint(u * length, u, Ease.LINEAR) for u in ends), Axis.TIME)
        return Curve(tuple(self._point(n, length) for n in range(POINTS)), Axis.TIME)

    def _point(self, n: int, length: Fraction) -> CurvePoint:
        """A point of the model's curve with handles along it."""
        u = n / (POINTS - 1)
        third = Fraction(1, 3 * (POINTS - 1))
        rise = Fraction(self._slope(u)).limit_denominator(10**6) * third
        value = Fraction(n, POINTS - 1) if n in {0, POINTS - 1} else Fraction(self.progress(u)).limit_denominator(10**6)
        before, after = Handle(-third * length, -rise), Handle(third * length, rise)
        at = Fraction(n, POINTS - 1) * length
        return CurvePoint(at, value, Ease.BEZIER, before if n else None, after if n < POINTS - 1 else None)

    def _slope(self, u: float) -> float:
        """How fast the share grows at u."""
        k = float(self.strength)
        u = 1 - u if self.decay else u
        return k * exp(k * u) / expm1(k) if self.model is Model.EXPONENTIAL else k / ((1 + k * u) * log1p(k))

    def time_map(self, duration: Seconds) -> TimeMap:
        """What the model makes of a clip of `duration` seconds. Raises InputError bad_curve."""
        self._check()
        if self.model is Model.CUSTOM:
            return self.curve().time_map(duration)
        length = duration / self.ratio
        if self.model is Model.LINEAR:
            return TimeMap.linear(length, Fraction(0), duration)
        seconds = float(duration)
        places = [(float(length) * n / STEPS, seconds * self.progress(n / STEPS)) for n in range(STEPS + 1)]
        kept = straight.thinned(places, straight.TOLERANCE_S)[1:-1]
        knots: straight.Run = [(Fraction(0), Fraction(0))]
        for out, source in kept:
            knot = (straight.rounded(out), min(duration, straight.rounded(source)))
            if knots[-1][0] < knot[0] < length:
                knots.append(knot)
        return straight.pieced([[*knots, (length, duration)]])

    def _check(self) -> None:
        check_speed(self.ratio, "on average")
        if self.ratio == 0:
            raise bad_curve(f"its ratio is 0; ratios are {float(SLOWEST)} to {float(FASTEST):g}")
        if self.model is Model.CUSTOM:
            ends = (self.points[:1], self.points[-1:])
            if len(self.points) < 2 or ends != (((Fraction(0), Fraction(0)),), ((Fraction(1), Fraction(1)),)):
                raise bad_curve("a custom growth begins at 0, 0 and ends at 1, 1")
            if any(not 0 <= f <= 1 for _, f in self.points):
                raise bad_curve("a custom growth stays between 0 and 1")
            check(Curve(tuple(CurvePoint(u, f, Ease.HOLD) for u, f in self.points), Axis.TIME))
        elif not 0 < self.strength <= STRONGEST:
            raise bad_curve(f"its strength is {float(self.strength):g}; strengths are above 0 and at most 12")
