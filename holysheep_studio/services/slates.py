"""Slates: stand-in clips, drawn from a seed, panned over a still, or a source bent to an exact length."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.render import Quality
from holysheep_studio.media import slate as drawing
from holysheep_studio.services.single import workbench

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from fractions import Fraction
    from pathlib import Path

    from holysheep_studio.domain.slate import Slate
    from holysheep_studio.media.ffmpeg import FFmpeg
    from holysheep_studio.services.library import Prober
    from holysheep_studio.services.single import Single


class Slates:
    """Makes whole labelled MP4 files; each appears at its place when it is finished."""

    def __init__(self, single: Single, prober: Prober, ffmpeg: Callable[[], Awaitable[FFmpeg]]) -> None:
        """`ffmpeg` finds the program when it is first needed."""
        self._single = single
        self._prober = prober
        self._ffmpeg = ffmpeg

    async def draw(self, slate: Slate, target: Path, *, speed: Fraction) -> None:
        """A picture from the seed alone; `speed` is 1 at real time, 1/4 in slow motion. Raises StudioError."""
        async with workbench(target) as bench:
            made = bench / "drawn.mp4"
            await drawing.draw(await self._ffmpeg(), slate, made, speed)
            await asyncio.to_thread(made.replace, target)

    async def bend(self, slate: Slate, source: Path, target: Path, *, speed: Fraction) -> bool:
        """A clip or still at `speed`, exactly as long as the slate; the local engine bends the time.

        A source that is too short for slow motion is repeated; for a time-lapse it is not repeated more than it takes
        to fill the slate at double speed: the answer is whether the speed was therefore lower. Raises StudioError.
        """
        ffmpeg = await self._ffmpeg()
        async with workbench(target) as bench:
            if await asyncio.to_thread(drawing.picture_kind, source) is not None:
                await drawing.pan(ffmpeg, slate, source, bench / "panned.mp4")
                await asyncio.to_thread((bench / "panned.mp4").replace, target)
                return False
            footage = await self._prober.probe(source)
            length = min(slate.duration * speed, max(footage.duration, slate.duration * 2))
            await drawing.cut(ffmpeg, slate, source, bench / "cut.mp4", length)
            bent = await self._bent(slate, bench / "cut.mp4", bench / "bent.mp4")
            await drawing.label(ffmpeg, bent, bench / "labelled.mp4", slate.label)
            await asyncio.to_thread((bench / "labelled.mp4").replace, target)
        return length < slate.duration * speed

    async def speak(self, source: Path, target: Path, voice: Path | None, words: str, label: str) -> None:
        """A clip with the sound of `voice` in the place of its own; without one a tone as long as the words would be.

        The picture stays as it is. Raises StudioError.
        """
        length = (await self._prober.probe(source)).duration
        async with workbench(target) as bench:
            made = bench / "spoken.mp4"
            await drawing.speak(await self._ffmpeg(), source, made, length, voice=voice, words=words, title=label)
            await asyncio.to_thread(made.replace, target)

    async def _bent(self, slate: Slate, cut: Path, target: Path) -> Path:
        """`cut` brought to the slate's length by the engine; itself when it has that length already."""
        length = (await self._prober.probe(cut)).duration
        if length == slate.duration:
            return cut
        speed = length / slate.duration
        choice = Choice(
            effect="constant_speed", values={"speed": speed}, quality=Quality.FAST, rate=slate.rate, keep_sound=False
        )
        await self._single.retime(cut, target, replace(choice, stabilise=False), _quiet, force=True)
        return target


def _quiet(_stage: str) -> Callable[[float], None]:
    return lambda _share: None
