"""A liquid: particles that carry velocity and its slope (APIC, Jiang 2015) over a grid that keeps its volume."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, pi, sqrt
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.engine.previs.liquid_grid import SURFACE, Grid, curvature, smoothed
from holysheep_studio.engine.previs.simulation import Books

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from holysheep_studio.engine.previs.arrays import Numbers

#: Particles along a cell's side when the liquid is laid out.
PER_SIDE = 2
#: How many cells a particle may cross in one step of the solver.
MOST_CELLS = 1.5
#: Steps of the solver in one picture; beyond, the picture falls behind and says so.
MOST_STEPS = 48
#: How fast a crowd of particles is let spread again: share of the surplus in a step of the solver, and in a second.
SPREAD, SPREAD_1_S = 0.15, 4.0
#: The same for heaps, which are fuller than this.
HEAP, HEAP_1_S = 1.2, 20.0


@dataclass(frozen=True, slots=True)
class Matter:
    """What the solver needs to know of the liquid and of what surrounds it, in SI units."""

    gravity_m_s2: float
    viscosity_pa_s: float
    tension_n_m: float
    density: float
    drag_1_s: float = 0.0
    affine: bool = True  # False: plain PIC, which loses angular momentum


class Liquid:
    """Particles in a box of rows x columns cells of side `cell_m`, the lower left corner at 0, 0.

    `at` and `speed` have the shape (particles, 2), x first.
    """

    def __init__(self, grid: Grid, at: Numbers, speed: Numbers, matter: Matter) -> None:
        self.grid, self.matter = grid, matter
        self.at, self.speed = at.copy(), speed.copy()
        self.slope_u, self.slope_v = np.zeros_like(at), np.zeros_like(at)  # du/dx, du/dy; dv/dx, dv/dy
        self.fraction = np.zeros((grid.rows, grid.columns))
        self.wet = np.zeros((grid.rows, grid.columns), bool)  # cells that the last step took for liquid
        self.impulse = np.zeros(2)
        self.work_j = 0.0
        self.steps = 1
        self.unfinished_share = 0.0  # of the last picture's time: what there were not steps enough for
        self._size = np.array([grid.columns, grid.rows]) * grid.cell_m
        self._low = 1e-3 * grid.cell_m
        self._opened = (~grid.solid).astype(float) if grid.solid.any() else None
        self._last_s = 0.0

    @property
    def particle_kg(self) -> float:
        """Mass of one particle for a depth of one metre."""
        return self.matter.density * (self.grid.cell_m / PER_SIDE) ** 2

    def add(self, at: Numbers, speed: Numbers) -> None:
        """More liquid."""
        self.at = np.concatenate([self.at, at])
        self.speed = np.concatenate([self.speed, speed])
        zeros = np.zeros_like(at)
        self.slope_u, self.slope_v = np.concatenate([self.slope_u, zeros]), np.concatenate([self.slope_v, zeros])

    def advance(self, step_s: float) -> None:
        """Go on, in as many steps of the solver as speed and surface tension ask for."""
        if not len(self.at):
            return
        needed = max(1, ceil(step_s / self._longest_s(step_s)))
        self.steps = min(needed, MOST_STEPS)
        for _ in range(self.steps):
            self._step(step_s / needed)
        self.unfinished_share = 1 - self.steps / needed

    def _longest_s(self, step_s: float) -> float:
        cell = self.grid.cell_m
        fastest = float(np.sqrt((self.speed**2).sum(axis=1).max())) + self.matter.gravity_m_s2 * step_s
        longest = MOST_CELLS * cell / max(fastest, 1e-9)
        if self.matter.tension_n_m > 0:
            # capillary waves of the shortest length must not cross a cell in a step (Brackbill 1992)
            longest = min(longest, sqrt(self.matter.density * cell**3 / (2 * pi * self.matter.tension_n_m)))
        return longest

    def _step(self, dt: float) -> None:
        grid, matter, cell = self.grid, self.matter, self.grid.cell_m
        rows, columns = grid.rows, grid.columns
        at_u, at_v = _Corners(self.at, cell, 0.0, 0.5, columns + 1), _Corners(self.at, cell, 0.5, 0.0, columns)
        full = PER_SIDE**2
        mass_u, u = at_u.given(self.speed[:, 0], self.slope_u, (rows, columns + 1), affine=matter.affine)
        mass_v, v = at_v.given(self.speed[:, 1], self.slope_v, (rows + 1, columns), affine=matter.affine)
        at_c = _Corners(self.at, cell, 0.5, 0.5, columns + 2, pad=1)
        held = np.bincount(at_c.index, at_c.weight, (rows + 2) * (columns + 2)).reshape(rows + 2, columns + 2) / full
        self.fraction = _folded(held)
        surface = smoothed(self.fraction, self._opened)
        # what is thinner than the grid can hold flies as spray
        wet = self.wet = (surface > SURFACE) & ~grid.solid
        # velocities stand half-way between places: a kick lasts from the middle of the last step to that of this one
        kick = matter.gravity_m_s2 * (self._last_s + dt) / 2
        self._last_s = dt
        v[grid.open_v > 0] -= kick
        if matter.drag_1_s > 0:
            u *= 1 / (1 + matter.drag_1_s * dt)
            v *= 1 / (1 + matter.drag_1_s * dt)
        u[grid.open_u == 0] = 0
        v[grid.open_v == 0] = 0
        if matter.viscosity_pa_s > 0:
            nu_dt = matter.viscosity_pa_s / matter.density * dt
            u, v = grid.viscous(u, v, mass_u / full, mass_v / full, self.fraction, nu_dt)
        jump = np.zeros_like(self.fraction)
        if matter.tension_n_m > 0:
            # walls neither draw nor repel: the fraction goes on behind them
            jump = curvature(surface if self._opened is not None else self.fraction, cell) * (
                matter.tension_n_m * dt / (matter.density * cell)
            )
        grid.project(u, v, wet, surface, jump, self._swelling(wet, dt))
        self.speed[:, 0], self.slope_u = at_u.taken(u)
        self.speed[:, 1], self.slope_v = at_v.taken(v)
        self.at += self.speed * dt
        self._keep_inside()

    def _cells(self) -> NDArray[np.intp]:
        cell = self.grid.cell_m
        column = np.minimum((self.at[:, 0] / cell).astype(np.intp), self.grid.columns - 1)
        row = np.minimum((self.at[:, 1] / cell).astype(np.intp), self.grid.rows - 1)
        return row * self.grid.columns + column

    def _swelling(self, wet: NDArray[np.bool_], dt: float) -> Numbers:
        """Divergence that spreads crowds and closes gaps, well inside the liquid only."""
        around = np.pad(wet | self.grid.solid, 1, constant_values=True)
        inside = around[1:-1, 1:-1].copy()
        for rows, columns in (((0, -2), (1, -1)), ((2, None), (1, -1)), ((1, -1), (0, -2)), ((1, -1), (2, None))):
            inside &= around[rows[0] : rows[1], columns[0] : columns[1]]
        surplus = np.where(inside & wet, self.fraction - 1.0, 0.0)
        wide = np.pad(surplus, 1)
        smooth = (4 * surplus + wide[:-2, 1:-1] + wide[2:, 1:-1] + wide[1:-1, :-2] + wide[1:-1, 2:]) / 8
        slow = np.where(inside & wet, np.clip(smooth, -0.3, 0.3) * min(SPREAD / dt, SPREAD_1_S), 0.0)
        # thin sheets have no inside: where spray has piled up, it spreads at once
        heaped = np.where(wet, np.clip(self.fraction - HEAP, 0.0, 1.0) * min(SPREAD / dt, HEAP_1_S), 0.0)
        found: Numbers = slow + heaped
        return found

    def _keep_inside(self) -> None:
        low, high = self._low, self._size - self._low
        np.clip(self.at, low, high, out=self.at)
        if not self.grid.solid.any():
            return
        cells = self._cells()
        stuck = np.flatnonzero(self.grid.solid.ravel()[cells])
        if stuck.size:
            self._push_out(stuck, cells[stuck])

    def _push_out(self, stuck: NDArray[np.intp], cells: NDArray[np.intp]) -> None:
        """Move particles that stand in a wall to its nearest open side."""
        cell, columns = self.grid.cell_m, self.grid.columns
        solid = np.pad(self.grid.solid, 1, constant_values=True)
        row, column = cells // columns, cells % columns
        place = self.at[stuck]
        x, y = place[:, 0] / cell - column, place[:, 1] / cell - row
        ways = np.stack([x, 1 - x, y, 1 - y])
        blocked = np.stack([solid[row + 1, column], solid[row + 1, column + 2], solid[row, column + 1],
                            solid[row + 2, column + 1]])  # fmt: skip
        best = np.where(blocked, 9.0, ways).argmin(axis=0)
        gap = 1e-3
        place[:, 0] = np.where(best == 0, (column - gap) * cell, place[:, 0])
        place[:, 0] = np.where(best == 1, (column + 1 + gap) * cell, place[:, 0])
        place[:, 1] = np.where(best == 2, (row - gap) * cell, place[:, 1])
        place[:, 1] = np.where(best == 3, (row + 1 + gap) * cell, place[:, 1])
        self.at[stuck] = np.clip(place, self._low, self._size - self._low)

    def _outside(self) -> tuple[tuple[float, float] | None, float | None]:
        """The force and torque from outside: known only while the liquid touches no wall."""
        cell = self.grid.cell_m
        near = self.at.min() < cell or bool((self.at > self._size - cell).any()) or self._opened is not None
        if near or self.matter.drag_1_s > 0:
            return None, None
        return (0.0, -self.matter.gravity_m_s2 * self.particle_kg * len(self.at)), 0.0

    def books(self) -> Books:
        """Kinetic and potential energy, momentum, and angular momentum about the centre of mass."""
        kg = self.particle_kg
        if not len(self.at):
            return Books(0.0, (0.0, 0.0), 0.0, None, None, None)
        middle = self.at.mean(axis=0)
        arm = self.at - middle
        momentum = self.speed.sum(axis=0) * kg
        spin = float((arm[:, 0] * self.speed[:, 1] - arm[:, 1] * self.speed[:, 0]).sum()) * kg
        # the slope that a particle carries is a part of its turning: the second moment of its share of a cell
        own = float((self.slope_v[:, 0] - self.slope_u[:, 1]).sum()) * kg * self.grid.cell_m**2 / 12
        moving = 0.5 * kg * float((self.speed**2).sum())
        # velocities are those of half a step ago
        up = float(self.at[:, 1].sum() - 0.5 * self._last_s * self.speed[:, 1].sum())
        height = kg * self.matter.gravity_m_s2 * up
        return Books(
            moving + height, (float(momentum[0]), float(momentum[1])), spin + own, self.work_j, *self._outside()
        )


class _Corners:
    """The four grid points around each particle, with bilinear weights; the grid's points lie at (i + off) cells."""

    def __init__(self, at: Numbers, cell_m: float, off_x: float, off_y: float, width: int, pad: int = 0) -> None:
        x, y = at[:, 0] / cell_m - off_x + pad, at[:, 1] / cell_m - off_y + pad
        column, row = np.floor(x).astype(np.intp), np.floor(y).astype(np.intp)
        # points of faces beyond the box belong to its rim
        fx, fy = x - column, y - row
        gx, gy = 1 - fx, 1 - fy
        self._width, self.cell_m = width, cell_m
        self._row, self._column = row, column
        self._fx, self._fy, self._gx, self._gy = fx, fy, gx, gy
        self.weight = np.concatenate([gx * gy, fx * gy, gx * fy, fx * fy])
        if pad:
            first = row * width + column
            self.index = np.concatenate([first, first + 1, first + width, first + width + 1])

    def given(self, speed: Numbers, slope: Numbers, shape: tuple[int, int], *, affine: bool) -> tuple[Numbers, Numbers]:
        """Particles to grid: the mass in particles and the velocity at every point."""
        self.index = self._index(shape)
        fx, fy, cell = self._fx, self._fy, self.cell_m
        if affine:
            ax, ay = slope[:, 0] * cell, slope[:, 1] * cell
            first = speed - ax * fx - ay * fy
            value = np.concatenate([first, first + ax, first + ay, first + ax + ay])
        else:
            value = np.tile(speed, 4)
        size = shape[0] * shape[1]
        mass: Numbers = np.asarray(np.bincount(self.index, self.weight, size), np.float64)
        moving = np.bincount(self.index, self.weight * value, size)
        return mass.reshape(shape), (moving / np.maximum(mass, 1e-9)).reshape(shape)

    def _index(self, shape: tuple[int, int]) -> NDArray[np.intp]:
        low_row, high_row = np.maximum(self._row, 0), np.minimum(self._row + 1, shape[0] - 1)
        low, high = np.maximum(self._column, 0), np.minimum(self._column + 1, shape[1] - 1)
        down, up = low_row * shape[1], high_row * shape[1]
        return np.concatenate([down + low, down + high, up + low, up + high])

    def taken(self, field: Numbers) -> tuple[Numbers, Numbers]:
        """Grid to particles: the velocity, and its slope along x and y."""
        a, b, c, d = np.split(field.ravel()[self.index], 4)
        low, high = a + (b - a) * self._fx, c + (d - c) * self._fx
        speed = low + (high - low) * self._fy
        slope_x = ((b - a) * self._gy + (d - c) * self._fy) / self.cell_m
        slope_y = (high - low) / self.cell_m
        return speed, np.stack([slope_x, slope_y], axis=1)


def _folded(held: Numbers) -> Numbers:
    """Fractions of volume of the cells; what fell behind the walls of the box comes back."""
    held[1] += held[0]
    held[-2] += held[-1]
    held[:, 1] += held[:, 0]
    held[:, -2] += held[:, -1]
    return held[1:-1, 1:-1].copy()


def laid_out(cell_m: float, x: tuple[float, float], y: tuple[float, float], seed: int) -> Numbers:
    """Particles over a rectangle, PER_SIDE^2 to a cell, each a little off its place, shape (n, 2)."""
    gap = cell_m / PER_SIDE
    columns, rows = round((x[1] - x[0]) / gap), round((y[1] - y[0]) / gap)
    across, up = np.meshgrid(x[0] + (np.arange(columns) + 0.5) * gap, y[0] + (np.arange(rows) + 0.5) * gap)
    at = np.stack([across.ravel(), up.ravel()], axis=1)
    return at + np.random.default_rng(seed).uniform(-0.2, 0.2, at.shape) * gap
