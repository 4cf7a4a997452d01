"""One row of a list of pictures: thumbnail, name, two lines of figures, and a badge in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from holysheep_studio.ui import icons, theme
from holysheep_studio.ui.texts import Badge

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from holysheep_studio.ui.widgets.thumbnails import Thumbnails

#: The role under which a list model gives the Card of a row.
CARD = int(Qt.ItemDataRole.UserRole) + 1
EDGE_PX = 8
PICTURE_PX = QSize(96, 54)
ICON_PX = 14
ROUND_PX = 4


@dataclass(frozen=True, slots=True)
class Card:
    """What a row shows; `icon` stands in while there is no picture."""

    title: str
    lines: tuple[str, ...]
    badge: Badge
    thumbnail: str | None = None
    icon: str = "film"

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ". ".join((self.title, *self.lines, self.badge.text))


class CardDelegate(QStyledItemDelegate):
    """Paints cards in rows of one height."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject) -> None:
        """`thumbnails` gives the pictures."""
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """As high as four lines of type, at least as high as the picture."""
        del index
        lines = _title_metrics(option).height() + 3 * _small_metrics(option).height() + 8
        return QSize(PICTURE_PX.width() * 2, max(PICTURE_PX.height(), lines) + 2 * EDGE_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background, picture, then the text."""
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        _paint_ground(painter, rect, option)
        inner = rect.adjusted(EDGE_PX + 4, EDGE_PX, -EDGE_PX - 4, -EDGE_PX)
        frame = QRect(inner.topLeft(), PICTURE_PX)
        self._paint_picture(painter, frame, card)
        _paint_words(painter, inner.adjusted(PICTURE_PX.width() + 12, -1, 0, 0), card, option)
        painter.restore()

    def _paint_picture(self, painter: QPainter, frame: QRect, card: Card) -> None:
        dress = theme.current()
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(frame), ROUND_PX, ROUND_PX)
        picture = self._thumbnails.picture(card.thumbnail) if card.thumbnail else None
        painter.fillPath(ground, QColor("#000000") if picture is not None else dress.colour("raised"))
        if picture is None:
            square = QRect(0, 0, 20, 20)
            square.moveCenter(frame.center())
            icons.paint(painter, square, card.icon, dress.colour("faint"))
            return
        size = picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(frame.topLeft(), size)
        place.moveCenter(frame.center())
        painter.save()
        painter.setClipPath(ground)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, picture)
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
    dress = theme.current()
    state: QStyle.StateFlag = option.state
    plate = QRectF(rect.adjusted(4, 2, -4, -2))
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(dress.colour("accent_soft"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(dress.colour("hover"))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    focused = state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange
    painter.setPen(QPen(dress.colour("accent"), 1.5) if focused else QPen(Qt.PenStyle.NoPen))
    painter.drawRoundedRect(plate, 6, 6)


def _paint_words(painter: QPainter, area: QRect, card: Card, option: QStyleOptionViewItem) -> None:
    dress = theme.current()
    title, small = _title_metrics(option), _small_metrics(option)
    top = area.top()
    painter.setFont(_title_font(option))
    painter.setPen(dress.colour("text"))
    line = QRect(area.left(), top, area.width(), title.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title.elidedText(card.title, MIDDLE, area.width()))
    top += title.height() + 2
    painter.setFont(_small_font(option))
    painter.setPen(dress.colour("muted"))
    for text in card.lines:
        line = QRect(area.left(), top, area.width(), small.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, small.elidedText(text, RIGHT, area.width()))
        top += small.height()
    top += 4
    tone = dress.colour(card.badge.tone)
    icons.paint(painter, QRect(area.left(), top + (small.height() - ICON_PX) // 2, ICON_PX, ICON_PX),
                card.badge.icon, tone)  # fmt: skip
    painter.setPen(tone)
    room = QRect(area.left() + ICON_PX + 6, top, area.width() - ICON_PX - 6, area.bottom() - top + 1)
    _paint_wrapped(painter, room, card.badge.text, small)


def _paint_wrapped(painter: QPainter, room: QRect, text: str, metrics: QFontMetrics) -> None:
    """As many lines as there is room for, the last one shortened."""
    most = max(1, room.height() // metrics.height())
    words, lines = text.split(" "), [""]
    for n, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= room.width() or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = " ".join([lines[-1], *words[n:]])
            break
    for n, line in enumerate(lines):
        place = QRect(room.left(), room.top() + n * metrics.height(), room.width(), metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(line, RIGHT, room.width()))


MIDDLE = Qt.TextElideMode.ElideMiddle
RIGHT = Qt.TextElideMode.ElideRight


def _title_font(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _small_font(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPointSizeF(font.pointSizeF() * 0.9)
    return theme.digits(font)


def _title_metrics(option: QStyleOptionViewItem) -> QFontMetrics:
    return QFontMetrics(_title_font(option))


def _small_metrics(option: QStyleOptionViewItem) -> QFontMetrics:
    return QFontMetrics(_small_font(option))
