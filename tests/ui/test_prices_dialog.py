"""The price book in the window: samples shown as samples, every edit a version, files both ways, nothing guessed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from holysheep_studio.domain.money import Unit
from holysheep_studio.ui.widgets.price_form import PriceForm, RateForm
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.ui.dialogs.prices import PricesDialog
    from holysheep_studio.ui.session import Session
    from holysheep_studio.ui.window import Window
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton


async def opened(session: Session, window: Window) -> PricesDialog:
    window.actions_by_name["prices"].trigger()
    presenter = session._money.prices
    await until(lambda: presenter.dialog is not None and presenter.dialog.prices.rowCount() > 0)
    assert presenter.dialog is not None
    return presenter.dialog


def column(dialog: PricesDialog, place: int) -> list[str]:
    rows = range(dialog.prices.rowCount())
    return [item.text() for row in rows if (item := dialog.prices.item(row, place)) is not None]


def test_a_price_is_set_as_a_version_and_gone_back_from(desk: Desk, run: Run, tmp_path: Path) -> None:
    window = desk.window

    async def story() -> None:
        async with desk.opened() as session:
            dialog, pricing = await opened(session, window), session._money.prices._pricing
            assert set(column(dialog, 8)) == {"Sample"}
            dialog.prices.selectRow(0)
            assert dialog.form.source.text() == ""  # a sample becomes a price by a person's word alone
            assert not dialog.form.set_button.isEnabled()
            dialog.form.source.setText("their page of today")
            dialog.form.amount.setText("0.0050")
            QTest.mouseClick(dialog.form.set_button, LEFT)
            await until(lambda: "their page of today" in column(dialog, 8))
            assert (await pricing.book()).version == 1
            for name in ("book.toml", "book.csv"):
                await session._money.prices.save(tmp_path / name)
            await session._money.prices.take(tmp_path / "book.csv")
            assert "Version 1" in dialog.outcome.text()  # the same rows again are no edit
            (tmp_path / "wrong.csv").write_text("model,price\nm,many\n")
            await session._money.prices.take(tmp_path / "wrong.csv")
            assert dialog.outcome.objectName() == "negative"
            dialog.versions.selectRow(1)
            QTest.mouseClick(dialog.restore_button, LEFT)
            await until(lambda: set(column(dialog, 8)) == {"Sample"})
            assert (await pricing.book()).version == 2
            session.commands.undo()
            await until(lambda: "their page of today" in column(dialog, 8))
            session.commands.undo()
            await until(lambda: set(column(dialog, 8)) == {"Sample"})
            assert (await pricing.book()).version == 4  # nothing is lost: going back is a version too
            session.commands.redo()
            await until(lambda: "their page of today" in column(dialog, 8))
            dialog.close()

    run(story())


def test_a_rate_is_set_and_taken_out(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = await opened(session, desk.window)
            form = dialog.rate_form
            for field, words in ((form.base, "cny"), (form.target, "usd"), (form.value, "0.137")):
                assert not form.set_button.isEnabled()
                field.setText(words)
            QTest.mouseClick(form.set_button, LEFT)
            await until(lambda: dialog.rates.rowCount() == 1)
            dialog.rates.selectRow(0)
            QTest.mouseClick(dialog.remove_rate_button, LEFT)
            await until(lambda: dialog.rates.rowCount() == 0)
            dialog.close()

    run(story())


def test_the_form_says_what_does_not_fit(window: Window) -> None:
    assert window.isVisible()
    form = PriceForm(["shop"])
    form.model.setText("m")
    assert not form.set_button.isEnabled()
    assert "price" in form.problem.text()
    form.amount.setText("1.5")
    assert "source" in form.problem.text()
    form.source.setText("a page")
    form.times.setText("slow_motion_4x=3/2")
    form.first.setText("2026-01-31")
    assert form.set_button.isEnabled()
    price = form.price
    assert (price.micro, price.unit, price.multipliers) == (
        1_500_000, Unit.PER_SECOND, {"slow_motion_4x": Fraction(3, 2)},
    )  # fmt: skip
    assert not price.sample
    for wrong in ("31.1.2026", "2026-13-01"):
        form.first.setText(wrong)
        assert not form.set_button.isEnabled()
    form.times.setText("slow=x")
    assert not form.set_button.isEnabled()
    form.deleteLater()


def test_a_rate_of_nothing_is_none(window: Window) -> None:
    assert window.isVisible()
    form = RateForm()
    form.base.setText("CNY")
    form.target.setText("CNY")
    form.value.setText("1")
    assert form.rate is None
    form.target.setText("USD")
    for wrong in ("0", "-1", "x", "1/0"):
        form.value.setText(wrong)
        assert form.rate is None
    form.value.setText("10/73")
    assert form.rate is not None
    form.deleteLater()
