"""Rules: which connection and model make a clip where rules choose; edited as text, in versions, and tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.ui import spoken, texts, unsaved
from holysheep_studio.ui.unsaved import Typing
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.forms import CalmChoice, label, push_button
from holysheep_studio.ui.widgets.plain_table import PlainTable
from holysheep_studio.ui.widgets.restored_bar import RestoredBar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TABLE_ROWS = 4
USUAL_EFFECT = "slow_motion_4x"


class RulesDialog(QDialog):
    """Says what is wanted; a text that is no set of rules changes nothing."""

    use_asked = Signal(str)  # the text
    restore_asked = Signal(int)  # a version
    try_asked = Signal(str, str)  # a prompt and an effect

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rules"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kept = ""
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("The rules as text"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._enable)
        self.restored = RestoredBar()
        self.typing = Typing(unsaved.of(parent), lambda: {"text": self.text.toPlainText()}, self._put, self)
        self.typing.restored.connect(self.restored.setVisible)
        self.restored.back_asked.connect(self.typing.put_back)
        self.text.textChanged.connect(self.typing.note)
        said = self.tr(
            "Where the composer says \u201cLet the rules choose\u201d, the first rule counts whose every list fits, "
            "whose connection can do it, and whose price is within its ceiling. "
            "A price that nobody knows is within none."
        )
        self.outcome = label("", "muted", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.outcome, 1)
        foot.addWidget(close_row(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(said, "muted", wrap=True))
        column.addWidget(self.restored)
        column.addWidget(self.text, 1)
        column.addLayout(self._make_versions())
        column.addLayout(self._make_trial())
        column.addWidget(self._make_table())
        column.addLayout(foot)
        self._enable()
        open_at(self, 860, 680)
        self.text.setFocus()

    def show_rules(self, version: int, text: str) -> None:
        """The rules in force. What a person is typing stays."""
        typed = self.text.toPlainText()
        edited = typed not in {"", self._kept}
        self._kept = text
        if not edited:
            self.typing.pause()
            self.text.setPlainText(text)
            self.typing.begin("rules")
        earlier = self.versions.currentData() if self.versions.currentIndex() > 0 else version
        self.versions.clear()
        for number in range(version, -1, -1):
            words = self.tr("Version {n}").format(n=number) if number else self.tr("The shipped example")
            self.versions.addItem(
                self.tr("{version}, in force").format(version=words) if number == version else words, number
            )
        self.versions.setCurrentIndex(max(0, self.versions.findData(earlier)))
        self._enable()

    def took(self) -> None:
        """What was typed is in force."""
        self._kept = self.text.toPlainText()
        self.typing.settle()
        self._enable()

    def _put(self, values: Mapping[str, Any]) -> None:
        self.text.setPlainText(str(values.get("text", "")))

    def show_looks(self, rows: Sequence[Sequence[str]], tones: Sequence[str]) -> None:
        """How the rules look at the prompt that was tried, one after the other."""
        self.looks.show_rows(rows, tones)

    def say(self, words: str, tone: str = "muted") -> None:
        """What came of it."""
        state_words(self.outcome, words, tone)

    def _make_versions(self) -> QHBoxLayout:
        self.use_button = push_button("check", self.tr("Use these rules"), primary=True)
        self.use_button.clicked.connect(lambda: self.use_asked.emit(self.text.toPlainText()))
        self.versions = CalmChoice()
        spoken.name(self.versions, self.tr("Versions"))
        self.versions.setSizeAdjustPolicy(CalmChoice.SizeAdjustPolicy.AdjustToContents)
        self.versions.currentIndexChanged.connect(self._enable)
        self.back_button = push_button("rotate-ccw", self.tr("Use again"))
        self.back_button.clicked.connect(lambda: self.restore_asked.emit(int(self.versions.currentData())))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.use_button)
        row.addStretch(1)
        row.addWidget(self.versions)
        row.addWidget(self.back_button)
        for button in (self.use_button, self.back_button):
            button.setAutoDefault(False)
        return row

    def _make_trial(self) -> QHBoxLayout:
        self.prompt = QLineEdit()
        self.prompt.setPlaceholderText(self.tr("A prompt to try: where would it go?"))
        self.prompt.setAccessibleName(self.tr("A prompt to try: where would it go?"))
        self.effect = CalmChoice()
        spoken.name(self.effect, self.tr("Effect"))
        self.effect.setSizeAdjustPolicy(CalmChoice.SizeAdjustPolicy.AdjustToContents)
        for effect in EFFECTS.values():
            if effect.cloud is not None:
                self.effect.addItem(texts.effect(effect.name).label, effect.name)
        self.effect.setCurrentIndex(max(0, self.effect.findData(USUAL_EFFECT)))
        self.try_button = push_button("search", self.tr("Why this one"))
        self.try_button.setAutoDefault(False)
        self.try_button.clicked.connect(self._try)
        self.prompt.returnPressed.connect(self._try)
        self.prompt.textChanged.connect(self._enable)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.prompt, 1)
        row.addWidget(self.effect)
        row.addWidget(self.try_button)
        return row

    def _make_table(self) -> PlainTable:
        heads = (self.tr("Says"), self.tr("Rule"), self.tr("Goes to"), self.tr("Price"))
        self.looks = PlainTable(heads, self.tr("How the rules look at it"), right=frozenset({3}))
        rows = self.looks.verticalHeader().defaultSectionSize() * TABLE_ROWS
        self.looks.setFixedHeight(rows + self.looks.horizontalHeader().sizeHint().height() + 2)
        return self.looks

    def _enable(self) -> None:
        typed = self.text.toPlainText()
        self.use_button.setEnabled(bool(typed.strip()) and typed != self._kept)
        self.back_button.setEnabled(self.versions.currentIndex() > 0)
        self.try_button.setEnabled(bool(self.prompt.text().strip()))

    def _try(self) -> None:
        if self.try_button.isEnabled():
            self.try_asked.emit(self.prompt.text().strip(), str(self.effect.currentData()))
