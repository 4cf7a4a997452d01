"""`normalise`: FFmpeg preprocessing to the upload rules."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.bending import rate_option
from holysheep_studio.cli.describe import footage_document, footage_lines, notes_document, refused_document
from holysheep_studio.cli.output import Bars, complain, document, overall, say
from holysheep_studio.cli.words import NOTES
from holysheep_studio.domain.delivery import UploadForm, upload_form
from holysheep_studio.domain.effects import check_range
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.footage import Footage
from holysheep_studio.domain.timebase import HIGHEST_DELIVERY_RATE, LOWEST_DELIVERY_RATE
from holysheep_studio.services import intake
from holysheep_studio.services.single import Made, targets_for
from holysheep_studio.studio import Paths, chosen_ffmpeg
from holysheep_studio.workshop import Workshop

FIELDS = """With --json: {"schema": "normalise/1", "files": [{source, ok, error | file, notes[{code, text}], and the
fields of `probe` for the new file}]}."""


class Size(StrEnum):
    """The largest picture."""

    HD = "720p"
    FULL_HD = "1080p"
    QHD = "1440p"
    UHD = "4k"

    @property
    def short_side(self) -> int:
        """Pixels of the shorter side of a 16:9 picture of this name."""
        return {Size.HD: 720, Size.FULL_HD: 1080, Size.QHD: 1440, Size.UHD: 2160}[self]


@app.command(epilog=FIELDS)
def normalise(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="IN...", help="Clips, or folders of clips.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The MP4 file; for several clips, a folder.")],
    fps: Annotated[
        str | None, typer.Option(help="Frame rate, 24-60: 25, 30000/1001, 29.97. Default: the clip's.")
    ] = None,
    largest: Annotated[Size, typer.Option("--max", help="Largest picture.")] = Size.UHD,
    data: DataOption = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite existing files.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Make clips ready for upload: upright H.264 MP4, yuv420p, even sides, 24-60 constant frames a second, AAC."""
    where = paths(ctx, data)

    async def work() -> int:
        rate = rate_option(fps)
        if rate is not None:
            check_range("fps", rate, LOWEST_DELIVERY_RATE, HIGHEST_DELIVERY_RATE)
        return await _normalise(files, output, rate, largest, where, force=force, json=json)

    execute(ctx, work, json=json, debug=debug)


async def _normalise(
    files: list[Path], output: Path, rate: Fraction | None, largest: Size, where: Paths, *, force: bool, json: bool
) -> int:
    sources = await asyncio.to_thread(intake.expand, files)
    targets = await asyncio.to_thread(targets_for, sources, output)
    short = largest.short_side

    def form(footage: Footage) -> UploadForm:
        return upload_form(footage, rate, long_side=short * 16 // 9, short_side=short)

    results: list[Made | StudioError] = []
    async with Workshop(lambda: chosen_ffmpeg(where)) as workshop:
        with Bars() as bars:
            for source, target in zip(sources, targets, strict=True):
                bar = bars.bar(source.name)
                try:
                    results.append(await workshop.single.normalise(source, target, form, bar.stage, force=force))
                except StudioError as error:
                    results.append(error)
                bars.drop(bar)
    _tell(sources, results, json=json)
    return overall(result if isinstance(result, StudioError) else None for result in results)


def _tell(sources: tuple[Path, ...], results: list[Made | StudioError], *, json: bool) -> None:
    rows: list[dict[str, Any]] = []
    for source, result in zip(sources, results, strict=True):
        if isinstance(result, StudioError):
            complain(result)
            rows.append({"source": str(source), **refused_document(str(source), result)})
            continue
        rows.append(
            {
                "source": str(source),
                **footage_document(str(result.path), result.footage),
                "notes": notes_document(result.notes),
            }
        )
        if not json:
            for line in footage_lines(str(result.path), result.footage):
                say(line)
            for note in result.notes:
                say(f"  note      {NOTES[note]}")
    if json:
        document({"schema": "normalise/1", "files": rows})
