"""Notices that providers send: signatures after Standard Webhooks 1.0.0, and what a notice says."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, RejectedError
from holysheep_studio.domain.remote import WebhookEvent
from holysheep_studio.providers.answer import first, read_json, text
from holysheep_studio.providers.job_document import ID_PATHS, job_id_in
from holysheep_studio.providers.synonyms import status_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.secret import Secret

#: How far the sender's clock and ours may be apart.
TOLERANCE_S = 300
MOST_BYTES = 1024 * 1024
_STATUS = ("status", "data.status", "state", "data.state")


def parse(raw: bytes, headers: Mapping[str, str], secret: Secret | None, now_s: float, provider: str) -> WebhookEvent:
    """What a notice says; `headers` with lower-case names. Raises RejectedError webhook_refused."""
    if secret is not None:
        verify(raw, headers, secret, now_s, provider)
    document = read_json(raw)
    if len(raw) > MOST_BYTES or not isinstance(document, dict):
        raise refused(provider, "it is no JSON object")
    word = text(first(document, *_STATUS))
    kind = text(first(document, "type", "event", "event_type"))
    # a header that is no UTF-8 comes with surrogates, which no file can hold
    named = headers.get("webhook-id", "").encode("utf-8", "replace").decode().strip()
    event = named or text(first(document, "event_id"))
    inner = ("data.request_id", "data.id", "data.generation_id", "data.task_id", "data.video_id", "data.job_id")
    # beside an event id of its own, `id` may be the event's; then the job is in `data`
    job = job_id_in(document, (*inner, *ID_PATHS) if isinstance(document.get("data"), dict) else ID_PATHS)
    return WebhookEvent(
        event_id=event or hashlib.sha256(raw).hexdigest(),
        job_id=job,
        type=kind,
        status=status_of(word or kind.rpartition(".")[2]),
        signed=secret is not None,
    )


def verify(raw: bytes, headers: Mapping[str, str], secret: Secret, now_s: float, provider: str) -> None:
    """Check id, timestamp and signature over the raw bytes, in constant time. Raises RejectedError webhook_refused."""
    event, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not event or not stamp.isascii() or not stamp.isdecimal() or len(stamp) > 12:
        raise refused(provider, "id or timestamp is missing")
    if abs(int(stamp) - now_s) > TOLERANCE_S:
        raise refused(provider, "its timestamp is more than five minutes away")
    wanted = signature(raw, event, stamp, secret)
    given = headers.get("webhook-signature", "").split()
    # every candidate is compared, so that time tells nothing about which one was near
    matches = [hmac.compare_digest(candidate.encode("utf-8", "replace"), wanted.encode()) for candidate in given]
    if not any(matches):
        raise refused(provider, "its signature is wrong")


def signature(raw: bytes, event: str, stamp: str, secret: Secret) -> str:
    """v1,base64(HMAC-SHA256 over id.timestamp.body); the secret is base64 behind whsec_."""
    plain = secret.reveal().removeprefix("whsec_")
    try:
        key = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = plain.encode()
    digest = hmac.new(key, f"{event}.{stamp}.".encode("utf-8", "replace") + raw, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def refused(provider: str, reason: str) -> RejectedError:
    """The refusal of a notice; the job is polled anyway."""
    return RejectedError(Code.WEBHOOK_REFUSED, provider=provider, reason=reason)
