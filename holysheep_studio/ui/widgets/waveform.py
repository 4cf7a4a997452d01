"""The loudness of a clip's sound under the slider, one bar for each pixel."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from holysheep_studio.ui import spoken, theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent

    from holysheep_studio.ui.widgets.viewer_scrubber import Scrubber

_HEIGHT_PX = 26


class Waveform(QWidget):
    """Lies under the slider, frame over frame; hidden where there is no sound."""

    spoken_role = spoken.Role.Chart

    def __init__(self, scrubber: Scrubber, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scrubber = scrubber
        self._peaks: NDArray[np.float32] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Loudness of the sound"))
        scrubber.valueChanged.connect(lambda _: self.update())
        self.hide()

    @property
    def peaks(self) -> NDArray[np.float32] | None:
        """What is drawn: the loudest sample of each frame, 0..1; None where there is no sound."""
        return self._peaks

    def clear(self) -> None:
        """No sound."""
        self._peaks = None
        self.hide()

    def show_peaks(self, peaks: NDArray[np.float32]) -> None:
        """Draw these: the loudest sample while each frame is shown, 0..1."""
        self._peaks = peaks
        loudest = float(peaks.max()) if peaks.size else 0.0
        words = self.tr("Loudest in frame {n}: {level} dB of full scale")
        told = words.format(n=int(peaks.argmax()), level=f"{20 * log10(loudest):.0f}") if loudest else self.tr("Silent")
        self.setAccessibleDescription(told)
        self.setVisible(peaks.size > 0)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the slider."""
        return QSize(240, _HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Bars around the middle, and a line at the painted frame."""
        del event
        if self._peaks is None or not self._peaks.size:
            return
        count = self._peaks.size
        painter = QPainter(self)
        colours = theme.current()
        left, right = round(self._scrubber.place_of(0)), round(self._scrubber.place_of(count - 1))
        middle, half = self.height() / 2, self.height() / 2 - 1
        painter.setPen(QPen(colours.colour("faint"), 1))
        for x, peak in zip(range(left, right + 1), columns(self._peaks, right + 1 - left), strict=True):
            # a square root shows quiet sound, too
            high = max(0.5, half * float(peak) ** 0.5)
            painter.drawLine(QPointF(x + 0.5, middle - high), QPointF(x + 0.5, middle + high))
        place = self._scrubber.place_of(self._scrubber.value())
        painter.fillRect(QRectF(place - 1, 0, 2, self.height()), colours.colour("accent"))


def columns(peaks: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """The peaks brought to `width` columns: the loudest of those that share one."""
    import numpy as np  # noqa: PLC0415 - only a clip with sound is worth loading it

    places = np.linspace(0, peaks.size - 1, width).round().astype(np.intp)
    if width >= peaks.size:
        return peaks[places]
    starts = np.arange(width) * peaks.size // width
    return np.maximum.reduceat(peaks, starts).astype(np.float32)
