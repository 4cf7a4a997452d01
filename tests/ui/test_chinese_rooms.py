"""Every panel, page and dialog in Chinese: nothing that is said, shown in a tip or read aloud stays English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from holysheep_studio.domain.settings import Language
from holysheep_studio.ui.translation import Tongue
from holysheep_studio.ui.widgets.facts import Facts
from tests.ui.rooms import rooms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.conftest import MakeClip
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk

CHINESE = re.compile("[\u4e00-\u9fff]")
#: The same in every language: names, signs of units, keys, forms of files, currencies, fields of templates.
SAME = re.compile(
    r"HolySheep Studio[ \d.]*|FFmpeg|OpenTimelineIO|EDL \(CMX 3600\)|PixVerse|Replicate|YouTube|Shorts|Reels|TikTok|"
    r"GIF|VMAF|SHA-256|SKU|English|utf-\d+|gb18030|big5|shift_jis|cp1252|USD|CNY|h264|"
    r"fps|px/s\u00b2|px|kB|MB|GB|dBFS|dB|LUFS|Hz|mPa\u00b7s|mN/m|kg/m[\u00b2\u00b3]|m/s|"
    r"Ctrl|Alt|Shift|Esc|Tab|Home|End|Left|Right|https?://\S+|\{\w+\}|slow_motion_4x=1\.5 normal=1"
)
#: What the rooms were given: names of files and people, prompts, values of dialogs without a studio behind them.
GIVEN = re.compile(
    r"[\w./\u200b-]*\.(mp4|csv|fountain|png)|/\S+|\b(shop|demo|pixverse-v6|auto)\b|"
    r"normal \u00d7 1, slow_motion_.*|(ValueError|KeyError)|"
    r"(too little|chain|by rule|day left|Allow more|A budget is used up\.)|"
    r"(The script|Scene 1|[12], by (hand|rule))|Shot s1\.2: |(Mara|Ilya|Ana Lind|Emily)('s voice|: allowed)?|"
    r"(SKU|Product|Fabric|Seconds) \u2014 .*|(Silk scarf|Wool coat|Hat|The Lighthouse)|Product film of .*|"
    r"\d\. (INT|EXT)\. .*|calm|"
    r"\u2026[0-9a-z]{4}\b"  # the end of a key
)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
#: A time with the English sign of seconds.
SECONDS = re.compile(r"\d ?s\b")
MOST_ROWS = 100


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[Tongue]:
    tongue = Tongue(qapp)
    assert tongue.speak(Language.CHINESE) is Language.CHINESE
    yield tongue
    tongue.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.system())


def own(widget: QWidget) -> Iterator[str]:
    """What a widget itself says."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QDialog):
        yield widget.windowTitle()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()  # what is in it was typed
    if isinstance(widget, QAbstractSpinBox):
        yield from (widget.text(), widget.specialValueText())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (told for n in range(widget.count()) for told in (widget.tabText(n), widget.tabToolTip(n)))
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from rows(widget)
    if (spoken := QAccessible.queryAccessibleInterface(widget)) is not None:
        yield from (spoken.text(part) for part in (QAccessible.Text.Name, QAccessible.Text.Description))


def rows(view: QAbstractItemView) -> Iterator[str]:
    """The headings of a view, and its rows with those below them."""
    model = view.model()
    if model is None:
        return
    # a list has one column, and says so to nobody
    columns = range(1 if isinstance(view, QListView) else model.columnCount())
    yield from (str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in columns)

    def below(parent: QModelIndex, depth: int) -> Iterator[str]:
        for row in range(min(model.rowCount(parent), MOST_ROWS)):
            for column in columns:
                at = model.index(row, column, parent)
                yield from (told for role in ROLES if isinstance(told := at.data(role), str))
            if depth:
                yield from below(model.index(row, 0, parent), depth - 1)

    yield from below(QModelIndex(), 0 if isinstance(view, QListView) else 2)


def spared(widget: QWidget) -> bool:
    """The parameters of a request by their names in files; and licences, which are in the language of their law."""
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, Facts) or type(above).__name__ == "LicencesSheet":
            return True
        above = above.parentWidget()
    return False


def english(room: QWidget) -> Iterator[str]:
    """What in a room has words, and none of them Chinese; and times that end in an English "s"."""
    for widget in [room, *room.findChildren(QWidget)]:
        if spared(widget):
            continue
        for told in own(widget):
            left = GIVEN.sub("", SAME.sub("", told))
            alone = re.search("[A-Za-z]{2}", left) and not CHINESE.search(told)
            if alone or (SECONDS.search(told) and "+10" not in told):
                yield f"{type(widget).__name__} in {type(widget.parent()).__name__}: {told!r}"


@pytest.mark.usefixtures("chinese")
def test_no_room_stays_english(desk: Desk, run: Run, make_clip: MakeClip, tmp_path: Path) -> None:
    found: dict[str, str] = {}

    async def story() -> None:
        async for name, room in rooms(desk, make_clip, tmp_path):
            for told in english(room):
                found.setdefault(told, name)

    run(story())
    assert found == {}
