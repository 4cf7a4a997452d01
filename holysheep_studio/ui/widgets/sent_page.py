"""What a connection will really receive of the physics: on the wire, in the prompt, or not at all, and the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from holysheep_studio.ui import icons, punctuation
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import CalmChoice, Fold, Form, label

if TYPE_CHECKING:
    from collections.abc import Sequence

ICON_PX = 16
BODY_LINES = 16


class SentRow(NamedTuple):
    """One wish as it is shown: its name, an icon, how it goes out, and the words that say it in the prompt."""

    name: str
    icon: str
    way: str
    words: str


class SentPage(QWidget):
    """`connection_chosen(name)`: tell what this one would get."""

    connection_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.connection = CalmChoice()
        self.said = label("", "muted", wrap=True)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.issues = label("", "warning", wrap=True)
        self.prompt = label("", "", wrap=True)
        self.body = QPlainTextEdit()
        self.body.setObjectName("prompt")
        self.body.setAcceptDrops(False)  # a drop is for the window
        self.body.setReadOnly(True)
        self.body.setTabChangesFocus(True)
        self.body.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.body.setAccessibleName(self.tr("Body of the request"))
        self.body.setFixedHeight(BODY_LINES * self.body.fontMetrics().lineSpacing())
        form = Form()
        form.add_field(self.tr("Connection"), self.connection)
        self._whole = Fold(self.tr("The request as it leaves"), self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (form, self.said, self._rows, self.issues, label(self.tr("Prompt"), "section"), self.prompt,
                       self._whole):  # fmt: skip
            column.addWidget(widget)
        self.connection.activated.connect(lambda: self.connection_chosen.emit(str(self.connection.currentData())))

    def show_connections(self, connections: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these, as (name, words)."""
        with QSignalBlocker(self.connection):
            self.connection.clear()
            for name, words in connections:
                self.connection.addItem(words, name)
            self.connection.setCurrentIndex(self.connection.findData(chosen))
        if not connections:
            self.show_words(self.tr("There is no connection yet. Connections are made in the Edit menu."))

    def show_words(self, words: str, tone: str = "muted") -> None:
        """Say why nothing can be told."""
        self._clear()
        state_words(self.said, words, tone)
        for widget in (self.issues, self._whole):
            widget.hide()
        self.prompt.setText("")

    def show_receipt(self, rows: Sequence[SentRow], prompt: str, body: str, issues: Sequence[str], about: str) -> None:
        """Show what leaves."""
        self._clear()
        state_words(self.said, about, "muted")
        for n, row in enumerate(rows):
            picture = QLabel()
            picture.setPixmap(icons.icon(row.icon, "muted").pixmap(ICON_PX, ICON_PX))
            self._grid.addWidget(picture, n, 0)
            self._grid.addWidget(label(row.name), n, 1)
            told = label(punctuation.named(row.way, row.words), "muted", wrap=True)
            self._grid.addWidget(told, n, 2)
        self.issues.setText("\n".join(issues))
        self.issues.setVisible(bool(issues))
        self.prompt.setText(prompt)
        self.body.setPlainText(body)
        self._whole.setVisible(bool(body))

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
