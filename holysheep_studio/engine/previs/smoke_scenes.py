"""The scene of smoke: a source near the ground lets off what is lighter than the air, and the wind bends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.scene import SCENES, Setting
from holysheep_studio.engine.previs.air import Air, Lift
from holysheep_studio.engine.previs.canvas import colour_of
from holysheep_studio.engine.previs.simulation import Books, Place

if TYPE_CHECKING:
    from holysheep_studio.engine.previs.arrays import Numbers
    from holysheep_studio.engine.previs.canvas import Canvas

#: Cells across the picture, and rows of them over the ground.
COLUMNS, ROWS = 128, 68
#: The source: its radius and height over the ground in metres.
SOURCE_M, HEIGHT_M = 0.075, 0.13
#: It wavers as a flame does, by so many metres and this often a second; without that the plume would be a mirror image.
WAVER_M, WAVERS_1_S = 0.03, (0.9, 2.3, 4.1)
#: Smoke thinner than this is not looked for when its middle is told.
LEAST = 1e-9


class SmokeScene:
    """Smoke over a floor, in air that is open to the sides and above."""

    def __init__(self, setting: Setting) -> None:
        form = SCENES[setting.scene]
        self.setting = setting
        self._cell = form.width_m / COLUMNS
        self._floor = form.height_m - ROWS * self._cell
        random = np.random.default_rng(setting.seed)
        self._phases = random.uniform(0, 2 * np.pi, len(WAVERS_1_S))
        self.air = Air(ROWS, COLUMNS, self._cell, lift_of(setting))
        self._across = (np.arange(COLUMNS) + 0.5) * self._cell
        self._time_s = 0.0
        self._brought_j = 0.0
        self._let_off()

    def _let_off(self) -> None:
        """Fill the source."""
        swing = np.sin(2 * np.pi * np.array(WAVERS_1_S) * self._time_s + self._phases).mean()
        # with the wind there is more to see behind the source
        side = 0.5 - 0.3 * np.tanh(2 * self.air.lift.wind_m_s)
        x = side * COLUMNS * self._cell + WAVER_M * float(swing)
        away = np.hypot(self._across - x, self.air.heights_m - HEIGHT_M)
        wanted = np.clip((SOURCE_M - away) / self._cell + 0.5, 0, 1)
        more = np.maximum(wanted - self.air.smoke, 0)
        self.air.smoke += more
        # what the source brings can rise still: that is no drift
        self._brought_j += float((more * self.air.waiting).sum()) * self._cell**2

    def advance(self, step_s: float) -> None:
        """Go on; the source goes on with it."""
        self.air.advance(step_s)
        self._time_s += step_s
        self._let_off()

    def change(self, setting: Setting) -> None:
        """Take other numbers; another wind blows at once."""
        self.setting = setting
        self.air.change(lift_of(setting))

    def draw(self, canvas: Canvas) -> None:
        """The ground and the smoke."""
        canvas.floor(self._floor)
        canvas.smoke(self.air.smoke, self._cell, self._floor, colour_of(self.setting.tint))

    def books(self) -> Books:
        """The air's, the smoke in it counted by its lift; what passes the open sides is not known of momentum."""
        density = max(self.setting.air_kg_m3, 1e-6)
        air = self.air
        kg = density * self._cell**2
        u, v = 0.5 * (air.u[:, 1:] + air.u[:, :-1]), 0.5 * (air.v[1:] + air.v[:-1])
        x, y = self._across - COLUMNS * self._cell / 2, air.heights_m - ROWS * self._cell / 2
        spin = kg * float((x * v - y * u).sum())
        work = density * (self._brought_j - air.taken_j)
        return Books(density * air.energy, (kg * float(u.sum()), kg * float(v.sum())), spin, work, None, None)

    def places(self) -> tuple[Place, ...]:
        """The middle of the smoke."""
        smoke: Numbers = self.air.smoke
        whole = float(smoke.sum())
        if whole < LEAST:
            return ()
        x = float((smoke * self._across).sum()) / whole
        y = float((smoke * self.air.heights_m).sum()) / whole
        return (Place("smoke", x, y + self._floor),)

    def measures(self) -> dict[str, float]:
        """The cell that eddies are seen by, and the lift."""
        return {"cell_m": self._cell, "lift_m_s2": self.air.lift.lift_m_s2}


def lift_of(setting: Setting) -> Lift:
    """What drives the air: a round cloud of the one in the other rises by half of this (added mass, Lamb 1932).

    Nothing is left of the approximation of small differences: without any air, smoke falls as a stone does.
    """
    air, smoke = setting.air_kg_m3, setting.density
    lift = 2 * setting.gravity_m_s2 * (air - smoke) / (air + smoke)
    return Lift(lift, setting.wind_m_s[0], exact=setting.keep_energy is not False)
