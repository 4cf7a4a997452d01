"""The settings dialog: applied at once, each with its way back; programs are really asked."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import imageio_ffmpeg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from holysheep_studio.domain.settings import Settings, Theme
from holysheep_studio.services.doctor import Check, Part, Program, Verdict
from holysheep_studio.ui import machine_words
from holysheep_studio.ui.dialogs.settings import SettingsDialog
from holysheep_studio.ui.widgets.forms import NumberField
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from holysheep_studio.ui.session import Session
    from holysheep_studio.ui.window import Window
    from tests.ui.desk import Desk


def opened(desk: Desk, session: Session) -> SettingsDialog:
    desk.window.actions_by_name["settings"].trigger()
    dialog = session._settings_presenter.dialog
    assert dialog is not None
    assert QApplication.activeModalWidget() is dialog
    return dialog


async def kept(session: Session) -> Settings:
    return await session._settings.get()


def test_changes_count_at_once_and_each_can_be_reset(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            dialog.show_page("queue")
            dialog.local.setValue(3)
            dialog.cloud.setValue(77)
            dialog.theme.setCurrentIndex(1)
            await until(
                lambda: (
                    session._settings_presenter._settings == Settings(Theme.LIGHT, concurrency=3, cloud_concurrency=77)
                )
            )
            assert desk.wardrobe.chosen is Theme.LIGHT
            assert await kept(session) == Settings(Theme.LIGHT, concurrency=3, cloud_concurrency=77)
            for name in ("concurrency", "cloud_concurrency", "theme"):
                assert dialog._resets[name].isEnabled()
                QTest.mouseClick(dialog._resets[name], Qt.MouseButton.LeftButton)
            await until(lambda: session._settings_presenter._settings == Settings())
            assert (dialog.local.value(), dialog.cloud.value(), dialog.theme.currentIndex()) == (1, 20, 0)
            assert not any(button.isEnabled() for button in dialog._resets.values())
            assert await kept(session) == Settings()

    run(story())


def test_what_is_set_elsewhere_shows_at_once(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            await session._settings.set(concurrency=5, theme=Theme.LIGHT)
            await until(lambda: dialog.local.value() == 5)
            assert dialog.theme.currentData() == Theme.LIGHT

    run(story())


def test_a_program_is_asked_before_it_is_used(desk: Desk, run: Run) -> None:
    real = imageio_ffmpeg.get_ffmpeg_exe()

    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            await until(lambda: "which came with the studio" in dialog.program_state.text())
            dialog.program.choice.setCurrentIndex(1)
            for wrong in (sys.executable, os.devnull, str(desk.data), "no such program"):
                dialog.program.path.setText(wrong)
                QTest.keyClick(dialog.program.path, Qt.Key.Key_Return)
                assert dialog.program_state.text().startswith("Asking")
                await until(lambda: not dialog.program_state.text().startswith("Asking"))
                assert "no FFmpeg" in dialog.program_state.text()
                assert dialog.program_state.objectName() == "negative"
                assert (await kept(session)).ffmpeg == ""
                assert dialog.isVisible()  # Return is the field's, not the dialog's
            dialog.local.setValue(2)  # another setting that changes meanwhile leaves what was typed
            await until(lambda: session._settings_presenter._settings.concurrency == 2)
            assert dialog.program.path.text() == "no such program"
            dialog.program._take(real)
            await until(lambda: session._settings_presenter._settings.ffmpeg == real)
            assert dialog.program_state.text().startswith("FFmpeg ")
            QTest.mouseClick(dialog._resets["ffmpeg"], Qt.MouseButton.LeftButton)
            await until(lambda: session._settings_presenter._settings.ffmpeg == "")
            assert dialog.program.choice.currentIndex() == 0
            assert (await kept(session)).ffmpeg == ""

    run(story())


def test_the_latest_program_wins_and_closing_gives_up(desk: Desk, run: Run) -> None:
    real = imageio_ffmpeg.get_ffmpeg_exe()

    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            dialog.program_asked.emit(real)
            dialog.program_asked.emit("")
            await until(lambda: "came with the studio" in dialog.program_state.text())
            assert (await kept(session)).ffmpeg == ""
            dialog.program_asked.emit(real)
            asking = session._settings_presenter._asking
            assert asking is not None
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            await until(asking.done)
            assert asking.cancelled()
            assert session._settings_presenter.dialog is None
            assert (await kept(session)).ffmpeg == ""

    run(story())


def test_the_machine_is_looked_over_and_can_be_copied(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            dialog.show_page("machine")
            assert not dialog.machine.copy_button.isEnabled()
            await until(dialog.machine.copy_button.isEnabled)
            QTest.mouseClick(dialog.machine.copy_button, Qt.MouseButton.LeftButton)
            copied = QGuiApplication.clipboard().text().splitlines()
            assert len(copied) == len(Part)
            assert copied[0].startswith("FFmpeg: OK. Version ")
            assert "{" not in "".join(copied)

    run(story())


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("verdict", Verdict)
def test_every_finding_has_words(part: Part, verdict: Verdict) -> None:
    values = {
        name: f"<{name}>"
        for name in ("version", "path", "encoders", "missing", "libraries", "backend", "folder", "jobs", "file", "what")
    }
    said = machine_words.finding(Check(part, verdict, {**values, "free_bytes": "1000"}))
    if verdict is Verdict.OK or part is not Part.HARDWARE:  # no hardware encoder is no trouble
        assert said.text
        assert "{" not in said.spoken
        assert bool(said.advice) is (verdict is not Verdict.OK)


def test_one_job_is_said_as_one() -> None:
    one, two = (Check(Part.DATABASE, Verdict.OK, {"file": "a", "what": "", "jobs": n}) for n in ("1", "2"))
    assert machine_words.finding(one).text == "Sound, 1 job: a"
    assert machine_words.finding(two).text == "Sound, 2 jobs: a"


def test_a_program_that_does_not_start_is_changed_where_the_advice_says(window: Window) -> None:
    dialog = SettingsDialog("/data", window)
    dialog.show_page("files")
    ill = Check(Part.FFMPEG, Verdict.PROBLEM, {"version": "", "path": "/nowhere"})
    assert dialog.pages.tabText(dialog.pages.currentIndex()) in machine_words.finding(ill).advice
    dialog.close()


def test_what_a_program_lacks_is_said_by_its_weight() -> None:
    poor = Program("/ffmpeg", "7.1", "chosen", ("libx264",), ("zscale",))
    assert machine_words.program(poor) == ("FFmpeg 7.1. It lacks libx264, which every clip may need.", "negative")
    fair = Program("/ffmpeg", "7.1", "system", (), ("zscale",))
    words, tone = machine_words.program(fair)
    assert (words, tone) == ("FFmpeg 7.1 of this system. It lacks zscale, which only special clips need.", "warning")


def test_every_control_of_the_dialog_has_a_name_and_the_tab_key_reaches_it(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            dialog = opened(desk, session)
            kinds = (QAbstractButton, QComboBox, NumberField, QLineEdit)
            controls = [
                widget
                for kind in kinds
                for widget in dialog.findChildren(kind)
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            ]
            assert len(controls) > 6
            for widget in controls:
                inner = isinstance(widget.parent(), NumberField)
                assert inner or widget.accessibleName() or getattr(widget, "text", str)(), widget
            dialog.activateWindow()
            await until(lambda: dialog.isActiveWindow() and dialog.isAncestorOf(QApplication.focusWidget() or dialog))
            reached: set[QWidget] = set()
            for _ in range(40):
                QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
                focus = QApplication.focusWidget()
                if focus is not None:
                    reached.add(focus)
            missed = [widget for widget in controls if widget.isEnabled() and widget not in reached]
            assert [widget for widget in missed if not isinstance(widget.parent(), NumberField)] == []

    run(story())


def test_the_hours_of_the_queue_are_set_and_nonsense_comes_back_as_it_was(window: Window) -> None:
    dialog = SettingsDialog("/data", window)
    dialog.show_settings(Settings(stop_after_failures=3, off_peak="20:00-04:00"))
    assert (dialog.failures.value(), dialog.only_off_peak.isChecked()) == (3, False)
    told: list[tuple[str, object]] = []
    dialog.changed.connect(lambda name, value: told.append((name, value)))
    dialog.off_peak.setText("at night")
    dialog.off_peak.editingFinished.emit()
    assert (dialog.off_peak.text(), told) == ("20:00-04:00", [])
    dialog.off_peak.setText("21:00-05:00")
    dialog.off_peak.editingFinished.emit()
    dialog.only_off_peak.setChecked(True)
    assert told == [("off_peak", "21:00-05:00"), ("only_off_peak", True)]
