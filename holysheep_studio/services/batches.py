"""Batches: questions of one size are gathered for a moment and sent together, each asker getting its own answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

Q = TypeVar("Q")
A = TypeVar("A")
#: How long the first question of a batch waits for others.
WAIT_S = 0.5
#: Up to how many tokens a question may have, and how many such questions go together: long ones in small batches.
TIERS = ((250, 100), (1000, 50), (4000, 20))
SMALLEST_TIER = 5
_CHARACTERS_A_TOKEN = 4


def tier_of(text: str) -> int:
    """How many questions of this length go together: 100, 50, 20 or 5; tokens are guessed from the characters."""
    tokens = len(text) / _CHARACTERS_A_TOKEN
    return next((size for most, size in TIERS if tokens <= most), SMALLEST_TIER)


class Timer(Protocol):
    """A call that is to come."""

    def cancel(self) -> object:
        """It does not come."""


class _Asked(Frozen, Generic[Q, A], frozen=True):
    question: Q
    priority: int
    number: int
    answer: asyncio.Future[A]


class Batches(Generic[Q, A]):
    """One timer for each tier, armed by the first question of a batch and by no other."""

    def __init__(
        self,
        send: Callable[[Sequence[Q]], Awaitable[Sequence[A | Exception]]],
        *,
        after: Callable[[float, Callable[[], None]], Timer] | None = None,
        wait_s: float = WAIT_S,
    ) -> None:
        """`send` answers the questions of a batch in their order, an exception standing for the answer it hinders.

        `after` calls something after some seconds; None: by the event loop's clock.
        """
        self._send = send
        self._after = after
        self._wait_s = wait_s
        self._waiting: dict[int, list[_Asked[Q, A]]] = {}
        self._timers: dict[int, Timer] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._count = 0

    def ask(self, question: Q, *, tier: int, priority: int = 0) -> asyncio.Future[A]:
        """Put a question; never waits. Within a batch a higher `priority` goes first, then who came first."""
        self._count += 1
        answer: asyncio.Future[A] = asyncio.get_running_loop().create_future()
        asked = _Asked(question, priority, self._count, answer)
        waiting = self._waiting.setdefault(tier, [])
        waiting.append(asked)
        if len(waiting) >= tier:
            self.flush(tier)
        elif len(waiting) == 1:
            after = self._after or asyncio.get_running_loop().call_later
            self._timers[tier] = after(self._wait_s, lambda: self.flush(tier))
        return asked.answer

    def flush(self, tier: int | None = None) -> None:
        """Send what waits in a tier, or in all, now."""
        for one in [tier] if tier is not None else list(self._waiting):
            timer = self._timers.pop(one, None)
            if timer is not None:
                timer.cancel()
            batch = [asked for asked in self._waiting.pop(one, []) if not asked.answer.done()]
            if batch:
                batch.sort(key=lambda asked: (-asked.priority, asked.number))
                task = asyncio.get_running_loop().create_task(self._answer(batch), name=f"batch of {len(batch)}")
                self._sending.add(task)
                task.add_done_callback(self._sending.discard)

    async def close(self) -> None:
        """Send what waits, and wait for every answer."""
        self.flush()
        while self._sending:
            await asyncio.gather(*self._sending, return_exceptions=True)

    async def _answer(self, batch: list[_Asked[Q, A]]) -> None:
        try:
            answers = await self._send([asked.question for asked in batch])
            told = list(zip(batch, answers, strict=True))
        except asyncio.CancelledError:
            for asked in batch:
                asked.answer.cancel()
            raise
        except Exception as error:  # noqa: BLE001 - it is handed to those who asked
            told = [(asked, error) for asked in batch]
        for asked, answer in told:
            if asked.answer.done():
                continue  # who asked has gone
            if isinstance(answer, Exception):
                asked.answer.set_exception(answer)
            else:
                asked.answer.set_result(answer)
