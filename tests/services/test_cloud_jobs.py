"""Cloud jobs: paid once, whatever is lost, killed or cancelled; and the ledger says what is known."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.advance import Gain, StageDone
from holysheep_studio.domain.capability import Idempotency, LocalWork
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import AssetKind, CloudSpec
from holysheep_studio.domain.errors import (
    AuthError,
    Code,
    ProviderError,
    RateLimitedError,
    RejectedError,
    UnavailableError,
    UnsureError,
)
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.remote import Cancellation, Handle, RemoteState, RemoteStatus, Submitted
from holysheep_studio.domain.render import Note
from holysheep_studio.domain.request import GenerationRequest, Upload
from holysheep_studio.domain.shelf import title_of, words_of
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.services import intake
from holysheep_studio.services.lineage import values_of
from holysheep_studio.store import jobs, ledger
from holysheep_studio.studio import Paths, Studio
from tests.services.scripted_provider import ScriptedProvider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from uuid import UUID

    from tests.conftest import MakeClip

SPEC = CloudSpec("video-1", "a stream of water", Fraction(1))
LOST = UnsureError(Code.PROVIDER_UNSURE, provider="scripted.test", reason="the answer was lost")
BUSY = RateLimitedError(Code.PROVIDER_RATE, provider="scripted.test", retry_s=0.2)
DOWN = UnavailableError(Code.PROVIDER_DOWN, provider="scripted.test", retry_s=0.2)
REFUSED = RejectedError(Code.PROVIDER_REJECTED, provider="scripted.test", what="no")
WRONG_KEY = AuthError(Code.PROVIDER_AUTH, provider="scripted.test")


def request(*uploads: Upload, local: LocalWork | None = None) -> GenerationRequest:
    return GenerationRequest(
        "", Identity(0, 0), "normal", TimeMap.identity(Fraction(1)), Fraction(24),
        prompt=SPEC.prompt, connection="test", cloud=SPEC, uploads=uploads, local=local,
    )  # fmt: skip


@dataclass
class OneAtATime(ScriptedProvider):
    """Has room for one job; sending the next waits until that has ended, as the limiter makes it."""

    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def submit(
        self, spec: CloudSpec, key: UUID, sending: Callable[[bool], Awaitable[None]] | None = None
    ) -> Submitted:
        await self.room.acquire()
        return await super().submit(spec, key, sending)

    async def poll(self, handle: Handle) -> RemoteState:
        state = await super().poll(handle)
        if state.status is RemoteStatus.SUCCEEDED:
            self.room.release()
        return state


@pytest.fixture
def provider(make_clip: MakeClip) -> ScriptedProvider:
    return ScriptedProvider(make_clip(frames=24))


@asynccontextmanager
async def opened(data: Path, provider: ScriptedProvider) -> AsyncIterator[Studio]:
    async def connect(name: str) -> ScriptedProvider:
        assert name == "test"
        return provider

    async with await Studio.open(Paths.at(data), provider=connect) as studio:
        yield studio


async def run(studio: Studio, asked: GenerationRequest) -> Job:
    (job_id,) = await studio.jobs.add_requests([asked])
    async with asyncio.timeout(300):
        await studio.runner.run(until_empty=True)
    return await studio.jobs.get(job_id)


async def book(studio: Studio) -> list[tuple[EntryKind, int | None]]:
    lines = await studio.ledger()
    return [(line.kind, None if line.amount is None else line.amount.micro) for line in lines]


async def test_a_cloud_job_is_paid_once_and_ends_as_a_clip(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.looks = 3
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.state is JobState.DONE, job.problem
        assert provider.book == [job.key]
        assert await book(studio) == [(EntryKind.RESERVED, 31_500), (EntryKind.CHARGED, 31_500)]
        (clip,) = await studio.library.clips()
        assert (clip.connection, clip.model, clip.physics_score) == ("test", "video-1", 0.0)
        assert clip.charged == provider.cost
        assert clip.verification.frames == 24


async def test_a_clip_is_called_as_its_job_in_lists_files_and_deliveries(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    async with opened(data_folder, provider) as studio:
        job = await run(studio, replace(request(), name="2.1 Caf\u00e9 table/small."))
        (clip,) = await studio.library.clips()
        assert title_of(clip) == job.request.title == "2.1 Caf\u00e9 table/small."
        assert "table/small" in words_of(clip)
        assert Path(clip.path).name.startswith("2.1 Caf\u00e9 table_small_normal_")
        assert values_of(clip, job, "h264", 1)["name"] == job.request.name


async def test_what_the_provider_does_not_say_stays_unknown_and_set_aside(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    provider.cost = None
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.state is JobState.DONE
        assert (job.quoted, job.charged) == (None, None)
        assert await book(studio) == [(EntryKind.RESERVED, None), (EntryKind.UNKNOWN, None)]


@pytest.mark.parametrize("error", [BUSY, DOWN])
async def test_what_surely_was_not_sent_is_sent_later(
    data_folder: Path, provider: ScriptedProvider, error: ProviderError
) -> None:
    provider.submits = [error, error, None]
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.state is JobState.DONE
        assert provider.book == [job.key]
        kinds = [kind for kind, _ in await book(studio)]
        assert kinds == [EntryKind.RESERVED, EntryKind.RELEASED] * 2 + [EntryKind.RESERVED, EntryKind.CHARGED]


async def test_a_lost_answer_makes_the_job_unsure_and_it_is_never_sent_again_by_itself(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    provider.submits = [LOST]
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.state is JobState.UNSURE
        assert provider.seen["submit"] == 1
        await studio.runner.run(until_empty=True)
        assert provider.seen["submit"] == 1
        assert await book(studio) == [(EntryKind.RESERVED, 31_500)]


async def test_a_lost_answer_is_found_by_its_key(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.submits, provider.finds = [LOST], True
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.state is JobState.DONE
        assert provider.book == [job.key]


async def test_a_person_says_that_an_unsure_job_never_ran(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.submits, provider.bill_lost = [LOST], False
    async with opened(data_folder, provider) as studio:
        unsure = await run(studio, request())
        await studio.jobs.resolve(unsure.id, ran=False)
        await studio.runner.run(until_empty=True)
        done = await studio.jobs.get(unsure.id)
        assert done.state is JobState.DONE
        assert done.key != unsure.key
        assert provider.book == [done.key]


async def test_a_person_says_that_an_unsure_job_ran(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.submits = [LOST]
    async with opened(data_folder, provider) as studio:
        unsure = await run(studio, request())
        await studio.jobs.resolve(unsure.id, ran=True)
        assert (await studio.jobs.get(unsure.id)).state is JobState.FAILED
        assert (await book(studio))[-1] == (EntryKind.UNKNOWN, 31_500)


async def test_a_refused_request_fails_and_costs_nothing(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.submits = [REFUSED]
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.state is JobState.FAILED
        assert (await book(studio))[-1] == (EntryKind.RELEASED, 31_500)
        assert provider.book == []


async def test_a_job_that_fails_at_the_provider_is_released(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.ends = RemoteStatus.FAILED
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.state is JobState.FAILED
        assert (await book(studio))[-1] == (EntryKind.RELEASED, 31_500)


async def test_a_wrong_key_parks_the_job_instead_of_failing_it(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.submits = [WRONG_KEY]
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.paused
        assert job.state is JobState.RESERVING
        assert provider.seen["submit"] == 1
        await studio.jobs.resume([job.id])
        await studio.runner.run(until_empty=True)
        assert (await studio.jobs.get(job.id)).state is JobState.DONE


async def test_a_provider_out_of_reach_while_polling_loses_nothing(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    provider.polls = [DOWN, BUSY, None]
    provider.downloads = [DOWN]
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.state is JobState.DONE
        assert provider.book == [job.key]


async def killed_while_sending(studio: Studio, provider: ScriptedProvider) -> Job:
    """What a kill leaves: the move to "submitting" is committed, the request was billed, its answer was not kept."""
    (job_id,) = await studio.jobs.add_requests([request()])
    await studio.runner.run_until(job_id, JobState.RESERVING)
    job = await studio._database.write(
        lambda connection: jobs.move(connection, job_id, StageDone(1.0, Gain(quoted=provider.cost)), 1.0)
    )
    assert job.state is JobState.SUBMITTING
    provider.book.append(job.key)
    provider.seen["submit"] += 1
    return job


@pytest.mark.parametrize(
    ("idempotency", "finds", "state", "submits"),
    [
        (Idempotency.NONE, False, JobState.UNSURE, 1),
        (Idempotency.NONE, True, JobState.DONE, 1),
        (Idempotency.CLIENT_KEY, False, JobState.DONE, 2),
    ],
)
async def test_a_job_killed_while_its_request_was_out_is_reconciled(
    data_folder: Path,
    provider: ScriptedProvider,
    idempotency: Idempotency,
    finds: bool,  # noqa: FBT001 - a parameter of the table
    state: JobState,
    submits: int,
) -> None:
    provider.idempotency, provider.finds = idempotency, finds
    async with opened(data_folder, provider) as studio:
        job = await killed_while_sending(studio, provider)
    async with opened(data_folder, provider) as studio:
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        assert (await studio.jobs.get(job.id)).state is state
        assert provider.seen["submit"] == submits
        assert provider.book == [job.key]


async def test_closing_the_program_waits_for_the_answer_to_a_paid_request(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    provider.slow_submit = asyncio.Event()
    async with opened(data_folder, provider) as studio:
        (job_id,) = await studio.jobs.add_requests([request()])
        running = asyncio.create_task(studio.runner.run())
        while provider.seen["submit"] == 0:
            await asyncio.sleep(0.02)
        running.cancel()
        await asyncio.sleep(0.05)
        provider.slow_submit.set()
        await asyncio.gather(running, return_exceptions=True)
        job = await studio.jobs.get(job_id)
        assert job.state is JobState.POLLING
        assert job.handle is not None
    async with opened(data_folder, provider) as studio:
        await studio.runner.run(until_empty=True)
        assert (await studio.jobs.get(job_id)).state is JobState.DONE
        assert provider.book == [job.key]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Cancellation.CANCELLED, JobState.CANCELLED),
        (Cancellation.UNSUPPORTED, JobState.DONE),
        (Cancellation.TOO_LATE, JobState.DONE),
    ],
)
async def test_cancelling_asks_the_provider_and_keeps_what_it_will_not_stop(
    data_folder: Path, provider: ScriptedProvider, answer: Cancellation, state: JobState
) -> None:
    provider.cancellation, provider.looks = answer, 10**6  # not done before it is asked to stop
    async with opened(data_folder, provider) as studio:
        (job_id,) = await studio.jobs.add_requests([request()])
        running = asyncio.create_task(studio.runner.run(until_empty=True))
        while provider.seen["poll"] < 2:
            await asyncio.sleep(0.02)
        await studio.jobs.cancel([job_id])
        async with asyncio.timeout(300):
            while not provider.seen["cancel"]:
                await asyncio.sleep(0.02)
            provider.looks = 0
            await running
        job = await studio.jobs.get(job_id)
        assert job.state is state
        assert provider.seen["cancel"] == 1
        assert (Note.CANCEL_TOO_LATE in job.notes) is (state is JobState.DONE)
        last = (await book(studio))[-1][0]
        assert last is (EntryKind.CHARGED if state is JobState.DONE else EntryKind.UNKNOWN)


async def test_files_are_uploaded_once_and_work_left_to_us_is_done(
    data_folder: Path, provider: ScriptedProvider, make_clip: MakeClip
) -> None:
    clip = make_clip(frames=24, rate="25", size=(161, 91), options=("-c:v", "ffv1"), suffix=".mkv")
    upload = Upload("source_video", str(clip), intake.identity(clip), AssetKind.VIDEO)
    provider.submits = [BUSY, None]
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request(upload, local=LocalWork(speed=Fraction(1, 2), fps=48)))
        assert job.state is JobState.DONE, job.problem
        assert provider.seen["upload"] == 1
        (made,) = await studio.library.clips()
        assert (made.verification.frames, made.verification.rate) == (96, 48)
        assert not list(studio.paths.work.iterdir())


async def test_fifty_jobs_that_are_all_refused_at_first_all_end(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.submits = [RateLimitedError(Code.PROVIDER_RATE, provider="scripted.test", retry_s=0.3) for _ in range(50)]
    async with opened(data_folder, provider) as studio:
        await studio.settings.set(cloud_concurrency=10)
        await studio.jobs.add_requests([request() for _ in range(50)])
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        found = await studio.jobs.all()
        assert {job.state for job in found} == {JobState.DONE}
        assert sorted(provider.book) == sorted(job.key for job in found)


async def test_jobs_that_wait_to_be_sent_never_keep_those_at_the_provider_from_being_looked_at(
    data_folder: Path, make_clip: MakeClip
) -> None:
    provider = OneAtATime(make_clip(frames=24), looks=3)
    async with opened(data_folder, provider) as studio:
        await studio.settings.set(cloud_concurrency=2)
        await studio.jobs.add_requests([request() for _ in range(5)])
        async with asyncio.timeout(240):
            await studio.runner.run(until_empty=True)
        assert {job.state for job in await studio.jobs.all()} == {JobState.DONE}
        assert len(provider.book) == 5


async def test_the_ledger_cannot_be_changed(data_folder: Path, provider: ScriptedProvider) -> None:
    async with opened(data_folder, provider) as studio:
        await run(studio, request())
        database = studio._database
        for statement in ("UPDATE ledger SET micro = 0", "DELETE FROM ledger"):
            with pytest.raises(Exception, match="append-only"):
                await database.write(lambda connection, sql=statement: connection.execute(sql))  # type: ignore[misc]
        assert len(await database.read(ledger.everything)) == 2
