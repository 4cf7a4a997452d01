"""Steadying and evening the light look at the whole clip first: that pass is told of as work of its own."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.capability import LocalWork
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import CloudSpec
from holysheep_studio.domain.effort import Far
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.render import Note
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.services.desk import Desk
from holysheep_studio.studio import Paths, Studio
from tests.services.scripted_provider import ScriptedProvider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.conftest import MakeClip

#: A clip that the engine reads by a copy only: its pixels are no squares.
ODD: dict[str, Any] = {
    "options": ("-vf", "setsar=2/1", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
}


@pytest.fixture
async def studio(data_folder: Path) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("choice", "stages"),
    [
        (Choice(effect="normal", stabilise=True), ["probe", "prepare", "measure", "retime", "verify"]),
        (Choice(effect="normal", deflicker=True), ["probe", "prepare", "measure", "retime", "verify"]),
        (Choice(effect="normal"), ["probe", "prepare", "retime", "verify"]),
    ],
)
async def test_the_first_pass_is_a_stage_that_goes_from_nothing_to_all(
    studio: Studio, make_clip: MakeClip, tmp_path: Path, choice: Choice, stages: list[str]
) -> None:
    shares: dict[str, list[float]] = {}
    counts: list[int] = []

    def stage(name: str) -> Callable[[float], None]:
        return shares.setdefault(name, []).append

    source, target = make_clip(frames=24), tmp_path / "steady.mp4"
    made = await studio.workshop.single.retime(source, target, choice, stage, force=False, counted=counts.append)
    assert made.verification is not None
    assert list(shares) == stages
    assert counts == [24] * (len(stages) - 2)
    for name in stages[2:]:
        assert shares[name] == sorted(shares[name])
        assert shares[name][-1] == 1


async def test_a_queued_job_measures_in_a_stage_of_its_own_and_not_again(studio: Studio, make_clip: MakeClip) -> None:
    ids = await studio.library.add([make_clip(frames=24)])
    await studio.library.settled(ids)
    (job_id,) = await studio.jobs.add(ids, Choice(effect="normal", stabilise=True))
    prepared = await studio.runner.run_until(job_id, JobState.MEASURING)
    assert prepared.state is JobState.MEASURING
    survey = studio.paths.work / job_id / "parts" / "survey.npy"
    assert not survey.exists()
    assert (await studio.runner.run_until(job_id, JobState.RENDERING)).state is JobState.RENDERING
    before = survey.stat().st_mtime_ns
    verifying = await studio.runner.run_until(job_id, JobState.VERIFYING)
    assert verifying.state is JobState.VERIFYING, verifying.problem
    assert survey.stat().st_mtime_ns == before
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(job_id)).state is JobState.DONE


async def never(_event: object) -> Job:
    raise AssertionError


async def test_stages_tell_the_frames_that_they_go_through(studio: Studio, make_clip: MakeClip) -> None:
    """Pixels that are no squares need a copy, so that all four stages have frames to count."""
    ids = await studio.library.add([make_clip(frames=24, **ODD)])
    await studio.library.settled(ids)
    (job_id,) = await studio.jobs.add(ids, Choice(effect="normal", deflicker=True))
    for state in (JobState.PREPARING, JobState.MEASURING, JobState.RENDERING, JobState.VERIFYING):
        job = await studio.runner.run_until(job_id, state)
        desk = Desk(never)
        await studio.runner._stages.table[state](job, desk)
        assert desk.news() == Far(1.0, 24, 24), state
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(job_id)).state is JobState.DONE


async def test_the_last_frame_is_told_however_many_there_are() -> None:
    desk = Desk(never)
    desk.count(999_999, 1_000_000)
    assert desk.news() == Far(0.999999, 999_999, 1_000_000)
    desk.count(1_000_000, 1_000_000)
    assert desk.news() == Far(1.0, 1_000_000, 1_000_000)
    assert desk.news() is None


async def test_measuring_a_clouds_clip_has_progress_too(data_folder: Path, make_clip: MakeClip) -> None:
    provider = ScriptedProvider(make_clip(frames=24, **ODD))

    async def connect(_name: str) -> ScriptedProvider:
        return provider

    asked = GenerationRequest(
        "", Identity(0, 0), "hyperlapse", TimeMap.identity(Fraction(1)), Fraction(24), prompt="a walk",
        connection="test", cloud=CloudSpec("video-1", "a walk", Fraction(1)), local=LocalWork(speed=Fraction(1, 2)),
        stabilise=True,
    )  # fmt: skip
    async with await Studio.open(Paths.at(data_folder), provider=connect) as studio:
        (job_id,) = await studio.jobs.add_requests([asked])
        measuring = await studio.runner.run_until(job_id, JobState.MEASURING)
        assert measuring.state is JobState.MEASURING, measuring.problem
        desk = Desk(never)
        await studio.runner._stages.table[JobState.MEASURING](measuring, desk)
        assert desk.news() == Far(1.0, 48, 48)
        assert (studio.paths.work / job_id / "parts" / "survey.npy").is_file()
        await studio.runner.run(until_empty=True)
        done = await studio.jobs.get(job_id)
        assert done.state is JobState.DONE, done.problem
        assert Note.CROPPED_FOR_STABILISING in done.notes


async def test_a_queued_jobs_copy_of_an_earlier_version_is_made_anew(studio: Studio, make_clip: MakeClip) -> None:
    """Sizes were rounded in other ways once; such a copy, left by an interrupted run, has another one."""
    ids = await studio.library.add([make_clip(frames=24, **ODD)])
    await studio.library.settled(ids)
    (job_id,) = await studio.jobs.add(ids, Choice(effect="normal"))
    await studio.runner.run_until(job_id, JobState.RENDERING)
    copy = studio.paths.work / job_id / "prepared.mp4"
    copy.write_bytes(make_clip(frames=24, size=(162, 92)).read_bytes())
    await studio.runner.run_until(job_id, JobState.VERIFYING)
    assert (await studio.workshop.engine.probe(copy)).video.display_size == (320, 90)
    kept = copy.stat().st_mtime_ns
    await studio.runner.run_until(job_id, JobState.FINISHING)
    assert copy.stat().st_mtime_ns == kept
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(job_id)).state is JobState.DONE


async def test_a_kept_copy_is_used_again_and_its_losses_are_told_again(
    studio: Studio, make_clip: MakeClip, tmp_path: Path
) -> None:
    source, place = make_clip(frames=24, **ODD), tmp_path / "prepared.mp4"
    footage = await studio.workshop.engine.probe(source)
    place.write_bytes(make_clip(frames=24, size=(162, 92)).read_bytes())
    told: list[tuple[int, int]] = []
    prepare = studio.workshop.rendering.prepare
    picture, notes = await prepare(source, footage, place, lambda done, total: told.append((done, total)))
    assert (picture, told[-1]) == (place, (24, 24))
    assert (await studio.workshop.engine.probe(place)).video.display_size == (320, 90)
    before = place.stat().st_mtime_ns
    told.clear()
    assert await prepare(source, footage, place, lambda done, total: told.append((done, total))) == (place, notes)
    assert place.stat().st_mtime_ns == before
    assert notes
    assert not told
