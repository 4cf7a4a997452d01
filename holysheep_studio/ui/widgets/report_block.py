"""One block of the motion report: its state in words, its measures with unit, range and reference, its plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from holysheep_studio.domain.quality import MEASURES
from holysheep_studio.ui import icons, punctuation, report_words
from holysheep_studio.ui.widgets.empty_state import Picture
from holysheep_studio.ui.widgets.forms import hairline, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.quality import Block

ICON_PX = 14
MOST_SHOWN = 6


class BlockView(QWidget):
    """Rows of a block; plots are put under them by whoever has them."""

    def __init__(self, name: str, block: Block, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(4)
        self._column.addWidget(hairline())
        self._column.addSpacing(4)
        self._add_head(name, block)
        if block.reason:
            self._column.addWidget(label(report_words.reason(block.reason), "muted", wrap=True))
        self._add_rows(name, block)
        self.setAccessibleName(report_words.block(name))
        self.setAccessibleDescription(self.spoken)

    @property
    def spoken(self) -> str:
        """The block as plain text."""
        return punctuation.stops(self._told)

    def add_plot(self, title: str, plot: QWidget) -> None:
        """A drawing with a line above it."""
        self._column.addSpacing(4)
        if title:
            self._column.addWidget(label(title, "muted", wrap=True))
        self._column.addWidget(plot)

    def _add_head(self, name: str, block: Block) -> None:
        badge = report_words.status(block.status)
        title = report_words.block(name)
        self._told = [
            punctuation.named(title, badge.text),
            *([report_words.reason(block.reason)] if block.reason else []),
        ]
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(title, "title"), 1)
        icon = Picture(badge.icon, ICON_PX, tone=badge.tone)
        icon.setAccessibleName(badge.text)
        row.addWidget(icon)
        row.addWidget(label(badge.text, "muted"))
        self._column.addLayout(row)

    def _add_rows(self, name: str, block: Block) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        for measure, scale in MEASURES[name].items():
            if measure not in block.values:
                continue
            given = block.values[measure]
            words, reference = report_words.measure(name, measure)
            text = report_words.value(measure, given, scale)
            missing = block.missing.get(measure, "") if given is None else ""
            note = report_words.reason(missing) if missing else self._note(reference, report_words.span(scale))
            told = punctuation.named(words, text)
            self._told.append(punctuation.aside(told, report_words.reason(missing)) if missing else told)
            self._add_row(grid, words, text, note, look=scale.alarming(given), long=isinstance(given, str | tuple))
        self._column.addLayout(grid)

    def _add_row(self, grid: QGridLayout, words: str, text: str, note: str, *, look: bool, long: bool) -> None:
        top = Qt.AlignmentFlag.AlignTop
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, 4)
        row += 1
        grid.addWidget(label(words, "", wrap=True), row, 0, top)
        if look:
            self._told[-1] += f", {self.tr('deserves a look')}"
        shown = label(text, "warning" if look else "title", wrap=long)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if long and _wide(text):
            grid.addWidget(shown, row + 1, 0, 1, 2)
            row += 1
        else:
            grid.addWidget(self._alerted(shown) if look else shown, row, 1, top | Qt.AlignmentFlag.AlignRight)
        if note:
            grid.addWidget(label(note, "caption", wrap=True), row + 1, 0, 1, 2)

    def _alerted(self, shown: QLabel) -> QWidget:
        """A value with a sign before it that tells what its colour tells."""
        icon = Picture("triangle-alert", ICON_PX, tone="warning")
        icon.setAccessibleName(self.tr("Deserves a look"))
        both = QWidget()
        both.setToolTip(self.tr("Deserves a look"))
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(icon)
        row.addWidget(shown)
        return both

    def _note(self, reference: str, span: str) -> str:
        return " \u00b7 ".join(part for part in (span, reference) if part)


def _wide(text: str) -> bool:
    """Whether words are too long for the column of values; a Chinese character is as wide as two letters."""
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text) > 24


class EventList(QListWidget):
    """Moments of a clip, one a row; choosing one goes there."""

    frame_picked = Signal(int)

    def __init__(self, events: Sequence[tuple[int, str, str]], parent: QWidget | None = None) -> None:
        """`events`: (frame, icon, words)."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Moments to look at"))
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setUniformItemSizes(True)
        for frame, icon, words in events:
            item = QListWidgetItem(icons.icon(icon, "muted"), words)
            item.setData(Qt.ItemDataRole.UserRole, frame)
            self.addItem(item)
        height = self.sizeHintForRow(0) if events else 0
        self.setFixedHeight(height * min(MOST_SHOWN, max(1, len(events))) + 4)
        self.itemClicked.connect(self._pick)
        self.itemActivated.connect(self._pick)

    def _pick(self, item: QListWidgetItem) -> None:
        self.frame_picked.emit(int(item.data(Qt.ItemDataRole.UserRole)))
