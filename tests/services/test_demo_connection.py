"""The whole queue over the demo provider: what its billing book says is what our ledger says."""

from __future__ import annotations

import asyncio
import base64
import socket
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.rules import rule
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.chain import Chain
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import CloudSpec, Mode
from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.digest import digest
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.render import Note
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.secret import Secret
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

FREE = Limits(None, None, None, None, None)


@pytest.fixture
async def server() -> AsyncIterator[DemoServer]:
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as running:
        yield running


def connected(studio: Studio, server: DemoServer, dialect: str = "holysheep-a", limits: Limits = FREE) -> None:
    """Offer the demo server as the connection "demo"."""
    studio.accounts.offer(Connection("demo", dialect, server.base_url, Secret(server.key), limits=limits))


def request(prompt: str, model: str = "pixverse-v6") -> GenerationRequest:
    spec = CloudSpec(model, prompt, Fraction(5), mode=Mode.SLOW_MOTION, speed=Fraction(1, 4), seed=0)
    return GenerationRequest(
        "", Identity(0, 0), "slow_motion_4x", TimeMap.identity(Fraction(5)), Fraction(24),
        prompt=prompt, connection="demo", cloud=spec,
    )  # fmt: skip


async def run(studio: Studio, *prompts: str) -> list[Job]:
    ids = await studio.jobs.add_requests([request(prompt) for prompt in prompts])
    async with asyncio.timeout(300):
        await studio.runner.run(until_empty=True)
    return [await studio.jobs.get(job_id) for job_id in ids]


async def test_a_prompt_becomes_a_clip_and_the_books_agree(server: DemoServer, data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        connected(studio, server)
        (job,) = await run(studio, "a glass falls [[polls:2]] [[score:72.3]]")
        assert job.state is JobState.DONE, job.problem
        (clip,) = await studio.library.clips()
        assert clip.physics_score == 72.3
        assert clip.warnings
        assert len(server.book.charges) == 1
        assert job.quoted is not None
        assert job.quoted.micro == 31_500  # five seconds at 0.42 cents, 4x costs one and a half times as much
    assert server.open_connections == 0


@pytest.mark.parametrize(
    "cues",
    [
        "[[fail:429*3]]",
        "[[fail:502]]",
        "[[drop:before]]",
        "[[drop:after]]",
        "[[late:1]]",
        "[[answer:202]] [[polls:3]] [[progress:backwards]]",
        "[[status:dreaming]] [[polls:2]]",
        "[[poll-fail:502]] [[polls:2]]",
        "[[media:expired]]",
        "[[cut:0.4*3]]",
        "[[media:etag-change]] [[cut:0.5]]",
    ],
)
async def test_whatever_happens_on_the_way_there_is_one_bill_and_one_clip(
    server: DemoServer, data_folder: Path, cues: str
) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        connected(studio, server)
        (job,) = await run(studio, f"a glass falls {cues}")
        assert job.state is JobState.DONE, (job.state, job.problem)
        assert len(server.book.charges) == 1
        assert len(await studio.library.clips()) == 1


async def test_a_lost_answer_of_a_provider_without_promises_is_unsure(server: DemoServer, data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        # dialect D has no way to ask for a job by its key
        plain = {"idempotency": "none"}
        studio.accounts.offer(
            Connection("demo", "holysheep-d", server.base_url, Secret(server.key), limits=FREE, options=plain)
        )
        spec = CloudSpec("video-gen-2.1", "a glass falls [[drop:after]]", Fraction(5))
        (job_id,) = await studio.jobs.add_requests([replace(request(spec.prompt), cloud=spec)])
        await studio.runner.run(until_empty=True)
        job = await studio.jobs.get(job_id)
        assert job.state is JobState.UNSURE
        assert len(server.book.charges) == 1


async def test_the_server_keeps_its_limits_and_all_jobs_end(data_folder: Path) -> None:
    async with (
        DemoServer(Options(instant=True)) as server,
        await Studio.open(Paths.at(data_folder)) as studio,
    ):
        connected(studio, server, limits=Limits())
        jobs = await run(studio, *(f"take {n}" for n in range(8)))
        assert {job.state for job in jobs} == {JobState.DONE}
        assert len(server.book.charges) == 8


async def test_a_notice_brings_the_next_look_forward_and_is_kept_once(data_folder: Path) -> None:
    secret = "whsec_" + base64.b64encode(bytes(24)).decode()
    async with (
        DemoServer(Options(instant=True, limits=NO_LIMITS, webhook_secret=secret)) as server,
        await Studio.open(Paths.at(data_folder)) as studio,
    ):
        key, hook = Secret(server.key), Secret(secret)
        studio.accounts.offer(Connection("demo", "holysheep-d", server.base_url, key, limits=FREE, webhook_secret=hook))
        address = await studio.notices.start()
        spec = CloudSpec("video-gen-2.1", "a glass [[takes:1]] [[hook:duplicated]]", Fraction(5))
        port = urlsplit(address).port
        await studio.settings.set(notice_port=port, notice_address=f"http://127.0.0.1:{port}/")
        bare = replace(request(spec.prompt), cloud=spec)
        hinted = (await studio.planner.review(bare)).request
        assert hinted.cloud is not None
        assert hinted.cloud.callback_url == f"{address}demo"
        assert digest(hinted) == digest(bare)  # where notices go makes no other wish
        (job_id,) = await studio.jobs.add_requests([hinted])
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        job = await studio.jobs.get(job_id)
        assert job.state is JobState.DONE, job.problem
        assert len(server.deliveries) == 2
        kept = await studio._database.read(lambda connection: connection.execute("SELECT * FROM notices").fetchall())
        assert len(kept) == 1
        await studio.settings.set(notice_port=0)
        assert (await studio.planner.review(bare)).request.cloud == spec
        # without the notice the second look would have come after five seconds at the earliest
        assert job.polls <= 2


async def test_a_port_for_notices_that_is_taken_is_told_and_left_alone(data_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        async with await Studio.open(Paths.at(data_folder)) as studio:
            with pytest.raises(InputError) as refused:
                await studio.notices.listen(taken.getsockname()[1])
            assert refused.value.code is Code.NOTICE_PORT
            await studio.notices.listen(0)


async def test_a_scene_is_asked_for_once(server: DemoServer, data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        connected(studio, server)
        first = await studio.scenes.describe("a glass falls", "demo")
        asked = len(server.journal.entries)
        assert await studio.scenes.describe("a glass falls", "demo") == first
        assert len(server.journal.entries) == asked
        assert not first.offline
        prose = await studio.scenes.describe("a glass falls [[chat:prose*0]]", "demo")
        assert prose.offline
        assert (await studio.scenes.describe("a glass falls")).offline


async def test_a_new_user_can_send_a_job_to_the_demo_provider_at_once(data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        (job,) = await run(studio, "a red ball rolls over a table")
        assert job.state is JobState.DONE, job.problem
        (clip,) = await studio.library.clips()
        # rendered for real, five seconds as asked
        assert abs(clip.verification.duration - 5) < Fraction(1, 10)
        assert studio.demo.running
    assert not studio.demo.running
    assert (data_folder / "demo_book.jsonl").read_text().count("\n") == 1


async def test_a_start_that_was_given_up_is_made_good_by_the_next(data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        first = asyncio.ensure_future(studio.demo.start())
        while not studio.demo.running:
            await asyncio.sleep(0.01)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await studio.demo.start()
        assert (await studio.accounts.open("demo")).name == "demo"


async def test_many_scenes_are_asked_for_in_batches_each_concept_once(server: DemoServer, data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        connected(studio, server)
        asked = len(server.journal.entries)
        found = await studio.scenes.describe_all(["a wave", "a stone", " a wave", "a tree"], "demo")
        assert len(server.journal.entries) == asked + 3
        assert found[0] == found[2]
        assert not any(scene.offline for scene in found)
        with pytest.raises(InputError):
            await studio.scenes.describe_all(["a wave"], "nosuch")


async def test_the_billing_book_has_one_line_for_a_clip_that_is_asked_for_twice(
    server: DemoServer, data_folder: Path
) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        connected(studio, server)
        (first,) = await run(studio, "a glass falls")
        (second,) = await run(studio, "a glass falls")
        assert (first.state, second.state) == (JobState.DONE, JobState.DONE)
        assert len(server.book.charges) == 1
        assert Note.FROM_CACHE in second.notes


async def test_every_attempt_of_a_chain_is_one_line_in_the_billing_book(server: DemoServer, data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        connected(studio, server)
        # five seconds at 4x cost 31,500 millionths, at 2x 21,000: what is agreed to pays for the second attempt
        asked = replace(request("a glass falls [[score:72.3]]"), chain=Chain(agreed=Money(21_000, "USD")))
        await studio.jobs.add_requests([asked])
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        jobs = await studio.jobs.all()
        assert [(job.request.effect, job.state) for job in jobs] == [
            ("slow_motion_4x", JobState.DONE),
            ("slow_motion_2x", JobState.DONE),
        ]
        assert len(server.book.charges) == 2


async def test_a_plan_with_its_prices_needs_no_demo_provider_to_run(data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        plan = await studio.planner.plan(["a glass falls"], CloudChoice("demo", "", effect=""))
        assert plan.items[0].quoted is not None
        assert not errors(plan.items[0].issues)
        assert not studio.demo.running
        (job_id,) = await studio.jobs.add_requests([one.request for one in plan.items])
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        assert (await studio.jobs.get(job_id)).state is JobState.DONE
        assert studio.demo.running


async def test_what_the_demo_forgot_with_its_process_is_made_from_the_start(data_folder: Path) -> None:
    paths = Paths.at(data_folder)
    busy = Options(instant=True, limits=NO_LIMITS, rules=(rule({"play": "[[end:never]]"}),))
    async with DemoServer(busy) as first, await Studio.open(paths) as studio:
        connected(studio, first)
        (job_id,) = await studio.jobs.add_requests([request("a glass falls")])
        async with asyncio.timeout(300):
            before = await studio.runner.run_until(job_id, JobState.POLLING)
        assert before.submitted_at is not None
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as second, await Studio.open(paths) as studio:
        connected(studio, second)
        studio.demo._began_at = before.submitted_at + 0.001
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        job = await studio.jobs.get(job_id)
        assert (job.state, job.attempt) == (JobState.DONE, before.attempt), job.problem
        assert job.key != before.key
        told = [(line.kind.value, line.key == job.key) for line in await studio.ledger()]
        assert told[:2] == [("reserved", False), ("released", False)]
        assert ("reserved", True) in told


async def test_what_the_demo_forgot_is_given_up_when_a_person_wants_that(data_folder: Path) -> None:
    paths = Paths.at(data_folder)
    busy = Options(instant=True, limits=NO_LIMITS, rules=(rule({"play": "[[end:never]]"}),))
    async with DemoServer(busy) as first, await Studio.open(paths) as studio:
        connected(studio, first)
        (job_id,) = await studio.jobs.add_requests([request("a glass falls")])
        async with asyncio.timeout(300):
            before = await studio.runner.run_until(job_id, JobState.POLLING)
        assert before.submitted_at is not None
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as second, await Studio.open(paths) as studio:
        connected(studio, second)
        studio.demo._began_at = before.submitted_at + 0.001
        await studio.jobs.cancel([job_id])
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        assert (await studio.jobs.get(job_id)).state is JobState.CANCELLED
        assert [line.kind.value for line in await studio.ledger()] == ["reserved", "released"]


async def test_what_a_cloud_does_not_know_has_failed(server: DemoServer, data_folder: Path) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        connected(studio, server)
        (job,) = await run(studio, "a glass falls [[poll-fail:404*0]]")
        assert job.state is JobState.FAILED
        assert job.problem is not None
        assert job.problem.code == Code.PROVIDER_NOT_FOUND
