"""The form of a delivery: preset, format, shape, loudness, name, folder; says what it comes to as it is filled in."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.domain.deliverable import FORMATS, Fit, Frame, Wish, check, frame_of_shape
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.naming import FIELDS, USUAL, Collision, output_stem
from holysheep_studio.ui import texts
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.certificate_form import CertificateForm
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, NumberField, label, tool_button
from holysheep_studio.ui.widgets.typed_form import TypedForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holysheep_studio.domain.deliverable import Preset

FORMAT_WORDS = {
    "h264": QT_TRANSLATE_NOOP("delivery_form", "H.264 (MP4), plays everywhere"),
    "h265": QT_TRANSLATE_NOOP("delivery_form", "H.265 (MP4), smaller, 10 bit"),
    "av1": QT_TRANSLATE_NOOP("delivery_form", "AV1 (MP4), smallest, 10 bit"),
    "prores": QT_TRANSLATE_NOOP("delivery_form", "ProRes 422 HQ (MOV), for editing"),
    "gif": QT_TRANSLATE_NOOP("delivery_form", "GIF"),
    "webp": QT_TRANSLATE_NOOP("delivery_form", "Animated WebP"),
    "png": QT_TRANSLATE_NOOP("delivery_form", "Numbered PNG pictures"),
    "jpeg": QT_TRANSLATE_NOOP("delivery_form", "Numbered JPEG pictures"),
}
SHAPES = (
    ("", QT_TRANSLATE_NOOP("delivery_form", "Like the clip")),
    ("16/9", QT_TRANSLATE_NOOP("delivery_form", "16:9 landscape")),
    ("9/16", QT_TRANSLATE_NOOP("delivery_form", "9:16 portrait")),
    ("1/1", QT_TRANSLATE_NOOP("delivery_form", "1:1 square")),
    ("4/5", QT_TRANSLATE_NOOP("delivery_form", "4:5 feed")),
)
FITS = (
    (Fit.CROP, QT_TRANSLATE_NOOP("delivery_form", "Crop to fill")),
    (Fit.PAD, QT_TRANSLATE_NOOP("delivery_form", "Black bars")),
    (Fit.BLUR, QT_TRANSLATE_NOOP("delivery_form", "Blurred background")),
)
LEVELS = (
    (None, QT_TRANSLATE_NOOP("delivery_form", "As it is")),
    (-14.0, QT_TRANSLATE_NOOP("delivery_form", "-14 LUFS, platforms")),
    (-16.0, QT_TRANSLATE_NOOP("delivery_form", "-16 LUFS, podcasts")),
    (-23.0, QT_TRANSLATE_NOOP("delivery_form", "-23 LUFS, broadcast (EBU R 128)")),
)
LARGER = (
    ("", QT_TRANSLATE_NOOP("delivery_form", "No")),
    ("1440p", QT_TRANSLATE_NOOP("delivery_form", "to 1440p")),
    ("4k", QT_TRANSLATE_NOOP("delivery_form", "to 4K")),
)
COLLISIONS = (
    (Collision.NUMBER, QT_TRANSLATE_NOOP("delivery_form", "Add a number")),
    (Collision.SKIP, QT_TRANSLATE_NOOP("delivery_form", "Leave the clip out")),
    (Collision.REPLACE, QT_TRANSLATE_NOOP("delivery_form", "Replace the file")),
)


class DeliveryForm(QWidget):
    """Emits `changed`; `problem` says what stands in the way, empty when nothing does."""

    changed = Signal()
    folder_asked = Signal()

    def __init__(self, presets: Mapping[str, Preset], size: tuple[int, int], values: Mapping[str, str]) -> None:
        """`size` is the first clip's upright size in pixels, `values` fill its name."""
        super().__init__()
        self._presets, self._size, self._values = presets, size, dict(values)
        self._sized: Frame | None = None
        self.problem = ""
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        picture, files = Form(), Form()
        picture.add_field(self.tr("Preset"), self.preset)
        picture.add_field(self.tr("Format"), self.format)
        picture.add_field(self.tr("Shape"), self.shape)
        picture.add_field(self.tr("Fit"), self.fit)
        picture.add_field(self.tr("Crop at"), self._centre)
        picture.add_field(self.tr("Loudness"), self.level)
        picture.add_field(self.tr("Enlarge first"), self.larger)
        picture.add_wide(self.thumbnail)
        picture.add_wide(self.sheet)
        picture.add_wide(self.mark)
        self.signing = CertificateForm()
        self.signing.changed.connect(self._change)
        files.add_field(self.tr("Folder"), self._place)
        files.add_field(self.tr("Name"), self.template)
        files.add_wide(self.preview)
        files.add_field(self.tr("If it is there"), self.collision)
        files.add_field(self.tr("Cut list"), self.cutlist)
        self.typed = TypedForm(self, "delivery", ("template", "folder"))
        for part in (picture, self.signing, self.typed, files):
            column.addWidget(part)
        column.addStretch(1)
        self._change()

    @property
    def wish(self) -> Wish:
        """What the fields say now."""
        shape = str(self.shape.currentData() or "")
        frame = self._sized
        if shape and shape != "sized":
            centre = (self.across.value() / 100, self.down.value() / 100)
            frame = frame_of_shape(Fraction(shape), self._size, Fit(self.fit.currentData()), centre)
        elif frame is not None:
            centre = (self.across.value() / 100, self.down.value() / 100)
            frame = replace(frame, fit=Fit(self.fit.currentData()), centre=centre)
        preset = self._presets.get(str(self.preset.currentData() or ""))
        return Wish(
            format=str(self.format.currentData()),
            frame=frame if shape else None,
            rate=None if preset is None else preset.wish.rate,
            loudness_lufs=self.level.currentData(),
            upscale=str(self.larger.currentData() or ""),
            contact_sheet=self.sheet.isChecked(),
            thumbnail=self.thumbnail.isChecked(),
            mark=self.mark.isChecked(),
        )

    def set_folder(self, folder: str) -> None:
        """Where the files go."""
        self.folder.setText(folder)
        self._change()

    def _make_fields(self) -> None:
        self.preset = _choice(
            [("", self.tr("None")), *((name, say("formats", one.label)) for name, one in self._presets.items())]
        )
        self.format = _choice([(name, say("delivery_form", FORMAT_WORDS[name])) for name in FORMATS])
        self.shape, self.fit = _choice(_said(SHAPES)), _choice(_said(FITS))
        self.level, self.larger = _choice(_said(LEVELS)), _choice(_said(LARGER))
        self.collision = _choice(_said(COLLISIONS))
        self.cutlist = _choice([("", self.tr("None")), (".otio", "OpenTimelineIO"), (".edl", "EDL (CMX 3600)")])
        self.across, self.down = (NumberField(Fraction(0), Fraction(100), "%") for _ in range(2))
        self._centre = QWidget()
        row = QHBoxLayout(self._centre)
        row.setContentsMargins(0, 0, 0, 0)
        for field, words in ((self.across, self.tr("from the left")), (self.down, self.tr("from the top"))):
            field.setDecimals(0)
            field.setValue(50)
            field.setAccessibleName(self.tr("Crop at, {where}").format(where=words))
            field.setToolTip(words)
            field.valueChanged.connect(self._change)
            row.addWidget(field, 1)
        self.thumbnail = QCheckBox(self.tr("Thumbnail beside each"))
        self.sheet = QCheckBox(self.tr("Contact sheet beside each"))
        self.mark = QCheckBox(self.tr("Mark as made by machines (IPTC, C2PA)"))
        self.mark.setChecked(True)
        self.mark.setToolTip(self.tr("Says in the file how it was made, and signs that."))
        self.folder, self.template, self.preview = QLineEdit(), QLineEdit(USUAL), label("", "muted", wrap=True)
        self.folder.setPlaceholderText(self.tr("Choose a folder"))
        browse = tool_button("folder-open", self.tr("Choose the folder"))
        browse.clicked.connect(self.folder_asked)
        self._place = QWidget()
        place = QHBoxLayout(self._place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        self._place.setFocusProxy(self.folder)
        self.folder.setAccessibleName(self.tr("Folder"))
        self.template.setToolTip(" ".join(f"{{{field}}}" for field in FIELDS))
        self.preset.currentIndexChanged.connect(self._take_preset)
        for box in (self.format, self.shape, self.fit, self.level, self.larger, self.collision, self.cutlist):
            box.currentIndexChanged.connect(self._change)
        for text in (self.folder, self.template):
            text.textChanged.connect(self._change)
        for tick in (self.thumbnail, self.sheet, self.mark):
            tick.toggled.connect(self._change)

    def _take_preset(self) -> None:
        """Fill the fields from the preset; a frame of fixed pixels joins the shapes while it is chosen."""
        preset = self._presets.get(str(self.preset.currentData() or ""))
        at = self.shape.findData("sized")
        if at >= 0:
            self.shape.removeItem(at)
        wish = Wish() if preset is None else preset.wish
        self._sized = wish.frame
        if wish.frame is not None:
            self.shape.addItem(f"{wish.frame.width} \u00d7 {wish.frame.height}", "sized")
            self.fit.setCurrentIndex(self.fit.findData(wish.frame.fit))
        self.shape.setCurrentIndex(self.shape.findData("sized" if wish.frame is not None else ""))
        self.format.setCurrentIndex(self.format.findData(wish.format))
        self.level.setCurrentIndex(next((n for n, one in enumerate(LEVELS) if one[0] == wish.loudness_lufs), 0))
        self.larger.setCurrentIndex(max(0, self.larger.findData(wish.upscale)))
        self._change()

    def _change(self) -> None:
        framed = bool(self.shape.currentData())
        self.fit.setEnabled(framed)
        self._centre.setEnabled(framed and self.fit.currentData() == Fit.CROP)
        self.signing.setVisible(self.mark.isChecked())
        self.level.setEnabled(FORMATS[str(self.format.currentData())].sound)
        self.problem = ""
        try:
            row = check(self.wish)
            stem = output_stem(self.template.text(), {**self._values, "format": self.wish.format})
            state_words(self.preview, f"{stem}{row.suffix or '/000001.' + self.wish.format}", "muted")
        except StudioError as error:
            self.problem = texts.studio_error(error).message
            state_words(self.preview, self.problem, "negative")
        if not self.problem and self.mark.isChecked():
            self.problem = self.signing.problem
        if not self.problem and not self.folder.text().strip():
            self.problem = self.tr("Choose the folder the files go to.")
        self.changed.emit()


def _said(rows: Sequence[tuple[object, str]]) -> list[tuple[object, str]]:
    return [(value, say("delivery_form", words)) for value, words in rows]


def _choice(rows: Sequence[tuple[object, str]]) -> CalmChoice:
    made = CalmChoice()
    for value, words in rows:
        made.addItem(words, value)
    return made
