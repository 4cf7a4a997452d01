"""The size of an enlarged clip: by name, or in pixels with the source's shape kept."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio.domain.delivery import SMALLEST_SIDE_PX
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.upscale import LARGEST_SIDE_PX, size_from_text
from holysheep_studio.ui import figures, spoken
from holysheep_studio.ui.widgets.forms import NumberField, label

_NAMED = (("1440p", "1440p"), ("4K", "4k"), ("2\u00d7", "2x"))
FIRST = "4k"


class SizeForm(QWidget):
    """Gives a size as `size_from_text` reads it."""

    changed = Signal()

    def __init__(self, source: tuple[int, int], parent: QWidget | None = None) -> None:
        """`source` is the (width, height) whose shape is kept."""
        super().__init__(parent)
        self._source = source
        self.choice = QComboBox()
        spoken.name(self.choice, self.tr("Size"))
        for name, text in _NAMED:
            self.choice.addItem(_with_pixels(name, text, source), text)
        self.choice.addItem(self.tr("Custom"), "")
        self.choice.setCurrentIndex(self.choice.findData(FIRST))
        self.width_field, self.height_field = _pixels(self.tr("Width")), _pixels(self.tr("Height"))
        self._row = QWidget()
        across = QHBoxLayout(self._row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.width_field, 1)
        across.addWidget(label("\u00d7", "muted"))
        across.addWidget(self.height_field, 1)
        self._row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self._row)
        self.setFocusProxy(self.choice)
        self.width_field.setValue(2 * source[0])
        self.height_field.setValue(2 * source[1])
        self.width_field.valueChanged.connect(lambda _: self._follow(self.width_field))
        self.height_field.valueChanged.connect(lambda _: self._follow(self.height_field))
        self.choice.currentIndexChanged.connect(self._choose)

    @property
    def text(self) -> str:
        """The size that was asked for."""
        named = str(self.choice.currentData())
        return named or f"{int(self.width_field.value())}x{int(self.height_field.value())}"

    def _choose(self) -> None:
        self._row.setVisible(not self.choice.currentData())
        self.changed.emit()

    def _follow(self, led: NumberField) -> None:
        """Keep the shape: the other side follows the one that was changed."""
        width, height = self._source
        scale = led.value() / (width if led is self.width_field else height)
        # neither side may leave its range, or the other would tell of a shape that is not made
        scale = max(min(scale, *(LARGEST_SIDE_PX / side for side in self._source)),
                    *(SMALLEST_SIDE_PX / side for side in self._source))  # fmt: skip
        for field, side in ((self.width_field, width), (self.height_field, height)):
            wanted = scale * side
            if field is not led or abs(wanted - field.value()) >= 1:
                field.blockSignals(True)  # noqa: FBT003 - Qt's signature
                field.setValue(2 * round(wanted / 2))
                field.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.changed.emit()


def _pixels(words: str) -> NumberField:
    field = NumberField(Fraction(SMALLEST_SIDE_PX), Fraction(LARGEST_SIDE_PX), "px")
    field.setDecimals(0)
    field.setStepType(NumberField.StepType.DefaultStepType)
    field.setSingleStep(2)
    field.setKeyboardTracking(False)
    field.setAccessibleName(words)
    return field


def _with_pixels(name: str, text: str, source: tuple[int, int]) -> str:
    try:
        return f"{name} \u00b7 {figures.size(*size_from_text(text, source))}"
    except StudioError:  # too large for this source: chosen, the form says so in words
        return name
