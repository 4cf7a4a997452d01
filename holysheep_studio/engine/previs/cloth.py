"""Cloth of masses on a grid held by springs, solved in small steps (XPBD, Macklin 2016 and 2019), with wind."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, sqrt
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.engine.previs.simulation import Books

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from holysheep_studio.engine.previs.arrays import Numbers

#: Drag of a flat plate across the wind, and the share of it along the cloth.
PLATE, SKIN = 1.28, 0.02
#: Steps of the solver in a picture: at least, at most, and the longest it should be.
FEWEST, MOST, LONGEST_S = 8, 40, 1 / 1440


@dataclass(frozen=True, slots=True)
class Weave:
    """What cloth is made of, in SI units: springs in N/m between neighbours, mass of a square metre, damping 1/s."""

    gravity_m_s2: float
    stretch_n_m: float
    shear_n_m: float
    bend_n_m: float
    kg_m2: float
    damping_1_s: float
    air_kg_m3: float
    wind_m_s: tuple[float, float, float]
    drag_1_m: float = 0.0


class Cloth:
    """A sheet of rows x columns nodes, `at` of shape (rows, columns, 3); nodes in `held` do not move."""

    def __init__(self, at: Numbers, held: NDArray[np.bool_], weave: Weave) -> None:
        self.at, self.weave = at.copy(), weave
        self.speed = np.zeros_like(at)
        self._free = np.where(held, 0.0, 1.0)
        self._springs = tuple(_springs(at, self._free))
        self._gap = float(np.linalg.norm(at[0, 1] - at[0, 0])) if at.shape[1] > 1 else 1.0
        self.step_s = LONGEST_S
        self.wind_j = 0.0

    @property
    def node_kg(self) -> float:
        """Mass of one node."""
        return self.weave.kg_m2 * self._gap**2

    def advance(self, step_s: float, steps: int | None = None) -> None:
        """Go on by a picture's time, in `steps` of the solver."""
        count = steps or min(max(ceil(step_s / LONGEST_S), FEWEST), MOST)
        self.step_s = step_s / count
        for _ in range(count):
            self._step(self.step_s)

    def _step(self, h: float) -> None:
        weave, free = self.weave, self._free[..., None]
        push = np.zeros_like(self.at)
        push[..., 1] = -weave.gravity_m_s2
        if weave.air_kg_m3 > 0 and min(self.at.shape[:2]) > 1:
            push += self._wind(h)
        before = self.at
        self.speed = (self.speed + h * push) * free
        self.at = before + h * self.speed
        stiff = (weave.stretch_n_m, weave.shear_n_m, weave.bend_n_m)
        for spring in self._springs:
            spring.pull(self.at, stiff[spring.kind], self.node_kg, h)
        self.speed = (self.at - before) / h
        if weave.damping_1_s > 0:
            self._calm(1 - exp(-weave.damping_1_s * h))

    def _wind(self, h: float) -> Numbers:
        """Acceleration of the nodes by the air on the four nodes around each, which moves with the wind."""
        at, speed, weave = self.at, self.speed, self.weave
        one, two = at[1:, 1:] - at[:-1, :-1], at[1:, :-1] - at[:-1, 1:]
        area = np.empty_like(one)
        area[..., 0] = 0.5 * (one[..., 1] * two[..., 2] - one[..., 2] * two[..., 1])
        area[..., 1] = 0.5 * (one[..., 2] * two[..., 0] - one[..., 0] * two[..., 2])
        area[..., 2] = 0.5 * (one[..., 0] * two[..., 1] - one[..., 1] * two[..., 0])
        past = np.asarray(weave.wind_m_s) - 0.25 * (speed[1:, 1:] + speed[:-1, :-1] + speed[1:, :-1] + speed[:-1, 1:])
        size = np.sqrt((area * area).sum(axis=-1)) + 1e-12
        through = (past * area).sum(axis=-1) / size
        quick = np.sqrt((past * past).sum(axis=-1))
        patch_kg = weave.kg_m2 * self._gap**2
        # the air stops a patch, it never turns it round: bounded as an implicit step would be
        rate = 0.5 * weave.air_kg_m3 * PLATE * np.abs(through) * size / patch_kg
        normal = (rate / (1 + h * rate) * through / size)[..., None] * area
        rub = (0.5 * weave.air_kg_m3 * SKIN * quick * size / patch_kg)[..., None] * past
        each = 0.25 * (normal + rub)
        self.wind_j += float((each * (np.asarray(weave.wind_m_s) - past)).sum()) * 4 * patch_kg * h
        out = np.zeros_like(at)
        for rows in (slice(None, -1), slice(1, None)):
            for columns in (slice(None, -1), slice(1, None)):
                out[rows, columns] += each
        return out

    def _calm(self, share: float) -> None:
        """Bring each node's velocity nearer to its neighbours', in pairs, so that momentum stays."""
        speed = self.speed
        for axis in (0, 1):
            if speed.shape[axis] < 2:
                continue
            a = np.swapaxes(speed, 0, axis)
            flow = (a[1:] - a[:-1]) * (share * 0.25)
            a[:-1] += flow
            a[1:] -= flow
        self.speed = speed * self._free[..., None]

    def books(self) -> Books:
        """Energy of motion, height and springs; the wind's work so far."""
        kg = self.node_kg
        # places are a step ahead of the velocities' middle
        height = self.at[..., 1] - 0.5 * self.step_s * self.speed[..., 1]
        energy = 0.5 * kg * float((self.speed**2).sum()) + kg * self.weave.gravity_m_s2 * float(
            (height * self._free).sum()
        )
        stiff = (self.weave.stretch_n_m, self.weave.shear_n_m, self.weave.bend_n_m)
        energy += sum(spring.energy_j(self.at, stiff[spring.kind]) for spring in self._springs)
        momentum = self.speed.sum(axis=(0, 1)) * kg
        middle = self.at.mean(axis=(0, 1))
        arm = self.at - middle
        spin = kg * float((arm[..., 0] * self.speed[..., 1] - arm[..., 1] * self.speed[..., 0]).sum())
        return Books(energy, (float(momentum[0]), float(momentum[1])), spin, self.wind_j, None, None)


class _Springs:
    """Springs that share no node, so that all can be solved at once: two views of the grid and their lengths."""

    def __init__(self, first: tuple[slice, slice], second: tuple[slice, slice], kind: int, at: Numbers, free: Numbers
                 ) -> None:  # fmt: skip
        self._first, self._second, self.kind = first, second, kind
        self._length = np.sqrt(((at[first] - at[second]) ** 2).sum(axis=-1))
        self._free_a, self._free_b = free[first], free[second]
        self._both = self._free_a + self._free_b
        self._any = bool(self._both.any())

    def pull(self, at: Numbers, stiff_n_m: float, node_kg: float, h: float) -> None:
        if not self._any or stiff_n_m <= 0:
            return
        a, b = at[self._first], at[self._second]
        way = a - b
        long = np.sqrt(np.einsum("ijk,ijk->ij", way, way)) + 1e-12
        # the spring's softness in a step, over the nodes' mobility
        soft = node_kg / (stiff_n_m * h * h)
        move = way * ((self._length - long) / (long * (self._both + soft)))[..., None]
        a += move * self._free_a[..., None]
        b -= move * self._free_b[..., None]

    def energy_j(self, at: Numbers, stiff_n_m: float) -> float:
        long = np.sqrt(((at[self._first] - at[self._second]) ** 2).sum(axis=-1))
        return 0.5 * stiff_n_m * float((((long - self._length) ** 2) * (self._both > 0)).sum())


def _springs(at: Numbers, free: Numbers) -> Iterator[_Springs]:
    """Threads along both ways, diagonals against shear, and every second node against folding."""
    rows, columns = at.shape[:2]

    def batch(
        down: int, right: int, first: tuple[slice, slice], second: tuple[slice, slice], kind: int
    ) -> Iterator[_Springs]:
        if rows > down and columns > right and at[first].size and at[second].size:
            yield _Springs(first, second, kind, at, free)

    full = slice(None)
    for reach, kind in ((1, 0), (2, 2)):
        for start in range(2 * reach):
            if start >= reach and reach == 1 and start > 1:
                continue
            a, b = _comb(columns, reach, start)
            yield from batch(0, reach, (full, a), (full, b), kind)
            a, b = _comb(rows, reach, start)
            yield from batch(reach, 0, (a, full), (b, full), kind)
    for start in (0, 1):
        a, b = _comb(rows, 1, start)
        yield from batch(1, 1, (a, slice(None, -1)), (b, slice(1, None)), 1)
        yield from batch(1, 1, (a, slice(1, None)), (b, slice(None, -1)), 1)


def _comb(count: int, reach: int, start: int) -> tuple[slice, slice]:
    """Every pair (i, i + reach) with i = start, start + 2 reach, ...: none shares a node with another."""
    pairs = len(range(start, count - reach, 2 * reach))
    last = start + 2 * reach * (pairs - 1) + 1 if pairs else start
    return slice(start, last, 2 * reach), slice(start + reach, last + reach, 2 * reach)


def natural_step_s(node_kg: float, stiff_n_m: float) -> float:
    """The longest step that still shows a spring as stiff as it is: sqrt(m / k)."""
    return sqrt(node_kg / stiff_n_m)
