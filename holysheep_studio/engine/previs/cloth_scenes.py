"""The cloth scenes: a flag at a pole and a scarf held at one end, in the wind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.scene import SCENES, SceneKind, Setting
from holysheep_studio.engine.previs.canvas import INK, colour_of, shaded
from holysheep_studio.engine.previs.cloth import Cloth, Weave
from holysheep_studio.engine.previs.simulation import Place

if TYPE_CHECKING:
    from holysheep_studio.engine.previs.arrays import Numbers
    from holysheep_studio.engine.previs.canvas import Canvas
    from holysheep_studio.engine.previs.simulation import Books

#: Rows, columns and the distance of nodes in metres.
SHAPES = {SceneKind.FLAG: (22, 34, 0.04), SceneKind.SCARF: (9, 46, 0.035)}
#: How the depth is seen: what comes towards the viewer moves right and down.
TURN_X, TURN_Y = 0.42, -0.18
#: Stiffness 0-1 to springs between neighbours, N/m: softest, and the decades above it.
SOFTEST_N_M, DECADES = 30.0, 2.7
#: Shear and folding against stretching.
SHEAR, FOLD_SOFT, FOLD_STIFF = 0.25, 1e-4, 0.02
LIGHT = np.array([-0.35, 0.45, 0.82])


class ClothScene:
    """A sheet of cloth at rest in its plane, let go."""

    def __init__(self, setting: Setting) -> None:
        rows, columns, gap = SHAPES[setting.scene]
        self.setting = setting
        form = SCENES[setting.scene]
        left, top = 0.16 * form.width_m, 0.86 * form.height_m
        x, y = np.meshgrid(np.arange(columns) * gap, -np.arange(rows) * gap)
        at = np.stack([left + x, top + y, np.zeros_like(x)], axis=-1)
        # a breath out of the plane, without which the wind along it has no side to push
        random = np.random.default_rng(setting.seed)
        at[..., 2] = 0.01 * np.sin(x * 7 + random.uniform(0, 3)) * (x / x.max()) + random.normal(0, 1e-4, x.shape)
        held = np.zeros((rows, columns), bool)
        held[:, 0] = True
        self._pole = (left, top, (rows - 1) * gap)
        self.cloth = Cloth(at, held, weave(setting))

    def advance(self, step_s: float) -> None:
        """Go on."""
        self.cloth.advance(step_s)

    def change(self, setting: Setting) -> None:
        """Take other numbers."""
        self.setting, self.cloth.weave = setting, weave(setting)

    def draw(self, canvas: Canvas) -> None:
        """The pole and the shaded cloth, far patches first."""
        left, top, high = self._pole
        foot = 0.02 if self.setting.scene is SceneKind.FLAG else top - high - 0.03
        canvas.line(np.array([(left, top + 0.05), (left, foot)]), INK, 7)
        _draw_cloth(canvas, self.cloth.at, colour_of(self.setting.tint))

    def books(self) -> Books:
        """The cloth's."""
        return self.cloth.books()

    def places(self) -> tuple[Place, ...]:
        """The free corners and the middle, as they are seen."""
        seen = _seen(self.cloth.at)
        found = {"upper corner": seen[0, -1], "lower corner": seen[-1, -1], "middle": seen.mean(axis=(0, 1))}
        return tuple(Place(name, float(at[0]), float(at[1])) for name, at in found.items())

    def measures(self) -> dict[str, float]:
        """Step and mass of a node, and its spring."""
        cloth = self.cloth
        return {"step_s": cloth.step_s, "node_kg": cloth.node_kg, "spring_n_m": cloth.weave.stretch_n_m}


def weave(setting: Setting) -> Weave:
    """Cloth of a setting: stiffness by decades, damping and lost elasticity as slowing of neighbours."""
    stretch = SOFTEST_N_M * 10 ** (DECADES * setting.stiffness)
    fold = FOLD_SOFT * (FOLD_STIFF / FOLD_SOFT) ** setting.stiffness
    lossy = 0.0 if setting.keep_energy else 40 * setting.damping + 4 * (1 - setting.elasticity)
    return Weave(
        setting.gravity_m_s2,
        stretch,
        stretch * SHEAR,
        stretch * fold,
        max(setting.density, 0.01),
        lossy,
        setting.air_kg_m3,
        setting.wind_m_s,
    )


def _seen(at: Numbers) -> Numbers:
    return np.stack([at[..., 0] + TURN_X * at[..., 2], at[..., 1] + TURN_Y * at[..., 2]], axis=-1)


def _draw_cloth(canvas: Canvas, at: Numbers, colour: tuple[float, float, float]) -> None:
    flat = _seen(at)
    one, two = at[1:, 1:] - at[:-1, :-1], at[1:, :-1] - at[:-1, 1:]
    normal = np.cross(two, one)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True) + 1e-12
    light = normal @ (LIGHT / np.linalg.norm(LIGHT))
    # seen from behind, the cloth is lit from behind: a little less
    glow = np.where(normal[..., 2] >= 0, 0.42 + 0.75 * np.abs(light), 0.34 + 0.55 * np.abs(light))
    depth = (at[1:, 1:, 2] + at[:-1, :-1, 2] + at[1:, :-1, 2] + at[:-1, 1:, 2]).ravel()
    patches = np.stack([flat[:-1, :-1], flat[:-1, 1:], flat[1:, 1:], flat[1:, :-1]], axis=2).reshape(-1, 4, 2)
    # a hair larger, so that no ground shines through the seams
    middle = patches.mean(axis=1, keepdims=True)
    corners = canvas.fine(middle + (patches - middle) * 1.06)
    shades = glow.ravel()
    for n in np.argsort(depth, kind="stable"):
        canvas.fill(corners[n], shaded(colour, float(shades[n])))
