"""Voices: who has allowed the use of whose voice and what for; recorded once, taken back at any time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.ui import icons, unsaved
from holysheep_studio.ui.unsaved import Typing
from holysheep_studio.ui.widgets import form_memory
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.file_field import FileField
from holysheep_studio.ui.widgets.forms import Form, label, push_button
from holysheep_studio.ui.widgets.restored_bar import RestoredBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ROLE = Qt.ItemDataRole.UserRole


class ConsentRow(NamedTuple):
    """A consent in words: in a line of the list, and all of it."""

    id: str
    voice: str
    line: str
    whole: str
    holds: bool


class Statement(NamedTuple):
    """What a person is about to record."""

    voice: str
    person: str
    given_by: str
    purpose: str
    words: str
    recording: Path | None


class VoicesDialog(QDialog):
    """Shows what it is given. `recorded(statement)`, `revoke_asked(id)`."""

    recorded = Signal(object)
    revoke_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Voices and consents"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Consents"))
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(self.tr("The chosen consent"))
        self.whole.setFixedHeight(112)
        self.revoke_button = push_button("circle-x", self.tr("Take it back\u2026"))
        self.revoke_button.clicked.connect(self._revoke)
        self.record_button = push_button("check", self.tr("Record the consent"), primary=True)
        self.record_button.clicked.connect(self._record)
        for button in (self.revoke_button, self.record_button):
            button.setAutoDefault(False)
        self.state = label("", "muted", wrap=True)
        self._make_fields()
        self.restored = RestoredBar()
        self.typing = Typing(unsaved.of(parent), self._values, partial(form_memory.restore, self), self)
        self.typing.restored.connect(self.restored.setVisible)
        self.restored.back_asked.connect(self.typing.put_back)
        for line in (self.voice, self.person, self.given_by, self.purpose, self.recording.path):
            line.textChanged.connect(lambda _: self.typing.note())
        self.words.textChanged.connect(self.typing.note)
        self._lay_out()
        open_at(self, 820, 600)
        self._show()

    def begin(self, voice: str) -> None:
        """A new statement for this voice; what was typed for it and not recorded is there again."""
        self.typing.pause()
        self.clear()
        self.voice.setText(voice)
        self.typing.begin(f"consent/{voice}")
        (self.person if voice else self.voice).setFocus()

    def show_consents(self, found: Sequence[ConsentRow], chosen: str = "") -> None:
        """Every consent that was ever given; `chosen` is an id."""
        self.list.clear()
        for row in found:
            item = QListWidgetItem(icons.icon("circle-check" if row.holds else "circle-x"), row.line)
            item.setData(_ROLE, row)
            self.list.addItem(item)
        ids = [row.id for row in found]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else min(0, len(ids) - 1))
        self._show()

    def say(self, words: str, tone: str = "muted") -> None:
        """How it ended."""
        state_words(self.state, words, tone)

    def clear(self) -> None:
        """The fields for another statement."""
        for field in (self.voice, self.person, self.given_by, self.purpose, self.recording.path):
            field.clear()
        self.words.clear()

    def took(self) -> None:
        """What the fields say is recorded."""
        self.typing.settle()
        self.begin("")

    def _values(self) -> unsaved.Values:
        return {name: value for name, value in form_memory.values(self).items() if name != "whole"}

    def _make_fields(self) -> None:
        self.voice, self.person, self.given_by, self.purpose = (QLineEdit() for _ in range(4))
        self.voice.setPlaceholderText(self.tr("the name it is chosen by"))
        self.person.setPlaceholderText(self.tr("who is heard"))
        self.given_by.setPlaceholderText(self.tr("that person, or their agent"))
        self.purpose.setPlaceholderText(self.tr("for instance the series Coast"))
        self.words = QPlainTextEdit()
        self.words.setObjectName("prompt")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(56)
        self.words.setPlaceholderText(self.tr("what was said or signed"))
        kinds = self.tr("Recordings and documents (*.wav *.flac *.mp3 *.m4a *.mp4 *.mov *.pdf *.png *.jpg)")
        self.recording = FileField(self.tr("A file with the statement"), f"{kinds};;*")

    def _lay_out(self) -> None:
        form = Form(label_px=130)
        for words, field in (
            (self.tr("Voice"), self.voice),
            (self.tr("Whose voice it is"), self.person),
            (self.tr("Allowed by"), self.given_by),
            (self.tr("What for"), self.purpose),
            (self.tr("Statement"), self.words),
            (self.tr("Recording"), self.recording),
        ):
            form.add_field(words, field)
        left, right = QWidget(), QWidget()
        known, fresh = QVBoxLayout(left), QVBoxLayout(right)
        known.setContentsMargins(0, 0, 0, 0)
        fresh.setContentsMargins(12, 0, 0, 0)
        known.addWidget(self.list, 1)
        known.addWidget(self.whole)
        known.addWidget(self.revoke_button)
        fresh.addWidget(label(self.tr("Record a consent"), "section"))
        fresh.addWidget(self.restored)
        fresh.addWidget(form)
        fresh.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([260, 540])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        words = self.tr(
            "Lip-sync puts words into somebody's mouth. A job with a voice that nobody has allowed is refused."
            " What is recorded here is never changed; a consent that is taken back ends from that moment on."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(split, 1)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close_row(self))
        row.addWidget(self.record_button)
        column.addLayout(row)

    def _chosen(self) -> ConsentRow | None:
        row = self.list.currentRow()
        return None if row < 0 else ConsentRow(*self.list.item(row).data(_ROLE))

    def _show(self) -> None:
        row = self._chosen()
        self.whole.setPlainText(self.tr("No consent was recorded yet.") if row is None else row.whole)
        self.revoke_button.setEnabled(row is not None and row.holds)

    def _revoke(self) -> None:
        row = self._chosen()
        if row is not None:
            self.revoke_asked.emit(row.id)

    def _record(self) -> None:
        voice, person, given_by, purpose = (
            field.text() for field in (self.voice, self.person, self.given_by, self.purpose)
        )
        self.recorded.emit(Statement(voice, person, given_by, purpose, self.words.toPlainText(), self.recording.file))
