"""Enter presses the button that has the focus: never the one that spends or writes while Cancel is in the ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDockWidget, QLineEdit, QPushButton, QToolButton, QVBoxLayout

from holysheep_studio.domain.quote import Line, quoted
from holysheep_studio.ui.dialogs.allow import AllowDialog
from holysheep_studio.ui.dialogs.deliver import DeliverDialog
from holysheep_studio.ui.dialogs.film import FilmDialog
from holysheep_studio.ui.dialogs.lip_sync import LipSyncDialog
from holysheep_studio.ui.dialogs.quote import QuoteDialog, QuoteWords
from holysheep_studio.ui.dialogs.upscale import UpscaleDialog
from holysheep_studio.ui.dialogs.welcome import WelcomeDialog
from holysheep_studio.ui.enter_key import EnterKey
from tests.domain.paid import usd
from tests.ui.test_upscale_dialog import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.window import Window

PATIENCE_MS = 60_000
Made = tuple[QDialog, QPushButton, QPushButton]  # the dialog, the button that leaves, the one that does


def _quote(window: QWidget) -> Made:
    made = QuoteDialog(quoted([Line("c", "m", usd(1))], {}), QuoteWords(1), window)
    return made, made.leave_button, made.agree_button


def _allow(window: QWidget) -> Made:
    made = AllowDialog("More", ["as it is"], "USD", window)
    made.amount.setText("1.5")
    made.reason.setText("the client pays")
    made.sure.setChecked(True)
    return made, made.leave_button, made.allow_button


def _film(window: QWidget) -> Made:
    made = FilmDialog(window)
    return made, made.leave_button, made.write_button


def _lips(window: QWidget) -> Made:
    made = LipSyncDialog("take.mp4", "It is the last night.", window)
    made.cost_button.setEnabled(True)
    return made, made.leave_button, made.cost_button


def _upscale(window: QWidget) -> Made:
    made = UpscaleDialog([SMALL], window)
    return made, made.cancel_button, made.add_button


def _deliver(window: QWidget) -> Made:
    made = DeliverDialog(["a.mp4"], {}, (160, 90), {"name": "a"}, window)
    return made, made.close_button, made.deliver_button


@pytest.mark.parametrize("make", [_quote, _allow, _film, _lips, _upscale, _deliver])
def test_enter_on_cancel_leaves_and_does_nothing(make: Callable[[QWidget], Made], window: Window, qtbot: QtBot) -> None:
    dialog, leave, act = make(window)
    done: list[str] = []
    act.clicked.connect(lambda: done.append("acted"))
    dialog.rejected.connect(lambda: done.append("left"))
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
    assert act.isDefault()
    leave.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(leave.hasFocus, timeout=PATIENCE_MS)
    QTest.keyClick(leave, Qt.Key.Key_Return)
    assert done == ["left"]


def test_enter_presses_the_button_that_has_the_focus_and_no_other(window: Window, qtbot: QtBot) -> None:
    EnterKey(window)
    dialog = QDialog(window)
    field, act, leave, tool = (
        QLineEdit(dialog),
        *(QPushButton(word, dialog) for word in ("act", "leave")),
        QToolButton(),
    )
    column = QVBoxLayout(dialog)
    for part in (field, act, leave, tool):
        column.addWidget(part)
    act.setDefault(True)
    leave.setAutoDefault(False)
    done: list[str] = []
    for name, button in (("act", act), ("leave", leave), ("tool", tool)):
        button.clicked.connect(lambda _=False, name=name: done.append(name))
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        for part in (field, act, leave, tool):
            part.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(part, key)
    assert done == ["act", "act", "leave", "tool"] * 2
    leave.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyPress(leave, Qt.Key.Key_Return)
    assert leave.isDown()
    tool.setFocus(Qt.FocusReason.TabFocusReason)  # a key that is let go elsewhere presses nothing
    QTest.keyRelease(tool, Qt.Key.Key_Return)
    assert done == ["act", "act", "leave", "tool"] * 2
    QTest.keyClick(tool, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "tool" not in done[8:]


def test_enter_presses_buttons_in_panels_that_float_too(window: Window, qtbot: QtBot) -> None:
    EnterKey(window)
    dock = window.findChild(QDockWidget, "log")
    assert dock is not None
    button = QPushButton("press", dock.widget())
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    for floating in (False, True):
        window.show_dock("log")
        dock.setFloating(floating)
        button.show()
        dock.window().activateWindow()
        qtbot.waitUntil(dock.window().isActiveWindow, timeout=PATIENCE_MS)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(pressed) == 2


def test_the_first_steps_are_walked_with_enter_alone(window: Window, qtbot: QtBot) -> None:
    dialog = WelcomeDialog(window)
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
    QTest.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert dialog.pages.currentIndex() == 1
    dialog.back_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(dialog.back_button, Qt.Key.Key_Return)
    assert dialog.pages.currentIndex() == 0
    for _ in range(2):
        QTest.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.ways["try_sample"]
    QTest.keyClick(dialog.ways["try_sample"], Qt.Key.Key_Return)
    assert chosen == ["try_sample"]
