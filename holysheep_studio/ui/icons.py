"""The interface icons, drawn from SVG in the colours of the theme that is worn at the moment of painting."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from holysheep_studio import resources
from holysheep_studio.ui import theme


@cache
def icon(name: str, tone: str = "text") -> QIcon:
    """The icon `resources/icons/lucide/<name>.svg` in the theme's colour for `tone`; it follows theme and scale."""
    return QIcon(_Tinted(name, tone))


def app_icon() -> QIcon:
    """The studio's own icon in all its sizes; empty when none is shipped."""
    made = QIcon()
    for file in sorted((resources.folder() / "icons").glob("*.png")):
        made.addFile(str(file))
    return made


def paint(painter: QPainter, rect: QRect | QRectF, name: str, colour: QColor) -> None:
    """Draw an icon into `rect` in one colour."""
    _renderer(name, colour.name()).render(painter, QRectF(rect))


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resources.path("icons", "lucide", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))


class _Tinted(QIconEngine):
    """Paints at any size, so that the picture is sharp at every scale."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._tone)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        tone = "disabled" if mode is QIcon.Mode.Disabled else self._tone
        side = min(rect.width(), rect.height())
        # Left in a wide rectangle: what is left over keeps the icon away from the words beside it.
        square = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        _renderer(self._name, theme.current().colours[tone]).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        pixels = size * scale
        picture = QPixmap(pixels)
        if picture.isNull():
            return picture
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, pixels.width(), pixels.height()), mode, state)
        painter.end()
        return picture
