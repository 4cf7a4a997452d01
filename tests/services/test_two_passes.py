"""Steadying and evening the light look at the whole clip first: that pass is told of as work of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.job import JobState
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.conftest import MakeClip


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


async def test_a_queued_job_measures_while_it_is_prepared_and_not_again(studio: Studio, make_clip: MakeClip) -> None:
    ids = await studio.library.add([make_clip(frames=24)])
    await studio.library.settled(ids)
    (job_id,) = await studio.jobs.add(ids, Choice(effect="normal", stabilise=True))
    prepared = await studio.runner.run_until(job_id, JobState.RENDERING)
    assert prepared.state is JobState.RENDERING
    survey = studio.paths.work / job_id / "parts" / "survey.npy"
    before = survey.stat().st_mtime_ns
    verifying = await studio.runner.run_until(job_id, JobState.VERIFYING)
    assert verifying.state is JobState.VERIFYING, verifying.problem
    assert survey.stat().st_mtime_ns == before
    await studio.runner.run(until_empty=True)
    assert (await studio.jobs.get(job_id)).state is JobState.DONE
