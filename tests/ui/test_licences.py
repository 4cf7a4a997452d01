"""The licences of what the studio is made of, as the About window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from holysheep_studio.ui.widgets.licences import LicencesSheet, parts
from holysheep_studio.ui.widgets.sheets import AboutSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_every_part_says_its_licence_and_where_it_comes_from() -> None:
    found = {part.name.split(" ")[0]: part for part in parts()}
    assert {"x264", "x265", "Qt", "FFmpeg's", "numpy", "av", "Python"} <= set(found)
    assert all(part.licence for part in found.values())
    assert {part.name.split(" ")[0] for part in found.values() if not part.home.startswith("http")} <= {"lazy-importer"}
    assert "GNU GENERAL PUBLIC LICENSE" in found["x264"].words
    assert "Permission is hereby granted" in found["pymunk"].words


def test_a_part_is_found_by_its_licence_and_its_words_are_shown(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = LicencesSheet(parent)
    sheet.show()
    assert sheet.words.toPlainText()
    QTest.keyClicks(sheet.filter, "x264")
    shown = [sheet.list.item(row) for row in range(sheet.list.count()) if not sheet.list.item(row).isHidden()]
    assert [item.text().split("\n")[0] for item in shown] == ["x264"]
    assert "GNU GENERAL PUBLIC LICENSE" in sheet.words.toPlainText()
    QTest.keyClicks(sheet.filter, " nothing of the kind")
    assert not sheet.words.toPlainText()
    sheet.filter.clear()
    assert sheet.list.currentRow() >= 0 or sheet.list.item(0).isHidden() is False


def test_the_about_window_leads_there(qtbot: QtBot) -> None:
    parent = QWidget()
    parent.setWindowIcon(QIcon())
    qtbot.addWidget(parent)
    about = AboutSheet("/data", parent)
    about.show()
    QTest.mouseClick(about.licences, Qt.MouseButton.LeftButton)
    opened = about.findChild(LicencesSheet)
    assert isinstance(opened, LicencesSheet)
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    about.close()
