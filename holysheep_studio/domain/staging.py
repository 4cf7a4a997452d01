"""Staging: all that the physics editor holds of a scene, what is shown of it as a preview, and what goes to a cloud."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec import field

from holysheep_studio.domain.cloud import Interpolator
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.growth import Growth
from holysheep_studio.domain.physics import Conservation, Environment, PhysicsSpec, PhysicsType
from holysheep_studio.domain.scene import FIRST_SCENE, SCENES, PrevisSpec, SceneKind, scenes_of
from holysheep_studio.domain.sequences import Event
from holysheep_studio.domain.timebase import Seconds
from holysheep_studio.domain.transition import Transition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.material import Material

LONGEST_EVENT_NAME = 80


class Staging(Frozen, frozen=True):
    """How a scene is staged. None and empty mean "not set": nothing is added that nobody asked for.

    `material` is the preset the numbers began with, by its id, for comparing. `initial_state` and `changes` are words
    for the prompt, `span` the real time that passes ("6 months"); `extra` are keys of a pasted text that mean nothing
    here, kept for what reads them next.
    """

    physics: PhysicsSpec = field(default_factory=PhysicsSpec)
    scene: SceneKind | None = None
    time_scale: Fraction | None = None
    duration_s: Seconds | None = None
    interpolator: Interpolator | None = None
    material: str = ""
    tint: str = ""
    initial_state: str = ""
    changes: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    growth: Growth | None = None
    states: Transition | None = None
    span: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def shown_scene(self) -> SceneKind:
        """The scene of the preview: the chosen one where it shows this kind of matter, else the first that does."""
        if self.scene is not None and self.scene in scenes_of(self.physics.type):
            return self.scene
        return FIRST_SCENE[self.physics.type]

    def previs(self, width_px: int, height_px: int) -> PrevisSpec:
        """What the preview shows; what is not set is the scene's own."""
        form = SCENES[self.shown_scene]
        return PrevisSpec(
            self.physics,
            self.shown_scene,
            form.duration_s if self.duration_s is None else self.duration_s,
            form.time_scale if self.time_scale is None else self.time_scale,
            width_px=width_px,
            height_px=height_px,
            tint=self.tint,
            states=self._begun_states,
            interpolator=self.interpolator,
        )

    @property
    def _begun_states(self) -> Transition | None:
        """The transition from what is set now, which may have changed since it was chosen."""
        if self.states is None:
            return None
        first, *rest = self.states.states
        own = {name: number for name in first.parameters if (number := number_of(self, name)) is not None}
        return Transition((replace(first, parameters={**first.parameters, **own}), *rest))

    @property
    def asked_physics(self) -> PhysicsSpec | None:
        """What a cloud is asked for; None where nothing was set."""
        spec = self.physics
        set_ones = spec.type is not PhysicsType.AUTO or spec.parameters or spec.environment != Environment()
        return spec if set_ones or spec.conservation != Conservation() else None

    @property
    def asked_changes(self) -> tuple[str, ...]:
        """What happens while the clip runs, in words and in order: events, the growth, transitions, own words."""
        told = [f"{self.span} pass in the clip"] if self.span else []
        told += [event_words(event) for event in self.events]
        if self.growth is not None:
            told.append(growth_words(self.growth))
        if self.states is not None:
            told += self.states.words()
        return (*told, *self.changes)

    @property
    def empty(self) -> bool:
        """Whether a cloud would be told nothing."""
        return (
            self.asked_physics is None
            and not self.asked_changes
            and not self.initial_state
            and self.interpolator is None
        )


def event_words(event: Event) -> str:
    """An event as a sentence for a prompt."""
    return f"{event.name} from {_percent(event.start)} to {_percent(event.end)} of the clip"


def growth_words(growth: Growth) -> str:
    """A growth as a sentence for a prompt."""
    way = "decay" if growth.decay else "growth"
    pace = {"exponential": "slow at first, then faster", "logarithmic": "fast at first, then slower"}
    if growth.decay:
        pace = {"exponential": pace["logarithmic"], "logarithmic": pace["exponential"]}
    told = pace.get(growth.model.value)
    return f"{growth.model.value} {way}{f': {told}' if told else ''}"


def _percent(share: Fraction) -> str:
    return f"{float(share) * 100:.0f} %"


def number_of(staging: Staging, name: str) -> float | None:
    """The number of a parameter; None where it is not set or is no number."""
    value = staging.physics.parameters.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def own_number(staging: Staging, name: str, otherwise: float) -> float:
    """What the preview's scene has where the parameter is not set."""
    usual = SCENES[staging.shown_scene].usual
    return usual.get(name, otherwise)


def with_parameter(staging: Staging, name: str, value: float | None) -> Staging:
    """The same with a parameter set, or not set any more (None)."""
    parameters = {key: old for key, old in staging.physics.parameters.items() if key != name}
    if value is not None:
        parameters = {**staging.physics.parameters, name: value}
    return replace(staging, physics=replace(staging.physics, parameters=parameters))


def with_environment(staging: Staging, **fields: Any) -> Staging:  # noqa: ANN401 - the fields of Environment
    """The same with other surroundings; None: not set."""
    around = replace(staging.physics.environment, **fields)
    return replace(staging, physics=replace(staging.physics, environment=around))


def with_conservation(staging: Staging, name: str, *, kept: bool | None) -> Staging:
    """The same with a quantity kept, not kept, or not asked for (None)."""
    conservation = replace(staging.physics.conservation, **{name: kept})
    return replace(staging, physics=replace(staging.physics, conservation=conservation))


def with_type(staging: Staging, kind: PhysicsType) -> Staging:
    """The same of another kind of matter; what means nothing for it stays, and is said to be left out."""
    scene = staging.scene if staging.scene is not None and staging.scene in scenes_of(kind) else None
    return replace(staging, physics=replace(staging.physics, type=kind), scene=scene)


def of_material(staging: Staging, material: Material) -> Staging:
    """The same made of a material: its numbers replace those that describe matter, all else stays."""
    matter = {"viscosity", "surface_tension", "density", "elasticity", "friction", "stiffness", "damping"}
    kept = {name: value for name, value in staging.physics.parameters.items() if name not in matter}
    physics = replace(staging.physics, type=material.type, parameters={**kept, **material.parameters})
    scene = staging.scene if staging.scene is not None and staging.scene in scenes_of(material.type) else None
    scene = scene if material.scene is None else material.scene
    return replace(staging, physics=physics, material=material.id, tint=material.tint, scene=scene)


def compared(staging: Staging, material: Material) -> Mapping[str, tuple[float | None, object]]:
    """Where the numbers differ from a material's: by name the material's and one's own; None: not set."""
    own = staging.physics.parameters
    return {
        name: (material.parameters.get(name), own.get(name))
        for name in dict.fromkeys((*material.parameters, *own))
        if material.parameters.get(name) != own.get(name)
    }
