"""The finer choices of a render: how frames are made, at which rate, with how much blur, sound, and the file."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from holysheep_studio.domain.render import Interpolation, Quality
from holysheep_studio.domain.timebase import STANDARD_RATES
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.widgets.file_form import FileForm
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, NumberField
from holysheep_studio.ui.widgets.sound_form import SoundForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.brief import Choice
    from holysheep_studio.domain.render import FrameModel
    from holysheep_studio.domain.timebase import FrameRate

#: What players and clouds take; odd and very high rates are for the command line.
_RATES = tuple(rate for rate in STANDARD_RATES if Fraction(23) < rate <= 60)

_AUTOMATIC = "auto"


class OptionForm(QWidget):
    """Defaults that need no touching."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interpolation = CalmChoice(self)
        for one, words in texts.INTERPOLATIONS.items():
            self._interpolation.addItem(texts.say(words), one)
        self._quality = CalmChoice(self)
        for grade, words in texts.QUALITIES.items():
            self._quality.addItem(texts.say(words), grade)
        self._quality.setCurrentIndex(self._quality.findData(Quality.STANDARD))
        self._quality.addItem(self.tr("Automatic"), _AUTOMATIC)
        self._quality.setToolTip(
            self.tr("Automatic takes the best that is made within about a minute, and the fastest for very much work.")
        )
        self._rate = CalmChoice(self)
        self._rate.addItem(self.tr("Like the source"), None)
        for rate in _RATES:
            self._rate.addItem(figures.exact_rate(rate), rate)
        self._shutter = NumberField(Fraction(0), Fraction(360), "\u00b0", self)
        self._shutter.setSpecialValueText(self.tr("Off"))
        self._shutter.setStepType(NumberField.StepType.DefaultStepType)
        self._shutter.setSingleStep(45)
        self._shutter.setToolTip(self.tr("Shutter angle of the added motion blur: 180\u00b0 is half a frame."))
        self._stabilise = QCheckBox(self.tr("Stabilise"), self)
        self._stabilise.setToolTip(self.tr("Takes the shake out; crops the picture a little."))
        self._deflicker = QCheckBox(self.tr("Even out flicker"), self)
        self._deflicker.setToolTip(self.tr("Takes out light that flutters, as in time-lapse pictures."))
        self.sound = SoundForm(self)
        self.file = FileForm(self)
        form = Form(self)
        form.add_field(self.tr("New frames"), self._interpolation)
        form.add_field(self.tr("Quality"), self._quality)
        form.add_field(self.tr("Frame rate"), self._rate)
        form.add_field(self.tr("Motion blur"), self._shutter)
        form.add_wide(self._stabilise)
        form.add_wide(self._deflicker)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (form, self.sound, self.file):
            column.addWidget(part)
        for part in (self.sound, self.file):
            part.changed.connect(self.changed)
        for box in (self._interpolation, self._quality, self._rate):
            box.currentIndexChanged.connect(self.changed)
        self._shutter.valueChanged.connect(self.changed)
        for tick in (self._stabilise, self._deflicker):
            tick.toggled.connect(self.changed)

    def add_models(self, models: Iterable[FrameModel]) -> None:
        """Interpolation models of the user's beside the built-in ways."""
        for model in models:
            if all(self._interpolation.itemData(row) != model for row in range(self._interpolation.count())):
                self._interpolation.addItem(self.tr("Model {name}").format(name=model.name), model)

    @property
    def interpolation(self) -> Interpolation:
        """How frames between frames are made; a model takes the place of the flow."""
        chosen = self._interpolation.currentData()
        # Qt keeps such a value as plain text
        return Interpolation.FLOW if self.model is not None else Interpolation(chosen)

    @property
    def model(self) -> FrameModel | None:
        """The user's model that makes the frames between."""
        chosen = self._interpolation.currentData()
        return None if isinstance(chosen, str) else chosen

    @property
    def quality(self) -> Quality | None:
        """Speed against quality; None: by the amount of work."""
        chosen = str(self._quality.currentData())
        return None if chosen == _AUTOMATIC else Quality(chosen)

    @property
    def rate(self) -> FrameRate | None:
        """None follows the source."""
        chosen: FrameRate | None = self._rate.currentData()
        return chosen

    @property
    def shutter_deg(self) -> Fraction:
        """0 adds no blur."""
        return self._shutter.number

    @property
    def stabilise(self) -> bool:
        """Whether the shake is taken out."""
        return self._stabilise.isChecked()

    @property
    def deflicker(self) -> bool:
        """Whether fluttering light is evened out."""
        return self._deflicker.isChecked()

    def show_choice(self, choice: Choice) -> None:
        """Show what was chosen before."""
        if choice.model is not None:
            self.add_models([choice.model])
        made = choice.interpolation if choice.model is None else choice.model
        rows = range(self._interpolation.count())
        self._interpolation.setCurrentIndex(next((n for n in rows if self._interpolation.itemData(n) == made), 0))
        self._quality.setCurrentIndex(self._quality.findData(_AUTOMATIC if choice.quality is None else choice.quality))
        if choice.rate is not None and all(self._rate.itemData(n) != choice.rate for n in range(self._rate.count())):
            self._rate.addItem(figures.exact_rate(choice.rate), choice.rate)
        rates = range(self._rate.count())
        self._rate.setCurrentIndex(next((n for n in rates if self._rate.itemData(n) == choice.rate), 0))
        self._shutter.setValue(float(choice.shutter_deg))
        if choice.stabilise is not None:
            self._stabilise.setChecked(choice.stabilise)
        self._deflicker.setChecked(choice.deflicker)
        self.sound.show_choice(keep_sound=choice.keep_sound, sound=choice.sound)
        self.file.show_choice(choice.codec, choice.crf, choice.hdr, choice.encoder)

    def suggest_stabilising(self, *, wanted: bool) -> None:
        """What the chosen effect asks for."""
        self._stabilise.setChecked(wanted)
