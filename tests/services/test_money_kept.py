"""Money that must not get lost: what was or may have been charged stays booked, whatever goes wrong meanwhile."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.errors import Code, InputError, ProtocolError, ProviderError
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.remote import Cancellation, RemoteStatus
from holysheep_studio.studio import Paths, Studio
from tests.services.scripted_provider import ScriptedProvider
from tests.services.test_cloud_jobs import REFUSED, book, killed_while_sending, opened, request, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip


@pytest.fixture
def provider(make_clip: MakeClip) -> ScriptedProvider:
    return ScriptedProvider(make_clip(frames=24))


@pytest.mark.parametrize(
    "error", [REFUSED, ProtocolError(Code.PROVIDER_PROTOCOL, provider="scripted.test", reason="no JSON")]
)
async def test_a_refusal_to_look_for_a_job_does_not_say_that_it_is_free(
    data_folder: Path, provider: ScriptedProvider, error: ProviderError
) -> None:
    provider.find_fails = error
    async with opened(data_folder, provider) as studio:
        job = await killed_while_sending(studio, provider)
    async with opened(data_folder, provider) as studio:
        await studio.runner.run(until_empty=True)
        assert (await studio.jobs.get(job.id)).state is JobState.UNSURE
        assert await book(studio) == [(EntryKind.RESERVED, 31_500)]


async def test_a_job_that_was_out_when_its_connection_went_is_unsure_and_stays_set_aside(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    async with opened(data_folder, provider) as studio:
        job = await killed_while_sending(studio, provider)

    async def gone(name: str) -> ScriptedProvider:
        raise InputError(Code.UNKNOWN_CONNECTION, name=name, known="")

    async with await Studio.open(Paths.at(data_folder), provider=gone) as studio:
        await studio.runner.run(until_empty=True)
        assert (await studio.jobs.get(job.id)).state is JobState.UNSURE
        assert await book(studio) == [(EntryKind.RESERVED, 31_500)]


async def test_a_fault_of_ours_while_a_request_is_out_releases_nothing(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    provider.submits = [KeyError("status")]
    async with opened(data_folder, provider) as studio:
        job = await run(studio, request())
        assert job.state is JobState.UNSURE
        assert job.problem is not None
        assert job.problem.code == Code.INTERNAL
        assert await book(studio) == [(EntryKind.RESERVED, 31_500)]


async def test_what_a_cancelled_job_has_cost_is_booked(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.cancellation, provider.ends, provider.looks = Cancellation.REQUESTED, RemoteStatus.CANCELLED, 10**6
    provider.cancelled_costs = Money(9_000, "USD")
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
        assert (await studio.jobs.get(job_id)).state is JobState.CANCELLED
        assert await book(studio) == [(EntryKind.RESERVED, 31_500), (EntryKind.CHARGED, 9_000)]


async def test_a_charge_counts_from_when_it_is_known_and_once(data_folder: Path, provider: ScriptedProvider) -> None:
    """A clip that does not come for days is paid for all the same."""
    async with opened(data_folder, provider) as studio:
        await studio.budgets.set(Budget(Period.TOTAL, Money(1_000_000, "USD")))
        (job_id,) = await studio.jobs.add_requests([request()])
        provider.cost = Money(50_000, "USD")
        async with asyncio.timeout(300):
            await studio.runner.run_until(job_id, JobState.DOWNLOADING)
        (stand,) = await studio.budgets.stands()
        assert (stand.charged, stand.held) == (50_000, 0)
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        assert (await studio.jobs.get(job_id)).state is JobState.DONE
        assert await book(studio) == [(EntryKind.RESERVED, 50_000), (EntryKind.CHARGED, 50_000)]
