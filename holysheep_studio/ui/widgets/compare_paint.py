"""What is painted over pictures that are compared: the handle of the wipe, the names, the difference itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

REACH_PX = 10  # so near to the line the pointer means the line
_KNOB_PX = 14
_LINE = QColor("#ffffff")
_DARK = QColor("#1b1d22")
_SHADE = QColor(0, 0, 0, 150)


def handle(painter: QPainter, at: int, height: int) -> None:
    """The line of a wipe at `at` pixels from the left, with its knob."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_SHADE, 4))
    painter.drawLine(at, 0, at, height)
    painter.setPen(QPen(_LINE, 2))
    painter.drawLine(at, 0, at, height)
    painter.setBrush(_LINE)
    painter.setPen(QPen(_SHADE, 1))
    middle = QPointF(at, height / 2)
    painter.drawEllipse(middle, _KNOB_PX, _KNOB_PX)
    painter.setPen(QPen(_DARK, 2))
    for side in (-1, 1):
        tip = middle + QPointF(side * 9, 0)
        painter.drawLine(tip, tip + QPointF(-side * 4, -4))
        painter.drawLine(tip, tip + QPointF(-side * 4, 4))


def name(painter: QPainter, words: str, area: QRect, *, left: bool) -> None:
    """A name in the upper corner of an area, cut where there is no room."""
    if not words:
        return
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, max(24, area.width() - 32))
    width, height = metrics.horizontalAdvance(shown) + 16, metrics.height() + 8
    x = area.left() + 8 if left else area.right() + 1 - width - 8
    room = QRectF(x, area.top() + 8, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(room, 6, 6)
    painter.setPen(_LINE)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)


def inscribed(size: QSizeF, room: QRectF) -> QRectF:
    """The largest place of this shape inside a room, on whole pixels, in its middle."""
    if size.isEmpty() or room.isEmpty():
        return room
    scale = min(room.width() / size.width(), room.height() / size.height())
    wide, high = max(1, round(size.width() * scale)), max(1, round(size.height() * scale))
    return QRectF(round(room.center().x() - wide / 2), round(room.center().y() - high / 2), float(wide), float(high))


def difference(one: QImage, other: QImage, gain: int) -> QImage:
    """|one - other| in every colour, `gain` (1, 2, 4, ...) times, in the size of the larger picture."""
    larger = one if one.width() * one.height() >= other.width() * other.height() else other
    made = QImage(larger.size(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.black)
    whole = QRectF(made.rect())
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(inscribed(QSizeF(one.size()), whole), one)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(inscribed(QSizeF(other.size()), whole), other)
    painter.end()
    while gain > 1:
        gain //= 2
        twice = made.copy()
        painter = QPainter(made)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        painter.drawImage(0, 0, twice)
        painter.end()
    return made
