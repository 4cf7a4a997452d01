"""Every temporal effect: a function of its parameters to a TimeMap, and the EFFECTS table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from msgspec import field

from holysheep_studio.domain.cloud import Mode
from holysheep_studio.domain.curves import FASTEST, SLOWEST, Curve, CurvePoint, Unit
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.event_edits import curve_of
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.growth import STRONGEST, Growth, Model
from holysheep_studio.domain.sequences import Event, EventSequence
from holysheep_studio.domain.timebase import Seconds
from holysheep_studio.domain.timemap import TimeMap


class Parameter(Frozen, frozen=True):
    """One number that shapes an effect."""

    name: str
    default: Fraction
    lowest: Fraction
    highest: Fraction
    unit: str = "x"


Values = Mapping[str, Fraction]


class Effect(Frozen, frozen=True):
    """A way to bend time. `make(source_duration, values)` gives the map; values lie in their ranges.

    An effect that is edited as a curve has `curve(values)`: the curve that editing starts from, which gives that map;
    one that is edited by its events has `events(values)` beside it.
    """

    name: str
    make: Callable[[Seconds, Values], TimeMap]
    parameters: tuple[Parameter, ...] = ()
    stabilise: bool = False
    invents_frames: bool = True  # needs frames that the source does not have
    group: str = field(default="speed")
    curve: Callable[[Values], Curve] | None = None
    cloud: Mode | None = None  # what clouds call it; None: only this machine does it
    events: Callable[[Values], EventSequence] | None = None

    def start(self, values: Values) -> Curve | EventSequence | None:
        """What editing starts from; None where the effect is not edited."""
        if self.events is not None:
            return self.events(values)
        return None if self.curve is None else self.curve(values)


def time_map(effect: str, duration: Seconds, values: Values = MappingProxyType({})) -> TimeMap:
    """The map of a named effect over a clip of `duration` seconds.

    Raises InputError: unknown_effect, or bad_value with the field and its range.
    """
    row, complete = checked(effect, values)
    return row.make(duration, complete)


def named(effect: str) -> Effect:
    """The effect of this name. Raises InputError unknown_effect."""
    row = EFFECTS.get(effect)
    if row is None:
        raise InputError(Code.UNKNOWN_EFFECT, effect=effect, known=", ".join(EFFECTS))
    return row


def checked(effect: str, values: Values) -> tuple[Effect, Mapping[str, Fraction]]:
    """The effect of this name, and all its values, those that are not given as usual. Raises as `time_map` does."""
    row = named(effect)
    known = {parameter.name: parameter for parameter in row.parameters}
    unknown = next((name for name in values if name not in known), None)
    if unknown is not None:
        raise InputError(Code.BAD_VALUE, field=unknown, value=values[unknown], expected=f"no such value of {effect}")
    complete = {name: Fraction(values.get(name, parameter.default)) for name, parameter in known.items()}
    for name, value in complete.items():
        check_range(name, value, known[name].lowest, known[name].highest)
    return row, complete


def check_range(name: str, value: Fraction, lowest: Fraction, highest: Fraction) -> None:
    """Raise InputError bad_value when a value is outside its range."""
    if not lowest <= value <= highest:
        raise InputError(
            Code.BAD_VALUE, field=name, value=_short(value), expected=f"{_short(lowest)}-{_short(highest)}"
        )


def speed_curve(points: tuple[tuple[Seconds, Fraction], ...], duration: Seconds) -> TimeMap:
    """The map of a speed that changes along the source: (source time, speed) points, smooth between them.

    Raises InputError bad_curve when there is no point, times do not rise, or a speed leaves 1/16-100000.
    """
    return Curve(tuple(CurvePoint(at, speed) for at, speed in points), unit=Unit.SECONDS).time_map(duration)


def _short(value: Fraction) -> str:
    return f"{float(value):g}"


def _slower(factor: int) -> Callable[[Seconds, Values], TimeMap]:
    return lambda duration, _: TimeMap.constant(duration, Fraction(1, factor))


def _faster(duration: Seconds, values: Values) -> TimeMap:
    return TimeMap.constant(duration, values["ratio"])


def _constant(duration: Seconds, values: Values) -> TimeMap:
    return TimeMap.constant(duration, values["speed"])


def _ramp(values: Values) -> Curve:
    """Full speed, a slow middle, full speed again: the beat that product films are cut to."""
    slow = values["slowest"]
    marks = (
        (Fraction(0), Fraction(1)),
        (Fraction(1, 4), Fraction(1)),
        (Fraction(2, 5), slow),
        (Fraction(3, 5), slow),
        (Fraction(3, 4), Fraction(1)),
        (Fraction(1), Fraction(1)),
    )
    return Curve(tuple(CurvePoint(at, speed) for at, speed in marks))


def _even(_: Values) -> Curve:
    """The speed of the clip, to begin to draw from."""
    return Curve((CurvePoint(Fraction(0), Fraction(1)), CurvePoint(Fraction(1), Fraction(1))))


def _grown(model: Model, *, decay: bool = False) -> Callable[[Values], Curve]:
    """A process that runs by a model, at `ratio` times its speed on average."""
    return lambda values: Growth(model, values["ratio"], values["strength"], decay).curve()


def _eventful(values: Values) -> EventSequence:
    """One event in the middle fifth of the clip, with half of the screen time; whoever shows it names it."""
    return EventSequence((Event("", Fraction(2, 5), Fraction(3, 5), Fraction(1, 2)),), values["ratio"])


def _eventful_curve(values: Values) -> Curve:
    sequence = _eventful(values)
    return curve_of(sequence.events, sequence.ratio)


def _drawn(name: str, curve: Callable[[Values], Curve], *parameters: Parameter) -> Effect:
    """An effect that is edited as a curve."""
    return Effect(name, lambda duration, values: curve(values).time_map(duration), parameters, curve=curve)


_RATIO = Parameter("ratio", Fraction(10), Fraction(2), FASTEST)

_PROCESS = (
    Parameter("ratio", Fraction(1), SLOWEST, FASTEST),
    Parameter("strength", Fraction(3), Fraction(1, 10), STRONGEST, ""),
)

#: Every effect by its name; the order is the order on screen.
EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        effect.name: effect
        for effect in (
            Effect("normal", lambda duration, _: TimeMap.identity(duration), invents_frames=False, cloud=Mode.NORMAL),
            Effect("slow_motion_2x", _slower(2), cloud=Mode.SLOW_MOTION),
            Effect("slow_motion_4x", _slower(4), cloud=Mode.SLOW_MOTION),
            Effect("slow_motion_8x", _slower(8), cloud=Mode.SLOW_MOTION),
            Effect("time_lapse", _faster, (_RATIO,), invents_frames=False, cloud=Mode.TIME_LAPSE),
            Effect("hyperlapse", _faster, (_RATIO,), stabilise=True, invents_frames=False, cloud=Mode.HYPERLAPSE),
            _drawn("speed_ramp", _ramp, Parameter("slowest", Fraction(1, 4), SLOWEST, Fraction(1))),
            Effect("constant_speed", _constant, (Parameter("speed", Fraction(1, 2), SLOWEST, FASTEST),)),
            _drawn("custom_curve", _even),
            _drawn("growth", _grown(Model.EXPONENTIAL), *_PROCESS),
            _drawn("decay", _grown(Model.EXPONENTIAL, decay=True), *_PROCESS),
            _drawn("saturation", _grown(Model.LOGARITHMIC), *_PROCESS),
            replace(_drawn("events", _eventful_curve, _PROCESS[0]), events=_eventful),
        )
    }
)
