"""HolySheep dialect A: a nested task with an effect by name, and a request id that the client makes."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.capability import Capabilities, Carriage, Span, one_of
from holysheep_studio.domain.cloud import CloudSpec, Mode
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.issue import Issue, IssueCode, error
from holysheep_studio.domain.remote import Handle
from holysheep_studio.providers.holysheep import SIZES, HolySheep, client_id, needs_url, reserved, size_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.providers.answer import Answer
    from holysheep_studio.providers.dialect import Call, Moment

NAME = "holysheep-a"
EFFECTS: Mapping[tuple[Mode, Fraction | None], str] = MappingProxyType(
    {
        (Mode.SLOW_MOTION, Fraction(1, 2)): "slow_motion_2x",
        (Mode.SLOW_MOTION, Fraction(1, 4)): "slow_motion_4x",
        (Mode.SLOW_MOTION, Fraction(1, 8)): "slow_motion_8x",
        (Mode.TIME_LAPSE, None): "time_lapse",
        (Mode.HYPERLAPSE, None): "hyperlapse",
    }
)
_TASK = (
    *("type", "effect", "prompt", "duration_seconds", "resolution"),
    *("physics_accuracy_priority", "source_video", "source_image", "seed"),
)
_CARRIED = MappingProxyType(
    {
        Feature.SLOW_MOTION: Carriage.WIRE,
        Feature.TIME_LAPSE: Carriage.WIRE,
        Feature.HYPERLAPSE: Carriage.WIRE,
        Feature.RATIO: Carriage.RECORDED,
        Feature.FPS: Carriage.LOCAL,
        Feature.SEED: Carriage.WIRE,
        Feature.NEGATIVE_PROMPT: Carriage.PROMPT,
        Feature.PHYSICS: Carriage.PROMPT,
        Feature.SURROUNDINGS: Carriage.PROMPT,
        Feature.INTERPOLATOR: Carriage.IGNORED,
        Feature.TEMPORAL_CHANGES: Carriage.PROMPT,
        Feature.PORTRAIT: Carriage.PROMPT,
        Feature.SOURCE_IMAGE: Carriage.WIRE,
        Feature.SOURCE_VIDEO: Carriage.WIRE,
        Feature.SOUND: Carriage.IGNORED,
        Feature.STYLE: Carriage.PROMPT,
        Feature.EMOTION: Carriage.PROMPT,
        Feature.QUALITY: Carriage.IGNORED,
        Feature.CALLBACK: Carriage.IGNORED,
    }
)


class HolySheepA(HolySheep, frozen=True):
    """Dialect A. `api_version` goes into X-API-Version; empty leaves the header out."""

    name: str = NAME
    api_version: str = "2026-01"

    def capabilities(self, model: str) -> Capabilities:  # noqa: ARG002 - all models alike
        """Five effects, whole seconds, sizes by name."""
        return Capabilities(
            durations=Span(Fraction(1), Fraction(600), whole=True),
            carried=_CARRIED,
            models=("pixverse-v6",),
            speeds={Mode.SLOW_MOTION: one_of(Fraction(1, 8), Fraction(1, 4), Fraction(1, 2))},
            sizes=tuple(SIZES.values()),
            uploads=True,
            finds=True,
            chats=True,
            idempotency=self.idempotency,
        )

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """An effect must be chosen: this dialect has none that leaves time as it is."""
        plain = (error("mode", IssueCode.UNSUPPORTED, feature=spec.mode),) if spec.mode is Mode.NORMAL else ()
        return (*plain, *needs_url(spec), *reserved(spec.extra, _TASK))

    def headers(self, key: Secret, moment: Moment) -> dict[str, str]:
        """Bearer key and API version."""
        version = {"X-API-Version": self.api_version} if self.api_version else {}
        return {**HolySheep.headers(self, key, moment), **version}

    def submit(self, spec: CloudSpec, key: UUID) -> Call:
        """The nested body; what the user added goes into the task."""
        physics = spec.physics
        task: dict[str, Any] = {
            "type": "temporal_generation",
            "effect": EFFECTS[spec.mode, spec.speed if spec.mode is Mode.SLOW_MOTION else None],
            "prompt": spec.prompt,
            "duration_seconds": int(spec.duration),
            "resolution": size_name(spec),
            "physics_accuracy_priority": physics is None or physics.validation_enabled,
        }
        if spec.source_video is not None:
            task["source_video"] = spec.source_video.url
        if spec.source_image is not None:
            task["source_image"] = spec.source_image.url
        if spec.seed is not None:
            task["seed"] = spec.seed
        body = {"model": spec.model, "request_id": client_id(key), "task": {**task, **spec.extra}}
        return self.paid(body, key, read_s=30.0)

    def find(self, key: UUID) -> Call:
        """A look at the job by our own request id."""
        return self.look(client_id(key))

    def found(self, answer: Answer, key: UUID) -> Handle | None:
        """The job, where the server knows our id."""
        if not answer.ok or answer.document() is None:
            return None
        return Handle(self.name, 1, {"id": self.job_of(answer) or client_id(key), "key": key.hex})
