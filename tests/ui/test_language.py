"""The window's language: its own texts and Qt's, numbers and dates, phrases of the core, and the window opened anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QGroupBox, QLabel, QMenu

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.quality import (
    MEASURES,
    Block,
    Inspection,
    MotionReport,
    Reason,
    Series,
    Setting,
    Status,
    Track,
)
from holysheep_studio.domain.settings import Language
from holysheep_studio.services.inspection_page import page
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.ui import texts, translation
from holysheep_studio.ui.translation import Tongue, Words, detail, spoken
from holysheep_studio.ui.widgets.language_field import LanguageField
from holysheep_studio.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.panels.log import LogFeed
    from holysheep_studio.ui.theme import Wardrobe

CHINESE = re.compile("[\u4e00-\u9fff]")
#: Said the same in every language: names, units, sizes, keys.
SAME = re.compile(
    r"HolySheep Studio|FFmpeg|English|H\.26\d|AV1|GIF|JSON|TOML|SKU|SHA-256|VMAF|CSV|USD|CNY|EUR|GBP|JPY|RGB|HDR|fps|"
    r"1:1|\d+p|4K|px|Shift|Ctrl|Alt|Esc|Space|Tab|Home|End|Ins|Del|Backspace|Return|Left|Right|Up|Down|F\d+|"
    r"mPa·s|mN/m|kg/m[³²]|m/s[²]?|N/m|kB|MB|GB|[A-Z]|[xs]"
)


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[Tongue]:
    tongue = Tongue(qapp)
    assert tongue.speak(Language.CHINESE) is Language.CHINESE
    yield tongue
    tongue.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.system())


@pytest.mark.parametrize(
    ("wish", "system", "language"),
    [
        (Language.SYSTEM, ["zh-Hans-CN", "zh-CN", "en"], Language.CHINESE),
        (Language.SYSTEM, ["zh_CN"], Language.CHINESE),
        (Language.SYSTEM, ["zh"], Language.CHINESE),
        (Language.SYSTEM, ["zh-Hant-TW", "zh-TW"], Language.ENGLISH),
        (Language.SYSTEM, ["en-GB", "zh-CN"], Language.ENGLISH),
        (Language.SYSTEM, ["de-DE", "zh-CN"], Language.CHINESE),
        (Language.SYSTEM, ["de-DE"], Language.ENGLISH),
        (Language.SYSTEM, [], Language.ENGLISH),
        (Language.CHINESE, ["en-US"], Language.CHINESE),
        (Language.ENGLISH, ["zh-CN"], Language.ENGLISH),
    ],
)
def test_which_language_is_spoken(wish: Language, system: list[str], language: Language) -> None:
    assert spoken(wish, system) is language


@pytest.mark.usefixtures("chinese")
def test_qt_speaks_it_too(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert all(CHINESE.search(button.text()) for button in box.buttons())
    assert QLocale().toString(QDate(2026, 11, 5), QLocale.FormatType.LongFormat) == "2026年11月5日星期四"
    assert QLocale().toCurrencyString(12.5) == "¥12.50"


def test_english_comes_back(chinese: Tongue) -> None:
    assert translation.current() is Language.CHINESE
    assert QCoreApplication.translate("actions", "&File") == "文件(&F)"
    assert chinese.speak(Language.ENGLISH) is Language.ENGLISH
    assert translation.current() is Language.ENGLISH
    assert QCoreApplication.translate("actions", "&File") == "&File"
    assert detail("line 3: it has no rows") == "line 3: it has no rows"


@pytest.mark.usefixtures("chinese")
def test_errors_are_said_whole() -> None:
    said = texts.studio_error(
        InputError(Code.BAD_VALUE, field="amount", value="two", expected="an amount above 0 in USD")
    )
    assert said.message == "金额不能是 two；应为：以 USD 计、大于 0 的金额。"
    nested = texts.studio_error(InputError(Code.SHEET_UNUSABLE, file="a.csv", what="line 7: it has no rows"))
    assert nested.message == "无法使用表格 a.csv：第 7 行：没有行。"
    own = texts.studio_error(InputError(Code.BAD_VALUE, field="name", value="text", expected="10-20"))
    assert own.message == "名称不能是 text；应为：10-20。"


def _english_in(window: Window) -> set[str]:
    """What the window shows that has words and none of them Chinese."""
    shown = [label.text() for label in window.findChildren(QLabel)]
    for button in window.findChildren(QAbstractButton):
        shown += [button.text(), button.accessibleName(), button.toolTip()]
    for box in window.findChildren(QGroupBox):
        shown.append(box.title())
    for menu in window.menuBar().findChildren(QMenu):
        shown += [action.text() for action in menu.actions()] + [menu.title()]
    words = (text for text in shown if re.search("[A-Za-z]{2}", SAME.sub("", text)))
    return {text for text in words if not CHINESE.search(text)}


@pytest.mark.usefixtures("chinese")
def test_nothing_in_the_window_stays_english(wardrobe: Wardrobe, data_folder: Path, feed: LogFeed) -> None:
    assert wardrobe is not None
    window = Window(data_folder, Jobs.quote, feed)
    try:
        assert _english_in(window) - {str(data_folder)} == set()
    finally:
        shiboken6.delete(window)


@pytest.mark.usefixtures("chinese")
def test_the_page_of_a_motion_report_speaks_it() -> None:
    blocks = {name: Block(Status.NOT_APPLICABLE, Reason.TOO_FEW_FRAMES) for name in MEASURES}
    series = Series(times_s=(0.0, 0.1), marks="nr", flicker_pct=(1.0, 2.0), step=(1.0, 2.0), warp=(1.0, 2.0))
    report = MotionReport(10, 8, blocks, series, Track(), Setting())
    made = page("fall", Inspection(report), partial(translation.say, "report"), "zh_CN")
    shown = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", "\n", made, flags=re.DOTALL)
    lines = {line.strip() for line in shown.splitlines()} - {"fall"}
    assert {line for line in lines if re.search("[a-z]{3}", SAME.sub("", line)) and not CHINESE.search(line)} == set()
    assert "运动报告：共 10 帧，已测量 8 帧；" in made


def test_a_choice_offers_to_open_the_window_anew(qtbot: QtBot) -> None:
    field = LanguageField()
    qtbot.addWidget(field)
    field.show()
    told: list[Language] = []
    field.chosen.connect(told.append)
    field.show_chosen(Language.ENGLISH)
    assert not field.again_button.isVisible()
    field.choice.setFocus()
    QTest.keyClick(field.choice, Qt.Key.Key_End)
    assert told == [Language.CHINESE]
    field.show_chosen(Language.CHINESE)
    assert field.again_button.isVisible()
    assert field.choice.currentText() == "简体中文"


#: Chooses Chinese in the settings, opens the window anew, says what in it is still English, and closes it.
DRIVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from holysheep_studio.ui.widgets.language_field import LanguageField
from holysheep_studio.ui.window import Window
from tests.ui.test_chinese_rooms import english

app = QApplication([])
def act():
    for window in [one for one in app.topLevelWidgets() if isinstance(one, Window) and one.isVisible()]:
        words = [action.text() for action in window.menuBar().actions()]
        field = window.findChild(LanguageField)
        if "\u6587\u4ef6(&F)" in words:
            told = [one for top in app.topLevelWidgets() if top.isVisible() for one in english(top)]
            print(*sorted(set(told)), "anew", sep="\\n", flush=True)
            window.close()
        elif field is None:
            window.actions_by_name["settings"].trigger()
        elif field.again_button.isVisible():
            field.again_button.click()
        elif field.choice.currentData() != "zh_CN":
            field.choice.setCurrentIndex(2)
            field.choice.activated.emit(2)
timer = QTimer(interval=100)
timer.timeout.connect(act)
timer.start()
from holysheep_studio.ui.__main__ import main
sys.exit(main((), Path(sys.argv[1])))
"""


def test_the_window_opens_anew_in_the_chosen_language(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    env = {
        **os.environ,
        "PYTHONPATH": root,
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(tmp_path / "data")],
        env=env, capture_output=True, text=True, timeout=300, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "anew\n"), done.stderr
    assert "Traceback" not in done.stderr
    assert Window.kept_language(tmp_path / "data") is Language.CHINESE


def test_unfinished_entries_are_not_said(tmp_path: Path) -> None:
    file = tmp_path / "a.ts"
    file.write_text(
        '<TS><context><name>c</name><message><source>one</source><translation type="unfinished">x</translation>'
        "</message><message><source>two</source><translation>y</translation></message></context></TS>"
    )
    words = Words(file, QCoreApplication.instance())  # type: ignore[arg-type]
    assert words.translate("c", "one") is None
    assert words.translate("c", "two") == "y"
    shiboken6.delete(words)
