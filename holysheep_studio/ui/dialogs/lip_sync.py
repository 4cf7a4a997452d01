"""Lip-sync: whose voice a clip's lips are to move to, where it comes from, and who is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from holysheep_studio.ui import stillness, unsaved
from holysheep_studio.ui.unsaved import Typing
from holysheep_studio.ui.widgets.dialog_parts import open_at, state_words
from holysheep_studio.ui.widgets.file_field import FileField
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, beside, label, push_button
from holysheep_studio.ui.widgets.restored_bar import RestoredBar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from holysheep_studio.domain.voice import LipSyncRules, Speaker

_FILE, _SPEAKER = "file", "speaker"


class LipChoice(NamedTuple):
    """What the fields say; `sound` None: the provider's own voice says `text`."""

    connection: str
    voice: str
    sound: Path | None
    speaker: str
    text: str


class LipSyncDialog(QDialog):
    """Shows what it is given. `cost_asked(choice)`, `voices_asked(voice)`, `speakers_asked(connection)`."""

    cost_asked = Signal(object)
    voices_asked = Signal(str)
    speakers_asked = Signal(str)

    def __init__(self, clip: str, said: str, parent: QWidget, key: str = "") -> None:
        """`clip` is what is shown as its name, `said` the shot's dialogue; what is typed is kept under `key`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lip-sync"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rules: Mapping[str, LipSyncRules] = {}
        self.clip = label(clip, wrap=True)
        self.connection, self.voice, self.speaker = CalmChoice(), CalmChoice(), CalmChoice()
        self.speaker.setEditable(True)
        self.source = CalmChoice()
        self.source.addItem(self.tr("A sound file with the voice"), _FILE)
        self.source.addItem(self.tr("A voice of the provider"), _SPEAKER)
        kinds = self.tr("Sound (*.wav *.flac *.mp3 *.m4a *.aac *.mp4 *.mov)")
        self.sound = FileField(self.tr("A sound file with the voice"), kinds)
        self.text = QPlainTextEdit(said)
        self.text.setObjectName("prompt")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(72)
        self.count = label("", "muted")
        self.voices_button = push_button("circle-check", self.tr("Consents\u2026"))
        self.speakers_button = push_button("download", self.tr("Ask which there are"))
        self.speakers_button.setToolTip(self.tr("Asks the provider for its voices; this costs nothing"))
        self.cost_button = push_button("check", self.tr("What it costs\u2026"), primary=True)
        self.leave_button = push_button("", self.tr("Cancel"))
        self.state = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.restored = RestoredBar()
        self.typing = Typing(unsaved.of(parent), lambda: {"text": self.text.toPlainText()}, self._put, self)
        self.typing.restored.connect(self._show_restored)
        self._is_restored = False
        self.restored.back_asked.connect(self.typing.put_back)
        self._lay_out()
        self._connect()
        if key:
            self.typing.begin(f"lips/{key}")
        open_at(self, 640, 440)
        self._enable()

    @property
    def _own(self) -> bool:
        """Whether the provider's own voice speaks."""
        return bool(self.source.currentData() == _SPEAKER)

    @property
    def choice(self) -> LipChoice:
        """What the fields say."""
        own = self._own
        row = self.speaker.findText(self.speaker.currentText())
        speaker = str(self.speaker.itemData(row) or "") if row >= 0 else self.speaker.currentText().strip()
        return LipChoice(
            str(self.connection.currentData() or ""),
            str(self.voice.currentData() or ""),
            None if own else self.sound.file,
            speaker if own else "",
            self.text.toPlainText() if own else "",
        )

    def show_connections(self, offers: Mapping[str, LipSyncRules]) -> None:
        """Who moves lips, and what each takes."""
        self._rules = offers
        self.connection.clear()
        for name in offers:
            self.connection.addItem(name, name)
        if not offers:
            self.say(self.tr("No connection moves lips yet. Add one that does, for instance to PixVerse."), "warning")
        self._enable()

    def show_voices(self, found: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """(voice, words) of the voices that may be used."""
        kept = chosen or self.choice.voice
        self.voice.clear()
        for voice, words in found:
            self.voice.addItem(words, voice)
        names = [voice.casefold() for voice, _ in found]
        self.voice.setCurrentIndex(names.index(kept.casefold()) if kept.casefold() in names else min(0, len(names) - 1))
        self._enable()

    def show_speakers(self, found: Sequence[Speaker]) -> None:
        """The provider's own voices."""
        self.speaker.clear()
        for one in found:
            self.speaker.addItem(one.name, one.id)
        self._enable()

    def _show_restored(self, restored: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._is_restored = restored
        self._enable()

    def _put(self, values: Mapping[str, Any]) -> None:
        self.text.setPlainText(str(values.get("text", "")))

    def say(self, words: str, tone: str = "muted", *, busy: bool = False) -> None:
        """How it stands."""
        state_words(self.state, words, tone)
        self.bar.setVisible(busy)
        stillness.show_unknown(self.bar)
        self._fields.setEnabled(not busy)
        self.cost_button.setEnabled(not busy)
        if not busy:
            self._enable()

    def _connect(self) -> None:
        self.cost_button.setDefault(True)
        self.leave_button.clicked.connect(self.reject)
        self.cost_button.clicked.connect(lambda: self.cost_asked.emit(self.choice))
        self.voices_button.clicked.connect(lambda: self.voices_asked.emit(self.choice.voice))
        self.speakers_button.clicked.connect(lambda: self.speakers_asked.emit(self.choice.connection))
        self.connection.currentIndexChanged.connect(lambda _: self._choose_connection())
        self.source.currentIndexChanged.connect(lambda _: self._enable())
        self.sound.changed.connect(self._enable)
        self.text.textChanged.connect(self._enable)
        self.text.textChanged.connect(self.typing.note)
        self.speaker.editTextChanged.connect(lambda _: self._enable())

    def _choose_connection(self) -> None:
        self.speaker.clear()  # another provider has other voices
        self._enable()

    def _enable(self) -> None:
        choice, own = self.choice, self._own
        rules = self._rules.get(choice.connection)
        self._fields.show_field(self.sound, shown=not own)
        self.restored.setVisible(own and self._is_restored)
        for part in (self._speaker_row, self.text):
            self._fields.show_field(part, shown=own)
        self.speakers_button.setEnabled(bool(choice.connection))
        letters = len(" ".join(self.text.toPlainText().split()))
        most = 0 if rules is None else rules.most_chars
        self.count.setText(self.tr("{n} of {most} characters").format(n=letters, most=most) if rules and own else "")
        whole = bool(choice.speaker) and 0 < letters <= most if own else choice.sound is not None
        self.cost_button.setEnabled(rules is not None and bool(choice.voice) and whole)

    def _lay_out(self) -> None:
        self._fields = Form(label_px=130)
        self._speaker_row = beside(self.speaker, self.speakers_button)
        self._fields.add_field(self.tr("Clip"), self.clip)
        self._fields.add_field(self.tr("Connection"), self.connection)
        self._fields.add_field(self.tr("Whose voice"), beside(self.voice, self.voices_button))
        self._fields.add_field(self.tr("The voice comes from"), self.source)
        self._fields.add_field(self.tr("Sound"), self.sound)
        self._fields.add_field(self.tr("Speaker"), self._speaker_row)
        self._fields.add_field(self.tr("What is said"), self.text)
        self._fields.add_wide(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        words = self.tr(
            "The provider moves the lips in this clip to a voice. The clip and the sound are sent to it;"
            " a take of a shot gets a further take, a clip of the library a further clip."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.restored)
        column.addWidget(self._fields)
        column.addStretch(1)
        column.addWidget(self.state)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.cost_button)
        column.addLayout(row)
