"""The scenes of rigid bodies: falling products, a bouncing ball, a pendulum, free fall, a throw, and sand."""

from __future__ import annotations

from math import cos, pi, radians, sin
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.scene import SCENES, SceneKind, Setting
from holysheep_studio.engine.previs.bodies import Air, Bodies
from holysheep_studio.engine.previs.canvas import INK, colour_of, shaded
from holysheep_studio.engine.previs.simulation import Place

if TYPE_CHECKING:
    import pymunk

    from holysheep_studio.engine.previs.canvas import Canvas
    from holysheep_studio.engine.previs.simulation import Books

FLOOR_M = 0.08  # as a share of the picture's height
#: The ball's radius where it bounces and elsewhere, the pendulum's length and its first angle.
BOUNCING_M, BALL_M, ROD_M, SWING = 0.2, 0.12, 1.1, radians(30)
#: Grains of sand: their radius in metres, and how many fall.
GRAIN_M, GRAINS = 0.0055, 420
#: Sand touches so often that longer steps do.
SAND_STEP_S = 1 / 480


class BodyScene:
    """Bodies over a floor."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        form = SCENES[setting.scene]
        self._wide, self._high = form.width_m, form.height_m
        self._floor = FLOOR_M * self._high
        self._random = np.random.default_rng(setting.seed)
        self.bodies = Bodies(setting.gravity_m_s2, setting.elasticity, setting.friction, _air(setting))
        self.named: list[tuple[str, pymunk.Body, float]] = []
        self.boxes: list[tuple[pymunk.Body, tuple[float, float], str]] = []
        if setting.scene is not SceneKind.PENDULUM:
            self.bodies.wall((-3 * self._wide, self._floor), (4 * self._wide, self._floor), 0.3 * self._high)
        {
            SceneKind.PRODUCT: self._products,
            SceneKind.PENDULUM: self._pendulum,
            SceneKind.PROJECTILE: self._throw,
        }.get(setting.scene, self._ball)()

    def _ball(self) -> None:
        # high enough for a fall of about a second, not so high that it starts at the rim
        x = 0.3 * self._wide if self.setting.scene is SceneKind.BALL else 0.5 * self._wide
        drift = 0.45 if self.setting.scene is SceneKind.BALL else 0.0
        radius = BOUNCING_M if self.setting.scene is SceneKind.BALL else BALL_M
        body = self.bodies.ball((x, 0.88 * self._high), radius, self.setting.density, (drift, 0))
        self.named.append(("ball", body, radius))

    def _throw(self) -> None:
        body = self.bodies.ball((0.12 * self._wide, 0.35 * self._high), BALL_M, self.setting.density, (3.6, 4.8))
        self.named.append(("ball", body, BALL_M))

    def _pendulum(self) -> None:
        pivot = (0.5 * self._wide, 0.86 * self._high)
        at = (pivot[0] + ROD_M * sin(SWING), pivot[1] - ROD_M * cos(SWING))
        body = self.bodies.ball(at, BALL_M, self.setting.density)
        self.bodies.hang(body, pivot)
        self.named.append(("bob", body, BALL_M))

    def _products(self) -> None:
        sizes = ((0.16, 0.16), (0.1, 0.22), (0.24, 0.09), (0.13, 0.13), (0.08, 0.18), (0.2, 0.12))
        tints = (self.setting.tint, "#5b8c7b", "#b9573f", "#6d7fa8", "#c9a24b", "#8a6f8f")
        for n, (size, tint) in enumerate(zip(sizes, tints, strict=True)):
            turn = float(self._random.uniform(-0.6, 0.6))
            at = (self._wide * (0.4 + 0.07 * (n % 3)), self._high * (0.45 + 0.2 * n))
            body = self.bodies.box(at, size, self.setting.density, turn)
            self.boxes.append((body, size, tint))

    def advance(self, step_s: float) -> None:
        """Go on."""
        self.bodies.advance(step_s)

    def change(self, setting: Setting) -> None:
        """Take other numbers."""
        self.setting = setting
        self.bodies.change(setting.gravity_m_s2, setting.elasticity, setting.friction, _air(setting))

    def draw(self, canvas: Canvas) -> None:
        """The floor, boxes and balls."""
        if self.setting.scene is SceneKind.PENDULUM:
            pivot = (0.5 * self._wide, 0.86 * self._high)
            canvas.line(np.array([pivot, tuple(self.named[0][1].position)]), INK, 3)
            canvas.disc(*pivot, 0.03, INK)
        else:
            canvas.floor(self._floor)
        for body, size, tint in self.boxes:
            _draw_box(canvas, body, size, tint)
        for _, body, radius in self.named:
            canvas.disc(body.position.x, body.position.y, radius, colour_of(self.setting.tint))

    def books(self) -> Books:
        """The bodies'."""
        return self.bodies.books()

    def places(self) -> tuple[Place, ...]:
        """The balls, or the boxes by their number."""
        found = [(name, body, radius) for name, body, radius in self.named]
        found += [(f"box {n + 1}", body, None) for n, (body, *_) in enumerate(self.boxes)]  # type: ignore[misc]
        return tuple(Place(name, body.position.x, body.position.y, radius) for name, body, radius in found)

    def measures(self) -> dict[str, float]:
        """Nothing here is limited by a grid."""
        return {}


class SandScene:
    """Grains that fall through a gap onto a heap."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        form = SCENES[setting.scene]
        self._wide, self._high = form.width_m, form.height_m
        self._floor = FLOOR_M * self._high
        self.bodies = Bodies(setting.gravity_m_s2, setting.elasticity, setting.friction, _air(setting), SAND_STEP_S)
        self.bodies.space.iterations = 8
        self.bodies.wall((-self._wide, self._floor), (2 * self._wide, self._floor), 0.2 * self._high)
        self._random = np.random.default_rng(setting.seed)
        self._due = 0.0
        self._shades = self._random.uniform(0.78, 1.18, GRAINS)
        self.grains: list[pymunk.Body] = []

    def advance(self, step_s: float) -> None:
        """Go on; more grains come while there are any."""
        self._due += step_s * 130
        while self._due >= 1 and len(self.grains) < GRAINS:
            self._due -= 1
            x = 0.5 * self._wide + float(self._random.uniform(-0.012, 0.012))
            y = 0.97 * self._high + float(self._random.uniform(0, 0.02))
            self.grains.append(self.bodies.ball((x, y), GRAIN_M, self.setting.density, (0, -0.4)))
        self.bodies.advance(step_s)

    def change(self, setting: Setting) -> None:
        """Take other numbers."""
        self.setting = setting
        self.bodies.change(setting.gravity_m_s2, setting.elasticity, setting.friction, _air(setting))

    def draw(self, canvas: Canvas) -> None:
        """The floor and the grains."""
        canvas.floor(self._floor)
        colour = colour_of(self.setting.tint)
        for body, light in zip(self.grains, self._shades, strict=False):
            canvas.grain(body.position.x, body.position.y, GRAIN_M * 1.08, shaded(colour, float(light)))

    def books(self) -> Books:
        """The grains'."""
        return self.bodies.books()

    def places(self) -> tuple[Place, ...]:
        """The middle of all grains."""
        if not self.grains:
            return ()
        x = sum(body.position.x for body in self.grains) / len(self.grains)
        y = sum(body.position.y for body in self.grains) / len(self.grains)
        return (Place("sand", x, y),)

    def measures(self) -> dict[str, float]:
        """Nothing here is limited by a grid."""
        return {}


def _air(setting: Setting) -> Air:
    return Air(setting.drag_1_m, setting.wind_m_s[:2])


def _draw_box(canvas: Canvas, body: pymunk.Body, size: tuple[float, float], tint: str) -> None:
    half = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * np.asarray(size) / 2
    turn = body.angle
    turned = np.array([[cos(turn), sin(turn)], [-sin(turn), cos(turn)]])
    at = np.array([body.position.x, body.position.y])
    colour = colour_of(tint)
    # the flat of a box takes light by how its top looks up
    light = 0.92 + 0.14 * cos(2 * (turn % pi))
    canvas.shape(half @ turned + at, shaded(colour, light * 0.72))
    canvas.shape((half * 0.94) @ turned + at, shaded(colour, light))
    canvas.shape((half * (0.94, 0.22) + (0, size[1] * 0.1)) @ turned + at, shaded(colour, light * 1.16))
