"""Materials and places: ready-made numbers for matter and for what surrounds it, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.parameters import PARAMETERS
from holysheep_studio.domain.physics import PhysicsSpec, PhysicsType
from holysheep_studio.domain.scene import SceneKind


class Material(Frozen, frozen=True):
    """Matter by its name: the parameters it sets, in their units, its colour and the source of its numbers.

    A number may lie beyond what a provider takes (honey is thicker than 1000 mPa s): it is then clamped when checked.
    """

    id: str
    name: str
    type: PhysicsType
    parameters: Mapping[str, float]
    tint: str
    source: str
    scene: SceneKind | None = None  # where it shows best; None: any of its kind


def material_of(name: str, plain: Mapping[str, Any]) -> Material:
    """The material of a shipped table. Raises InputError bad_value."""
    try:
        parameters = {key: float(value) for key, value in plain["parameters"].items()}
        found = Material(
            name,
            str(plain["name"]),
            PhysicsType(plain["type"]),
            MappingProxyType(parameters),
            str(plain["tint"]),
            str(plain["source"]),
            SceneKind(plain["scene"]) if "scene" in plain else None,
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise InputError(Code.BAD_VALUE, field=f"material {name}", value=error, expected="a material's keys") from None
    if odd := set(found.parameters) - set(PARAMETERS):
        raise InputError(Code.BAD_VALUE, field=f"material {name}", value=sorted(odd), expected=", ".join(PARAMETERS))
    return found


def with_material(spec: PhysicsSpec, material: Material) -> PhysicsSpec:
    """The spec made of another material: its numbers replace those of the same name, all else stays."""
    return replace(spec, type=material.type, parameters={**spec.parameters, **material.parameters})


def differences(spec: PhysicsSpec, material: Material) -> dict[str, tuple[float, object]]:
    """Where a spec differs from a material: by name the material's number and the spec's, None where it has none."""
    return {
        name: (value, spec.parameters.get(name))
        for name, value in material.parameters.items()
        if spec.parameters.get(name) != value
    }


class Body(Frozen, frozen=True):
    """A place by its gravity in m/s2 and the density of its air in kg/m3."""

    gravity_m_s2: float
    air_kg_m3: float


#: Where scenes can take place. NASA planetary fact sheets; Mars: 0.020 kg/m3 at the surface.
BODIES: Mapping[str, Body] = MappingProxyType(
    {
        "earth": Body(9.81, 1.204),
        "moon": Body(1.62, 0.0),
        "mars": Body(3.71, 0.020),
        "zero_g": Body(0.0, 1.204),
    }
)


def placed(spec: PhysicsSpec, body: Body) -> PhysicsSpec:
    """The spec at another place: its gravity and its air."""
    around = replace(spec.environment, air_density_kg_m3=body.air_kg_m3)
    return replace(spec, parameters={**spec.parameters, "gravity": body.gravity_m_s2}, environment=around)
