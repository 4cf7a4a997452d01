"""Renders: the clips of orders, made by the local engine once for each different order and kept."""

from __future__ import annotations

import asyncio
import hashlib
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.demo_server.content import Content
from holysheep_studio.demo_server.cues import without
from holysheep_studio.demo_server.shop import RenderFailed
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.slate import Slate
from holysheep_studio.resources import path as shipped

if TYPE_CHECKING:
    from holysheep_studio.demo_server.orders import Order
    from holysheep_studio.workshop import Workshop

#: Written into every clip, so that nobody takes it for a provider's work.
LABEL = "HolySheep Studio demo server: made on this computer, no AI model involved"
LIMITED = "time_compression_limited_by_source"
#: The length that a source is taken to have where nothing is measured.
USUAL_S = 5


class InstantRenders:
    """One small clip that ships with the studio, for everything."""

    def __init__(self, content: Content) -> None:
        """Made by `read`."""
        self._content = content

    @classmethod
    async def read(cls) -> InstantRenders:
        """With the shipped clip in memory, so that a job can be over before its caller asks."""
        return cls(await Content.of(shipped("samples", "demo_server.mp4")))

    async def clip(self, _order: Order, _source: Path | None, _warnings: list[str]) -> Content:
        """The clip."""
        return self._content

    async def length_s(self, _source: Path) -> int:
        """As long as the clip is asked for everywhere; nothing is measured."""
        return USUAL_S


class LocalRenders:
    """Clips by FFmpeg and the local engine, one at a time, kept in a folder."""

    def __init__(self, workshop: Workshop, folder: Path) -> None:
        """`folder` is there and belongs to the server."""
        self._workshop = workshop
        self._folder = folder
        self._one = asyncio.Semaphore(1)
        self._made: dict[str, asyncio.Task[Content]] = {}
        self._warnings: dict[str, list[str]] = {}

    async def clip(self, order: Order, source: Path | None, warnings: list[str]) -> Content:
        """The clip of an order; the same order is rendered once. Raises RenderFailed."""
        mark = _mark(order, source)
        if mark not in self._made:
            self._made[mark] = asyncio.create_task(self._render(mark, order, source))
        try:
            content = await asyncio.shield(self._made[mark])
        except StudioError as error:
            raise RenderFailed(f"The clip could not be rendered: {error.code}") from None
        warnings += self._warnings.get(mark, [])
        return content

    async def length_s(self, source: Path) -> int:
        """How long a file is, in whole seconds. Raises RenderFailed."""
        try:
            return max(1, ceil((await self._workshop.engine.probe(source)).duration))
        except StudioError as error:
            raise RenderFailed(f"The file cannot be used: {error.code}") from None

    async def close(self) -> None:
        """Stop what is being rendered."""
        for task in self._made.values():
            task.cancel()
        await asyncio.gather(*self._made.values(), return_exceptions=True)

    async def _render(self, mark: str, order: Order, source: Path | None) -> Content:
        slates = self._workshop.slates
        slate = Slate(order.width, order.height, Fraction(order.rate), Fraction(order.duration_s), _seed(order), LABEL)
        target = self._folder / f"{mark}.mp4"
        async with self._one:
            if order.speaks and source is not None:
                await slates.speak(source, target, Path(order.voice) if order.voice else None, order.prompt, LABEL)
            elif source is None:
                await slates.draw(slate, target, speed=order.speed)
            elif await slates.bend(slate, source, target, speed=order.speed):
                self._warnings[mark] = [LIMITED]
        return await Content.of(target)


def _seed(order: Order) -> int:
    """What the picture looks like follows from the words and the seed."""
    words = f"{without(order.prompt)}|{order.seed}"
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4], "big") >> 1


def _mark(order: Order, source: Path | None) -> str:
    values = [
        without(order.prompt),
        order.seed,
        order.duration_s,
        order.width,
        order.height,
        order.rate,
        order.effect,
        order.speed,
        source,
        order.speaks,
        order.voice,
    ]
    return hashlib.sha256(repr(values).encode()).hexdigest()[:24]
