"""The /videos shape that gateways copied from OpenAI, whose own service ended in September 2026."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from holysheep_studio.domain.capability import Capabilities, Carriage, Span
from holysheep_studio.domain.errors import Code, ProtocolError, ProviderError
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import Issue, IssueCode, error
from holysheep_studio.domain.remote import Artifact, Cancellation, Handle, RemoteState, RemoteStatus
from holysheep_studio.providers.dialect import Call, Moment, get
from holysheep_studio.providers.job_document import job_id_in, state_in
from holysheep_studio.providers.refusal import error_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.providers.answer import Answer

NAME = "openai-videos"
_FIELDS = ("model", "prompt", "seconds", "size")
_CARRIED: Mapping[Feature, Carriage] = MappingProxyType(
    {
        **dict.fromkeys((Feature.SLOW_MOTION, Feature.FPS), Carriage.LOCAL),
        **dict.fromkeys((Feature.TIME_LAPSE, Feature.HYPERLAPSE, Feature.NEGATIVE_PROMPT), Carriage.PROMPT),
        **dict.fromkeys((Feature.PHYSICS, Feature.SURROUNDINGS, Feature.TEMPORAL_CHANGES), Carriage.PROMPT),
        **dict.fromkeys((Feature.STYLE, Feature.EMOTION), Carriage.PROMPT),
        **dict.fromkeys((Feature.SEED, Feature.INTERPOLATOR, Feature.SOUND), Carriage.IGNORED),
        **dict.fromkeys((Feature.QUALITY, Feature.CALLBACK), Carriage.IGNORED),
        Feature.PORTRAIT: Carriage.WIRE,
    }
)


class OpenAIVideos(Frozen, frozen=True):
    """POST /videos as a form, seconds as text, the clip behind /content with the same key."""

    name: str = NAME

    def capabilities(self, model: str) -> Capabilities:  # noqa: ARG002 - gateways differ; their refusal costs nothing
        """Text to video in whole seconds."""
        return Capabilities(
            durations=Span(Fraction(1), Fraction(60), whole=True),
            carried=_CARRIED,
            models=("sora-2", "sora-2-pro"),
            cancels=True,
            webhooks=True,
        )

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """A form has text fields only."""
        odd = (error(f"extra.{name}", IssueCode.NOT_A_CHOICE, value=value, expected="text")
               for name, value in spec.extra.items() if not isinstance(value, str))  # fmt: skip
        return (*odd, *(error(f"extra.{name}", IssueCode.RESERVED) for name in spec.extra if name in _FIELDS))

    def headers(self, key: Secret, moment: Moment) -> dict[str, str]:  # noqa: ARG002 - nothing changes by the attempt
        """The bearer key."""
        return {"Authorization": f"Bearer {key.reveal()}"}

    def submit(self, spec: CloudSpec, key: UUID) -> Call:  # noqa: ARG002 - no place for our key
        """A multipart form without a file."""
        form = [("model", spec.model), ("prompt", spec.prompt), ("seconds", str(int(spec.duration)))]
        if spec.size is not None:
            form.append(("size", str(spec.size)))
        return Call("POST", "/videos", form=(*form, *spec.extra.items()), paid=True)

    def submitted(self, answer: Answer, key: UUID) -> tuple[Handle, RemoteState]:
        """The video object."""
        job = job_id_in(answer.document() or {})
        if not job:
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no id")
        handle = Handle(self.name, 1, {"id": job, "key": key.hex})
        return handle, self.polled(answer, handle)

    def poll(self, handle: Handle) -> Call:
        """GET /videos/{id}."""
        return get(_of(handle))

    def polled(self, answer: Answer, handle: Handle) -> RemoteState:
        """A finished one has its content behind the key."""
        state = state_in(answer)
        if state.status is not RemoteStatus.SUCCEEDED or state.artifacts:
            return state
        return replace(state, artifacts=(Artifact(f"{_of(handle)}/content", needs_key=True),))

    def failure(self, answer: Answer) -> ProviderError | None:
        """Anything outside 2xx."""
        return None if answer.ok else error_of(answer)

    def cancel(self, handle: Handle) -> Call:
        """DELETE /videos/{id}."""
        return Call("DELETE", _of(handle))

    def cancelled(self, answer: Answer) -> Cancellation:
        """Deleted is stopped; anything else came too late."""
        return Cancellation.CANCELLED if answer.ok else Cancellation.TOO_LATE

    def probe(self) -> Call:
        """The list of videos."""
        return get("/videos?limit=1")


def _of(handle: Handle) -> str:
    return f"/videos/{quote(str(handle.fields['id']), safe='')}"
