"""One number of the physics editor: its name, slider, exact entry, range, help, and the way back to "not set"."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSlider, QWidget

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import punctuation
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import fix_width, label, tool_button
from holysheep_studio.ui.widgets.quantity_entry import QuantityEntry, number_words
from holysheep_studio.ui.widgets.viewer_labels import giving_way

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

STEPS = 1000
ENTRY_PX = 112


class Scale(Frozen, frozen=True):
    """What a row is about. `decades`: the slider walks by powers of ten from `lowest`, which is above 0."""

    name: str
    words: str
    unit: str
    lowest: float
    highest: float
    decades: bool = False
    about: str = ""

    def value(self, place: int) -> float:
        """The number at a place of the slider, rounded to what a hand can mean."""
        share = place / STEPS
        if self.decades:
            found = self.lowest * (self.highest / self.lowest) ** share
            return min(self.highest, float(f"{found:.3g}"))
        found = self.lowest + (self.highest - self.lowest) * share
        return round(found, max(0, 3 - round(log10(self.highest - self.lowest))))

    def place(self, value: float) -> int:
        """Where a number stands on the slider; what is out of range stands at its end."""
        inside = min(max(value, self.lowest), self.highest)
        if self.decades:
            return round(STEPS * log10(inside / self.lowest) / log10(self.highest / self.lowest))
        return round(STEPS * (inside - self.lowest) / (self.highest - self.lowest))


class CalmSlider(QSlider):
    """Leaves the wheel to the page unless it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("slider")
        self.setRange(0, STEPS)
        self.setPageStep(STEPS // 20)
        self.setSingleStep(STEPS // 100)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """A page that is scrolled must not change what it passes over."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberRow(QWidget):
    """`edited(value, hand)`: a number in the row's unit, None for not set; one `hand` is one step to take back."""

    edited = Signal(object, int)

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = scale
        self._hand = 0
        self._own = scale.lowest
        self.name = giving_way(scale.words, "muted")
        self.help_button = tool_button("circle-help", self.tr("What {name} does").format(name=scale.words))
        self.help_button.setCheckable(True)
        self.help_button.setVisible(bool(scale.about))
        self.entry = QuantityEntry(scale.unit)
        fix_width(self.entry, ENTRY_PX)
        self.entry.setAccessibleName(scale.words)
        self.reset_button = tool_button("x", self.tr("Do not set {name}").format(name=scale.words))
        self.slider = CalmSlider()
        self.slider.setAccessibleName(scale.words)
        limits = punctuation.quantity(f"{number_words(scale.lowest)} \u2013 {number_words(scale.highest)}", scale.unit)
        self.slider.setToolTip(limits)
        self.slider.setAccessibleDescription(limits)
        self.help = label(f"{scale.about}\n{punctuation.named(self.tr('Range'), limits)}", "muted", wrap=True)
        self.help.hide()
        self.finding = label("", "warning", wrap=True)
        self.finding.hide()
        self._arrange()
        self._connect()

    def show_value(self, value: float | None, own: float) -> None:
        """Show what is set; None: not set, and the scene's `own` number is what the preview has."""
        self._own = own
        self.entry.show_value(value)
        self.entry.setPlaceholderText(self.tr("not set ({own})").format(own=number_words(own)))
        fix_width(self.entry, ENTRY_PX)
        self.reset_button.setEnabled(value is not None)
        with QSignalBlocker(self.slider):
            if not self.slider.isSliderDown():
                self.slider.setValue(self.scale.place(own if value is None else value))
        if self.slider.property("unset") is not (value is None):
            self.slider.setProperty("unset", value is None)
            for widget in (self.slider, self.name):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        state_words(self.name, self.scale.words, "muted" if value is None else "")

    def show_finding(self, words: str, tone: str = "warning") -> None:
        """Say what is wrong with the number; nothing with empty words."""
        state_words(self.finding, words, tone)
        self.finding.setVisible(bool(words))
        self.entry.setAccessibleDescription(words)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for column, widget in enumerate((self.name, self.help_button)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.entry, 0, 3)
        grid.addWidget(self.reset_button, 0, 4)
        for row, widget in enumerate((self.slider, self.finding, self.help), start=1):
            grid.addWidget(widget, row, 0, 1, 5)

    def _connect(self) -> None:
        self.entry.entered.connect(self._enter)
        self.entry.refused.connect(self._refuse)
        self.entry.stepped.connect(self._step)
        self.reset_button.clicked.connect(lambda: self._enter(None))
        self.help_button.toggled.connect(self.help.setVisible)
        self.slider.sliderPressed.connect(self._begin)
        self.slider.valueChanged.connect(self._slide)

    def _begin(self) -> None:
        self._hand += 1
        if self.entry.value is None:
            self._slide(self.slider.value())

    def _slide(self, place: int) -> None:
        if not self.slider.isSliderDown():
            self._hand += 1
        self.edited.emit(self.scale.value(place), self._hand)

    def _enter(self, value: float | None) -> None:
        self._hand += 1
        self.edited.emit(value, self._hand)

    def _step(self, steps: int) -> None:
        value = self._own if self.entry.value is None else self.entry.value
        if self.scale.decades:
            self._enter(float(f"{value * 1.1**steps:.4g}"))
        else:
            step = (self.scale.highest - self.scale.lowest) / 100
            self._enter(min(max(self.scale.lowest, round(value + steps * step, 6)), self.scale.highest))

    def _refuse(self, expected: str) -> None:
        self.show_finding(self.tr("That is no number here: {expected}").format(expected=expected) if expected else "",
                          "negative")  # fmt: skip
