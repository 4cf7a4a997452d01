"""Copies for bending time keep what the source has: depth, range of light, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.delivery import engine_form, retime_reasons
from holysheep_studio.domain.footage import FieldOrder
from holysheep_studio.domain.render import HdrChoice, Note
from holysheep_studio.media.normalise import Purpose, normalise

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.media.ffmpeg import FFmpeg
    from holysheep_studio.media.normalise import Probe
    from tests.conftest import MakeClip

HLG = "log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc"


async def deep_copy(ffmpeg: FFmpeg, probe: Probe, source: Path, target: Path) -> tuple[Footage, tuple[Note, ...]]:
    footage = await probe(source)
    assert retime_reasons(footage, HdrChoice.KEEP, alpha=False)
    form = engine_form(footage)
    notes = await normalise(ffmpeg, footage, source, target, form, purpose=Purpose.DEEP, probe=probe)
    return await probe(target), notes


@pytest.mark.parametrize("name", ["yuv420p10le", "yuv444p12le"])
async def test_odd_hdr_keeps_its_depth_and_colours(
    ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip, tmp_path: Path, name: str
) -> None:
    options = (
        "-c:v",
        "libx265",
        "-pix_fmt",
        name,
        "-x265-params",
        HLG,
        "-vf",
        "format=yuv444p12le,crop=65:63" if "444" in name else "setsar=4/3",
    )
    source = make_clip(frames=6, size=(66, 64), options=options)
    made, notes = await deep_copy(ffmpeg, probe, source, tmp_path / "copy.mp4")
    assert (made.video.pixel_format, made.video.profile) == ("yuv420p10le", "High 10")
    assert made.video.colour == (await probe(source)).video.colour
    assert notes == ((Note.REDUCED_TO_10_BIT, Note.TRIMMED) if "12" in name else (Note.SQUARED,))


async def test_interlaced_ten_bits_are_deinterlaced_in_ten_bits(
    ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip, tmp_path: Path
) -> None:
    options = ("-c:v", "libx264", "-pix_fmt", "yuv422p10le", "-flags", "+ildct+ilme", "-x264opts", "tff=1")
    source = make_clip(frames=6, rate="25", size=(96, 64), options=options)
    assert (await probe(source)).video.field_order is FieldOrder.TOP_FIRST
    made, notes = await deep_copy(ffmpeg, probe, source, tmp_path / "copy.mp4")
    assert (made.video.pixel_format, made.video.frames) == ("yuv420p10le", 12)
    assert notes == (Note.DEINTERLACED,)
