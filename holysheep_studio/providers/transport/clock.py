"""Clock: time, waiting and chance as one value, so that tests need none of them."""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections.abc import Awaitable, Callable

from holysheep_studio.domain.frozen import Frozen


def _new_id() -> str:
    return str(uuid.uuid4())


class Clock(Frozen, frozen=True):
    """`monotonic` and `wall` count seconds, `chance` gives 0..1, `new_id` a text that never comes twice."""

    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random
    new_id: Callable[[], str] = _new_id


#: Back-off: the first wait, and the longest.
FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 60.0


def backoff_s(tries: int, chance: float, hint_s: float | None = None) -> float:
    """Full jitter between 0 and a doubling bound, and never less than the server asks for."""
    bound = min(FIRST_WAIT_S * 2.0 ** min(tries, 16), LONGEST_WAIT_S)
    return max(chance * bound, hint_s or 0.0)
