"""`deliver`: finished clips in the form somebody else needs them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from holysheep_studio import resources
from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.bending import rate_option
from holysheep_studio.cli.output import Bars, complain, document, error_document, overall, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.deliverable import FORMATS, Fit, Frame, Preset, Wish, read_preset
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.naming import FIELDS, USUAL, Collision
from holysheep_studio.domain.provenance import Certificate, Lineage, SourceType
from holysheep_studio.services.handover import Delivered, Errand, Item
from holysheep_studio.studio import Paths, Studio, chosen_ffmpeg
from holysheep_studio.workshop import Workshop

_PRESETS = {name: read_preset(name, table) for name, table in resources.tables("formats").items()}
_FORMATS = "; ".join(f"{one.name}: {one.description}" for one in FORMATS.values())
EPILOG = f"""Formats: {_FORMATS}. Presets: {"; ".join(f"{name}: {one.label}" for name, one in _PRESETS.items())}.
Fields of --name: {", ".join(f"{{{field}}}" for field in FIELDS)}. Every file is decoded whole before it gets its name
and has a description beside it (FILE.json). Clips of the library bring their lineage with them. The same command after
an interruption goes on where it was. With --json:
{{"schema": "deliver/1", "clips": [{{source, file, skipped, frames, width, height, duration_s, sha256, loudness_lufs,
mark{{digital_source_type, signer, test_certificate, ingredients[]}}, notes[], error}}]}}."""


@app.command(epilog=EPILOG)
def deliver(
    ctx: typer.Context,
    clips: Annotated[
        list[Path],
        typer.Argument(metavar="CLIP...", help="Finished clips: files, or clips of the library by their id."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder they go to.")],
    preset: Annotated[str | None, typer.Option(help="A platform's format, shape and loudness; see below.")] = None,
    format_: Annotated[str | None, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.")] = None,
    frame: Annotated[str | None, typer.Option(metavar="WxH", help="Size of the picture, 1080x1920.")] = None,
    fit: Annotated[Fit, typer.Option(help="Where the shapes differ: crop, pad, or a blurred background.")] = Fit.CROP,
    centre: Annotated[str, typer.Option(metavar="X,Y", help="What a crop looks at, in shares.")] = "0.5,0.5",
    fps: Annotated[str | None, typer.Option(help="Frame rate. Default: the clip's.")] = None,
    loudness: Annotated[float | None, typer.Option(metavar="LUFS", help="Loudness by EBU R 128, as in -14.")] = None,
    upscale: Annotated[str, typer.Option(metavar="SIZE", help="Enlarge drafts first: 4k, 1440p, 2x.")] = "",
    name: Annotated[str, typer.Option(metavar="TEMPLATE", help="Names of the files; see below.")] = USUAL,
    collision: Annotated[Collision, typer.Option(help="When a name is taken.")] = Collision.NUMBER,
    cutlist: Annotated[Path | None, typer.Option(help="Also a list of the cut in this order: .otio or .edl.")] = None,
    ai: Annotated[
        SourceType | None,
        typer.Option("--made-by", help="Mark how the clips were made (IPTC digital source type), in XMP and C2PA."),
    ] = None,
    certificate: Annotated[Path | None, typer.Option(help="Chain of certificates for C2PA, PEM.")] = None,
    key: Annotated[Path | None, typer.Option(help="The key of --certificate, PEM. Neither is kept.")] = None,
    data: DataOption = None,
    *,
    sheet: Annotated[bool, typer.Option("--sheet", help="Also a contact sheet of each.")] = False,
    thumbnail: Annotated[bool, typer.Option("--thumbnail", help="Also a telling frame of each, JPEG.")] = False,
    mark: Annotated[bool, typer.Option("--mark/--no-mark", help="Say in the file how it was made, if known.")] = True,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Hand clips over: another format, shape, rate or loudness, checked, named and marked."""
    where = paths(ctx, data)

    async def work() -> int:
        wish = _wish(preset, format_, frame, fit, centre)
        wish = replace(wish, contact_sheet=sheet, thumbnail=thumbnail, mark=mark)
        wish = wish if fps is None else replace(wish, rate=rate_option(fps))
        wish = wish if loudness is None else replace(wish, loudness_lufs=loudness)
        wish = wish if not upscale else replace(wish, upscale=upscale)
        folder = output.expanduser().absolute()
        errand = Errand(folder, wish, name, collision, _certificate(certificate, key))
        async with _opened(where) as (workshop, studio):
            items = [await _item(studio, clip.expanduser(), wish, ai) for clip in clips]
            with Bars() as bars:
                outcomes = await workshop.handover.deliver(
                    items, errand, lambda place: bars.bar(items[place].path.name).stage
                )
            if cutlist is not None:
                target = cutlist.expanduser().absolute()
                delivered = [one.path for one in outcomes if isinstance(one, Delivered)]
                await workshop.handover.cut_list(delivered, target)
        _report(items, outcomes, json=json)
        return overall([one if isinstance(one, StudioError) else None for one in outcomes])

    execute(ctx, work, json=json, debug=debug)


def _report(items: Sequence[Item], outcomes: Sequence[Delivered | StudioError], *, json: bool) -> None:
    for item, outcome in zip(items, outcomes, strict=True):
        _tell(item, outcome, json=json)
    if json:
        told = [_document(item, outcome) for item, outcome in zip(items, outcomes, strict=True)]
        document({"schema": "deliver/1", "clips": told})


def _wish(preset: str | None, name: str | None, frame: str | None, fit: Fit, centre: str) -> Wish:
    chosen = Preset("", "", Wish())
    if preset is not None:
        if preset not in _PRESETS:
            raise InputError(Code.BAD_VALUE, field="--preset", value=preset, expected=", ".join(_PRESETS))
        chosen = _PRESETS[preset]
    wish = chosen.wish
    if name is not None:
        wish = replace(wish, format=name)
    if frame is not None:
        width, height = (round(side) for side in _pair(frame, "x", "--frame"))
        wish = replace(wish, frame=Frame(width, height, fit, _pair(centre, ",", "--centre")))
    return wish


def _pair(text: str, between: str, field: str) -> tuple[float, float]:
    first, _, second = text.partition(between)
    try:
        return float(first), float(second)
    except ValueError:
        raise InputError(Code.BAD_VALUE, field=field, value=text, expected=f"two numbers with {between!r}") from None


def _certificate(chain: Path | None, key: Path | None) -> Certificate | None:
    if chain is None and key is None:
        return None
    if chain is None or key is None:
        raise InputError(Code.BAD_VALUE, field="--certificate", value="one file", expected="--certificate and --key")
    return Certificate(str(chain.expanduser().absolute()), str(key.expanduser().absolute()))


@asynccontextmanager
async def _opened(where: Paths) -> AsyncIterator[tuple[Workshop, Studio | None]]:
    """The tools, and the studio whose library may know the clips; without a data folder none is made."""
    if await asyncio.to_thread(where.database.exists):
        async with await Studio.open(where) as studio:
            yield studio.workshop, studio
    else:
        async with Workshop(lambda: chosen_ffmpeg(where), where.models, where.unfinished) as workshop:
            yield workshop, None


async def _item(studio: Studio | None, path: Path, wish: Wish, made_by: SourceType | None) -> Item:
    """A clip of the library with its whole lineage; a file that nobody knows with what was said of it."""
    known = None if studio is None else await _known(studio, path, wish)
    if known is None:
        place = await asyncio.to_thread(path.absolute)
        values = {"name": place.stem, "format": wish.format, "date": datetime.now(UTC).date().isoformat()}
        return Item(place, values, Lineage(made_by, source=place.name))
    lineage = known.lineage if made_by is None else replace(known.lineage, source_type=made_by)
    # a file of the clip may lie elsewhere by now, or be one that was delivered of it
    given = await asyncio.to_thread(lambda: path.absolute() if path.is_file() else known.path)
    return replace(known, path=given, lineage=lineage)


async def _known(studio: Studio, path: Path, wish: Wish) -> Item | None:
    try:
        clips = await studio.shelf.whole([await studio.shelf.named(str(path))])
    except InputError as error:
        if error.code is not Code.UNKNOWN_CLIP:
            raise
        return None
    return next(iter(await studio.lineages.items(clips, wish.format)), None)


def _tell(item: Item, outcome: Delivered | StudioError, *, json: bool) -> None:
    if isinstance(outcome, StudioError):
        complain(outcome)
    elif not json:
        state = "there already" if outcome.skipped else f"{outcome.width}x{outcome.height}, {outcome.frames} frames"
        say(f"{one_line(item.path.name)} -> {one_line(str(outcome.path))}  {state}")
        if outcome.loudness_lufs is not None:
            say(f"  loudness {outcome.loudness_lufs:.1f} LUFS")
        if outcome.test_certificate:
            say("  note: signed with a test certificate, which nobody trusts; give --certificate and --key")


def _document(item: Item, outcome: Delivered | StudioError) -> dict[str, Any]:
    if isinstance(outcome, StudioError):
        return {"source": str(item.path), "error": error_document(outcome)}
    return {
        "source": str(item.path),
        "file": str(outcome.path),
        "skipped": outcome.skipped,
        "frames": outcome.frames,
        "width": outcome.width,
        "height": outcome.height,
        "duration_s": float(Fraction(outcome.duration)),
        "sha256": outcome.sha256,
        "loudness_lufs": outcome.loudness_lufs,
        "mark": {
            "digital_source_type": outcome.mark.xmp or outcome.mark.manifest,
            "signer": outcome.mark.signer,
            "test_certificate": outcome.test_certificate,
            "ingredients": list(outcome.mark.ingredients),
        },
        "notes": list(outcome.words),
        "error": None,
    }
