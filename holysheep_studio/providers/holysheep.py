"""What the four HolySheep dialects share: the job's answers, bearer keys, sizes by name, uploads, chat."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from holysheep_studio.domain.capability import Idempotency
from holysheep_studio.domain.chat import ChatReply, ChatRequest
from holysheep_studio.domain.cloud import AssetKind, AssetRef, CloudSpec, Size
from holysheep_studio.domain.errors import Code, ProtocolError, ProviderError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import Issue, IssueCode, error
from holysheep_studio.domain.remote import Handle, RemoteState, told_key
from holysheep_studio.providers.answer import Answer, first, number, text, whole
from holysheep_studio.providers.dialect import MEGABYTE, Call, Moment, UploadRules, get, post
from holysheep_studio.providers.job_document import job_id_in, state_in, video_url_in
from holysheep_studio.providers.refusal import error_inside, error_of, refusal_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from holysheep_studio.domain.secret import Secret

SIZES: Mapping[str, Size] = MappingProxyType(
    {"720p": Size(1280, 720), "1080p": Size(1920, 1080), "4k": Size(3840, 2160)}
)
SIZE_NAMES: Mapping[Size, str] = MappingProxyType({size: name for name, size in SIZES.items()})


class Paths(Frozen, frozen=True):
    """Every path of a HolySheep profile, as data: the service was never seen, so all of it can be edited."""

    submit: str = "/video/generate"
    status: str = "/video/status/{id}"
    chat: str = "/chat/completions"
    direct: str = "/uploads"
    initiate: str = "/uploads"
    part: str = "/uploads/{upload_id}/parts/{n}"
    listing: str = "/uploads/{upload_id}/parts"
    complete: str = "/uploads/{upload_id}/complete"


class HolySheep(Frozen, frozen=True):
    """The part of a dialect that is the same for all four.

    `idempotency` other than none is a promise of the server; without it a lost answer stops the job as unsure.
    """

    name: str = ""
    paths: Paths = Paths()
    idempotency: Idempotency = Idempotency.NONE
    quoted_key: bool = False  # the IETF draft quotes the header's value, most servers want it bare
    most_direct_bytes: int = 100 * MEGABYTE
    part_bytes: int = 50 * MEGABYTE

    def headers(self, key: Secret, moment: Moment) -> dict[str, str]:  # noqa: ARG002 - for those that sign
        """The bearer key."""
        return {"Authorization": f"Bearer {key.reveal()}"}

    def paid(self, body: Mapping[str, Any], key: UUID, read_s: float) -> Call:
        """The paid POST."""
        headers = {}
        if self.idempotency is Idempotency.HEADER:
            headers["Idempotency-Key"] = f'"{key}"' if self.quoted_key else str(key)
        promised = self.idempotency is not Idempotency.NONE
        return post(self.paths.submit, body, headers=headers, paid=True, idempotent=promised, read_s=read_s)

    def submitted(self, answer: Answer, key: UUID) -> tuple[Handle, RemoteState]:
        """URL: done. Id: to be polled, by the server's id; ours is kept beside it (C12). Neither: no success."""
        state = self.state_of(answer)
        job = self.job_of(answer)
        if not job and not state.artifacts:
            said = refusal_in(answer.document() or {})
            if said is not None and state.status.ended:
                raise error_inside(answer, said)  # a 200 that says no: there is no job
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no job id and no video")
        fields: dict[str, Any] = {"id": job, "key": key.hex}
        if not job and state.artifacts:
            fields["url"] = state.artifacts[0].url  # nothing to ask again: the link is all there is
        return Handle(self.name, 1, fields), state

    def poll(self, handle: Handle) -> Call | None:
        """GET /video/status/{id}, the only read of a job that any document names."""
        return self.look(str(handle.fields["id"])) if handle.fields.get("id") else None

    def look(self, job: str) -> Call:
        """A look at a job by its id, the server's or the client's own."""
        return get(self.paths.status.replace("{id}", quote(job, safe="")))

    def polled(self, answer: Answer, handle: Handle) -> RemoteState:  # noqa: ARG002 - the answer says it all
        """What the look showed."""
        return self.state_of(answer)

    def state_of(self, answer: Answer) -> RemoteState:
        """The job in an answer."""
        return state_in(answer)

    def job_of(self, answer: Answer) -> str:
        """The job's id in an answer, empty without one."""
        return job_id_in(answer.document() or {})

    def failure(self, answer: Answer) -> ProviderError | None:
        """Anything outside 2xx; what a 2xx says is read with the job."""
        return None if answer.ok else error_of(answer)

    def upload_rules(self, kind: AssetKind) -> UploadRules:  # noqa: ARG002 - the same for all
        """Direct up to 100 MB, then in parts of 50 MB (wire.md 1.11)."""
        ways = self.paths
        return UploadRules(
            direct=ways.direct, most_direct_bytes=self.most_direct_bytes, initiate=ways.initiate, part=ways.part,
            listing=ways.listing, complete=ways.complete, part_bytes=self.part_bytes,
        )  # fmt: skip

    def uploaded(self, answer: Answer, kind: AssetKind) -> AssetRef:
        """The file by its URL or id. ProtocolError when the answer holds neither."""
        return uploaded(answer, kind)

    def chat(self, request: ChatRequest) -> Call:
        """POST /chat/completions."""
        return chat_call(self.paths.chat, request)

    def chatted(self, answer: Answer) -> ChatReply:
        """The first choice."""
        return chat_reply(answer)

    def probe(self) -> Call:
        """The status of a job that cannot exist: a wrong key is refused, a right one gets "not found"."""
        return self.look("connection-test")


def uploaded(answer: Answer, kind: AssetKind) -> AssetRef:
    """The file by its URL or id. ProtocolError when the answer holds neither."""
    document = answer.document() or {}
    url = video_url_in(document, ("url", "data.url", "file_url", "asset_url", "download_url"))
    asset = text(first(document, "id", "file_id", "asset_id", "data.id"))
    if not url and not asset:
        raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no address of the uploaded file")
    return AssetRef(kind, url, asset, number(first(document, "expires_at", "data.expires_at")))


def chat_call(path: str, request: ChatRequest) -> Call:
    """An OpenAI-shaped question; 60 s to answer."""
    body: dict[str, Any] = {
        "model": request.model,
        "messages": [{"role": "system", "content": request.system}, {"role": "user", "content": request.user}],
        "temperature": request.temperature,
        "max_tokens": request.most_tokens,
    }
    if request.json_object:
        body["response_format"] = {"type": "json_object"}
    return post(path, body, paid=True, read_s=60.0)


def chat_reply(answer: Answer) -> ChatReply:
    """The first choice's text. ProtocolError when there is none."""
    document = answer.document() or {}
    content = first(document, "choices.0.message.content", "choices.0.text")
    if not isinstance(content, str):
        raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no choices[0].message.content")
    cut = text(first(document, "choices.0.finish_reason")) == "length"
    tokens, named = whole(first(document, "usage.total_tokens")), text(first(document, "id"))
    return ChatReply(content, tokens, truncated=cut, remote_id=named)


def size_name(spec: CloudSpec, default: str = "1080p") -> str:
    """The size by the name that dialects A, C and D have for it."""
    return default if spec.size is None else SIZE_NAMES[spec.size.landscape]


def reserved(extra: Mapping[str, Any], taken: tuple[str, ...]) -> tuple[Issue, ...]:
    """An error for every added field that would replace one of the studio's own (trap 34)."""
    return tuple(error(f"extra.{name}", IssueCode.RESERVED) for name in extra if name in taken)


def needs_url(spec: CloudSpec) -> tuple[Issue, ...]:
    """Sources go onto these wires by URL only; an empty one is a mistake, never left out in silence (trap 3)."""
    return tuple(
        error(f"sources.{index}.url", IssueCode.MISSING) for index, source in enumerate(spec.sources) if not source.url
    )


def waiting_read_s(duration: Fraction) -> float:
    """How long an answer that is itself the clip may take (wire.md 1.8)."""
    return float(max(Fraction(120), 30 * duration))


def client_id(key: UUID) -> str:
    """16 hex digits, the same for every attempt at one job (traps 2 and C12)."""
    return told_key(key)
