"""Redaction: takes keys and passwords out of text before it is written where others may read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HIDDEN = "[hidden]"
#: Shorter texts than this are no keys, and hiding them would make holes in ordinary words.
SHORTEST = 6
_NAMED = re.compile(
    r"""(?ix)
    (["']?\b(?:authorization|proxy-authorization|(?:x-)?api[-_ ]?key|access[-_]?key|secret(?:[-_]?key)?|signature
        |password|passwd|(?:access|auth|refresh|bearer)?[-_]?token)["']?\s*[:=]\s*["']?)
    (?:(?:bearer|basic|key|token)\s+)?
    ([^\s"',;&)}\]]{4,})"""
)
_BEARER = re.compile(r"(?i)\b(bearer|basic)\s+[a-z0-9._~+/=-]{8,}")
#: How the keys of many services begin.
_SHAPED = re.compile(r"\b(?:sk|pk|rk|r8|hs|hf|fal|ghp|xox[abp]|AKIA|AIza)[-_]?[A-Za-z0-9_-]{16,}")
_IN_ADDRESS = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^\s/@:]+(?::[^\s/@]*)?@")


def scrub(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without these secrets, and without all that looks like one by its name or its shape."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= SHORTEST:
            text = text.replace(secret, HIDDEN)
    text = _NAMED.sub(rf"\g<1>{HIDDEN}", text)
    text = _BEARER.sub(rf"\g<1> {HIDDEN}", text)
    text = _SHAPED.sub(HIDDEN, text)
    return _IN_ADDRESS.sub(rf"\g<1>{HIDDEN}@", text)
