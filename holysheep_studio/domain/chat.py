"""A question to a language model and its answer, and the scene that is asked for."""

from __future__ import annotations

import hashlib
import json

from msgspec import field

from holysheep_studio.domain.frozen import Frozen


class ChatRequest(Frozen, frozen=True):
    """One question. `template` is the version of the wording, so that a changed wording is another question."""

    model: str
    system: str
    user: str
    temperature: float = 0.7
    most_tokens: int = 2000
    json_object: bool = False
    template: str = "1"

    @property
    def cache_key(self) -> str:
        """A hash over everything that shapes the answer; the connection is for the caller to add."""
        fields = [self.model, self.system, self.user, self.temperature, self.most_tokens, self.json_object]
        return hashlib.sha256(json.dumps([*fields, self.template], ensure_ascii=False).encode()).hexdigest()


class ChatReply(Frozen, frozen=True):
    """What the model said. `tokens` is None when the provider did not say, never a guess."""

    text: str
    tokens: int | None = None
    truncated: bool = False
    remote_id: str = ""  # what the provider calls the answer, for its bill


class Scene(Frozen, frozen=True):
    """A scene that a model described, or the plain fallback (`offline`) where it could not."""

    initial_state: str
    physics_parameters: dict[str, float] = field(default_factory=dict)
    temporal_changes: tuple[str, ...] = ()
    expected_duration_s: float = 5.0
    offline: bool = False
    tokens: int | None = None


def offline_scene(concept: str) -> Scene:
    """The documented fallback, word for word, marked as such (wire.md 1.12)."""
    return Scene(
        initial_state=f"{concept} with natural physics simulation",
        physics_parameters={"gravity": 9.81, "air_resistance": 0.01},
        temporal_changes=("Object moves according to physics laws",),
        expected_duration_s=5.0,
        offline=True,
    )
