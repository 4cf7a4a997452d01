"""What the numerical preview is measured against: each case gives the measured value beside the exact one."""

from __future__ import annotations

from math import cos, hypot, log, pi, radians, sin, sqrt, tanh
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.engine.previs.air import Air as Atmosphere
from holysheep_studio.engine.previs.air import Lift
from holysheep_studio.engine.previs.bodies import Air, Bodies
from holysheep_studio.engine.previs.cloth import Cloth, Weave
from holysheep_studio.engine.previs.liquid import Liquid, Matter, laid_out
from holysheep_studio.engine.previs.liquid_grid import Grid
from holysheep_studio.engine.previs.particles import Particles, Surroundings

if TYPE_CHECKING:
    from holysheep_studio.engine.previs.arrays import Numbers

G = 9.81
SIGMA, RHO, RADIUS = 0.0728, 1000.0, 0.01


def falling_body(frames: int = 30, rate: float = 30) -> float:
    """Error in metres after a fall of a second."""
    bodies = Bodies(G, 0.5, 0.5)
    ball = bodies.ball((0, 100), 0.1, 1000)
    for _ in range(frames):
        bodies.advance(1 / rate)
    t = frames / rate
    return float(ball.position.y - (100 - G * t * t / 2))


def thrown_particle() -> float:
    """Distance in metres from the parabola after a second."""
    particles = Particles(np.array([[0.0, 0.0]]), np.array([[3.0, 5.0]]), np.ones(1), Surroundings(G, 0, (0, 0)))
    for _ in range(30):
        particles.advance(1 / 30)
    x, y = particles.at[0]
    return hypot(x - 3, y - (5 - G / 2))


def bounce(elasticity: float, longest_s: float = 1 / 960) -> float:
    """Restitution of the first bounce, from how high the ball rises again."""
    bodies = Bodies(G, elasticity, 0.4, longest_s=longest_s)
    bodies.wall((-5, 0), (5, 0))
    ball = bodies.ball((0, 1.1), 0.1, 1000)
    heights = []
    for _ in range(round(1.6 / longest_s)):
        bodies.advance(longest_s)
        heights.append(ball.position.y - 0.1)
    low = int(np.argmin(heights[: round(0.5 / longest_s)]))
    top = max(heights[low : low + round(2.2 * elasticity * sqrt(2 / G) / longest_s) + 2])
    return sqrt(max(top, 0.0) / 1.0)


def elastic_balls(seconds: float = 10) -> float:
    """Share of the energy that a ball with restitution 1 gains or loses."""
    bodies = Bodies(G, 1.0, 0.0)
    bodies.wall((-50, 0), (50, 0))
    bodies.ball((0, 1.6), 0.1, 1000, (0.3, 0))
    first = bodies.books().energy_j
    for _ in range(round(seconds * 30)):
        bodies.advance(1 / 30)
    return bodies.books().energy_j / first - 1


def collision() -> tuple[float, float]:
    """Momentum and angular momentum that are lost when two balls meet off their middles, as shares."""
    bodies = Bodies(0, 0.8, 0.6)
    bodies.ball((0, 0), 0.1, 1000, (2, 0))
    bodies.ball((1, 0.12), 0.1, 500, (-1, 0))
    first = bodies.books()
    for _ in range(60):
        bodies.advance(1 / 60)
    now = bodies.books()
    moved = hypot(now.momentum[0] - first.momentum[0], now.momentum[1] - first.momentum[1])
    return moved / hypot(*first.momentum), abs(now.spin / first.spin - 1)


def crowd(seconds: float = 10.0) -> tuple[float, float, float]:
    """What 25 elastic balls that meet again and again lose of momentum, spin and energy, as shares."""
    bodies = Bodies(0, 1.0, 0.0)
    random = np.random.default_rng(1)
    for n in range(25):
        # all come to the middle, each with a little more or less
        x, y = (n % 5 - 2) * 0.6, (n // 5 - 2) * 0.6
        push = random.uniform(-0.1, 0.1, 2)
        bodies.ball((x, y), 0.1, 1000, (0.3 - 0.5 * x + push[0], -0.5 * y + push[1]))
    first = bodies.books()
    for _ in range(round(seconds * 30)):
        bodies.advance(1 / 30)
    now = bodies.books()
    moved = hypot(now.momentum[0] - first.momentum[0], now.momentum[1] - first.momentum[1]) / hypot(*first.momentum)
    return moved, abs(now.spin - first.spin) / abs(first.spin), abs(now.energy_j / first.energy_j - 1)


def slide(friction: float = 0.3, speed: float = 3.0) -> float:
    """How far a box slides, over v^2 / (2 mu g)."""
    bodies = Bodies(G, 0.0, friction)
    bodies.wall((-50, 0), (50, 0))
    box = bodies.box((0, 0.05), (0.4, 0.1), 1000)
    box.velocity = (speed, 0)
    for _ in range(60):
        bodies.advance(1 / 30)
    return float(box.position.x / (speed**2 / (2 * friction * G)))


def pendulum(seconds: float = 10) -> tuple[float, float]:
    """Period over the exact one at 30 degrees, and the last amplitude over the first."""
    bodies = Bodies(G, 0.5, 0.5)
    start = radians(30)
    bob = bodies.ball((sin(start), -cos(start)), 0.001, 1e6)
    bodies.hang(bob, (0, 0))
    h = 1 / 960
    angles = []
    for _ in range(round(seconds / h)):
        bodies.advance(h)
        angles.append(float(np.arctan2(bob.position.x, -bob.position.y)))
    crossings = [n + angles[n] / (angles[n] - angles[n + 1]) for n in range(len(angles) - 1)
                 if angles[n] > 0 >= angles[n + 1]]  # fmt: skip
    period = (crossings[-1] - crossings[0]) / (len(crossings) - 1) * h
    # by the arithmetic-geometric mean
    a, b = 1.0, cos(start / 2)
    for _ in range(6):
        a, b = (a + b) / 2, sqrt(a * b)
    exact = 2 * pi / sqrt(G) / a
    last = max(abs(angle) for angle in angles[-round(exact / h) :])
    return period / exact, last / start


def terminal_velocity(drag: float, rigid: bool = False) -> float:  # noqa: FBT001, FBT002 - one of two solvers
    """The last speed of a fall over sqrt(g / k)."""
    exact = sqrt(G / drag)
    count = round(8 * exact / G * 120)
    if rigid:
        bodies = Bodies(G, 0.5, 0.5, Air(drag), longest_s=1 / 120)
        ball = bodies.ball((0, 0), 0.1, 1000)
        for _ in range(count):
            bodies.advance(1 / 120)
        return float(-ball.velocity.y / exact)
    particles = Particles(np.zeros((1, 2)), np.zeros((1, 2)), np.ones(1), Surroundings(G, drag, (0, 0)))
    for _ in range(count):
        particles.advance(1 / 120)
    return float(-particles.speed[0, 1] / exact)


def falling_liquid(frame_s: float) -> float:
    """How far a block of liquid has fallen in 0.2 s, over g t^2 / 2."""
    grid = Grid(64, 64, 0.01, np.zeros((64, 64), bool))
    at = laid_out(0.01, (0.2, 0.4), (0.4, 0.6), 0)
    liquid = Liquid(grid, at, np.zeros_like(at), Matter(G, 0.001, 0, RHO))
    for _ in range(round(0.2 / frame_s)):
        liquid.advance(frame_s)
    return float((at[:, 1].mean() - liquid.at[:, 1].mean()) / (G * 0.04 / 2))


def viscous_decay(nu: float, cells: int = 48) -> float:
    """The viscosity in m2/s that a Taylor-Green vortex of 2 cm/s in a box of 10 cm shows when `nu` was asked."""
    size, top = 0.1, 0.02
    grid = Grid(cells, cells, size / cells, np.zeros((cells, cells), bool))
    at = laid_out(size / cells, (0, size), (0, size), 0)
    k = pi / size
    speed = top * np.stack(
        [np.sin(k * at[:, 0]) * np.cos(k * at[:, 1]), -np.cos(k * at[:, 0]) * np.sin(k * at[:, 1])], 1
    )
    liquid = Liquid(grid, at, speed, Matter(0, nu * RHO, 0, RHO))
    liquid.advance(1 / 300)
    first = float((liquid.speed**2).sum())
    seconds = min(0.5, 1 / (4 * nu * k * k))
    count = max(10, round(seconds * 120))
    for _ in range(count):
        liquid.advance(seconds / count)
    return -log(float((liquid.speed**2).sum()) / first) / (4 * k * k * seconds)


def drop(cells: int = 48, seconds: float = 0.5, stretch: float = 0.05) -> tuple[float, float]:
    """Frequency of a drop over sqrt(6 sigma / rho R^3), and its momentum over that of its mass at 1 cm/s."""
    size = 0.04
    grid = Grid(cells, cells, size / cells, np.zeros((cells, cells), bool))
    at = laid_out(size / cells, (0, size), (0, size), 0) - size / 2
    turn = np.arctan2(at[:, 1], at[:, 0])
    at = at[np.hypot(at[:, 0], at[:, 1]) < RADIUS * (1 + stretch * np.cos(2 * turn))] + size / 2
    liquid = Liquid(grid, at, np.zeros_like(at), Matter(0, 0.001, SIGMA, RHO))
    shape = []
    for _ in range(round(seconds * 300)):
        liquid.advance(1 / 300)
        way = liquid.at - liquid.at.mean(axis=0)
        shape.append(float((way[:, 0] ** 2).mean() - (way[:, 1] ** 2).mean()))
    omega = pi * 300 / _spacing(shape)
    mass = liquid.particle_kg * len(at)
    return omega / sqrt(6 * SIGMA / (RHO * RADIUS**3)), hypot(*liquid.books().momentum) / (mass * 0.01)


def sloshing(cells: int = 48, seconds: float = 1.5) -> float:
    """Frequency of the first wave in a box over sqrt(g k tanh(k h))."""
    size, depth, top = 0.2, 0.1, 0.05
    grid = Grid(cells, cells, size / cells, np.zeros((cells, cells), bool))
    at = laid_out(size / cells, (0, size), (0, depth), 0)
    k = pi / size
    speed = np.stack([np.sin(k * at[:, 0]) * np.cosh(k * at[:, 1]), -np.cos(k * at[:, 0]) * np.sinh(k * at[:, 1])], 1)
    liquid = Liquid(grid, at, top * speed / np.cosh(k * depth), Matter(G, 0, 0, RHO))
    way = []
    for _ in range(round(seconds * 120)):
        liquid.advance(1 / 120)
        way.append(float(liquid.at[:, 0].mean()) - size / 2)
    return pi * 120 / _spacing(way) / sqrt(G * k * tanh(k * depth))


def settled(seconds: float = 2.5, viscosity: float = 1.0) -> tuple[float, float]:
    """Mean height of a dam that broke over the exact one, and the largest rise of energy in a picture."""
    cells, size = 48, 0.2
    grid = Grid(cells, cells, size / cells, np.zeros((cells, cells), bool))
    at = laid_out(size / cells, (0, size / 2), (0, size / 2), 0)
    liquid = Liquid(grid, at, np.zeros_like(at), Matter(G, viscosity, 0, RHO))
    first = last = liquid.books().energy_j
    rise = 0.0
    for _ in range(round(seconds * 60)):
        liquid.advance(1 / 60)
        now = liquid.books().energy_j
        rise, last = max(rise, (now - last) / first), now
    return float(liquid.at[:, 1].mean() / (size / 8)), rise


def _spacing(values: list[float], level: float | None = None) -> float:
    """Mean distance of the places where a wave crosses its mean, or a level that is known, in samples."""
    wave = np.asarray(values) - (np.mean(values) if level is None else level)
    found = [n + wave[n] / (wave[n] - wave[n + 1]) for n in range(len(wave) - 1) if wave[n] * wave[n + 1] < 0]
    return float((found[-1] - found[0]) / (len(found) - 1))


def hanging_strip(steps: int, frame_s: float = 0.25 / 30, frames: int = 500) -> tuple[float, float]:
    """How far a strip of 40 nodes sags over the exact sag with the solver's own, and that own over its length."""
    gap, stretch = 1 / 39, 2e3
    at = np.zeros((40, 2, 3))
    at[..., 1] = -np.arange(40)[:, None] * gap
    at[:, 1, 0] = gap
    held = np.zeros((40, 2), bool)
    held[0] = True
    cloth = Cloth(at, held, Weave(G, stretch, 0, 0, 0.15, 60, 0, (0, 0, 0)))
    for _ in range(frames):
        cloth.advance(frame_s, steps)
    theory = sum(cloth.node_kg * G * (39 - n) / stretch for n in range(39))
    own = G * (frame_s / steps) ** 2 * 39 * 40 / 2
    return float((-1 - cloth.at[-1, 0, 1]) / (theory + own)), own


def cloth_energy(steps: int, seconds: float = 2) -> float:
    """Change of energy of undamped cloth that swings, over that of its fall."""
    n = 20
    x, y = np.meshgrid(np.arange(n) / (n - 1), -np.arange(n) / (n - 1))
    at: Numbers = np.stack([x, y, 0 * x], -1)
    held = np.zeros((n, n), bool)
    held[0, 0] = held[0, -1] = True
    cloth = Cloth(at, held, Weave(G, 2e3, 600, 0.2, 0.15, 0, 0, (0, 0, 0)))
    cloth.speed[..., 2] = -0.5 * y * ~held
    first = cloth.books().energy_j
    for _ in range(round(seconds * 30)):
        cloth.advance(1 / 30, steps)
    return (cloth.books().energy_j - first) / (cloth.node_kg * n * n * G)


def rising_cloud(cells: int = 64) -> tuple[float, float]:
    """How fast a round cloud of light smoke begins to rise, over half its lift, and the divergence left in 1/s."""
    air = Atmosphere(cells, cells, 1 / cells, Lift(1.0), opened=False)
    y, x = np.mgrid[0:cells, 0:cells] + 0.5
    air.smoke = np.clip(cells / 16 - np.hypot(x - cells / 2, y - cells / 2) + 0.5, 0, 1)
    air.advance(1e-3)
    return float(air.v[cells // 2, cells // 2]) / 0.5e-3, air.divergence


def _turning(air: Atmosphere, speed: float) -> None:
    """One vortex that fills the box, free of divergence."""
    corners = np.arange(air.columns + 1) / air.columns
    stream = speed / pi * np.sin(pi * corners) * np.sin(pi * corners)[:, None] * air.columns
    air.u, air.v = stream[1:] - stream[:-1], stream[:, :-1] - stream[:, 1:]


def inner_wave(cells: int = 48, seconds: float = 10.0) -> tuple[float, float]:
    """Frequency of a wave in air that is lighter above, over N kx / |k|, and the share of smoke lost."""
    air = Atmosphere(cells, cells, 1 / cells, Lift(1.0), opened=False)
    air.smoke = np.repeat(air.heights_m, cells, axis=1)
    first = float(air.smoke.sum())
    _turning(air, 0.01)
    way = []
    for _ in range(round(seconds * 30)):
        air.advance(1 / 30)
        way.append(float(air.v[cells // 2, 2]))
    return pi * 30 / _spacing(way, 0.0) / sqrt(0.5), abs(float(air.smoke.sum()) / first - 1)


def drifting_smoke(wind: float = 0.5) -> tuple[float, float]:
    """How far smoke goes with the wind in a second, over the wind's way, and the share of it that is lost."""
    air = Atmosphere(40, 80, 0.02, Lift(0.0, wind))
    y, x = np.mgrid[0:40, 0:80] + 0.5
    air.smoke = np.exp(-((x - 20) ** 2 + (y - 20) ** 2) / 18)
    whole, start = float(air.smoke.sum()), float((air.smoke * x).sum() / air.smoke.sum())
    for _ in range(30):
        air.advance(1 / 30)
    moved = (float((air.smoke * x).sum() / air.smoke.sum()) - start) * air.cell_m
    return moved / wind, abs(float(air.smoke.sum()) / whole - 1)


def plume_kept(seconds: float = 4.0) -> tuple[float, float]:
    """What a plume has lost: the share of its smoke that is neither there nor gone out, and of its energy."""
    air = Atmosphere(34, 64, 2.4 / 64, Lift(0.9))
    let, brought = 0.0, 0.0
    for _ in range(round(seconds * 60)):
        more = 1 - air.smoke[2:5, 30:34]
        air.smoke[2:5, 30:34] += more
        let += float(more.sum())
        brought += float((more * air.waiting[2:5]).sum()) * air.cell_m**2
        air.advance(1 / 60)
    return abs((float(air.smoke.sum()) + air.left) / let - 1), (air.energy + air.taken_j) / brought - 1


def grid_viscosity_of_air(cells: int = 48) -> float:
    """The viscosity that the grid has of its own, by the decay of a vortex of 2 cm/s in 10 cm, over U dx."""
    size, top = 0.1, 0.02
    air = Atmosphere(cells, cells, size / cells, Lift(), opened=False)
    _turning(air, top)
    air.advance(1 / 120)
    first = air.energy
    for _ in range(300):
        air.advance(1 / 30)
    return -log(air.energy / first) / (4 * (pi / size) ** 2 * 10) / (top * size / cells)
