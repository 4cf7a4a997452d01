"""What is shown keeps its place and is cut between letters: the line above the picture, choices, heads of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout

from holysheep_studio.domain.settings import Language
from holysheep_studio.ui.models.catalogue_table import COST, NAME, SECONDS, CatalogueTable
from holysheep_studio.ui.translation import Tongue
from holysheep_studio.ui.widgets.dialog_parts import answer_row
from holysheep_studio.ui.widgets.forms import CalmChoice
from holysheep_studio.ui.widgets.preview_stand import PreviewStand
from holysheep_studio.ui.widgets.viewer_head import ViewerHead

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LONG = "Product \u2014 a silk scarf with a border of waves"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
def test_work_on_a_clip_leaves_the_line_above_it_as_tall_as_it_is(
    qtbot: QtBot, qapp: QApplication, language: Language
) -> None:
    tongue = Tongue(qapp)
    tongue.speak(language)
    try:
        head = ViewerHead()
        qtbot.addWidget(head)
        head.begin("a.mp4")
        head.say("640 \u00d7 360   24 fps   h264")
        tall = head.sizeHint().height()
        words = "\u4ee3\u7406\u6587\u4ef6 7 %" if language is Language.CHINESE else "Proxy 7 %"
        for told in (words, ""):
            head.tell_work(told)
            assert head.sizeHint().height() == tall
    finally:
        tongue.speak(Language.ENGLISH)
        QLocale.setDefault(QLocale.c())


def test_the_work_on_a_clip_is_read_whole_and_its_facts_give_way(qtbot: QtBot) -> None:
    head = ViewerHead()
    qtbot.addWidget(head)
    head.begin("a_clip_with_a_long_name_from_a_camera.mp4")
    head.say("1280 \u00d7 720   29.97 fps (30000/1001)   h264")
    head.tell_work("Proxy 40 %")
    head.resize(300, head.sizeHint().height())
    qtbot.waitUntil(lambda: head.width() == 300)
    assert head._work.width() >= head._work.fontMetrics().horizontalAdvance("Proxy 40 %")
    head.tell_work("")
    assert head._work.minimumWidth() == 1


def test_figures_that_come_while_a_preview_runs_have_their_room(qtbot: QtBot) -> None:
    stand = PreviewStand()
    qtbot.addWidget(stand)
    stand.resize(280, 400)
    stand.show()
    column = stand.layout()
    assert column is not None
    column.activate()
    before = (stand.scene.geometry(), stand.minimumSizeHint())
    stand.rate.setText("58 fps")
    for value in stand._books:
        value.setText("> 1000 %")
    column.activate()
    assert (stand.scene.geometry(), stand.minimumSizeHint()) == before


def test_the_tab_key_goes_from_cancel_to_what_a_dialog_does(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    row = answer_row()
    column = QVBoxLayout(dialog)
    column.addWidget(QLineEdit())
    column.addWidget(row)
    dialog.show()
    done, leave = row.button(QDialogButtonBox.StandardButton.Ok), row.button(QDialogButtonBox.StandardButton.Cancel)
    assert leave.x() < done.x()
    assert leave.nextInFocusChain() is done


def painted(qtbot: QtBot, words: str) -> QImage:
    choice = CalmChoice()
    qtbot.addWidget(choice)
    choice.addItem(words)
    choice.resize(160, choice.sizeHint().height())
    return choice.grab().toImage()


def test_a_choice_too_long_for_its_field_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    whole = painted(qtbot, LONG)
    cut = [words for words in (f"{LONG[:n]}\u2026" for n in range(4, len(LONG))) if painted(qtbot, words) == whole]
    assert cut
    assert painted(qtbot, "Silk") != painted(qtbot, "Wool")


def test_heads_of_figures_stand_above_them(qapp: QApplication) -> None:
    del qapp
    table, across = CatalogueTable(), Qt.Orientation.Horizontal
    for column, wanted in ((COST, RIGHT), (SECONDS, RIGHT), (NAME, None)):
        assert table.headerData(column, across, Qt.ItemDataRole.TextAlignmentRole) == wanted
