"""PhysicsSpec: what is asked of a scene's physics, its ranges and units, strict and lenient checking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from math import isfinite
from types import MappingProxyType
from typing import Any

from msgspec import field

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import Issue, IssueCode, error, warning


class PhysicsType(StrEnum):
    """What kind of matter moves."""

    AUTO = "auto"
    FLUID_DYNAMICS = "fluid_dynamics"
    RIGID_BODY = "rigid_body"
    SOFT_BODY = "soft_body"
    PARTICLE_SYSTEM = "particle_system"
    CUSTOM = "custom"


class Range(Frozen, frozen=True):
    """The bounds of one parameter, both allowed, in its unit."""

    lowest: float
    highest: float
    unit: str

    def __str__(self) -> str:
        """For messages: 0-30 m/s²."""
        return f"{self.lowest:g}-{self.highest:g} {self.unit}".rstrip()


#: The parameters with a stated range (wire.md 1.4, dialect B). Others are kept as they are.
RANGES: Mapping[str, Range] = MappingProxyType(
    {
        "gravity": Range(0, 30, "m/s²"),
        "elasticity": Range(0, 1, ""),
        "viscosity": Range(0.001, 1000, "mPa·s"),
        "surface_tension": Range(20, 100, "mN/m"),
        "air_resistance": Range(0, 1, ""),
    }
)

#: Units of parameters that have no stated range on the wire and mean nothing without one.
FURTHER_UNITS: Mapping[str, str] = MappingProxyType({"density": "kg/m³"})

#: Which of the known parameters mean something for a kind of matter; None: all of them.
RELEVANT: Mapping[PhysicsType, frozenset[str] | None] = MappingProxyType(
    {
        PhysicsType.AUTO: None,
        PhysicsType.CUSTOM: None,
        PhysicsType.FLUID_DYNAMICS: frozenset({"gravity", "viscosity", "surface_tension", "air_resistance"}),
        PhysicsType.RIGID_BODY: frozenset({"gravity", "elasticity", "air_resistance"}),
        PhysicsType.SOFT_BODY: frozenset({"gravity", "elasticity", "air_resistance"}),
        PhysicsType.PARTICLE_SYSTEM: frozenset({"gravity", "elasticity", "air_resistance"}),
    }
)


class Environment(Frozen, frozen=True):
    """What surrounds the scene. None: not asked for."""

    air_density_kg_m3: float | None = None
    wind_m_s: tuple[float, float, float] | None = None  # x to the right, y up, z towards the viewer
    temperature_c: float | None = None


class Conservation(Frozen, frozen=True):
    """Which quantities are to be kept. None: not asked for."""

    momentum: bool | None = None
    energy: bool | None = None
    angular_momentum: bool | None = None


class PhysicsSpec(Frozen, frozen=True):
    """What the user set, and only that: no parameter gets a default here."""

    type: PhysicsType = PhysicsType.AUTO
    parameters: dict[str, Any] = field(default_factory=dict)
    environment: Environment = Environment()
    conservation: Conservation = Conservation()
    validation_enabled: bool = True
    strict_mode: bool = False


def checked(
    spec: PhysicsSpec, at: str = "physics", ranges: Mapping[str, Range] = RANGES
) -> tuple[PhysicsSpec, tuple[Issue, ...]]:
    """The spec as it may be sent, and what was found. Checking twice changes nothing more.

    Strict: a value out of range or without meaning for the type is an error and stays as it is. Lenient: it is
    clamped or left out, with a warning. A number that is not finite is an error in both. Unknown names are kept.
    """
    issues: list[Issue] = []
    kept: dict[str, Any] = {}
    relevant = RELEVANT[spec.type]
    for name, value in spec.parameters.items():
        where = f"{at}.parameters.{name}"
        issues += _unfit(where, value)
        if name in RANGES and relevant is not None and name not in relevant:
            found = error if spec.strict_mode else warning
            issues.append(found(where, IssueCode.IRRELEVANT, type=spec.type))
            if spec.strict_mode:
                kept[name] = value
            continue
        kept[name] = _in_range(where, ranges.get(name), value, issues, strict=spec.strict_mode)
    issues += _environment(spec.environment, f"{at}.environment")
    return replace(spec, parameters=kept), tuple(issues)


def _in_range(where: str, bounds: Range | None, value: object, issues: list[Issue], *, strict: bool) -> object:
    if bounds is None or (isinstance(value, float) and not isfinite(value)):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        issues.append(error(where, IssueCode.NOT_A_CHOICE, value=value, expected=bounds))
        return value
    nearest = min(max(value, bounds.lowest), bounds.highest)
    if nearest == value:
        return value
    if strict:
        issues.append(error(where, IssueCode.OUT_OF_RANGE, value=f"{value:g}", expected=bounds))
        return value
    issues.append(warning(where, IssueCode.CLAMPED, value=f"{value:g}", used=f"{nearest:g}", expected=bounds))
    return nearest


def _unfit(where: str, value: object) -> list[Issue]:
    """Every number that is not finite, wherever it hides."""
    if isinstance(value, float) and not isfinite(value):
        return [error(where, IssueCode.NOT_FINITE, value=value)]
    if isinstance(value, Mapping):
        return [issue for key, inner in value.items() for issue in _unfit(f"{where}.{key}", inner)]
    if isinstance(value, list | tuple):
        return [issue for index, inner in enumerate(value) for issue in _unfit(f"{where}.{index}", inner)]
    return []


def not_finite(where: str, value: object) -> tuple[Issue, ...]:
    """One error for every number inside a JSON-like value that JSON cannot carry."""
    return tuple(_unfit(where, value))


def _environment(around: Environment, at: str) -> list[Issue]:
    issues = []
    given = {
        "air_density_kg_m3": around.air_density_kg_m3,
        "wind_m_s": around.wind_m_s,
        "temperature_c": around.temperature_c,
    }
    for name, value in given.items():
        issues += _unfit(f"{at}.{name}", value)
    if around.air_density_kg_m3 is not None and around.air_density_kg_m3 < 0:
        found = around.air_density_kg_m3
        issues.append(error(f"{at}.air_density_kg_m3", IssueCode.OUT_OF_RANGE, value=found, expected="0 kg/m³ or more"))
    if around.temperature_c is not None and around.temperature_c < -273.15:  # absolute zero
        found = around.temperature_c
        issues.append(error(f"{at}.temperature_c", IssueCode.OUT_OF_RANGE, value=found, expected="-273.15 °C or more"))
    return issues


def physics_words(spec: PhysicsSpec) -> str:
    """The matter and its parameters as one sentence for a prompt; empty when nothing was set."""
    parts = [] if spec.type in {PhysicsType.AUTO, PhysicsType.CUSTOM} else [spec.type.replace("_", " ")]
    for name, value in spec.parameters.items():
        unit = RANGES[name].unit if name in RANGES else FURTHER_UNITS.get(name, "")
        parts.append(f"{name.replace('_', ' ')} {value:g} {unit}".rstrip() if _number(value) else f"{name} {value}")
    return f"Physics: {', '.join(parts)}." if parts else ""


def surroundings_words(spec: PhysicsSpec) -> str:
    """Environment and conservation as one sentence for a prompt; empty when nothing was set."""
    around, kept, parts = spec.environment, spec.conservation, []
    if around.air_density_kg_m3 is not None:
        parts.append(f"air density {around.air_density_kg_m3:g} kg/m³")
    if around.wind_m_s is not None:
        parts.append("wind ({:g}, {:g}, {:g}) m/s".format(*around.wind_m_s))
    if around.temperature_c is not None:
        parts.append(f"{around.temperature_c:g} °C")
    flags = {"momentum": kept.momentum, "energy": kept.energy, "angular momentum": kept.angular_momentum}
    parts += [f"{name} {'conserved' if flag else 'not conserved'}" for name, flag in flags.items() if flag is not None]
    return f"Surroundings: {', '.join(parts)}." if parts else ""


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
