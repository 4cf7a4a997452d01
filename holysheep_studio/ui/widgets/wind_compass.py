"""A compass for the wind in the picture's plane: its arrow says where to and how strongly, by mouse and by keys."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from holysheep_studio.ui import spoken, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

SIDE_PX = 132
MARGIN_PX = 14
#: The rim of the compass; stronger wind is entered as a number and drawn at the rim.
STRONGEST_M_S = 20.0
STEP_M_S, STEP_TURN = 0.5, pi / 24


class WindCompass(QWidget):
    """`turned(x, y, hand)` in m/s, x to the right, y up; one `hand` is one step to take back."""

    spoken_role = spoken.Role.Canvas

    turned = Signal(float, float, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._x, self._y = 0.0, 0.0
        self._unset = True
        self._hand = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Wind"))
        self.setToolTip(
            self.tr("Where the wind blows to. Drag, or use the arrow keys: up, down for strength, left, right to turn.")
        )

    def show_wind(self, x_m_s: float, y_m_s: float, *, unset: bool) -> None:
        """Show a wind; `unset`: it is the scene's own."""
        self._x, self._y, self._unset = x_m_s, y_m_s, unset
        speed = hypot(x_m_s, y_m_s)
        words = self.tr("{speed} m/s towards {angle} degrees").format(
            speed=f"{speed:.3g}", angle=round(degrees(atan2(y_m_s, x_m_s))) if speed else 0
        )
        self.setAccessibleDescription(
            self.tr("Not set; the scene's own: {wind}").format(wind=words) if unset else words
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A square."""
        return QSize(SIDE_PX, SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Rings of 5 m/s, and the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dress, middle, radius = theme.current(), QRectF(self.rect()).center(), self._radius
        painter.setPen(QPen(dress.colour("accent" if self.hasFocus() else "edge"), 2 if self.hasFocus() else 1))
        painter.setBrush(dress.colour("input"))
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(dress.colour("border"), 1))
        for share in (0.25, 0.5, 0.75):
            painter.drawEllipse(middle, radius * share, radius * share)
        painter.drawLine(middle - QPointF(radius, 0), middle + QPointF(radius, 0))
        painter.drawLine(middle - QPointF(0, radius), middle + QPointF(0, radius))
        speed = hypot(self._x, self._y)
        colour = dress.colour("faint" if self._unset else "accent")
        painter.setPen(QPen(colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if not speed:
            painter.setBrush(colour)
            painter.drawEllipse(middle, 3, 3)
            return
        length = max(10.0, radius * min(1.0, speed / STRONGEST_M_S))
        way = QPointF(self._x / speed, -self._y / speed)
        tip = middle + way * length
        painter.drawLine(middle, tip - way * 6)
        across = QPointF(-way.y(), way.x())
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([tip, tip - way * 11 + across * 6, tip - way * 11 - across * 6]))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the arrow."""
        self._hand += 1
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag it."""
        self._follow(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up and Down: stronger and weaker; Left and Right turn."""
        speed, angle = hypot(self._x, self._y), atan2(self._y, self._x)
        match event.key():
            case Qt.Key.Key_Up:
                speed += STEP_M_S
            case Qt.Key.Key_Down:
                speed = max(0.0, speed - STEP_M_S)
            case Qt.Key.Key_Left:
                angle += STEP_TURN
            case Qt.Key.Key_Right:
                angle -= STEP_TURN
            case _:
                super().keyPressEvent(event)
                return
        self._hand += 1
        self._ask(speed * cos(angle), speed * sin(angle))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The rim shows it."""
        super().focusInEvent(event)
        self.update()

    @property
    def _radius(self) -> float:
        return min(self.width(), self.height()) / 2 - 2

    def _follow(self, at: QPointF) -> None:
        middle = QRectF(self.rect()).center()
        x, y = (at.x() - middle.x()) / self._radius, (middle.y() - at.y()) / self._radius
        most = max(1.0, hypot(x, y))
        x, y = x / most, y / most
        self._ask(0.0 if hypot(x, y) < 0.03 else x * STRONGEST_M_S, 0.0 if hypot(x, y) < 0.03 else y * STRONGEST_M_S)

    def _ask(self, x: float, y: float) -> None:
        self.turned.emit(round(x, 1) + 0.0, round(y, 1) + 0.0, self._hand)
