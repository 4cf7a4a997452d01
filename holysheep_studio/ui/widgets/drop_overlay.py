"""Shows over a window that it will take what is being dragged, and what will become of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from holysheep_studio.ui import icons, theme

FRAME_PX = 3
EDGE_PX = 8


class DropOverlay(QWidget):
    """An accent frame over one part of the window, with a sentence in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = ""
        self._icon = "plus"
        self.hide()

    @property
    def words(self) -> str:
        """The sentence on show."""
        return self._words

    def offer(self, area: QRect, words: str, icon: str) -> None:
        """Frame `area` of the parent and say what a drop here does."""
        self._words = words
        self._icon = icon
        self.setAccessibleName(words)
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A veil, the frame, a plate with icon and words."""
        del event
        dress = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = dress.colour("window")
        veil.setAlphaF(0.78)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(dress.colour("accent"), FRAME_PX))
        painter.drawRoundedRect(QRectF(self.rect().adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)), 10, 10)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(40, self.width() - 120))
        plate = QRect(0, 0, metrics.horizontalAdvance(words) + 80, 56)
        plate.moveCenter(self.rect().center())
        painter.setPen(QPen(dress.colour("accent"), 1))
        painter.setBrush(dress.colour("raised"))
        painter.drawRoundedRect(QRectF(plate), 8, 8)
        square = QRect(plate.left() + 20, plate.center().y() - 11, 24, 24)
        icons.paint(painter, square, self._icon, dress.colour("accent"))
        painter.setPen(dress.colour("text"))
        painter.drawText(plate.adjusted(56, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
