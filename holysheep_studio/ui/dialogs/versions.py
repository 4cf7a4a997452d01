"""Versions: every version of each part of an episode, what differs from the one in force, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.ui import spoken, theme
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at
from holysheep_studio.ui.widgets.forms import CalmChoice, label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROLE = Qt.ItemDataRole.UserRole
#: Which colour of the theme a line has: of this version alone, of the one in force alone.
_TONES = {"-": "positive", "+": "negative"}


class VersionsDialog(QDialog):
    """Shows what it is given. `part_chosen(stage, key)`."""

    part_chosen = Signal(str, str)
    version_chosen = Signal(int)
    restore_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Versions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.part = CalmChoice()
        spoken.name(self.part, self.tr("Part of the episode"))
        self.part.activated.connect(lambda _: self.part_chosen.emit(*self.part.currentData()))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("This version beside the one in force"))
        self.legend = label("", "muted", wrap=True)
        self.state = label("", "muted", wrap=True)
        self.restore_button = push_button("history", self.tr("Bring this version back"), primary=True)
        self.restore_button.setAutoDefault(False)
        self.restore_button.clicked.connect(lambda: self.restore_asked.emit(self.version))
        self._newest = 0
        self._lay_out()
        self.say("")
        open_at(self, 860, 560)

    @property
    def version(self) -> int:
        """The chosen version; 0 where there is none."""
        row = self.list.currentRow()
        return 0 if row < 0 else int(self.list.item(row).data(_ROLE))

    def show_parts(self, parts: Sequence[tuple[str, str, str]], chosen: tuple[str, str]) -> None:
        """(stage, key, words) of every part that has versions."""
        self.part.clear()
        for stage, key, words in parts:
            self.part.addItem(words, (stage, key))
        places = [(stage, key) for stage, key, _ in parts]
        self.part.setCurrentIndex(places.index(chosen) if chosen in places else 0)

    def show_versions(self, versions: Sequence[tuple[int, str]]) -> None:
        """(number, words) of the chosen part, newest first."""
        self._newest = versions[0][0] if versions else 0
        self.list.clear()
        for number, words in versions:
            item = QListWidgetItem(words)
            item.setData(_ROLE, number)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def show_text(self, lines: Sequence[tuple[str, str]]) -> None:
        """(sign, line): "-" stands in this version alone, "+" in the one in force alone."""
        self.text.clear()
        cursor = self.text.textCursor()
        worn = theme.current()
        for sign, line in lines:
            form = QTextCharFormat()
            if sign in _TONES:
                form.setForeground(worn.colour(_TONES[sign]))
            mark = {"-": "\u25c2 ", "+": "\u25b8 "}.get(sign, "  ")
            cursor.insertText(f"{mark}{line}\n", form)
        self.text.moveCursor(cursor.MoveOperation.Start)
        differs = any(sign in _TONES for sign, _ in lines)
        same = self.tr("It says the same as the version in force.")
        marks = self.tr("\u25c2 only in this version, \u25b8 only in the version in force.")
        self.legend.setText(marks if differs else same)

    def say(self, words: str) -> None:
        """How it ended."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def _choose(self) -> None:
        self.restore_button.setEnabled(self.version not in {0, self._newest})
        if self.version:
            self.version_chosen.emit(self.version)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([260, 600])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.part)
        column.addWidget(split, 1)
        column.addWidget(self.legend)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.addWidget(self.restore_button)
        row.addStretch(1)
        row.addWidget(close_row(self))
        column.addLayout(row)
