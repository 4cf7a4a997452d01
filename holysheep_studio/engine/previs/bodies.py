"""Rigid bodies with contact and friction by pymunk, in steps short enough for true bounces, with exact drag."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import atan2, ceil, hypot, pi, sqrt
from typing import TYPE_CHECKING, Any

import pymunk

from holysheep_studio.engine.previs.simulation import Books

if TYPE_CHECKING:
    from collections.abc import Callable

#: The longest step of the solver in seconds of the scene; restitution is right within 0.01 from here on.
LONGEST_S = 1 / 960
#: How far bodies may overlap, in metres per metre of their size, before they are pushed apart.
OVERLAP = 1e-3


@dataclass(slots=True)
class Air:
    """How the air slows bodies: quadratic drag in 1/m against a wind in m/s."""

    drag_1_m: float = 0.0
    wind_m_s: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True)
class Bodies:
    """Moving bodies over walls that stand; distances in metres, masses for a depth of one metre."""

    gravity_m_s2: float
    elasticity: float
    friction: float
    air: Air = field(default_factory=Air)
    longest_s: float = LONGEST_S
    space: pymunk.Space = field(init=False)
    _step_s: float = field(init=False, default=0.0)
    touched: bool = field(init=False, default=False)
    _brought_j: float = field(init=False, default=0.0)  # by bodies that came while time ran

    def __post_init__(self) -> None:
        self.space = pymunk.Space()
        self.space.iterations = 20
        self.space.gravity = (0.0, -self.gravity_m_s2)
        self.space.collision_slop = 1e-4

    def ball(self, at: tuple[float, float], radius_m: float, kg_m2: float, speed: tuple[float, float] = (0, 0)
             ) -> pymunk.Body:  # fmt: skip
        """A disc of `kg_m2` kilograms a square metre."""
        mass = kg_m2 * pi * radius_m**2
        body = pymunk.Body(mass, pymunk.moment_for_circle(mass, 0, radius_m))
        return self._added(body, pymunk.Circle(body, radius_m), at, speed)

    def box(self, at: tuple[float, float], size: tuple[float, float], kg_m2: float, turn: float = 0.0) -> pymunk.Body:
        """A box of width and height, turned by radians."""
        mass = kg_m2 * size[0] * size[1]
        body = pymunk.Body(mass, pymunk.moment_for_box(mass, size))
        body.angle = turn
        return self._added(body, pymunk.Poly.create_box(body, size), at, (0, 0))

    def wall(self, a: tuple[float, float], b: tuple[float, float], thick_m: float = 0.05) -> None:
        """A wall that stands; its surface lies on the line from a to b, whose left side is the open one."""
        long = hypot(b[0] - a[0], b[1] - a[1])
        off = ((b[1] - a[1]) / long * thick_m, -(b[0] - a[0]) / long * thick_m)
        shape = pymunk.Segment(
            self.space.static_body, (a[0] + off[0], a[1] + off[1]), (b[0] + off[0], b[1] + off[1]), thick_m
        )
        self._surfaced(shape)
        self.space.add(shape)

    def hang(self, body: pymunk.Body, at: tuple[float, float]) -> None:
        """Hold a body's middle at its present distance from a point."""
        self.space.add(pymunk.PinJoint(self.space.static_body, body, at, (0, 0)))
        self.touched = True

    def _added(self, body: pymunk.Body, shape: Any, at: tuple[float, float], speed: tuple[float, float]  # noqa: ANN401
               ) -> pymunk.Body:  # fmt: skip
        body.position, body.velocity = at, speed
        body.velocity_func = self._velocity()
        self._surfaced(shape)
        self.space.add(body, shape)
        if self._step_s:
            # the others' velocities stand half a step ahead
            body.velocity = (speed[0], speed[1] - self._kick(self._step_s))
            still = 0.5 * body.mass * (speed[0] ** 2 + speed[1] ** 2)
            self._brought_j += still + body.mass * self.gravity_m_s2 * at[1]
            self.touched = True  # what it pushes in is no force of this scene
        return body

    def _surfaced(self, shape: pymunk.Shape) -> None:
        # the solver multiplies what both bodies bring
        shape.elasticity, shape.friction = sqrt(self.elasticity), sqrt(self.friction)

    def _kick(self, step_s: float) -> float:
        return self.gravity_m_s2 * step_s / 2

    def _velocity(self) -> Callable[[pymunk.Body, Any, float, float], None]:
        if self.air.drag_1_m <= 0:
            return pymunk.Body.update_velocity
        drag, wind = self.air.drag_1_m, self.air.wind_m_s

        def slowed(body: pymunk.Body, gravity: tuple[float, float], _damping: float, dt: float) -> None:
            # half a kick, the exact solution of v' = -k v |v| against the wind, half a kick (Strang 1968)
            x = body.velocity.x + gravity[0] * dt / 2 - wind[0]
            y = body.velocity.y + gravity[1] * dt / 2 - wind[1]
            kept = 1 / (1 + drag * hypot(x, y) * dt)
            body.velocity = (x * kept + wind[0] + gravity[0] * dt / 2, y * kept + wind[1] + gravity[1] * dt / 2)

        return slowed

    def change(self, gravity_m_s2: float, elasticity: float, friction: float, air: Air) -> None:
        """Other numbers from now on."""
        self._shift(gravity_m_s2 * self._step_s / 2 - self._kick(self._step_s))
        self.gravity_m_s2, self.elasticity, self.friction, self.air = gravity_m_s2, elasticity, friction, air
        self.space.gravity = (0.0, -gravity_m_s2)
        for shape in self.space.shapes:
            self._surfaced(shape)
        for body in self.space.bodies:
            body.velocity_func = self._velocity()
            body.activate()

    def advance(self, step_s: float) -> None:
        """Go on by so many seconds."""
        count = max(1, ceil(step_s / self.longest_s - 1e-9))
        h = step_s / count
        if abs(h - self._step_s) > 1e-12:
            # the solver moves before it kicks: velocities stand half a step ahead of the places
            self._shift(self._kick(h) - self._kick(self._step_s))
            self._step_s = h
        for _ in range(count):
            self.space.step(h)
            if not self.touched:  # a bounce lasts a step or two, so each is looked at
                self.touched = any(self._meets_wall(body) for body in self.space.bodies)

    def _shift(self, down_m_s: float) -> None:
        if down_m_s:
            for body in self.space.bodies:
                body.velocity = (body.velocity.x, body.velocity.y - down_m_s)

    def _meets_wall(self, body: pymunk.Body) -> bool:
        met: list[bool] = []
        body.each_arbiter(lambda one: met.append(one.shapes[1].body is self.space.static_body
                                                 or one.shapes[0].body is self.space.static_body))  # fmt: skip
        return any(met)

    def books(self) -> Books:
        """What the bodies hold; outside impulses are known while nothing stands in their way."""
        half = self._kick(self._step_s)
        energy = across = up = mass = mx = my = 0.0
        bodies = self.space.bodies
        for body in bodies:
            x, y, kg = body.velocity.x, body.velocity.y + half, body.mass
            energy += 0.5 * kg * (x * x + y * y) + 0.5 * body.moment * body.angular_velocity**2
            energy += kg * self.gravity_m_s2 * body.position.y
            across, up, mass = across + kg * x, up + kg * y, mass + kg
            mx, my = mx + kg * body.position.x, my + kg * body.position.y
        spin = sum(
            body.moment * body.angular_velocity
            + body.mass * ((body.position.x - mx / mass) * (body.velocity.y + half)
                           - (body.position.y - my / mass) * body.velocity.x)
            for body in bodies
        )  # fmt: skip
        if self.touched:
            return Books(energy, (across, up), spin, self._brought_j, None, None)
        return Books(energy, (across, up), spin, self._brought_j, (0.0, -mass * self.gravity_m_s2), 0.0)

    @staticmethod
    def turn(body: pymunk.Body) -> float:
        """The body's angle within a turn, radians."""
        return atan2(body.rotation_vector.y, body.rotation_vector.x)
