"""Choosing on the real queue: results used again, connections that rest, jobs that go elsewhere."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from holysheep_studio.domain.breaker import Circuit
from holysheep_studio.domain.capability import LocalWork
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import AssetKind, AssetRef, CloudSpec, Mode, Reference, Size, Task
from holysheep_studio.domain.errors import Code, InputError, UnavailableError, UnsureError
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.physics import PhysicsSpec
from holysheep_studio.domain.render import Note
from holysheep_studio.domain.request import GenerationRequest, Upload
from holysheep_studio.domain.result import result_key
from holysheep_studio.domain.routing import Bar, Wish
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.services import intake
from holysheep_studio.services.result_cache import ResultCache
from holysheep_studio.store import results
from holysheep_studio.studio import Paths, Studio
from tests.services.scripted_provider import ScriptedProvider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.conftest import MakeClip

SPEC = CloudSpec("video-1", "a stream of water", Fraction(1), seed=7)
DOWN = UnavailableError(Code.PROVIDER_DOWN, provider="scripted.test", retry_s=0.1)
LOST = UnsureError(Code.PROVIDER_UNSURE, provider="scripted.test", reason="the answer was lost")
SPARES = {
    "spares": [{"connection": "a", "model": "video-1", "to_connection": "b", "to_model": "video-1"}],
}


def request(connection: str = "a", **changed: Any) -> GenerationRequest:
    made = GenerationRequest(
        "", Identity(0, 0), "normal", TimeMap.identity(Fraction(1)), Fraction(24),
        prompt=SPEC.prompt, connection=connection, cloud=SPEC,
    )  # fmt: skip
    return replace(made, **changed)


@pytest.fixture
def clip(make_clip: MakeClip) -> Path:
    return make_clip(frames=24)


@asynccontextmanager
async def opened(data: Path, **providers: ScriptedProvider) -> AsyncIterator[Studio]:
    async def connect(name: str) -> ScriptedProvider:
        if name not in providers:
            raise InputError(Code.UNKNOWN_CONNECTION, name=name, known=", ".join(providers))
        return providers[name]

    async with await Studio.open(Paths.at(data), provider=connect) as studio:
        yield studio


async def run(studio: Studio, *asked: GenerationRequest) -> list[Job]:
    ids = await studio.jobs.add_requests(asked)
    async with asyncio.timeout(300):
        await studio.runner.run(until_empty=True)
    return [await studio.jobs.get(job_id) for job_id in ids]


async def test_the_same_request_is_paid_for_once_and_the_second_clip_is_free(data_folder: Path, clip: Path) -> None:
    provider = ScriptedProvider(clip)
    async with opened(data_folder, a=provider) as studio:
        (first,) = await run(studio, request())
        (second,) = await run(studio, request())
        assert [first.state, second.state] == [JobState.DONE, JobState.DONE]
        assert provider.book == [first.key]
        assert Note.FROM_CACHE not in first.notes
        assert Note.FROM_CACHE in second.notes
        assert (second.quoted, second.charged, second.submitted_at) == (None, None, None)
        assert {entry.job_id for entry in await studio.ledger()} == {first.id}
        one, two = await studio.library.clips()
        assert one.path != two.path
        assert one.verification.sha256 == two.verification.sha256
        assert one.physics_score == two.physics_score == 0.0
        assert await studio.choosing.results.figures() == (1, one.verification.size_bytes, 1)


async def test_a_result_can_be_refused_and_takes_queued_together_are_all_made(data_folder: Path, clip: Path) -> None:
    provider = ScriptedProvider(clip)
    async with opened(data_folder, a=provider) as studio:
        await run(studio, request(), request())
        assert len(provider.book) == 2
        await run(studio, request(fresh=True))
        assert len(provider.book) == 3
        assert await studio.choosing.results.known(request()) is not None
        assert await studio.choosing.results.known(request(fresh=True)) is None


@pytest.mark.parametrize("harm", ["gone", "changed", "removed", "forgotten"])
async def test_a_result_that_is_no_longer_what_it_was_is_made_anew(data_folder: Path, clip: Path, harm: str) -> None:
    provider = ScriptedProvider(clip)
    async with opened(data_folder, a=provider) as studio:
        await run(studio, request())
        (made,) = await studio.library.clips()
        match harm:
            case "gone":
                await asyncio.to_thread(lambda: Path(made.path).unlink())
            case "changed":
                await asyncio.to_thread(flip_a_byte, made.path)
            case "removed":
                await studio.library.remove_clips([made.id])
            case _:
                assert await studio.choosing.results.clear() == 1
        (again,) = await run(studio, request())
        assert again.state is JobState.DONE
        assert Note.FROM_CACHE not in again.notes
        assert len(provider.book) == 2


def flip_a_byte(path: str) -> None:
    with open(path, "r+b") as file:  # noqa: PTH123 - in place
        file.seek(100)
        byte = file.read(1)
        file.seek(100)
        file.write(bytes([byte[0] ^ 1]))


CHANGES: dict[str, Any] = {
    "model": "video-2",
    "prompt": "a river",
    "duration": Fraction(2),
    "size": Size(1280, 720),
    "task": Task.EXTEND,
    "mode": Mode.TIME_LAPSE,
    "speed": Fraction(1, 4),
    "fps": 30,
    "seed": 0,
    "negative_prompt": "blur",
    "physics": PhysicsSpec(),
    "temporal_changes": ("it falls",),
    "source_image": AssetRef(AssetKind.IMAGE, url="https://x.test/1.png"),
    "last_image": AssetRef(AssetKind.IMAGE, url="https://x.test/1.png"),
    "source_video": AssetRef(AssetKind.VIDEO, id="1"),
    "source_audio": AssetRef(AssetKind.AUDIO, id="1"),
    "sound": False,
    "style": "noir",
    "emotion": "calm",
    "quality": "high",
    "extra": {"a": 1},
    "references": (Reference("Mara"),),
}


def test_every_parameter_makes_another_request_and_the_order_of_keys_none() -> None:
    keys = {result_key(request(), "maker", {})}
    for name, value in CHANGES.items():
        keys.add(result_key(request(cloud=replace(SPEC, **{name: value})), "maker", {}))
    keys.add(result_key(request(), "other", {}))
    keys.add(result_key(request(), "maker", {"source_video": "hash"}))
    keys.add(result_key(request(), "maker", {"source_video": "other hash"}))
    keys.add(result_key(request(), "maker", {"source_image": "hash"}))
    keys.add(result_key(request(local=LocalWork(fps=48)), "maker", {}))
    keys.add(result_key(request(rate=Fraction(30)), "maker", {}))
    assert len(keys) == len(CHANGES) + 7

    def with_extra(extra: dict[str, Any]) -> str:
        return result_key(request(cloud=replace(SPEC, extra=extra)), "maker", {})

    assert with_extra({"a": 1, "b": {"c": 2, "d": 3}}) == with_extra({"b": {"d": 3, "c": 2}, "a": 1})
    same = request("b", project="p", fresh=True, cloud=replace(SPEC, callback_url="https://x.test/hook"))
    assert result_key(same, "maker", {}) == result_key(request(), "maker", {})


async def test_a_source_is_known_by_what_it_holds(data_folder: Path, clip: Path, tmp_path: Path) -> None:
    def upload(name: str, content: bytes) -> GenerationRequest:
        file = tmp_path / name
        file.write_bytes(content)
        return request(uploads=(Upload("source_video", str(file), intake.identity(file), AssetKind.VIDEO),))

    async with opened(data_folder, a=ScriptedProvider(clip)) as studio:
        key = studio.choosing.results.key
        assert await key(upload("one.mp4", b"same")) == await key(upload("two.mp4", b"same"))
        assert await key(upload("one.mp4", b"same")) != await key(upload("one.mp4", b"else"))


async def test_the_longest_unused_results_are_forgotten_first_and_old_ones_by_age(
    data_folder: Path, clip: Path
) -> None:
    now = [1000.0]

    async def maker(name: str) -> str:
        return name

    async with opened(data_folder, a=ScriptedProvider(clip)) as studio:
        database = studio._database
        cache = ResultCache(database, maker, clock=lambda: now[0], life_s=100, most=2, most_bytes=10_000_000)

        async def kept() -> list[str]:
            rows = await database.read(lambda on: on.execute("SELECT job_id FROM results ORDER BY job_id").fetchall())
            return [row["job_id"] for row in rows]

        (job,) = await run(studio, request(fresh=True))
        assert job.verification is not None
        found = job.verification
        await database.write(lambda on: results.forget(on, job.id))
        for name in ("j1", "j2"):
            now[0] += 1
            await cache.keep(replace(job, id=name), found)  # type: ignore[arg-type]
        now[0] += 1
        await database.write(lambda on: results.used(on, "j1", now[0]))
        now[0] += 1
        await cache.keep(replace(job, id="j3"), found)  # type: ignore[arg-type]
        assert await kept() == ["j1", "j3"]
        now[0] += 1
        await cache.keep(replace(job, id="j4"), replace(found, size_bytes=9_999_999))  # type: ignore[arg-type]
        assert await kept() == ["j4"]
        await cache.keep(replace(job, id="j5"), replace(found, decode_errors=1))  # type: ignore[arg-type]
        now[0] += 101
        await cache.keep(replace(job, id="j6"), found)  # type: ignore[arg-type]
        assert await kept() == ["j6"]


async def test_a_connection_that_keeps_failing_rests_and_its_jobs_go_to_a_stand_in(
    data_folder: Path, clip: Path
) -> None:
    bad, good = ScriptedProvider(clip, submits=[DOWN] * 50), ScriptedProvider(clip)
    async with opened(data_folder, a=bad, b=good) as studio:
        await studio.settings.set(cloud_concurrency=1)
        await studio.choosing.router.set(SPARES)
        jobs = await run(studio, *(request(cloud=replace(SPEC, seed=n)) for n in range(3)))
        assert {job.state for job in jobs} == {JobState.DONE}
        assert bad.seen["submit"] == 5
        assert studio.choosing.failover.circuits()["a"] is Circuit.OPEN
        assert (bad.book, sorted(good.book)) == ([], sorted(job.key for job in jobs))
        assert {job.request.connection for job in jobs} == {"b"}
        assert all(Note.MOVED in job.notes for job in jobs)
        charged = [entry for entry in await studio.ledger() if entry.kind is EntryKind.CHARGED]
        assert {(entry.connection, entry.job_id) for entry in charged} == {("b", job.id) for job in jobs}


async def test_a_job_that_may_have_run_is_not_sent_elsewhere_without_a_persons_word(
    data_folder: Path, clip: Path
) -> None:
    bad, good = ScriptedProvider(clip, submits=[LOST] * 5), ScriptedProvider(clip)
    async with opened(data_folder, a=bad, b=good) as studio:
        await studio.settings.set(cloud_concurrency=1)
        await studio.choosing.router.set(SPARES)
        jobs = await run(studio, *(request(cloud=replace(SPEC, seed=n)) for n in range(6)))
        states = [job.state for job in jobs]
        assert states == [JobState.UNSURE] * 5 + [JobState.DONE]
        assert good.book == [jobs[5].key]
        with pytest.raises(InputError) as caught:
            await studio.choosing.failover.move(jobs[0].id, "b")
        assert caught.value.code is Code.JOB_STATE
        await studio.jobs.resolve(jobs[0].id, ran=False)
        await studio.choosing.failover.move(jobs[0].id, "b")
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        moved = await studio.jobs.get(jobs[0].id)
        assert (moved.state, moved.request.connection) == (JobState.DONE, "b")
        assert len(good.book) == 2
        assert (await studio.jobs.get(jobs[1].id)).state is JobState.UNSURE


@pytest.mark.parametrize("dearer", [False, True])
async def test_a_stand_in_that_costs_more_needs_to_be_allowed(data_folder: Path, clip: Path, *, dearer: bool) -> None:
    bad = ScriptedProvider(clip, submits=[DOWN] * 5)
    good = ScriptedProvider(clip, cost=None)
    async with opened(data_folder, a=bad, b=good) as studio:
        await studio.choosing.router.set({"spares": [{**SPARES["spares"][0], "dearer": dearer}]})
        (job_id,) = await studio.jobs.add_requests([request()])
        running = asyncio.create_task(studio.runner.run())
        async with asyncio.timeout(300):
            while True:
                job = await studio.jobs.get(job_id)
                resting = job.problem is not None and job.problem.code == Code.CONNECTION_RESTS
                if job.state is JobState.DONE or resting:
                    break
                await asyncio.sleep(0.02)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert job.request.connection == ("b" if dearer else "a")
        assert bool(good.book) is dearer


async def test_auto_goes_where_the_rules_say_and_says_why(data_folder: Path, clip: Path) -> None:
    one, two = ScriptedProvider(clip, submits=[DOWN] * 5), ScriptedProvider(clip)
    rules = [
        {"name": "liquids", "connection": "a", "model": "video-1", "content": ["water"]},
        {"name": "rest", "connection": "b", "model": "video-2", "grades": ["standard"]},
        {"name": "nowhere", "connection": "c", "model": "video-2"},
    ]
    async with opened(data_folder, a=one, b=two) as studio:
        router = studio.choosing.router
        assert (await router.rules())[0] == 0
        version = await router.set({"classes": {"water": ["stream"]}, "rules": rules})
        routed, decision = await router.route(request("auto"))
        assert (routed.connection, routed.cloud and routed.cloud.model) == ("a", "video-1")
        assert decision.chosen is not None
        assert decision.chosen.name == "liquids"
        dry = request("auto", prompt="a stone")
        routed, decision = await router.route(dry)
        assert (routed.connection, routed.cloud and routed.cloud.model) == ("b", "video-2")
        assert [look.bars for look in decision.looks] == [(Bar.CONTENT,), ()]
        with pytest.raises(InputError) as caught:
            await router.route(dry, Wish(grade="draft"))
        assert caught.value.code is Code.NO_ROUTE
        # a connection that rests is passed over
        for _ in range(5):
            studio.choosing.failover.report("a", DOWN)
        _, decision = await router.route(request("auto"))
        assert [look.bars for look in decision.looks] == [(Bar.OUT_OF_ORDER,), ()]
        assert await router.restore(0) == version + 1
        assert (await router.routing()).rules[0].connection == "demo"
