"""A normalising that fails or is cancelled leaves everything as it was, and says why."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from holysheep_studio.domain.delivery import UploadForm, upload_form
from holysheep_studio.domain.errors import Code, InputError, MediaError, StudioError
from holysheep_studio.domain.footage import Finding
from holysheep_studio.media.normalise import Purpose, normalise

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.media.ffmpeg import FFmpeg
    from tests.conftest import MakeClip

    Probe = Callable[[Path], Awaitable[Footage]]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "data")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A result of an earlier run, which must survive a failing one."""
    path = tmp_path / "out.mp4"
    path.write_bytes(b"earlier")
    return path


async def test_cancelling_leaves_the_old_target_and_nothing_else(
    target: Path, ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip
) -> None:
    source = make_clip(frames=200, size=(1280, 720))
    footage = await probe(source)
    begun = asyncio.Event()

    def progress(_part: float) -> None:
        begun.set()

    work = normalise(
        ffmpeg, footage, source, target, upload_form(footage), purpose=Purpose.UPLOAD, probe=probe, progress=progress
    )
    running = asyncio.create_task(work)
    await asyncio.wait_for(begun.wait(), 300)
    assert "out.mp4.part" in names(target.parent)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 300)
    assert names(target.parent) == ["out.mp4"]
    assert target.read_bytes() == b"earlier"


async def test_cancelling_while_the_result_is_checked_leaves_nothing_either(
    target: Path, ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip
) -> None:
    source = make_clip()
    footage = await probe(source)
    begun = asyncio.Event()

    async def slow(_path: Path) -> Footage:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    work = normalise(ffmpeg, footage, source, target, upload_form(footage), purpose=Purpose.UPLOAD, probe=slow)
    running = asyncio.create_task(work)
    await asyncio.wait_for(begun.wait(), 300)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, 300)
    assert names(target.parent) == ["out.mp4"]


async def failure(work: Awaitable[object]) -> StudioError:
    with pytest.raises(StudioError) as caught:
        await work
    return caught.value


@pytest.mark.parametrize("what", ["size", "duration", "rate", "form", "start"])
async def test_a_result_that_is_not_what_was_ordered_is_thrown_away(
    target: Path, ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip, what: str
) -> None:
    source = make_clip()
    footage = await probe(source)

    async def finds(path: Path) -> Footage:
        made = await probe(path)
        wrong: dict[str, dict[str, Any]] = {
            "size": {"width": 158},
            "duration": {"duration": made.duration - 1},
            "rate": {"rate": made.video.rate + 1},
            "form": {"variable": True},
            "start": {"start": made.duration / 100},
        }
        return replace(made, video=replace(made.video, **wrong[what]))

    error = await failure(
        normalise(ffmpeg, footage, source, target, upload_form(footage), purpose=Purpose.UPLOAD, probe=finds)
    )
    assert (error.code, error.fields["what"]) == (Code.RESULT_WRONG, what)
    assert {"found", "expected"} <= error.fields.keys()
    assert (names(target.parent), target.read_bytes()) == (["out.mp4"], b"earlier")


async def test_a_source_that_is_gone_is_ffmpegs_word(
    target: Path, ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip
) -> None:
    source = target.with_name("in.mp4")
    shutil.copy(make_clip(), source)
    footage = await probe(source)
    source.unlink()
    error = await failure(
        normalise(ffmpeg, footage, source, target, upload_form(footage), purpose=Purpose.UPLOAD, probe=probe)
    )
    assert error.code is Code.FFMPEG_FAILED
    assert "No such file" in error.fields["what"]
    assert names(target.parent) == ["out.mp4"]


async def test_the_source_is_never_the_target(
    ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip, tmp_path: Path
) -> None:
    source = tmp_path / "in.mp4"
    shutil.copy(make_clip(), source)
    before = source.read_bytes()
    footage = await probe(source)
    error = await failure(
        normalise(ffmpeg, footage, source, source, upload_form(footage), purpose=Purpose.UPLOAD, probe=probe)
    )
    assert (type(error), error.code) == (InputError, Code.OUTPUT_IS_SOURCE)
    assert source.read_bytes() == before


async def test_an_encoder_that_is_missing_is_said(
    ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip, target: Path
) -> None:
    source = make_clip()
    footage = await probe(source)
    lesser = replace(ffmpeg, encoders=ffmpeg.encoders - {"libx264"})
    error = await failure(
        normalise(lesser, footage, source, target, upload_form(footage), purpose=Purpose.UPLOAD, probe=probe)
    )
    assert (type(error), error.code, error.fields["what"]) == (MediaError, Code.FFMPEG_LACKS, "libx264")


async def test_a_truncated_clip_gives_what_it_still_has(
    clips: Path, ffmpeg: FFmpeg, probe: Probe, tmp_path: Path
) -> None:
    source = clips / "nasty" / "ox04_truncated_faststart.mp4"
    footage, target = await probe(source), tmp_path / "out.mp4"
    assert Finding.INCOMPLETE in footage.findings
    form = UploadForm(480, 270, footage.video.rate)
    await normalise(ffmpeg, footage, source, target, form, purpose=Purpose.UPLOAD, probe=probe)
    assert (await probe(target)).video.frames == 45
