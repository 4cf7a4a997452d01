"""The slider of the viewer: one place a frame, with the marked range drawn on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from holysheep_studio.ui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QMouseEvent, QPaintEvent

_HEIGHT_PX = 28
_EDGE_PX = 8  # room for the handle at both ends
_TRACK_PX = 4
_KNOB_PX = 6.5
_NEAR_PX = 6


class Scrubber(QSlider):
    """A slider that goes at once to where it is pressed; `picked` is sent for each frame the person picks."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSingleStep(1)
        self._marks: tuple[int | None, int | None] = (None, None)
        self._flags: dict[int, str] = {}
        # keys and assistive technology move it by actions; the mouse is handled below
        self.actionTriggered.connect(lambda _: self.picked.emit(self.sliderPosition()))

    def show_marks(self, first: int | None, last: int | None) -> None:
        """Draw the marked range; None where there is no mark."""
        self._marks = (first, last)
        self.update()

    def show_flags(self, flags: Mapping[int, str]) -> None:
        """Draw a flag at these frames; its words are read under the pointer."""
        self._flags = dict(flags)
        self.update()

    def event(self, event: QEvent) -> bool:
        """The words of the flag under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = [frame for frame in self._flags if abs(self.place_of(frame) - event.pos().x()) <= _NEAR_PX]
            QToolTip.showText(event.globalPos(), "\n".join(self._flags[frame] for frame in near), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(240, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Still usable."""
        return QSize(120, _HEIGHT_PX)

    def place_of(self, number: int) -> float:
        """Where a frame lies, in pixels from the left."""
        span = max(1, self.maximum() - self.minimum())
        return _EDGE_PX + (number - self.minimum()) / span * (self.width() - 2 * _EDGE_PX)

    def frame_at(self, x: float) -> int:
        """The frame nearest to a place."""
        part = (x - _EDGE_PX) / max(1, self.width() - 2 * _EDGE_PX)
        span = self.maximum() - self.minimum()
        return self.minimum() + round(min(max(part, 0.0), 1.0) * span)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go there."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.isEnabled():
            event.ignore()
            return
        self.setSliderDown(True)
        self._pick(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the hand."""
        if self.isSliderDown():
            self._pick(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay."""
        if self.isSliderDown():
            self._pick(event.position().x())
            self.setSliderDown(False)

    def _pick(self, x: float) -> None:
        number = self.frame_at(x)
        if number != self.value():
            self.setValue(number)
            self.picked.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Track, marked range, handle."""
        del event
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        accent = colours.colour("accent_fill" if self.isEnabled() else "border_strong")
        self._bar(painter, _EDGE_PX, self.width() - _EDGE_PX, colours.colour("border_strong"))
        if not self.isEnabled():
            return
        place = self.place_of(self.value())
        self._bar(painter, _EDGE_PX, place, accent)
        self._paint_marks(painter, colours)
        self._paint_flags(painter, colours)
        if self.hasFocus():
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(place, middle), _KNOB_PX + 1, _KNOB_PX + 1)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(colours.colour("on_accent"))
        painter.drawEllipse(QPointF(place, middle), _KNOB_PX - 1, _KNOB_PX - 1)

    def _bar(self, painter: QPainter, left: float, right: float, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top = (self.height() - _TRACK_PX) / 2
        painter.drawRoundedRect(QRectF(left, top, max(0.0, right - left), _TRACK_PX), 2, 2)

    def _paint_marks(self, painter: QPainter, colours: theme.Tokens) -> None:
        first, last = self._marks
        if first is None and last is None:
            return
        left = self.place_of(self.minimum() if first is None else first)
        right = self.place_of(self.maximum() if last is None else last)
        warm = colours.colour("warning")
        soft = QColor(warm)
        soft.setAlpha(70)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(left, 3, max(1.0, right - left), self.height() - 6), soft)
        painter.setBrush(warm)
        for place, given, way in ((left, first, 1), (right, last, -1)):
            if given is not None:  # a bracket: a line with a flag that points into the range
                painter.drawRect(QRectF(place - 1, 3, 2, self.height() - 6))
                flag = [QPointF(place, 3), QPointF(place + 6 * way, 3), QPointF(place, 9)]
                painter.drawPolygon(QPolygonF(flag))

    def _paint_flags(self, painter: QPainter, colours: theme.Tokens) -> None:
        """A drop under the track for each note."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("warning"))
        low = float(self.height())
        for frame in self._flags:
            place = self.place_of(frame)
            painter.drawPolygon(
                QPolygonF([QPointF(place, low - 9), QPointF(place + 4, low - 1), QPointF(place - 4, low - 1)])
            )
