"""What is shown keeps its place and is cut between letters: the line above the picture, choices, heads of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt

from holysheep_studio.domain.settings import Language
from holysheep_studio.ui.models.catalogue_table import COST, NAME, SECONDS, CatalogueTable
from holysheep_studio.ui.translation import Tongue
from holysheep_studio.ui.widgets.forms import CalmChoice
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
