"""The scenes of the numerical preview: what stands in each, how large it is, and what is asked of one showing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from msgspec import field

from holysheep_studio.domain.cloud import Interpolator
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.physics import PhysicsSpec, PhysicsType
from holysheep_studio.domain.timebase import FrameRate, Seconds
from holysheep_studio.domain.transition import Transition


class SceneKind(StrEnum):
    """What is shown."""

    POUR = "pour"  # a stream falls into a vessel
    SPLASH = "splash"  # a ball of liquid falls into a pool
    DROP = "drop"  # a stretched drop swings free of gravity's floor in a few centimetres
    FLAG = "flag"
    SCARF = "scarf"  # a strip of cloth held at one end
    PRODUCT = "product"  # boxes fall onto a table
    BALL = "ball"  # a ball bounces
    CONFETTI = "confetti"
    SAND = "sand"
    SMOKE = "smoke"  # a plume over its source, in the wind
    PENDULUM = "pendulum"
    FREE_FALL = "free_fall"
    PROJECTILE = "projectile"


class SceneForm(Frozen, frozen=True):
    """A scene as it is when nothing else was asked: its matter, how much of the world is in the picture, its pace.

    `width_m` is the width of a 16:9 picture; other shapes keep the area's height or width, whichever shows more.
    `usual` are the numbers it is simulated with where the user set none; they are never sent to a provider.
    """

    type: PhysicsType
    width_m: float
    duration_s: Seconds
    time_scale: Fraction
    usual: Mapping[str, float]
    wind_m_s: tuple[float, float, float] = (0.0, 0.0, 0.0)
    tint: str = "#d9823b"

    @property
    def height_m(self) -> float:
        """Of the same picture."""
        return self.width_m * 9 / 16


_WATER = {"viscosity": 1.002, "surface_tension": 72.8, "density": 998.2}
_FLUID, _SOFT = PhysicsType.FLUID_DYNAMICS, PhysicsType.SOFT_BODY
_RIGID, _GRAINS = PhysicsType.RIGID_BODY, PhysicsType.PARTICLE_SYSTEM
_CLOTH = {"stiffness": 0.8, "damping": 0.1, "density": 0.15, "elasticity": 0.5}
_SILK = {**_CLOTH, "stiffness": 0.5, "density": 0.06}
_BLUE, _RED, _STEEL, _GOLD = "#3f8fd2", "#c2453f", "#8c9aa8", "#d3b07a"
_HALF, _QUARTER = Fraction(1, 2), Fraction(1, 4)


def _form(
    kind: PhysicsType,
    width_m: float,
    time_scale: Fraction,
    usual: Mapping[str, float],
    wind_x_m_s: float = 0.0,
    tint: str = "#d9823b",
) -> SceneForm:
    return SceneForm(
        kind, width_m, Fraction(8), time_scale, MappingProxyType(dict(usual)), (wind_x_m_s, 0.0, 0.0), tint
    )


SCENES: Mapping[SceneKind, SceneForm] = MappingProxyType(
    {
        SceneKind.POUR: _form(_FLUID, 0.32, _QUARTER, _WATER, tint=_BLUE),
        SceneKind.SPLASH: _form(_FLUID, 0.32, _QUARTER, _WATER, tint=_BLUE),
        SceneKind.DROP: _form(_FLUID, 0.08, Fraction(1, 10), {**_WATER, "gravity": 0.0}, tint=_BLUE),
        SceneKind.FLAG: _form(_SOFT, 2.4, _HALF, _CLOTH, 6.0, _RED),
        SceneKind.SCARF: _form(_SOFT, 2.4, _HALF, _SILK, 4.0, "#7a5ba6"),
        SceneKind.PRODUCT: _form(_RIGID, 1.6, _HALF, {"elasticity": 0.3, "friction": 0.5, "density": 600}),
        SceneKind.BALL: _form(_RIGID, 4.0, _HALF, {"elasticity": 0.8, "friction": 0.4, "density": 400}),
        SceneKind.CONFETTI: _form(_GRAINS, 6.0, _HALF, {"air_resistance": 1.0, "elasticity": 0.1}),
        SceneKind.SAND: _form(_GRAINS, 0.6, _HALF, {"friction": 0.6, "elasticity": 0.1, "density": 1600}, tint=_GOLD),
        SceneKind.SMOKE: _form(_GRAINS, 2.4, _HALF, {"density": 1.1}, tint="#b9bdc2"),
        SceneKind.PENDULUM: _form(_RIGID, 3.0, _HALF, {"density": 7850}, tint=_STEEL),
        SceneKind.FREE_FALL: _form(_RIGID, 6.0, _QUARTER, {"elasticity": 0.7, "density": 1000}),
        SceneKind.PROJECTILE: _form(_RIGID, 6.0, _QUARTER, {"elasticity": 0.7, "density": 1000}),
    }
)
#: The scene that shows a kind of matter when none was named.
FIRST_SCENE: Mapping[PhysicsType, SceneKind] = MappingProxyType(
    {
        PhysicsType.FLUID_DYNAMICS: SceneKind.POUR,
        PhysicsType.RIGID_BODY: SceneKind.BALL,
        PhysicsType.SOFT_BODY: SceneKind.FLAG,
        PhysicsType.PARTICLE_SYSTEM: SceneKind.CONFETTI,
        PhysicsType.AUTO: SceneKind.BALL,
        PhysicsType.CUSTOM: SceneKind.BALL,
    }
)
#: What every scene has where the user set nothing: the Earth at 20 °C, no wind.
GRAVITY_M_S2 = 9.81
AIR_KG_M3 = 1.204


def scenes_of(kind: PhysicsType) -> tuple[SceneKind, ...]:
    """The scenes that show a kind of matter; all of them for auto and custom."""
    open_kinds = {PhysicsType.AUTO, PhysicsType.CUSTOM}
    return tuple(scene for scene, form in SCENES.items() if kind in open_kinds or form.type is kind)


#: What the words in the picture can be said in besides English.
LANGUAGES = ("zh_CN",)


class PrevisSpec(Frozen, frozen=True):
    """One showing: a scene with the user's physics, how long and how slow, and as what picture.

    `duration_s` is of the picture, `time_scale` the seconds of the scene in one second of it. `extra` are the keys of
    a file that mean nothing here; they are kept for what reads the file next.
    """

    physics: PhysicsSpec
    scene: SceneKind
    duration_s: Seconds
    time_scale: Fraction
    rate: FrameRate = Fraction(30)
    width_px: int = 1280
    height_px: int = 720
    seed: int = 0
    tint: str = ""  # colour of the matter as #rrggbb; empty: the scene's own
    states: Transition | None = None  # how the matter turns into other matter while it is shown
    interpolator: Interpolator | None = None  # how pictures between are made; None: each one is simulated
    extra: dict[str, Any] = field(default_factory=dict)
    language: str = ""  # of the words in the picture, one of LANGUAGES; empty: English

    @property
    def frames(self) -> int:
        """How many pictures it has, the first at 0 s."""
        return max(1, round(self.duration_s * self.rate))

    @property
    def step_s(self) -> float:
        """Seconds of the scene from one picture to the next."""
        return float(self.time_scale / self.rate)


class AnimaticSpec(Frozen, frozen=True):
    """A showing as a clip: H.264 into `target`, its ground truth as JSON into `truth`."""

    previs: PrevisSpec
    target: str
    truth: str


class Setting(Frozen, frozen=True):
    """The numbers a scene is simulated with, in SI units: what the user set, and the scene's own where he did not."""

    scene: SceneKind
    gravity_m_s2: float
    elasticity: float
    viscosity_pa_s: float
    tension_n_m: float
    drag_1_m: float  # quadratic: deceleration = drag * speed^2, by air of the given density
    density: float  # kg/m3; of cloth kg/m2
    stiffness: float  # 0-1
    damping: float  # 0-1
    friction: float
    air_kg_m3: float
    wind_m_s: tuple[float, float, float]
    keep_momentum: bool | None
    keep_energy: bool | None
    keep_spin: bool | None
    seed: int
    tint: str


def setting(spec: PrevisSpec, share: float = 0.0) -> Setting:
    """What a spec is simulated with at a share of its time; the spec has been checked."""
    if spec.states is not None:
        tint = spec.states.tint(share) or spec.tint
        spec = replace(spec, physics=spec.states.physics(spec.physics, share), states=None, tint=tint)
    usual, around = SCENES[spec.scene].usual, spec.physics.environment
    kept = spec.physics.conservation
    given = {name: float(value) for name, value in spec.physics.parameters.items() if _is_number(value)}

    def number(name: str, otherwise: float) -> float:
        return given.get(name, usual.get(name, otherwise))

    air = around.air_density_kg_m3
    if air is None:
        air = AIR_KG_M3 if around.temperature_c is None else air_density(around.temperature_c)
    # the air takes momentum and energy, friction and drag take energy and spin: what is to be kept shuts them off
    breeze = not kept.momentum
    drag = number("air_resistance", 0.0) * air / AIR_KG_M3 if breeze and not kept.energy else 0.0
    return Setting(
        spec.scene,
        number("gravity", GRAVITY_M_S2),
        1.0 if kept.energy else number("elasticity", 0.5),
        0.0 if kept.energy else number("viscosity", 1.002) / 1000,
        number("surface_tension", 72.8) / 1000,
        drag,
        number("density", 1000.0),
        number("stiffness", 0.8),
        0.0 if kept.energy else number("damping", 0.1),
        0.0 if kept.energy or kept.angular_momentum else number("friction", 0.4),
        air if breeze or spec.scene is SceneKind.SMOKE else 0.0,  # what smoke is in cannot be shut out
        (around.wind_m_s or SCENES[spec.scene].wind_m_s) if breeze else (0.0, 0.0, 0.0),
        kept.momentum,
        kept.energy,
        kept.angular_momentum,
        spec.seed,
        spec.tint or SCENES[spec.scene].tint,
    )


def air_density(temperature_c: float) -> float:
    """Dry air at 1013.25 hPa, kg/m3: the ideal gas law with R = 287.05 J/(kg K)."""
    return 101_325 / (287.05 * max(temperature_c + 273.15, 1.0))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
