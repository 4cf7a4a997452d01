"""A screen too small for a dialog: everything in it can still be reached, by scrolling and by the keys."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import holysheep_studio.ui
from holysheep_studio.ui.widgets.dialog_parts import open_at
from holysheep_studio.ui.widgets.fitting import AROUND_PX, fit_screen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Tall(QDialog):
    """Fields one below the other, and a button at the end."""

    def __init__(self, count: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.fields = [QLineEdit() for _ in range(count)]
        for field in self.fields:
            column.addWidget(field)
        self.button = QPushButton("Close")
        self.button.clicked.connect(self.reject)
        column.addWidget(self.button)
        open_at(self, 300, 200)


def room_px() -> int:
    return QApplication.primaryScreen().availableSize().height() - AROUND_PX


def on_screen(dialog: QWidget, widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty() and dialog.rect().contains(widget.mapTo(dialog, widget.rect().center()))


def test_what_fits_is_left_as_it_is(qtbot: QtBot) -> None:
    dialog = Tall(3)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.findChild(QScrollArea) is None


def test_what_does_not_fit_is_scrolled_and_reached_by_the_keys(qtbot: QtBot) -> None:
    dialog = Tall(80)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.findChild(QScrollArea) is not None and dialog.height() <= room_px())
    first = dialog.fields[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    for _ in range(80):
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert dialog.button.hasFocus()
    qtbot.waitUntil(lambda: on_screen(dialog, dialog.button))
    QTest.keyClick(dialog.button, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dialog_that_grows_later_is_scrolled_then(qtbot: QtBot) -> None:
    dialog = Tall(80)
    qtbot.addWidget(dialog)
    for field in dialog.fields:
        field.hide()
    dialog.show()
    assert dialog.findChild(QScrollArea) is None
    for field in dialog.fields:
        field.show()
    qtbot.waitUntil(lambda: dialog.findChild(QScrollArea) is not None and dialog.height() <= room_px())


class Footed(QDialog):
    """Fields, and below them a row of buttons that is wider than a small screen."""

    def __init__(self, count: int, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.fields = [QLineEdit() for _ in range(count)]
        for field in self.fields:
            column.addWidget(field)
        self.buttons = [QPushButton(words) for _ in range(4)]
        row = QHBoxLayout()
        for button in self.buttons[:2]:
            row.addWidget(button)
        row.addStretch(1)
        for button in self.buttons[2:]:
            row.addWidget(button)
        column.addLayout(row)
        open_at(self, 300, 200)


@pytest.mark.parametrize("words", ["Keep", "Keep all of this, and tell everybody"])
def test_the_buttons_stay_while_the_rest_is_scrolled(qtbot: QtBot, words: str) -> None:
    dialog = Footed(80, words)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.findChild(QScrollArea) is not None and dialog.height() <= room_px())
    area = dialog.findChild(QScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0
    qtbot.waitUntil(lambda: all(on_screen(dialog, button) for button in dialog.buttons))
    assert not on_screen(dialog, dialog.fields[-1])
    dialog.activateWindow()
    dialog.fields[0].setFocus()
    qtbot.waitUntil(dialog.fields[0].hasFocus)
    for _ in range(len(dialog.fields)):  # the way of the Tab key ends with the buttons, as before
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert dialog.buttons[0].hasFocus()
    tops = {button.mapTo(dialog, QPoint(0, 0)).y() for button in dialog.buttons}
    assert len(tops) == (1 if words == "Keep" else 2)


def test_wrapped_words_count_in_full(qtbot: QtBot) -> None:
    dialog = QDialog()
    column = QVBoxLayout(dialog)
    words = QLabel("many words " * 60)
    words.setWordWrap(True)
    button = QPushButton("Close")
    column.addWidget(words)
    column.addWidget(button)
    dialog.resize(300, 60)
    fit_screen(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert on_screen(dialog, button)


def test_every_dialog_fits_its_screen() -> None:
    folder = Path(holysheep_studio.ui.__file__).parent
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}
    with_dialogs = {
        name: text for name, text in texts.items() if re.search(r"^class \w+\(QDialog\)", text, re.MULTILINE)
    }
    assert len(with_dialogs) > 20
    assert [name for name, text in with_dialogs.items() if not re.search(r"(open_at|fit_screen)\(self", text)] == []


def test_every_room_is_usable_at_two_hundred_percent(tmp_path: Path) -> None:
    screen = {"name": "small", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "dpr": 1}
    shape = tmp_path / "screen.json"
    shape.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={shape}", "QT_SCALE_FACTOR": "2"}
    walk = Path(__file__).with_name("walk_small_screen.py")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(walk)],
        env={name: value for name, value in env.items() if not name.startswith("PYTEST")},
        cwd=walk.parents[2],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
