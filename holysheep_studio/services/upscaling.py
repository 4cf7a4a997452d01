"""Upscaling: one clip enlarged and verified, and one frame of it by several methods before the work starts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from holysheep_studio.domain.delivery import engine_form
from holysheep_studio.domain.errors import Code, MediaError
from holysheep_studio.domain.plan import source_notes
from holysheep_studio.domain.upscale import METHODS, Sample, SampleSpec, UpscaleSpec, check_spec, size_from_text
from holysheep_studio.services import intake
from holysheep_studio.services.models import upscale_models
from holysheep_studio.services.single import OUTPUT_SUFFIXES, Made, check_target, workbench

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.render import Rendered, Verification
    from holysheep_studio.domain.upscale import Enlargement, Model, Region
    from holysheep_studio.services.rendering import Rendering
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

    def __init__(self, engine: UpscaleEngine, rendering: Rendering, models: Path | None) -> None:
        """`models` is the folder of the user's models."""
        self._engine = engine
        self._rendering = rendering
        self._models = models

    async def models(self) -> tuple[Model, ...]:
        """The user's super-resolution models, to be listed beside METHODS. Raises InputError model_unusable."""
        return () if self._models is None else await asyncio.to_thread(upscale_models, self._models)

    async def upscale(self, source: Path, target: Path, wish: Enlargement, stage: Stage, *, force: bool) -> Made:
        """Enlarge a clip. Raises StudioError; the target is then as it was."""
        await asyncio.to_thread(check_target, source, target, OUTPUT_SUFFIXES, force=force)
        await asyncio.to_thread(intake.identity, source)
        stage("probe")
        footage = await self._engine.probe(source)
        form = engine_form(footage)
        width, height = size_from_text(wish.size, (form.width, form.height))
        models = await self._needed((wish.method,))
        spec = UpscaleSpec(
            source=str(source),
            target="",
            width=width,
            height=height,
            method=wish.method,
            sharpen=wish.sharpen,
            denoise=wish.denoise,
            model=next((model for model in models if model.name == wish.method), None),
        )
        check_spec(spec)
        async with workbench(target) as bench:
            picture, told = await self._rendering.prepare(source, footage, bench / "prepared.mp4", stage("prepare"))
            read = footage if picture == source else await self._engine.probe(picture)
            render = bench / f"render{target.suffix}"
            spec = replace(spec, source=str(picture), target=str(render))
            rendered = await self._engine.upscale(spec, _share(stage("upscale")))
            verification = await self._engine.verify(render, _share(stage("verify")))
            _compare(verification, spec, read, rendered)
            await asyncio.to_thread(render.replace, target)
        notes = tuple(dict.fromkeys((*source_notes(footage), *told, *rendered.notes)))
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
        form = engine_form(await self._engine.probe(source))
        width, height = size_from_text(wish.size, (form.width, form.height))
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

    async def _needed(self, methods: Sequence[str]) -> tuple[Model, ...]:
        """The user's models, if a method asks for one: a broken one is no hindrance to the studio's own methods."""
        return () if set(methods) <= set(METHODS) else await self.models()


def _compare(found: Verification, spec: UpscaleSpec, read: Footage, rendered: Rendered) -> None:
    """Compare the result with what was asked and with what was read. Raises MediaError result_wrong."""
    tolerance = Fraction(1, 2) / read.video.rate
    checks = {
        "frames": (found.frames, read.video.frames, found.frames == rendered.frames == read.video.frames),
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
            raise MediaError(Code.RESULT_WRONG, file=spec.target, what=what, found=is_, expected=should)


def _share(report: Callable[[float], None]) -> Callable[[int, int], None]:
    return lambda done, total: report(min(1.0, done / total) if total else 0.0)
