"""Forms of budgets, prices and deliveries: what was typed and not kept is there again, what was kept is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from holysheep_studio.domain.budget import Budget, Period, Stand
from holysheep_studio.ui.dialogs.budgets import BudgetsDialog
from holysheep_studio.ui.dialogs.deliver import DeliverDialog
from holysheep_studio.ui.dialogs.prices import PricesDialog
from holysheep_studio.ui.unsaved import Unsaved
from tests.domain.paid import usd

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.ui.window import Window


def left_behind(window: Window) -> dict[str, dict[str, object]]:
    """What a crash at this moment would leave."""
    window._data.mkdir(parents=True, exist_ok=True)
    window.unsaved.write()
    kept: dict[str, dict[str, object]] = json.loads((window._data / "unsaved.json").read_text(encoding="utf-8"))
    return kept


def after_a_crash(window: Window, tmp_path: Path, kept: dict[str, dict[str, object]]) -> None:
    """The window as the next start has it."""
    file = tmp_path / "unsaved.json"
    file.write_text(json.dumps(kept), encoding="utf-8")
    window.unsaved.setParent(None)
    window.unsaved = Unsaved(file, window)


def test_a_budget_that_was_typed_is_there_again_and_says_so(window: Window, tmp_path: Path) -> None:
    first = BudgetsDialog(["trailer"], window)
    assert first.typed.isHidden()
    first.period.setCurrentIndex(first.period.findData(Period.MONTH))
    first.project.setCurrentText("a project of its own")
    first.amount.setText("12.5")
    first.unknown.setChecked(True)
    after_a_crash(window, tmp_path, left_behind(window))
    second = BudgetsDialog(["trailer"], window)
    assert not second.typed.isHidden()
    assert second.wish == Budget(Period.MONTH, usd(12.5), "a project of its own", allow_unknown=True)
    second.typed.back_button.click()
    assert second.typed.isHidden()
    assert (second.amount.text(), second.project.currentText()) == ("", "")
    second.amount.setText("3")
    second._set()  # it is a budget now
    assert not window.unsaved.keys("budget")


def test_new_figures_of_the_chosen_budget_leave_what_is_typed(window: Window) -> None:
    dialog = BudgetsDialog([], window)
    budget = Budget(Period.DAY, usd(5))
    dialog.show_stands([Stand(budget, 0.0)])
    dialog.table.selectRow(0)
    dialog.table.setCurrentCell(0, 0)
    assert dialog.amount.text() == "5.00"
    dialog.amount.setText("7")
    dialog.show_stands([Stand(budget, 0.0, 1_000_000)])
    assert dialog.amount.text() == "7"


def test_a_price_a_rate_and_a_name_that_were_typed_are_there_again(window: Window, tmp_path: Path) -> None:
    prices = PricesDialog(["shop"], window)
    prices.form.model.setText("pixverse-v6")
    prices.form.connection.setCurrentIndex(1)
    prices.form.volume.setValue(40)
    prices.rate_form.base.setText("CNY")
    deliver = DeliverDialog(["a.mp4"], {}, (64, 48), {}, window)
    deliver.form.typed.begin()
    deliver.form.template.setText("{sku}-by-hand")
    after_a_crash(window, tmp_path, left_behind(window))
    again = PricesDialog(["shop"], window)
    assert (again.form.model.text(), again.form.connection.currentData()) == ("pixverse-v6", "shop")
    assert (again.form.volume.value(), again.rate_form.base.text()) == (40, "CNY")
    assert [form.typed.isHidden() for form in (again.form, again.rate_form)] == [False, False]
    other = DeliverDialog(["b.mp4"], {}, (64, 48), {}, window)
    other.form.typed.begin()
    assert other.form.template.text() == "{sku}-by-hand"
    other.form.typed.settle()
    assert not window.unsaved.keys("delivery")
