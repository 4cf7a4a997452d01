"""Plots over the frames of a clip: a click or a key goes to a frame, a line shows where the viewer is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from holysheep_studio.ui import punctuation, spoken, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from holysheep_studio.domain.course import Line

EDGE_PX = 6
_LINES = {"down": "accent", "across": "warning", "fit": "positive", "one": "accent"}
#: Lines that are told apart by more than their colour.
_STYLES = {"across": Qt.PenStyle.DotLine, "fit": Qt.PenStyle.DashLine}


class FramePlot(QWidget):
    """Room for a drawing over the frames of a clip; what is drawn is its heirs'."""

    spoken_role = spoken.Role.Chart

    frame_picked = Signal(int)

    def __init__(self, name: str, height_px: int, parent: QWidget | None = None) -> None:
        """`name` is for screen readers."""
        super().__init__(parent)
        self._count = 0
        self._frame = -1
        self._height_px = height_px
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height_px)

    @property
    def count(self) -> int:
        """How many frames lie side by side."""
        return self._count

    def set_frame(self, frame: int) -> None:
        """Show where the viewer is."""
        if frame != self._frame:
            self._frame = frame
            self.setAccessibleDescription(self.told(frame))
            self.update()

    def told(self, frame: int) -> str:
        """A frame in words."""
        return self.tr("Frame {n}").format(n=frame)

    def place_of(self, frame: float) -> float:
        """Where the middle of a frame lies, in pixels."""
        return EDGE_PX + (frame + 0.5) * self._each()

    def frame_at(self, x: float) -> int:
        """Which frame lies there."""
        return min(max(int((x - EDGE_PX) / self._each()), 0), max(0, self._count - 1))

    def _each(self) -> float:
        return max(1, self.width() - 2 * EDGE_PX) / max(1, self._count)

    def _pick(self, frame: int) -> None:
        if self._count:
            self.frame_picked.emit(min(max(frame, 0), self._count - 1))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(240, self._height_px)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Ground, drawing, the viewer's frame, the focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dress = theme.current()
        painter.setPen(QPen(dress.colour("border"), 1))
        painter.setBrush(dress.colour("window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self._count:
            self.draw(painter, QRectF(EDGE_PX, 5, self.width() - 2 * EDGE_PX, self.height() - 10))
            if 0 <= self._frame < self._count:
                place = self.place_of(self._frame)
                painter.setPen(QPen(dress.colour("text"), 1.5))
                painter.drawLine(QPointF(place, 2), QPointF(place, self.height() - 2))
        if self.hasFocus():
            painter.setPen(QPen(dress.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw into this room."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the frame."""
        self._pick(self.frame_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the hand."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(self.frame_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows go a frame on, pages ten, Home and End to the ends."""
        at = max(0, self._frame)
        goal = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_PageUp: at - 10,
            Qt.Key.Key_PageDown: at + 10,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._count - 1,
        }.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._pick(goal)

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip what lies under the pointer."""
        if isinstance(event, QHelpEvent) and self._count:
            QToolTip.showText(event.globalPos(), self.told(self.frame_at(event.pos().x())), self)
            return True
        return super().event(event)


class CurvePlot(FramePlot):
    """Lines over the frames with the least and the largest value at the side."""

    def __init__(self, name: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(name, 84, parent)
        self._unit = unit
        self._lines: tuple[tuple[str, tuple[int, ...], tuple[float, ...]], ...] = ()
        self._bound: float | None = None

    def show_values(self, values: Sequence[float], bound: float | None = None) -> None:
        """One value a frame; `bound` is drawn as a line from which on it deserves a look."""
        self._lines = (("one", tuple(range(len(values))), tuple(values)),)
        self._count, self._bound = len(values), bound
        self.update()

    def show_lines(self, lines: Sequence[Line], count: int) -> None:
        """Lines over some of the clip's `count` frames."""
        self._lines = tuple((line.name, line.frames, line.values) for line in lines if len(line.values) > 1)
        self._count = count if self._lines else 0
        self.update()

    def told(self, frame: int) -> str:
        """The frame and its values."""
        names = {"down": self.tr("down"), "across": self.tr("across"), "fit": self.tr("fit"), "one": ""}
        found = []
        for name, frames, values in self._lines:
            if frame in frames:
                number = f"{values[frames.index(frame)]:.4g} {self._unit}"
                found.append(f"{names[name]} {number}".strip())
        return punctuation.named(super().told(frame), punctuation.listed(found))

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """The lines, the bound, the ends of the scale."""
        dress = theme.current()
        everything = [value for _, _, values in self._lines for value in values]
        if not everything:
            return
        low, high = min(everything), max(everything)
        if self._bound is not None and high > self._bound / 2:
            high = max(high, self._bound)
        span = (high - low) or 1.0

        def height_of(value: float) -> float:
            return room.bottom() - (value - low) / span * room.height()

        if self._bound is not None and low <= self._bound <= high:
            painter.setPen(QPen(dress.colour("warning"), 1, Qt.PenStyle.DashLine))
            at = height_of(self._bound)
            painter.drawLine(QPointF(room.left(), at), QPointF(room.right(), at))
        for name, frames, values in self._lines:
            painter.setPen(QPen(dress.colour(_LINES[name]), 1.5, _STYLES.get(name, Qt.PenStyle.SolidLine)))
            points = [
                QPointF(self.place_of(frame), height_of(value)) for frame, value in zip(frames, values, strict=True)
            ]
            painter.drawPolyline(QPolygonF(points))
        self._draw_ends(painter, room, f"{high:.4g} {self._unit}", f"{low:.4g}")

    def _draw_ends(self, painter: QPainter, room: QRectF, top: str, bottom: str) -> None:
        """The ends of the scale on ground of their own, so that lines do not run through the figures."""
        dress = theme.current()
        font = QFont(self.font())
        font.setPointSizeF(max(7.0, font.pointSizeF() * 0.8))
        painter.setFont(theme.digits(font))
        ground = dress.colour("window")
        ground.setAlpha(210)
        for words, flag in ((top, Qt.AlignmentFlag.AlignTop), (bottom, Qt.AlignmentFlag.AlignBottom)):
            place = painter.boundingRect(room, Qt.AlignmentFlag.AlignLeft | flag, words)
            painter.fillRect(place.adjusted(-2, 0, 4, 0), ground)
            painter.setPen(dress.colour("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | flag, words)
