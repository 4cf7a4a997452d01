"""The grid of the liquid: which cells are wet, the pressure that keeps its volume, viscosity, surface tension.

Velocities lie on the faces of a MAC grid (Harlow and Welch 1965): u of shape (rows, columns + 1), v of shape
(rows + 1, columns); row 0 is the lowest. All lengths are in metres.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from holysheep_studio.engine.previs.arrays import Numbers

#: Where the surface lies in the smoothed fraction of volume, and how close to a cell's middle it is let come.
SURFACE = 0.5
NEAREST_SURFACE = 0.1
#: Cells over which the fraction is smoothed before the surface is looked for, and before its curvature is taken.
SURFACE_CELLS, CURVE_CELLS = 1.0, 1.5
TOLERANCE = 2e-4
MOST_ROUNDS = 120


class Grid:
    """A box of `rows` x `columns` square cells of side `cell_m`; `solid` cells are walls inside it."""

    def __init__(self, rows: int, columns: int, cell_m: float, solid: NDArray[np.bool_]) -> None:
        self.rows, self.columns, self.cell_m, self.solid = rows, columns, cell_m, solid
        self.open_u = np.zeros((rows, columns + 1))
        self.open_u[:, 1:-1] = ~(solid[:, 1:] | solid[:, :-1])
        self.open_v = np.zeros((rows + 1, columns))
        self.open_v[1:-1] = ~(solid[1:] | solid[:-1])
        self._pressure = np.zeros(rows * columns)
        self._strain, self._strain_squared = _strain(rows, columns, cell_m)
        self._open = np.concatenate([self.open_u.ravel(), self.open_v.ravel()])

    def project(self, u: Numbers, v: Numbers, wet: NDArray[np.bool_], fraction: Numbers, jump: Numbers,
                swelling: Numbers) -> None:  # fmt: skip
        """Make the flow free of divergence, but for `swelling` (1/s), in place.

        `jump` is the pressure just inside the surface, in units of u dx: (p dt / rho dx), for each cell.
        """
        # faces between two wet cells, and between a wet one and air with the surface at a share of the way
        wide, jump_u = self._faces(wet[:, :-1], wet[:, 1:], fraction[:, :-1], fraction[:, 1:],
                                            jump[:, :-1], jump[:, 1:], self.open_u[:, 1:-1])  # fmt: skip
        high, jump_v = self._faces(wet[:-1], wet[1:], fraction[:-1], fraction[1:],
                                            jump[:-1], jump[1:], self.open_v[1:-1])  # fmt: skip
        divergence = (u[:, 1:] - u[:, :-1] + v[1:] - v[:-1]) - swelling * self.cell_m
        middle = np.zeros((self.rows, self.columns))
        middle[:, :-1] += wide
        middle[:, 1:] += wide
        middle[:-1] += high
        middle[1:] += high
        right = -divergence
        # the pressure on the surface is known: it goes to the right side
        right[:, :-1] += np.where(wet[:, :-1] & ~wet[:, 1:], wide * jump_u, 0)
        right[:, 1:] += np.where(wet[:, 1:] & ~wet[:, :-1], wide * jump_u, 0)
        right[:-1] += np.where(wet[:-1] & ~wet[1:], high * jump_v, 0)
        right[1:] += np.where(wet[1:] & ~wet[:-1], high * jump_v, 0)
        right[~wet] = 0
        if not (~wet & ~self.solid).any():
            right[wet] -= right[wet].mean()  # a full box can neither swell nor shrink
        middle[~wet | (middle == 0)] = 1.0
        joined_u = np.where(wet[:, :-1] & wet[:, 1:], wide, 0)
        joined_v = np.where(wet[:-1] & wet[1:], high, 0)
        p = self._solved(middle, joined_u, joined_v, right, wet).reshape(self.rows, self.columns)
        p = np.where(wet, p, 0.0)
        left_p = np.where(wet[:, :-1], p[:, :-1], jump_u)
        right_p = np.where(wet[:, 1:], p[:, 1:], jump_u)
        u[:, 1:-1] = (u[:, 1:-1] - wide * (right_p - left_p)) * self.open_u[:, 1:-1]
        below_p = np.where(wet[:-1], p[:-1], jump_v)
        above_p = np.where(wet[1:], p[1:], jump_v)
        v[1:-1] = (v[1:-1] - high * (above_p - below_p)) * self.open_v[1:-1]
        u[:, 0] = u[:, -1] = 0
        v[0] = v[-1] = 0

    @staticmethod
    def _faces(wet_a: NDArray[np.bool_], wet_b: NDArray[np.bool_], a: Numbers, b: Numbers,
               jump_a: Numbers, jump_b: Numbers, opened: Numbers) -> tuple[Numbers, Numbers]:  # fmt: skip
        """Of each face: its weight in the pressure equation, and the jump there."""
        edge = wet_a != wet_b
        inside = np.where(wet_a, a, b)
        outside = np.where(wet_a, b, a)
        drop = np.maximum(inside - outside, 1e-9)
        share = np.clip((inside - SURFACE) / drop, NEAREST_SURFACE, 1.0)
        along = np.where(wet_a, jump_a + share * (jump_b - jump_a), jump_b + share * (jump_a - jump_b))
        weight = np.where(edge, 1 / share, np.where(wet_a & wet_b, 1.0, 0.0)) * opened
        return weight, np.where(edge, along, 0.0)

    def _solved(self, middle: Numbers, joined_u: Numbers, joined_v: Numbers, right: Numbers,
                wet: NDArray[np.bool_]) -> Numbers:  # fmt: skip
        """Conjugate gradients with the diagonal as preconditioner, begun from the last pressure."""
        n, columns = self.rows * self.columns, self.columns
        bands = np.zeros((5, n))
        bands[2] = middle.ravel()
        beside = np.zeros((self.rows, columns))
        beside[:, :-1] = -joined_u
        bands[1, :] = beside.ravel()  # entry j of band -1 stands in row j + 1
        bands[3, 1:] = beside.ravel()[:-1]
        bands[0, : n - columns] = -joined_v.ravel()
        bands[4, columns:] = -joined_v.ravel()
        matrix = sparse.dia_matrix((bands, (-columns, -1, 0, 1, columns)), shape=(n, n))
        self._pressure = solved(matrix.dot, right.ravel(), self._pressure * wet.ravel(), 1 / bands[2])
        return self._pressure

    def viscous(self, u: Numbers, v: Numbers, mass_u: Numbers, mass_v: Numbers, fraction: Numbers, nu_dt: float
                ) -> tuple[Numbers, Numbers]:  # fmt: skip
        """The flow after viscosity worked for a step: (M + dt K) x = M x0, K = div(2 nu D) by fractions of volume.

        `mass_u`, `mass_v` are fractions of a full face. Implicit, so that honey takes no more steps than water.
        """
        mass = np.concatenate([mass_u.ravel(), mass_v.ravel()])
        start = np.concatenate([u.ravel(), v.ravel()])
        held = (mass > 1e-6) & (self._open > 0)
        weights = self._weights(np.clip(fraction, 0, 1)) * nu_dt
        mass = np.where(held, np.maximum(mass, 0.05), 0.0)
        strain, turned = self._strain, self._strain.T

        def spread(x: Numbers) -> Numbers:
            x = np.where(held, x, 0.0)
            out: Numbers = mass * x + turned.dot(weights * strain.dot(x))
            return np.where(held, out, x)

        diagonal = np.where(held, mass + self._strain_squared.dot(weights), 1.0)
        start = np.where(held, start, 0.0)
        found = solved(spread, mass * start, start, 1 / np.maximum(diagonal, 1e-12))
        split = u.size
        return found[:split].reshape(u.shape), found[split:].reshape(v.shape)

    def _weights(self, fraction: Numbers) -> Numbers:
        """2 nu at the middles for both stretchings, nu at the corners for the shear, each by the volume there."""
        wide = np.pad(fraction, 1, mode="edge")
        corners = np.minimum(np.minimum(wide[1:, 1:], wide[:-1, 1:]), np.minimum(wide[1:, :-1], wide[:-1, :-1]))
        corners[0] = corners[-1] = corners[:, 0] = corners[:, -1] = 0  # the box is smooth: walls do not hold the flow
        return np.concatenate([2 * fraction.ravel(), 2 * fraction.ravel(), corners.ravel()])


def solved(times: object, right: Numbers, x: Numbers, inverse: Numbers) -> Numbers:
    """Conjugate gradients: x with A x = right, where times(x) = A x and `inverse` is 1 / diagonal."""
    r = right - times(x)  # type: ignore[operator]
    goal = TOLERANCE * max(float(np.abs(right).max(initial=0.0)), 1e-12)
    z = inverse * r
    p = z.copy()
    rz = _dot(r, z)
    for _ in range(MOST_ROUNDS):
        if float(np.abs(r).max(initial=0.0)) <= goal:
            break
        ap = times(p)  # type: ignore[operator]
        bend = _dot(p, ap)
        if bend <= 0:
            break
        step = rz / bend
        x = x + step * p
        r -= step * ap
        z = inverse * r
        last, rz = rz, _dot(r, z)
        p = z + (rz / last) * p
    return x


def _dot(a: Numbers, b: Numbers) -> float:
    # not by the library of linear algebra: its threads cost twenty times what they bring, and change the last bits
    return float(np.einsum("i,i->", a, b))


def curvature(fraction: Numbers, cell_m: float) -> Numbers:
    """Curvature of the surface, 1/m, positive for a drop, from fractions of volume; right near the surface only.

    The smoothed fraction is turned back into the distance from the surface that it stands for (the inverse of the
    normal distribution), whose differences are accurate where those of the fraction itself are 10-20 % too small.
    """
    smooth = np.clip(cv2.GaussianBlur(fraction, (0, 0), CURVE_CELLS, borderType=cv2.BORDER_REPLICATE), 0.01, 0.99)
    d = np.pad(CURVE_CELLS * 4.91 * (smooth**0.14 - (1 - smooth) ** 0.14), 1, mode="edge")
    gx, gy = (d[1:-1, 2:] - d[1:-1, :-2]) / 2, (d[2:, 1:-1] - d[:-2, 1:-1]) / 2
    middle = 2 * d[1:-1, 1:-1]
    gxx, gyy = d[1:-1, 2:] - middle + d[1:-1, :-2], d[2:, 1:-1] - middle + d[:-2, 1:-1]
    gxy = (d[2:, 2:] - d[2:, :-2] - d[:-2, 2:] + d[:-2, :-2]) / 4
    size = np.maximum(gx * gx + gy * gy, 0.05)
    bend: Numbers = -(gxx * gy * gy - 2 * gx * gy * gxy + gyy * gx * gx) / (size * np.sqrt(size) * cell_m)
    return np.clip(bend, -1 / cell_m, 1 / cell_m)


def smoothed(fraction: Numbers, opened: Numbers | None) -> Numbers:
    """The fraction as the surface is looked for in it; behind inner walls it goes on as it is beside them."""
    if opened is None:
        plain = cv2.GaussianBlur(fraction, (0, 0), SURFACE_CELLS, borderType=cv2.BORDER_REPLICATE)
        return np.asarray(plain, np.float64)
    held = cv2.GaussianBlur(fraction * opened, (0, 0), SURFACE_CELLS, borderType=cv2.BORDER_REPLICATE)
    room = cv2.GaussianBlur(opened, (0, 0), SURFACE_CELLS, borderType=cv2.BORDER_REPLICATE)
    found: Numbers = np.asarray(held / np.maximum(room, 0.05), np.float64)
    return found


def _strain(rows: int, columns: int, cell_m: float) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """The matrix from velocities to du/dx, dv/dy at the middles and du/dy + dv/dx at the corners, and its squares."""

    def difference(n: int) -> sparse.csr_matrix:
        return sparse.diags([-1.0, 1.0], [0, 1], shape=(n, n + 1)) / cell_m

    def inner(n: int) -> sparse.csr_matrix:
        """Give n + 1 differences of n values; those beyond the ends are zero."""
        return sparse.diags([-1.0, 1.0], [-1, 0], shape=(n + 1, n)) / cell_m

    ux = sparse.kron(sparse.identity(rows), difference(columns))
    vy = sparse.kron(difference(rows), sparse.identity(columns))
    uy = sparse.kron(inner(rows), sparse.identity(columns + 1))
    vx = sparse.kron(sparse.identity(rows + 1), inner(columns))
    strain = sparse.bmat([[ux, None], [None, vy], [uy, vx]]).tocsr()
    return strain, strain.multiply(strain).T.tocsr()
