"""HolySheep dialect B: the physics path, whose answer may already be the clip."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec import field

from holysheep_studio.domain.capability import Capabilities, Carriage, Span
from holysheep_studio.domain.cloud import CloudSpec, Interpolator, Mode
from holysheep_studio.domain.feature import Feature
from holysheep_studio.providers.holysheep import SIZES, HolySheep, Paths, needs_url, reserved, waiting_read_s

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.physics import PhysicsSpec
    from holysheep_studio.providers.dialect import Call

NAME = "holysheep-b"
_FIELDS = (
    *("prompt", "mode", "duration", "fps", "resolution", "physics_simulation", "temporal_modifiers"),
    *("compression_ratio", "temporal_changes", "output_format", "quality"),
)
_CARRIED: Mapping[Feature, Carriage] = MappingProxyType(
    {
        Feature.SLOW_MOTION: Carriage.WIRE,
        Feature.TIME_LAPSE: Carriage.WIRE,
        Feature.HYPERLAPSE: Carriage.PROMPT,
        Feature.RATIO: Carriage.WIRE,
        Feature.FPS: Carriage.WIRE,
        Feature.SEED: Carriage.IGNORED,
        Feature.NEGATIVE_PROMPT: Carriage.PROMPT,
        Feature.PHYSICS: Carriage.WIRE,
        Feature.SURROUNDINGS: Carriage.PROMPT,
        Feature.INTERPOLATOR: Carriage.IGNORED,
        Feature.TEMPORAL_CHANGES: Carriage.PROMPT,
        Feature.PORTRAIT: Carriage.WIRE,
        Feature.SOUND: Carriage.IGNORED,
        Feature.STYLE: Carriage.PROMPT,
        Feature.EMOTION: Carriage.PROMPT,
        Feature.QUALITY: Carriage.WIRE,
        Feature.CALLBACK: Carriage.IGNORED,
    }
)
_IN_MODE: Mapping[Mode, Mapping[Feature, Carriage]] = MappingProxyType(
    {
        Mode.SLOW_MOTION: {Feature.INTERPOLATOR: Carriage.WIRE},
        Mode.TIME_LAPSE: {Feature.TEMPORAL_CHANGES: Carriage.WIRE},
    }
)


class HolySheepB(HolySheep, frozen=True):
    """Dialect B. `slowest` is the slowest time scale that is sent.

    The source's range goes down to 0.1, but the reading chosen for this project (wire.md C7) refuses 8x here; a
    profile for a server that was seen to take it may lower the bound.
    """

    name: str = NAME
    paths: Paths = field(default_factory=lambda: Paths(submit="/pixverse/v6/generate"))
    slowest: Fraction = Fraction(1, 4)

    def capabilities(self, model: str) -> Capabilities:  # noqa: ARG002 - the model is in the path
        """Time scales and ratios as numbers, any size."""
        return Capabilities(
            durations=Span(Fraction(1), Fraction(600), whole=True),
            carried=_CARRIED,
            in_mode=_IN_MODE,
            models=("pixverse-v6",),
            speeds={
                Mode.SLOW_MOTION: Span(self.slowest, Fraction(1, 2)),
                Mode.TIME_LAPSE: Span(Fraction(10), Fraction(1000), whole=True),
            },
            fps=Span(Fraction(1), Fraction(240), whole=True),
            uploads=True,
            chats=True,
            synchronous=True,
            idempotency=self.idempotency,
        )

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """Nothing the user adds may replace a field (trap 34)."""
        return (*needs_url(spec), *reserved(spec.extra, _FIELDS))

    def submit(self, spec: CloudSpec, key: UUID) -> Call:
        """Slow motion has a time scale, a time-lapse a ratio and changes in order."""
        lapse = spec.mode is Mode.TIME_LAPSE
        size = spec.size or SIZES["1080p"]
        body: dict[str, Any] = {
            "prompt": spec.prompt,
            "mode": spec.mode.value,
            "duration": int(spec.duration),
            "fps": spec.fps if spec.fps is not None else 30 if lapse else 60,
            "resolution": str(size),
        }
        if spec.physics is not None:
            body["physics_simulation"] = _physics(spec.physics)
        if spec.mode is Mode.SLOW_MOTION and spec.speed is not None:
            between = spec.interpolator or Interpolator.PHYSICS_BASED
            body["temporal_modifiers"] = {"time_scale": float(spec.speed), "frame_interpolation": between.value}
        if lapse:
            body["compression_ratio"] = 100 if spec.speed is None else int(spec.speed)
            if spec.temporal_changes:
                body["temporal_changes"] = list(spec.temporal_changes)
        body["output_format"] = "mp4"
        if spec.quality:
            body["quality"] = spec.quality
        return self.paid({**body, **spec.extra}, key, read_s=waiting_read_s(spec.duration))


def _physics(physics: PhysicsSpec) -> dict[str, Any]:
    """The four fields that the wire has; surroundings and conservation have none and are in the prompt."""
    return {
        "type": physics.type.value,
        "parameters": physics.parameters,
        "validation_enabled": physics.validation_enabled,
        "strict_mode": physics.strict_mode,
    }
