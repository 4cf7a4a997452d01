"""What happens to the sound when time is bent: it follows, is heard at normal speed only, or is left out."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holysheep_studio.domain.render import USUAL_SOUND, SoundChoice, SoundMode
from holysheep_studio.domain.sound import FASTEST_SOUND, SLOWEST_SOUND
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, NumberField

MUTE = "mute"
MODES = (
    (SoundMode.STRETCH.value, QT_TRANSLATE_NOOP("sound_form", "Follows, pitch kept")),
    (SoundMode.KEEP.value, QT_TRANSLATE_NOOP("sound_form", "At normal speed only")),
    (MUTE, QT_TRANSLATE_NOOP("sound_form", "None")),
)


class SoundForm(QWidget):
    """The mode, and between which speeds sound is stretched."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = CalmChoice(self)
        for mode, words in MODES:
            self._mode.addItem(say("sound_form", words), mode)
        self._slowest = NumberField(SLOWEST_SOUND, Fraction(1), "\u00d7", self)
        self._slowest.setValue(float(USUAL_SOUND.slowest))
        self._fastest = NumberField(Fraction(1), FASTEST_SOUND, "\u00d7", self)
        self._fastest.setValue(float(USUAL_SOUND.fastest))
        for field in (self._slowest, self._fastest):
            field.setToolTip(self.tr("Where the clip runs slower or faster than this it is silent."))
        form = Form(self)
        form.add_field(self.tr("Sound"), self._mode)
        self._limits = Form(self)
        self._limits.add_field(self.tr("Heard from"), self._slowest)
        self._limits.add_field(self.tr("Heard up to"), self._fastest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(form)
        column.addWidget(self._limits)
        self._mode.currentIndexChanged.connect(self._choose)
        for field in (self._slowest, self._fastest):
            field.valueChanged.connect(self.changed)

    @property
    def keep_sound(self) -> bool:
        """Whether there is to be any sound."""
        return str(self._mode.currentData()) != MUTE

    @property
    def sound(self) -> SoundChoice:
        """How it goes with the speed; of no meaning without sound."""
        mode = SoundMode(self._mode.currentData()) if self.keep_sound else SoundMode.STRETCH
        return SoundChoice(mode, self._slowest.number, self._fastest.number)

    def show_choice(self, *, keep_sound: bool, sound: SoundChoice) -> None:
        """Show what was chosen before."""
        self._mode.setCurrentIndex(self._mode.findData(sound.mode.value if keep_sound else MUTE))
        self._slowest.setValue(float(sound.slowest))
        self._fastest.setValue(float(sound.fastest))

    def set_keep_sound(self, *, wanted: bool) -> None:
        """Turn sound on in its usual way, or off."""
        self._mode.setCurrentIndex(0 if wanted else self._mode.findData(MUTE))

    def _choose(self) -> None:
        self._limits.setVisible(str(self._mode.currentData()) == SoundMode.STRETCH.value)
        self.changed.emit()
