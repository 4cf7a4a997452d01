"""HolySheep dialect D: a flat body with style, mood and a callback."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.capability import Capabilities, Carriage, Span
from holysheep_studio.domain.feature import Feature
from holysheep_studio.providers.holysheep import SIZES, HolySheep, needs_url, reserved, size_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.providers.dialect import Call

NAME = "holysheep-d"
_FIELDS = ("model", "prompt", "duration", "resolution", "style", "callback_url", "emotion_tone")
_CARRIED: Mapping[Feature, Carriage] = MappingProxyType(
    {
        Feature.SLOW_MOTION: Carriage.LOCAL,
        Feature.TIME_LAPSE: Carriage.PROMPT,
        Feature.HYPERLAPSE: Carriage.PROMPT,
        Feature.FPS: Carriage.LOCAL,
        Feature.SEED: Carriage.IGNORED,
        Feature.NEGATIVE_PROMPT: Carriage.PROMPT,
        Feature.PHYSICS: Carriage.PROMPT,
        Feature.SURROUNDINGS: Carriage.PROMPT,
        Feature.INTERPOLATOR: Carriage.IGNORED,
        Feature.TEMPORAL_CHANGES: Carriage.PROMPT,
        Feature.PORTRAIT: Carriage.PROMPT,
        Feature.SOUND: Carriage.IGNORED,
        Feature.STYLE: Carriage.WIRE,
        Feature.EMOTION: Carriage.WIRE,
        Feature.QUALITY: Carriage.IGNORED,
        Feature.CALLBACK: Carriage.WIRE,
    }
)


class HolySheepD(HolySheep, frozen=True):
    """Dialect D."""

    name: str = NAME

    def capabilities(self, model: str) -> Capabilities:  # noqa: ARG002 - all models alike
        """5 to 30 whole seconds, sizes by name, a callback."""
        return Capabilities(
            durations=Span(Fraction(5), Fraction(30), whole=True),
            carried=_CARRIED,
            models=("video-gen-2.1",),
            sizes=tuple(SIZES.values()),
            uploads=True,
            webhooks=True,
            chats=True,
            idempotency=self.idempotency,
        )

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """Nothing the user adds may replace a field."""
        return (*needs_url(spec), *reserved(spec.extra, _FIELDS))

    def submit(self, spec: CloudSpec, key: UUID) -> Call:
        """The flat body; what is not set is not there, not null (trap 60)."""
        body: dict[str, Any] = {
            "model": spec.model,
            "prompt": spec.prompt,
            "duration": int(spec.duration),
            "resolution": size_name(spec),
        }
        given = {"style": spec.style, "callback_url": spec.callback_url, "emotion_tone": spec.emotion}
        body |= {name: value for name, value in given.items() if value}
        return self.paid({**body, **spec.extra}, key, read_s=30.0)
