"""Consent before money: the whole batch is quoted, a refusal queues nothing, a word about unknown prices is kept."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.ledger import EntryKind
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.quote import Line, quoted
from holysheep_studio.ui.dialogs.quote import QuoteDialog, QuoteWords
from tests.domain.paid import usd
from tests.ui.conftest import Run, until
from tests.ui.test_cloud_composer import agree, choose, connected, shop

if TYPE_CHECKING:
    from holysheep_studio.domain.ledger import Entry
    from holysheep_studio.ui.dialogs.budgets import BudgetsDialog
    from holysheep_studio.ui.window import Window
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton


def test_the_quote_says_least_expected_and_most_for_each_currency(window: Window) -> None:
    lines = [Line("c", "m", usd(1)), Line("c", "m", Money(500_000, "CNY")), Line("c", "m", None),
             Line("c", "m", usd(1), cached=True)]  # fmt: skip
    dialog = QuoteDialog(quoted(lines, {}), QuoteWords(4, "by rule", ("day left",), ("too little",), "chain"), window)
    rows = [[dialog.table.item(row, column).text() for column in range(4)] for row in range(2)]  # type: ignore[union-attr]
    assert rows == [["CNY", "0.50 CNY", "0.555 CNY", "1.50 CNY"], ["USD", "1.00 USD", "1.11 USD", "3.00 USD"]]
    assert [line.text() for line in dialog.told] == [
        "too little", "1 without a known price, on top of every sum.", "1 from the cache, free.", "chain", "by rule",
        "day left",
    ]  # fmt: skip
    assert not dialog.agree_button.isEnabled()
    dialog.sure.setChecked(True)
    assert dialog.agree_button.isEnabled()
    dialog.close()


def test_without_consent_nothing_is_queued_and_with_it_unknown_prices_go_out(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server)
            budgets = session._money.costs._budgets
            await budgets.set(Budget(Period.TOTAL, usd(5)))
            form.prompt.setPlainText("a glass falls")
            choose(form, "slow_motion_4x")
            form.spending.project.setCurrentText("trailer")
            form.spending.again.setChecked(True)
            form.spending.amount.setText("0.2")
            await until(form.add_button.isEnabled)
            form.ask_to_add()
            consent = session._cloud_presenter.consent
            await until(lambda: consent.dialog is not None)
            assert consent.dialog is not None
            QTest.mouseClick(consent.dialog.leave_button, LEFT)
            await until(lambda: consent.dialog is None)
            assert await session._jobs.lines() == ()
            form.ask_to_add()
            told = await agree(session)
            assert any("up to 2 attempts more, for at most 0.20 USD" in line for line in told)
            await until(lambda: window.queue.model.rows and window.queue.model.rows[0].state is JobState.DONE)
            (line,) = window.queue.model.rows
            assert line.project == "trailer"
            made = await session._jobs.get(line.id)
            assert made.request.chain is not None
            assert made.request.chain.agreed == usd(0.2)
            kept: tuple[Entry, ...] = await consent._budgets._database.read(_book)
            assert [(one.job_id, one.reason) for one in kept] == [(line.id, "agreed to before the start")]

    run(story())


def test_where_the_rules_choose_they_say_why(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server)
            maker = desk.window.composer.maker
            maker.setCurrentIndex(maker.findData("auto"))
            form.prompt.setPlainText("a glass falls into water")
            choose(form, "slow_motion_4x")
            await until(lambda: form.route.text() or form.price.objectName() == "negative")
            assert "sends 1 to demo" in form.route.text(), form.price.text()

    run(story())


def test_a_budget_is_set_changed_and_taken_away_in_the_dialog(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with desk.opened() as session:
            presenter = session._money.budgets
            window.actions_by_name["budgets"].trigger()
            dialog = presenter.dialog
            assert dialog is not None
            fill(dialog, "12.50", "eur")
            QTest.mouseClick(dialog.set_button, LEFT)
            await until(lambda: dialog.table.rowCount() == 1)
            (stand,) = await presenter._budgets.stands()
            assert (stand.budget.name, stand.budget.cap) == ("month:trailer", Money(12_500_000, "EUR"))
            dialog.table.selectRow(0)
            assert dialog.amount.text() == "12.50"
            dialog.amount.setText("0.5")
            QTest.mouseClick(dialog.set_button, LEFT)
            await until(lambda: [i.text() for i in [dialog.table.item(0, 1)] if i] == ["0.50 EUR"])
            dialog.table.selectRow(0)
            QTest.mouseClick(dialog.remove_button, LEFT)
            await until(lambda: dialog.table.rowCount() == 0)
            assert await presenter._budgets.stands() == ()
            for cap in ("0.50 EUR", "12.50 EUR"):  # each step is taken back, the last first
                session.commands.undo()
                await until(lambda cap=cap: [i.text() for i in [dialog.table.item(0, 1)] if i] == [cap])  # type: ignore[misc]
            session.commands.redo()
            await until(lambda: [i.text() for i in [dialog.table.item(0, 1)] if i] == ["0.50 EUR"])
            await presenter._budgets.set(replace(stand.budget, allow_unknown=True))  # by somebody else
            told: list[str] = []
            session._tasks.failed.connect(lambda error: told.append(str(error.code)))
            session.commands.undo()
            await until(lambda: told)
            assert told == ["changed_since"]
            assert len(await presenter._budgets.stands()) == 1
            dialog.close()

    run(story())


def fill(dialog: BudgetsDialog, amount: str, currency: str) -> None:
    dialog.period.setCurrentIndex(1)
    dialog.project.setCurrentText("trailer")
    for wrong in ("", "-1", "much"):
        dialog.amount.setText(wrong)
        assert not dialog.set_button.isEnabled()
    dialog.amount.setText(amount)
    dialog.currency.setText(currency)
    assert dialog.set_button.isEnabled()


def test_no_chain_without_the_tick_and_no_amount_that_is_none(window: Window) -> None:
    spending = window.composer.cloud.spending
    spending.amount.setText("0.2")
    assert spending.chain is None
    spending.again.setChecked(True)
    assert spending.chain is not None
    assert (spending.chain.threshold, spending.chain.depth, spending.chain.agreed) == (85.0, 2, usd(0.2))
    spending.threshold.setValue(float(Fraction(90)))
    spending.amount.setText("")
    assert spending.chain is not None
    assert (spending.chain.threshold, spending.chain.agreed) == (90.0, None)


def _book(connection: object) -> tuple[Entry, ...]:
    from holysheep_studio.store import ledger  # noqa: PLC0415 - the book is looked at as the studio does

    return tuple(one for one in ledger.everything(connection) if one.kind is EntryKind.OVERRIDE)  # type: ignore[arg-type]
