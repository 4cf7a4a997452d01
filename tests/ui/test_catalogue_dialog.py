"""A sheet in the window: dropped, planned, edited in the table, queued, and its results saved beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.columns import Field
from holysheep_studio.domain.likely_time import LikelyTime
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.ui.drops import Zone
from holysheep_studio.ui.models.catalogue_table import PROMPT, ROW, SECONDS, STATE
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desk import Desk

SHEET = "SKU,Product,Fabric,Seconds\nA1,Silk scarf,silk,2\nA2,Wool coat,wool,2\nA3,Hat,wool,soon\n"
FREE = Limits(None, None, None, None, None)


def test_a_dropped_sheet_is_planned_edited_queued_and_saved(desk: Desk, run: Run, tmp_path: Path) -> None:
    file, target = tmp_path / "list.csv", tmp_path / "out.csv"
    file.write_text(SHEET)

    async def story() -> None:
        async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as server, desk.opened() as session:
            presenter = session.productions.catalogue
            presenter._accounts.offer(
                Connection("demo", "holysheep-a", server.base_url, Secret(server.key), limits=FREE)
            )
            desk.window.dropped.emit(Zone.ADD, (file,))
            await until(lambda: presenter.dialog is not None and presenter.dialog.table.rowCount() == 3)
            dialog = presenter.dialog
            assert dialog is not None
            table = dialog.table
            assert dialog.mapping.choices[Field.MATERIAL].currentData() == "Fabric"
            assert "made of silk" in dialog.mapping.preview.text()
            assert table.chosen == {2, 3}
            assert "soon" in table.data(table.index(2, PROMPT))
            dialog.mapping.template.setPlainText("Only {name}")
            await until(lambda: dialog.mapping.preview.text() == "Only Silk scarf")
            dialog.mapping.template.setPlainText("{colour}")
            await until(lambda: "{colour}" in dialog.said.text())
            dialog.mapping.template.setPlainText("Only {name}")
            await until(lambda: "cannot be used" in dialog.said.text())
            assert table.setData(table.index(2, SECONDS), "2")
            await until(lambda: table.chosen == {2, 3, 4})
            assert table.setData(table.index(1, ROW), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
            await until(lambda: "at least" in dialog.costs.text())
            assert dialog.queue_button.text() == "Queue 2 rows"
            words = presenter._time_words(LikelyTime(779.0, 3004.0, 25, 4))
            assert words == "Likely 12\u201351 min, by the last 25 clips of this connection."
            dialog.queue_button.click()
            await until(lambda: len(server.book.charges) == 2)
            await until(lambda: [table.data(table.index(n, STATE)) for n in (0, 2)] == ["Done", "Done"])
            assert table.chosen == frozenset()
            await presenter.save(target)
            dialog.close()

    run(story())
    assert file.read_text() == SHEET
    rows = target.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("SKU,Product,Fabric,Seconds,Clip state,Clip file")
    assert [row.split(",")[4] for row in rows[1:]] == ["done", "not queued", "done"]


def test_another_column_is_taken_back_in_the_dialog_and_after_it(desk: Desk, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(SHEET)

    async def story() -> None:
        async with DemoServer(Options(instant=True, limits=NO_LIMITS)) as server, desk.opened() as session:
            presenter, act = session.productions.catalogue, desk.window.actions_by_name
            presenter._accounts.offer(
                Connection("demo", "holysheep-a", server.base_url, Secret(server.key), limits=FREE)
            )
            presenter.open(file)
            await until(
                lambda: presenter.dialog is not None and "made of silk" in presenter.dialog.mapping.preview.text()
            )
            dialog = presenter.dialog
            assert dialog is not None
            choice = dialog.mapping.choices[Field.MATERIAL]
            choice.setCurrentIndex(0)
            choice.activated.emit(0)
            await until(lambda: act["undo"].isEnabled() and "silk," not in dialog.mapping.preview.text())
            assert act["undo"].text().endswith("Columns of a catalogue")
            act["undo"].trigger()
            await until(lambda: choice.currentData() == "Fabric")
            await until(lambda: "made of silk" in dialog.mapping.preview.text())
            await until(act["redo"].isEnabled)
            act["redo"].trigger()
            await until(lambda: not choice.currentData() and act["undo"].isEnabled())
            await until(lambda: "made of silk" not in dialog.mapping.preview.text())
            sheet = presenter._sheet
            assert sheet is not None
            dialog.close()
            await until(lambda: presenter.dialog is None)
            act["undo"].trigger()
            await until(act["redo"].isEnabled)
            assert (await presenter._catalogues.reading(sheet)).columns.of[Field.MATERIAL] == "Fabric"

    run(story())


def test_a_broken_sheet_is_told_with_its_row(desk: Desk, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text('sku,name\nA,"x\n')

    async def story() -> None:
        async with desk.opened() as session:
            desk.window.dropped.emit(Zone.ADD, (file,))
            await until(desk.words)
            assert session.productions.catalogue.dialog is None

    run(story())
    assert "Row 2" in desk.words()[0]
