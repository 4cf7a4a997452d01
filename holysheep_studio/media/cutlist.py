"""Cut lists: clips in their order as an OpenTimelineIO file, or as a CMX 3600 list for older editing programs."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import FrameRate
from holysheep_studio.media import files

if TYPE_CHECKING:
    from collections.abc import Sequence


SUFFIXES = frozenset({".otio", ".edl"})


class Cut(Frozen, frozen=True):
    """One clip of the list. `first` and `frames` count frames of the file, which has `total` of them."""

    path: Path
    name: str
    rate: FrameRate
    total: int
    first: int
    frames: int
    notes: Mapping[str, str]


async def write_cutlist(cuts: Sequence[Cut], target: Path, name: str) -> None:
    """Write `target`, .otio or .edl by its suffix, whole or not at all; files are named relative to it where they can.

    A CMX 3600 list has one rate: all clips must have the same. Raises InputError output_format_unknown, bad_value, and
    what `files.aside` raises.
    """
    if target.suffix.lower() not in SUFFIXES:
        raise InputError(Code.OUTPUT_FORMAT_UNKNOWN, file=target, known=", ".join(sorted(SUFFIXES)))
    if not cuts:
        raise InputError(Code.BAD_VALUE, field="clips", value="none", expected="at least one clip")
    rates = sorted({cut.rate for cut in cuts})
    if target.suffix.lower() == ".edl" and len(rates) > 1:
        told = ", ".join(str(rate) for rate in rates)
        raise InputError(Code.BAD_VALUE, field="EDL", value=told, expected="one frame rate; .otio takes several")
    text = await asyncio.to_thread(_written, cuts, target, name)
    async with files.aside(target, sources=[cut.path for cut in cuts]) as part:
        await asyncio.to_thread(part.write_text, text, encoding="utf-8")


def _written(cuts: Sequence[Cut], target: Path, name: str) -> str:
    import opentimelineio as otio  # noqa: PLC0415 - a native library that only cut lists need

    timeline = otio.schema.Timeline(name=name)
    track = otio.schema.Track(name="V1", kind=otio.schema.TrackKind.Video)
    timeline.tracks.append(track)
    for cut in cuts:
        rate = float(cut.rate)

        def span(first: int, frames: int, rate: float = rate) -> otio.opentime.TimeRange:
            return otio.opentime.TimeRange(
                otio.opentime.RationalTime(first, rate), otio.opentime.RationalTime(frames, rate)
            )

        media = otio.schema.ExternalReference(_place(cut.path, target), span(0, cut.total))
        about = {**cut.notes, "rate": str(Fraction(cut.rate))}  # exact, where the library keeps a float
        track.append(
            otio.schema.Clip(
                name=cut.name, media_reference=media, source_range=span(cut.first, cut.frames),
                metadata={"holysheep_studio": about},
            )
        )  # fmt: skip
    if target.suffix.lower() == ".edl":
        return str(otio.adapters.write_to_string(timeline, "cmx_3600", rate=float(cuts[0].rate)))
    return str(otio.adapters.write_to_string(timeline, "otio_json"))


def _place(path: Path, target: Path) -> str:
    """The file as seen from the list, with slashes; absolute where it lies on another drive."""
    try:
        return os.path.relpath(path, target.parent).replace(os.sep, "/")
    except ValueError:
        return path.as_uri()
