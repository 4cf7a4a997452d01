"""Answer: one reply of a provider as it came, and forgiving ways to read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

from msgspec import field

from holysheep_studio.domain.frozen import Frozen

#: How much of a body that is no JSON is kept for people.
EXCERPT_CHARS = 2000
#: Waits that a server asks for are never believed beyond this.
LONGEST_WAIT_S = 600.0
#: Beyond these a number is nonsense, and would not fit into the database either.
_MOST_WHOLE, _MOST_MONEY = 2**53, 1e12
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


class Answer(Frozen, frozen=True):
    """A whole HTTP answer. Header names are lower-case; no key stands in the body, whatever the server echoed."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    host: str = ""
    at_s: float = 0.0  # when it came, seconds since 1970
    elapsed_s: float = 0.0

    @property
    def ok(self) -> bool:
        """Any 2xx."""
        return 200 <= self.status < 300

    def document(self) -> dict[str, Any] | None:
        """The JSON object in the body; a list becomes {"items": [...]}; None where there is no JSON."""
        found = read_json(self.body)
        if isinstance(found, list):
            return {"items": found}
        return found if isinstance(found, dict) else None

    def excerpt(self) -> str:
        """The start of the body for people, on one line."""
        text = self.body[: 4 * EXCERPT_CHARS].decode("utf-8", "replace")
        return " ".join(text.split())[:EXCERPT_CHARS]


def read_json(body: bytes) -> object:
    """What JSON there is, or None: never an exception, whatever the bytes."""
    try:
        written = body.decode("utf-8-sig", "replace")
        return storable(json.loads(written, parse_constant=lambda _: None), written)
    except (ValueError, RecursionError):
        return None


def storable(found: object, written: str) -> object:
    """What was `found` in `written` JSON, with halves of surrogate pairs as question marks: no file can hold them."""
    if _SURROGATE.search(written) is None:
        return found
    whole_text: object = json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
    return whole_text


def number(value: object) -> float | None:
    """A finite number, also from text ("72.3", "15%"); None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = value.strip().removesuffix("%").strip()
    elif not isinstance(value, int | float):
        return None
    try:
        read = float(value)
    except (ValueError, OverflowError):
        return None
    return read if isfinite(read) else None


def whole(value: object) -> int | None:
    """A whole number that a float holds exactly, also from text; None for anything else."""
    read = number(value)
    return int(read) if read is not None and read == int(read) and abs(read) <= _MOST_WHOLE else None


def millionths(amount: float | None) -> int | None:
    """An amount of money in micro-units; None where there is none, or one that nobody can mean."""
    return round(amount * 1_000_000) if amount is not None and 0 <= amount <= _MOST_MONEY else None


def text(value: object) -> str:
    """Text of a string or a number, stripped; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def first(document: Mapping[str, Any], *paths: str) -> object:
    """The first value that is neither missing, None nor empty text, by paths such as "data.url"."""
    for path in paths:
        value = at(document, path)
        if value is not None and value != "":
            return value
    return None


def at(document: object, path: str) -> object:
    """What lies at a dotted path, through lists by number; None where it ends early."""
    for name in path.split("."):
        if isinstance(document, Mapping):
            document = document.get(name)
        elif isinstance(document, list) and name.isdecimal() and int(name) < len(document):
            document = document[int(name)]
        else:
            return None
    return document


def web_address(value: object) -> str:
    """An http(s) URL with a host, or empty text."""
    found = text(value)
    try:
        parts = urlsplit(found)
        host = parts.hostname
    except ValueError:
        return ""
    fine = parts.scheme.lower() in {"http", "https"} and host and not any(character.isspace() for character in found)
    return found if fine else ""


def wait_hint_s(answer: Answer) -> float | None:
    """The longest wait that the answer asks for, in seconds from now: headers and body, clamped to 0..600."""
    hints = [*_header_waits(answer), *_body_waits(answer)]
    return min(max(0.0, *hints), LONGEST_WAIT_S) if hints else None


def _header_waits(answer: Answer) -> Iterator[float]:
    millis = number(answer.headers.get("retry-after-ms"))
    if millis is not None:
        yield millis / 1000
    after = answer.headers.get("retry-after", "").strip()
    if not after:
        return
    seconds = number(after)
    if seconds is not None:
        yield seconds
        return
    try:
        yield parsedate_to_datetime(after).timestamp() - answer.at_s
    except (ValueError, TypeError, OverflowError, OSError):
        return  # garbage is no hint; OSError: Windows for a local time before 1970


def _body_waits(answer: Answer) -> Iterator[float]:
    document = answer.document()
    if document is None:
        return
    for path in ("retry_after_seconds", "retry_after", "error.retry_after_seconds", "error.retry_after"):
        seconds = number(at(document, path))
        if seconds is not None:
            yield seconds
    for path in ("retry_after_ms", "error.retry_after_ms"):
        millis = number(at(document, path))
        if millis is not None:
            yield millis / 1000
