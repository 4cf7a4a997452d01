"""The scene writer: a concept becomes words and numbers that can be edited, marked where no model wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox

from holysheep_studio.domain.staging import Staging, number_of
from tests.ui.conftest import Run, until
from tests.ui.test_cloud_composer import connected, shop

if TYPE_CHECKING:
    from tests.ui.desk import Desk


async def asked(desk: Desk) -> QMessageBox:
    """The question that stands before money is spent."""
    found: list[QMessageBox] = []

    def seen() -> bool:
        found[:] = [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
        return bool(found)

    await until(seen)
    assert desk.window is not None
    return found[0]


def test_a_concept_becomes_a_scene_and_the_fallback_says_so(desk: Desk, run: Run) -> None:
    panel, page = desk.window.physics, desk.window.physics.scene

    async def story() -> None:
        async with desk.opened():
            assert not page.write.isEnabled()
            page.concept.setPlainText("A ball falls")
            page.connection.setCurrentIndex(page.connection.findData(""))
            page.write.click()
            await until(lambda: panel.staging.initial_state)
            assert panel.staging.initial_state == "A ball falls with natural physics simulation"
            assert number_of(panel.staging, "air_resistance") == 0.01
            assert "Not written by a model" in page.said.text()
            page.changes.setPlainText("It bounces\nIt rests")
            await until(lambda: panel.staging.changes == ("It bounces", "It rests"))
            page.use.click()
            assert desk.window.composer.cloud.prompt.toPlainText() == panel.staging.initial_state
            panel.steps.undo()
            panel.steps.undo()
            assert panel.staging == Staging()

    run(story())


def test_a_model_writes_and_the_numbers_stand_in_the_form(desk: Desk, run: Run) -> None:
    panel, page = desk.window.physics, desk.window.physics.scene

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            await connected(desk, session, server)
            page.show_connections([("shop", "shop")])
            page.connection.setCurrentIndex(page.connection.findData("shop"))
            page.concept.setPlainText("Honey drips from a spoon")
            page.write.click()
            box = await asked(desk)
            assert "1 question" in box.text()
            assert "Nobody knows what they cost" in box.text()
            box.escapeButton().click()
            await until(lambda: "Nothing was asked" in page.said.text())
            page.write.click()
            box = await asked(desk)
            next(one for one in box.buttons() if one is not box.escapeButton()).click()
            await until(lambda: "Written by the model" in page.said.text())
            assert panel.staging.initial_state
            assert panel.staging.physics.parameters
            assert panel.staging.initial_state == page.opening.toPlainText()
            assert panel.steps.count() == 1

    run(story())
