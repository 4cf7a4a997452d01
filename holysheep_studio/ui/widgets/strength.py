"""A strength from 0 to 100 %, by slider or as a number; both always say the same."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from holysheep_studio.ui.widgets.forms import NumberField


class Strength(QWidget):
    """0 is none."""

    changed = Signal(float)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """`words` name it for screen readers."""
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("slider")
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(words)
        self.field = NumberField(Fraction(0), Fraction(100), "%")
        self.field.setDecimals(0)
        self.field.setStepType(NumberField.StepType.DefaultStepType)
        self.field.setSingleStep(5)
        self.field.setAccessibleName(words)
        self.slider.valueChanged.connect(self.field.setValue)
        self.field.valueChanged.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.setFocusProxy(self.slider)

    @property
    def value(self) -> float:
        """0..1."""
        return self.slider.value() / 100

    def _take(self, number: float) -> None:
        self.slider.setValue(round(number))
        self.changed.emit(self.value)
