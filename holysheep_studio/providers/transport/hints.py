"""Rate-limit headers of every kind, read as what is left and what the server's windows are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.providers.answer import number, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PARAMETER = re.compile(r";\s*([a-z]+)\s*=\s*\"?([0-9.]+)\"?")
_SPAN = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:([\d.]+)s)?(?:([\d.]+)ms)?")
#: A reset beyond this is a moment (seconds since 1970), not a wait.
_EPOCH_S = 10**8


class Hints(Frozen, frozen=True):
    """`wait_s`: nothing is left until then. `windows`: (requests, seconds) that the server states as its policy."""

    wait_s: float | None = None
    windows: tuple[tuple[int, float], ...] = ()


def hints_in(headers: Mapping[str, str], now_s: float) -> Hints:
    """What the headers of an answer say; header names are lower-case. Garbage says nothing."""
    waits = [*_draft_waits(headers), *_plain_waits(headers, now_s)]
    return Hints(max(waits) if waits else None, tuple(_policies(headers.get("ratelimit-policy", ""))))


def _draft_waits(headers: Mapping[str, str]) -> Iterator[float]:
    for item in headers.get("ratelimit", "").split(","):
        said = dict(_PARAMETER.findall(item))
        left, reset = number(said.get("r")), number(said.get("t"))
        if left == 0 and reset is not None:
            yield min(reset, 3600.0)


def _policies(value: str) -> Iterator[tuple[int, float]]:
    for item in value.split(","):
        said = dict(_PARAMETER.findall(item))
        quota, span = whole(said.get("q")), number(said.get("w"))
        if quota is not None and span is not None and quota > 0 and span > 0:
            yield quota, span


def _plain_waits(headers: Mapping[str, str], now_s: float) -> Iterator[float]:
    """X-RateLimit-*, the older draft's RateLimit-*, and OpenAI's -requests with times such as 6m0s."""
    names = (("x-ratelimit-", ""), ("ratelimit-", ""), ("x-ratelimit-", "-requests"))
    for start, end in names:
        left = number(headers.get(f"{start}remaining{end}"))
        reset = _reset_s(headers.get(f"{start}reset{end}", ""), now_s)
        if left == 0 and reset is not None:
            yield min(max(reset, 0.0), 3600.0)


def _reset_s(value: str, now_s: float) -> float | None:
    plain = number(value)
    if plain is not None:
        return plain - now_s if plain > _EPOCH_S else plain
    match = _SPAN.fullmatch(value.strip())
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds, millis = (number(part) or 0.0 for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds + millis / 1000
