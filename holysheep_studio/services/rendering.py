"""Rendering: from a source file and a request to a verified file, in steps that can each be done again."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from holysheep_studio.domain.delivery import (
    Reason,
    engine_form,
    engine_reasons,
    keeps_alpha,
    retime_reasons,
    upscale_reasons,
)
from holysheep_studio.domain.errors import Code, MediaError
from holysheep_studio.domain.plan import render_notes
from holysheep_studio.domain.render import Note, Rendered, RenderSpec, Verification, VideoCodec
from holysheep_studio.domain.timebase import frame_count
from holysheep_studio.media.normalise import Purpose, kept_copy, normalise

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection
    from pathlib import Path

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.domain.upscale import Enlargement
    from holysheep_studio.media.ffmpeg import FFmpeg

    #: Hears of frames: so many done, of so many.
    Count = Callable[[int, int], None]


class RenderEngine(Protocol):
    """What turns frames into frames (the engine's child processes)."""

    async def probe(self, path: Path) -> Footage:
        """Measure a file. Raises StudioError."""

    async def retime(self, spec: RenderSpec, progress: Callable[[int, int], None]) -> Rendered:
        """Render. Raises StudioError."""

    async def measure(self, spec: RenderSpec, progress: Callable[[int, int], None]) -> None:
        """The first pass of a render with two. Raises StudioError."""

    async def verify(self, path: Path, progress: Callable[[int, int], None]) -> Verification:
        """Decode every frame. Raises StudioError."""


class Rendering:
    """The local engine's work on one clip. Progress is reported as frames done and in all."""

    def __init__(self, engine: RenderEngine, ffmpeg: Callable[[], Awaitable[FFmpeg]]) -> None:
        """`ffmpeg` finds the program when it is first needed."""
        self._engine = engine
        self._ffmpeg = ffmpeg

    async def prepare(
        self,
        source: Path,
        footage: Footage,
        target: Path,
        report: Count,
        request: GenerationRequest | None = None,
        wish: Enlargement | None = None,
        suffix: str = ".mp4",
    ) -> tuple[Path, tuple[Note, ...]]:
        """The file that the engine reads - the source itself, or a prepared copy at `target` - and what to tell.

        With a `request` to bend its time it is fit for that; with a `wish` to enlarge it, for that, and for a result
        with this `suffix`. A copy that an interrupted run has left is used again if it is what would be made now.
        """
        reasons, purpose = engine_reasons(footage), Purpose.ENGINE
        wish = wish if request is None else request.upscale
        if wish is not None:
            suffix = suffix if request is None else request.suffix
            alpha = keeps_alpha(footage, suffix, VideoCodec.AUTO, wish.hdr)
            reasons = upscale_reasons(footage, wish.hdr, alpha=alpha)
            purpose = _purpose(reasons, alpha=alpha)
        elif request is not None:
            alpha = keeps_alpha(footage, request.suffix, request.codec, request.hdr, request.model)
            reasons = retime_reasons(footage, request.hdr, alpha=alpha)
            purpose = _purpose(reasons, alpha=alpha)
        if not reasons:
            return source, ()
        form, frames = engine_form(footage), footage.video.frames
        notes = await kept_copy(footage, target, form, purpose, self._engine.probe)
        if notes is None:
            notes = await normalise(
                await self._ffmpeg(),
                footage,
                source,
                target,
                form,
                purpose=purpose,
                probe=self._engine.probe,
                progress=lambda share: report(round(share * frames), frames),
            )
            report(frames, frames)
        return target, notes

    async def measure(
        self, request: GenerationRequest, picture: Path, target: Path, report: Count, parts: Path
    ) -> None:
        """The first of a request's two passes, kept in `parts` for `retime`."""
        await self._engine.measure(_spec(request, picture, target, parts), report)

    async def retime(
        self,
        request: GenerationRequest,
        footage: Footage,
        picture: Path,
        target: Path,
        report: Count,
        parts: Path | None = None,
    ) -> tuple[Note, ...]:
        """Write the retimed clip to `target`, whole or not at all; says what the user should know.

        Finished parts are kept in the folder `parts`, from where an interrupted render goes on.
        """
        spec = _spec(request, picture, target, parts)
        rendered = await self._engine.retime(spec, report)
        return (*render_notes(footage, request), *rendered.notes)

    async def look(self, target: Path, report: Count) -> Verification:
        """Decode every frame of a file and say what it is. Raises StudioError."""
        return await self._engine.verify(target, report)

    async def verify(self, request: GenerationRequest, footage: Footage, target: Path, report: Count) -> Verification:
        """Decode the result and compare it with what was asked. Raises MediaError result_wrong with what differs."""
        found = await self.look(target, report)
        form = engine_form(footage)
        frames = frame_count(request.time_map.duration, request.rate)
        length = frames / request.rate
        tolerance = Fraction(1, 2) / request.rate
        checks = {
            "frames": (found.frames, frames, found.frames == frames),
            "width": (found.width, form.width, found.width == form.width),
            "height": (found.height, form.height, found.height == form.height),
            "rate": (found.rate, request.rate, frames == 1 or found.rate == request.rate),
            "duration": (float(found.duration), float(length), abs(found.duration - length) <= tolerance),
            "decode errors": (found.decode_errors, 0, found.decode_errors == 0),
        }
        for what, (is_, should, right) in checks.items():
            if not right:
                raise MediaError(Code.RESULT_WRONG, file=target.name, what=what, found=is_, expected=should)
        return found


def _purpose(reasons: Collection[Reason], *, alpha: bool) -> Purpose:
    if alpha:
        return Purpose.VEILED
    return Purpose.ENGINE if Reason.HDR in reasons else Purpose.DEEP


def _spec(request: GenerationRequest, picture: Path, target: Path, parts: Path | None) -> RenderSpec:
    return RenderSpec(
        source=str(picture),
        target=str(target),
        time_map=request.time_map,
        rate=request.rate,
        interpolation=request.interpolation,
        quality=request.quality,
        shutter_deg=request.shutter_deg,
        stabilise=request.stabilise,
        deflicker=request.deflicker,
        keep_sound=request.keep_sound,
        sound=request.sound,
        codec=request.codec,
        encoder=request.encoder,
        crf=request.crf,
        segments=None if parts is None else str(parts),
        model=request.model,
    )
