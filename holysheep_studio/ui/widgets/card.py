"""One row of a list of pictures: thumbnail, name, two lines of figures, and a badge in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from holysheep_studio.ui import icons, theme
from holysheep_studio.ui.models.card import CARD, Card

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPixmap

    from holysheep_studio.ui.texts import Badge
    from holysheep_studio.ui.widgets.thumbnails import Thumbnails


class Strips(Protocol):
    """Pictures of clips at any moment."""

    def moment(self, name: str, share: float) -> QPixmap | None:
        """The picture at a share of the clip's length; None while there is none."""


EDGE_PX = 8
GAP_PX = 6
PICTURE_PX = QSize(96, 54)
ICON_PX = 14
SELECTED_PX = 3
CHIP_PX = 18
ROUND_PX = 4


class CardDelegate(QStyledItemDelegate):
    """Paints cards in rows of one height."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject) -> None:
        """`thumbnails` gives the pictures."""
        super().__init__(parent)
        self._thumbnails = thumbnails
        #: What is under the pointer: the strip's name and how far along the picture, 0..1.
        self.pointed: tuple[str, float] | None = None
        self.strips: Strips | None = None
        #: How many pixels of a row's lower right corner somebody else writes in.
        self.taken: Callable[[QModelIndex | QPersistentModelIndex, QRect], int] | None = None

    def picture_of(self, option: QStyleOptionViewItem) -> QRect:
        """Where the picture of a row lies."""
        inner: QRect = option.rect.adjusted(EDGE_PX + 4, EDGE_PX, -EDGE_PX - 4, -EDGE_PX)
        return QRect(inner.topLeft(), PICTURE_PX)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """The picture or three lines of type beside it, and the badge below both."""
        del index
        small = small_metrics(option).height()
        beside = title_metrics(option).height() + 2 * small + 2
        return QSize(PICTURE_PX.width() * 2, max(PICTURE_PX.height(), beside) + GAP_PX + small + 2 * EDGE_PX)

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
        paint_ground(painter, rect, option)
        inner = rect.adjusted(EDGE_PX + 4, EDGE_PX, -EDGE_PX - 4, -EDGE_PX)
        frame = self.picture_of(option)
        self.paint_picture(painter, frame, card)
        paint_marks(painter, frame, card)
        small = small_metrics(option).height()
        beside = inner.adjusted(PICTURE_PX.width() + 12, -1, 0, 0)
        top = paint_words(painter, beside, card, option)
        free = inner.width() if self.taken is None else inner.width() - self.taken(index, rect)
        below = QRect(inner.left(), inner.bottom() - small + 1, free, small)
        # Without figures, as for a refused file, the sentence takes the room beside the picture.
        badge = below if card.lines else beside.adjusted(0, top - beside.top() + 2, 0, 2)
        paint_badge(painter, badge, card.badge, option)
        painter.restore()

    def paint_picture(self, painter: QPainter, frame: QRect, card: Card) -> None:
        """The picture on its ground; under the pointer the moment of the clip that it points at."""
        dress = theme.current()
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(frame), ROUND_PX, ROUND_PX)
        moment = self._moment(card)
        picture = moment
        if picture is None and card.thumbnail:
            picture = self._thumbnails.picture(card.thumbnail)
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
        if moment is not None and self.pointed is not None:
            along = QRectF(frame.left(), frame.bottom() - 2, frame.width() * self.pointed[1], 3)
            painter.fillRect(along, dress.colour("accent"))
        painter.restore()

    def _moment(self, card: Card) -> QPixmap | None:
        if self.strips is None or self.pointed is None or not card.strip or self.pointed[0] != card.strip:
            return None
        return self.strips.moment(*self.pointed)


def paint_marks(painter: QPainter, frame: QRect, card: Card) -> None:
    """What people said of it, as icons on the picture's lower edge; the number of takes at its upper right."""
    dress = theme.current()
    left = frame.left() + 3
    for mark in card.marks:
        if mark.icon == "layers":
            _paint_count(painter, frame, card)
            continue
        plate = QRectF(left, frame.bottom() - CHIP_PX - 2, CHIP_PX, CHIP_PX)
        _paint_plate(painter, plate)
        icons.paint(painter, plate.adjusted(3, 3, -3, -3), mark.icon, dress.colour(mark.tone))
        left += CHIP_PX + 2


def _paint_plate(painter: QPainter, plate: QRectF) -> None:
    ground = theme.current().colour("panel")
    ground.setAlpha(225)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, 4, 4)


def _paint_count(painter: QPainter, frame: QRect, card: Card) -> None:
    words, tone = str(card.takes), theme.current().colour("text")
    width = painter.fontMetrics().horizontalAdvance(words) + CHIP_PX + 6
    plate = QRectF(frame.right() - width - 2, frame.top() + 3, width, CHIP_PX)
    _paint_plate(painter, plate)
    icons.paint(painter, QRectF(plate.left() + 3, plate.top() + 3, CHIP_PX - 6, CHIP_PX - 6), "layers", tone)
    painter.setPen(tone)
    painter.drawText(plate.adjusted(CHIP_PX, 0, -3, 0), Qt.AlignmentFlag.AlignCenter, words)


def paint_ground(painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
    """Chosen, under the pointer, or neither; a line around where the keys go."""
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
    if state & QStyle.StateFlag.State_Selected:  # told by more than its ground
        bar = QRectF(plate.left(), plate.top() + 4, SELECTED_PX, plate.height() - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dress.colour("accent"))
        painter.drawRoundedRect(bar, 1.5, 1.5)


def paint_words(painter: QPainter, area: QRect, card: Card, option: QStyleOptionViewItem) -> int:
    """Title and figures; returns where the next line would begin."""
    dress = theme.current()
    title, small = title_metrics(option), small_metrics(option)
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
    return top


def paint_badge(painter: QPainter, area: QRect, badge: Badge, option: QStyleOptionViewItem) -> None:
    """A state as an icon and words in its colour."""
    small = small_metrics(option)
    tone = theme.current().colour(badge.tone)
    square = QRect(area.left(), area.top() + (small.height() - ICON_PX) // 2, ICON_PX, ICON_PX)
    icons.paint(painter, square, badge.icon, tone)
    painter.setFont(_small_font(option))
    painter.setPen(tone)
    _paint_wrapped(painter, area.adjusted(ICON_PX + 6, 0, 0, 0), badge.text, small)


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


def title_metrics(option: QStyleOptionViewItem) -> QFontMetrics:
    """Of the title."""
    return QFontMetrics(_title_font(option))


def small_metrics(option: QStyleOptionViewItem) -> QFontMetrics:
    """Of the small lines."""
    return QFontMetrics(_small_font(option))
