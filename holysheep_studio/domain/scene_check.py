"""Checks what is asked of a numerical preview, and reads and writes it in the plain form of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import isfinite
from typing import Any

from holysheep_studio.domain.bends import number
from holysheep_studio.domain.cloud import Interpolator
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.issue import Issue, IssueCode, error, errors
from holysheep_studio.domain.parameters import checked_all
from holysheep_studio.domain.physics import Conservation, Environment, PhysicsSpec, PhysicsType, not_finite
from holysheep_studio.domain.scene import FIRST_SCENE, LANGUAGES, SCENES, PrevisSpec, SceneKind, scenes_of
from holysheep_studio.domain.transition import State, Transition, is_tint

LONGEST_S, MOST_FRAMES = 120, 7200
SLOWEST, FASTEST = Fraction(1, 100), Fraction(2)
RATES = (Fraction(10), Fraction(120))
SIDES_PX = (64, 3840)
LIGHTEST_LIQUID = 100
_KNOWN = frozenset(
    {"type", "scene", "duration_s", "time_scale", "fps", "width", "height", "seed", "tint", "parameters",
     "environment", "conservation", "strict", "validation", "states", "interpolation", "language"}
)  # fmt: skip
_AROUND = ("air_density_kg_m3", "wind_m_s", "temperature_c")
_KEPT = ("momentum", "energy", "angular_momentum")


def issues_of(spec: PrevisSpec) -> tuple[PrevisSpec, tuple[Issue, ...]]:
    """The spec as it can be shown, and what was found: physics as `checked` does, then the showing itself."""
    physics, found = checked_all(spec.physics)
    issues = list(found)

    def bound(where: str, value: float | Fraction, lowest: float | Fraction, highest: float | Fraction, unit: str
              ) -> None:  # fmt: skip
        if not (isfinite(value) and lowest <= value <= highest):
            expected = f"{float(lowest):g}-{float(highest):g} {unit}".rstrip()
            issues.append(error(where, IssueCode.OUT_OF_RANGE, value=f"{float(value):g}", expected=expected))

    bound("duration_s", spec.duration_s, Fraction(1, 10), LONGEST_S, "s")
    bound("time_scale", spec.time_scale, SLOWEST, FASTEST, "")
    bound("fps", spec.rate, *RATES, "1/s")
    bound("width", spec.width_px, *SIDES_PX, "px")
    bound("height", spec.height_px, *SIDES_PX, "px")
    for name, side in (("width", spec.width_px), ("height", spec.height_px)):
        if side % 2:
            issues.append(error(name, IssueCode.OUT_OF_RANGE, value=side, expected="an even number of px"))
    if not errors(tuple(issues)) and spec.frames > MOST_FRAMES:
        issues.append(error("duration_s", IssueCode.OUT_OF_RANGE, value=spec.frames, expected=f"{MOST_FRAMES} frames"))
    density = physics.parameters.get("density")
    liquid = SCENES[spec.scene].type is PhysicsType.FLUID_DYNAMICS
    if liquid and isinstance(density, int | float) and not density >= LIGHTEST_LIQUID:
        expected = f"{LIGHTEST_LIQUID}-25000 kg/m³ for a liquid"
        issues.append(error("physics.parameters.density", IssueCode.OUT_OF_RANGE, value=density, expected=expected))
    if spec.scene not in scenes_of(spec.physics.type):
        known = ", ".join(scenes_of(spec.physics.type))
        issues.append(error("scene", IssueCode.NOT_A_CHOICE, value=spec.scene, expected=known))
    if spec.states is not None:
        spec.states.check()
    choices = (
        ("tint", spec.tint, "#rrggbb", is_tint(spec.tint)),
        ("language", spec.language, ", ".join(LANGUAGES), spec.language in LANGUAGES),
    )
    issues += [
        error(at, IssueCode.NOT_A_CHOICE, value=it, expected=known) for at, it, known, ok in choices if it and not ok
    ]
    return replace(spec, physics=physics), tuple(issues)


def check(spec: PrevisSpec) -> PrevisSpec:
    """The spec as it is shown. Raises InputError bad_value with the first field that is wrong."""
    usable, found = issues_of(spec)
    for issue in errors(found):
        values = issue.values
        raise InputError(
            Code.BAD_VALUE,
            field=issue.where,
            value=values.get("value", values.get("type", "")),
            expected=values.get("expected", _EXPECTED.get(issue.code, "another value")),
        )
    return usable


_EXPECTED = {
    IssueCode.NOT_FINITE: "a finite number",
    IssueCode.IRRELEVANT: "nothing: it means nothing for this type in strict mode",
}


def spec_of(plain: object) -> PrevisSpec:
    """The spec in the plain form of a file; unknown keys are kept in `extra`. Raises InputError bad_value.

    {type, scene, duration_s, time_scale, fps, width, height, seed, tint, strict, validation, parameters{},
    environment{air_density_kg_m3, wind_m_s[3], temperature_c}, conservation{momentum, energy, angular_momentum},
    states[{at, name, parameters{}, tint}], interpolation}
    """
    if not isinstance(plain, Mapping):
        raise _bad("spec", plain, "a table of keys")
    kind = _one_of(PhysicsType, plain, "type", PhysicsType.AUTO)
    scene = _one_of(SceneKind, plain, "scene", FIRST_SCENE[kind])
    form = SCENES[scene]
    extra = {key: value for key, value in plain.items() if key not in _KNOWN}
    around, kept = _table(plain, "environment", _AROUND, extra), _table(plain, "conservation", _KEPT, extra)
    parameters = _table(plain, "parameters", None, extra)
    physics = PhysicsSpec(
        kind,
        dict(parameters),
        Environment(_float(around, "air_density_kg_m3"), _vector(around), _float(around, "temperature_c")),
        Conservation(*(_flag(kept, name) for name in _KEPT)),
        validation_enabled=_flag(plain, "validation", otherwise=True) is not False,
        strict_mode=_flag(plain, "strict", otherwise=False) is True,
    )
    spec = PrevisSpec(
        physics,
        scene,
        _exact(plain, "duration_s", form.duration_s),
        _exact(plain, "time_scale", form.time_scale),
        _exact(plain, "fps", Fraction(30)),
        _whole(plain, "width", 1280),
        _whole(plain, "height", 720),
        _whole(plain, "seed", 0),
        str(plain.get("tint", "")),
        _states(plain.get("states")),
        interpolator_of(plain),
        extra,
        str(plain.get("language", "")),
    )
    for issue in not_finite("spec", dict(plain)):
        raise _bad(issue.where, issue.values["value"], "a finite number")
    return spec


def plain_of(spec: PrevisSpec) -> dict[str, Any]:
    """The plain form, which `spec_of` reads back to the same value. What nobody set does not stand in it."""
    physics = spec.physics
    plain: dict[str, Any] = {
        "type": physics.type.value,
        "scene": spec.scene.value,
        "duration_s": _short(spec.duration_s),
        "time_scale": _short(spec.time_scale),
        "fps": _short(spec.rate),
        "width": spec.width_px,
        "height": spec.height_px,
        "seed": spec.seed,
        "strict": physics.strict_mode,
        "validation": physics.validation_enabled,
    }
    if spec.tint:
        plain["tint"] = spec.tint
    if spec.states is not None:
        plain["states"] = states_plain(spec.states)
    if spec.interpolator is not None:
        plain["interpolation"] = spec.interpolator.value
    if spec.language:
        plain["language"] = spec.language
    around, kept = physics.environment, physics.conservation
    tables = {
        "parameters": dict(physics.parameters),
        "environment": {
            "air_density_kg_m3": around.air_density_kg_m3,
            "wind_m_s": None if around.wind_m_s is None else list(around.wind_m_s),
            "temperature_c": around.temperature_c,
        },
        "conservation": {name: getattr(kept, name) for name in _KEPT},
    }
    for name, table in tables.items():
        set_ones = {key: value for key, value in table.items() if value is not None or name == "parameters"}
        set_ones |= spec.extra.get(name, {})
        if set_ones:
            plain[name] = set_ones
    return plain | {key: value for key, value in spec.extra.items() if key not in tables}


def _short(value: Fraction) -> int | float | str:
    """The number as a file has it: 0.25, and 30000/1001 as text."""
    if value.denominator == 1:
        return value.numerator
    return float(value) if Fraction(repr(float(value))) == value else str(value)


def _bad(field: str, value: object, expected: str) -> InputError:
    return InputError(Code.BAD_VALUE, field=field, value=value, expected=expected)


def interpolator_of(plain: Mapping[str, Any]) -> Interpolator | None:
    """How pictures between are made, from a plain form; None where it is not there or empty."""
    return None if plain.get("interpolation", "") == "" else _one_of(Interpolator, plain, "interpolation", "")


def states_plain(states: Transition) -> list[dict[str, Any]]:
    """The plain form of a transition."""
    return [
        {"at": one.at, "name": one.name, "parameters": dict(one.parameters), **({"tint": one.tint} if one.tint else {})}
        for one in states.states
    ]


def _states(plain: object) -> Transition | None:
    if plain is None:
        return None
    try:
        made = Transition(tuple(_state(row) for row in _listed(plain)))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _bad("states", plain, "a list of {at, name, parameters}") from None
    made.check()
    return made


def _state(row: Mapping[str, Any]) -> State:
    numbers = {key: float(value) for key, value in row["parameters"].items()}
    return State(float(row["at"]), str(row["name"]), numbers, str(row.get("tint", "")))


def _listed(plain: object) -> list[Any]:
    if not isinstance(plain, list):
        raise TypeError
    return plain


def _table(
    plain: Mapping[str, Any], name: str, known: tuple[str, ...] | None, extra: dict[str, Any]
) -> Mapping[str, Any]:
    table = plain.get(name, {})
    if not isinstance(table, Mapping):
        raise _bad(name, table, "a table of keys")
    if known is not None and (odd := {key: value for key, value in table.items() if key not in known}):
        extra[name] = odd
    return table


def _one_of(kind: Any, plain: Mapping[str, Any], key: str, otherwise: Any) -> Any:  # noqa: ANN401 - one of two enums
    value = plain.get(key, otherwise)
    if not isinstance(value, str) or value not in {str(one) for one in kind}:
        raise _bad(key, value, ", ".join(kind))
    return kind(value)


def _exact(plain: Mapping[str, Any], key: str, otherwise: Fraction) -> Fraction:
    if key not in plain:
        return otherwise
    try:
        return number(plain[key])
    except ValueError:
        raise _bad(key, plain[key], "a number") from None


def _whole(plain: Mapping[str, Any], key: str, otherwise: int) -> int:
    value = _exact(plain, key, Fraction(otherwise))
    if value.denominator != 1 or abs(value) >= 2**63:
        raise _bad(key, plain[key], "a whole number")
    return int(value)


def _float(plain: Mapping[str, Any], key: str) -> float | None:
    value = plain.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _bad(f"environment.{key}", value, "a number")
    return float(value)


def _vector(plain: Mapping[str, Any]) -> tuple[float, float, float] | None:
    value = plain.get("wind_m_s")
    if value is None:
        return None
    fine = isinstance(value, list | tuple) and len(value) == 3
    if not fine or any(isinstance(one, bool) or not isinstance(one, int | float) for one in value):
        raise _bad("environment.wind_m_s", value, "[right, up, towards the viewer] in m/s")
    return (float(value[0]), float(value[1]), float(value[2]))


def _flag(plain: Mapping[str, Any], key: str, *, otherwise: bool | None = None) -> bool | None:
    value = plain.get(key, otherwise)
    if value is not None and not isinstance(value, bool):
        raise _bad(key, value, "true or false")
    return value
