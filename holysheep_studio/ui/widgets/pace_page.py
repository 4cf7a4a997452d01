"""How fast a scene runs: its time scale, how long it is, and how a provider fills the frames in between."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holysheep_studio.domain.between import Way, between
from holysheep_studio.domain.cloud import Interpolator
from holysheep_studio.domain.scene import SCENES
from holysheep_studio.domain.scene_check import FASTEST, LONGEST_S, SLOWEST
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, label
from holysheep_studio.ui.widgets.number_row import NumberRow, Scale

if TYPE_CHECKING:
    from holysheep_studio.domain.staging import Staging

_BETWEEN = {
    Interpolator.PHYSICS_BASED: QT_TRANSLATE_NOOP("physics", "By the physics"),
    Interpolator.MOTION_BLUR: QT_TRANSLATE_NOOP("physics", "Motion blur"),
    Interpolator.FRAME_BLEND: QT_TRANSLATE_NOOP("physics", "Frames blended"),
}


class PacePage(QWidget):
    """`edited(staging, words, key)`: edits with the same key are one step to take back."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._staging: Staging | None = None
        about = self.tr(
            "Seconds of the scene in one second of the preview and its clip: 0.25 is four times slower. Slow motion is "
            "simulated more exactly at the same cost. A cloud's own speed is the effect in the composer."
        )
        self.scale = NumberRow(
            Scale("time_scale", self.tr("Time scale"), "", float(SLOWEST), float(FASTEST), decades=True, about=about)
        )
        self.length = NumberRow(
            Scale("duration", self.tr("Length of the preview"), "s", 1, 30, about=self.tr(
                "How long the preview runs before it starts again, and how long a clip made of it is: up to 120 s."))
        )  # fmt: skip
        self.between = CalmChoice()
        self.between.addItem(self.tr("Not set"), None)
        for interpolator, words in _BETWEEN.items():
            self.between.addItem(say("physics", words), interpolator)
        self.between.setToolTip(self.tr("Sent to a provider that has a field for it, in slow motion"))
        self.shows = label("", "muted", wrap=True)
        form = Form()
        form.add_field(self.tr("Frames between"), self.between)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.scale, self.length, form, self.shows):
            column.addWidget(widget)
        self.scale.edited.connect(self._set_scale)
        self.length.edited.connect(self._set_length)
        self.between.activated.connect(self._set_between)

    def show_staging(self, staging: Staging) -> None:
        """Show what is set."""
        self._staging = staging
        form = SCENES[staging.shown_scene]
        self.scale.show_value(None if staging.time_scale is None else float(staging.time_scale), float(form.time_scale))
        self.length.show_value(
            None if staging.duration_s is None else float(staging.duration_s), float(form.duration_s)
        )
        with QSignalBlocker(self.between):
            self.between.setCurrentIndex(max(0, self.between.findData(staging.interpolator)))
        scale = form.time_scale if staging.time_scale is None else staging.time_scale
        self.shows.setText(self._shown_words(staging.interpolator, max(scale, SLOWEST)))
        for row, value, lowest, highest in ((self.scale, staging.time_scale, SLOWEST, FASTEST),
                                            (self.length, staging.duration_s, Fraction(1, 10), LONGEST_S)):  # fmt: skip
            wrong = value is not None and not lowest <= value <= highest
            words = self.tr("The preview takes {low} to {high}.").format(
                low=f"{float(lowest):g}", high=f"{float(highest):g}"
            )
            row.show_finding(words if wrong else "", "negative")

    def _shown_words(self, interpolator: Interpolator | None, scale: Fraction) -> str:
        """What the preview beside does of the choice."""
        way = between(interpolator, scale)
        if way.way is Way.BLENDED:
            words = self.tr(
                "The preview simulates one picture in {n} and mixes those between of the two around them, as a clip "
                "slowed down by blending looks. Moving edges stand there twice."
            )
            return words.format(n=way.every)
        if way.way is Way.EXPOSED:
            words = self.tr(
                "Each picture of the preview is what a camera sees in {ms} ms of the scene: the shutter of a film "
                "camera that runs at the scene's own pace. What moves is smeared along its way."
            )
            return words.format(ms=f"{500 * max(1.0, float(scale)) / 30:.3g}")
        if interpolator is Interpolator.FRAME_BLEND:
            return self.tr("At this time scale no frames lie between: the preview simulates each picture.")
        return self.tr("The preview simulates every picture: nothing between is guessed.")

    def _set_scale(self, value: float | None, hand: int) -> None:
        if self._staging is not None:
            found = None if value is None else Fraction(str(value))
            self.edited.emit(replace(self._staging, time_scale=found), self.tr("Time scale"), f"scale {hand}")

    def _set_length(self, value: float | None, hand: int) -> None:
        if self._staging is not None:
            found = None if value is None else Fraction(str(value))
            self.edited.emit(replace(self._staging, duration_s=found), self.tr("Length"), f"length {hand}")

    def _set_between(self) -> None:
        if self._staging is not None:
            chosen = self.between.currentData()
            found = None if chosen is None else Interpolator(chosen)
            self.edited.emit(replace(self._staging, interpolator=found), self.tr("Frames between"), "")
