"""Many light particles in moving air: gravity, quadratic drag against the wind, a floor."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.engine.previs.simulation import Books

if TYPE_CHECKING:
    from holysheep_studio.engine.previs.arrays import Numbers

LONGEST_S = 1 / 240


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What acts on the particles, in SI units; `drag_1_m` is multiplied by each particle's own factor."""

    gravity_m_s2: float
    drag_1_m: float
    wind_m_s: tuple[float, float]
    elasticity: float = 0.0
    friction: float = 0.5
    floor_m: float | None = None


class Particles:
    """Points of equal mass; `at` and `speed` have the shape (n, 2), `lightness` (n,) multiplies the drag."""

    def __init__(self, at: Numbers, speed: Numbers, lightness: Numbers, around: Surroundings) -> None:
        self.at, self.speed, self.lightness, self.around = at.copy(), speed.copy(), lightness, around
        self.touched = False

    def advance(self, step_s: float) -> None:
        """Go on by so many seconds; without air and floor exact."""
        count = max(1, ceil(step_s / LONGEST_S - 1e-9))
        for _ in range(count):
            self._step(step_s / count)

    def _step(self, h: float) -> None:
        around, speed = self.around, self.speed
        before_y = self.at[:, 1].copy()
        # half a move, half a kick, the exact solution of v' = -k v |v| against the wind, half a kick, half a move
        self.at += speed * (h / 2)
        speed[:, 1] -= around.gravity_m_s2 * h / 2
        if around.drag_1_m > 0:
            past = speed - around.wind_m_s
            slow = 1 / (1 + around.drag_1_m * h * self.lightness * np.sqrt((past * past).sum(axis=1)))
            speed[:] = past * slow[:, None] + around.wind_m_s
        speed[:, 1] -= around.gravity_m_s2 * h / 2
        self.at += speed * (h / 2)
        if around.floor_m is not None:
            self._land(before_y, around.floor_m)

    def _land(self, before_y: Numbers, floor_m: float) -> None:
        under = self.at[:, 1] < floor_m
        if not under.any():
            return
        self.touched = True
        around, speed = self.around, self.speed
        down = np.minimum(speed[under, 1], 0)
        speed[under, 1] = -down * around.elasticity
        # Coulomb: friction takes at most mu times what the floor takes of the fall
        along = speed[under, 0]
        grip = around.friction * (1 + around.elasticity) * -down
        speed[under, 0] = np.sign(along) * np.maximum(np.abs(along) - grip, 0)
        over = np.minimum(floor_m - self.at[under, 1], np.maximum(before_y[under] - floor_m, 0) + 1)
        self.at[under, 1] = floor_m + over * around.elasticity

    def books(self, kg: float = 1.0) -> Books:
        """What they hold, `kg` each."""
        energy = kg * (0.5 * float((self.speed**2).sum()) + self.around.gravity_m_s2 * float(self.at[:, 1].sum()))
        momentum = self.speed.sum(axis=0) * kg
        arm = self.at - self.at.mean(axis=0)
        spin = kg * float((arm[:, 0] * self.speed[:, 1] - arm[:, 1] * self.speed[:, 0]).sum())
        free = not self.touched and self.around.drag_1_m == 0
        pull = (0.0, -kg * len(self.at) * self.around.gravity_m_s2) if free else None
        return Books(energy, (float(momentum[0]), float(momentum[1])), spin, 0.0, pull, 0.0 if free else None)
