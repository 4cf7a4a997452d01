"""Data folders of every earlier schema: each opens in this studio and holds what was in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.clip import SourceState
from holysheep_studio.domain.job import JobState, road
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.settings import Settings, Theme
from holysheep_studio.domain.shelf import Decision
from holysheep_studio.store.steps import schema_steps
from holysheep_studio.studio import Paths, Studio
from tests.store.keep_fixture import kept, pour

if TYPE_CHECKING:
    from pathlib import Path

NEWEST = max(schema_steps())
SHELF, REMARKS = 11, 11


def test_a_folder_of_every_earlier_schema_is_kept() -> None:
    missing = sorted(set(range(1, NEWEST)) - set(kept()))
    assert missing == [], "go to the commit of that schema and run: python -m tests.store.keep_fixture"


@pytest.mark.parametrize("number", sorted(kept()))
async def test_it_opens_and_holds_its_rows(number: int, data_folder: Path) -> None:
    data_folder.mkdir()
    pour(number, Paths.at(data_folder).database)
    async with await Studio.open(Paths.at(data_folder)) as studio:
        assert studio.rescued is None or not studio.rescued.unsure
        assert await studio.settings.get() == _settings(number)
        (source,) = await studio.library.sources()
        assert (source.path, source.state) == ("/footage/pour \u6c34.mp4", SourceState.READY)
        assert source.footage is not None
        assert source.footage.video.rate == Fraction(30000, 1001)
        lines = {str(line.id): line for line in await studio.jobs.lines()}
        assert {job_id: line.state for job_id, line in lines.items()} == {
            "waiting-1": JobState.WAITING,
            "done-1": JobState.DONE,
        }
        assert (lines["waiting-1"].effect, lines["waiting-1"].source) == ("slow_motion_4x", source.path)
        assert [job.request.time_map.duration for job in await studio.jobs.all()] == [8, 8]
        (clip,) = await studio.shelf.lines()
        assert (clip.path, clip.job_id, clip.frames) == ("/data/clips/pour.mp4", "done-1", 240)
        if number >= SHELF:
            assert (clip.decision, clip.starred, clip.tags) == (Decision.ACCEPTED, True, ("hero",))
        await _holds_money(studio, number)
        await _holds_the_rest(studio, number)


#: Before this one looking at the whole clip first was a part of preparing.
MEASURING_APART = 18


@pytest.mark.parametrize("number", [one for one in sorted(kept()) if one < MEASURING_APART])
@pytest.mark.parametrize("wish", ["stabilise", "deflicker"])
async def test_a_job_with_two_passes_has_a_stage_for_the_first(number: int, wish: str, data_folder: Path) -> None:
    data_folder.mkdir()
    paths = Paths.at(data_folder)
    pour(number, paths.database)
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        put = "UPDATE requests SET body = json_set(body, ?, json('true')) WHERE job_id = 'waiting-1'"
        connection.execute(put, (f"$.{wish}",))
    async with await Studio.open(paths) as studio:
        lines = {str(line.id): line for line in await studio.jobs.lines()}
        for job in await studio.jobs.all():
            assert lines[job.id].road == road(job.request)
        assert JobState.MEASURING in lines["waiting-1"].road
        assert JobState.MEASURING not in lines["done-1"].road


async def _holds_money(studio: Studio, number: int) -> None:
    book = await studio.ledger()
    assert [(entry.kind.value, entry.amount) for entry in book][:3] == (
        [("reserved", Money(500_000, "USD")), ("released", Money(500_000, "USD")), ("charged", Money(420_000, "USD"))]
        if number >= 2
        else []
    )
    stands = await studio.budgets.stands()
    assert [stand.budget.cap for stand in stands] == ([Money(30_000_000, "USD")] if number >= 6 else [])


async def _holds_the_rest(studio: Studio, number: int) -> None:
    accounts = await studio.accounts.list()
    assert [(account.name, account.base_url) for account in accounts] == (
        [("cloud", "https://video.example.com")] if number >= 3 else []
    )
    if number >= REMARKS:
        (clip,) = await studio.shelf.lines()
        (remark,) = await studio.review.remarks(clip.id)
        assert (remark.frame, remark.words) == (12, "the splash is late")
    episodes = await studio.episodes.all()
    assert [title for _, _, title, _ in episodes] == (["The well"] if number >= 14 else [])


def _settings(number: int) -> Settings:
    cloud, failures = (40 if number >= 3 else 20), (3 if number >= 8 else 10)
    return Settings(theme=Theme.DARK, concurrency=2, cloud_concurrency=cloud, stop_after_failures=failures)
