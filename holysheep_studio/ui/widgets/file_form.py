"""How the finished file is coded, and what it keeps of a high dynamic range."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holysheep_studio.domain.render import USUAL_CRF, Encoder, HdrChoice, VideoCodec
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, NumberField

CODECS = (
    (VideoCodec.AUTO, QT_TRANSLATE_NOOP("file_form", "Automatic")),
    (VideoCodec.H264, QT_TRANSLATE_NOOP("file_form", "H.264")),
    (VideoCodec.H265, QT_TRANSLATE_NOOP("file_form", "H.265")),
)
ENCODERS = (
    (Encoder.SOFTWARE, QT_TRANSLATE_NOOP("file_form", "Processor")),
    (Encoder.AUTO, QT_TRANSLATE_NOOP("file_form", "Hardware where it works")),
)
RANGES = (
    (HdrChoice.KEEP, QT_TRANSLATE_NOOP("file_form", "Keep HDR")),
    (HdrChoice.TONE_MAP, QT_TRANSLATE_NOOP("file_form", "Tone-map to SDR")),
)


class FileForm(QWidget):
    """Codec, encoder, rate factor, dynamic range."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codec = CalmChoice(self)
        for codec, words in CODECS:
            self._codec.addItem(say("file_form", words), codec)
        self._codec.setToolTip(
            self.tr("Automatic: H.264 for 8 bits, H.265 for more, ProRes 4444 where transparency is kept.")
        )
        self._encoder = CalmChoice(self)
        for encoder, words in ENCODERS:
            self._encoder.addItem(say("file_form", words), encoder)
        self._encoder.setToolTip(
            self.tr(
                "The processor writes the same bits every time and the most picture for the size. A hardware encoder "
                "is quicker; it is tried first, and the processor takes over where none works."
            )
        )
        self._crf = NumberField(Fraction(0), Fraction(51), "", self)
        self._crf.setDecimals(0)
        self._crf.setStepType(NumberField.StepType.DefaultStepType)
        self._crf.setValue(USUAL_CRF)
        self._crf.setToolTip(self.tr("Constant rate factor: 0 is lossless, 18 hard to tell from it, 28 small."))
        self._hdr = CalmChoice(self)
        for choice, words in RANGES:
            self._hdr.addItem(say("file_form", words), choice)
        self._hdr.setToolTip(self.tr("Matters for sources with a high dynamic range only."))
        form = Form(self)
        form.add_field(self.tr("Codec"), self._codec)
        form.add_field(self.tr("Encoder"), self._encoder)
        form.add_field(self.tr("Rate factor"), self._crf)
        form.add_field(self.tr("HDR sources"), self._hdr)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        for box in (self._codec, self._encoder, self._hdr):
            box.currentIndexChanged.connect(self.changed)
        self._crf.valueChanged.connect(self.changed)

    def show_choice(self, codec: VideoCodec, crf: int, hdr: HdrChoice, encoder: Encoder = Encoder.SOFTWARE) -> None:
        """Show what was chosen before."""
        self._codec.setCurrentIndex(self._codec.findData(codec))
        self._encoder.setCurrentIndex(self._encoder.findData(encoder))
        self._crf.setValue(crf)
        self._hdr.setCurrentIndex(self._hdr.findData(hdr))

    @property
    def codec(self) -> VideoCodec:
        """What the result is coded with."""
        return VideoCodec(self._codec.currentData())  # Qt keeps such a value as plain text

    @property
    def encoder(self) -> Encoder:
        """What does the coding."""
        return Encoder(self._encoder.currentData())

    @property
    def crf(self) -> int:
        """The constant rate factor, 0 to 51."""
        return int(self._crf.value())

    @property
    def hdr(self) -> HdrChoice:
        """What becomes of a high dynamic range."""
        return HdrChoice(self._hdr.currentData())
