"""One life of a studio process: opens a data folder, adds jobs, works the queue; may be killed at any moment."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
import os
import random
import sys
import time
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast

from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.chat import ChatRequest
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import CloudSpec, Mode
from holysheep_studio.domain.errors import BudgetError, StudioError
from holysheep_studio.domain.money import Money, Price, Unit
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.secret import Secret
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.services.jobs import Same
from holysheep_studio.store import failpoint
from holysheep_studio.studio import Paths, Studio
from tests.faults.provider import KEY

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from holysheep_studio.domain.remote import Submitted
    from holysheep_studio.providers.provider import Provider, Sending

#: The exit code of a life that was told plainly why it cannot be lived.
REFUSED = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What a life is to do. `promises` False: the connection says nothing of keys, so nothing may be sent twice."""

    data: str
    port: int
    prompts: tuple[str, ...] = ()
    work: bool = True
    promises: bool = True
    resume: bool = False
    at_once: int = 4
    failpoint: str = ""
    clock_seed: int | None = None  # jumps by hours and years, to and fro
    cap_micro: int | None = None
    io: tuple[int, int] | None = None  # which file operation fails, with which errno
    twice: bool = False  # two runners, as of somebody who clicks twice
    stumbles: bool = False  # our own code breaks as soon as the answer to a paid request is there
    questions: int = 0  # to a language model, all at once
    lists: bool = False  # shows every line of the queue
    refuse: bool = False  # what is in the queue already is asked about
    lives_in: dict[str, str] = field(default_factory=dict)


def request(prompt: str) -> GenerationRequest:
    """A second of slow motion by the demo provider."""
    spec = CloudSpec("pixverse-v6", prompt, Fraction(1), mode=Mode.SLOW_MOTION, speed=Fraction(1, 4))
    return GenerationRequest(
        "", Identity(0, 0), "slow_motion_4x", TimeMap.identity(Fraction(1)), Fraction(24),
        prompt=prompt, connection="demo", cloud=spec,
    )  # fmt: skip


def live(order: Order, arm: Callable[[int, int], None] | None = None) -> int:
    """Live it; the exit code is 0 when the queue was worked to its end. `arm` makes a file operation fail."""
    os.environ[failpoint.VARIABLE] = order.failpoint
    logging.basicConfig(level=logging.INFO)
    if order.io is not None and arm is not None:
        arm(*order.io)
    try:
        return asyncio.run(_live(order))
    except StudioError as error:
        sys.stderr.write(f"refused: {error}\n")
        return REFUSED


async def _live(order: Order) -> int:
    opened: list[Studio] = []

    async def stumbling(name: str) -> Provider:
        return cast("Provider", _Stumbling(await opened[0].providers.provider(name)))

    provider = stumbling if order.stumbles else None
    clock = _clock(order.clock_seed)
    async with await Studio.open(Paths.at(Path(order.data)), clock=clock, provider=provider) as studio:
        opened.append(studio)
        options = {} if order.promises else {"idempotency": "none"}
        limits = Limits(None, None, None, 100, 100)
        url = f"http://127.0.0.1:{order.port}/v1"
        studio.accounts.offer(Connection("demo", "holysheep-a", url, Secret(KEY), limits=limits, options=options))
        if order.questions:
            price = Price(MODEL, Unit.PER_MTOK, MTOK_MICRO, "USD", "the price list", connection="demo")
            await studio.pricing.set_prices([price])
        if order.cap_micro is not None:
            await studio.budgets.set(Budget(Period.TOTAL, Money(order.cap_micro, "USD")))
        if order.prompts:
            same = Same.REFUSE if order.refuse else Same.ADD
            await studio.jobs.add_requests([request(prompt) for prompt in order.prompts], same=same)
        if order.resume:
            await studio.jobs.resume([job.id for job in await studio.jobs.all() if job.paused])
        if order.questions:
            await asyncio.gather(*(_asked(studio, f"question {n} {order.data}") for n in range(order.questions)))
        if order.lists:
            await studio.jobs.lines()
        if order.work:
            runs = [studio.runner.run(until_empty=True, at_once=order.at_once) for _ in range(1 + order.twice)]
            await asyncio.gather(*runs)
    return 0


class _Stumbling:
    """A provider behind which our own code breaks when the answer to a paid request is there."""

    def __init__(self, whole: Provider) -> None:
        self._whole = whole

    def __getattr__(self, name: str) -> object:
        return getattr(self._whole, name)

    async def submit(self, spec: CloudSpec, key: UUID, sending: Sending | None = None) -> Submitted:
        await self._whole.submit(spec, key, sending)
        raise KeyError("a fault of ours")


#: What questions are asked of, and what a million of its tokens cost in millionths of a dollar.
MODEL, MTOK_MICRO = "deepseek-v3.2", 500_000


async def _asked(studio: Studio, words: str) -> None:
    """One question whose answer does not say how many tokens it took; a budget may stop it."""
    provider = await studio.providers.provider("demo")
    question = ChatRequest(MODEL, "be brief", f"{words} [[chat:no-usage]]", most_tokens=1000)
    with contextlib.suppress(BudgetError):
        await studio.talks.paid(provider, "demo").chat(question)


def _clock(seed: int | None) -> Callable[[], float]:
    if seed is None:
        return time.time
    jumps = random.Random(seed)
    offsets = itertools.cycle([jumps.choice([0, 60, 3600, -3600, 86400, -86400, 3e7, -3e7]) for _ in range(97)])
    return lambda: time.time() + next(offsets)
