"""Reads errors in every shape that providers send them (wire.md 1.6) and says which of ours they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from holysheep_studio.domain.errors import (
    AuthError,
    BalanceError,
    Code,
    ModeratedError,
    ProtocolError,
    ProviderError,
    RateLimitedError,
    RejectedError,
    UnavailableError,
)
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.providers.answer import Answer, first, text, wait_hint_s, whole

_SLUG = re.compile(r"^[a-z0-9_.-]+$")
_MODERATION = re.compile(r"moderat|content[ _]polic|safety|sensitive|nsfw|prohibited content", re.IGNORECASE)
_BALANCE = re.compile(r"insufficient[ _](balance|credit|fund|quota)|(balance|credits?) (is )?(too low|insufficient)"
                      r"|out of credits|billing_hard_limit", re.IGNORECASE)  # fmt: skip
_CONCURRENCY = re.compile(r"concurren", re.IGNORECASE)
_IN_FLIGHT = re.compile(r"in[_ -]?(flight|progress)", re.IGNORECASE)
MOST_MESSAGE_CHARS = 300


class Refusal(Frozen, frozen=True):
    """An error as a provider says it: a code where it gave one, a machine word, a sentence."""

    code: int | None
    slug: str
    message: str
    limit_type: str = ""


def refusal_in(document: Mapping[str, Any]) -> Refusal | None:
    """The error in a body, None when it holds none: `error: null` and `error: ""` are no errors."""
    error = document.get("error")
    if not error:
        listed = document.get("errors")
        error = listed[0] if isinstance(listed, list) and listed else listed if isinstance(listed, dict | str) else None
    inner: Mapping[str, Any] = error if isinstance(error, Mapping) else {}
    said = text(error) or text(first(inner, "message", "detail", "msg", "reason"))
    said = said or text(first(document, "message", "detail", "msg", "ErrMsg", "detail.0.msg", "title"))
    code = whole(first(inner, "code", "status")) or whole(first(document, "error_code", "code", "ErrCode"))
    words = [text(first(inner, "type", "code", "status")), text(first(document, "error_code", "code")), text(error)]
    slug = next((word for word in words if _SLUG.match(word) and whole(word) is None), "")
    if not error and code is None and not said:
        return None
    return Refusal(code, slug, said[:MOST_MESSAGE_CHARS], text(first(document, "limit_type", "error.limit_type")))


def error_of(answer: Answer) -> ProviderError:
    """The error that an answer outside 2xx stands for; the HTTP status wins over codes in the body."""
    document = answer.document()
    refusal = None if document is None else refusal_in(document)
    said = refusal or Refusal(None, "", answer.excerpt()[:MOST_MESSAGE_CHARS])
    return classified(answer, answer.status, said)


def error_inside(answer: Answer, refusal: Refusal) -> ProviderError:
    """The error that a 200 carries in its body, by its code where that is one of HTTP's, else by its words."""
    status = refusal.code if refusal.code is not None and 400 <= refusal.code < 600 else 0
    if not status and re.search(r"rate[_ ]limit", f"{refusal.slug} {refusal.message}", re.IGNORECASE):
        status = 429
    return classified(answer, status, refusal)


def classified(answer: Answer, status: int, said: Refusal) -> ProviderError:
    """One of our errors for a status and what was said with it."""
    words = f"{said.slug} {said.message}"
    shown: dict[str, Any] = {"provider": answer.host, "status": answer.status}
    shown["message"] = said.message or said.slug or f"HTTP {status}"
    if status >= 500 or status in {408, 425} or (status == 409 and _IN_FLIGHT.search(words)):
        code = Code.PROVIDER_IN_FLIGHT if status == 409 else Code.PROVIDER_DOWN
        return UnavailableError(code, retry_s=wait_hint_s(answer) or 0.0, **shown)
    if status == 429 and not _BALANCE.search(words):
        return _too_much(answer, said, shown)
    if 300 <= status < 400:
        return ProtocolError(Code.PROVIDER_PROTOCOL, reason=f"HTTP {status}", **shown)
    kind, code = _BY_STATUS.get(status, (RejectedError, Code.PROVIDER_REJECTED))
    if _BALANCE.search(words):
        kind, code = _BY_STATUS[402]
    elif status in {0, 400, 403, 422} and _MODERATION.search(words):
        kind, code = _BY_STATUS[451]
    return kind(code, **shown)


_BY_STATUS: dict[int, tuple[type[ProviderError], Code]] = {
    401: (AuthError, Code.PROVIDER_AUTH),
    402: (BalanceError, Code.PROVIDER_BALANCE),
    451: (ModeratedError, Code.PROVIDER_MODERATED),
    403: (AuthError, Code.PROVIDER_PERMISSION),
    404: (RejectedError, Code.PROVIDER_NOT_FOUND),
    410: (RejectedError, Code.PROVIDER_NOT_FOUND),
    409: (RejectedError, Code.PROVIDER_CONFLICT),
    413: (RejectedError, Code.PROVIDER_TOO_LARGE),
}


def _too_much(answer: Answer, said: Refusal, shown: dict[str, Any]) -> RateLimitedError:
    busy = _CONCURRENCY.search(f"{said.limit_type} {said.slug} {said.message}")
    code = Code.PROVIDER_CONCURRENCY if busy else Code.PROVIDER_RATE
    return RateLimitedError(code, retry_s=wait_hint_s(answer), **shown)
