"""Paints a curve canvas: grid with figures, a strip of pictures, the curve, its points and handles, the place."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Ease
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import figures, punctuation, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QImage

    from holysheep_studio.domain import curve_edits as edits
    from holysheep_studio.ui.widgets.curve_frame import CurveFrame

STRIP_PX = 34
POINT_PX, HANDLE_PX = 5.0, 3.5


class Span(Frozen, frozen=True):
    """A named stretch of the time axis, in shares of the clip."""

    name: str
    start: float
    end: float
    chosen: bool = False


class Canvas(Protocol):
    """What is painted."""

    curve: Curve
    chosen: int
    duration_s: float
    place: float | None
    pictures: Sequence[tuple[float, QImage]]
    spans: Sequence[Span]
    strip_px: int

    @property
    def view(self) -> CurveFrame:
        """The part that is shown."""

    def point_px(self, n: int) -> QPointF:
        """Where a point is."""

    def handle_px(self, n: int, side: edits.Side) -> QPointF | None:
        """Where a handle is."""

    def font(self) -> QFont:
        """The widget's font."""

    def hasFocus(self) -> bool:  # noqa: N802 - Qt's name
        """Whether the keys go there."""

    def rect(self) -> object:
        """The widget's area."""

    def height(self) -> int:
        """In pixels."""

    def width(self) -> int:
        """In pixels."""


def words_of(curve: Curve, point: CurvePoint, duration_s: float) -> str:
    """A point in words: "1.20 s, speed 0.25x"."""
    at = time_words(float(point.at), duration_s)
    if curve.axis is Axis.SPEED:
        words = QCoreApplication.translate("curve", "{at}, speed {speed}\u00d7")
        return words.format(at=at, speed=figures.number(point.value))
    words = QCoreApplication.translate("curve", "{at}, source at {source}")
    return words.format(at=at, source=time_words(float(point.value), duration_s))


def time_words(share: float, duration_s: float) -> str:
    """A time on the clip: seconds where its duration is known, else per cent."""
    return punctuation.quantity(f"{share * duration_s:.2f}", "s") if duration_s else f"{share * 100:.1f} %"


def speed_words(octave: int) -> str:
    """A power of two as a speed: "1/4", "8"."""
    return str(Fraction(2) ** octave) + "\u00d7"


def paint(painter: QPainter, canvas: Canvas) -> None:
    """All of it."""
    dress = theme.current()
    area = canvas.view.area
    frame = QRectF(0.5, 0.5, canvas.width() - 1, canvas.height() - 1)
    painter.setPen(
        QPen(dress.colour("accent" if canvas.hasFocus() else "border_strong"), 2 if canvas.hasFocus() else 1)
    )
    painter.setBrush(dress.colour("input"))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5) if canvas.hasFocus() else frame, 6, 6)
    font = canvas.font()
    font.setPointSizeF(font.pointSizeF() * 0.8)
    painter.setFont(theme.digits(font))
    _paint_grid(painter, canvas)
    _paint_strip(painter, canvas)
    painter.save()
    painter.setClipRect(area.adjusted(-POINT_PX - 2, -POINT_PX - 2, POINT_PX + 2, POINT_PX + 2))
    _paint_spans(painter, canvas)
    _paint_curve(painter, canvas)
    if canvas.place is not None:
        x = canvas.view.point(canvas.place, 0).x()
        painter.setPen(QPen(dress.colour("text"), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    _paint_points(painter, canvas)
    painter.restore()


def _paint_grid(painter: QPainter, canvas: Canvas) -> None:
    dress, view = theme.current(), canvas.view
    area, metrics = view.area, painter.fontMetrics()
    thin, strong = QPen(dress.colour("border"), 1), QPen(dress.colour("border_strong"), 1)
    for x, seconds in view.times(canvas.duration_s or 100.0):
        across = round(view.point(x, view.y0).x()) + 0.5
        painter.setPen(thin)
        painter.drawLine(QPointF(across, area.top()), QPointF(across, area.bottom()))
        words = punctuation.quantity(f"{seconds:g}", "s") if canvas.duration_s else f"{seconds:g} %"
        wide = metrics.horizontalAdvance(words)
        left = min(max(across - wide / 2, 4.0), canvas.width() - wide - 6.0)
        painter.setPen(dress.colour("muted"))
        painter.drawText(QPointF(left, area.bottom() + metrics.ascent() + 3), words)
    if canvas.curve.axis is Axis.SPEED:
        marks = [(float(octave), speed_words(octave), octave == 0) for octave in view.octaves()]
    else:
        marks = [
            (n / 4, time_words(n / 4, canvas.duration_s).replace(".00", "").replace(".0 %", " %"), False)
            for n in range(5)
        ]
    for y, words, main in marks:
        down = round(view.point(0, y).y()) + 0.5
        painter.setPen(strong if main else thin)
        painter.drawLine(QPointF(area.left(), down), QPointF(area.right(), down))
        painter.setPen(dress.colour("text" if main else "muted"))
        box = QRectF(0, down - 8, area.left() - 11, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_strip(painter: QPainter, canvas: Canvas) -> None:
    """Pictures of the clip below the time axis, each at its place."""
    if not canvas.strip_px:
        return
    area, view = canvas.view.area, canvas.view
    strip = QRectF(area.left(), canvas.height() - canvas.strip_px - 4, area.width(), canvas.strip_px)
    painter.fillRect(strip, theme.current().colour("track"))
    if not canvas.pictures:
        return
    places = [place for place, _ in canvas.pictures]
    first = canvas.pictures[0][1]
    wide = strip.height() * first.width() / max(1, first.height())
    painter.save()
    painter.setClipRect(strip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    left = strip.left()
    while left < strip.right():
        x = view.x(left + wide / 2)
        n = min(len(places) - 1, bisect_left(places, x))
        if n and abs(places[n - 1] - x) < abs(places[n] - x):
            n -= 1
        if view.x(left) < max(1.0, places[-1]):
            painter.drawImage(QRectF(left, strip.top(), wide, strip.height()), canvas.pictures[n][1])
        left += wide
    painter.restore()


def _paint_spans(painter: QPainter, canvas: Canvas) -> None:
    """Named stretches as bands over the whole height, the names at their feet, where the curve leaves room."""
    dress, view = theme.current(), canvas.view
    for span in canvas.spans:
        left, right = (view.point(at, 0).x() for at in (span.start, span.end))
        band = QRectF(left, view.area.top(), max(1.0, right - left), view.area.height())
        painter.fillRect(band, dress.colour("accent_soft" if span.chosen else "track"))
        painter.setPen(dress.colour("text" if span.chosen else "muted"))
        words = painter.fontMetrics().elidedText(span.name, Qt.TextElideMode.ElideRight, max(0, int(band.width()) - 6))
        painter.drawText(band.adjusted(4, 0, 0, -2), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)


def _path(canvas: Canvas) -> QPainterPath:
    curve, view = canvas.curve, canvas.view
    points = curve.points
    path = QPainterPath(view.point(min(0.0, view.x0), curve.drawn(points[0].value)))
    path.lineTo(canvas.point_px(0))
    for (a, b), span in zip(pairwise(points), curve.spans, strict=True):
        if a.ease is Ease.HOLD:
            path.lineTo(view.point(float(b.at), span.ys[0]))
            path.lineTo(view.point(float(b.at), curve.drawn(b.value)))
        else:
            _, *places = (view.point(x, y) for x, y in zip(span.xs, span.ys, strict=True))
            path.cubicTo(*places)
    if curve.axis is Axis.SPEED:
        path.lineTo(view.point(max(1.0, view.x1), curve.drawn(points[-1].value)))
    return path


def _paint_curve(painter: QPainter, canvas: Canvas) -> None:
    dress, view = theme.current(), canvas.view
    path = _path(canvas)
    filled = QPainterPath(path)
    floor = 0.0 if canvas.curve.axis is Axis.SPEED else view.y0
    filled.lineTo(view.point(view.x(path.currentPosition().x()), floor))
    filled.lineTo(view.point(0.0, floor))
    filled.closeSubpath()
    shade = QColor(dress.colour("accent"))
    shade.setAlpha(36)
    painter.fillPath(filled, shade)
    painter.setPen(QPen(dress.colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_points(painter: QPainter, canvas: Canvas) -> None:
    dress = theme.current()
    accent, inside = dress.colour("accent"), dress.colour("input")
    chosen = canvas.point_px(canvas.chosen)
    painter.setPen(QPen(dress.colour("muted"), 1))
    for side in ("before", "after"):
        handle = canvas.handle_px(canvas.chosen, side)
        if handle is not None:
            painter.setBrush(dress.colour("muted"))
            painter.drawLine(chosen, handle)
            painter.drawRect(QRectF(handle.x() - HANDLE_PX, handle.y() - HANDLE_PX, 2 * HANDLE_PX, 2 * HANDLE_PX))
    for n in range(len(canvas.curve.points)):
        picked = n == canvas.chosen
        painter.setPen(QPen(dress.colour("text") if picked else accent, 2))
        painter.setBrush(accent if picked else inside)
        radius = POINT_PX + 1 if picked else POINT_PX
        painter.drawEllipse(canvas.point_px(n), radius, radius)
