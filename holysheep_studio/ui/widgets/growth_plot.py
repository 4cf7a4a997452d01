"""A small drawing of how a clip's time runs through its process, for events and growth models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from holysheep_studio.ui import spoken, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

HIGH_PX = 96


class GrowthPlot(QWidget):
    """Shares of the process that are over, against shares of the screen time."""

    spoken_role = spoken.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[tuple[float, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Course of the process over the clip"))

    def show_places(self, places: Sequence[tuple[float, float]]) -> None:
        """Show (screen, process) pairs, both 0-1."""
        self._places = tuple(places)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(240, HIGH_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """A frame, quarters, the course."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dress, area = theme.current(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(dress.colour("border"))
        painter.setBrush(dress.colour("input"))
        painter.drawRoundedRect(area, 6, 6)
        inside = area.adjusted(8, 8, -8, -8)
        for n in (1, 2, 3):
            x = inside.left() + inside.width() * n / 4
            painter.drawLine(QPointF(x, inside.top()), QPointF(x, inside.bottom()))
        painter.setPen(QPen(dress.colour("accent"), 2))
        points = [QPointF(inside.left() + inside.width() * u, inside.bottom() - inside.height() * f)
                  for u, f in self._places]  # fmt: skip
        painter.drawPolyline(QPolygonF(points))
