"""The liquid scenes: a pour into a vessel, a ball of liquid into a pool, a drop that swings about its round shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.scene import SCENES, SceneKind, Setting
from holysheep_studio.engine.previs.canvas import AXIS, colour_of
from holysheep_studio.engine.previs.liquid import PER_SIDE, Liquid, Matter, laid_out
from holysheep_studio.engine.previs.liquid_grid import Grid
from holysheep_studio.engine.previs.simulation import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from holysheep_studio.engine.previs.arrays import Numbers
    from holysheep_studio.engine.previs.canvas import Canvas
    from holysheep_studio.engine.previs.simulation import Books

#: Cells across the picture; with the liquid of these scenes about 4000 to 8000 particles.
COLUMNS, ROWS = 96, 54
#: The spout of the pour: how wide, in metres, and how fast the liquid leaves it.
SPOUT_M, SPOUT_M_S = 0.0134, 0.5
#: The vessel: its first and last column, its floor and its rim in rows, and how full it is at first.
LEFT, RIGHT, FOOT, RIM, FULL = 30, 66, 3, 37, 7
#: Most particles of the pour: the vessel is then nearly full.
MOST_PARTICLES = 3700
#: The drop: its radius in metres, and how far it is pulled out of round.
RADIUS_M, STRETCH = 0.01, 0.25


class FluidScene:
    """A liquid in the box of the picture."""

    def __init__(self, setting: Setting) -> None:
        form = SCENES[setting.scene]
        self.setting = setting
        self._cell = form.width_m / COLUMNS
        self._solid = _vessel() if setting.scene is SceneKind.POUR else np.zeros((ROWS, COLUMNS), bool)
        self._flown = 0.0
        self._random = np.random.default_rng(setting.seed)
        at, speed = self._start()
        self.liquid = Liquid(Grid(ROWS, COLUMNS, self._cell, self._solid), at, speed, _matter(setting))

    def _start(self) -> tuple[Numbers, Numbers]:
        cell, seed = self._cell, self.setting.seed
        wide, high = COLUMNS * cell, ROWS * cell
        if self.setting.scene is SceneKind.POUR:
            first = laid_out(cell, ((LEFT + 2) * cell, (RIGHT - 2) * cell), (FOOT * cell, (FOOT + FULL) * cell), seed)
            return first, np.zeros_like(first)
        if self.setting.scene is SceneKind.DROP:
            at = laid_out(cell, (0, wide), (0, high), seed)
            way = at - (wide / 2, high / 2)
            turn = np.arctan2(way[:, 1], way[:, 0])
            inside = np.hypot(way[:, 0], way[:, 1]) < RADIUS_M * (1 + STRETCH * np.cos(2 * turn) - STRETCH**2 / 4)
            return at[inside], np.zeros((int(inside.sum()), 2))
        pool = laid_out(cell, (0, wide), (0, 14 * cell), seed)
        ball = laid_out(cell, (0, wide), (0, high), seed + 1)
        ball = ball[np.hypot(ball[:, 0] - wide / 2, ball[:, 1] - 34 * cell) < 7.5 * cell]
        return np.concatenate([pool, ball]), np.zeros((len(pool) + len(ball), 2))

    def advance(self, step_s: float) -> None:
        """Go on; the spout adds what flows out of it."""
        if self.setting.scene is SceneKind.POUR:
            self._flow(step_s)
        self.liquid.advance(step_s)

    def _flow(self, step_s: float) -> None:
        gap = self._cell / PER_SIDE
        self._flown += SPOUT_M_S * step_s
        lanes = round(SPOUT_M / gap)
        while self._flown >= gap and len(self.liquid.at) < MOST_PARTICLES:
            self._flown -= gap
            x = 43 * self._cell + (np.arange(lanes) + 0.5) * gap
            at = np.stack([x, np.full(lanes, (ROWS - 0.6) * self._cell - self._flown)], axis=1)
            at += self._random.uniform(-0.2, 0.2, at.shape) * gap
            self.liquid.add(at, np.tile((0.0, -SPOUT_M_S), (lanes, 1)))
            # what the spout brings with it is no drift
            height_j = self.setting.gravity_m_s2 * float(at[:, 1].sum())
            self.liquid.work_j += self.liquid.particle_kg * (lanes * SPOUT_M_S**2 / 2 + height_j)

    def change(self, setting: Setting) -> None:
        """Take other numbers."""
        self.setting = setting
        self.liquid.matter = _matter(setting)

    def draw(self, canvas: Canvas) -> None:
        """The vessel and the liquid."""
        cell = self._cell
        if len(self.liquid.at):
            canvas.liquid(self.liquid.at, cell / PER_SIDE, colour_of(self.setting.tint), self.liquid.wet)
        if self._solid.any():
            for row, column in zip(*np.nonzero(self._solid), strict=True):
                x, y = column * cell, row * cell
                canvas.shape(np.array([(x, y), (x + cell, y), (x + cell, y + cell), (x, y + cell)]), AXIS)

    def books(self) -> Books:
        """The liquid's."""
        return self.liquid.books()

    def places(self) -> tuple[Place, ...]:
        """The middle of the liquid."""
        if not len(self.liquid.at):
            return ()
        x, y = self.liquid.at.mean(axis=0)
        return (Place("liquid", float(x), float(y)),)

    def measures(self) -> dict[str, float]:
        """Cell, step and the fastest particle, and the radius of what is round."""
        speed = self.liquid.speed
        fastest = float(np.sqrt(np.quantile((speed**2).sum(axis=1), 0.95))) if len(speed) else 0.0
        radius = RADIUS_M if self.setting.scene is SceneKind.DROP else 8 * self._cell
        return {
            "cell_m": self._cell,
            "speed_m_s": fastest,
            "radius_m": radius,
            "behind": self.liquid.unfinished_share,
        }


def _matter(setting: Setting) -> Matter:
    # air drags a liquid's surface only; what the user asked for shows as a slowing of the whole
    drag = setting.drag_1_m * 0.5
    affine = setting.keep_spin is not False
    return Matter(setting.gravity_m_s2, setting.viscosity_pa_s, setting.tension_n_m, setting.density, drag, affine)


def _vessel() -> NDArray[np.bool_]:
    """A vessel open at the top: a floor and two walls, two cells thick."""
    solid = np.zeros((ROWS, COLUMNS), bool)
    solid[FOOT - 2 : FOOT, LEFT:RIGHT] = True
    solid[FOOT - 2 : RIM, LEFT : LEFT + 2] = True
    solid[FOOT - 2 : RIM, RIGHT - 2 : RIGHT] = True
    return solid
