"""A screen too small for a dialog: everything in it can still be reached, by scrolling and by the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from holysheep_studio.ui.widgets.dialog_parts import AROUND_PX, open_at

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
