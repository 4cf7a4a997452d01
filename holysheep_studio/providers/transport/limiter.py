"""Limiter: every limit of a connection at once, learning from what the server says, on a clock that is given."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from uuid import UUID

#: A request counts from when it was answered, or from this long after it was sent: the server saw it before then.
LONGEST_WAY_S = 1.0
#: After this many good answers in a row a shrunken limit grows by one again.
GROW_AFTER = 20
#: A job that nobody asked about for so long does not count as running any more.
FORGET_AFTER_S = 300.0


class Limits(Frozen, frozen=True):
    """A connection's limits; None: no limit. The defaults are the lowest that any source names (wire.md 1.7)."""

    submits_per_minute: int | None = 15
    requests_per_second: int | None = 5
    requests_per_minute: int | None = 450
    in_flight: int | None = 10
    running: int | None = 5


@dataclass(slots=True)
class Window:
    """At most `most` requests in any `span_s` seconds. `marks` holds when each one counts until, less the span."""

    most: int
    span_s: float
    marks: deque[float] = field(default_factory=deque)
    open: int = 0  # sent, not yet answered

    def wait_s(self, now: float) -> float:
        """Seconds until one more may be sent; infinite while only an answer can make room."""
        while self.marks and self.marks[0] + self.span_s <= now:
            self.marks.popleft()
        over = len(self.marks) + self.open - self.most + 1
        if over <= 0:
            return 0.0
        if over > len(self.marks):
            return float("inf")
        return self.marks[over - 1] + self.span_s - now


@dataclass(slots=True)
class Permit:
    """The right to send one request now; to be given back when its answer is there."""

    sent: float
    windows: tuple[Window, ...]
    given_back: bool = False


class Limiter:
    """Hands out permits in the order they are asked for. Nothing is held while waiting for anything else."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`clock` counts seconds and never turns back."""
        self._clock, self._sleep = clock, sleep
        per_minute, per_second = limits.requests_per_minute, limits.requests_per_second
        self._submits = [] if limits.submits_per_minute is None else [Window(limits.submits_per_minute, 60.0)]
        self._all = [Window(most, span) for most, span in ((per_second, 1.0), (per_minute, 60.0)) if most is not None]
        self._most_in_flight = limits.in_flight
        self._allowed_in_flight = limits.in_flight
        self._in_flight = 0
        self._good_in_a_row = 0
        self._not_before = 0.0
        self._changed = asyncio.Event()
        self._turn = asyncio.Lock()  # asyncio's locks are fair: first come, first served
        self._submit_turn = asyncio.Lock()
        self.running = Running(limits.running, clock, sleep)

    @property
    def in_flight(self) -> int:
        """Requests sent and not yet answered."""
        return self._in_flight

    async def permit(self, *, submit: bool = False) -> Permit:
        """Wait for every limit. Submits queue among themselves first, so that they never hold up polls."""
        if not submit:
            return await self._permit(self._all)
        async with self._submit_turn:
            await self._wait_for(self._submits, in_flight=False)
            return await self._permit([*self._submits, *self._all])

    async def _permit(self, windows: list[Window]) -> Permit:
        async with self._turn:
            await self._wait_for(windows, in_flight=True)
            for window in windows:
                window.open += 1
            self._in_flight += 1
            return Permit(self._clock(), tuple(windows))

    async def _wait_for(self, windows: list[Window], *, in_flight: bool) -> None:
        while True:
            now = self._clock()
            wait = max([self._not_before - now, *(window.wait_s(now) for window in windows)], default=0.0)
            if in_flight and self._allowed_in_flight is not None and self._in_flight >= self._allowed_in_flight:
                wait = float("inf")
            if wait <= 0:
                return
            self._changed.clear()
            await _either(self._changed, None if wait == float("inf") else self._sleep(wait))

    def give_back(self, permit: Permit, *, good: bool = False) -> None:
        """The request is over. Doing so twice changes nothing."""
        if permit.given_back:
            return
        permit.given_back = True
        mark = min(self._clock(), permit.sent + LONGEST_WAY_S)
        for window in permit.windows:
            window.open -= 1
            _insert(window.marks, mark)
        self._in_flight -= 1
        self._grow(good=good)
        self._changed.set()

    def pause(self, seconds: float) -> None:
        """The server asks the whole connection to wait."""
        self._not_before = max(self._not_before, self._clock() + seconds)

    def shrink(self) -> None:
        """The server had too much at once: one less in flight, and never none."""
        if self._allowed_in_flight is not None:
            self._allowed_in_flight = max(1, self._allowed_in_flight - 1)
        self._good_in_a_row = 0

    def learn(self, most: int, span_s: float) -> None:
        """The server names a limit of its own: it takes the place of ours for that span, or stands beside it."""
        if most < 1 or not 0 < span_s <= 3600:
            return
        for window in self._all:
            if window.span_s == span_s:
                window.most = most
                return
        if len(self._all) < 6:  # a server that names ever new spans is not followed
            self._all.append(Window(most, span_s))

    def _grow(self, *, good: bool) -> None:
        allowed, most = self._allowed_in_flight, self._most_in_flight
        if not good or allowed is None or most is None or allowed >= most:
            return
        self._good_in_a_row += 1
        if self._good_in_a_row >= GROW_AFTER:
            self._allowed_in_flight = allowed + 1
            self._good_in_a_row = 0


class Running:
    """How many jobs the provider works on for us, by the keys they were submitted with."""

    def __init__(self, most: int | None, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        """Keys that are not seen for five minutes leave by themselves: a forgotten job must not stop the others."""
        self._most, self._clock, self._sleep = most, clock, sleep
        self._seen: dict[UUID, float] = {}
        self._left = asyncio.Event()
        self._turn = asyncio.Lock()

    def __len__(self) -> int:
        """Jobs that count as running."""
        return len(self._seen)

    async def enter(self, key: UUID) -> None:
        """Wait for a place and take it."""
        async with self._turn:
            while self._most is not None and key not in self._seen and len(self._seen) >= self._most:
                now = self._clock()
                oldest = min(self._seen.values())
                if oldest + FORGET_AFTER_S <= now:
                    self._seen = {job: seen for job, seen in self._seen.items() if seen + FORGET_AFTER_S > now}
                    continue
                self._left.clear()
                await _either(self._left, self._sleep(oldest + FORGET_AFTER_S - now))
            self._seen[key] = self._clock()

    def see(self, key: UUID) -> None:
        """The job was looked at and goes on; one from before a restart is counted from now on."""
        self._seen[key] = self._clock()

    def leave(self, key: UUID) -> None:
        """The job has ended or nobody works on it any more."""
        if self._seen.pop(key, None) is not None:
            self._left.set()


async def _either(event: asyncio.Event, pause: Awaitable[None] | None) -> None:
    """Until the event or the end of the pause, whichever is first."""
    tasks: set[asyncio.Future[object]] = {asyncio.ensure_future(_done(event.wait()))}
    if pause is not None:
        tasks.add(asyncio.ensure_future(_done(pause)))
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _done(waited: Awaitable[object]) -> object:
    return await waited


def _insert(marks: deque[float], mark: float) -> None:
    """Keep the marks in order; answers come nearly in order, so this is nearly always an append."""
    if not marks or marks[-1] <= mark:
        marks.append(mark)
        return
    kept = sorted([*marks, mark])
    marks.clear()
    marks.extend(kept)
