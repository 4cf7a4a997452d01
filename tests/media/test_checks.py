"""Doctor's facts are found by looking, and a hardware encoder counts only when it made a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code
from holysheep_studio.media.checks import NEEDED_FILTERS, SPECIAL_FILTERS, check
from holysheep_studio.media.hardware import hardware_encoders

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.media.ffmpeg import FFmpeg


async def test_what_the_studio_stands_on(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    facts = await check(None, tmp_path, try_hardware=False)
    assert (facts.ffmpeg, facts.problem, facts.missing, facts.hardware) == (ffmpeg, None, (), ())
    assert {"libx264", "aac", "alac"} <= set(facts.encoders)
    versions = dict(facts.libraries)
    assert all(versions[name] for name in ("av", "numpy", "opencv-python-headless", "imageio-ffmpeg"))
    assert facts.free_bytes > 0


async def test_an_ffmpeg_that_is_none_is_a_fact_too(tmp_path: Path) -> None:
    facts = await check(tmp_path / "nothing", tmp_path)
    assert facts.ffmpeg is None
    assert facts.problem is not None
    assert facts.problem.code is Code.FFMPEG_MISSING
    assert set(NEEDED_FILTERS) < set(facts.missing)
    assert facts.missing_special == SPECIAL_FILTERS


async def test_an_encoder_works_only_if_it_made_pictures(ffmpeg: FFmpeg) -> None:
    """None of these is a hardware encoder; the last one does not even exist."""
    made_up = replace(ffmpeg, encoders=frozenset({"h264_nvenc", "h264_amf", "hevc_videotoolbox"}))
    found = {encoder.name: encoder for encoder in await hardware_encoders(made_up)}
    assert set(found) == made_up.encoders
    for encoder in found.values():
        assert encoder.works or encoder.why
    assert not all(encoder.works for encoder in found.values())


async def test_nothing_is_tried_that_ffmpeg_was_not_built_with(ffmpeg: FFmpeg) -> None:
    assert await hardware_encoders(replace(ffmpeg, encoders=frozenset({"libx264"}))) == ()
