"""Film: the voice and the music under the rough cut, and how loud it is to be, before it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.laid import Laid
from holysheep_studio.ui.widgets.file_field import FileField
from holysheep_studio.ui.widgets.fitting import fit_screen
from holysheep_studio.ui.widgets.form_steps import FormSteps
from holysheep_studio.ui.widgets.forms import Form, label, push_button

_MOST_FRAMES = 1_000_000
_USUAL_LUFS = -16.0


class FilmDialog(QDialog):
    """Says by `write_asked` that the fields are as they should be."""

    write_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Write the film"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kinds = self.tr("Sound (*.wav *.flac *.mp3 *.m4a *.aac *.ogg *.opus *.mp4 *.mov)")
        self.voice = FileField(self.tr("A sound file with speech"), kinds)
        self.music = FileField(self.tr("A sound file under the whole film"), kinds)
        self.voice_at = QSpinBox(minimum=-_MOST_FRAMES, maximum=_MOST_FRAMES)
        self.voice_gain = self._gain(0.0)
        self.music_gain = self._gain(-12.0)
        self.level = QCheckBox(self.tr("Bring the whole film to"))
        self.lufs = QDoubleSpinBox(minimum=-40, maximum=-5, value=_USUAL_LUFS, decimals=1, suffix=" LUFS")
        self.lufs.setEnabled(False)
        self.level.toggled.connect(self.lufs.setEnabled)
        self.write_button = push_button("download", self.tr("Choose where\u2026"), primary=True)
        self.write_button.setDefault(True)
        self.write_button.clicked.connect(self.write_asked)
        self.leave_button = push_button("", self.tr("Cancel"))
        self.leave_button.clicked.connect(self.reject)
        for field in (self.voice_at, self.voice_gain, self.music_gain, self.lufs):
            field.lineEdit().setTextMargins(6, 0, 0, 0)
        self._lay_out()
        self.steps.begin()
        self.resize(560, self.sizeHint().height())
        fit_screen(self)

    @property
    def laid(self) -> tuple[Laid, ...]:
        """The sounds under the film."""
        voice, music = self.voice.file, self.music.file
        spoken = (Laid(str(voice), self.voice_at.value(), self.voice_gain.value()),) if voice else ()
        return (*spoken, *((Laid(str(music), 0, self.music_gain.value()),) if music else ()))

    @property
    def loudness_lufs(self) -> float | None:
        """How loud the film is to be; None: as it comes."""
        return self.lufs.value() if self.level.isChecked() else None

    def _gain(self, db: float) -> QDoubleSpinBox:
        return QDoubleSpinBox(minimum=-60, maximum=24, value=db, decimals=1, suffix=" dB")

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("Voice"), self.voice)
        form.add_field(self.tr("Begins at frame"), self.voice_at)
        form.add_field(self.tr("Voice louder by"), self.voice_gain)
        form.add_field(self.tr("Music"), self.music)
        form.add_field(self.tr("Music louder by"), self.music_gain)
        form.add_wide(self.level)
        form.add_field(self.tr("Loudness"), self.lufs)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        words = self.tr(
            "The takes' own sound stays; voice and music are mixed in. The film is decoded and compared"
            " with the strip before it gets its name: frames, length, and sound within a frame of the picture."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(form)
        self.steps = FormSteps(self, self)
        row = QHBoxLayout()
        row.addWidget(self.steps)
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.write_button)
        column.addLayout(row)
