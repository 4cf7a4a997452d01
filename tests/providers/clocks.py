"""Clocks that cost no time: one that jumps, one that moves on when nothing else happens."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from typing import TYPE_CHECKING, Any

from holysheep_studio.providers.transport.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable


class JumpingClock:
    """Every sleep is over at once and moves the time on; for tests of one task."""

    def __init__(self, wall: float = 1_700_000_000.0, chance: float = 0.5) -> None:
        self.now, self.start = 0.0, wall
        self.slept: list[float] = []
        self._ids = itertools.count()
        self.clock = Clock(
            monotonic=lambda: self.now,
            wall=lambda: self.start + self.now,
            sleep=self._sleep,
            chance=lambda: chance,
            new_id=lambda: f"trace-{next(self._ids)}",
        )

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += max(0.0, seconds)
        await asyncio.sleep(0)


class VirtualClock:
    """Time moves to the next wake-up when `busy` says no and the loop has had some turns; for many tasks."""

    def __init__(self, busy: Callable[[], bool] = lambda: False, pause_s: float = 0.0) -> None:
        self.now = 0.0
        self.busy, self._pause_s = busy, pause_s
        self._queue: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._chances = itertools.cycle([0.1, 0.9, 0.3, 0.7, 0.5])
        self.clock = Clock(
            monotonic=lambda: self.now,
            wall=lambda: 1_700_000_000.0 + self.now,
            sleep=self.sleep,
            chance=lambda: next(self._chances),
        )

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._queue, (self.now + seconds, next(self._order), future))
        await future

    async def run(self, *work: Any) -> list[Any]:
        """Run coroutines to their end, moving the time on; returns their results or exceptions."""
        everything = asyncio.ensure_future(asyncio.gather(*work, return_exceptions=True))
        while not everything.done():
            for _ in range(20):
                await asyncio.sleep(0)
            if self._pause_s:
                await asyncio.sleep(self._pause_s)
            if self.busy() or everything.done():
                continue
            while self._queue and self._queue[0][2].done():
                heapq.heappop(self._queue)
            if self._queue:
                when, _, future = heapq.heappop(self._queue)
                self.now = max(self.now, when)
                future.set_result(None)
        return list(everything.result())
