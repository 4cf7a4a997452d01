"""Catalogues over the real queue and the demo provider: planned, made once, changed, and written back."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.catalogue import Reading, Standing, Written, tally
from holysheep_studio.domain.columns import Field
from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.measured import Subject
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.services.catalogue_rows import Order
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from holysheep_studio.domain.catalogue import CataloguePlan

FREE = Limits(None, None, None, None, None)
CHOICE = CloudChoice("demo", "pixverse-v6", "slow_motion_4x")


@pytest.fixture
async def server() -> AsyncIterator[DemoServer]:
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as running:
        yield running


@pytest.fixture
async def studio(data_folder: Path, server: DemoServer) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        opened.accounts.offer(Connection("demo", "holysheep-a", server.base_url, Secret(server.key), limits=FREE))
        yield opened


async def planned(studio: Studio, file: Path, template: str = "", **more: object) -> CataloguePlan:
    sheet = await studio.catalogues.read(file)
    reading = await studio.catalogues.reading(sheet)
    reading = Reading(reading.columns, template or reading.template)
    return await studio.catalogues.plan(sheet, replace(Order(CHOICE, reading), **more))  # type: ignore[arg-type]


def sheet(file: Path, *rows: str) -> Path:
    file.write_text("sku,name,material,duration,max cost,image\n" + "\n".join(rows) + "\n")
    return file


async def test_rows_that_cannot_be_used_are_lines_that_say_why(studio: Studio, tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "s.csv", "A,x,silk,,0.0001,", "B,y,,,,none.png", "C,z,oobleck,,5,", "D,w,,x,,", "C,z,oobleck,,5,"
    )
    made = await planned(studio, file)
    assert [line.standing for line in made.lines] == [
        Standing.NEW, Standing.BROKEN, Standing.NEW, Standing.BROKEN, Standing.REPEATED
    ]  # fmt: skip
    assert [line.ready for line in made.lines] == [False, False, True, False, True]
    assert [line.wanted for line in made.lines] == [False, False, True, False, False]
    problems = [line.problem.fields["field"] for line in made.lines if line.problem is not None]
    assert problems == ["the picture", "duration"]
    assert made.lines[4].same_sku == 4
    assert {issue.code for issue in made.lines[2].issues} >= {"no_preset"}


async def test_edits_in_the_plan_take_the_place_of_cells(studio: Studio, tmp_path: Path) -> None:
    file = sheet(tmp_path / "s.csv", "A,x,silk,never,,", "B,y,,,,")
    edits = {2: {Field.DURATION: "4", Field.PROMPT: "quite another"}, 3: {Field.ASPECT: "9:16"}}
    made = await planned(studio, file, edits=edits)
    first, second = (line.item.request for line in made.lines if line.item is not None)
    assert (first.prompt, made.lines[0].written) == ("quite another", Written.PERSON)
    assert first.cloud is not None
    assert first.cloud.duration == 4
    assert second.cloud is not None
    assert second.cloud.size is not None
    assert second.cloud.size.portrait


async def test_columns_and_template_are_remembered_for_sheets_of_the_same_columns(
    studio: Studio, tmp_path: Path
) -> None:
    read = await studio.catalogues.read(sheet(tmp_path / "s.csv", "A,x,,,,"))
    known = await studio.catalogues.reading(read)
    columns: dict[Field, str] = {one: name for one, name in known.columns.of.items() if one is not Field.MATERIAL}
    await studio.catalogues.remember(read, Reading(replace(known.columns, of=columns), "Only {name}"))
    other = tmp_path / "t.csv"
    other.write_text("name,sku,material,duration,image,max cost\nq,r,s,1,,\n")
    again = await studio.catalogues.reading(await studio.catalogues.read(other))
    assert (again.template, again.columns.of) == ("Only {name}", columns)


async def test_a_sheet_is_made_once_and_only_what_changed_again(
    studio: Studio, server: DemoServer, tmp_path: Path
) -> None:
    file = sheet(tmp_path / "s.csv", *[f"S{n},thing {n},silk,2,," for n in range(4)])
    made = await planned(studio, file)
    both = await asyncio.gather(studio.catalogues.submit(made), studio.catalogues.submit(made))
    assert sorted(map(len, both)) == [0, 4]
    assert {line.title for line in await studio.jobs.lines()} == {f"thing {n}" for n in range(4)}
    await studio.runner.run(until_empty=True)
    assert len(server.book.charges) == 4
    rows = await studio.catalogues.results(made.sheet, lambda problem: problem.code)
    assert tally(rows).states == {"done": 4}
    assert all(row.file and row.cost and row.request_id for row in rows)
    with pytest.raises(InputError):
        await studio.catalogues.write(made.sheet, rows, file)
    copy = tmp_path / "copy.csv"
    await studio.catalogues.write(made.sheet, rows, copy)
    copy.write_text(copy.read_text().replace("thing 2", "another thing"))
    changed = await planned(studio, copy)
    assert [line.standing for line in changed.lines] == [
        Standing.MADE, Standing.MADE, Standing.CHANGED, Standing.MADE
    ]  # fmt: skip
    assert len(await studio.catalogues.submit(changed)) == 1
    assert len(await studio.catalogues.submit(changed, [2], again=True)) == 1
    states = tally(await studio.catalogues.results(changed.sheet, lambda problem: problem.code)).states
    assert states == {"done": 2, "waiting": 2}


async def test_prompts_by_a_language_model_are_asked_once_and_marked(studio: Studio, tmp_path: Path) -> None:
    file = sheet(tmp_path / "s.csv", "A,x,silk,,,", "B,x,silk,,,", "C,y,,,,")
    made = await planned(studio, file, chat="demo")
    assert [line.written for line in made.lines] == [Written.CHAT] * 3
    prompts = [line.item.request.prompt for line in made.lines if line.item is not None]
    assert prompts[0] == prompts[1] != prompts[2]
    again = await planned(studio, file, chat="demo")
    assert [line.mark for line in again.lines] == [line.mark for line in made.lines]


def test_each_row_is_billed_once_though_answers_are_at_fault_and_the_process_is_killed() -> None:
    bench = Path(__file__).parent.parent / "bench" / "bench_catalogue.py"
    made = subprocess.run([sys.executable, str(bench), "soak", "12"], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("12 rows: {'done': 12}"), made.stdout
    assert "12 bills for 12 files" in made.stdout


async def test_what_was_measured_stands_in_the_sheet_and_the_time_is_likely_once_clips_came(
    studio: Studio, tmp_path: Path
) -> None:
    file = sheet(tmp_path / "s.csv", *[f"S{n},thing {n},silk,1,," for n in range(6)])
    made = await planned(studio, file)
    assert await studio.catalogues.likely_time(made.plan()) is None  # nothing came from there yet
    await studio.catalogues.submit(made)
    await studio.runner.run(until_empty=True)
    rows = await studio.catalogues.results(made.sheet, lambda problem: problem.code)
    assert {row.motion for row in rows} == {"not measured"}
    clips = {clip.path: clip for clip in await studio.library.clips()}
    await studio.measuring.measure(Subject(rows[0].file, clips[rows[0].file]), lambda _: None)
    first = (await studio.catalogues.results(made.sheet, lambda problem: problem.code))[0]
    assert first.motion not in {"", "not measured"}
    changed = await planned(studio, sheet(file, *[f"T{n},new {n},wool,1,," for n in range(3)]))
    time = await studio.catalogues.likely_time(changed.plan())
    assert time is not None
    assert time.seen == 6
    assert 0 < time.usual_s <= time.slow_s
