"""The finer choices of a render: how frames are made, at which rate, with how much blur, with sound or without."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from holysheep_studio.domain.render import Interpolation, Quality
from holysheep_studio.domain.timebase import STANDARD_RATES
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.widgets.forms import Form, NumberField

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from holysheep_studio.domain.timebase import FrameRate

#: What players and clouds take; odd and very high rates are for the command line.
_RATES = tuple(rate for rate in STANDARD_RATES if Fraction(23) < rate <= 60)


class OptionForm(QWidget):
    """Defaults that need no touching."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interpolation = _Choice(self)
        for one, words in texts.INTERPOLATIONS.items():
            self._interpolation.addItem(texts.say(words), one)
        self._quality = _Choice(self)
        for grade, words in texts.QUALITIES.items():
            self._quality.addItem(texts.say(words), grade)
        self._quality.setCurrentIndex(1)
        self._rate = _Choice(self)
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
        self._sound = QCheckBox(self.tr("Keep the sound"), self)
        self._sound.setChecked(True)
        form = Form(self)
        form.add_field(self.tr("New frames"), self._interpolation)
        form.add_field(self.tr("Quality"), self._quality)
        form.add_field(self.tr("Frame rate"), self._rate)
        form.add_field(self.tr("Motion blur"), self._shutter)
        form.add_wide(self._stabilise)
        form.add_wide(self._sound)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        for box in (self._interpolation, self._quality, self._rate):
            box.currentIndexChanged.connect(self.changed)
        self._shutter.valueChanged.connect(self.changed)
        for tick in (self._stabilise, self._sound):
            tick.toggled.connect(self.changed)

    @property
    def interpolation(self) -> Interpolation:
        """How frames between frames are made."""
        # Qt keeps such a value as plain text
        return Interpolation(self._interpolation.currentData())

    @property
    def quality(self) -> Quality:
        """Speed against quality."""
        return Quality(self._quality.currentData())

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
    def keep_sound(self) -> bool:
        """Whether the sound comes along where it can."""
        return self._sound.isChecked()

    def suggest_stabilising(self, *, wanted: bool) -> None:
        """What the chosen effect asks for."""
        self._stabilise.setChecked(wanted)


class _Choice(QComboBox):
    """Leaves the wheel to the page unless it has the focus, and is no wider than its column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
