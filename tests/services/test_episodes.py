"""Episodes from a script to takes, against the demo provider and offline."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.rules import rule
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain import episode
from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.episode import Origin, Stage, stale
from holysheep_studio.domain.errors import BudgetError, Code, InputError
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.screenplay import Beat, Character, SceneText
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.services.cutting import FilmWish
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import MakeClip

SCRIPT = """Title: The Lighthouse

INT. LAMP ROOM - NIGHT

The lamp turns. Mara wipes the glass.

MARA
It is the last night.

EXT. CLIFF - DAWN

Waves break far below. Mara waits in the mist.

EXT. BOAT - DAY

A boat rows out. Nobody looks back.
"""
CHOICE = CloudChoice("demo", "pixverse-v6", effect="")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "lighthouse.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


@pytest.fixture
async def server() -> AsyncIterator[DemoServer]:
    async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as running:
        yield running


@pytest.fixture
async def studio(data_folder: Path, server: DemoServer) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        offer(opened, server)
        yield opened


def offer(studio: Studio, server: DemoServer) -> None:
    free = Limits(None, None, None, None, None)
    studio.accounts.offer(Connection("demo", "holysheep-a", server.base_url, Secret(server.key), limits=free))


async def test_offline_every_stage_is_made_by_rule_and_says_so(studio: Studio, script: Path) -> None:
    one = await studio.episodes.new(script, "Coast")
    await studio.episodes.split(one)
    assert await studio.episodes.storyboard(one) == ("s1", "s2", "s3")
    episode = await studio.episodes.get(one)
    assert episode.title == "The Lighthouse"
    assert [scene.heading for scene in episode.scenes or ()] == [
        "INT. LAMP ROOM - NIGHT", "EXT. CLIFF - DAWN", "EXT. BOAT - DAY",
    ]  # fmt: skip
    assert stale(episode) == frozenset()
    origins = {part: mark.origin for part, mark in episode.marks.items()}
    assert origins[Stage.ENHANCED, ""] is Origin.OFFLINE
    assert origins[Stage.STORYBOARD, "s2"] is Origin.OFFLINE
    assert all(4 <= len(shots) <= 8 for shots in episode.boards.values())


async def test_editing_the_third_scene_leaves_what_the_others_became(studio: Studio, script: Path) -> None:
    one = await studio.episodes.new(script)
    await studio.episodes.split(one)
    await studio.episodes.storyboard(one)
    await studio.episodes.edit_scene(one, "3", "The boat sinks.\n\nSilence over the water.")
    episode = await studio.episodes.get(one)
    assert stale(episode) == {(Stage.STORYBOARD, "s3")}
    assert await studio.episodes.storyboard(one) == ("s3",)
    assert [mark.version for mark in await studio.episodes.versions(one, Stage.STORYBOARD, "s3")] == [2, 1]
    assert [mark.version for mark in await studio.episodes.versions(one, Stage.STORYBOARD, "s1")] == [1]
    await studio.episodes.restore(one, Stage.SCENES, 1)
    assert stale(await studio.episodes.get(one)) == {(Stage.STORYBOARD, "s3")}
    await studio.episodes.restore(one, Stage.STORYBOARD, 1, "s3")
    assert stale(await studio.episodes.get(one)) == frozenset()


async def test_a_changed_script_split_again_keeps_the_scenes_that_did_not_change(studio: Studio, script: Path) -> None:
    one = await studio.episodes.new(script)
    await studio.episodes.split(one)
    await studio.episodes.storyboard(one)
    await studio.episodes.edit_script(
        one, SCRIPT.replace("far below", "close by").replace("EXT. BOAT", "INT. ATTIC - DAY\n\nDust.\n\nEXT. BOAT")
    )
    await studio.episodes.split(one)
    episode = await studio.episodes.get(one)
    assert [scene.key for scene in episode.scenes or ()] == ["s1", "s2", "s4", "s3"]
    assert stale(episode) == {(Stage.STORYBOARD, "s2"), (Stage.STORYBOARD, "s4")}


async def test_scenes_can_be_added_and_a_broken_edit_changes_nothing(studio: Studio, script: Path) -> None:
    one = await studio.episodes.new(script)
    await studio.episodes.split(one)
    scenes = (await studio.episodes.get(one)).scenes or ()
    await studio.episodes.edit_scenes(one, [*scenes, SceneText("", "EXT. MOON", (Beat("Dust."),))])
    assert (await studio.episodes.get(one)).scene("4").key == "s4"
    with pytest.raises(InputError, match="bad_script"):
        await studio.episodes.edit_script(one, "INT. \n\nx")
    with pytest.raises(InputError, match="bad_script"):
        await studio.episodes.edit_scene(one, "1", "He.\n\nINT. OTHER - DAY\n\nShe.")
    assert len((await studio.episodes.get(one)).scenes or ()) == 4


async def test_a_model_enriches_and_draws_and_each_question_is_paid_once(
    studio: Studio, server: DemoServer, script: Path
) -> None:
    one = await studio.episodes.new(script)
    await studio.episodes.split(one, "demo")
    await studio.episodes.storyboard(one, connection="demo")
    episode = await studio.episodes.get(one)
    assert episode.marks[Stage.ENHANCED, ""].origin is Origin.MODEL
    assert "in soft daylight" in (episode.scenes or ())[0].text
    assert "MARA: It is the last night." in (episode.scenes or ())[0].text
    assert {episode.marks[Stage.STORYBOARD, key].origin for key in ("s1", "s2", "s3")} == {Origin.MODEL}
    assert [speech.text for _, shot in episode.shots for speech in shot.dialogue] == ["It is the last night."]
    server.shop.rules.rules.append(rule({"door": "chat", "play": "[[fail:502*0]]"}))
    await studio.episodes.storyboard(one, ["1"], connection="demo")
    assert (await studio.episodes.get(one)).marks[Stage.STORYBOARD, "s1"].origin is Origin.MODEL  # known already


@pytest.mark.parametrize(
    ("how", "origin"),
    [
        ("fenced", Origin.MODEL),
        ("truncated", Origin.OFFLINE),
        ("prose", Origin.OFFLINE),
        ("empty", Origin.OFFLINE),
        ("array", Origin.MODEL),
    ],
)
async def test_what_a_model_writes_is_checked_and_else_the_rules_draw(
    studio: Studio, server: DemoServer, script: Path, how: str, origin: Origin
) -> None:
    one = await studio.episodes.new(script)
    await studio.episodes.split(one)
    server.shop.rules.rules.append(rule({"door": "chat", "play": f"[[chat:{how}*0]]"}))
    await studio.episodes.storyboard(one, ["1"], connection="demo")
    episode = await studio.episodes.get(one)
    assert episode.marks[Stage.STORYBOARD, "s1"].origin is origin
    assert 4 <= len(episode.boards["s1"]) <= 8


async def test_the_cap_and_the_budget_hold_before_anything_is_queued(studio: Studio, script: Path) -> None:
    one = await studio.episodes.new(script)
    with pytest.raises(InputError, match="episode_stage"):
        await studio.filming.plan(one, CHOICE)
    await studio.episodes.split(one)
    await studio.episodes.storyboard(one)
    with pytest.raises(InputError) as caught:
        await studio.filming.plan(one, CHOICE, cap=11)
    assert caught.value.code is Code.TOO_MANY_SHOTS
    plan = await studio.filming.plan(one, CHOICE, cap=12)
    with pytest.raises(BudgetError):
        await studio.filming.film(plan, Fraction(1, 1000))
    await studio.episodes.edit_scene(one, "3", "Nothing is left.")
    with pytest.raises(InputError, match="s3"):
        await studio.filming.plan(one, CHOICE)
    assert len((await studio.filming.plan(one, CHOICE, scenes=["1", "2"])).shootings) == 8
    assert await studio.jobs.all() == ()


async def test_an_episodes_own_limits_hold_before_anything_is_queued(studio: Studio, script: Path) -> None:
    one = await studio.episodes.new(script)
    await studio.episodes.split(one)
    await studio.episodes.storyboard(one)
    await studio.episodes.limit(one, episode.Limits(3))
    with pytest.raises(InputError) as refused:
        await studio.filming.plan(one, CHOICE)
    assert refused.value.code is Code.TOO_MANY_SHOTS
    await studio.episodes.limit(one, episode.Limits(60, Fraction(1, 1000)))
    plan = await studio.filming.plan(one, CHOICE)
    with pytest.raises(BudgetError):
        await studio.filming.film(plan)
    assert not await studio.jobs.all()
    with pytest.raises(InputError):
        await studio.episodes.limit(one, episode.Limits(0))


async def test_a_character_is_told_in_every_shot_it_is_in_with_its_seed(studio: Studio, script: Path) -> None:
    one = await studio.episodes.new(script, "Coast")
    await studio.episodes.split(one)
    await studio.episodes.storyboard(one)
    mara = Character("Mara", "a tall woman in a red coat", seed=77)
    await studio.episodes.keep_character("Coast", mara)
    plan = await studio.filming.plan(one, CHOICE)
    seen = [item.item.request for item in plan.shootings if "Mara" in item.item.request.prompt]
    assert len(seen) >= 3
    assert all("a tall woman in a red coat" in request.prompt for request in seen)
    assert {request.cloud.seed for request in seen if request.cloud} == {77}
    assert {request.project for request in seen} == {"Coast"}


async def test_a_plan_queued_twice_is_filmed_once_and_only_lost_takes_come_again(
    data_folder: Path, server: DemoServer, script: Path
) -> None:
    server.shop.rules.rules.append(rule({"text": "Nobody looks back", "play": "[[end:failed]]", "times": 1}))
    async with await Studio.open(Paths.at(data_folder)) as studio:
        offer(studio, server)
        one = await studio.episodes.new(script)
        await studio.episodes.split(one)
        await studio.episodes.storyboard(one)
        plan = await studio.filming.plan(one, CHOICE)
        assert len(await studio.filming.film(plan)) == 12
        assert {line.title.partition(" ")[0] for line in await studio.jobs.lines()} >= {"1.1", "2.1"}
        assert await studio.filming.film(plan) == ()
        running = asyncio.create_task(studio.runner.run(until_empty=True))
        while not server.book.charges:
            await asyncio.sleep(0.01)
        running.cancel()  # in the middle
        await asyncio.gather(running, return_exceptions=True)
    async with await Studio.open(Paths.at(data_folder)) as studio:
        offer(studio, server)
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        states = [view.state for view in await studio.filming.takes(one)]
        assert sorted(states) == ["done"] * 11 + ["failed"]
        again = await studio.filming.plan(one, CHOICE)
        assert len(again.shootings) == 1
        assert len(again.filmed) == 11
        await studio.filming.film(again)
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        assert len(await studio.filming.strip(one)) == 12
        charged, given_back = server.book.charges, server.book.credits
        assert len({line.job for line in charged}) == len(charged) == 13
        assert len(given_back) == 1


async def test_a_script_is_planned_as_prompts_without_an_episode(studio: Studio, script: Path) -> None:
    plan = await studio.planner.plan([script], replace(CHOICE, duration=Fraction(5)))
    assert len(plan.items) == 12
    assert plan.unknown == 0
    assert "INT. LAMP ROOM - NIGHT" in plan.items[0].request.prompt


async def test_takes_whose_filming_is_undone_are_none_until_it_is_done_again(
    data_folder: Path, server: DemoServer, script: Path
) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        offer(studio, server)
        one = await studio.episodes.new(script)
        await studio.episodes.split(one)
        await studio.episodes.storyboard(one)
        plan = await studio.filming.plan(one, CHOICE)
        jobs = await studio.filming.film(plan)
        await studio.jobs.cancel(jobs[:1])  # given up, and still in the queue: that is told
        withdrawn = await studio.withdrawals.withdraw(jobs[1:])
        assert [view.take.job_id for view in await studio.filming.takes(one)] == [jobs[0]]
        assert len((await studio.filming.plan(one, CHOICE)).shootings) == 12
        await studio.withdrawals.rejoin(withdrawn)
        assert sorted(view.state for view in await studio.filming.takes(one)) == ["cancelled"] + ["waiting"] * 11
        assert len((await studio.filming.plan(one, CHOICE)).shootings) == 1


async def test_from_a_script_to_a_film_with_faults_and_a_kill_one_bill_each(
    data_folder: Path, server: DemoServer, script: Path, tmp_path: Path
) -> None:
    """Three scenes, 5 % faults, the queue's worker ended in the middle: a whole film, and no shot paid twice."""
    server.shop.rules.rules.append(rule({"play": "[[fail:502]]", "probability": 0.05, "seed": 3}))
    server.shop.rules.rules.append(rule({"play": "[[drop:before]]", "probability": 0.05, "seed": 5}))
    async with await Studio.open(Paths.at(data_folder)) as studio:
        offer(studio, server)
        one = await studio.episodes.new(script)
        await studio.episodes.split(one)
        await studio.episodes.storyboard(one)
        await studio.filming.film(await studio.filming.plan(one, CHOICE))
        running = asyncio.create_task(studio.runner.run(until_empty=True))
        while len(server.book.charges) < 4:
            await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    async with await Studio.open(Paths.at(data_folder)) as studio:
        offer(studio, server)
        async with asyncio.timeout(300):
            await studio.runner.run(until_empty=True)
        assert {view.state for view in await studio.filming.takes(one)} == {"done"}
        assert len(server.book.charges) == len({line.job for line in server.book.charges}) == 12
        film = await studio.cutting.film(one, tmp_path / "film.mp4", FilmWish(), lambda _stage: lambda _share: None)
        assert film.frames == sum(placed.frames for placed in await studio.cutting.strip(one))
        assert await studio.cutting.subtitles(one, tmp_path / "film.srt") == 1
        pieces = await studio.filming.strip(one)
        await studio.cutting.arrange(one, [replace(pieces[1], first=2, frames=5), pieces[0]])
        assert [placed.piece.shot for placed in await studio.cutting.strip(one)] == ["s1.2", "s1.1"]
        await studio.cutting.arrange(one, [])
        assert len(await studio.filming.strip(one)) == 12


async def test_pictures_of_characters_go_to_a_provider_that_has_a_place_for_them_once(
    studio: Studio, server: DemoServer, script: Path, make_clip: MakeClip
) -> None:
    picture = make_clip(frames=1, options=("-c:v", "png"), suffix=".png")
    free = Limits(None, None, None, None, None)
    address = server.base_url_of(Dialect.PIXVERSE)
    studio.accounts.offer(Connection("pix", "pixverse", address, Secret(server.key), limits=free))
    one = await studio.episodes.new(script, "Coast")
    await studio.episodes.split(one)
    await studio.episodes.storyboard(one)
    await studio.episodes.keep_character("Coast", Character("Mara", "grey coat", (str(picture),), seed=7))
    plan = await studio.filming.plan(one, CloudChoice("pix", "v6", effect=""))
    with_her = [item.item.request for item in plan.shootings if item.item.request.uploads]
    assert 1 < len(with_her) < len(plan.shootings)
    assert all(request.cloud is not None and request.cloud.references for request in with_her)
    assert all(not item.item.issues or not errors(item.item.issues) for item in plan.shootings)
    assert with_her[0].title != picture.name
    await studio.filming.film(plan)
    await studio.runner.run(until_empty=True)
    assert {view.state for view in await studio.filming.takes(one)} == {"done"}
    paths = [entry.path for entry in server.journal.entries if entry.method == "POST"]
    assert sum(path.endswith("/image/upload") for path in paths) == 1
    assert sum(path.endswith("/fusion/generate") for path in paths) == len(with_her)
    # where there is no such place, her sheet is said in words alone
    other = await studio.filming.plan(one, CHOICE, again=[plan.shootings[1].shot])
    again = next(item.item.request for item in other.shootings)
    assert not again.uploads
    assert "grey coat" in again.prompt
