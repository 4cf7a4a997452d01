"""Refusals: every way the server says no, in every shape of wire.md 1.6."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from types import MappingProxyType
from typing import Any

from aiohttp import web

HTML = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"


def _object(code: int, message: str) -> dict[str, Any]:
    return {"error": {"code": code, "message": message}}


#: Status and body by the name a cue uses; a text body is HTML, an empty one is empty.
REFUSALS: MappingProxyType[str, tuple[int, dict[str, Any] | str]] = MappingProxyType(
    {
        "400": (400, _object(400, "Unsupported video codec")),
        "401": (401, {"error": "Invalid API key"}),
        "401-object": (401, _object(401, "Invalid API key")),
        "402": (402, _object(402, "Insufficient balance")),
        "403": (403, _object(403, "Forbidden")),
        "404": (404, _object(404, "Not found")),
        "408": (408, _object(408, "Request timeout")),
        "409": (409, {"error": "idempotency_in_flight", "message": "The same request is being worked on"}),
        "413": (413, _object(413, "Payload too large")),
        "422": (422, {"detail": [{"loc": ["body", "duration"], "msg": "value is not allowed", "type": "value_error"}]}),
        "422-list": (422, {"errors": [{"code": "invalid", "message": "duration is not allowed", "field": "duration"}]}),
        "429": (429, {"error": "rate_limit_exceeded", "current_rate": "15/minute"}),
        "429-object": (429, _object(429, "Rate limit exceeded")),
        "429-code": (429, {"error_code": 429, "message": "Too many requests"}),
        "429-text": (429, {"error": {"code": "429", "message": "Rate limit exceeded"}}),
        "429-html": (429, HTML.replace("502 Bad Gateway", "429 Too Many Requests")),
        "429-in-200": (200, {"error_code": 429, "message": "Too many requests"}),
        "moderation": (400, {"error": {"code": "content_moderated", "message": "The prompt breaks the content rules"}}),
        "500": (500, ""),
        "500-object": (500, _object(500, "Internal error")),
        "502": (502, HTML),
        "503": (503, _object(503, "Service unavailable")),
        "504": (504, ""),
        "200-error": (200, {"error": "The model is not available"}),
        "200-error-object": (200, _object(503, "The model is not available")),
        "204": (204, ""),
        "empty": (200, ""),
        "truncated": (200, '{"request_id": "0123456789abcdef", "status": "proc'),
        "list": (200, "[]"),
    }
)
#: Faults that pass when the request is made again.
PASSING = frozenset(
    {"408", "409", "500", "500-object", "502", "503", "504", "truncated", "empty", "204", "list"}
    | {name for name in REFUSALS if name.startswith("429")}
)


@dataclass(frozen=True, slots=True)
class Hint:
    """When a 429 says to come back."""

    headers: dict[str, str]
    fields: dict[str, Any]


def refusal(kind: str, *, now: float, hint: str | None = None, limit_type: str = "concurrent_requests") -> web.Response:
    """The answer of that kind. `hint` is a value of the cue `retry-after`; `now` is seconds since 1970."""
    status, body = REFUSALS[kind]
    if status == 429 or kind == "503":
        seconds = "2" if hint is None and kind == "429" else hint
        told = _hint(seconds, now)
        if isinstance(body, dict):
            body = {**body, **told.fields}
            if kind == "429":
                body["limit_type"] = limit_type
        return _response(status, body, told.headers)
    return _response(status, body, {})


def _hint(hint: str | None, now: float) -> Hint:
    if hint is None or hint == "none":
        return Hint({}, {})
    if hint.startswith("ms-"):
        return Hint({"retry-after-ms": hint[3:]}, {})
    if hint.startswith("body-"):
        return Hint({}, {"retry_after_seconds": _number(hint[5:])})
    if hint in {"date", "past"}:
        when = datetime.fromtimestamp(now + (2 if hint == "date" else -3600), tz=UTC)
        return Hint({"Retry-After": format_datetime(when, usegmt=True)}, {})
    if hint == "garbage":
        return Hint({"Retry-After": "soon, perhaps"}, {})
    return Hint({"Retry-After": hint}, {"retry_after_seconds": _number(hint)})


def _number(text: str) -> float:
    value = float(text)
    return int(value) if value.is_integer() else value


def _response(status: int, body: dict[str, Any] | str, headers: dict[str, str]) -> web.Response:
    if isinstance(body, dict):
        return web.Response(status=status, text=json.dumps(body), content_type="application/json", headers=headers)
    kind = "text/html" if body.startswith("<") else "application/json"
    return web.Response(status=status, text=body or None, content_type=kind, headers=headers)


class Refused(Exception):  # noqa: N818 - it says what happened to the request
    """The request is not acceptable: an HTTP status and why, with the field where there is one."""

    def __init__(self, status: int, message: str, field: str = "") -> None:
        """`message` goes to the caller."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.field = field


def plain_refusal(refused: Refused, *, as_object: bool) -> web.Response:
    """A refusal the server itself came to, in the shape of the dialect: an object or a bare text."""
    if as_object:
        error: dict[str, Any] = {"code": refused.status, "message": refused.message}
        if refused.field:
            error["field"] = refused.field
        return web.json_response({"error": error}, status=refused.status)
    body = {"error": refused.message}
    if refused.field:
        body["field"] = refused.field
    return web.json_response(body, status=refused.status)
