"""HolySheep dialect C: a flat body and a signature of time and key, made anew for every attempt."""

from __future__ import annotations

import hashlib
import hmac
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.capability import Capabilities, Carriage, Span
from holysheep_studio.domain.feature import Feature
from holysheep_studio.providers.holysheep import SIZES, HolySheep, needs_url, reserved, size_name, waiting_read_s

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.providers.dialect import Call, Moment

NAME = "holysheep-c"
_FIELDS = ("model", "prompt", "duration", "resolution", "fps", "quality_preset")
_CARRIED: Mapping[Feature, Carriage] = MappingProxyType(
    {
        Feature.SLOW_MOTION: Carriage.LOCAL,
        Feature.TIME_LAPSE: Carriage.PROMPT,
        Feature.HYPERLAPSE: Carriage.PROMPT,
        Feature.FPS: Carriage.WIRE,
        Feature.SEED: Carriage.IGNORED,
        Feature.NEGATIVE_PROMPT: Carriage.PROMPT,
        Feature.PHYSICS: Carriage.PROMPT,
        Feature.SURROUNDINGS: Carriage.PROMPT,
        Feature.INTERPOLATOR: Carriage.IGNORED,
        Feature.TEMPORAL_CHANGES: Carriage.PROMPT,
        Feature.PORTRAIT: Carriage.PROMPT,
        Feature.SOUND: Carriage.IGNORED,
        Feature.STYLE: Carriage.PROMPT,
        Feature.EMOTION: Carriage.PROMPT,
        Feature.QUALITY: Carriage.WIRE,
        Feature.CALLBACK: Carriage.IGNORED,
    }
)


def signature(key: str, timestamp: str) -> str:
    """The hex HMAC that servers of this dialect ask for. It proves nothing that the bearer key does not."""
    return hmac.new(key.encode(), f"{timestamp}:{key}".encode(), hashlib.sha256).hexdigest()


class HolySheepC(HolySheep, frozen=True):
    """Dialect C. `signed` sends X-HolySheep-Signature and X-Timestamp."""

    name: str = NAME
    signed: bool = True

    def capabilities(self, model: str) -> Capabilities:  # noqa: ARG002 - all models alike
        """Four model names that are router tiers, sizes by name, frame rates."""
        return Capabilities(
            durations=Span(Fraction(1), Fraction(600), whole=True),
            carried=_CARRIED,
            models=("deepseek-v3.2", "gpt-4.1", "claude-sonnet-4.5", "gemini-2.5-flash"),
            sizes=tuple(SIZES.values()),
            fps=Span(Fraction(1), Fraction(240), whole=True),
            uploads=True,
            chats=True,
            synchronous=True,
            idempotency=self.idempotency,
        )

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """Nothing the user adds may replace a field."""
        return (*needs_url(spec), *reserved(spec.extra, _FIELDS))

    def headers(self, key: Secret, moment: Moment) -> dict[str, str]:
        """Bearer key; the signature over the second of this very attempt (trap 42)."""
        plain = HolySheep.headers(self, key, moment)
        if not self.signed:
            return plain
        stamp = str(int(moment.now_s))
        return {**plain, "X-HolySheep-Signature": signature(key.reveal(), stamp), "X-Timestamp": stamp}

    def submit(self, spec: CloudSpec, key: UUID) -> Call:
        """The flat body; without a wish 30 frames a second from 1080p up, 24 below."""
        size = size_name(spec)
        body: dict[str, Any] = {
            "model": spec.model,
            "prompt": spec.prompt,
            "duration": int(spec.duration),
            "resolution": size,
            "fps": spec.fps if spec.fps is not None else 24 if size == "720p" else 30,
            "quality_preset": spec.quality or "production",
        }
        return self.paid({**body, **spec.extra}, key, read_s=waiting_read_s(spec.duration))
