"""Bills in the window: read without consequence, booked once and only by a person's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from holysheep_studio.domain.job import JobState
from tests.ui.conftest import Run, until
from tests.ui.test_cloud_composer import agree, choose, connected, shop

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton


def test_a_bill_is_compared_and_booked_by_a_word(desk: Desk, run: Run, tmp_path: Path) -> None:
    window, bill = desk.window, tmp_path / "bill.csv"

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server)
            form.prompt.setPlainText("a glass falls")
            choose(form, "slow_motion_4x")
            await until(form.add_button.isEnabled)
            form.ask_to_add()
            await agree(session)
            await until(lambda: window.queue.model.rows and window.queue.model.rows[0].state is JobState.DONE)
            job = window.queue.model.rows[0].id
            bill.write_text(f"job_id,amount,currency,date\n{job},9.50,USD,\nstranger,1.00,USD,\n")
            presenter = session._money.bills
            window.actions_by_name["bills"].trigger()
            await until(lambda: presenter.dialog is not None)
            dialog = presenter.dialog
            assert dialog is not None
            dialog.connection.setCurrentIndex(dialog.connection.findText("shop"))
            before = await presenter._invoices._database.read(_lines)
            await presenter.read(tmp_path / "none.csv")
            assert dialog.outcome.objectName() == "negative"
            await presenter.read(bill)
            assert dialog.table.rowCount() == 2
            assert "1 differ, 1 are not in our book" in dialog.outcome.text()
            assert not dialog.adopt_button.isEnabled()
            assert await presenter._invoices._database.read(_lines) == before
            dialog.sure.setChecked(True)
            QTest.mouseClick(dialog.adopt_button, LEFT)
            await until(lambda: "2 lines were added to the ledger" in desk.words())
            assert await presenter._invoices._database.read(_lines) == before + 2
            assert "2 match, 0 differ" in dialog.outcome.text()
            assert not dialog.sure.isEnabled()
            dialog.close()

    run(story())


def _lines(connection: object) -> int:
    found: int = connection.execute("SELECT count(*) FROM ledger").fetchone()[0]  # type: ignore[attr-defined]
    return found
