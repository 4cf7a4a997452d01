"""Enlarging as a job: queued, rendered, verified against what was asked, cancelled and killed like any other."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import av
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.render import HdrChoice, Note
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.upscale import LANCZOS, Enlargement
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import MakeClip

TWICE = Enlargement("2x", LANCZOS)


@pytest.fixture
async def studio(data_folder: Path) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        yield opened


async def queued(studio: Studio, file: Path, wish: Enlargement = TWICE) -> Job:
    (job_id,) = await studio.jobs.add_requests([await studio.workshop.upscaling.request(file, wish)])
    return await studio.jobs.get(job_id)


async def test_an_enlarged_clip_has_the_size_that_was_asked_and_every_frame_and_the_sound(
    studio: Studio, make_clip: MakeClip
) -> None:
    job = await queued(studio, make_clip(frames=10, rate="30000/1001", sound=True), Enlargement("400x300", sharpen=0.3))
    assert job.request.frames == 10
    await studio.runner.run(until_empty=True)
    done = await studio.jobs.get(job.id)
    assert done.state is JobState.DONE, done.problem
    (clip,) = await studio.library.clips()
    assert (clip.effect, clip.verification.frames) == ("upscale", 10)
    with av.open(clip.path) as container:
        frames = list(container.decode(video=0))
        assert {(frame.width, frame.height) for frame in frames} == {(400, 224)}  # fitted: the shape is kept
        assert len(frames) == 10
        assert container.streams.audio
    assert not list(studio.paths.work.iterdir())


async def test_a_source_that_the_engine_cannot_read_as_it_is_is_prepared_first(
    studio: Studio, make_clip: MakeClip
) -> None:
    odd = make_clip(frames=8, size=(161, 91), options=("-c:v", "ffv1"), suffix=".mkv")
    job = await queued(studio, odd)
    await studio.runner.run(until_empty=True)
    done = await studio.jobs.get(job.id)
    assert done.state is JobState.DONE, done.problem
    (clip,) = await studio.library.clips()
    assert clip.verification.frames == 8
    assert (clip.verification.width, clip.verification.height) == (320, 180)


@pytest.mark.parametrize(("pixel_format", "notes"), [("yuv420p10le", ()), ("yuv422p12le", (Note.REDUCED_TO_10_BIT,))])
async def test_deep_sources_stay_deep_prepared_or_not(
    studio: Studio, make_clip: MakeClip, pixel_format: str, notes: tuple[Note, ...]
) -> None:
    options = ("-c:v", "libx265", "-x265-params", "log-level=error", "-pix_fmt", pixel_format)
    await queued(studio, make_clip(frames=4, options=options))
    await studio.runner.run(until_empty=True)
    (clip,) = await studio.library.clips()
    assert clip.notes == notes
    with av.open(clip.path) as container:
        assert next(container.decode(video=0)).format.name == "yuv420p10le"


@pytest.mark.parametrize(("choice", "transfer"), [(HdrChoice.KEEP, 16), (HdrChoice.TONE_MAP, 1)])
async def test_hdr_is_kept_or_mapped_as_was_chosen(
    studio: Studio, make_clip: MakeClip, choice: HdrChoice, transfer: int
) -> None:
    hdr = "log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:range=limited"
    clip = make_clip(frames=4, options=("-c:v", "libx265", "-pix_fmt", "yuv420p10le", "-x265-params", hdr))
    await queued(studio, clip, replace(TWICE, hdr=choice))
    await studio.runner.run(until_empty=True)
    (made,) = await studio.library.clips()
    assert (Note.HDR_TONE_MAPPED in made.notes) is (choice is HdrChoice.TONE_MAP)
    with av.open(made.path) as container:
        assert next(container.decode(video=0)).color_trc == transfer


async def test_a_wish_outlives_the_process(studio: Studio, make_clip: MakeClip, data_folder: Path) -> None:
    wish = Enlargement("4k", "refined", 0.25, 0.5)
    job = await queued(studio, make_clip(frames=6), wish)
    async with await Studio.open(Paths.at(data_folder)) as other:
        assert (await other.jobs.get(job.id)).request.upscale == wish


def test_requests_of_earlier_versions_can_still_be_read() -> None:
    plain = {
        "source_path": "/a.mp4", "source_identity": {"size_bytes": 1, "modified_ns": 1}, "effect": "normal",
        "time_map": {"segments": [{"start": "0", "end": "1", "source_start": "0", "source_end": "1"}]}, "rate": "25",
    }  # fmt: skip
    assert codec.from_plain(GenerationRequest, plain).upscale is None


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (Enlargement("0x0"), "size"),
        (Enlargement("500x"), "size"),
        (Enlargement("2x", sharpen=1.5), "sharpen"),
        (Enlargement("2x", denoise=-1), "denoise"),
        (Enlargement("2x", "magic"), "method"),
    ],
)
async def test_what_cannot_be_is_refused_before_it_is_queued(
    studio: Studio, make_clip: MakeClip, wish: Enlargement, field: str
) -> None:
    with pytest.raises(InputError) as refused:
        await studio.workshop.upscaling.request(make_clip(frames=6), wish)
    assert (refused.value.code, refused.value.fields["field"]) == (Code.BAD_VALUE, field)
    assert await studio.jobs.all() == ()


async def test_a_changed_source_is_not_enlarged(studio: Studio, make_clip: MakeClip, tmp_path: Path) -> None:
    file = tmp_path / "take.mp4"
    shutil.copy(make_clip(frames=6), file)
    job = await queued(studio, file)
    shutil.copy(make_clip(frames=8), file)
    await studio.runner.run(until_empty=True)
    failed = await studio.jobs.get(job.id)
    assert failed.problem is not None
    assert (failed.state, failed.problem.code) == (JobState.FAILED, Code.SOURCE_CHANGED)


async def test_an_upscale_that_is_cancelled_leaves_nothing(studio: Studio, make_clip: MakeClip) -> None:
    job = await queued(studio, make_clip(frames=240, size=(640, 360)), Enlargement("4k", "learned"))
    running = asyncio.create_task(studio.runner.run(until_empty=True))
    async with asyncio.timeout(300):
        while (await studio.jobs.get(job.id)).state is not JobState.RENDERING:
            await asyncio.sleep(0.02)
    await studio.jobs.cancel([job.id])
    async with asyncio.timeout(300):
        await running
    assert (await studio.jobs.get(job.id)).state is JobState.CANCELLED
    assert not list(studio.paths.work.iterdir())
    assert await studio.library.clips() == ()


async def test_an_interrupted_upscale_goes_on_in_the_next_run(
    studio: Studio, make_clip: MakeClip, data_folder: Path
) -> None:
    job = await queued(studio, make_clip(frames=24, size=(320, 180)))
    await studio.runner.run_until(job.id, JobState.VERIFYING)
    assert (await studio.jobs.get(job.id)).state is JobState.VERIFYING
    async with await Studio.open(Paths.at(data_folder)) as other:
        await other.runner.run(until_empty=True)
        assert (await other.jobs.get(job.id)).state is JobState.DONE
