"""Lists, sentences and values in the marks of the person's language; what is typed in either is read alike."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from holysheep_studio import resources
from holysheep_studio.domain.screenplay import ShotPlan
from holysheep_studio.domain.settings import Language
from holysheep_studio.services.router import EXAMPLE
from holysheep_studio.ui import punctuation, route_words, tone_words
from holysheep_studio.ui.translation import Tongue
from holysheep_studio.ui.unsaved import Unsaved
from holysheep_studio.ui.widgets.facts import breakable
from holysheep_studio.ui.widgets.stage_editor import ShotEditor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    tongue = Tongue(qapp)
    tongue.speak(Language.CHINESE)
    yield
    tongue.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.system())


def joined() -> tuple[str, ...]:
    return (
        punctuation.listed(["a", "b", "c"]),
        punctuation.clauses(["a", "b"]),
        punctuation.sentences(["A.", "", "B."]),
        punctuation.stops(["a", "b"]),
        punctuation.named("a", "b"),
        punctuation.aside("a", "b"),
        punctuation.quantity("1.5", "s"),
        punctuation.quantity("2", "px"),
    )


@pytest.mark.usefixtures("qapp")
def test_english_marks() -> None:
    assert joined() == ("a, b, c", "a; b", "A. B.", "a. b", "a: b", "a (b)", "1.5 s", "2 px")
    assert punctuation.listed([]) == ""
    assert punctuation.named("a", "") == "a"


@pytest.mark.usefixtures("chinese")
def test_chinese_marks() -> None:
    assert joined() == (
        "a\uff0cb\uff0cc", "a\uff1bb", "A.B.", "a\u3002b", "a\uff1ab", "a\uff08b\uff09", "1.5 \u79d2", "2 px",
    )  # fmt: skip


def test_commas_of_both_languages_part_what_is_typed() -> None:
    wanted = ("sea", "night", "\u5b63\u8282")
    assert punctuation.parted("sea, night,\u5b63\u8282") == wanted
    assert punctuation.parted("sea\uff0cnight\u3001\u5b63\u8282\uff0c") == wanted
    assert punctuation.parted(" \uff0c ") == ()


@pytest.mark.usefixtures("chinese")
def test_a_shot_keeps_the_name_of_its_tone_whatever_it_is_called_on_the_screen(
    qtbot: QtBot, qapp: QApplication
) -> None:
    editor = ShotEditor(Unsaved(None, qapp))
    qtbot.addWidget(editor)
    editor.show_tones(["calm", "tense", "brooding"])
    assert editor.tone.itemText(0) == tone_words.shown("calm") != "calm"
    assert editor.tone.itemText(2) == "brooding"
    editor.open(ShotPlan("", "", "", tone="calm"), "a shot")
    assert editor.tone.currentText() == tone_words.shown("calm")
    kept: list[ShotPlan] = []
    editor.saved.connect(kept.append)
    editor.save_button.click()
    editor.tone.setCurrentIndex(1)
    editor.save_button.click()
    editor.tone.setCurrentText("very brooding")
    editor.save_button.click()
    assert [one.tone for one in kept] == ["calm", "tense", "very brooding"]


@pytest.mark.usefixtures("chinese")
def test_the_shipped_rules_are_the_same_in_chinese() -> None:
    english = resources.path("routes", EXAMPLE).read_text(encoding="utf-8")
    shown = route_words.example(english)
    assert shown != english
    assert "\u89c4\u5219" in shown
    assert tomllib.loads(shown) == tomllib.loads(english)


def test_long_words_may_be_broken_and_chinese_breaks_by_itself() -> None:
    assert breakable("a short word stays") == "a short word stays"
    assert breakable("x" * 30) == "\u200b".join(("x" * 12, "x" * 12, "x" * 6))
    chinese = "\u8fd9\u4e2a\u6587\u4ef6\u65e0\u6cd5\u4f7f\u7528\uff0c" * 4
    assert breakable(chinese) == chinese
