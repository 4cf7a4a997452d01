"""The words of the physics editor: parameters, kinds of matter, scenes, limits and ledger of the preview."""

from __future__ import annotations

from math import isinf
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holysheep_studio import resources
from holysheep_studio.domain.physics import FURTHER_UNITS, RANGES, PhysicsType
from holysheep_studio.domain.scene import SceneKind
from holysheep_studio.domain.simulation_limits import Quantity, Standing
from holysheep_studio.ui import punctuation
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.material import Material
    from holysheep_studio.domain.physics import PhysicsSpec
    from holysheep_studio.domain.simulation_limits import Account, Limit

TYPES: Mapping[PhysicsType, str] = MappingProxyType(
    {
        PhysicsType.AUTO: QT_TRANSLATE_NOOP("physics", "Automatic"),
        PhysicsType.FLUID_DYNAMICS: QT_TRANSLATE_NOOP("physics", "Fluid"),
        PhysicsType.RIGID_BODY: QT_TRANSLATE_NOOP("physics", "Rigid bodies"),
        PhysicsType.SOFT_BODY: QT_TRANSLATE_NOOP("physics", "Cloth and soft bodies"),
        PhysicsType.PARTICLE_SYSTEM: QT_TRANSLATE_NOOP("physics", "Particles"),
        PhysicsType.CUSTOM: QT_TRANSLATE_NOOP("physics", "Custom"),
    }
)
SCENES: Mapping[SceneKind, str] = MappingProxyType(
    {
        SceneKind.POUR: QT_TRANSLATE_NOOP("physics", "Pour"),
        SceneKind.SPLASH: QT_TRANSLATE_NOOP("physics", "Splash"),
        SceneKind.DROP: QT_TRANSLATE_NOOP("physics", "Swinging drop"),
        SceneKind.FLAG: QT_TRANSLATE_NOOP("physics", "Flag in the wind"),
        SceneKind.SCARF: QT_TRANSLATE_NOOP("physics", "Scarf in the wind"),
        SceneKind.PRODUCT: QT_TRANSLATE_NOOP("physics", "Falling product"),
        SceneKind.BALL: QT_TRANSLATE_NOOP("physics", "Bouncing ball"),
        SceneKind.CONFETTI: QT_TRANSLATE_NOOP("physics", "Confetti"),
        SceneKind.SAND: QT_TRANSLATE_NOOP("physics", "Sand"),
        SceneKind.SMOKE: QT_TRANSLATE_NOOP("physics", "Smoke"),
        SceneKind.PENDULUM: QT_TRANSLATE_NOOP("physics", "Pendulum"),
        SceneKind.FREE_FALL: QT_TRANSLATE_NOOP("physics", "Free fall"),
        SceneKind.PROJECTILE: QT_TRANSLATE_NOOP("physics", "Throw"),
    }
)
PLACES: Mapping[str, str] = MappingProxyType(
    {
        "earth": QT_TRANSLATE_NOOP("physics", "Earth"),
        "moon": QT_TRANSLATE_NOOP("physics", "Moon"),
        "mars": QT_TRANSLATE_NOOP("physics", "Mars"),
        "zero_g": QT_TRANSLATE_NOOP("physics", "Zero gravity"),
    }
)
_LIMITS: Mapping[tuple[Quantity, Standing], str] = MappingProxyType(
    {
        (Quantity.VISCOSITY, Standing.RESOLVED): QT_TRANSLATE_NOOP(
            "physics", "Viscosity is resolved (floor {bound} mPa\u00b7s)"
        ),
        (Quantity.VISCOSITY, Standing.BELOW_FLOOR): QT_TRANSLATE_NOOP(
            "physics", "Viscosity is below the grid's resolution: all below {bound} mPa\u00b7s looks the same"
        ),
        (Quantity.SURFACE_TENSION, Standing.RESOLVED): QT_TRANSLATE_NOOP("physics", "Surface tension is resolved"),
        (Quantity.SURFACE_TENSION, Standing.BELOW_FLOOR): QT_TRANSLATE_NOOP(
            "physics", "Surface tension is below the grid's resolution: curves of {asked} cells, {bound} needed"
        ),
        (Quantity.STIFFNESS, Standing.RESOLVED): QT_TRANSLATE_NOOP(
            "physics", "Stiffness is resolved (up to {bound} N/m)"
        ),
        (Quantity.STIFFNESS, Standing.ABOVE_CEILING): QT_TRANSLATE_NOOP(
            "physics", "Stiffer than the steps allow: all above {bound} N/m looks the same"
        ),
        (Quantity.TERMINAL_VELOCITY, Standing.TOLD): QT_TRANSLATE_NOOP(
            "physics", "Terminal velocity {bound} m/s in this air"
        ),
        (Quantity.LIFT, Standing.TOLD): QT_TRANSLATE_NOOP("physics", "Lift {bound} m/s\u00b2 in this air"),
        (Quantity.EDDIES, Standing.TOLD): QT_TRANSLATE_NOOP(
            "physics", "Eddies below {bound} cm are lost in the grid"
        ),
        (Quantity.PACE, Standing.ABOVE_CEILING): QT_TRANSLATE_NOOP(
            "physics", "Runs at {bound} of the asked time scale: the solver needs more steps than it has"
        ),
    }
)  # fmt: skip


def parameter(name: str) -> str:
    """The name of a parameter."""
    row = resources.table("texts", "parameters.toml").get(name)
    return QCoreApplication.translate("parameters", str(row["label"])) if row else name.replace("_", " ")


def about(name: str) -> str:
    """What a parameter does to the picture, and where its numbers come from."""
    row = resources.table("texts", "parameters.toml")[name]
    says = QCoreApplication.translate("parameters", str(row["help"]))
    return f"{says}\n{QCoreApplication.translate('parameters', str(row['source']))}"


def material(of: Material) -> str:
    """The name of a material, for the eye: prompts and files keep its own."""
    return say("materials", of.name)


def material_source(of: Material) -> str:
    """Where its numbers come from."""
    return say("materials", of.source)


def told(spec: PhysicsSpec) -> str:
    """What is set, in a line for the eye; prompts have words of their own."""
    parts = [] if spec.type in {PhysicsType.AUTO, PhysicsType.CUSTOM} else [say("physics", TYPES[spec.type])]
    for name, value in spec.parameters.items():
        unit = RANGES[name].unit if name in RANGES else FURTHER_UNITS.get(name, "")
        number = f"{value:g} {unit}".rstrip() if isinstance(value, int | float) else str(value)
        parts.append(f"{parameter(name)} {number}")
    return punctuation.listed(parts)


def limit_words(limit: Limit) -> tuple[str, str]:
    """What the preview can show of one quantity, and the tone to say it in."""
    words = say("physics", _LIMITS.get((limit.quantity, limit.standing), limit.quantity.value))
    bound = f"{limit.bound * 100:.0f} %" if limit.quantity is Quantity.PACE else f"{limit.bound:.3g}"
    tone = "muted" if limit.standing in {Standing.RESOLVED, Standing.TOLD} else "warning"
    return words.format(bound=bound, asked=f"{limit.asked:.3g}"), tone


def drift_words(account: Account) -> str:
    """How far a conserved quantity has drifted; a dash where that is not known."""
    if account.drift is None:
        return "\u2013"
    if isinf(account.drift) or abs(account.drift) >= 10:
        return "> 1000 %"
    share = account.drift * 100
    return "0 %" if abs(share) < 0.005 else f"{share:+.2g} %" if abs(share) < 1 else f"{share:+.0f} %"
