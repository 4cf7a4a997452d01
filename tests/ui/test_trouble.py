"""Crash reports and diagnostics in the window: offered once, readable, saved where the person wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from holysheep_studio.services.crash_reports import CrashReports
from holysheep_studio.services.diary import Diary
from holysheep_studio.ui.safety import Safety
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desk import Desk


def broken(words: str) -> ValueError:
    with pytest.raises(ValueError, match=words) as caught:
        raise ValueError(words)
    return caught.value


def test_a_report_of_the_last_run_is_offered_once_and_can_be_saved(desk: Desk, tmp_path: Path, run: Run) -> None:
    reports = CrashReports(desk.data / "logs" / "crashes", Diary())
    reports.note(broken("the well is dry"))
    safety = Safety(reports)

    async def story() -> None:
        async with desk.opened() as session:
            trouble = session.household.trouble
            session.household.watch(reports, safety.failed)
            await until(lambda: trouble.dialog is not None)
            dialog = trouble.dialog
            assert dialog is not None
            assert "last time" in dialog.heading.text()
            assert "ValueError: the well is dry" in dialog.page.toPlainText()
            QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
            assert QGuiApplication.clipboard().text() == dialog.page.toPlainText()
            dialog.save_asked.emit(str(tmp_path / "report.txt"), dialog.page.toPlainText())
            await until(lambda: "Saved report.txt" in desk.words())
            assert "the well is dry" in (tmp_path / "report.txt").read_text(encoding="utf-8")
            dialog.save_asked.emit(str(tmp_path), "x")
            await until(lambda: any("could not be written" in words for words in desk.words()))
            dialog.reject()
            assert reports.unseen() == ()
            desk.window.actions_by_name["crash_reports"].trigger()
            await until(lambda: trouble.dialog is not None and "so far" in trouble.dialog.heading.text())
            assert trouble.dialog is not None
            trouble.dialog.reject()

    run(story())


def test_what_fails_now_is_said_with_the_way_to_its_report(desk: Desk, run: Run) -> None:
    reports = CrashReports(desk.data / "logs" / "crashes", Diary())
    safety = Safety(reports)

    async def story() -> None:
        async with desk.opened() as session:
            session.household.watch(reports, safety.failed)
            safety.note(broken("a slot stumbled"), "a slot failed")
            safety.note(KeyboardInterrupt(), "an end that was asked for")
            await until(lambda: any("it goes on" in words for words in desk.words()))
            assert len(reports.all()) == 1
            assert desk.window.actions_by_name["crash_reports"].isEnabled()
            desk.window.toasts.shown[-1].button.click()
            dialog = session.household.trouble.dialog
            assert dialog is not None
            assert "a slot stumbled" in dialog.page.toPlainText()
            dialog.reject()
            assert reports.unseen() == ()

    run(story())


def test_diagnostics_say_how_things_stand(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            await session._settings.set(concurrency=3)
            desk.window.actions_by_name["copy_diagnostics"].trigger()
            await until(lambda: any("in the clipboard" in words for words in desk.words()))
            text = QGuiApplication.clipboard().text()
            assert "HolySheep Studio: " in text
            assert "Queue: empty" in text
            assert '"concurrency": 3' in text
            assert "FFmpeg: OK" in text

    run(story())
