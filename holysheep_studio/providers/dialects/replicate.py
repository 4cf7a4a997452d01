"""Replicate: predictions of a model by name, with the model's own fields passed through."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from holysheep_studio.domain.capability import Capabilities, Span
from holysheep_studio.domain.errors import Code, ProtocolError, ProviderError
from holysheep_studio.domain.remote import Cancellation, Handle, RemoteState
from holysheep_studio.providers.dialect import Call, Moment, get, post
from holysheep_studio.providers.job_document import job_id_in, state_in
from holysheep_studio.providers.open_model import CARRIED, FIELDS, model_input
from holysheep_studio.providers.refusal import error_of

if TYPE_CHECKING:
    from uuid import UUID

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.providers.answer import Answer

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.providers.holysheep import needs_url, reserved

NAME = "replicate"
_OUTPUT = ("output", "output.0", "output.video", "output.url", "output.0.url")


class Replicate(Frozen, frozen=True):
    """`model` is owner/name, or owner/name:version."""

    name: str = NAME

    def capabilities(self, model: str) -> Capabilities:  # noqa: ARG002 - each model has a schema of its own
        """What most video models there take; a model's refusal costs nothing. Results are deleted after an hour."""
        return Capabilities(
            durations=Span(Fraction(1), Fraction(600)), carried=CARRIED, cancels=True, webhooks=True, url_life_s=3600.0
        )

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """Sources by URL; what the user adds are further fields of the model."""
        return (*needs_url(spec), *reserved(spec.extra, FIELDS))

    def headers(self, key: Secret, moment: Moment) -> dict[str, str]:  # noqa: ARG002 - nothing changes by the attempt
        """The bearer key."""
        return {"Authorization": f"Bearer {key.reveal()}"}

    def submit(self, spec: CloudSpec, key: UUID) -> Call:  # noqa: ARG002 - no place for our key
        """A version has a path of its own."""
        name, _, version = spec.model.partition(":")
        body: dict[str, Any] = {"input": model_input(spec)}
        if spec.callback_url:
            body |= {"webhook": spec.callback_url, "webhook_events_filter": ["completed"]}
        if version:
            return post("/predictions", {"version": version, **body}, paid=True)
        return post(f"/models/{quote(name)}/predictions", body, paid=True)

    def submitted(self, answer: Answer, key: UUID) -> tuple[Handle, RemoteState]:
        """The prediction."""
        job = job_id_in(answer.document() or {}, ("id",))
        if not job:
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no id")
        handle = Handle(self.name, 1, {"id": job, "key": key.hex})
        return handle, self.polled(answer, handle)

    def poll(self, handle: Handle) -> Call:
        """GET /predictions/{id}."""
        return get(_of(handle))

    def polled(self, answer: Answer, handle: Handle) -> RemoteState:  # noqa: ARG002 - the answer says it all
        """`aborted` is an end too."""
        return state_in(answer, url_paths=_OUTPUT, status_paths=("status",))

    def failure(self, answer: Answer) -> ProviderError | None:
        """Anything outside 2xx."""
        return None if answer.ok else error_of(answer)

    def cancel(self, handle: Handle) -> Call:
        """POST /predictions/{id}/cancel."""
        return Call("POST", f"{_of(handle)}/cancel")

    def cancelled(self, answer: Answer) -> Cancellation:
        """Asked for, or too late."""
        return Cancellation.REQUESTED if answer.ok else Cancellation.TOO_LATE

    def probe(self) -> Call:
        """Who the key belongs to."""
        return get("/account")


def _of(handle: Handle) -> str:
    return f"/predictions/{quote(str(handle.fields['id']), safe='')}"
