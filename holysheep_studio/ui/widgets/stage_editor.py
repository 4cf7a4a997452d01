"""Editors of an episode's stages: text with a save button, and the form of one shot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.screenplay import LONGEST_S, SHORTEST_S, ShotPlan
from holysheep_studio.ui import punctuation, tone_words
from holysheep_studio.ui.unsaved import Typing
from holysheep_studio.ui.widgets.forms import label, push_button
from holysheep_studio.ui.widgets.restored_bar import RestoredBar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holysheep_studio.ui.unsaved import Unsaved


class TextEditor(QWidget):
    """A text that is kept as a new version when it is saved (Ctrl+S)."""

    saved = Signal(str)

    def __init__(self, unsaved: Unsaved) -> None:
        """`unsaved` keeps what is typed until it is saved."""
        super().__init__()
        self._key = ""
        self._before = ""
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("Text of the stage"))
        self.field.textChanged.connect(self._change)
        self.save_button = push_button("check", self.tr("Keep as a new version"))
        self.save_button.clicked.connect(self._save)
        QShortcut(QKeySequence.StandardKey.Save, self, self._save)
        self.restored = RestoredBar()
        self.typing = Typing(unsaved, lambda: {"text": self.field.toPlainText()}, self._put, self)
        self.typing.restored.connect(self.restored.setVisible)
        self.restored.back_asked.connect(self.typing.put_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.restored)
        column.addWidget(self.field, 1)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("What was made of it is then out of date; the rest stays."), "muted", wrap=True), 1)
        row.addWidget(self.save_button)
        column.addLayout(row)

    def open(self, text: str, key: str) -> None:
        """Show the text that is called so; what was typed and not saved of it is there again."""
        if (text, key) == (self._before, self._key) and self.field.toPlainText() != text:
            return
        self.typing.pause()
        self._before, self._key = text, key
        self.field.setPlainText(text)
        self.typing.begin(key)
        self._change()

    def _put(self, values: Mapping[str, Any]) -> None:
        self.field.setPlainText(str(values.get("text", "")))

    def _change(self) -> None:
        self.save_button.setEnabled(self.field.toPlainText() != self._before)
        self.typing.note()

    def _save(self) -> None:
        if self.save_button.isEnabled():
            self._before = self.field.toPlainText()
            self._change()
            self.saved.emit(self._before)


class ShotEditor(QWidget):
    """The fields of one shot of a storyboard."""

    saved = Signal(object)
    tones_asked = Signal()

    def __init__(self, unsaved: Unsaved) -> None:
        """`unsaved` keeps what is typed until it is saved."""
        super().__init__()
        self._shot = ShotPlan("", "", "")
        self.action = QPlainTextEdit()
        self.action.setObjectName("prompt")
        self.action.setTabChangesFocus(True)
        self.camera = QLineEdit()
        self.tone = QComboBox()
        self.tone.setEditable(True)
        self.elements = QLineEdit()
        self.duration = QSpinBox()
        self.duration.setRange(SHORTEST_S, LONGEST_S)
        self.duration.lineEdit().setTextMargins(6, 0, 0, 0)
        self.duration.setSuffix(self.tr(" s"))
        self.said = label("", "muted", wrap=True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for words, field in (
            (self.tr("Action"), self.action),
            (self.tr("Camera"), self.camera),
            (self.tr("Tone"), self._tone_row()),
            (self.tr("Seen"), self.elements),
            (self.tr("Length"), self.duration),
            (self.tr("Said"), self.said),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.save_button = push_button("check", self.tr("Keep as a new version"))
        self.save_button.clicked.connect(self._save)
        QShortcut(QKeySequence.StandardKey.Save, self, self._save)
        form.addRow("", self.save_button)
        self.restored = RestoredBar()
        form.addRow(self.restored)
        self.typing = Typing(unsaved, self._values, self._put, self)
        self.typing.restored.connect(self.restored.setVisible)
        self.restored.back_asked.connect(self.typing.put_back)
        for changed in (
            self.action.textChanged,
            self.camera.textChanged,
            self.tone.currentTextChanged,
            self.elements.textChanged,
            self.duration.valueChanged,
        ):
            changed.connect(lambda *_: self.typing.note())

    def _tone_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        self.tone.setAccessibleName(self.tr("Tone"))
        self.tones_button = push_button("sliders-horizontal", self.tr("Tones\u2026"))
        self.tones_button.setToolTip(self.tr("See and change what each tone asks of camera and light"))
        self.tones_button.clicked.connect(self.tones_asked)
        row.addWidget(self.tone, 1)
        row.addWidget(self.tones_button)
        box.setFocusProxy(self.tone)
        return box

    def show_tones(self, names: Sequence[str]) -> None:
        """The tones there are; others may be typed."""
        kept = self.tone.currentText()
        self.tone.clear()
        self.tone.addItems([tone_words.shown(name) for name in names])
        self.tone.setCurrentText(kept)

    def open(self, shot: ShotPlan, key: str) -> None:
        """Show the shot that is called so; what was typed and not saved of it is there again."""
        self.typing.pause()
        self._shot = shot
        self.action.setPlainText(shot.action)
        self.camera.setText(shot.camera_angle)
        self.tone.setCurrentText(tone_words.shown(shot.tone))
        self.elements.setText(", ".join(shot.visual_elements))
        self.duration.setValue(shot.duration_s)
        self.said.setText("\n".join(punctuation.named(one.speaker, one.text) for one in shot.dialogue) or "\u2013")
        self.typing.begin(key)

    def _values(self) -> dict[str, Any]:
        return {
            "action": self.action.toPlainText(),
            "camera": self.camera.text(),
            "tone": tone_words.named(self.tone.currentText()),
            "elements": self.elements.text(),
            "duration": self.duration.value(),
        }

    def _put(self, values: Mapping[str, Any]) -> None:
        now = {**self._values(), **values}
        self.action.setPlainText(str(now["action"]))
        self.camera.setText(str(now["camera"]))
        self.tone.setCurrentText(tone_words.shown(str(now["tone"])))
        self.elements.setText(str(now["elements"]))
        if isinstance(now["duration"], int):
            self.duration.setValue(now["duration"])

    def _save(self) -> None:
        elements = punctuation.parted(self.elements.text())
        self.saved.emit(
            replace(
                self._shot,
                action=self.action.toPlainText().strip(),
                camera_angle=self.camera.text().strip(),
                tone=tone_words.named(self.tone.currentText()).strip(),
                visual_elements=elements,
                duration_s=self.duration.value(),
            )
        )
