"""The scene writer: from a concept to an opening, numbers and changes in words, all of which can be edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from holysheep_studio.ui import icons
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.staging import Staging

REST_MS = 400


class ScenePage(QWidget):
    """`write_asked(concept, connection)`; `prompt_asked` offers the opening as prompt; `edited` as the other pages."""

    edited = Signal(object, str, str)
    write_asked = Signal(str, str)
    stop_asked = Signal()
    prompt_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._staging: Staging | None = None
        self._writing = False
        self.concept = _text(self.tr("Concept"), self.tr("A silk scarf slides off a table"), 3)
        self.connection = CalmChoice()
        self.write = push_button("wand-sparkles", self.tr("Write the scene"))
        self.said = label("", "muted", wrap=True)
        self.opening = _text(self.tr("Opening"), self.tr("How the scene begins"), 5)
        self.changes = _text(self.tr("What happens"), self.tr("One change a line"), 5)
        self.use = push_button("terminal", self.tr("Use the opening as prompt"))
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._take_words)
        form = Form()
        form.add_field(self.tr("Written by"), self.connection)
        row = QHBoxLayout()
        row.addWidget(self.write, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Concept"), "section"))
        column.addWidget(self.concept)
        column.addWidget(form)
        column.addLayout(row)
        column.addWidget(self.said)
        for words, field in ((self.tr("Opening"), self.opening), (self.tr("What happens"), self.changes)):
            column.addWidget(label(words, "section"))
            column.addWidget(field)
        column.addWidget(self.use)
        self.said.hide()
        self.show_connections(())
        self.write.clicked.connect(self._press)
        self.concept.textChanged.connect(self._enable)
        for field in (self.opening, self.changes):
            field.textChanged.connect(self._soon.start)
        self.use.clicked.connect(lambda: self.prompt_asked.emit(self.opening.toPlainText().strip()))
        self._enable()

    def show_connections(self, connections: Sequence[tuple[str, str]]) -> None:
        """Offer these to write, as (name, words), beside the plain fallback."""
        chosen = self.connection.currentData()
        self.connection.clear()
        for name, words in (*connections, ("", self.tr("Nobody: the plain fallback"))):
            self.connection.addItem(words, name)
        self.connection.setCurrentIndex(max(0, self.connection.findData(chosen)))

    def show_staging(self, staging: Staging) -> None:
        """Show the words that are set; what is being typed is left alone."""
        self._staging = staging
        for field, words in ((self.opening, staging.initial_state), (self.changes, "\n".join(staging.changes))):
            if _plain(field) != words.strip():
                with QSignalBlocker(field):
                    field.setPlainText(words)
        self._enable()

    def show_writing(self, *, writing: bool) -> None:
        """A model is asked, or has answered."""
        self._writing = writing
        self.write.setText(self.tr("Stop") if writing else self.tr("Write the scene"))
        self.write.setIcon(icons.icon("x" if writing else "wand-sparkles"))
        if writing:
            self.show_words(self.tr("The model is writing\u2026"))
        self._enable()

    def show_words(self, words: str, tone: str = "muted") -> None:
        """Where the scene comes from, or why there is none."""
        state_words(self.said, words, tone)
        self.said.setVisible(bool(words))

    def _press(self) -> None:
        if self._writing:
            self.stop_asked.emit()
        else:
            self.write_asked.emit(_plain(self.concept), str(self.connection.currentData() or ""))

    def _enable(self) -> None:
        self.write.setEnabled(self._writing or bool(_plain(self.concept)))
        self.use.setEnabled(bool(_plain(self.opening)))

    def _take_words(self) -> None:
        self._enable()
        if self._staging is None:
            return
        changes = tuple(line.strip() for line in _plain(self.changes).splitlines() if line.strip())
        made = replace(self._staging, initial_state=_plain(self.opening), changes=changes)
        if made != self._staging:
            self.edited.emit(made, self.tr("Words of the scene"), "words")


def _plain(field: QPlainTextEdit) -> str:
    return field.toPlainText().strip()


def _text(name: str, placeholder: str, lines: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName("prompt")
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setTabChangesFocus(True)
    made.setAcceptDrops(False)
    made.setFixedHeight(lines * made.fontMetrics().lineSpacing() + 16)
    return made
