"""The table of scenes: which simulation shows each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.scene import SceneKind
from holysheep_studio.engine.previs.body_scenes import BodyScene, SandScene
from holysheep_studio.engine.previs.cloth_scenes import ClothScene
from holysheep_studio.engine.previs.fluid_scenes import FluidScene
from holysheep_studio.engine.previs.particle_scenes import ConfettiScene
from holysheep_studio.engine.previs.smoke_scenes import SmokeScene

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from holysheep_studio.domain.scene import Setting
    from holysheep_studio.engine.previs.simulation import Simulation

SIMULATIONS: Mapping[SceneKind, Callable[[Setting], Simulation]] = MappingProxyType(
    {
        SceneKind.POUR: FluidScene,
        SceneKind.SPLASH: FluidScene,
        SceneKind.DROP: FluidScene,
        SceneKind.FLAG: ClothScene,
        SceneKind.SCARF: ClothScene,
        SceneKind.PRODUCT: BodyScene,
        SceneKind.BALL: BodyScene,
        SceneKind.CONFETTI: ConfettiScene,
        SceneKind.SAND: SandScene,
        SceneKind.SMOKE: SmokeScene,
        SceneKind.PENDULUM: BodyScene,
        SceneKind.FREE_FALL: BodyScene,
        SceneKind.PROJECTILE: BodyScene,
    }
)
