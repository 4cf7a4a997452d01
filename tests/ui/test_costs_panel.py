"""Costs beside the queue: sums told apart, bars of budgets, alerts told once, and a person's word with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from holysheep_studio.domain.attempt import Attempt
from holysheep_studio.domain.budget import Alert, Budget, Period, Stand
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.costs import Costs, Errand, costs
from holysheep_studio.domain.errors import Code, Fault
from holysheep_studio.domain.figures import By
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.ui import cost_words
from holysheep_studio.ui.dialogs.allow import AllowDialog
from tests.domain.paid import usd
from tests.ui.conftest import Run, until
from tests.ui.values import job

if TYPE_CHECKING:
    from holysheep_studio.domain.money import Money
    from holysheep_studio.ui.window import Window
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton


def cells(window: Window, row: int) -> list[str]:
    table = window.costs.table
    return [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]


def counted() -> Costs:
    waiting = [Errand("c", "trailer", 9.0, usd(0.5)), Errand("c", "", 9.0)]
    return costs([], waiting, [Errand("c", "trailer", 1.0)], lambda row: row.project)


def test_what_is_unknown_stands_apart_and_is_no_amount(window: Window) -> None:
    window.costs.way.setCurrentIndex(2)
    window.costs.show_costs(counted())
    assert cells(window, 0) == ["In all", "0.50 USD", "\u2013", "\u2013", "1", "1", "3"]
    assert cells(window, 1) == ["trailer", "0.50 USD", "\u2013", "\u2013", "1", "\u2013", "2"]
    assert cells(window, 2) == ["(none)", "\u2013", "\u2013", "\u2013", "\u2013", "1", "1"]
    assert (window.costs.by, window.costs.period) == (By.PROJECT, Period.MONTH)


def test_what_the_demo_wrote_down_is_a_line_of_its_own(window: Window) -> None:
    charged = Attempt("a", "1", "demo", 5.0, currency="USD", charged=31_500, settled=True)
    found = costs([charged], [], [], lambda row: row.project, "demo")
    window.costs.show_costs(found)
    assert cells(window, 0)[1:4] == ["\u2013"] * 3
    assert cells(window, 1) == ["Play money", "\u2013", "\u2013", "0.0315 USD", "\u2013", "\u2013", "1"]
    assert cost_words.running(found.total, found.play) == "Today: nothing spent \u00b7 0.0315 USD of play money"


def test_a_bar_says_in_words_what_it_shows(window: Window) -> None:
    budget = Budget(Period.DAY, usd(1), "trailer")
    window.costs.show_stands([Stand(budget, 0.0, 500_000, 350_000, 2, 0), Stand(Budget(Period.TOTAL, usd(9)), 0.0)])
    first, second = window.costs.bars.rows
    assert first.reached.text() == "Over 80 %"
    assert (
        "0.50 USD charged \u00b7 0.35 USD set aside \u00b7 0.15 USD left \u00b7 2 of unknown cost" in first.parts.text()
    )
    assert not hasattr(second, "allow_button")
    asked: list[Stand] = []
    window.costs.allow_asked.connect(asked.append)
    QTest.mouseClick(first.allow_button, LEFT)
    assert [stand.budget.name for stand in asked] == ["day:trailer"]


@pytest.mark.parametrize(
    ("stand", "words"),
    [
        (Stand(Budget(Period.DAY, usd(1)), 0.0, 800_000), "80 %"),
        (Stand(Budget(Period.DAY, usd(1)), 0.0, 999_999), "99 %"),
        (Stand(Budget(Period.DAY, usd(1)), 0.0, 1_500_000), "150 %"),
        (Stand(Budget(Period.DAY, usd(0)), 0.0), ""),
    ],
)
def test_a_share_is_never_rounded_up(stand: Stand, words: str) -> None:
    assert cost_words.share(stand) == words


def test_an_amount_below_nothing_is_readable() -> None:
    assert cost_words.amount(-20_000, "USD") == "\u22120.02 USD"


def test_nothing_is_allowed_without_amount_reason_and_tick(window: Window) -> None:
    dialog = AllowDialog("More", ["as it is"], "USD", window)
    told: list[tuple[Money | None, str]] = []
    dialog.allowed.connect(lambda money, reason: told.append((money, reason)))
    dialog.amount.setText("1.5")
    dialog.reason.setText("the client pays")
    assert not dialog.allow_button.isEnabled()
    dialog.sure.setChecked(True)
    assert dialog.allow_button.isEnabled()
    assert "1.50 USD" in dialog.sure.text()
    for wrong in ("0", "-1", "much", "", "0.00000001"):
        dialog.amount.setText(wrong)
        assert not dialog.allow_button.isEnabled()
    dialog.amount.setText("1.5")
    QTest.mouseClick(dialog.allow_button, LEFT)
    assert told == [(usd(1.5), "the client pays")]
    dialog.close()


def test_a_job_that_waits_for_money_offers_a_persons_word(window: Window) -> None:
    problem = Problem(Code.PRICE_UNKNOWN, {"budget": "day", "currency": "USD"}, Fault.USER)
    stopped = job("dear", state=JobState.RESERVING, paused=True, problem=problem)
    window.queue.set_jobs([stopped])
    asked: list[object] = []
    window.queue.problem.allow_asked.connect(asked.append)
    window.queue.select([stopped.id])
    bar = window.queue.problem
    assert bar.mend_button.text() == "Allow\u2026"
    QTest.mouseClick(bar.mend_button, LEFT)
    assert asked == [stopped]


def test_a_budget_stops_a_job_tells_it_once_and_a_word_lets_it_go_on(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with desk.opened() as session:
            budgets, jobs = session._money.costs._budgets, session._jobs
            await until(lambda: window.spent.text() == "Today: nothing spent")
            await budgets.set(Budget(Period.DAY, usd(1)))
            choice = CloudChoice("demo", "no-such-price", "slow_motion_4x", project="trailer")
            plan = await session._cloud_presenter._planner.plan(["a stream of water"], choice)
            (added,) = await jobs.add_requests([item.request for item in plan.items])
            await until(lambda: window.queue.model.rows and window.queue.model.rows[0].paused)
            window.queue.select([added])
            QTest.mouseClick(window.queue.problem.mend_button, LEFT)
            presenter = session._money.costs
            dialog = presenter.dialog
            assert dialog is not None
            dialog.reason.setText("only a demo")
            dialog.sure.setChecked(True)
            QTest.mouseClick(dialog.allow_button, LEFT)
            await until(lambda: presenter.dialog is None)
            lines = await presenter._budgets._database.read(_overrides)
            assert lines == [(EntryKind.OVERRIDE, "only a demo")]
            window.show_dock("costs")
            await until(lambda: cells(window, 1)[:1] + cells(window, 1)[6:] == ["Play money", "1"])
            assert "Each day" in window.spent.text()

    run(story())


def test_an_alert_is_told_once_also_after_a_restart(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        for told in (1, 0):
            async with desk.opened() as session:
                presenter = session._money.costs
                stand = Stand(Budget(Period.DAY, usd(1)), 100.0, 1_000_000)
                both = [Alert("day", 100.0, 100, 2.0), Alert("day", 100.0, 80, 1.0)]
                for toast in window.toasts.shown:
                    toast.leave()
                presenter._tell([*both, Alert("day", 5.0, 80, 1.0)], [stand])
                presenter._tell(both, [stand])
                assert len([words for words in desk.words() if "used up" in words]) == told
                assert not [words for words in desk.words() if "has reached 80" in words]

    run(story())


def _overrides(connection: object) -> list[tuple[str, str]]:
    rows = connection.execute("SELECT kind, reason FROM ledger WHERE kind = 'override'")  # type: ignore[attr-defined]
    return [(row["kind"], row["reason"]) for row in rows]
