"""One clip as a tile of a grid: the picture, and below it title, figures and how it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter

from holysheep_studio.ui.models.card import CARD, Card
from holysheep_studio.ui.widgets.card import (
    CardDelegate,
    paint_badge,
    paint_ground,
    paint_marks,
    paint_words,
    small_metrics,
    title_metrics,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

EDGE_PX = 8
NARROWEST_PX = 148
SHAPE = 9 / 16


class TileDelegate(CardDelegate):
    """Paints tiles as wide as the view says."""

    width_px = NARROWEST_PX

    def picture_of(self, option: QStyleOptionViewItem) -> QRect:
        """As wide as the tile, in the shape of most clips."""
        rect: QRect = option.rect
        wide = rect.width() - 2 * EDGE_PX
        return QRect(rect.left() + EDGE_PX, rect.top() + EDGE_PX, wide, round(wide * SHAPE))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """The picture, a title, a line of figures, a badge."""
        del index
        small = small_metrics(option).height()
        words = title_metrics(option).height() + 2 * small + 8
        return QSize(self.width_px, round((self.width_px - 2 * EDGE_PX) * SHAPE) + words + 2 * EDGE_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background, picture, then the text."""
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option.rect, option)
        frame = self.picture_of(option)
        self.paint_picture(painter, frame, card)
        paint_marks(painter, frame, card)
        words = QRect(frame.left(), frame.bottom() + 4, frame.width(), 0)
        bottom = paint_words(painter, words, replace(card, lines=card.lines[:1]), option)
        room = QRect(frame.left(), bottom + 2, frame.width(), small_metrics(option).height())
        paint_badge(painter, room, card.badge, option)
        painter.restore()
