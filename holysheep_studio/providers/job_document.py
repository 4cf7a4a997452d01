"""Reads a job out of an answer, in every shape that wire.md 1.5 lists and some that other clouds use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import Code, Fault, ProtocolError, ProviderError
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.remote import Artifact, RemoteState, RemoteStatus
from holysheep_studio.providers.answer import Answer, at, first, millionths, number, text, web_address, whole
from holysheep_studio.providers.refusal import Refusal, error_inside, refusal_in
from holysheep_studio.providers.synonyms import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ID_NAMES = ("request_id", "id", "generation_id", "task_id", "video_id", "job_id")
ID_PATHS = (*ID_NAMES, *(f"data.{name}" for name in ID_NAMES))
URL_PATHS = ("output_url", "video_url", "data.url", "url", "data.video_url", "data.output_url")
STATUS_PATHS = ("status", "state", "data.status", "data.state")


def job_id_in(document: Mapping[str, Any], paths: tuple[str, ...] = ID_PATHS) -> str:
    """The provider's id of the job, empty when there is none."""
    return next((found for path in paths if (found := text(at(document, path)))), "")


def video_url_in(document: Mapping[str, Any], paths: tuple[str, ...] = URL_PATHS) -> str:
    """The link to the clip, empty when there is none that is http(s)."""
    return next((found for path in paths if (found := web_address(at(document, path)))), "")


def state_in(
    answer: Answer,
    *,
    url_paths: tuple[str, ...] = URL_PATHS,
    status_paths: tuple[str, ...] = STATUS_PATHS,
    needs_key: bool = False,
) -> RemoteState:
    """What a 2xx answer says of a job. Raises ProtocolError when it is no JSON object.

    No status but a URL means done; a status nobody knows means running, marked as unknown. An error without any
    status ends the job, unless it is one of the connection (401, 402, 429, 5xx inside a 200): that one is raised.
    """
    document = answer.document()
    if document is None:
        raise ProtocolError(
            Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no JSON", excerpt=answer.excerpt()[:200]
        )
    url = video_url_in(document, url_paths)
    word = text(first(document, *status_paths))
    refusal = refusal_in(document) if first(document, "error", "errors", "error_code", "ErrCode") else None
    known = status_of(word) if word else None
    status = known or (RemoteStatus.SUCCEEDED if url and not word else RemoteStatus.RUNNING)
    problem = None
    if refusal is not None and (status in _BAD or not (word or url)):
        found = error_inside(answer, refusal)
        if (not word and found.retry_s is not None) or (found.code in _OF_THE_CONNECTION and not word):
            raise found
        problem = problem_of(found, fallback=Code.PROVIDER_FAILED)
        status = _ended_by(found, status)
    elif status in _BAD:
        said = text(first(document, "failure_reason", "message", "detail", "reason")) or word
        problem = Problem(Code.PROVIDER_FAILED, {"provider": answer.host, "message": said}, Fault.PROVIDER)
    return RemoteState(
        status=status,
        progress=_progress(first(document, "progress", "data.progress")),
        queue_position=whole(first(document, "queue_position", "data.queue_position")),
        next_poll_s=_poll_hint(answer),
        warnings=tuple(_warnings(document, refusal if problem is None else None)),
        problem=problem,
        artifacts=(Artifact(url, needs_key=needs_key, **_expiry(document)),) if url else (),
        cost=_cost(document),
        tokens=whole(first(document, "usage.total_tokens")),
        physics_score=number(document.get("physics_score")),
        processing_ms=number(first(document, "processing_time_ms", "server_processing_ms")),
        raw_status=word,
        unknown_word=bool(word) and known is None,
    )


_BAD = frozenset({RemoteStatus.FAILED, RemoteStatus.MODERATED, RemoteStatus.CANCELLED, RemoteStatus.EXPIRED})
_OF_THE_CONNECTION = frozenset({Code.PROVIDER_AUTH, Code.PROVIDER_PERMISSION, Code.PROVIDER_BALANCE, Code.PROVIDER_RATE,
                                Code.PROVIDER_CONCURRENCY, Code.PROVIDER_NOT_FOUND})  # fmt: skip


def problem_of(error: ProviderError, fallback: Code) -> Problem:
    """An error of ours as kept with a job; a plain refusal of a job that ran is a failure, not a wrong request."""
    code = fallback if error.code in {Code.PROVIDER_REJECTED, Code.PROVIDER_DOWN} else error.code
    return Problem(code, error.fields, Fault.PROVIDER if code is fallback else error.fault)


def _ended_by(error: ProviderError, status: RemoteStatus) -> RemoteStatus:
    if error.code is Code.PROVIDER_MODERATED:
        return RemoteStatus.MODERATED
    return status if status in _BAD else RemoteStatus.FAILED


def _progress(value: object) -> float | None:
    percent = number(value)
    return None if percent is None else min(max(percent / 100, 0.0), 1.0)


def _poll_hint(answer: Answer) -> float | None:
    millis = number(answer.headers.get("openai-poll-after-ms"))
    seconds = number(answer.headers.get("retry-after")) if millis is None else millis / 1000
    return None if seconds is None else min(max(seconds, 0.0), 600.0)


def _warnings(document: Mapping[str, Any], refusal: Refusal | None) -> Iterator[str]:
    for name in ("warning", "recommendation"):
        said = text(document.get(name))
        if said:
            yield said
    listed = document.get("warnings")
    if isinstance(listed, list):
        yield from (said for item in listed if (said := text(item)))
    if refusal is not None and refusal.message:
        yield refusal.message  # an error beside a job that goes on


def _expiry(document: Mapping[str, Any]) -> dict[str, Any]:
    expires = number(first(document, "expires_at", "data.expires_at", "url_expires_at"))
    return {"expires_at": expires, "size_bytes": whole(first(document, "size_bytes", "data.size_bytes")) or None}


def _cost(document: Mapping[str, Any]) -> Money | None:
    """Only what the provider calls a cost; tokens and price lists say nothing about it (traps 13, 43)."""
    micro = millionths(number(first(document, "usage.cost", "cost")))
    if micro is not None:
        return Money(micro, text(first(document, "usage.currency", "currency")) or "USD")
    micro = millionths(number(first(document, "credits", "usage.credits")))
    return None if micro is None else Money(micro, "credit")
