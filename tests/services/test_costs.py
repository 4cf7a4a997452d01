"""Costs of the real queue: a job is quoted, then set aside, then charged, and from the cache it is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.figures import By
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.quote import Estimate
from holysheep_studio.services.pricing import day_of
from tests.domain.paid import cloud_request, usd
from tests.services.scripted_provider import ScriptedProvider
from tests.services.test_budgets import opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip


@pytest.fixture
def provider(make_clip: MakeClip) -> ScriptedProvider:
    return ScriptedProvider(make_clip(frames=24))


async def test_a_job_goes_from_quoted_to_charged_and_the_same_again_is_free(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    provider.cost = usd(0.5)
    async with opened(data_folder, provider) as studio:
        await studio.jobs.add_requests([cloud_request("x")], quotes=[Estimate(usd(0.4))])
        waiting = (await studio.costs.look(By.PROJECT, Period.DAY)).total
        assert (waiting.quoted, waiting.reserved, waiting.charged) == ({"USD": 400_000}, {}, {})
        await studio.runner.run(until_empty=True)
        await studio.jobs.add_requests([cloud_request("x")])
        await studio.runner.run(until_empty=True)
        found = await studio.costs.look(By.PROJECT, Period.DAY)
        assert (found.total.quoted, found.total.charged) == ({}, {"USD": 500_000})
        assert [(line.name, line.cached, line.unknown, line.jobs) for line in found.lines] == [("x", 1, 0, 2)]
        (job, _) = await studio.jobs.all()
        days = (await studio.costs.look(By.DAY, Period.TOTAL)).lines
        assert {line.name for line in days} == {day_of(job.added_at)}
        assert [line.name for line in (await studio.costs.look(By.MONTH, Period.MONTH)).lines] == [days[0].name[:7]]


async def test_a_job_of_unknown_price_is_unknown_before_and_after(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    provider.cost = None
    async with opened(data_folder, provider) as studio:
        await studio.budgets.set(Budget(Period.DAY, usd(1)))
        (added,) = await studio.jobs.add_requests([cloud_request()])
        await studio.runner.run(until_empty=True)
        assert (await studio.costs.look(By.CONNECTION, Period.DAY)).total.unknown == 1
        await studio.budgets.allow_job(added, "a trial")
        await studio.runner.run(until_empty=True)
        total = (await studio.costs.look(By.CONNECTION, Period.DAY)).total
        assert (total.unknown, total.waiting, total.charged) == (1, 0, {})
        await studio.budgets.allow("day", usd(2), "the client pays")
        lines = [line for line in await studio.ledger() if line.kind is EntryKind.OVERRIDE]
        assert [line.reason for line in lines] == ["a trial", "the client pays"]
