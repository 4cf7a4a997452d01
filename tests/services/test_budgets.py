"""Budgets around the runner: a job that does not fit waits, nothing is sent, and a person's word lets it go on."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.errors import Code, Fault, InputError
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.money import Money, Price, Unit
from holysheep_studio.domain.price_book import Rate
from holysheep_studio.services import price_file
from holysheep_studio.services.pricing import samples
from holysheep_studio.studio import Paths, Studio
from tests.domain.paid import cloud_request, usd
from tests.services.scripted_provider import ScriptedProvider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import MakeClip

PRICE = Price("m", Unit.PER_SECOND, 4200, "USD", "a price list", connection="cloud")


@pytest.fixture
def provider(make_clip: MakeClip) -> ScriptedProvider:
    return ScriptedProvider(make_clip(frames=24))


@asynccontextmanager
async def opened(data: Path, provider: ScriptedProvider) -> AsyncIterator[Studio]:
    async def connect(_name: str) -> ScriptedProvider:
        return provider

    async with await Studio.open(Paths.at(data), provider=connect) as studio:
        yield studio


async def worked(studio: Studio) -> list[JobState]:
    async with asyncio.timeout(300):
        await studio.runner.run(until_empty=True)
    return sorted(job.state for job in await studio.jobs.all())


async def test_what_does_not_fit_is_not_sent_until_a_person_allows_it(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    provider.cost = usd(0.4)
    async with opened(data_folder, provider) as studio:
        await studio.budgets.set(Budget(Period.DAY, usd(1)))
        await studio.jobs.add_requests([cloud_request() for _ in range(4)])
        assert await worked(studio) == [JobState.DONE] * 2 + [JobState.RESERVING] * 2
        assert provider.seen["submit"] == 2
        waiting = [job for job in await studio.jobs.all() if job.paused]
        assert [job.problem.code for job in waiting if job.problem] == [Code.BUDGET_REACHED] * 2
        assert waiting[0].problem is not None
        assert waiting[0].problem.fault is Fault.USER
        assert {alert.percent for alert in await studio.budgets.alerts()} == {80, 100}
        assert set(await studio.budgets.allow("day", usd(0.25))) == {job.id for job in waiting}
        assert (await worked(studio)).count(JobState.DONE) == 3
        (found,) = await studio.budgets.stands()
        assert (found.charged, found.held, found.overrides) == (1_200_000, 0, 250_000)
        lines = [entry for entry in await studio.ledger() if entry.kind is EntryKind.OVERRIDE]
        assert [(line.note, line.amount) for line in lines] == [("day", usd(0.25))]
        assert len(provider.book) == 3


async def test_an_unknown_price_waits_for_a_word_about_this_job(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.cost = None
    async with opened(data_folder, provider) as studio:
        await studio.budgets.set(Budget(Period.TOTAL, usd(1)))
        first, second = await studio.jobs.add_requests([cloud_request() for _ in range(2)])
        assert await worked(studio) == [JobState.RESERVING] * 2
        assert provider.seen["submit"] == 0
        await studio.budgets.allow_job(first)
        await worked(studio)
        assert (await studio.jobs.get(first)).state is JobState.DONE
        assert (await studio.jobs.get(second)).state is JobState.RESERVING
        with pytest.raises(InputError):
            await studio.budgets.allow_job(first)


async def test_wrong_budgets_are_refused(data_folder: Path, provider: ScriptedProvider) -> None:
    async with opened(data_folder, provider) as studio:
        for cap in (Money(-1, "USD"), Money(1, "credit"), Money(1, "dollars")):
            with pytest.raises(InputError):
                await studio.budgets.set(Budget(Period.DAY, cap))
        with pytest.raises(InputError):
            await studio.budgets.clear("day")
        await studio.budgets.set(Budget(Period.DAY, usd(1)))
        for amount in (usd(0), Money(1, "CNY")):
            with pytest.raises(InputError):
                await studio.budgets.allow("day", amount)
        await studio.budgets.clear("day")
        assert await studio.budgets.stands() == ()


async def test_every_edit_of_the_price_book_is_a_version(data_folder: Path, provider: ScriptedProvider) -> None:
    async with opened(data_folder, provider) as studio:
        assert (await studio.pricing.book()) == samples()
        first = await studio.pricing.set_prices([PRICE], "from the list")
        second = await studio.pricing.set_prices([replace(PRICE, micro=5000)])
        assert (first.version, second.version) == (1, 2)
        assert await studio.pricing.set_prices([replace(PRICE, micro=5000)]) == second
        third = await studio.pricing.remove([PRICE.row])
        assert [book.version for book in await studio.pricing.history()] == [0, 1, 2, third.version]
        assert (await studio.pricing.book(1)).prices[-1] == PRICE
        assert (await studio.pricing.restore(1)).prices == first.prices
        for sql in ("UPDATE price_versions SET note = ''", "DELETE FROM price_versions"):
            with pytest.raises(Exception, match="append-only"):
                await studio._database.write(lambda connection, sql=sql: connection.execute(sql))  # type: ignore[misc]
        with pytest.raises(InputError):
            await studio.pricing.book(99)
        with pytest.raises(InputError):
            await studio.pricing.remove(["nothing like it"])


@pytest.mark.parametrize(
    "wrong",
    [{"micro": -1}, {"currency": "dollars"}, {"valid_from": "tomorrow"}, {"source": " "}, {"model": ""},
     {"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, {"multipliers": {"normal": Fraction(-1)}}],
)  # fmt: skip
async def test_rows_that_can_be_no_price_are_refused(
    data_folder: Path, provider: ScriptedProvider, wrong: dict[str, object]
) -> None:
    async with opened(data_folder, provider) as studio:
        with pytest.raises(InputError):
            await studio.pricing.set_prices([replace(PRICE, **wrong)])  # type: ignore[arg-type]
        assert (await studio.pricing.book()).version == 0


async def test_the_book_goes_through_files_without_loss(data_folder: Path, provider: ScriptedProvider) -> None:
    rows = (
        replace(PRICE, multipliers={"normal": Fraction(1), "slow_motion_4x": Fraction(3, 2)}, size="1920x1080"),
        replace(
            PRICE, source='quotes " and, commas\n', valid_from="2026-01-01", valid_to="2026-12-31", volume_from=100
        ),
        Price("", Unit.PER_CREDIT, 10_000, "USD", "a pack", connection="cloud"),
    )
    async with opened(data_folder, provider) as studio:
        await studio.pricing.set_rates([Rate("CNY", "USD", Fraction(10, 73))])
        book = await studio.pricing.set_prices(rows)
    again = price_file.read("book.toml", price_file.to_toml(book).encode())
    assert (again.prices, again.rates) == (book.prices, book.rates)
    table = price_file.read("book.csv", price_file.to_csv(book).encode())
    assert [row.row for row in table.prices] == [row.row for row in book.prices]
    assert [row.micro for row in table.prices] == [row.micro for row in book.prices]
    assert table.prices[1].multipliers == rows[0].multipliers
    no_such_unit = b"model,unit,price,currency,source\nm,per_year,1,USD,x"
    toml = (b"[[price]]\nmodel = 1", b"x = 1", b"\xff")
    for name, data in (*[("a.toml", one) for one in toml], ("a.csv", b"model,unit\nm,x"), ("a.csv", no_such_unit)):
        with pytest.raises(InputError):
            price_file.read(name, data)
