"""Facts: names and values in two columns, every value to be marked and copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from holysheep_studio.ui.widgets.forms import label

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME_PX = 92
#: Chinese breaks by itself, and never before its punctuation.
_LONG_WORD = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]{25,}")
_FEW_LETTERS = re.compile(r".{12}(?!$)", re.DOTALL)


class Facts(QWidget):
    """Rows are kept and filled anew, so that nothing flickers when the next clip is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, NAME_PX)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._shown: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """What it says."""
        return self._shown

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Say these; those without a value are left out."""
        self._shown = tuple((name, value) for name, value in facts if value)
        while len(self._rows) < len(self._shown):
            self._add_row()
        for place, (name, value) in enumerate(self._rows):
            there = place < len(self._shown)
            if there:
                name.setText(self._shown[place][0])
                value.setText(breakable(self._shown[place][1]))
                value.setAccessibleName(self._shown[place][0])
            name.setVisible(there)
            value.setVisible(there)

    def _add_row(self) -> None:
        name, value = label("", "muted", wrap=True), label("", wrap=True)
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = len(self._rows)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._rows.append((name, value))


def breakable(text: str) -> str:
    """Long words as paths and hashes may be broken anywhere: a space of no width after each few letters."""
    return _LONG_WORD.sub(lambda word: _FEW_LETTERS.sub("\\g<0>\u200b", word[0]), text)
