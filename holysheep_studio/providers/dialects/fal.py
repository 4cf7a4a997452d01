"""fal's queue: the answer names the addresses to ask, and they are used as they are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from holysheep_studio.domain.capability import Capabilities, Carriage, Span
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import Code, Fault, ProtocolError, ProviderError
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.remote import Artifact, Cancellation, Handle, RemoteState, RemoteStatus
from holysheep_studio.providers.answer import Answer, text
from holysheep_studio.providers.dialect import Call, Moment, get, post
from holysheep_studio.providers.holysheep import needs_url, reserved
from holysheep_studio.providers.job_document import job_id_in, state_in, video_url_in
from holysheep_studio.providers.open_model import CARRIED, FIELDS, model_input
from holysheep_studio.providers.refusal import error_of

if TYPE_CHECKING:
    from uuid import UUID

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.secret import Secret

NAME = "fal"
_ADDRESSES = ("status_url", "response_url", "cancel_url")


class Fal(Frozen, frozen=True):
    """`model` is the path of the model, fal-ai/..."""

    name: str = NAME

    def capabilities(self, model: str) -> Capabilities:  # noqa: ARG002 - each model has a schema of its own
        """What most video models there take; media live at least seven days."""
        return Capabilities(
            durations=Span(Fraction(1), Fraction(600)),
            carried={**CARRIED, Feature.CALLBACK: Carriage.IGNORED},
            cancels=True,
            url_life_s=7 * 86400.0,
        )

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """Sources by URL; what the user adds are further fields of the model."""
        return (*needs_url(spec), *reserved(spec.extra, FIELDS))

    def headers(self, key: Secret, moment: Moment) -> dict[str, str]:  # noqa: ARG002 - nothing changes by the attempt
        """The word Key, not Bearer. The queue is told not to run a job a second time by itself."""
        return {"Authorization": f"Key {key.reveal()}", "x-fal-no-retry": "1"}

    def submit(self, spec: CloudSpec, key: UUID) -> Call:  # noqa: ARG002 - no place for our key
        """The model's input is the whole body."""
        return post(f"/{quote(spec.model)}", model_input(spec), paid=True)

    def submitted(self, answer: Answer, key: UUID) -> tuple[Handle, RemoteState]:
        """The addresses of this job."""
        document = answer.document() or {}
        job = job_id_in(document, ("request_id",))
        addresses = {name: text(document.get(name)) for name in _ADDRESSES}
        if not job or not addresses["status_url"] or not addresses["response_url"]:
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no request_id or addresses")
        fields: dict[str, Any] = {"id": job, "key": key.hex, **addresses}
        return Handle(self.name, 1, fields), RemoteState(RemoteStatus.QUEUED)

    def poll(self, handle: Handle) -> Call:
        """The status address."""
        return get(str(handle.fields["status_url"]))

    def polled(self, answer: Answer, handle: Handle) -> RemoteState:  # noqa: ARG002 - the answer says it all
        """COMPLETED with an error is a failure."""
        state = state_in(answer, url_paths=(), status_paths=("status",))
        said = text((answer.document() or {}).get("error"))
        if state.status is RemoteStatus.SUCCEEDED and said:
            problem = Problem(Code.PROVIDER_FAILED, {"provider": answer.host, "message": said[:300]}, Fault.PROVIDER)
            return replace(state, status=RemoteStatus.FAILED, problem=problem, warnings=())
        return state

    def result(self, handle: Handle) -> Call:
        """The response address."""
        return get(str(handle.fields["response_url"]))

    def resulted(self, answer: Answer) -> tuple[Artifact, ...]:
        """The clip, wherever the model puts it."""
        url = video_url_in(answer.document() or {}, ("video.url", "videos.0.url", "url", "video", "output.url"))
        return (Artifact(url),) if url else ()

    def failure(self, answer: Answer) -> ProviderError | None:
        """Anything outside 2xx."""
        return None if answer.ok else error_of(answer)

    def cancel(self, handle: Handle) -> Call | None:
        """PUT the cancel address."""
        return Call("PUT", str(handle.fields["cancel_url"])) if handle.fields.get("cancel_url") else None

    def cancelled(self, answer: Answer) -> Cancellation:
        """202 asked for, 400 already done."""
        return Cancellation.REQUESTED if answer.ok else Cancellation.TOO_LATE
