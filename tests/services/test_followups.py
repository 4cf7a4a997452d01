"""What follows a clip: easier attempts within what was agreed to, shadows under a cap, and splits that stay stable."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.chain import Chain
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import CloudSpec, Mode
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.domain.trial import Arm, Trial, TrialKind
from holysheep_studio.studio import Paths, Studio
from tests.services.scripted_provider import ScriptedProvider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.domain.remote import Handle, RemoteState
    from tests.conftest import MakeClip

PRICE = Money(31_500, "USD")
SHADOW = Trial("watch", TrialKind.SHADOW, (Arm("used", "a", "m"), Arm("shadow", "b", "n")), "seed", 0.0, cap=PRICE)
SPLIT = Trial("split", TrialKind.SPLIT, (Arm("first", "a", "m"), Arm("second", "b", "n")), "seed", 0.0)


@dataclass
class Scoring(ScriptedProvider):
    """Gives its clips these scores in turn."""

    scores: list[float | None] = field(default_factory=list)
    given: dict[str, float | None] = field(default_factory=dict)

    async def poll(self, handle: Handle) -> RemoteState:
        state = await super().poll(handle)
        name = str(handle.fields["id"])
        if name not in self.given:
            self.given[name] = self.scores.pop(0) if self.scores else 99.0
        return replace(state, physics_score=self.given[name])


@pytest.fixture
def clip(make_clip: MakeClip) -> Path:
    return make_clip(frames=24)


def request(chain: Chain | None = None, prompt: str = "milk falls") -> GenerationRequest:
    spec = CloudSpec("m", prompt, Fraction(1), mode=Mode.SLOW_MOTION, speed=Fraction(1, 8))
    return GenerationRequest(
        "", Identity(0, 0), "slow_motion_8x", TimeMap.identity(Fraction(1)), Fraction(24),
        prompt=prompt, connection="a", cloud=spec, chain=chain,
    )  # fmt: skip


@asynccontextmanager
async def opened(data: Path, **providers: ScriptedProvider) -> AsyncIterator[Studio]:
    async def connect(name: str) -> ScriptedProvider:
        return providers[name]

    async with await Studio.open(Paths.at(data), provider=connect) as studio:
        yield studio


async def run(studio: Studio, *asked: GenerationRequest) -> list[Job]:
    await studio.jobs.add_requests(asked)
    await work(studio)
    return list(await studio.jobs.all())


async def work(studio: Studio) -> None:
    async with asyncio.timeout(300):
        await studio.runner.run(until_empty=True)


async def test_a_bad_clip_is_asked_for_again_in_easier_modes_and_the_best_take_is_known(
    data_folder: Path, clip: Path
) -> None:
    provider = Scoring(clip, scores=[72.3, 0.0, 84.9])
    async with opened(data_folder, a=provider) as studio:
        asked = request(Chain(agreed=Money(63_000, "USD")))
        jobs = await run(studio, asked)
        assert [job.request.effect for job in jobs] == ["slow_motion_8x", "slow_motion_4x", "slow_motion_2x"]
        assert [job.state for job in jobs] == [JobState.DONE] * 3
        assert provider.book == [job.key for job in jobs]
        assert len(set(provider.book)) == 3
        assert jobs[0].request == asked
        assert len(await studio.library.clips()) == 3
        takes, best = await studio.followups.takes(jobs[1].id)
        assert [take.id for take in takes] == [job.id for job in jobs]
        assert best == jobs[2]


async def test_a_good_clip_and_one_without_a_score_are_left_alone(data_folder: Path, clip: Path) -> None:
    provider = Scoring(clip, scores=[None, 85.0])
    async with opened(data_folder, a=provider) as studio:
        await studio.settings.set(cloud_concurrency=1)
        agreed = Chain(agreed=Money(1_000_000, "USD"))
        jobs = await run(studio, request(agreed, "one"), request(agreed, "two"))
        assert [job.state for job in jobs] == [JobState.DONE] * 2


@pytest.mark.parametrize("agreed", [None, Money(31_499, "USD")])
async def test_what_was_not_agreed_to_waits_for_a_person(data_folder: Path, clip: Path, agreed: Money | None) -> None:
    provider = Scoring(clip, scores=[10.0, 90.0])
    async with opened(data_folder, a=provider) as studio:
        first, second = await run(studio, request(Chain(agreed=agreed)))
        assert len(provider.book) == 1
        assert (second.paused, second.state) == (True, JobState.WAITING)
        assert second.problem is not None
        assert (second.problem.code, second.problem.fields["score"]) == (Code.FALLBACK_ASKS, "10")
        await studio.jobs.resume([second.id])
        await work(studio)
        assert (await studio.jobs.get(second.id)).state is JobState.DONE
        assert provider.book == [first.key, second.key]


async def test_what_follows_is_made_good_after_a_kill_and_only_once(data_folder: Path, clip: Path) -> None:
    provider = Scoring(clip, scores=[10.0])
    async with opened(data_folder, a=provider) as studio:
        (job_id,) = await studio.jobs.add_requests([request(Chain())])
        # what a kill leaves: the job is done, and nobody has decided what follows
        await studio.runner.run_until(job_id, JobState.DONE)
        assert len(await studio.jobs.all()) == 1
    async with opened(data_folder, a=provider) as studio:
        assert len(await studio.jobs.all()) == 2
        assert await studio.followups.catch_up() == ()
    async with opened(data_folder, a=provider) as studio:
        assert len(await studio.jobs.all()) == 2


async def test_a_shadow_copies_within_its_cap_and_is_only_kept(data_folder: Path, clip: Path) -> None:
    used, shadow = Scoring(clip, scores=[50.0, 60.0]), Scoring(clip, scores=[70.0])
    async with opened(data_folder, a=used, b=shadow) as studio:
        await studio.choosing.trials.start(SHADOW)
        jobs = await run(studio, request(prompt="one"), request(prompt="two"))
        assert len(used.book) == 2
        assert len(shadow.book) == 1  # the cap pays for one
        copies = [job for job in jobs if job.request.trial is not None]
        assert [job.request.connection for job in copies] == ["b"]
        assert {clip.connection for clip in await studio.library.clips()} == {"a"}
        found = await studio.choosing.trials.result("Watch")
        one, two = found.summaries
        assert (one.takes, one.score, two.takes, two.score) == (1, found.takes[0].score, 1, 70.0)
        assert one.costs == two.costs == (PRICE,)
        assert found.takes[0].unit == found.takes[1].unit
        await studio.choosing.trials.vote("watch", copies[0].id, 1)
        assert (await studio.choosing.trials.result("watch")).summaries[1].liked == 1
        await studio.choosing.trials.stop("watch")
        await run(studio, request(prompt="three"))
        assert len(shadow.book) == 1


async def test_a_shadow_without_a_price_is_not_made(data_folder: Path, clip: Path) -> None:
    used, shadow = Scoring(clip), Scoring(clip)
    async with opened(data_folder, a=used, b=shadow) as studio:
        used.cost = shadow.cost = None
        await studio.choosing.trials.start(SHADOW)
        await run(studio, request())
        assert (len(used.book), shadow.book) == (1, [])


async def test_a_split_sends_the_same_request_the_same_way_and_counts_it(data_folder: Path, clip: Path) -> None:
    one, two = Scoring(clip), Scoring(clip)
    async with opened(data_folder, a=one, b=two) as studio:
        trials = studio.choosing.trials
        await trials.start(SPLIT)
        placed = [await trials.place("split", request(prompt=f"take {n}")) for n in range(8)]
        again = [await trials.place("split", request(prompt=f"take {n}")) for n in range(8)]
        assert placed == again
        assert {made.connection for made in placed} == {"a", "b"}
        jobs = await run(studio, *placed)
        assert {job.state for job in jobs} == {JobState.DONE}
        found = await trials.result("split")
        assert found.summaries[0].takes + found.summaries[1].takes == 8
        assert (len(one.book), len(two.book)) == (found.summaries[0].takes, found.summaries[1].takes)
        assert found.chance is not None
        assert found.chance > 0.001
        assert len(await studio.library.clips()) == 8
        await trials.stop("split")
        with pytest.raises(InputError):
            await trials.place("split", request())
        with pytest.raises(InputError):
            await trials.vote("split", "nosuch", 1)
        with pytest.raises(InputError):
            await trials.start(SPLIT)
