"""What a numerical preview can show of what was asked: where it resolves a number, where its method sets a floor."""

from __future__ import annotations

from enum import StrEnum
from math import inf, pi, sqrt
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.physics import PhysicsType
from holysheep_studio.domain.scene import SCENES, SceneKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.scene import Setting

#: Measured: the grid's own viscosity is this times speed times cell; 0.02 in the table of tests/bench/physics.md.
GRID_VISCOSITY = 0.03
#: A round surface needs this many cells to its radius for 6 % of the tension's frequency.
CELLS_TO_RADIUS = 8
#: An eddy needs this many cells across to last for a turn.
CELLS_TO_EDDY = 6


class Quantity(StrEnum):
    """What is limited."""

    VISCOSITY = "viscosity"  # mPa s
    SURFACE_TENSION = "surface_tension"  # cells to the radius
    STIFFNESS = "stiffness"  # N/m
    TERMINAL_VELOCITY = "terminal_velocity"  # m/s; nothing is limited: it says what the drag means
    LIFT = "lift"  # m/s2 of full smoke, upward
    EDDIES = "eddies"  # cm: the smallest that are seen
    PACE = "pace"  # share of the asked speed that was reached


class Standing(StrEnum):
    """How the asked value stands to what can be shown."""

    RESOLVED = "resolved"
    BELOW_FLOOR = "below_floor"  # the method's own is larger: less looks the same
    ABOVE_CEILING = "above_ceiling"  # the method's most is smaller: more looks the same
    TOLD = "told"


class Limit(Frozen, frozen=True):
    """One quantity: what was asked, what the preview's bound is, both in the quantity's unit."""

    quantity: Quantity
    standing: Standing
    asked: float
    bound: float


class Account(Frozen, frozen=True):
    """One conserved quantity, measured: what there is, and how far it has drifted.

    The drift is a share of what there was or has moved since the start, outside work and forces taken off; None: what
    came from outside is not known.
    """

    now: float
    drift: float | None


class Ledger(Frozen, frozen=True):
    """What was measured of the conserved quantities, per metre of depth: J, kg m/s, kg m2/s."""

    energy: Account
    momentum: Account
    spin: Account


def terminal_velocity(gravity_m_s2: float, drag_1_m: float) -> float:
    """How fast a thing falls in the end: sqrt(g / k), m/s; infinite without drag."""
    return sqrt(gravity_m_s2 / drag_1_m) if drag_1_m > 0 else inf


def longest_capillary_step_s(density: float, cell_m: float, tension_n_m: float) -> float:
    """The step beyond which the shortest capillary waves blow up (Brackbill 1992)."""
    return sqrt(density * cell_m**3 / (2 * pi * tension_n_m))


def limits(setting: Setting, measures: Mapping[str, float]) -> tuple[Limit, ...]:
    """What can be said of a scene, from what its simulation measures of itself (cell_m, speed_m_s, step_s, ...)."""
    found: list[Limit] = []
    kind = SCENES[setting.scene].type
    if kind is PhysicsType.FLUID_DYNAMICS:
        found += _liquid(setting, measures)
    if setting.scene is SceneKind.SMOKE:
        eddies_cm = CELLS_TO_EDDY * measures["cell_m"] * 100
        found.append(Limit(Quantity.LIFT, Standing.TOLD, setting.density, measures["lift_m_s2"]))
        found.append(Limit(Quantity.EDDIES, Standing.TOLD, 0.0, eddies_cm))
    elif kind is PhysicsType.SOFT_BODY:
        most = measures["node_kg"] / measures["step_s"] ** 2
        asked = measures["spring_n_m"]
        found.append(Limit(Quantity.STIFFNESS, _standing(asked <= most, Standing.ABOVE_CEILING), asked, most))
    elif setting.drag_1_m > 0 and setting.gravity_m_s2 > 0:
        speed = terminal_velocity(setting.gravity_m_s2, setting.drag_1_m)
        found.append(Limit(Quantity.TERMINAL_VELOCITY, Standing.TOLD, setting.drag_1_m, speed))
    behind = measures.get("behind", 0.0)
    if behind > 0:
        found.append(Limit(Quantity.PACE, Standing.ABOVE_CEILING, 1.0, 1 - behind))
    return tuple(found)


def _liquid(setting: Setting, measures: Mapping[str, float]) -> list[Limit]:
    floor = GRID_VISCOSITY * measures["speed_m_s"] * measures["cell_m"] * setting.density * 1000
    asked = setting.viscosity_pa_s * 1000
    cells = measures["radius_m"] / measures["cell_m"]
    return [
        Limit(Quantity.VISCOSITY, _standing(asked >= floor, Standing.BELOW_FLOOR), asked, floor),
        Limit(
            Quantity.SURFACE_TENSION,
            _standing(cells >= CELLS_TO_RADIUS, Standing.BELOW_FLOOR),
            cells,
            float(CELLS_TO_RADIUS),
        ),
    ]


def _standing(fine: bool, otherwise: Standing) -> Standing:  # noqa: FBT001 - a condition
    return Standing.RESOLVED if fine else otherwise
