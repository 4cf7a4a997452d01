"""The scene of particles: confetti in the air."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.scene import SCENES, Setting
from holysheep_studio.engine.previs.canvas import colour_of, shaded
from holysheep_studio.engine.previs.particles import Particles, Surroundings
from holysheep_studio.engine.previs.simulation import Place

if TYPE_CHECKING:
    from holysheep_studio.engine.previs.canvas import Canvas
    from holysheep_studio.engine.previs.simulation import Books

PIECES = 900
SIZE_M = (0.05, 0.03)
TINTS = ("#d9823b", "#d3495a", "#3f8fd2", "#e4c04a", "#5aa878", "#8a6bb8")
FLOOR = 0.06  # as a share of the picture's height


class ConfettiScene:
    """Pieces of paper shot up, and what the air makes of them."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        form = SCENES[setting.scene]
        self._floor = FLOOR * form.height_m
        random = np.random.default_rng(setting.seed)
        at = np.stack([random.normal(form.width_m / 2, 0.12, PIECES), random.uniform(0.3, 0.6, PIECES)], axis=1)
        turn = random.normal(np.pi / 2, 0.34, PIECES)
        speed = random.uniform(2, 16, PIECES)[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
        # thin paper and thick: up to twice the drag, down to half
        self.particles = Particles(at, speed, 2 ** random.uniform(-1, 1, PIECES), self._around())
        self._turn, self._spin = random.uniform(0, 6.28, PIECES), random.normal(0, 5, PIECES)
        self._roll, self._rolling = random.uniform(0, 6.28, PIECES), random.uniform(3, 12, PIECES)
        self._tint = random.integers(0, len(TINTS), PIECES)

    def _around(self) -> Surroundings:
        setting = self.setting
        return Surroundings(setting.gravity_m_s2, setting.drag_1_m, setting.wind_m_s[:2], setting.elasticity,
                            setting.friction, self._floor)  # fmt: skip

    def advance(self, step_s: float) -> None:
        """Go on; the turning of the pieces is for the eye only."""
        self.particles.advance(step_s)
        flying = self.particles.at[:, 1] > self._floor + 0.02
        self._turn += self._spin * step_s * flying
        self._roll += self._rolling * step_s * flying

    def change(self, setting: Setting) -> None:
        """Take other numbers."""
        self.setting = setting
        self.particles.around = self._around()

    def draw(self, canvas: Canvas) -> None:
        """Turned and tilted pieces, colour by colour."""
        canvas.floor(self._floor)
        long, tilt = np.array([np.cos(self._turn), np.sin(self._turn)]).T, np.cos(self._roll)
        across = np.stack([-long[:, 1], long[:, 0]], axis=1) * (0.15 + 0.85 * np.abs(tilt))[:, None]
        a, b = long * SIZE_M[0] / 2, across * SIZE_M[1] / 2
        at = self.particles.at
        corners = np.stack([at - a - b, at + a - b, at + a + b, at - a + b], axis=1)
        for n, tint in enumerate(TINTS):
            for lit, light in ((tilt >= 0, 1.08), (tilt < 0, 0.72)):
                canvas.shapes(corners[(self._tint == n) & lit], shaded(colour_of(tint), light))

    def books(self) -> Books:
        """The pieces', a gram each."""
        return self.particles.books(1e-3)

    def places(self) -> tuple[Place, ...]:
        """The middle of all."""
        x, y = self.particles.at.mean(axis=0)
        return (Place("confetti", float(x), float(y)),)

    def measures(self) -> dict[str, float]:
        """Nothing here is limited by a grid."""
        return {}
