"""How the cells of the queue are painted: two lines, a state with its icon, a progress bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from holysheep_studio.ui import figures, icons, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from holysheep_studio.ui.texts import Badge

Index = QModelIndex | QPersistentModelIndex
EDGE_PX = 8
ICON_PX = 14
BAR_PX = 6
SELECTED_PX = 3
SMALL = 0.9  # the lower line's type
RIGHT = Qt.TextElideMode.ElideRight


class PlainCell(QStyledItemDelegate):
    """Words in muted type; the ground is shared by all cells of a row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then what `paint_inside` adds."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        painter.setFont(theme.digits(option.font))
        self.paint_inside(painter, option.rect.adjusted(EDGE_PX, 0, -EDGE_PX, 0), index)
        painter.restore()

    def paint_inside(self, painter: QPainter, area: QRect, index: Index) -> None:
        """One line of words."""
        painter.setPen(theme.current().colour("muted"))
        words = str(index.data() or "")
        painter.drawText(area, CENTRE_LEFT, QFontMetrics(painter.font()).elidedText(words, RIGHT, area.width()))


class NameCell(PlainCell):
    """The clip's name over the effect."""

    def __init__(self, second_line_role: int, parent: QObject) -> None:
        """`second_line_role` gives the lower line."""
        super().__init__(parent)
        self._role = second_line_role

    def paint_inside(self, painter: QPainter, area: QRect, index: Index) -> None:
        """Two lines, centred together."""
        dress = theme.current()
        small = QFont(painter.font())
        small.setPointSizeF(small.pointSizeF() * SMALL)
        upper, lower = QFontMetrics(painter.font()), QFontMetrics(small)
        top = area.center().y() - (upper.height() + lower.height()) // 2 + 1
        painter.setPen(dress.colour("text"))
        line = QRect(area.left(), top, area.width(), upper.height())
        painter.drawText(line, CENTRE_LEFT, _fitting(str(index.data()), upper, area.width()))
        painter.setFont(small)
        painter.setPen(dress.colour("muted"))
        line = QRect(area.left(), top + upper.height(), area.width(), lower.height())
        painter.drawText(line, CENTRE_LEFT, lower.elidedText(str(index.data(self._role)), RIGHT, area.width()))


class StateCell(PlainCell):
    """An icon and words in the tone of the state, in two lines where one is too short for the reason."""

    def __init__(self, badge_role: int, parent: QObject) -> None:
        """`badge_role` gives the Badge."""
        super().__init__(parent)
        self._role = badge_role

    def paint_inside(self, painter: QPainter, area: QRect, index: Index) -> None:
        """Icon, then the words as far as they fit."""
        badge: Badge = index.data(self._role)
        tone = theme.current().colour(badge.tone)
        square = QRect(area.left(), area.center().y() - ICON_PX // 2 + 1, ICON_PX, ICON_PX)
        icons.paint(painter, square, badge.icon, tone)
        painter.setPen(tone)
        room = area.adjusted(ICON_PX + 6, 0, 0, 0)
        metrics, words = QFontMetrics(painter.font()), str(index.data())
        if metrics.horizontalAdvance(words) <= room.width():
            painter.drawText(room, CENTRE_LEFT, words)
            return
        upper, lower = _two_lines(words, metrics, room.width())
        top = room.center().y() - metrics.height() + 1
        for n, line in enumerate((upper, lower)):
            painter.drawText(QRect(room.left(), top + n * metrics.height(), room.width(), metrics.height()),
                             CENTRE_LEFT, metrics.elidedText(line, RIGHT, room.width()))  # fmt: skip


def _fitting(words: str, metrics: QFontMetrics, width: int) -> str:
    """Without its middle where it is too long; what Qt gives back may be some pixels wider than it was asked to."""
    room = width
    while metrics.horizontalAdvance(shown := metrics.elidedText(words, ELIDE_MIDDLE, room)) > width and room > 0:
        room -= 4
    return shown


def _two_lines(words: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """Broken at the last space that fits; a script without spaces is broken where the line is full."""
    fits = next((n for n in range(len(words), 0, -1) if metrics.horizontalAdvance(words[:n]) <= width), 1)
    space = words.rfind(" ", 0, fits + 1)
    at = space if space > 0 else fits
    return words[:at], words[at:].lstrip()


class ProgressCell(PlainCell):
    """A bar with its percentage beside it, so that the words never change colour half-way."""

    def __init__(self, progress_role: int, badge_role: int, frames_role: int, parent: QObject) -> None:
        """`progress_role` gives 0..1 or None; `badge_role` the Badge whose tone the bar takes.

        `frames_role` gives what is counted below the bar, or "".
        """
        super().__init__(parent)
        self._progress = progress_role
        self._frames = frames_role
        self._badge = badge_role

    def paint_inside(self, painter: QPainter, area: QRect, index: Index) -> None:
        """Nothing at all where nothing runs."""
        share = index.data(self._progress)
        if share is None:
            return
        dress = theme.current()
        metrics = QFontMetrics(painter.font())
        counted = str(index.data(self._frames) or "")
        if counted:
            area = self._counted(painter, area, counted)
        figure = metrics.horizontalAdvance("100 %")
        bar = QRectF(area.left(), area.center().y() - BAR_PX / 2 + 1, max(0, area.width() - figure - 10), BAR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dress.colour("track"))
        painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
        if share > 0:
            bar.setWidth(max(BAR_PX, bar.width() * share))
            tone = index.data(self._badge).tone
            painter.setBrush(dress.colour("accent_fill" if tone == "accent" else tone))
            painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
        painter.setPen(dress.colour("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figures.percent(share))

    def _counted(self, painter: QPainter, area: QRect, words: str) -> QRect:
        """Write the lower of two lines; where the upper one lies."""
        usual = painter.font()
        small = QFont(usual)
        small.setPointSizeF(small.pointSizeF() * SMALL)
        upper, lower = QFontMetrics(usual), QFontMetrics(small)
        top = area.center().y() - (upper.height() + lower.height()) // 2 + 1
        painter.setFont(small)
        painter.setPen(theme.current().colour("muted"))
        line = QRect(area.left(), top + upper.height(), area.width(), lower.height())
        painter.drawText(line, CENTRE_LEFT, lower.elidedText(words, RIGHT, line.width()))
        painter.setFont(usual)
        return QRect(area.left(), top, area.width(), upper.height())


CENTRE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
ELIDE_MIDDLE = Qt.TextElideMode.ElideMiddle


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    dress = theme.current()
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, dress.colour("accent_soft"))
        if option.rect.left() <= 0:  # a bar at the row's beginning, so that it is told by more than its ground
            painter.fillRect(option.rect.adjusted(0, 0, SELECTED_PX - option.rect.width(), -1), dress.colour("accent"))
    else:
        painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Base))
    painter.setPen(QPen(dress.colour("border"), 1))
    edge = option.rect
    painter.drawLine(edge.bottomLeft(), edge.bottomRight())
    if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setPen(QPen(dress.colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(edge.adjusted(1, 1, -2, -2)), 4, 4)
