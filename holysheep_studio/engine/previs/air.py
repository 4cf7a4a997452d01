"""Air that carries smoke: a flow without divergence on a grid, lifted where it is lighter, and no smoke is lost.

Velocities lie on the faces of a MAC grid (Harlow and Welch 1965): u of shape (rows, columns + 1), v of shape
(rows + 1, columns); row 0 is the lowest. They are carried by the method of characteristics with MacCormack's correction
(Selle 2008), the smoke by limited fluxes between cells (van Leer 1979), and the pressure is solved exactly by cosine
and sine transforms. Nothing is added that the equations do not have: eddies die at the grid's own rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from scipy import fft

if TYPE_CHECKING:
    from holysheep_studio.engine.previs.arrays import Numbers

#: How many cells the flow may cross in a step, and the smoke in a step of its own: beyond 1/2 its fluxes are not safe.
MOST_CELLS, MOST_FLUX = 2.0, 0.45


@dataclass(frozen=True, slots=True)
class Lift:
    """What moves the air: the lift of full smoke in m/s2, upward, and the wind along the ground in m/s.

    `exact`: False leaves out MacCormack's correction, which loses energy faster.
    """

    lift_m_s2: float = 0.0
    wind_m_s: float = 0.0
    exact: bool = True


class Air:
    """A box of rows x columns cells of side `cell_m`: a floor below, open at its sides and top, or closed all around.

    `smoke` is the share of each cell that is smoke (0-1); what leaves an open box is gone.
    """

    def __init__(self, rows: int, columns: int, cell_m: float, lift: Lift, *, opened: bool = True) -> None:
        self.rows, self.columns, self.cell_m, self.opened, self.lift = rows, columns, cell_m, opened, lift
        self.u = np.full((rows, columns + 1), lift.wind_m_s if opened else 0.0)
        self.v = np.zeros((rows + 1, columns))
        self.smoke = np.zeros((rows, columns))
        self.left = 0.0  # smoke that has left, in cells
        self.taken_j = 0.0  # energy that has left with the air, per kg/m3 and metre of depth
        self._eigen = _eigen(rows, columns, opened=opened)

    def change(self, lift: Lift) -> None:
        """Take other numbers; another wind blows at once."""
        if self.opened:
            self.u += lift.wind_m_s - self.lift.wind_m_s
        self.lift = lift

    def advance(self, step_s: float) -> None:
        """Go on by so many seconds."""
        fastest = max(float(np.abs(self.u).max()), float(np.abs(self.v).max())) + abs(self.lift.lift_m_s2) * step_s
        count = max(1, ceil(fastest * step_s / (MOST_CELLS * self.cell_m)))
        for _ in range(count):
            self._step(step_s / count)

    def _step(self, dt: float) -> None:
        # half the lift before and half after: second order in time
        self._raise(dt / 2)
        self.project()
        self._account(dt)
        u, v = self.u, self.v
        self._carry_smoke(dt)
        self.u, self.v = self._carried(u, v, dt)
        self._raise(dt / 2)
        self.project()

    def _raise(self, dt: float) -> None:
        if self.lift.lift_m_s2:
            self.v[1:-1] += dt * self.lift.lift_m_s2 * 0.5 * (self.smoke[1:] + self.smoke[:-1])

    # ---- pressure ----

    def project(self) -> None:
        """Take the divergence out, to the last bits."""
        if not self.opened:
            self.u[:, 0] = self.u[:, -1] = self.v[-1] = 0
        self.v[0] = 0
        divergence = self.u[:, 1:] - self.u[:, :-1] + self.v[1:] - self.v[:-1]
        if self.opened:
            # pressure is that of the outside on the open faces, and level across the floor
            there = fft.dst(fft.dct(divergence, type=4, axis=0), type=2, axis=1)
            p = fft.idct(fft.idst(there / self._eigen, type=2, axis=1), type=4, axis=0)
            self.u[:, 0] -= 2 * p[:, 0]
            self.u[:, -1] += 2 * p[:, -1]
            self.v[-1] += 2 * p[-1]
        else:
            p = fft.idctn(fft.dctn(divergence, type=2) / self._eigen, type=2)
        self.u[:, 1:-1] -= p[:, 1:] - p[:, :-1]
        self.v[1:-1] -= p[1:] - p[:-1]

    @property
    def divergence(self) -> float:
        """The largest divergence that is left, in 1/s."""
        left = self.u[:, 1:] - self.u[:, :-1] + self.v[1:] - self.v[:-1]
        return float(np.abs(left).max()) / self.cell_m

    # ---- velocities ----

    def _carried(self, u: Numbers, v: Numbers, dt: float) -> tuple[Numbers, Numbers]:
        """Both velocities brought along the flow."""
        share = dt / self.cell_m
        middle_v = np.pad(v, ((0, 0), (1, 1)), mode="edge")
        v_at_u = 0.25 * (middle_v[1:, 1:] + middle_v[1:, :-1] + middle_v[:-1, 1:] + middle_v[:-1, :-1])
        middle_u = np.pad(u, ((1, 1), (0, 0)), mode="edge")
        u_at_v = 0.25 * (middle_u[1:, 1:] + middle_u[1:, :-1] + middle_u[:-1, 1:] + middle_u[:-1, :-1])
        calm = self.lift.wind_m_s if self.opened else None
        return (
            self._brought(u, u * share, v_at_u * share, calm, across=True),
            self._brought(v, u_at_v * share, v * share, 0.0 if self.opened else None, across=False),
        )

    def _brought(self, field: Numbers, x: Numbers, y: Numbers, calm: float | None, *, across: bool) -> Numbers:
        """A field on its own points, moved by (x, y) cells; `calm` is what comes in from outside."""
        back = _Reach(field.shape, x, y)
        found = back.read(field)
        if self.lift.exact:
            # there and back again tells the error, half of which is taken off; never beyond what it was read from
            again = _Reach(field.shape, -x, -y).read(found)
            low, high = back.bounds(field)
            better = np.clip(found + 0.5 * (field - again), low, high)
            # where the way leads out of the box, there is nothing to come back to
            found = np.where(back.inside, better, found)
        if calm is not None:
            # over the floor nothing comes in
            coming = back.beyond_sides | back.beyond_top
            edge = np.zeros(field.shape, bool)
            edge[:, 0] = edge[:, -1] = across
            found[coming & ~edge] = calm
            if across:
                # the flow through an open face is the pressure's; calm air comes after it
                found[:, 0] = np.where(field[:, 0] > 0, calm, found[:, 0])
                found[:, -1] = np.where(field[:, -1] < 0, calm, found[:, -1])
        return found

    # ---- smoke ----

    def _carry_smoke(self, dt: float) -> None:
        fastest = float(np.abs(self.u).max() + np.abs(self.v).max())
        count = max(1, ceil(fastest * dt / (MOST_FLUX * self.cell_m)))
        u, v = self.u * (dt / count / self.cell_m), self.v * (dt / count / self.cell_m)
        for _ in range(count):
            # two stages of Shu and Osher (1988)
            first, gone = self._flowed(self.smoke, u, v)
            second, gone_too = self._flowed(first, u, v)
            self.smoke = 0.5 * (self.smoke + second)
            self.left += 0.5 * (gone + gone_too)

    def _flowed(self, smoke: Numbers, u: Numbers, v: Numbers) -> tuple[Numbers, float]:
        """The smoke after its fluxes, and how much went out of the box; what comes in is clear."""
        along, up = _flux(smoke, u), _flux(smoke.T, v.T).T
        made = smoke - (along[:, 1:] - along[:, :-1]) - (up[1:] - up[:-1])
        gone = float(along[:, -1].sum() - along[:, 0].sum() + up[-1].sum() - up[0].sum())
        return made, gone

    # ---- books ----

    @property
    def heights_m(self) -> Numbers:
        """Of the cells' middles over the floor, shape (rows, 1)."""
        found: Numbers = (np.arange(self.rows, dtype=np.float64)[:, None] + 0.5) * self.cell_m
        return found

    @property
    def energy(self) -> float:
        """Of motion and of what can still rise to the top, or sink to the floor, per kg/m3 and metre of depth."""
        moving = (self.u[:, 1:] ** 2 + self.u[:, :-1] ** 2 + self.v[1:] ** 2 + self.v[:-1] ** 2).sum() / 4
        return (float(moving) + float((self.smoke * self.waiting).sum())) * self.cell_m**2

    @property
    def waiting(self) -> Numbers:
        """What full smoke at each height can still give, in J per kg of air, shape (rows, 1)."""
        top = self.rows * self.cell_m if self.lift.lift_m_s2 > 0 else 0.0
        found: Numbers = self.lift.lift_m_s2 * (top - self.heights_m)
        return found

    def _account(self, dt: float) -> None:
        """Note the energy that goes out through the open faces, with the air that comes in taken off."""
        if not self.opened:
            return
        calm = 0.5 * self.lift.wind_m_s**2
        mid_u, mid_v = 0.5 * (self.u[:, 1:] + self.u[:, :-1]), 0.5 * (self.v[1:] + self.v[:-1])
        held = 0.5 * (mid_u**2 + mid_v**2) + self.smoke * self.waiting
        for through, inner in ((-self.u[:, 0], held[:, 0]), (self.u[:, -1], held[:, -1]), (self.v[-1], held[-1])):
            self.taken_j += float((through * np.where(through > 0, inner, calm)).sum()) * self.cell_m * dt


class _Reach:
    """Where points of a grid come from: places by bilinear weights, kept inside."""

    def __init__(self, shape: tuple[int, int], x: Numbers, y: Numbers) -> None:
        rows, columns = shape
        across, up = np.arange(columns) - x, np.arange(rows)[:, None] - y
        self.beyond_sides = (across < -0.5) | (across > columns - 0.5)
        self.beyond_top = up > rows - 0.5
        self.inside = (across >= 0) & (across <= columns - 1) & (up >= 0) & (up <= rows - 1)
        across, up = np.clip(across, 0, columns - 1), np.clip(up, 0, rows - 1)
        column = np.minimum(across.astype(np.intp), columns - 2)
        row = np.minimum(up.astype(np.intp), rows - 2)
        self._fx, self._fy = across - column, up - row
        self._first, self._columns = row * columns + column, columns

    def _corners(self, field: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        flat, n, columns = field.ravel(), self._first, self._columns
        return flat[n], flat[n + 1], flat[n + columns], flat[n + columns + 1]

    def read(self, field: Numbers) -> Numbers:
        """The field at the places."""
        a, b, c, d = self._corners(field)
        low, high = a + (b - a) * self._fx, c + (d - c) * self._fx
        found: Numbers = low + (high - low) * self._fy
        return found

    def bounds(self, field: Numbers) -> tuple[Numbers, Numbers]:
        """The least and the most of what a place is read from."""
        a, b, c, d = self._corners(field)
        return (
            np.minimum(np.minimum(a, b), np.minimum(c, d)),
            np.maximum(np.maximum(a, b), np.maximum(c, d)),
        )


def _flux(held: Numbers, through: Numbers) -> Numbers:
    """What goes through the faces of each row, upwind, with slopes limited after van Leer; nothing comes in."""
    wide = np.pad(held, ((0, 0), (2, 2)))
    rise = wide[:, 1:] - wide[:, :-1]
    before, after = rise[:, :-1], rise[:, 1:]
    product = before * after
    slope = np.where(product > 0, 2 * product / np.where(product > 0, before + after, 1.0), 0.0)
    cells = wide[:, 1:-1]
    from_left = cells[:, :-1] + 0.5 * slope[:, :-1]
    from_right = cells[:, 1:] - 0.5 * slope[:, 1:]
    return np.where(through > 0, through * from_left, through * from_right)


def _eigen(rows: int, columns: int, *, opened: bool) -> Numbers:
    """Of the pressure's equation, for the transforms that fit the box."""
    n, m = np.arange(rows)[:, None], np.arange(columns)[None, :]
    if opened:
        open_box: Numbers = 2 * np.cos(np.pi * (2 * n + 1) / (2 * rows)) + 2 * np.cos(np.pi * (m + 1) / columns) - 4
        return open_box
    found: Numbers = 2 * np.cos(np.pi * n / rows) + 2 * np.cos(np.pi * m / columns) - 4
    found[0, 0] = 1.0  # the mean pressure means nothing, and there is no divergence in it
    return found
