"""Reports and bills over the real queue: figures from what was done, a page that stands alone, bills booked once."""

from __future__ import annotations

import csv
import re
from contextlib import asynccontextmanager
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.errors import Code, InputError, RejectedError
from holysheep_studio.domain.figures import AdviceCode, Baseline, By
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.price_book import Rate
from holysheep_studio.services import report_page
from holysheep_studio.services.reports import day_start
from holysheep_studio.studio import Paths, Studio
from tests.domain.paid import cloud_request, usd
from tests.services.scripted_provider import ScriptedProvider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import MakeClip

REFUSED = RejectedError(Code.PROVIDER_REJECTED, provider="scripted.test", what="no")


@pytest.fixture
def provider(make_clip: MakeClip) -> ScriptedProvider:
    return ScriptedProvider(make_clip(frames=24))


@asynccontextmanager
async def opened(data: Path, provider: ScriptedProvider) -> AsyncIterator[Studio]:
    async def connect(_name: str) -> ScriptedProvider:
        return provider

    async with await Studio.open(Paths.at(data), provider=connect) as studio:
        yield studio


async def work(studio: Studio, *projects: str) -> None:
    requests = [cloud_request(project) for project in projects]
    # a request that was made before would be answered from the cache
    specs = [replace(one.cloud, seed=n) for n, one in enumerate(requests) if one.cloud is not None]
    await studio.jobs.add_requests([replace(one, cloud=spec) for one, spec in zip(requests, specs, strict=True)])
    await studio.runner.run(until_empty=True)


async def test_a_report_says_what_was_done(data_folder: Path, provider: ScriptedProvider) -> None:
    provider.cost = usd(0.5)
    provider.submits = [None, None, REFUSED]
    async with opened(data_folder, provider) as studio:
        await work(studio, "film", "trailer", "=film")
        made = await studio.reports.make(baseline=Baseline(usd(2)))
        assert (made.total.done, made.total.failed, made.total.success) == (2, 1, Fraction(2, 3))
        assert made.total.spend["USD"].charged == 1_000_000
        assert made.total.acknowledgement.count == 2
        assert made.total.render.p99 is not None
        assert sorted(one.name for one in made.parts[By.PROJECT]) == ["=film", "film", "trailer"]
        assert [one.name for one in made.parts[By.MODEL]] == ["cloud/m"]
        assert made.total.tokens_missing == 2
        assert [one.code for one in made.advice] == [AdviceCode.MISSING_TOKENS]
        assert made.savings is not None
        assert made.savings.saved == usd(3)
        (day,) = made.parts[By.DAY]
        assert (await studio.reports.make(day_start(day.name))).total == made.total
        assert (await studio.reports.make(made.until)).total.attempts == 0


async def test_amounts_without_a_rate_are_unknown_in_another_currency(
    data_folder: Path, provider: ScriptedProvider
) -> None:
    provider.cost = usd(0.5)
    async with opened(data_folder, provider) as studio:
        await work(studio, "film")
        without = await studio.reports.make(currency="CNY", baseline=Baseline(Money(10**7, "CNY")))
        assert (without.total.spend, without.total.unpriced, without.savings) == ({}, 1, None)
        await studio.pricing.set_rates([Rate("USD", "CNY", Fraction(7))])
        found = await studio.reports.make(currency="CNY", baseline=Baseline(Money(10**7, "CNY")))
        assert found.total.spend["CNY"].charged == 3_500_000
        assert found.savings is not None
        assert found.savings.saved == Money(6_500_000, "CNY")


def _success_width(page: str) -> float:
    chart = page.split("Success: ")[1].split("</h2>")[1].split("</svg>", maxsplit=1)[0] + "</svg>"
    bar = ET.fromstring(chart).find("rect")  # noqa: S314 - our own text
    assert bar is not None
    return float(bar.attrib["width"])


def _other(text: str) -> str:
    """Words of another language: placeholders stay as they are."""
    return text.replace("was", "WAS").replace("mea", "meA")


async def test_the_page_stands_alone_and_takes_names_as_text(data_folder: Path, provider: ScriptedProvider) -> None:
    async with opened(data_folder, provider) as studio:
        empty = report_page.to_html(await studio.reports.make())
        assert "Nothing WAS meAsured." in report_page.to_html(await studio.reports.make(), _other)
        await work(studio, "<script>alert(1)</script>", "=1+1")
        made = await studio.reports.make(baseline=Baseline(usd(1)))
    page = report_page.to_html(made)
    for text in (empty, page):
        assert not re.search(r"(?:src|href)=|@import|url\(|<script", text)
    assert "&lt;script&gt;" in page
    charts = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(charts) == 7
    for chart in charts:
        bars = ET.fromstring(chart).findall("rect")  # noqa: S314 - our own text
        assert bars
        assert all(float(bar.attrib["width"]) >= 0 for bar in bars)
    half = replace(made, parts={**made.parts, By.MODEL: (replace(made.parts[By.MODEL][0], done=1, failed=1),)})
    whole, part = (_success_width(text) for text in (page, report_page.to_html(half)))
    assert part == pytest.approx(whole / 2, abs=0.2)  # a share of the whole, though it is the longest bar
    rows = list(csv.DictReader(report_page.to_csv(made, By.PROJECT).splitlines()))
    assert [(row["project"], row["done"], row["charged"]) for row in rows] == [
        ("<script>alert(1)</script>", "1", "0.031500"), ("'=1+1", "1", "0.031500")
    ]  # fmt: skip


async def test_a_bill_is_booked_once_and_by_a_persons_word(
    data_folder: Path, provider: ScriptedProvider, tmp_path: Path
) -> None:
    bill = tmp_path / "bill.csv"
    async with opened(data_folder, provider) as studio:
        provider.cost = usd(0.5)
        await work(studio, "a")
        provider.cost = None
        await studio.jobs.add_requests([cloud_request("b", seconds=3)])
        await studio.runner.run(until_empty=True)
        await studio.budgets.set(Budget(Period.TOTAL, usd(10)))
        known, unknown = await studio.jobs.all()
        bill.write_text(f"request_id,cost,currency\n{known.key},0.75,USD\n{unknown.key},0.25,USD\nelsewhere,1,USD\n")
        lines = await studio.invoices.read(bill)
        found = await studio.invoices.compare("cloud", lines)
        assert (len(found.differing), len(found.missing_here), len(found.missing_there)) == (2, 1, 0)
        before = await studio.ledger()
        added = await studio.invoices.adjust("cloud", lines)
        amounts = [entry.amount.micro for entry in added if entry.amount is not None]
        assert sorted(amounts) == [250_000, 250_000, 1_000_000]
        assert (await studio.ledger())[: len(before)] == before
        assert {entry.kind for entry in added} == {EntryKind.ADJUSTED}
        (stand,) = await studio.budgets.stands()
        assert (stand.charged, stand.held, stand.unknown) == (2_000_000, 0, 0)
        assert await studio.invoices.adjust("cloud", lines) == ()
        again = await studio.invoices.compare("cloud", lines)
        assert again.clean
        assert len(again.matched) == 3
        with pytest.raises(InputError):
            await studio.invoices.read(tmp_path / "none.csv")
