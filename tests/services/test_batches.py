"""Batches: one timer a tier, sent by time or size, in order of priority, each asker with its own answer or error."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.services.batches import Batches, tier_of

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Clock:
    """Time that passes when it is told to."""

    now: float = 0.0
    calls: list[tuple[float, Callable[[], None]]] = field(default_factory=list)
    armed: int = 0

    def after(self, seconds: float, call: Callable[[], None]) -> Call:
        self.armed += 1
        entry = (self.now + seconds, call)
        self.calls.append(entry)
        return Call(self, entry)

    def to(self, moment: float) -> None:
        self.now = moment
        for entry in [one for one in self.calls if one[0] <= moment]:
            self.calls.remove(entry)
            entry[1]()


@dataclass
class Call:
    clock: Clock
    entry: tuple[float, Callable[[], None]]

    def cancel(self) -> None:
        if self.entry in self.clock.calls:
            self.clock.calls.remove(self.entry)


@dataclass
class Sender:
    batches: list[list[str]] = field(default_factory=list)
    gate: asyncio.Event | None = None
    broken: bool = False

    async def send(self, questions: Sequence[str]) -> list[str | Exception]:
        self.batches.append(list(questions))
        if self.gate is not None:
            await self.gate.wait()
        if self.broken:
            raise OSError("the line is cut")
        return [ValueError(one) if "bad" in one else one.upper() for one in questions]


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_batch_leaves_half_a_second_after_its_first_question() -> None:
    clock, sender = Clock(), Sender()
    batches = Batches(sender.send, after=clock.after)
    first = batches.ask("a", tier=5)
    clock.to(0.4)
    second = batches.ask("b", tier=5)
    clock.to(0.499)
    await settle()
    assert (sender.batches, clock.armed) == ([], 1)
    clock.to(0.5)
    assert await first == "A"
    assert await second == "B"
    assert sender.batches == [["a", "b"]]
    third = batches.ask("c", tier=5)
    clock.to(0.999)
    await settle()
    assert not third.done()
    clock.to(1.0)
    assert await third == "C"


async def test_a_full_batch_leaves_at_once_and_its_timer_is_gone() -> None:
    clock, sender = Clock(), Sender()
    batches = Batches(sender.send, after=clock.after)
    asked = [batches.ask(str(n), tier=5) for n in range(7)]
    await asyncio.gather(*asked[:5])
    assert sender.batches == [["0", "1", "2", "3", "4"]]
    assert [one.done() for one in asked[5:]] == [False, False]
    clock.to(0.5)
    await asyncio.gather(*asked)
    assert (sender.batches[1], clock.armed) == (["5", "6"], 2)


async def test_each_tier_has_its_own_timer_and_priority_goes_first() -> None:
    clock, sender = Clock(), Sender()
    batches = Batches(sender.send, after=clock.after)
    batches.ask("low", tier=50, priority=-1)
    clock.to(0.3)
    batches.ask("other", tier=5)
    batches.ask("usual", tier=50)
    batches.ask("high", tier=50, priority=1)
    batches.ask("usual too", tier=50)
    clock.to(0.5)
    await settle()
    assert sender.batches == [["high", "usual", "usual too", "low"]]
    clock.to(0.8)
    await settle()
    assert sender.batches[1:] == [["other"]]


async def test_errors_reach_those_whose_question_they_hindered() -> None:
    sender = Sender()
    batches = Batches(sender.send)
    good, bad = batches.ask("good", tier=2), batches.ask("bad", tier=2)
    assert await good == "GOOD"
    with pytest.raises(ValueError, match="bad"):
        await bad
    sender.broken = True
    pair = [batches.ask(one, tier=2) for one in ("c", "d")]
    assert [type(one) for one in await asyncio.gather(*pair, return_exceptions=True)] == [OSError, OSError]


async def test_asking_goes_on_while_a_slow_batch_is_out_and_closing_sends_what_waits() -> None:
    clock, sender = Clock(), Sender(gate=asyncio.Event())
    batches = Batches(sender.send, after=clock.after)
    slow = [batches.ask(one, tier=2) for one in ("a", "b")]
    await settle()
    late = batches.ask("c", tier=2)
    gone = batches.ask("d", tier=3)
    gone.cancel()
    assert not any(one.done() for one in (*slow, late))
    closing = asyncio.create_task(batches.close())
    await settle()
    assert sender.batches == [["a", "b"], ["c"]]
    assert sender.gate is not None
    sender.gate.set()
    await closing
    assert [one.result() for one in (*slow, late)] == ["A", "B", "C"]
    assert not clock.calls


@pytest.mark.parametrize(("length", "tier"), [(0, 100), (1000, 100), (1001, 50), (4000, 50), (16_000, 20), (16_001, 5)])
def test_long_questions_go_in_small_batches(length: int, tier: int) -> None:
    assert tier_of("x" * length) == tier
