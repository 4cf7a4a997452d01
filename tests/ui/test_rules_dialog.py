"""The rules in the window: edited as text in versions, refused where they are none, tried on a prompt, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Run, until
from tests.ui.test_cloud_composer import connected, shop

if TYPE_CHECKING:
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton
MINE = """[classes]
water = ["wave"]

[[rules]]
name = "dear water"
content = ["water"]
connection = "demo"
model = "pixverse-v6"
most = { micro = 1, currency = "USD" }

[[rules]]
name = "the rest"
connection = "demo"
model = "pixverse-v6"
"""


def test_rules_are_edited_tried_brought_back_and_undone(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            await connected(desk, session, server)
            presenter = session._money.rules
            window.actions_by_name["rules"].trigger()
            dialog = presenter.dialog
            assert dialog is not None
            await until(lambda: "shipped example" in dialog.text.toPlainText())
            assert not dialog.use_button.isEnabled()
            assert not dialog.back_button.isEnabled()
            for wrong in ("rules = 1", "[[rules]]\nname = ", MINE.replace("the rest", "dear water")):
                dialog.say("")
                dialog.text.setPlainText(wrong)
                QTest.mouseClick(dialog.use_button, LEFT)
                await until(lambda: dialog.outcome.objectName() == "negative")
                assert (await presenter._router.rules())[0] == 0
            dialog.text.setPlainText(MINE)
            QTest.mouseClick(dialog.use_button, LEFT)
            await until(lambda: dialog.versions.count() == 2)
            assert not dialog.use_button.isEnabled()
            dialog.prompt.setText("a wave rolls")
            QTest.keyClick(dialog.prompt, Qt.Key.Key_Return)
            await until(lambda: dialog.looks.rowCount() == 2)
            rows = [[item.text() for n in range(3) if (item := dialog.looks.item(row, n))] for row in range(2)]
            assert rows[0] == ["it costs more than the ceiling", "dear water", "demo, pixverse-v6"]
            assert rows[1] == ["Counts", "the rest", "demo, pixverse-v6"]
            dialog.versions.setCurrentIndex(1)
            QTest.mouseClick(dialog.back_button, LEFT)
            await until(lambda: dialog.versions.count() == 3)
            assert (await presenter._router.rules())[1].rules[0].name != "dear water"
            session.commands.undo()
            await until(lambda: dialog.versions.count() == 4)
            assert (await presenter._router.rules())[1].rules[0].name == "dear water"
            assert "dear water" in dialog.text.toPlainText()
            dialog.close()

    run(story())
