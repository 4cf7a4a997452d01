"""The chip on a card that tells what its motion report came to: an icon and words on ground of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from holysheep_studio.ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from holysheep_studio.ui.texts import Badge

ICON_PX = 12
EDGE_PX = 10
PAD_PX = 6


def outcome_width(row: QRect, badge: Badge, font: QFont) -> int:
    """The room in pixels that the chip takes from the right edge of a row."""
    return _measured(row, badge, _small(font))[1] + EDGE_PX


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(7.0, small.pointSizeF() * 0.85))
    return small


def _measured(row: QRect, badge: Badge, small: QFont) -> tuple[str, int]:
    """The words as they fit into two thirds of the row, and the chip's width."""
    metrics = QFontMetrics(small)
    room = row.width() * 2 // 3 - ICON_PX - 3 * PAD_PX
    words = metrics.elidedText(badge.text, Qt.TextElideMode.ElideRight, room)
    return words, metrics.horizontalAdvance(words) + ICON_PX + 3 * PAD_PX


def paint_outcome(painter: QPainter, row: QRect, badge: Badge, font: QFont) -> None:
    """Paint it in the lower right corner of a row; longer words are shortened to two thirds of the row."""
    small = _small(font)
    metrics = QFontMetrics(small)
    words, width = _measured(row, badge, small)
    height = metrics.height() + 4
    plate = QRectF(row.right() - EDGE_PX - width, row.bottom() - 6 - height, width, height)
    dress = theme.current()
    painter.setPen(QPen(dress.colour("border_strong"), 1))
    painter.setBrush(dress.colour("raised"))
    painter.drawRoundedRect(plate, height / 2, height / 2)
    square = QRectF(plate.left() + PAD_PX, plate.top() + (height - ICON_PX) / 2, ICON_PX, ICON_PX)
    icons.paint(painter, square, badge.icon, dress.colour(badge.tone))
    painter.setFont(small)
    painter.setPen(dress.colour(badge.tone))
    painter.drawText(
        plate.adjusted(ICON_PX + 2 * PAD_PX, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
    )
