"""Accept, reject, star, and the tags of the chosen clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from holysheep_studio.domain.shelf import Decision
from holysheep_studio.ui import icons, punctuation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.shelf import ClipLine


class VerdictBar(QWidget):
    """`said` has a word of the keys; `tags_typed` the tags to give and to take."""

    said = Signal(str)
    tags_typed = Signal(tuple, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accept = self._button("circle-check", self.tr("Accept"), "A")
        self.reject = self._button("circle-x", self.tr("Reject"), "X")
        self.star = self._button("star", self.tr("Star"), "*")
        self.accept.clicked.connect(lambda on: self.said.emit("accept" if on else "undecide"))
        self.reject.clicked.connect(lambda on: self.said.emit("reject" if on else "undecide"))
        self.star.clicked.connect(lambda _: self.said.emit("star"))
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(self.tr("Tags, parted by commas"))
        self.tags.setAccessibleName(self.tr("Tags"))
        self.tags.addAction(icons.icon("tag", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.tags.setAcceptDrops(False)
        self.tags.editingFinished.connect(self._send_tags)
        self._common: tuple[str, ...] = ()
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.accept, self.reject, self.star):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.tags)

    def show_lines(self, lines: Sequence[ClipLine]) -> None:
        """Show what is said of all of these."""
        for button, decision in ((self.accept, Decision.ACCEPTED), (self.reject, Decision.REJECTED)):
            on = bool(lines) and all(line.decision is decision for line in lines)
            button.setChecked(on)
            tone = "positive" if decision is Decision.ACCEPTED else "negative"
            button.setIcon(icons.icon("circle-check" if button is self.accept else "circle-x", tone if on else "text"))
        starred = bool(lines) and all(line.starred for line in lines)
        self.star.setChecked(starred)
        self.star.setIcon(icons.icon("star", "warning" if starred else "text"))
        sets = [set(line.tags) for line in lines]
        common = tuple(sorted(set.intersection(*sets), key=str.casefold)) if sets else ()
        if common != self._common or not self.tags.hasFocus():
            self._common = common
            self.tags.setText(", ".join(common))
        self.setEnabled(bool(lines))

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Complete what is typed by these."""
        completer = QCompleter(list(tags), self.tags)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tags.setCompleter(completer)

    def _send_tags(self) -> None:
        typed = punctuation.parted(self.tags.text())
        known, wanted = {one.casefold() for one in self._common}, {one.casefold() for one in typed}
        add = tuple(one for one in typed if one.casefold() not in known)
        drop = tuple(one for one in self._common if one.casefold() not in wanted)
        if add or drop:
            self.tags_typed.emit(add, drop)

    def _button(self, icon: str, words: str, key: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icons.icon(icon))
        made.setIconSize(QSize(16, 16))
        made.setText(words)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setCheckable(True)
        made.setToolTip(punctuation.aside(words, key))
        made.setAccessibleName(words)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made
