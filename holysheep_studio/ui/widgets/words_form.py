"""What a cloud is told beside the prompt: what not to show, a style, a mood, a quality; only what the model takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from holysheep_studio.domain.capability import Carriage
from holysheep_studio.domain.cloud import Mode
from holysheep_studio.domain.feature import Feature
from holysheep_studio.ui.widgets.forms import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.capability import Capabilities
    from holysheep_studio.domain.cloud import CloudSpec

_SENT = frozenset({Carriage.WIRE, Carriage.PROMPT})


class WordsForm(Form):
    """A field that the model has no use for is hidden, and what was typed there is not asked for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.negative = _line(self.tr("What to keep out"))
        self.style_box, self.quality = _choice(self.tr("None")), _choice(self.tr("Provider's choice"))
        self.emotion = _line(self.tr("Such as calm"))
        self._rows: dict[Feature, tuple[str, QWidget]] = {
            Feature.NEGATIVE_PROMPT: (self.tr("Not to be seen"), self.negative),
            Feature.STYLE: (self.tr("Style"), self.style_box),
            Feature.EMOTION: (self.tr("Mood"), self.emotion),
            Feature.QUALITY: (self.tr("Quality"), self.quality),
        }
        for words, field in self._rows.values():
            self.add_field(words, field)
        for line in (self.negative, self.emotion):
            line.textChanged.connect(self.changed)
        for box in (self.style_box, self.quality):
            box.currentTextChanged.connect(self.changed)
        self._shown: frozenset[Feature] = frozenset()
        self.setVisible(False)

    @property
    def wish(self) -> dict[str, Any]:
        """The fields of the choice, by their names."""
        typed = {
            Feature.NEGATIVE_PROMPT: self.negative.text(),
            Feature.STYLE: self.style_box.currentText(),
            Feature.EMOTION: self.emotion.text(),
            Feature.QUALITY: self.quality.currentText(),
        }
        return {name.value: words.strip() for name, words in typed.items() if name in self._shown}

    def show_spec(self, spec: CloudSpec) -> None:
        """Show what a clip was asked for with; a word that the model does not offer joins its list."""
        self.negative.setText(spec.negative_prompt)
        self.emotion.setText(spec.emotion)
        for box, word in ((self.style_box, spec.style), (self.quality, spec.quality)):
            if not box.isEditable() and box.findText(word) < 0:
                box.addItem(word)
            box.setCurrentText(word)

    def show_abilities(self, can: Capabilities) -> None:
        """Offer what the model takes, on the wire or said in words."""
        taken = {name for name in self._rows if can.carriage(name, Mode.NORMAL) in _SENT}
        taken |= {name for name in self._rows if can.carriage(name, Mode.SLOW_MOTION) in _SENT}
        if not can.qualities:
            taken.discard(Feature.QUALITY)  # a preset's name that nobody knows is no choice
        self._shown = frozenset(taken)
        _fill(self.style_box, can.styles)
        _fill(self.quality, can.qualities)
        self.style_box.setEditable(not can.styles)
        edit = self.style_box.lineEdit()
        if edit is not None:
            edit.setAcceptDrops(False)
            edit.setAccessibleName(self.tr("Style"))
            edit.setPlaceholderText(self.tr("Such as film noir"))
        for name, (_, field) in self._rows.items():
            self.show_field(field, shown=name in taken)
        self.setVisible(bool(taken))


def _line(hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAcceptDrops(False)
    line.setPlaceholderText(hint)
    return line


def _choice(nothing: str) -> QComboBox:
    box = QComboBox()
    box.setPlaceholderText(nothing)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def _fill(box: QComboBox, known: Sequence[str]) -> None:
    """The known words after an empty one; what was chosen stays where it is still there."""
    before = box.currentText()
    box.blockSignals(True)  # noqa: FBT003 - Qt's signature
    box.clear()
    box.addItems(["", *known])
    box.setCurrentText(before if before in known or not known else "")
    box.blockSignals(False)  # noqa: FBT003 - Qt's signature
