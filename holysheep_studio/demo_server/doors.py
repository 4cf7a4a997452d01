"""Doors: who is let in, by the rules of each dialect (key, version header, signature)."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How far the clock of a signed request may be off.
SIGNATURE_WINDOW_S = 300


@dataclass(frozen=True, slots=True)
class Rules:
    """What a dialect asks for, and how it answers."""

    version: str = ""  # the value X-API-Version must have
    signed: bool = False
    waits: bool = False  # the answer to the submit is the finished video
    object_errors: bool = False  # {"error": {"code", "message"}} instead of {"error": "text"}


RULES: Mapping[Dialect, Rules] = MappingProxyType(
    {
        Dialect.A: Rules(version="2026-01"),
        Dialect.B: Rules(waits=True),
        Dialect.C: Rules(signed=True, waits=True, object_errors=True),
        Dialect.D: Rules(),
        Dialect.PIXVERSE: Rules(),
        Dialect.OPENAI_VIDEOS: Rules(object_errors=True),
    }
)


def bearer(headers: Mapping[str, str]) -> str:
    """The key of an Authorization header, "" when there is none."""
    match = re.fullmatch(r"Bearer ([!-~]+)", headers.get("Authorization", ""))
    return match[1] if match else ""


def signature(key: str, timestamp: str) -> str:
    """Dialect C's signature: hexadecimal HMAC-SHA256 of "timestamp:key" under the key (wire.md 1.3)."""
    return hmac.new(key.encode(), f"{timestamp}:{key}".encode(), hashlib.sha256).hexdigest()


def check_extras(dialect: Dialect, headers: Mapping[str, str], key: str, now: float) -> None:
    """The version and the signature, where the dialect has them. Raises Refused 400 or 401."""
    rules = RULES[dialect]
    if rules.version and headers.get("X-API-Version") != rules.version:
        raise Refused(400, f"X-API-Version must be {rules.version}", "X-API-Version")
    if not rules.signed:
        return
    timestamp = headers.get("X-Timestamp", "")
    if not re.fullmatch(r"\d{1,12}", timestamp) or abs(int(timestamp) - now) > SIGNATURE_WINDOW_S:
        raise Refused(401, "X-Timestamp is missing or too far from the server's time", "X-Timestamp")
    if not hmac.compare_digest(headers.get("X-HolySheep-Signature", ""), signature(key, timestamp)):
        raise Refused(401, "Invalid signature", "X-HolySheep-Signature")
