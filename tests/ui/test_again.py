"""A clip is made again with changes: the composer is filled from it, says what it costs, and the new one remembers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import SourceState
from holysheep_studio.domain.cloud import Size
from holysheep_studio.domain.curves import Curve, CurvePoint
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.sequences import Event, EventSequence
from holysheep_studio.services.pricing import samples
from tests.ui.conftest import Run, until
from tests.ui.test_cloud_composer import agree, choose, connected, shop

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.ui.panels.composer import ComposerPanel
    from holysheep_studio.ui.session import Session
    from tests.conftest import MakeClip
    from tests.ui.desk import Desk


async def made(desk: Desk, session: Session, count: int) -> Clip:
    """The newest of so many clips, chosen in its list."""
    rows = desk.window.clips.model
    await until(lambda: len(rows.lines) == count)
    newest = max(rows.lines.values(), key=lambda line: line.made_at)
    desk.window.show_dock("clips")
    desk.window.clips.select([newest.id])
    (clip,) = await session._library_presenter._shelf.whole([newest.id])
    return clip


def test_a_bent_clip_fills_the_composer_and_the_next_one_says_where_it_began(
    desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run
) -> None:
    take, other = tmp_path / "take.mp4", tmp_path / "other.mp4"
    shutil.copy(make_clip(frames=12, size=(160, 90)), take)
    shutil.copy(make_clip(frames=14, size=(160, 90)), other)
    window = desk.window

    async def story() -> None:
        composer = window.composer
        async with desk.opened(take, other) as session:
            await until(lambda: [one.state for one in window.sources.model.rows] == [SourceState.READY] * 2)
            window.sources.select([one.id for one in window.sources.model.rows if one.path == str(take)])
            await until(lambda: [one.path for one in composer.usable] == [str(take)])
            composer.chooser.choose("time_lapse")
            composer._fields["ratio"].setValue(3)
            composer.options.file._crf.setValue(30)
            composer.options._deflicker.setChecked(True)
            wanted = composer.choice
            composer.ask_to_add()
            first = await made(desk, session, 1)
            composer.chooser.choose("slow_motion_2x")
            composer.options._deflicker.setChecked(False)
            composer.options.file._crf.setValue(18)
            window.sources.select([one.id for one in window.sources.model.rows if one.path == str(other)])
            await until(lambda: [one.path for one in composer.usable] == [str(other)])
            window.actions_by_name["again"].trigger()
            await until(composer.makers.words.isVisible)
            assert composer.usable[0].path == str(take)
            assert replace(composer.choice, origin="") == replace(wanted, stabilise=False, rate=composer.choice.rate)
            assert "take.mp4" in composer.makers.words.text()
            composer._fields["ratio"].setValue(2)
            composer.ask_to_add()
            assert not composer.makers.words.isVisible(), "the next clip is something new"
            second = await made(desk, session, 2)
            assert second.time_map != first.time_map
            lineage = await session._details_presenter._lineages.of(second)
            assert lineage.again_of == first.id
            await until(lambda: ("Made again from", first.id) in window.details.facts.shown)

    run(story())


def begins_from(composer: ComposerPanel, clip: str) -> bool:
    return composer.choice.origin == clip


def test_numbers_curves_and_events_are_there_again_to_be_edited(desk: Desk, make_clip: MakeClip, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with desk.opened(make_clip(frames=12, size=(160, 90))) as session:
            composer = window.composer
            await until(lambda: composer.usable)
            source = window.sources.model.rows[0].id
            told = EventSequence((Event("it opens", Fraction(1, 5), Fraction(2, 5), Fraction(3, 5)),), Fraction(2))
            curve = Curve((CurvePoint(Fraction(0), Fraction(2)), CurvePoint(Fraction(1), Fraction(1, 2))))
            wanted = (
                Choice("growth", {"ratio": Fraction(2), "strength": Fraction(9, 2)}),
                Choice("events", {"ratio": Fraction(2)}, bend=told),
                Choice("speed_ramp", {"slowest": Fraction(1, 2)}, bend=curve),
            )
            for number, choice in enumerate(wanted, start=1):
                await session._jobs.add([source], choice)
                clip = await made(desk, session, number)
                # what is in the fields and was drawn before is something else
                other = replace(curve, points=(*curve.points[:-1], CurvePoint(Fraction(1), Fraction(1))))
                composer.take_up("speed_ramp", {"slowest": Fraction(1, 4)}, other)
                composer.take_up("growth", {"ratio": Fraction(1), "strength": Fraction(1)}, None)
                session._again_presenter.open([clip])
                await until(partial(begins_from, composer, clip.id))
                now = composer.choice
                assert (now.effect, dict(now.values), now.bend) == (choice.effect, dict(choice.values), choice.bend)
                assert now.kept is None
                assert composer.timing.isVisibleTo(composer)
                composer.makers.end_again()
                assert composer.choice.bend == choice.bend, "something new goes on from there"

    run(story())


def test_a_cloud_clip_is_asked_for_again_at_its_price(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            row = replace(samples().prices[0], connection="shop")
            await session._cloud_presenter._planner._pricing.set_prices([row])
            form = await connected(desk, session, server)
            form.prompt.setPlainText("a glass falls")
            choose(form, "slow_motion_4x")
            form.seed.setText("0")
            form.duration.setValue(4)
            size = form.size_box.findData("1280x720")
            form.size_box.setCurrentIndex(size)
            await until(form.add_button.isEnabled)
            form.ask_to_add()
            await agree(session)
            first = await made(desk, session, 1)
            form.prompt.setPlainText("something else")
            form.seed.setText("")
            form.size_box.setCurrentIndex(0)
            choose(form, "normal")
            window.composer.maker.setCurrentIndex(0)
            window.clips.again_asked.emit(window.clips.selected)
            await until(window.composer.makers.words.isVisible)
            await until(form.add_button.isEnabled)
            wish = form.wish
            assert wish.prompt == "a glass falls"
            assert (wish.choice.connection, wish.choice.effect, wish.choice.seed) == ("shop", "slow_motion_4x", 0)
            assert (wish.choice.size, wish.choice.duration) == (Size(1280, 720), 4)
            assert form.price.text().startswith("About "), "what it costs is said before"
            assert not form.from_clip.isVisible()
            form.prompt.setPlainText("a red glass falls")
            await until(form.add_button.isEnabled)
            form.ask_to_add()
            await agree(session)
            second = await made(desk, session, 2)
            assert second.prompt == "a red glass falls"
            job = await session._jobs.get(JobId(second.job_id))
            assert job.request.origin == first.id
            assert not window.composer.makers.words.isVisible()

    run(story())


def test_a_clip_whose_job_is_gone_says_so(desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run) -> None:
    take = tmp_path / "take.mp4"
    shutil.copy(make_clip(frames=12, size=(160, 90)), take)

    async def story() -> None:
        async with desk.opened(take) as session:
            await until(desk.window.composer.add_button.isEnabled)
            desk.window.composer.ask_to_add()
            clip = await made(desk, session, 1)
            session._again_presenter.open([replace(clip, job_id="0" * 32)])
            await until(lambda: any("no longer known" in words for words in desk.words()))
            assert not desk.window.composer.makers.words.isVisible()

    run(story())
