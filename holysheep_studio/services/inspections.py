"""Inspections: motion reports of clips, made once for each file and setting and then known."""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import MediaError
from holysheep_studio.domain.quality import VERSION, Block, Reason, Status, rounded
from holysheep_studio.media import encode, files
from holysheep_studio.media.vmaf import vmaf
from holysheep_studio.services import intake
from holysheep_studio.services.inspection_document import report_document
from holysheep_studio.services.inspection_page import page
from holysheep_studio.store import reports

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.quality import Fit, FitSpec, Inspection, InspectSpec, Value
    from holysheep_studio.media.ffmpeg import FFmpeg
    from holysheep_studio.store.database import Database

#: The share of the work that the engine has; sound and VMAF are the rest.
ENGINE_SHARE = 0.9


class InspectingEngine(Protocol):
    """What measures clips (the engine's child processes)."""

    async def probe(self, path: Path) -> Footage:
        """Measure a file. Raises StudioError."""

    async def inspect(self, spec: InspectSpec, progress: Callable[[int, int], None]) -> Inspection:
        """Make a report. Raises StudioError."""

    async def fit_track(self, spec: FitSpec) -> Fit:
        """Fit a track. Raises StudioError."""


class Inspections:
    """Makes motion reports; can be cancelled at any time."""

    def __init__(
        self,
        engine: InspectingEngine,
        ffmpeg: Callable[[], Awaitable[FFmpeg]],
        database: Database | None,
        *,
        clock: Callable[[], float],
    ) -> None:
        """`ffmpeg` finds the program when it is needed; without a `database` nothing is kept."""
        self._engine = engine
        self._ffmpeg = ffmpeg
        self._database = database
        self._clock = clock

    async def inspect(self, spec: InspectSpec, progress: Callable[[float], None] = lambda _share: None) -> Inspection:
        """The report of a clip; `progress` takes the share done, 0..1. Raises StudioError: what the clip's probe says.

        The same file with the same setting is measured once, whatever it is called.
        """
        spec.setting.check()
        for path in (spec.source, spec.reference):
            if path is not None:
                await asyncio.to_thread(intake.identity, Path(path))
        key = await self._key(spec)
        found = await self._found(key)
        if found is not None:
            progress(1.0)
            return found
        found = await self._engine.inspect(spec, lambda done, total: progress(ENGINE_SHARE * done / max(1, total)))
        found, whole = await self._listened(spec, found)
        if self._database is not None and whole:
            await self._database.write(partial(reports.keep, key=key, found=found, at=self._clock()))
        progress(1.0)
        return found

    async def known(self, spec: InspectSpec) -> Inspection | None:
        """The report of a clip that was made before; None where it was not."""
        return await self._found(await self._key(spec))

    async def fit(self, spec: FitSpec) -> Fit:
        """A track that a person corrected, fitted anew. Raises InputError bad_value."""
        return await self._engine.fit_track(spec)

    async def save_page(
        self, name: str, found: Inspection, target: Path, source: Path, *, force: bool,
        say: Callable[[str], str] = str, language: str = "en",
    ) -> None:  # fmt: skip
        """Write the report as a page in the words of `say`. Raises InputError output_exists, output_is_source, ..."""
        text = page(name, found, say, language)
        async with files.aside(target, sources=[source], replace=force) as part:
            await asyncio.to_thread(part.write_text, text, encoding="utf-8")

    async def save_document(self, name: str, found: Inspection, target: Path, source: Path, *, force: bool) -> None:
        """Write the report as JSON (motion-report/1), whole or not at all. Raises as `save_page` does."""
        text = json.dumps(report_document(name, found.report), ensure_ascii=False, indent=1) + "\n"
        async with files.aside(target, sources=[source], replace=force) as part:
            await asyncio.to_thread(part.write_text, text, encoding="utf-8")

    async def _found(self, key: str) -> Inspection | None:
        return None if self._database is None else await self._database.read(partial(reports.known, key=key))

    async def _key(self, spec: InspectSpec) -> str:
        """A digest of all that a report depends on; names of files are not."""
        source = await files.sha256(Path(spec.source))
        reference = None if spec.reference is None else await files.sha256(Path(spec.reference))
        bare = replace(spec, source=source, reference=reference)
        return hashlib.sha256(codec.to_json(bare) + str(VERSION).encode()).hexdigest()

    async def _listened(self, spec: InspectSpec, found: Inspection) -> tuple[Inspection, bool]:
        """The report with what FFmpeg measures; and whether nothing stood in the way of that."""
        bench = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="inspect-"))
        try:
            ffmpeg = await self._ffmpeg()
            footage = await self._engine.probe(Path(spec.source))
            blocks = dict(found.report.blocks)
            blocks["delivery"] = await self._loudness(ffmpeg, footage, spec, blocks["delivery"], bench)
            blocks["fidelity"] = await self._likeness(ffmpeg, footage, spec, blocks["fidelity"], bench)
        except MediaError:
            return found, False  # the report stands without; the next time it is tried again
        finally:
            await asyncio.to_thread(shutil.rmtree, bench, ignore_errors=True)
        return replace(found, report=replace(found.report, blocks=blocks)), True

    async def _loudness(self, ffmpeg: FFmpeg, footage: Footage, spec: InspectSpec, block: Block, bench: Path) -> Block:
        level = await encode.loudness(ffmpeg, footage, Path(spec.source), bench)
        if level is None:
            silent = dict.fromkeys(("loudness_lufs", "true_peak_dbfs"), str(Reason.NO_SOUND))
            return replace(block, missing={**block.missing, **silent})
        return _with(block, {"loudness_lufs": level[0], "true_peak_dbfs": level[1]})

    async def _likeness(self, ffmpeg: FFmpeg, footage: Footage, spec: InspectSpec, block: Block, bench: Path) -> Block:
        """VMAF, where both clips have the same frames."""
        if spec.reference is None or spec.time_map is not None or block.status is not Status.OK:
            return block
        origin = await self._engine.probe(Path(spec.reference))
        if (origin.video.frames, origin.video.rate) != (footage.video.frames, footage.video.rate):
            return replace(block, missing={**block.missing, "vmaf": Reason.NO_COMMON_FRAMES})
        files_ = (Path(spec.source), Path(spec.reference))
        score = await vmaf(ffmpeg, *files_, footage.video.display_size, footage.duration, bench)
        return block if score is None else _with(block, {"vmaf": score})


def _with(block: Block, values: dict[str, Value]) -> Block:
    told = {name: rounded(value) for name, value in values.items()}
    missing = {name: why for name, why in block.missing.items() if name not in values}
    return replace(block, values={**block.values, **told}, missing=missing)
