"""Upscale: how large and by which method, with one frame to compare before the work starts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QSlider, QVBoxLayout, QWidget

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.render import HdrChoice
from holysheep_studio.domain.upscale import LANCZOS, Enlargement, size_from_text
from holysheep_studio.ui import figures, punctuation, stillness, texts, theme
from holysheep_studio.ui.translation import say
from holysheep_studio.ui.widgets.dialog_parts import open_at, state_words
from holysheep_studio.ui.widgets.file_form import RANGES
from holysheep_studio.ui.widgets.fitting import SideBySide
from holysheep_studio.ui.widgets.form_steps import FormSteps, Part
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, label, push_button, tool_button
from holysheep_studio.ui.widgets.method_table import MethodTable, name_of
from holysheep_studio.ui.widgets.size_form import SizeForm
from holysheep_studio.ui.widgets.strength import Strength
from holysheep_studio.ui.widgets.wipe_canvas import WipeCanvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from holysheep_studio.domain.upscale import Model

#: A preview is asked for this long after the last change, so that a dragged slider asks once.
REST_MS = 200
FORM_PX = 348


class Subject(Frozen, frozen=True):
    """A clip to be enlarged: upright size in square pixels, exact duration in seconds."""

    path: str
    name: str
    width: int
    height: int
    frames: int
    duration: Fraction
    clear: frozenset[HdrChoice] = frozenset()  # with which of them its transparency is kept


class UpscaleDialog(QDialog):
    """Says what is wanted; shows the pictures it is given. The first subject is the one that is looked at."""

    preview_asked = Signal(str, object, object)
    queue_asked = Signal(object)

    def __init__(self, subjects: Sequence[Subject], parent: QWidget) -> None:
        super().__init__(parent)
        self._subjects = tuple(subjects)
        self._first = self._subjects[0]
        several = self.tr("Upscale {n} clips").format(n=len(subjects))
        self.setWindowTitle(several if len(subjects) > 1 else self.tr("Upscale {name}").format(name=self._first.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._ask)
        parts = SideBySide()
        parts.setSpacing(16)
        parts.addLayout(self._make_view(), 1)
        parts.addWidget(self._make_form())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(parts, 1)
        column.addLayout(self._make_buttons())
        self._connect()
        self.add_button.setDefault(True)  # once it is in the dialog
        open_at(self, 1080, 640)
        self.size_form.setFocus()
        self._show_frame()
        self._change()
        self.steps.begin()

    @property
    def wish(self) -> Enlargement:
        """What the fields say now."""
        return Enlargement(self.size_form.text, self.methods.method, self.sharpen.value, self.denoise.value, self.hdr)

    @property
    def hdr(self) -> HdrChoice:
        """What becomes of a high dynamic range."""
        return HdrChoice(self.ranges.currentData())

    @property
    def at_s(self) -> Fraction:
        """A time within the chosen frame."""
        return (self.frame.value() + Fraction(1, 2)) * self._first.duration / max(1, self._first.frames)

    def add_models(self, models: Sequence[Model]) -> None:
        """The user's own models beside the studio's methods."""
        self.methods.add_models(models)

    def show_plain(self, image: QImage) -> None:
        """The frame by the plain method, without sharpening and noise reduction."""
        self.canvas.show_left(image, name_of(LANCZOS))

    def show_wanted(self, image: QImage) -> None:
        """The frame as it will become."""
        self.canvas.show_right(image, self._right_name)

    def show_busy(self, *, busy: bool) -> None:
        """Whether a picture is being made; what was there before stays meanwhile."""
        self.busy.setVisible(busy)
        state_words(self.state, self.tr("Making the pictures\u2026") if busy else self._hint, "muted")

    def show_problem(self, words: str) -> None:
        """Why there is no picture, or a model cannot be used."""
        self.busy.hide()
        state_words(self.state, words, "negative")

    def _make_view(self) -> QVBoxLayout:
        self.canvas = WipeCanvas()
        self.canvas.say("scan", self.tr("The pictures come here"))
        self.busy = QProgressBar()
        self.busy.setObjectName("thin")
        stillness.show_unknown(self.busy)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(self.tr("Making the pictures"))
        keep = self.busy.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(keep)
        self._hint = self.tr("Drag the line to compare; the wheel zooms, arrow keys move the line.")
        self.state = label(self._hint, "muted", wrap=True)
        self.frame = QSlider(Qt.Orientation.Horizontal)
        self.frame.setObjectName("slider")
        self.frame.setRange(0, max(0, self._first.frames - 1))
        self.frame.setPageStep(max(1, self._first.frames // 20))
        self.frame.setValue(self._first.frames // 2)
        self.frame.setAccessibleName(self.tr("Frame to look at"))
        self.place = label("", "muted")
        self.place.setFont(theme.digits(self.place.font()))
        self.fit_button = tool_button("scan", self.tr("Fit the whole frame"), shortcut="F")
        self.pixels_button = tool_button("zoom-in", self.tr("One to one"), shortcut="1")
        self.fit_button.clicked.connect(self.canvas.fit)
        self.pixels_button.clicked.connect(self.canvas.show_pixels)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.frame, 1)
        for widget in (self.place, self.fit_button, self.pixels_button):
            below.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.busy)
        column.addLayout(below)
        column.addWidget(self.state)
        return column

    def _make_form(self) -> QWidget:
        self.size_form = SizeForm((self._first.width, self._first.height))
        self.methods = MethodTable()
        self.sharpen = Strength(self.tr("Sharpen"))
        self.denoise = Strength(self.tr("Reduce noise"))
        self.ranges = CalmChoice()
        for choice, words in RANGES:
            self.ranges.addItem(say("file_form", words), choice)
        self.ranges.setToolTip(self.tr("Matters for sources with a high dynamic range only."))
        form = Form()
        form.add_field(self.tr("Size"), self.size_form)
        strengths = Form()
        strengths.add_field(self.tr("Sharpen"), self.sharpen)
        strengths.add_field(self.tr("Reduce noise"), self.denoise)
        strengths.add_field(self.tr("HDR sources"), self.ranges)
        self.forecast = label("", "", wrap=True)
        side = QWidget()
        side.setFixedWidth(FORM_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(form)
        column.addWidget(self.methods)
        column.addWidget(strengths)
        column.addStretch(1)
        column.addWidget(self.forecast)
        return side

    def _make_buttons(self) -> QHBoxLayout:
        self.add_button = push_button("list-plus", self.tr("Add to queue"), primary=True)
        self.cancel_button = push_button("", self.tr("Cancel"))
        method = Part(self.tr("Method"), lambda: self.methods.method, self.methods.choose)
        self.steps = FormSteps(self, self, {"method": method})
        self.methods.chosen.connect(self.steps.changed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.steps)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.add_button)
        return buttons

    def _connect(self) -> None:
        self.frame.valueChanged.connect(self._show_frame)
        self.frame.valueChanged.connect(self._soon.start)
        self.size_form.changed.connect(self._change)
        self.methods.chosen.connect(self._change)
        self.sharpen.changed.connect(self._change)
        self.denoise.changed.connect(self._change)
        self.ranges.currentIndexChanged.connect(self._change)
        self.add_button.clicked.connect(self._add)
        self.cancel_button.clicked.connect(self.reject)

    def _show_frame(self) -> None:
        number = self.frame.value()
        self.place.setText(
            self.tr("Frame {n} of {all}, {time}").format(
                n=number + 1,
                all=self._first.frames,
                time=figures.seconds(number * self._first.duration / max(1, self._first.frames)),
            )
        )

    def _change(self) -> None:
        """Say what comes of the wish, or why it cannot be."""
        try:
            sizes = {size_from_text(self.wish.size, (one.width, one.height)) for one in self._subjects}
        except StudioError as error:
            state_words(self.forecast, texts.studio_error(error).message, "negative")
            self.add_button.setEnabled(False)
            self._soon.stop()
            return
        state_words(self.forecast, self._forecast(sizes), "")
        self.add_button.setEnabled(True)
        self._soon.start()

    def _forecast(self, sizes: set[tuple[int, int]]) -> str:
        frames = sum(one.frames for one in self._subjects)
        size = figures.size(*next(iter(sizes))) if len(sizes) == 1 else self.tr("several sizes")
        words = self.tr("{size}, {frames} frames, sound as it is").format(size=size, frames=frames)
        if len(self._subjects) > 1:
            words = self.tr("{n} clips, {what}").format(n=len(self._subjects), what=words)
        first = size_from_text(self.wish.size, (self._first.width, self._first.height))
        words = f"{words}. {self.tr('Smaller than the source.')}" if first[0] < self._first.width else words
        if any(self.hdr in one.clear for one in self._subjects):
            words += "\n" + self.tr("Transparency is kept, as ProRes 4444 in a .mov.")
        return words

    @property
    def _right_name(self) -> str:
        wish = self.wish
        extra = [
            words.format(n=round(value * 100))
            for words, value in (
                (self.tr("sharpen {n} %"), wish.sharpen),
                (self.tr("noise \u2212{n} %"), wish.denoise),
            )
            if value
        ]
        return punctuation.listed((name_of(wish.method), *extra))

    def _ask(self) -> None:
        self.preview_asked.emit(self._first.path, self.at_s, self.wish)

    def _add(self) -> None:
        self.queue_asked.emit(self.wish)
        self.accept()
