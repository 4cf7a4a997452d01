"""A chart of lying bars: a name, a bar of two parts, and the figure beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import punctuation, spoken, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

BAR_PX, GAP_PX, EDGE_PX = 16, 10, 8
#: Names take at most this share of the width.
NAMES = 0.3


class Bar(Frozen, frozen=True):
    """Lengths are in any unit that all bars of a chart share; the second part is hatched."""

    name: str
    first: float
    words: str
    second: float = 0.0


class BarChart(QWidget):
    """Lengths are shares of the longest, or of a whole; figures stand beside the bars, nothing is measured by eye."""

    spoken_role = spoken.Role.Chart

    def __init__(self, name: str, parent: QWidget | None = None, *, whole: float | None = None) -> None:
        """`name` is what the chart shows, for screen readers; a bar of `whole` fills the room, None: the longest."""
        super().__init__(parent)
        self._name = name
        self.whole = whole
        self.bars: tuple[Bar, ...] = ()
        self.setFont(theme.digits(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(())

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these from top to bottom."""
        self.bars = tuple(bars)
        self.setAccessibleName(self._name)
        told = punctuation.clauses(f"{bar.name} {bar.words}".strip() for bar in self.bars)
        self.setAccessibleDescription(told or self.tr("No figures yet."))
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """High enough for every bar."""
        return QSize(320, max(1, len(self.bars)) * (self._line_px + GAP_PX))

    @property
    def _line_px(self) -> int:
        return max(BAR_PX, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Names, bars, figures."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, metrics = theme.current(), self.fontMetrics()
        if not self.bars:
            painter.setPen(worn.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft, self.tr("No figures yet."))
            painter.end()
            return
        names = min(self.width() * NAMES, max(metrics.horizontalAdvance(bar.name) for bar in self.bars) + 2 * EDGE_PX)
        words = max(metrics.horizontalAdvance(bar.words) for bar in self.bars) + EDGE_PX
        room = max(40.0, self.width() - names - words - EDGE_PX)
        most = self.whole or max(bar.first + bar.second for bar in self.bars) or 1.0
        for place, bar in enumerate(self.bars):
            line = QRectF(0, place * (self._line_px + GAP_PX), self.width(), self._line_px)
            painter.setPen(worn.colour("text"))
            short = metrics.elidedText(bar.name, Qt.TextElideMode.ElideMiddle, round(names - EDGE_PX))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
            top = line.center().y() - BAR_PX / 2
            first, second = (max(0.0, part) / most * room for part in (bar.first, bar.second))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn.colour("accent_fill"))
            painter.drawRect(QRectF(names, top, first, BAR_PX))
            painter.setBrush(QBrush(worn.colour("accent"), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(QRectF(names + first, top, second, BAR_PX))
            painter.setPen(worn.colour("text"))
            beside = QRectF(names + first + second + EDGE_PX, line.top(), words, line.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, bar.words)
        painter.end()
