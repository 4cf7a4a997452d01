"""Every physical parameter a person can set: its unit, range, usual value, and for which matter it means something."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.physics import RANGES, RELEVANT, PhysicsSpec, PhysicsType, Range, checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.issue import Issue

_FLUID, _SOFT = PhysicsType.FLUID_DYNAMICS, PhysicsType.SOFT_BODY
_RIGID, _GRAINS = PhysicsType.RIGID_BODY, PhysicsType.PARTICLE_SYSTEM
_ALL = frozenset({_FLUID, _SOFT, _RIGID, _GRAINS})


class Parameter(Frozen, frozen=True):
    """One parameter. `usual` is for display: what is not set is not sent. Its words: resources/texts/parameters.toml.

    `decades`: the range is walked by powers of ten (a slider's scale). `wired`: its range is the provider's own.
    """

    name: str
    range: Range
    usual: float
    types: frozenset[PhysicsType]
    decades: bool = False
    wired: bool = False


def _wired(name: str, usual: float, *, decades: bool = False) -> Parameter:
    types = frozenset(kind for kind in _ALL if name in (RELEVANT[kind] or ()))
    return Parameter(name, RANGES[name], usual, types, decades, wired=True)


PARAMETERS: Mapping[str, Parameter] = MappingProxyType(
    {
        parameter.name: parameter
        for parameter in (
            _wired("gravity", 9.81),
            _wired("elasticity", 0.5),
            _wired("viscosity", 1.002, decades=True),
            _wired("surface_tension", 72.8),
            _wired("air_resistance", 0.0),
            Parameter("density", Range(0.01, 25_000, "kg/m³"), 1000.0, _ALL, decades=True),
            Parameter("friction", Range(0, 2, ""), 0.4, frozenset({_RIGID, _GRAINS})),
            Parameter("stiffness", Range(0, 1, ""), 0.8, frozenset({_SOFT})),
            Parameter("damping", Range(0, 1, ""), 0.1, frozenset({_SOFT})),
        )
    }
)
#: What the numerical preview takes, which is more than providers do: honey and liquid metals as they are.
SHOWN: Mapping[str, Range] = MappingProxyType(
    {
        **{name: parameter.range for name, parameter in PARAMETERS.items()},
        "viscosity": Range(0.001, 1_000_000, "mPa\u00b7s"),
        "surface_tension": Range(0, 1000, "mN/m"),
    }
)


def parameters_of(kind: PhysicsType) -> tuple[Parameter, ...]:
    """Those that mean something for a kind of matter, in the order they are shown; all for auto and custom."""
    open_kinds = {PhysicsType.AUTO, PhysicsType.CUSTOM}
    return tuple(one for one in PARAMETERS.values() if kind in open_kinds or kind in one.types)


def checked_all(spec: PhysicsSpec, at: str = "physics") -> tuple[PhysicsSpec, tuple[Issue, ...]]:
    """As `checked`, with the ranges of the numerical preview, which are wider than those that providers take."""
    return checked(spec, at, SHOWN)
