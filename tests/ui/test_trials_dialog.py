"""A/B trials in the window: begun, chosen as the maker, watched side by side, voted on, ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.routing import AUTO
from holysheep_studio.domain.trial import TrialKind
from holysheep_studio.services import demo
from holysheep_studio.ui.widgets.cloud_form import TRIAL, CloudForm
from holysheep_studio.ui.widgets.rules_form import RulesForm
from tests.ui.conftest import Run, until
from tests.ui.test_cloud_composer import connected, shop

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.dialogs.trials import TrialsDialog
    from holysheep_studio.ui.steps import Way
    from tests.ui.desk import Desk


def cell(dialog: TrialsDialog, row: int, column: int) -> str:
    item = dialog.takes.item(row, column)
    return "" if item is None else item.text()


async def taken_back_and_given_again(dialog: TrialsDialog, words: str, back: Way, again: Way) -> None:
    """A vote; it is shown, and the take stays chosen."""
    assert words == "Voted on 1 take"
    await back()
    assert (cell(dialog, 0, 6), dialog.takes.chosen_rows) == ("", (0,))
    await again()
    assert cell(dialog, 0, 6) == "+1"
    assert {action.objectName() for action in dialog.actions()} == {"undo", "redo"}


def test_a_trial_goes_from_its_beginning_to_a_vote(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            await connected(desk, session, server)
            presenter, composer = session._trials, desk.window.composer
            desk.window.actions_by_name["trials"].trigger()
            await until(lambda: presenter.dialog is not None and presenter.dialog.form.isVisible())
            dialog = presenter.dialog
            assert dialog is not None
            dialog.form.start_button.click()
            await until(lambda: dialog.outcome.text() != "")  # a trial without a name is refused with a reason
            assert dialog.outcome.objectName() == "negative"
            dialog.form.name.setText("light")
            for at, (name, model) in enumerate((("shop", "pixverse-v6"), (demo.NAME, "pixverse-v6"))):
                dialog.form.connections[at].setCurrentText(name)
                dialog.form.models[at].setText(model)
            dialog.form.start_button.click()
            await until(lambda: dialog.trial.currentData() == "light")
            assert not dialog.form.isVisible()
            await until(lambda: composer.maker.findData(f"{TRIAL}light") >= 0)
            composer.maker.setCurrentIndex(composer.maker.findData(f"{TRIAL}light"))
            composer.cloud.duration.setValue(1)
            for number in range(4):
                composer.cloud.prompt.setPlainText(f"water, take {number}")
                plan = await session._cloud_presenter._plan(composer.cloud.wish)
                await session._jobs.add_requests([item.request for item in plan.items])
            found = await session._jobs.all()
            assert {job.request.trial.trial for job in found if job.request.trial} == {"light"}
            assert {job.request.connection for job in found} <= {"shop", demo.NAME}

            await until(lambda: dialog.takes.rowCount() == 4)
            await until(lambda: all(cell(dialog, row, 2) == "done" for row in range(4)))
            dialog.takes.selectRow(0)
            await until(dialog.up_button.isEnabled)
            steps: list[tuple[str, Way, Way]] = []  # others may come from the composer, which follows the trials
            presenter.done.connect(lambda *step: steps.append(step))
            dialog.up_button.click()
            await until(lambda: cell(dialog, 0, 6) == "+1")
            assert "has the more votes" in dialog.chance.text()
            await until(lambda: steps)
            await taken_back_and_given_again(dialog, *steps[0])
            asked: list[tuple[str, ...]] = []
            presenter.compare_asked.connect(asked.append)
            dialog.compare_button.click()
            assert len(asked[0]) == 1
            assert {job.state for job in await session._jobs.all()} == {JobState.DONE}
            dialog.stop_button.click()
            await until(lambda: not dialog.stop_button.isEnabled())
            await until(lambda: composer.maker.findData(f"{TRIAL}light") < 0)
            await until(lambda: len(steps) == 2)
            await steps[1][1]()
            await until(lambda: dialog.stop_button.isEnabled() and composer.maker.findData(f"{TRIAL}light") >= 0)
            dialog.reject()

    run(story())


def test_a_shadow_needs_a_word_on_what_it_may_cost(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            presenter = session._trials
            desk.window.actions_by_name["trials"].trigger()
            await until(lambda: presenter.dialog is not None)
            dialog = presenter.dialog
            assert dialog is not None
            form = dialog.form
            form.kind.setCurrentIndex(form.kind.findData(TrialKind.SHADOW))
            form.name.setText("shade")
            form.models[0].setText("one")
            form.models[1].setText("two")
            assert form.trial.cap is None
            form.start_button.click()
            await until(lambda: dialog.outcome.objectName() == "negative")
            form.amount.setText("1.50")
            assert form.trial.cap is not None
            assert form.trial.cap.micro == 1_500_000
            dialog.reject()

    run(story())


def test_what_the_rules_are_told_is_asked_only_where_they_choose(qtbot: QtBot) -> None:
    form = CloudForm()
    qtbot.addWidget(form)
    form.begin("shop")
    assert form.rules.isHidden()
    form.begin(AUTO)
    assert not form.rules.isHidden()
    form.rules.grade.setCurrentIndex(form.rules.grade.findData("final"))
    form.rules.amount.setText("0.25")
    told = form.wish.rules
    assert (told.grade, told.priority) == ("final", "normal")
    assert told.most is not None
    assert (told.most.micro, told.most.currency) == (250_000, "USD")


def test_a_ceiling_that_cannot_be_read_lets_nothing_through(qtbot: QtBot) -> None:
    rules = RulesForm()
    qtbot.addWidget(rules)
    assert rules.wish.most is None
    rules.amount.setText("a quarter")
    assert rules.wish.most is not None
    assert rules.wish.most.micro == 0
