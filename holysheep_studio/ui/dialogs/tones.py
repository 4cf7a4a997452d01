"""Tones: what each feeling asks of camera and light, seen, changed, added, and brought back as it was shipped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

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

from holysheep_studio.domain.screenplay import Tone
from holysheep_studio.ui import icons, punctuation, tone_words, unsaved
from holysheep_studio.ui.unsaved import Typing
from holysheep_studio.ui.widgets import form_memory
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.forms import Form, label, push_button
from holysheep_studio.ui.widgets.restored_bar import RestoredBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.screenplay import ToneRow

_ROLE = Qt.ItemDataRole.UserRole


class TonesDialog(QDialog):
    """Shows what it is given. `kept(tone)`, `reset_asked(name)`: as shipped, or gone where it is the user's own."""

    kept = Signal(object)
    reset_asked = Signal(str)
    folder_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tones"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows: dict[str, ToneRow] = {}
        self.opened = ""
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Tones"))
        self.list.currentItemChanged.connect(lambda *_: self._open())
        self.name, self.camera, self.lighting, self.pace = (QLineEdit() for _ in range(4))
        self.name.setPlaceholderText(self.tr("one word, as storyboards say it"))
        self.camera.setPlaceholderText(self.tr("for instance: low angle, handheld, close"))
        self.lighting.setPlaceholderText(self.tr("for instance: hard contrasty light"))
        self.pace.setPlaceholderText(self.tr("for instance: abrupt"))
        self.words = QPlainTextEdit()
        self.words.setObjectName("prompt")
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(self.tr("words in a script that tell this feeling, with commas"))
        self.state = label("", "muted", wrap=True)
        self.restored = RestoredBar()
        self.typing = Typing(
            unsaved.of(parent), partial(form_memory.values, self), partial(form_memory.restore, self), self
        )
        self.typing.restored.connect(self.restored.setVisible)
        self.restored.back_asked.connect(self.typing.put_back)
        for line in (self.name, self.camera, self.lighting, self.pace):
            line.textChanged.connect(lambda _: self.typing.note())
        self.words.textChanged.connect(self.typing.note)
        self.new_button = push_button("plus", self.tr("New tone"))
        self.new_button.clicked.connect(self._begin)
        self.folder_button = push_button("folder-open", self.tr("Open the folder"))
        self.folder_button.clicked.connect(self.folder_asked)
        self.reset_button = push_button("rotate-ccw", "")
        self.reset_button.clicked.connect(lambda: self.reset_asked.emit(self._name))
        self.keep_button = push_button("check", self.tr("Keep"), primary=True)
        self.keep_button.clicked.connect(self._keep)
        for button in (self.new_button, self.folder_button, self.reset_button, self.keep_button):
            button.setAutoDefault(False)
        self._lay_out()
        open_at(self, 760, 520)
        self._fill(Tone("", "", ""))
        self._enable()

    @staticmethod
    def key(name: str) -> str:
        """Under which what is typed about a tone is kept until the tone is; "" for a new one."""
        return f"tone/{name}"

    def show_tones(self, rows: Sequence[ToneRow], chosen: str = "") -> None:
        """Every tone; those that are changed or added are marked."""
        self._rows = {row.name: row for row in rows}
        chosen, place = chosen or self._name, self.list.verticalScrollBar().value()
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature; one tone is opened, not one after the other
        self.list.clear()
        for row in rows:
            mark = self.tr("cannot be used") if row.problem else self.tr("changed") if row.shipped else self.tr("yours")
            told = tone_words.in_list(row.name)
            words = punctuation.aside(told, mark) if row.own else told
            icon = icons.icon("triangle-alert") if row.problem else None
            item = QListWidgetItem(icon, words) if icon is not None else QListWidgetItem(words)
            item.setData(_ROLE, row.name)
            self.list.addItem(item)
        names = [row.name for row in rows]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self.list.verticalScrollBar().setValue(place)
        self.list.scrollToItem(self.list.currentItem())
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._open()

    def say(self, words: str, tone: str = "muted") -> None:
        """How it ended."""
        state_words(self.state, words, tone)

    @property
    def tone(self) -> Tone:
        """What the fields say."""
        return Tone(
            self.name.text().strip().casefold(),
            self.camera.text().strip(),
            self.lighting.text().strip(),
            self.pace.text().strip(),
            punctuation.parted(self.words.toPlainText()),
        )

    @property
    def _name(self) -> str:
        row = self.list.currentRow()
        return "" if row < 0 else str(self.list.item(row).data(_ROLE))

    def _open(self) -> None:
        row = self._rows.get(self._name)
        if row is not None:
            self._fill(row.tone or Tone(row.name, "", ""))
            self.say(row.problem, "negative" if row.problem else "muted")
        self._enable()

    def _fill(self, tone: Tone) -> None:
        self.typing.pause()
        self.opened = tone.name
        for field, text in (
            (self.name, tone.name), (self.camera, tone.camera), (self.lighting, tone.lighting), (self.pace, tone.pace),
        ):  # fmt: skip
            field.setText(text)
        self.words.setPlainText(", ".join(tone.words))
        self.typing.begin(self.key(tone.name))

    def _begin(self) -> None:
        self.list.setCurrentRow(-1)
        self._fill(Tone("", "", ""))
        self.say("")
        self._enable()
        self.name.setFocus()

    def _enable(self) -> None:
        row = self._rows.get(self._name)
        own = row is not None and row.own
        self.reset_button.setEnabled(own)
        mine = row is not None and not row.shipped
        self.reset_button.setText(self.tr("Forget") if mine else self.tr("As shipped"))

    def _keep(self) -> None:
        tone = self.tone
        for words, field in ((tone.name, self.name), (tone.camera, self.camera), (tone.lighting, self.lighting)):
            if not words:
                self.say(self.tr("A tone needs a name, a camera and a lighting."), "negative")
                field.setFocus()
                return
        self.kept.emit(tone)

    def _lay_out(self) -> None:
        form = Form()
        for words, field in (
            (self.tr("Name"), self.name),
            (self.tr("Camera"), self.camera),
            (self.tr("Lighting"), self.lighting),
            (self.tr("Pace"), self.pace),
            (self.tr("Told by"), self.words),
        ):
            form.add_field(words, field)
        left, right = QWidget(), QWidget()
        names, fields = QVBoxLayout(left), QVBoxLayout(right)
        names.setContentsMargins(0, 0, 0, 0)
        fields.setContentsMargins(12, 0, 0, 0)
        names.addWidget(self.list, 1)
        names.addWidget(self.new_button)
        names.addWidget(self.folder_button)
        fields.addWidget(form, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([220, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        words = self.tr(
            "A shot's tone adds these words to what is asked of the model. Shots whose words change are filmed"
            " anew when you ask for it."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.restored)
        column.addWidget(split, 1)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.addWidget(self.reset_button)
        row.addStretch(1)
        row.addWidget(close_row(self))
        row.addWidget(self.keep_button)
        column.addLayout(row)
