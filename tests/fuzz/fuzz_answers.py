"""Throws made-up answers at every dialect, at notices and at what language models write: only our errors come out.

By hand, never in the test run; `atheris` is in the dependency group "fuzz". Some minutes at low priority:
`nice python -m tests.fuzz.fuzz_answers -max_total_time=300 -max_len=2048 -len_control=0`
What it finds is written to crash-*; `python -m tests.fuzz.fuzz_answers crash-...` shows it again.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any
from uuid import UUID

import atheris

with atheris.instrument_imports(include=["holysheep_studio"]):
    from holysheep_studio.domain.chat import ChatReply
    from holysheep_studio.domain.codec import to_json
    from holysheep_studio.domain.errors import ProviderError, RejectedError
    from holysheep_studio.domain.remote import Handle
    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.providers import chat, webhooks
    from holysheep_studio.providers.answer import Answer, wait_hint_s
    from holysheep_studio.providers.dialect import Cancels, Counts, Finds, Results, Talks, Uploads
    from holysheep_studio.providers.registry import PROVIDERS
    from holysheep_studio.providers.transport.hints import hints_in

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = 1_700_000_000.0
KEY = UUID(int=7)
DIALECTS = [entry.kind() for entry in PROVIDERS.values()]
STATUSES = (200, 202, 204, 302, 400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 503)
NAMES = (
    "id", "request_id", "generation_id", "status", "state", "error", "errors", "message", "code", "error_code",
    "ErrCode", "ErrMsg", "Resp", "url", "output_url", "video_url", "data", "output", "progress", "usage", "cost",
    "total_tokens", "credits", "physics_score", "warning", "warnings", "detail", "choices", "content",
    "retry_after_seconds", "retry_after_ms", "queue_position", "expires_at", "video", "videos", "status_url",
    "response_url", "cancel_url", "upload_id", "parts", "type", "event_id", "initial_state", "physics_parameters",
    "temporal_changes", "expected_duration", "shots", "action_description", "visual_elements", "finish_reason",
    "seed", "size", "urls", "get", "account_balance", "credit_package", "credit_monthly", "img_id", "video_id",
)  # fmt: skip
WORDS = (
    "completed", "failed", "queued", "https://h/v.mp4", "", "1", "-1", "NaN", "1e999", "http://[", "moderated",
    "\ud800", "2024-01-01T00:00:00Z", "9" * 30, "50%", "0x1", "\u0661", "data:,x", "length", "insufficient balance",
)  # fmt: skip
HEADERS = (
    "retry-after", "retry-after-ms", "ratelimit", "ratelimit-policy", "x-ratelimit-remaining", "x-ratelimit-reset",
    "ratelimit-remaining", "ratelimit-reset", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests",
    "openai-poll-after-ms", "webhook-id", "webhook-timestamp", "webhook-signature", "content-type",
)  # fmt: skip
HINTS = (
    "0", "7", "-7", "6m0s", "1h2m3.5s", "120ms", '"p";q=5;w=60', '"p";r=0;t=9', "Wed, 21 Oct 2099 07:28:00 GMT",
    "Mon, 1 Jan 0001 00:00:00 -0000", "1700000000", "inf", "nan", "1e400", "v1,AAAA", "\udcff",
)  # fmt: skip


def value(data: atheris.FuzzedDataProvider, depth: int = 0) -> Any:
    """Any JSON value, with the names that providers use."""
    makers: tuple[Callable[[], Any], ...] = (
        lambda: None,
        data.ConsumeBool,
        lambda: data.ConsumeInt(9),
        data.ConsumeFloat,
        lambda: data.ConsumeUnicode(12),
        *(2 * (lambda: WORDS[data.ConsumeIntInRange(0, len(WORDS) - 1)],)),
        lambda: [value(data, depth + 1) for _ in range(data.ConsumeIntInRange(0, 3))],
        *(2 * (lambda: document(data, depth + 1),)),
    )
    return makers[data.ConsumeIntInRange(0, 9 if depth < 4 else 6)]()


def document(data: atheris.FuzzedDataProvider, depth: int = 0) -> dict[str, Any]:
    """A JSON object."""
    names = [NAMES[data.ConsumeIntInRange(0, len(NAMES) - 1)] for _ in range(data.ConsumeIntInRange(0, 6))]
    return {name: value(data, depth) for name in names}


def body(data: atheris.FuzzedDataProvider) -> bytes:
    """A whole document, a broken one, or anything."""
    match data.ConsumeIntInRange(0, 5):
        case 0:
            return bytes(data.ConsumeBytes(200))
        case 1:
            made = json.dumps(document(data)).encode()
            return made[: data.ConsumeIntInRange(0, len(made))]
        case 2:
            return json.dumps(value(data)).encode()
        case _:
            return json.dumps(document(data), ensure_ascii=data.ConsumeBool()).encode("utf-8", "surrogatepass")


def headers(data: atheris.FuzzedDataProvider) -> dict[str, str]:
    """A few headers, lower-case, as a client may see them: bytes that are no UTF-8 come as lone surrogates."""
    found = {}
    for _ in range(data.ConsumeIntInRange(0, 4)):
        name = HEADERS[data.ConsumeIntInRange(0, len(HEADERS) - 1)]
        known = HINTS[data.ConsumeIntInRange(0, len(HINTS) - 1)]
        found[name] = known if data.ConsumeBool() else data.ConsumeUnicode(24)
    return found


def tried(read: Callable[[], object], *allowed: type[Exception]) -> None:
    """What is read can be kept; what cannot be read ends in our own error, which can be shown."""
    try:
        found = read()
    except allowed as error:
        str(error).encode()
        return
    if found is not None:
        to_json(found)


def one(raw: bytes) -> None:
    """One made-up exchange."""
    data = atheris.FuzzedDataProvider(raw)
    dialect = DIALECTS[data.ConsumeIntInRange(0, len(DIALECTS) - 1)]
    came = Answer(STATUSES[data.ConsumeIntInRange(0, len(STATUSES) - 1)], body(data), headers(data), "h", NOW)
    handle = Handle(
        dialect.name, 1, {"id": "1", "key": KEY.hex, "status_url": "https://h/s", "response_url": "https://h/r"}
    )
    hints_in(came.headers, NOW)
    wait = wait_hint_s(came)
    assert wait is None or 0 <= wait <= 600
    refused = dialect.failure(came)
    assert refused is None or isinstance(refused, ProviderError)
    if came.ok:
        tried(lambda: dialect.submitted(came, KEY), ProviderError)
        tried(lambda: dialect.polled(came, handle), ProviderError)
        if isinstance(dialect, Finds):
            tried(lambda: dialect.found(came, KEY), ProviderError)
        if isinstance(dialect, Results):
            tried(lambda: dialect.resulted(came), ProviderError)
        if isinstance(dialect, Talks):
            tried(lambda: dialect.chatted(came), ProviderError)
        if isinstance(dialect, Counts):
            tried(lambda: dialect.balanced(came), ProviderError)
        if isinstance(dialect, Uploads):
            tried(lambda: dialect.uploaded(came, "video"), ProviderError)  # type: ignore[arg-type]
    if isinstance(dialect, Cancels):
        tried(lambda: dialect.cancelled(came), ProviderError)
    secret = Secret("whsec_c2VjcmV0") if data.ConsumeBool() else None
    tried(lambda: webhooks.parse(came.body, came.headers, secret, NOW, "h"), RejectedError)
    reply = ChatReply(came.body.decode("utf-8", "replace"), truncated=False)
    tried(lambda: chat.read_scene(reply), chat.UnfitError)
    tried(lambda: chat.read_shots(reply), chat.UnfitError)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
