"""The report in the window: charts and a table, narrowed by a person, saved and copied; no saving by itself."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from holysheep_studio.domain.attempt import Attempt
from holysheep_studio.domain.figures import Baseline, By, Group, Latency, Report, Spend, group, savings
from holysheep_studio.ui import spending_bars
from holysheep_studio.ui.dialogs.spending import SpendingDialog
from tests.domain.paid import usd
from tests.ui.conftest import Run, until
from tests.ui.test_cloud_composer import agree, choose, connected, shop

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.ui.window import Window
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton
PACE = Latency(3, 1.0, 2.0, 4.0)
GROUPS = (
    Group("2026-01-01", 3, 2, 1, spend={"USD": Spend(500_000, 250_000), "CNY": Spend(1)}, acknowledgement=PACE),
    Group("2026-01-02", 1, 0, 0, unpriced=1, render=PACE),
)


def report(**about: object) -> Report:
    return Report(0.0, 1.0, GROUPS[0], dict.fromkeys(By, GROUPS), 2, **about)  # type: ignore[arg-type]


def test_currencies_are_never_added_up_and_what_is_set_aside_is_told_apart(window: Window) -> None:
    dialog = SpendingDialog(["c"], ["p"], window)
    dialog.show_report(report(), ["look at it"])
    assert [[(bar.name, bar.words) for bar in chart.bars] for chart in dialog.spending] == [
        [("2026-01-01", "0.000001 CNY")],
        [("2026-01-01", "0.50 USD + 0.25 USD")],
    ]
    assert dialog.spending[1].bars[0].second == 0.25
    assert dialog.summary.text().startswith("2 clips \u00b7 1 failed \u00b7 2 from the cache \u00b7 0.50 USD charged")
    assert [bar.words for bar in dialog.success.bars] == ["66.7% (2/3)"]
    assert dialog.success.whole == 1.0  # two thirds are drawn as two thirds, not as all there is
    assert [(bar.name, bar.words) for bar in dialog.answered.bars] == [
        ("2026-01-01", "p50 1.00 s"), ("", "p95 2.00 s"), ("", "p99 4.00 s"),
    ]  # fmt: skip
    assert len(dialog.made.bars) == 3
    dialog.tabs.setCurrentIndex(2)
    assert not dialog.grab().isNull()
    dialog.close()


def test_a_saving_needs_a_persons_figure_and_known_costs(window: Window) -> None:
    dialog = SpendingDialog([], [], window)
    assert dialog.wish.baseline is None
    assert "no saving" in spending_bars.savings(report())
    dialog.base_amount.setText("0.35")
    assert dialog.wish.baseline == Baseline(usd(0.35))
    assert spending_bars.savings(report(baseline=dialog.wish.baseline)).startswith("No saving can be stated")
    done = group("", [Attempt("j", "k", "c", 1.0, currency="USD", charged=600_000, settled=True, state="done")])
    cheaper = savings(done, Baseline(usd(1)))
    dearer = savings(done, Baseline(usd(0.5)))
    told = [spending_bars.savings(report(baseline=Baseline(usd(1)), savings=one)) for one in (cheaper, dearer)]
    assert told == [
        "Saved 0.40 USD against your 1.00 USD, with 0.60 USD spent.",
        "It cost 0.10 USD more than your 0.50 USD: 0.60 USD were spent.",
    ]
    dialog.close()


def test_a_report_is_narrowed_saved_and_copied(desk: Desk, run: Run, tmp_path: Path) -> None:
    window = desk.window

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server)
            form.prompt.setPlainText("a glass falls")
            choose(form, "slow_motion_4x")
            form.spending.project.setCurrentText("trailer")
            await until(form.add_button.isEnabled)
            form.ask_to_add()
            await agree(session)
            await until(lambda: window.clips.model.rows)
            presenter = session._money.spending
            window.actions_by_name["spending"].trigger()
            await until(lambda: presenter.dialog is not None and presenter.dialog.html_button.isEnabled())
            dialog = presenter.dialog
            assert dialog is not None
            assert dialog.summary.text().startswith("1 clips")
            dialog.way.setCurrentIndex(2)
            await until(lambda: "trailer" in [bar.name for chart in dialog.spending for bar in chart.bars])
            for name in ("report.html", "report.csv"):
                await presenter.save(tmp_path / name)
            assert "<svg" in (tmp_path / "report.html").read_text()
            rows = list(csv.DictReader((tmp_path / "report.csv").read_text().splitlines()))
            assert [(row["project"], row["done"]) for row in rows] == [("trailer", "1")]
            QTest.mouseClick(dialog.copy_button, LEFT)
            assert QGuiApplication.clipboard().text() == (tmp_path / "report.csv").read_text()
            await presenter.save(tmp_path / "no" / "folder.html")
            assert "could not be written" in dialog.saved.text()
            narrowed = await presenter._reports.make(only={By.PROJECT: "other"})
            assert narrowed.total.attempts == 0
            dialog.close()

    run(story())
