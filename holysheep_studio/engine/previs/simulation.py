"""What every simulation of the numerical preview does: go on in time, take new numbers, draw itself, keep its books."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from holysheep_studio.domain.scene import Setting
    from holysheep_studio.engine.previs.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Books:
    """What a simulation holds of the conserved quantities, in SI units for a depth of one metre.

    `work_j` came in from outside since the start, `pull` and `twist` are the outside force and torque, as far as they
    are known; None: not known, so that no drift can be told.
    """

    energy_j: float
    momentum: tuple[float, float]
    spin: float
    work_j: float | None = 0.0
    pull: tuple[float, float] | None = (0.0, 0.0)
    twist: float | None = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a named thing is, in metres, x to the right and y up, and its radius where it has one."""

    name: str
    x_m: float
    y_m: float
    radius_m: float | None = None


class Simulation(Protocol):
    """One scene in motion. Deterministic: the same setting and steps give the same numbers."""

    def advance(self, step_s: float) -> None:
        """Go on by so many seconds of the scene."""

    def change(self, setting: Setting) -> None:
        """Take other numbers from now on; the matter stays where it is."""

    def draw(self, canvas: Canvas) -> None:
        """Draw what is there now."""

    def books(self) -> Books:
        """What is there of energy and momentum now."""

    def places(self) -> tuple[Place, ...]:
        """Where the things are whose motion can be measured."""

    def measures(self) -> dict[str, float]:
        """What limits are worked out from: cell_m, step_s, speed_m_s, radius_m, node_kg, where they mean something."""
