"""Every temporal effect: a function of its parameters to a TimeMap, and the EFFECTS table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import ceil
from types import MappingProxyType

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.timebase import Seconds
from holysheep_studio.domain.timemap import TimeMap

#: Curves are sampled at this many points per source second: finer than half a frame at 60 frames a second.
CURVE_SAMPLES_PER_S = 128
#: A long clip needs no more pieces than this: at an hour's length that is still one every 0.4 s of a slow curve.
MOST_CURVE_SAMPLES = 8192
SLOWEST = Fraction(1, 16)
FASTEST = Fraction(100_000)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number that shapes an effect."""

    name: str
    default: Fraction
    lowest: Fraction
    highest: Fraction
    unit: str = "x"


Values = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Effect:
    """A way to bend time. `make(source_duration, values)` gives the map; values lie in their ranges."""

    name: str
    make: Callable[[Seconds, Values], TimeMap]
    parameters: tuple[Parameter, ...] = ()
    stabilise: bool = False
    invents_frames: bool = True  # needs frames that the source does not have
    group: str = field(default="speed")


def time_map(effect: str, duration: Seconds, values: Values = MappingProxyType({})) -> TimeMap:
    """The map of a named effect over a clip of `duration` seconds.

    Raises InputError: unknown_effect, or bad_value with the field and its range.
    """
    row = EFFECTS.get(effect)
    if row is None:
        raise InputError(Code.UNKNOWN_EFFECT, effect=effect, known=", ".join(EFFECTS))
    known = {parameter.name: parameter for parameter in row.parameters}
    unknown = next((name for name in values if name not in known), None)
    if unknown is not None:
        raise InputError(Code.BAD_VALUE, field=unknown, value=values[unknown], expected=f"no such value of {effect}")
    complete = {name: Fraction(values.get(name, parameter.default)) for name, parameter in known.items()}
    for name, value in complete.items():
        check_range(name, value, known[name].lowest, known[name].highest)
    return row.make(duration, complete)


def check_range(name: str, value: Fraction, lowest: Fraction, highest: Fraction) -> None:
    """Raise InputError bad_value when a value is outside its range."""
    if not lowest <= value <= highest:
        raise InputError(
            Code.BAD_VALUE, field=name, value=_short(value), expected=f"{_short(lowest)}-{_short(highest)}"
        )


def speed_curve(points: tuple[tuple[Seconds, Fraction], ...], duration: Seconds) -> TimeMap:
    """The map of a speed that changes along the source: (source time, speed) points, smooth between them.

    Between points the speed follows a cosine ease, so that it has no kinks; before the first and after the
    last it holds. Output time is the integral of 1/speed (trapezoid rule on a fine grid).
    Raises InputError bad_curve when there is no point, times do not rise, or a speed leaves 1/16-100000.
    """
    _check_curve(points)
    steps = min(MOST_CURVE_SAMPLES, max(8, ceil(duration * CURVE_SAMPLES_PER_S)))
    times = [duration * n / steps for n in range(steps + 1)]
    slowness = [_round(1 / _eased(points, t)) for t in times]
    out = Fraction(0)
    knots = [(out, times[0])]
    for n in range(steps):
        out += (times[n + 1] - times[n]) * (slowness[n] + slowness[n + 1]) / 2
        knots.append((out, times[n + 1]))
    return TimeMap.through(knots)


def _check_curve(points: tuple[tuple[Seconds, Fraction], ...]) -> None:
    if not points:
        raise InputError(Code.BAD_CURVE, reason="it has no points")
    for n, (t, speed) in enumerate(points, start=1):
        if t < 0 or (n > 1 and t <= points[n - 2][0]):
            raise InputError(
                Code.BAD_CURVE, reason=f"point {n} at {float(t):g} s does not come after the one before it"
            )
        if not SLOWEST <= speed <= FASTEST:
            raise InputError(
                Code.BAD_CURVE, reason=f"point {n} has speed {float(speed):g}; speeds are 0.0625 to 100000"
            )


def _eased(points: tuple[tuple[Seconds, Fraction], ...], t: Seconds) -> Fraction:
    """Speed at source time t: smoothstep (3u^2 - 2u^3) between neighbouring points, exact in fractions."""
    if t <= points[0][0]:
        return points[0][1]
    for (t0, v0), (t1, v1) in pairwise(points):
        if t <= t1:
            u = (t - t0) / (t1 - t0)
            return v0 + (v1 - v0) * (3 * u * u - 2 * u * u * u)
    return points[-1][1]


def _round(value: Fraction) -> Fraction:
    """Keeps sampled curves from growing fractions of thousands of digits; a microsecond is far below a frame."""
    return Fraction(round(value * 1_000_000), 1_000_000)


def _short(value: Fraction) -> str:
    return f"{float(value):g}"


def _slower(factor: int) -> Callable[[Seconds, Values], TimeMap]:
    return lambda duration, _: TimeMap.constant(duration, Fraction(1, factor))


def _faster(duration: Seconds, values: Values) -> TimeMap:
    return TimeMap.constant(duration, values["ratio"])


def _constant(duration: Seconds, values: Values) -> TimeMap:
    return TimeMap.constant(duration, values["speed"])


def _ramp(duration: Seconds, values: Values) -> TimeMap:
    """Full speed, a slow middle, full speed again: the beat that product films are cut to."""
    slow = values["slowest"]
    return speed_curve(
        (
            (duration * Fraction(1, 4), Fraction(1)),
            (duration * Fraction(2, 5), slow),
            (duration * Fraction(3, 5), slow),
            (duration * Fraction(3, 4), Fraction(1)),
        ),
        duration,
    )


_RATIO = Parameter("ratio", Fraction(10), Fraction(2), FASTEST)

#: Every effect by its name; the order is the order on screen.
EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        effect.name: effect
        for effect in (
            Effect("normal", lambda duration, _: TimeMap.identity(duration), invents_frames=False),
            Effect("slow_motion_2x", _slower(2)),
            Effect("slow_motion_4x", _slower(4)),
            Effect("slow_motion_8x", _slower(8)),
            Effect("time_lapse", _faster, (_RATIO,), invents_frames=False),
            Effect("hyperlapse", _faster, (_RATIO,), stabilise=True, invents_frames=False),
            Effect("speed_ramp", _ramp, (Parameter("slowest", Fraction(1, 4), SLOWEST, Fraction(1)),)),
            Effect("constant_speed", _constant, (Parameter("speed", Fraction(1, 2), SLOWEST, FASTEST),)),
        )
    }
)
