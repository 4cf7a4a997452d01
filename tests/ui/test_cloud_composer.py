"""Clips made by a cloud, from the composer: issues by the names of the fields, the price before, one job after."""

from __future__ import annotations

import shutil
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.capability import Capabilities, Carriage, Span
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.cloud import Size
from holysheep_studio.domain.errors import Fault
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.issue import IssueCode, error, warning
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.routing import AUTO
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.services.pricing import samples
from holysheep_studio.ui import figures
from holysheep_studio.ui.presenters.clouds import issue_words
from holysheep_studio.ui.widgets.cloud_form import CloudForm
from tests.ui.conftest import Run, until
from tests.ui.values import job, source

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.session import Session
    from holysheep_studio.ui.window import Window
    from tests.conftest import MakeClip
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton
FREE = Limits(None, None, None, None, None)


def shop() -> DemoServer:
    return DemoServer(Options(instant=True, limits=NO_LIMITS))


async def connected(
    desk: Desk, session: Session, server: DemoServer, dialect: str = "holysheep-a", **options: str
) -> CloudForm:
    """The composer's form for a connection to this server."""
    connection = Connection("shop", dialect, server.base_url, Secret(server.key), limits=FREE, options=options)
    session._cloud_presenter._accounts.offer(connection)
    await session._cloud_presenter.reload()
    maker = desk.window.composer.maker
    maker.setCurrentIndex(maker.findData("shop"))
    form = desk.window.composer.cloud
    await until(form.model.count)
    return form


def choose(form: CloudForm, effect: str) -> None:
    form.effect.setCurrentIndex(form.effect.findData(effect))


async def agree(session: Session) -> list[str]:
    """Consent to what it costs, or may; returns what was said beside the figures."""
    consent = session._cloud_presenter.consent
    await until(lambda: consent.dialog is not None)
    dialog = consent.dialog
    assert dialog is not None
    told = [line.text() for line in dialog.told]
    if dialog.sure.isVisible():
        assert not dialog.agree_button.isEnabled()
        dialog.sure.setChecked(True)
    QTest.mouseClick(dialog.agree_button, LEFT)
    return told


def issues(form: CloudForm) -> list[str]:
    return [widget.text() for widget in form._issues]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "can",
    [
        Capabilities(Span(Fraction(1), Fraction(60)), sizes=(Size(1280, 720),)),
        Capabilities(Span(Fraction(1), Fraction(60)), carried={Feature.NEGATIVE_PROMPT: Carriage.WIRE}),
    ],
)
def test_what_a_model_takes_changes_the_wish_and_that_is_told(qtbot: QtBot, can: Capabilities) -> None:
    form = CloudForm()
    qtbot.addWidget(form)
    form.begin("shop")
    form.model.setCurrentText("mine")
    form.size_box.setCurrentIndex(form.size_box.findData("3840x2160"))
    form.words.negative.setText("fog")
    with qtbot.waitSignal(form.changed):
        pass
    before = form.wish
    with qtbot.waitSignal(form.changed) as told:
        form.show_abilities(can)
    assert told.args == [form.wish]
    assert form.wish != before


def test_a_prompt_becomes_a_clip_and_its_price_is_said_before(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            row = replace(samples().prices[0], connection="shop")
            await session._cloud_presenter._planner._pricing.set_prices([row])
            form = await connected(desk, session, server)
            assert form.model.currentText() == "pixverse-v6"
            await until(lambda: "Prompt is missing." in issues(form))
            assert not form.add_button.isEnabled()
            form.prompt.setPlainText("a glass falls")
            choose(form, "slow_motion_4x")
            form.seed.setText("0")
            await until(form.add_button.isEnabled)
            assert form.price.text() == "About 0.0315 USD, by sample prices"
            await session._money.costs._budgets.set(Budget(Period.DAY, Money(50_000, "USD")))
            window.actions_by_name["add_to_queue"].trigger()
            assert await agree(session) == [
                "1 by sample prices, which no provider has confirmed.",
                "Each day: 0.05 USD left.",
            ]
            await until(lambda: window.clips.model.rows)
            (made,) = window.clips.model.rows
            assert (made.connection, made.model, made.prompt) == ("shop", "pixverse-v6", "a glass falls")
            job = await session._jobs.get(window.queue.model.rows[0].id)
            assert job.request.cloud is not None
            assert job.request.cloud.seed == 0
            assert len(server.book.charges) == 1
            assert "Queued 1 cloud clip" in desk.words()

    run(story())


def test_issues_come_and_go_with_the_fields_and_carry_their_names(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server)
            form.prompt.setPlainText("a glass falls")
            choose(form, "slow_motion_2x")
            await until(form.add_button.isEnabled)
            form.duration.setValue(2.5)
            assert not form.add_button.isEnabled()  # what was known before is no longer true
            await until(lambda: "Duration cannot be 2.5; this model takes whole numbers only." in issues(form))
            assert not form.add_button.isEnabled()
            form.duration.setValue(4)
            choose(form, "normal")  # this dialect has no plain clips
            await until(lambda: any("Effect" in words for words in issues(form)))
            choose(form, "time_lapse")
            await until(form.add_button.isEnabled)
            assert form.wish.choice.values == {"ratio": 10}
            assert server.book.charges == []

    run(story())


def test_a_clip_can_be_what_the_prompt_is_about(desk: Desk, run: Run, make_clip: MakeClip, tmp_path: Path) -> None:
    take = tmp_path / "take.mp4"
    shutil.copy(make_clip(frames=48, size=(320, 180)), take)

    async def story() -> None:
        async with shop() as server, desk.opened(take) as session:
            form = await connected(desk, session, server)
            await until(form.from_clip.isEnabled)
            assert form.from_clip.text() == "From the chosen clip"
            form.prompt.setPlainText("rain begins")
            form.from_clip.setChecked(True)
            choose(form, "slow_motion_2x")
            await until(form.add_button.isEnabled)
            QTest.mouseClick(form.add_button, LEFT)
            assert "1 without a known price, on top of every sum." in await agree(session)
            await until(lambda: desk.window.queue.model.rows)
            (line,) = desk.window.queue.model.rows
            queued = await session._jobs.get(line.id)
            assert [upload.path for upload in queued.request.uploads] == [str(take)]
            await until(lambda: desk.window.queue.model.rows[0].ended)
            assert desk.window.queue.model.rows[0].state is JobState.DONE, desk.window.queue.model.rows[0].problem

    run(story())


def test_the_demo_is_there_for_a_new_user_and_starts_when_it_is_chosen(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with desk.opened():
            maker = window.composer.maker
            await until(lambda: maker.count() == 2)
            assert (maker.currentText(), window.composer._pages.currentIndex()) == ("Local engine", 0)
            maker.setCurrentIndex(1)
            form = window.composer.cloud
            form.prompt.setPlainText("a glass falls")
            choose(form, "slow_motion_2x")
            await until(form.add_button.isEnabled)
            assert form.price.text().startswith("Costs nothing")
            form.ask_to_add()
            await until(lambda: window.clips.model.rows)

    run(story())


def test_the_rules_choose_who_makes_a_clip_and_the_form_says_why(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server)  # the shipped rules know the demo only
            await session._jobs.pause_queue()
            maker = window.composer.maker
            maker.setCurrentIndex(maker.findData(AUTO))
            assert form.model.isHidden()
            form.prompt.setPlainText("a wave breaks")
            await until(form.add_button.isEnabled)  # with the effect that was offered
            assert form.route.text() == "Rule \u201cwater and other liquids\u201d sends 1 to demo, pixverse-v6."
            form.prompt.setPlainText("a stone lies there")
            await until(form.add_button.isEnabled)
            assert form.route.text() == "Rule \u201ceverything else\u201d sends 1 to demo, pixverse-v6."
            assert "does not: the prompt is about something else" in form.route.toolTip()
            assert form.price.text().startswith("Costs nothing")
            maker.setCurrentIndex(maker.findData("shop"))
            assert not form.model.isHidden()
            assert form.route.isHidden()

    run(story())


def test_the_first_effect_is_one_that_the_model_makes_until_the_person_chooses(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server)  # its dialect has no plain clips
            form.prompt.setPlainText("a glass falls")
            await until(form.add_button.isEnabled)
            assert form.effect.currentData() != "normal"
            form.effect.setCurrentIndex(form.effect.findData("normal"))
            form.effect.activated.emit(form.effect.currentIndex())
            form.model.setCurrentText("another-model")
            await until(lambda: any("Effect" in words for words in issues(form)))
            assert form.effect.currentData() == "normal"

    run(story())


def test_a_connection_that_cannot_be_opened_says_why(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            accounts = session._cloud_presenter._accounts
            accounts.offer(Connection("odd", "no such service", "http://127.0.0.1:9/v1", Secret("x")))
            await session._cloud_presenter.reload()
            maker = desk.window.composer.maker
            maker.setCurrentIndex(maker.findData("odd"))
            form = desk.window.composer.cloud
            await until(lambda: form.price.objectName() == "negative")
            assert "no such service" in form.price.text()
            assert not form.add_button.isEnabled()

    run(story())


@pytest.mark.parametrize("ran", [True, False])
def test_an_unsure_job_is_settled_by_the_person(
    desk: Desk,
    run: Run,
    ran: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    window = desk.window

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            # dialect D has no way to ask for a job by its key
            form = await connected(desk, session, server, "holysheep-d", idempotency="none")
            form.prompt.setPlainText("a glass falls [[drop:after*1]]")
            await until(form.add_button.isEnabled)
            form.ask_to_add()
            await agree(session)
            await until(lambda: window.queue.model.rows and window.queue.model.rows[0].state is JobState.UNSURE)
            (unsure,) = window.queue.model.rows
            key = (await session._jobs.get(unsure.id)).key
            window.queue.select([unsure.id])
            bar = window.queue.problem
            assert bar.isVisible()
            assert not bar.mend_button.isVisible()
            QTest.mouseClick(bar.leave_button, LEFT)
            assert not bar.isVisible()
            assert window.queue.model.rows[0].state is JobState.UNSURE
            window.queue.select([])
            window.queue.select([unsure.id])
            QTest.mouseClick(bar.ran_button if ran else bar.not_run_button, LEFT)
            if ran:
                await until(lambda: window.queue.model.rows[0].state is JobState.FAILED)
                assert len(server.book.charges) == 1
            else:
                await until(lambda: window.queue.model.rows[0].state is not JobState.UNSURE)
                assert (await session._jobs.get(unsure.id)).key != key

    run(story())


# ---- with plain values ----


def test_without_connections_there_is_nothing_to_choose(window: Window) -> None:
    composer = window.composer
    assert not composer.makers.isVisible()
    composer.set_makers([("a", "A"), ("b", "B")])
    assert composer.makers.isVisible()
    composer.maker.setCurrentIndex(2)
    assert composer._pages.currentIndex() == 1
    assert composer.cloud.wish.choice.connection == "b"
    composer.set_makers([("b", "B")])
    assert composer.maker.currentData() == "b"  # the choice stays with its connection
    composer.set_makers([])
    assert composer._pages.currentIndex() == 0
    assert not composer.makers.isVisible()


def test_what_is_filled_in_is_what_is_wished(window: Window) -> None:
    composer = window.composer
    composer.set_makers([("a", "A")])
    composer.maker.setCurrentIndex(1)
    form = composer.cloud
    form.model.setCurrentText("some-model")
    form.duration.setValue(7.5)
    form.size_box.setCurrentIndex(form.size_box.findData("1080x1920"))
    form.rate.setCurrentIndex(form.rate.findData(30))
    choice = form.wish.choice
    assert (choice.model, choice.duration, choice.size, choice.fps) == (
        "some-model", Fraction(15, 2), Size(1080, 1920), 30,
    )  # fmt: skip
    assert choice.seed is None  # not 0: nobody asked for one
    form.from_clip.setChecked(True)
    assert not form.wish.from_clip  # no clip is chosen
    composer.set_sources([source("a"), source("b")])
    assert form.from_clip.text() == "From the 2 chosen clips"
    assert form.wish.from_clip


def test_a_job_that_is_not_unsure_has_no_such_buttons(window: Window) -> None:
    queue = window.queue
    problem = Problem("disk_full", {"file": "/data/x.mp4"}, Fault.MACHINE)
    queue.set_jobs([job("bad", state=JobState.FAILED, problem=problem)])
    queue.select(["bad"])  # type: ignore[list-item]
    assert queue.problem.mend_button.isVisible()
    assert not queue.problem.ran_button.isVisible()


@pytest.mark.parametrize("code", IssueCode)
def test_every_issue_has_words_and_says_how_grave_it_is(code: IssueCode) -> None:
    said = issue_words(error("duration", code, value="7", expected="5"))
    assert said.tone == "negative"
    assert said.words.endswith(".")
    assert "{" not in said.words
    assert issue_words(warning("seed", code)).tone == "warning"


def test_money_is_never_rounded() -> None:
    amounts = (31_500, 0, 1_000_000, 1, 12_345_678)
    assert [figures.money(micro, "USD") for micro in amounts] == [
        "0.0315 USD", "0.00 USD", "1.00 USD", "0.000001 USD", "12.345678 USD",
    ]  # fmt: skip
