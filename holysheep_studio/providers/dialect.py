"""Dialect: pure translation between a CloudSpec and one cloud's JSON; no IO, no clock, no state."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from msgspec import field

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from uuid import UUID

    from holysheep_studio.domain.capability import Capabilities
    from holysheep_studio.domain.chat import ChatReply, ChatRequest
    from holysheep_studio.domain.cloud import AssetKind, AssetRef, CloudSpec
    from holysheep_studio.domain.errors import ProviderError
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.money import Money
    from holysheep_studio.domain.remote import Artifact, Cancellation, Handle, RemoteState
    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.domain.voice import Speaker
    from holysheep_studio.providers.answer import Answer

MEGABYTE = 1024 * 1024


class Moment(Frozen, frozen=True):
    """What differs from one attempt to the next."""

    now_s: float  # seconds since 1970, UTC
    trace_id: str  # a new one for every request


class Call(Frozen, frozen=True):
    """One request. `path` is joined to the connection's address, unless it is an address of its own."""

    method: str
    path: str
    body: bytes | None = None  # JSON
    form: tuple[tuple[str, str], ...] = ()  # multipart fields, without files
    headers: Mapping[str, str] = field(default_factory=dict)
    read_s: float = 30.0
    paid: bool = False  # may cost money: sent once, never again when its answer is lost
    idempotent: bool = False  # the provider promises that a repeated call does nothing more
    most_bytes: int = 2 * MEGABYTE


def get(path: str, **more: Any) -> Call:  # noqa: ANN401 - the fields of Call
    """A read."""
    return Call("GET", path, idempotent=True, **more)


def post(path: str, body: object, **more: Any) -> Call:  # noqa: ANN401 - the fields of Call
    """A POST of compact JSON in the order of `body`; ValueError for numbers that JSON does not have."""
    return Call("POST", path, json_bytes(body), **more)


def json_bytes(body: object) -> bytes:
    """Compact UTF-8 JSON, the fields in their order."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "replace")


class Dialect(Protocol):
    """One cloud's language. Methods that read raise a ProviderError for an answer that says no or makes no sense."""

    @property
    def name(self) -> str:
        """Its name in the registry and in handles."""
        ...

    def capabilities(self, model: str) -> Capabilities:
        """What the model can do."""
        ...

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """What is wrong with a divided spec beyond its capabilities."""
        ...

    def headers(self, key: Secret, moment: Moment) -> Mapping[str, str]:
        """Who is asking; made anew for every attempt."""
        ...

    def submit(self, spec: CloudSpec, key: UUID) -> Call:
        """The paid request for a divided spec without errors."""
        ...

    def submitted(self, answer: Answer, key: UUID) -> tuple[Handle, RemoteState]:
        """The job in the answer. ProtocolError when it holds neither a job's id nor a clip."""
        ...

    def poll(self, handle: Handle) -> Call | None:
        """A look at the job; None when there is nothing to ask: the link in the handle is all there is."""
        ...

    def polled(self, answer: Answer, handle: Handle) -> RemoteState:
        """What the look showed."""
        ...

    def failure(self, answer: Answer) -> ProviderError | None:
        """The error that the answer stands for, also where its HTTP status is 200; None for a good one."""
        ...


@runtime_checkable
class Finds(Protocol):
    """Can ask for a job by the key it was submitted with."""

    def find(self, key: UUID) -> Call | None:
        """The question."""
        ...

    def found(self, answer: Answer, key: UUID) -> Handle | None:
        """The job, None when the provider has none of this key."""
        ...


@runtime_checkable
class Cancels(Protocol):
    """Can ask to stop a job."""

    def cancel(self, handle: Handle) -> Call | None:
        """The request; None when this job cannot be stopped."""
        ...

    def cancelled(self, answer: Answer) -> Cancellation:
        """What came of it, also for answers outside 2xx that are no error of the connection."""
        ...


@runtime_checkable
class Results(Protocol):
    """Keeps the result behind an address of its own, asked for when the job has succeeded."""

    def result(self, handle: Handle) -> Call:
        """The question."""
        ...

    def resulted(self, answer: Answer) -> tuple[Artifact, ...]:
        """The links."""
        ...


class UploadRules(Frozen, frozen=True):
    """How files are brought: whole in one form, or in parts above a size. {upload_id} and {n} stand in the paths."""

    direct: str
    field: str = "file"
    most_direct_bytes: int = 100 * MEGABYTE
    initiate: str = ""  # empty: no parts
    part: str = ""
    listing: str = ""
    complete: str = ""
    part_bytes: int = 50 * MEGABYTE


@runtime_checkable
class Uploads(Protocol):
    """Takes files."""

    def upload_rules(self, kind: AssetKind) -> UploadRules:
        """Where and how."""
        ...

    def uploaded(self, answer: Answer, kind: AssetKind) -> AssetRef:
        """The file as the provider knows it now."""
        ...


@runtime_checkable
class Talks(Protocol):
    """Answers chat/completions."""

    def chat(self, request: ChatRequest) -> Call:
        """The question."""
        ...

    def chatted(self, answer: Answer) -> ChatReply:
        """The answer."""
        ...


@runtime_checkable
class Speaks(Protocol):
    """Has voices of its own for lip-sync."""

    def speakers(self) -> Call:
        """The question which."""
        ...

    def speakers_told(self, answer: Answer) -> tuple[Speaker, ...]:
        """The voices."""
        ...


@runtime_checkable
class Counts(Protocol):
    """Tells the balance."""

    def balance(self) -> Call:
        """The question."""
        ...

    def balanced(self, answer: Answer) -> Money | None:
        """What is left."""
        ...


@runtime_checkable
class Probes(Protocol):
    """Has a read that tries the key and costs nothing."""

    def probe(self) -> Call:
        """The read. "Not found" is as good an answer as any: only the key's refusal counts."""
        ...
