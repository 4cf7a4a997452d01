"""Upscaling: one clip enlarged and verified, and one frame of it by several methods before the work starts."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import Code, MediaError
from holysheep_studio.domain.upscale import METHODS, Sample, SampleSpec, UpscaleSpec, check_method, check_spec
from holysheep_studio.domain.upscale_plan import make_upscale, result_size, upscale_notes
from holysheep_studio.services import intake
from holysheep_studio.services.models import upscale_models
from holysheep_studio.services.single import OUTPUT_SUFFIXES, Made, begun, counting, ignore, looked_at, plan_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.render import Note, Rendered, Verification
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.domain.upscale import Enlargement, Model, Region
    from holysheep_studio.services.rendering import Count, Rendering
    from holysheep_studio.services.single import Stage


class UpscaleEngine(Protocol):
    """What enlarges frames (the engine's child processes)."""

    async def probe(self, path: Path) -> Footage:
        """Measure a file. Raises StudioError."""

    async def upscale(self, spec: UpscaleSpec, progress: Callable[[int, int], None]) -> Rendered:
        """Render. Raises StudioError."""

    async def samples(self, spec: SampleSpec, progress: Callable[[int, int], None]) -> tuple[Sample, ...]:
        """One frame by several methods. Raises StudioError."""

    async def verify(self, path: Path, progress: Callable[[int, int], None]) -> Verification:
        """Decode every frame. Raises StudioError."""


class Upscaling:
    """Enlarging by the local engine."""

    def __init__(
        self, engine: UpscaleEngine, rendering: Rendering, models: Path | None, kept: Path | None = None
    ) -> None:
        """`models` is the folder of the user's models; what an interrupted `upscale` has done stays in `kept`."""
        self._kept = kept
        self._engine = engine
        self._rendering = rendering
        self._models = models

    async def models(self) -> tuple[Model, ...]:
        """The user's super-resolution models, to be listed beside METHODS. Raises InputError model_unusable."""
        return () if self._models is None else await asyncio.to_thread(upscale_models, self._models)

    async def upscale(
        self,
        source: Path,
        target: Path,
        wish: Enlargement,
        stage: Stage,
        *,
        force: bool,
        counted: Callable[[int], None] = ignore,
        planned: Callable[[Mapping[str, float]], None] = ignore,
    ) -> Made:
        """Enlarge a clip. Raises StudioError; the target is then as it was.

        `counted` hears how many frames the stage that has just begun goes through, `planned` how the time is divided
        among the stages to come. When interrupted, the same call goes on from what was done.
        """
        identity, footage = await looked_at(self._engine, source, target, OUTPUT_SUFFIXES, stage, force=force)
        spec = replace(await self._spec(footage, wish), source=str(source))
        planned(plan_of("upscale", 0.0))
        async with begun(self._kept, target, codec.to_json((spec, identity))) as bench:
            begin, render, suffix = partial(counting, stage, counted), bench.render, target.suffix.lower()
            picture, told = await self._rendering.prepare(
                source, footage, bench.prepared, begin("prepare"), wish=wish, suffix=suffix
            )
            read = footage if picture == source else await self._engine.probe(picture)
            parts = None if bench.parts is None else str(bench.parts)
            spec = replace(spec, source=str(picture), target=str(render), segments=parts)
            rendered = await self._engine.upscale(spec, begin("upscale"))
            if rendered.frames != read.video.frames:
                raise _wrong(render, "frames", rendered.frames, read.video.frames)
            verification = await self._verified(spec, read, begin("verify"))
            await asyncio.to_thread(render.replace, target)
        said = upscale_notes(footage, wish, suffix)
        notes = tuple(dict.fromkeys((*said, *told, *rendered.notes)))
        return Made(target, verification, notes, footage)

    async def samples(
        self,
        source: Path,
        folder: Path,
        at_s: Fraction,
        wish: Enlargement,
        methods: Sequence[str],
        region: Region | None = None,
    ) -> tuple[Sample, ...]:
        """The frame at `at_s` seconds by each of `methods`, as PNG files in `folder`; all else as `wish` says.

        `region` counts in pixels of the enlarged picture. Raises StudioError; can be cancelled.
        """
        width, height = result_size(await self._engine.probe(source), wish)
        spec = SampleSpec(
            source=str(source),
            folder=str(folder),
            at_s=at_s,
            width=width,
            height=height,
            methods=tuple(methods),
            sharpen=wish.sharpen,
            denoise=wish.denoise,
            region=region,
            models=await self._needed(methods),
        )
        check_spec(spec)
        return await self._engine.samples(spec, lambda _done, _total: None)

    async def frame(self, source: Path, at_s: Fraction, wish: Enlargement) -> bytes:
        """The whole frame shown at `at_s` seconds as it will become, a PNG. Raises StudioError; can be cancelled."""
        folder = await asyncio.to_thread(tempfile.mkdtemp, prefix="holysheep-")
        try:
            (made,) = await self.samples(source, Path(folder), at_s, wish, (wish.method,))
            return await asyncio.to_thread(Path(made.path).read_bytes)
        finally:
            # also on cancellation, and before the caller goes on
            shutil.rmtree(folder, ignore_errors=True)

    async def request(self, source: Path, wish: Enlargement) -> GenerationRequest:
        """What to queue for enlarging a file, measured now. Raises StudioError: why it cannot be enlarged so."""
        identity = await asyncio.to_thread(intake.identity, source)
        footage = await self._engine.probe(source)
        made = make_upscale(str(source), identity, footage, wish)
        await self._spec(footage, wish)
        return made

    async def render(
        self,
        wish: Enlargement,
        footage: Footage,
        picture: Path,
        target: Path,
        report: Count,
        parts: Path,
    ) -> tuple[Note, ...]:
        """Enlarge into `target`, whole or not at all; says what the user should know.

        `picture` is what the engine reads: the source measured as `footage`, or its prepared copy. Finished parts
        are kept in the folder `parts`, from where an interrupted render goes on.
        """
        spec = replace(await self._spec(footage, wish), source=str(picture), target=str(target), segments=str(parts))
        rendered = await self._engine.upscale(spec, report)
        return (*upscale_notes(footage, wish, target.suffix), *rendered.notes)

    async def verify(
        self, wish: Enlargement, footage: Footage, picture: Path, target: Path, report: Count
    ) -> Verification:
        """Decode the result and compare it with what was asked. Raises MediaError result_wrong with what differs."""
        spec = replace(await self._spec(footage, wish), source=str(picture), target=str(target))
        return await self._verified(spec, await self._engine.probe(picture), report)

    async def _spec(self, footage: Footage, wish: Enlargement) -> UpscaleSpec:
        """All but the files. Raises InputError bad_value, model_unusable."""
        width, height = result_size(footage, wish)
        models = await self._needed((wish.method,))
        spec = UpscaleSpec(
            source="",
            target="",
            width=width,
            height=height,
            method=wish.method,
            sharpen=wish.sharpen,
            denoise=wish.denoise,
            model=check_method(wish.method, models),
        )
        check_spec(spec)
        return spec

    async def _verified(self, spec: UpscaleSpec, read: Footage, report: Count) -> Verification:
        found = await self._engine.verify(Path(spec.target), report)
        _compare(found, spec, read)
        return found

    async def _needed(self, methods: Sequence[str]) -> tuple[Model, ...]:
        """The user's models, if a method asks for one: a broken one is no hindrance to the studio's own methods."""
        return () if set(methods) <= set(METHODS) else await self.models()


def _compare(found: Verification, spec: UpscaleSpec, read: Footage) -> None:
    """Compare the result with what was asked and with what was read. Raises MediaError result_wrong."""
    tolerance = Fraction(1, 2) / read.video.rate
    checks = {
        "frames": (found.frames, read.video.frames, found.frames == read.video.frames),
        "width": (found.width, spec.width, found.width == spec.width),
        "height": (found.height, spec.height, found.height == spec.height),
        "duration": (
            float(found.duration),
            float(read.duration),
            abs(found.duration - read.duration) <= tolerance,
        ),
        "decode errors": (found.decode_errors, 0, found.decode_errors == 0),
    }
    for what, (is_, should, right) in checks.items():
        if not right:
            raise _wrong(Path(spec.target), what, is_, should)


def _wrong(file: Path, what: str, found: object, expected: object) -> MediaError:
    return MediaError(Code.RESULT_WRONG, file=file, what=what, found=found, expected=expected)
