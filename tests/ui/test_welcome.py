"""The first steps: shown once, on an empty folder, passed over with a key, and every way leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.settings import Theme
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip
    from tests.ui.desk import Desk


def test_a_new_folder_is_greeted_once_by_keys_alone(desk: Desk, tmp_path: Path, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            welcome = session.household.welcome
            welcome.greet()
            await until(lambda: welcome.dialog is not None)
            dialog = welcome.dialog
            assert dialog is not None
            dialog.theme.setCurrentIndex(1)
            await until(lambda: desk.wardrobe.chosen is Theme.LIGHT)
            dialog.clips.asked.emit(str(tmp_path / "nowhere"))
            await until(lambda: "no folder" in dialog.told.text())
            dialog.clips.asked.emit(str(tmp_path))
            await until(lambda: welcome._settings.clips_folder == str(tmp_path))
            QTest.keyClick(dialog.next_button, Qt.Key.Key_Space)
            await until(lambda: dialog.findings.text)
            assert "Everything that is needed" in dialog.verdict.text()
            told = dialog.findings.text
            assert "Providers: Not needed yet. None is connected" in told
            assert "Prices: Not needed yet. Only samples" in told
            assert "Budgets: Not needed yet. None" in told
            QTest.keyClick(dialog.next_button, Qt.Key.Key_Space)
            assert dialog.next_button.text() == "Done"
            assert set(dialog.ways) <= set(desk.window.actions_by_name.names)
            await until(lambda: QApplication.activeModalWidget() is dialog)
            QTest.keyClick(dialog.ways["budgets"], Qt.Key.Key_Space)
            await until(lambda: welcome.dialog is None and QApplication.activeModalWidget() is not None)
            modal = QApplication.activeModalWidget()
            assert modal is not None
            modal.close()
            welcome.greet()
            await session.household.welcome._greet()
            assert welcome.dialog is None
            desk.window.actions_by_name["first_steps"].trigger()
            assert welcome.dialog is not None
            QTest.keyClick(welcome.dialog, Qt.Key.Key_Escape)
            await until(lambda: welcome.dialog is None)

    run(story())


def test_a_folder_with_something_in_it_is_not_greeted(desk: Desk, make_clip: MakeClip, run: Run) -> None:
    async def story() -> None:
        async with desk.opened(make_clip(frames=12)) as session:
            await until(lambda: desk.window.sources.model.rows)
            await session.household.welcome._greet()
            assert session.household.welcome.dialog is None

    run(story())
