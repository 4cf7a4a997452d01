"""The picture area of the viewer: paints one frame, zooms, pans, and says in words when there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from holysheep_studio.ui import icons, spoken, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

_STEP = 1.25  # zoom for one notch of the wheel
_MOST = 32.0
_SHARP_FROM = 2.0  # from here on pixels are shown as squares, for that is what one wants to see
_SURROUND = QColor("#0c0d0f")  # the same in both themes: a bright surround changes how a picture looks
_CHECKS = (QColor("#3a3c40"), QColor("#2c2e31"))
_CHECK_PX = 8


class PictureCanvas(QWidget):
    """Shows a picture fitted, at its own size, or zoomed; or an icon with a message instead.

    Sizes and places are in device pixels, so that one picture pixel is one screen pixel at 1:1 on every screen.
    """

    spoken_role = spoken.Role.Graphic

    size_wanted = Signal()
    zoom_changed = Signal()
    drag_begun = Signal()  # the fitted picture is pulled out

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._image = QImage()
        self._full = QSize()  # the picture's own size in square pixels
        self._zoom: float | None = None  # screen pixels for a picture pixel; None: fitted
        self._centre = QPointF(0.5, 0.5)  # of the view, as a part of the picture
        self._grip: QPointF | None = None
        self._pressed: QPointF | None = None
        self._message = ("film", "", "")
        self._ring = False

    @property
    def fitted(self) -> bool:
        """Whether the whole picture is shown as large as it goes."""
        return self._zoom is None

    @property
    def zoom(self) -> float:
        """Screen pixels for one picture pixel."""
        return self._fit() if self._zoom is None else self._zoom

    @property
    def full_size(self) -> QSize:
        """The picture's own size in square pixels; empty while there is none."""
        return self._full

    def wanted_size(self) -> QSize:
        """The size in which the whole picture is of use: as it is on the screen, at most its own."""
        if self._full.isEmpty():
            return QSize(1, 1)
        zoom = min(1.0, self.zoom)
        return QSize(max(1, round(self._full.width() * zoom)), max(1, round(self._full.height() * zoom)))

    def begin(self, full: QSize) -> None:
        """Expect pictures of this size; shows them fitted."""
        self._full = full
        self._image = QImage()
        self._zoom = None
        self._centre = QPointF(0.5, 0.5)
        self.setAccessibleDescription("")
        self.zoom_changed.emit()
        self.update()

    def show_picture(self, image: QImage) -> None:
        """Paint this picture from now on."""
        self._image = image
        self.update()

    def say(self, icon: str, message: str, advice: str = "") -> None:
        """Show a message instead of a picture."""
        self._image = QImage()
        self._full = QSize()
        self._message = (icon, message, advice)
        self.setAccessibleDescription(f"{message} {advice}".strip())
        self.unsetCursor()
        self.update()

    def show_focus(self, *, on: bool) -> None:
        """Draw the frame that says where the keys go."""
        self._ring = on
        self.update()

    def fit(self) -> None:
        """Show the whole picture as large as it goes."""
        self._set_zoom(None)

    def toggle_fit(self) -> None:
        """Change between the whole picture and one pixel for one."""
        self._set_zoom(1.0 if self.fitted else None)

    def show_pixels(self) -> None:
        """Show one picture pixel as one screen pixel."""
        self._set_zoom(1.0)

    def picture_rect(self) -> QRectF:
        """Where the whole picture lies, in device pixels of this widget; parts may lie outside."""
        view = self._view()
        zoom = self.zoom
        size = QSizeF(self._full.width() * zoom, self._full.height() * zoom)
        left = _placed(size.width(), view.width(), self._centre.x())
        top = _placed(size.height(), view.height(), self._centre.y())
        # on whole pixels, for a picture of just this size is then copied and not filtered
        return QRectF(
            QPointF(round(left), round(top)), QSizeF(max(1, round(size.width())), max(1, round(size.height())))
        )

    def _view(self) -> QSizeF:
        return QSizeF(self.size()) * self.devicePixelRatioF()

    def _place(self, at: QPointF) -> QPointF:
        """A place of this widget in device pixels of the view."""
        return at * self.devicePixelRatioF()

    def _fit(self) -> float:
        if self._full.isEmpty():
            return 1.0
        view = self._view()
        return min(view.width() / self._full.width(), view.height() / self._full.height())

    def _set_zoom(self, zoom: float | None, at: QPointF | None = None) -> None:
        """Change the zoom and keep the picture's point `at` (device pixels) where it is."""
        if self._full.isEmpty():
            return
        before = self.picture_rect()
        at = at if at is not None else QRectF(QPointF(), self._view()).center()
        point = QPointF((at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height())
        self._zoom = zoom
        view, now = self._view(), self.zoom
        centre = QPointF(
            point.x() + (view.width() / 2 - at.x()) / (self._full.width() * now),
            point.y() + (view.height() / 2 - at.y()) / (self._full.height() * now),
        )
        self._look_at(QPointF(0.5, 0.5) if zoom is None else centre)
        self.zoom_changed.emit()
        self.size_wanted.emit()

    def _look_at(self, centre: QPointF) -> None:
        view, zoom = self._view(), self.zoom
        self._centre = QPointF(
            _held(centre.x(), view.width() / (self._full.width() * zoom)),
            _held(centre.y(), view.height() / (self._full.height() * zoom)),
        )
        larger = self._full.width() * zoom > view.width() + 1 or self._full.height() * zoom > view.height() + 1
        if larger and self._grip is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif not larger:
            self.unsetCursor()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom at the cursor."""
        notches = event.angleDelta().y() / 120
        if not notches or self._full.isEmpty():
            event.ignore()
            return
        fit = self._fit()
        zoom = min(_MOST, self.zoom * _STEP**notches)
        # one pixel for one pixel is a stop on the way, whatever the size of the window
        if (self.zoom - 1) * (zoom - 1) < 0:
            zoom = 1.0
        self._set_zoom(None if zoom <= min(fit, 1.0) else zoom, self._place(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the picture."""
        if event.button() is Qt.MouseButton.LeftButton and self._zoom is not None:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            event.accept()
            return
        if event.button() is Qt.MouseButton.LeftButton and not self._full.isEmpty():
            self._pressed = event.position()  # taken, or the movements would not come here
            event.accept()
            return
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pan, or pull the fitted picture out."""
        pressed = self._pressed
        if pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if (event.position() - pressed).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self.drag_begun.emit()
            return
        if self._grip is None or self._full.isEmpty():
            event.ignore()
            return
        moved = (event.position() - self._grip) * self.devicePixelRatioF()
        self._grip = event.position()
        across, down = self._full.width() * self.zoom, self._full.height() * self.zoom
        self._look_at(QPointF(self._centre.x() - moved.x() / across, self._centre.y() - moved.y() / down))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        del event
        self._pressed = None
        if self._grip is not None:
            self._grip = None
            self.unsetCursor()
            self._look_at(self._centre)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Change between the whole picture and its own size at this place."""
        if not self._full.isEmpty():
            self._set_zoom(1.0 if self._zoom is None else None, self._place(event.position()))

    def event(self, event: QEvent) -> bool:
        """Ask for another picture on a screen with other pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._view_changed()
        return super().event(event)

    def _view_changed(self) -> None:
        if not self._full.isEmpty():
            self._look_at(self._centre)
            self.zoom_changed.emit()
            self.size_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for a picture that fits the new size."""
        super().resizeEvent(event)
        self._view_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the picture, or the message."""
        painter = QPainter(self)
        if self._full.isEmpty():
            self._paint_message(painter)
        else:
            painter.fillRect(event.rect(), _SURROUND)
            if not self._image.isNull():
                painter.save()
                self._paint_picture(painter)
                painter.restore()
        if self._ring:
            painter.setPen(QPen(theme.current().colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter) -> None:
        self._paint_image(painter, self._image, self.picture_rect())

    def _paint_image(self, painter: QPainter, image: QImage, whole: QRectF) -> None:
        """Paint `image` over `whole`, of which parts may lie outside the view."""
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)  # from here on in device pixels
        seen = whole.intersected(QRectF(QPointF(), self._view()))
        across, down = image.width() / whole.width(), image.height() / whole.height()
        part = QRectF(
            (seen.x() - whole.x()) * across, (seen.y() - whole.y()) * down, seen.width() * across, seen.height() * down
        )
        if image.hasAlphaChannel():
            _paint_checks(painter, seen)
        exact = (image.width(), image.height()) == (whole.width(), whole.height())
        smooth = not exact and self.zoom < _SHARP_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(seen, image, part)

    def _paint_message(self, painter: QPainter) -> None:
        colours = theme.current()
        painter.fillRect(self.rect(), colours.colour("window"))
        icon, message, advice = self._message
        width = max(40, min(self.width() - 48, 440))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        bold = QFont(self.font())
        if bold.pointSizeF() > 0:  # not for a font that is measured in pixels
            bold.setPointSizeF(bold.pointSizeF() + 1)
        lines: list[tuple[str, QColor, QRect]] = []
        for text, use in ((message, "text"), (advice, "muted")):
            painter.setFont(bold if use == "text" else self.font())
            box = painter.boundingRect(QRect(0, 0, width, 1000), flags, text)
            lines.append((text, colours.colour(use), box))
        side = 48
        height = side + 16 + sum(box.height() + 8 for text, _, box in lines if text) - 8
        top = max(8, (self.height() - height) // 2)
        icons.paint(painter, QRect((self.width() - side) // 2, top, side, side), icon, colours.colour("faint"))
        top += side + 16
        for text, colour, box in lines:
            painter.setFont(bold if text == message else self.font())
            painter.setPen(colour)
            painter.drawText(QRect((self.width() - width) // 2, top, width, box.height()), flags, text)
            top += box.height() + 8


def _placed(size: float, view: float, centre: float) -> float:
    """Where a side begins: centred when it is smaller than the view."""
    return (view - size) / 2 if size <= view else view / 2 - centre * size


def _held(centre: float, part: float) -> float:
    """The centre of a view of this part of the picture, kept inside the picture."""
    return 0.5 if part >= 1 else min(max(centre, part / 2), 1 - part / 2)


def _paint_checks(painter: QPainter, area: QRectF) -> None:
    """What shows through a clear picture."""
    tile = QImage(2 * _CHECK_PX, 2 * _CHECK_PX, QImage.Format.Format_RGB32)
    tile.fill(_CHECKS[0])
    corner = QPainter(tile)
    corner.fillRect(0, 0, _CHECK_PX, _CHECK_PX, _CHECKS[1])
    corner.fillRect(_CHECK_PX, _CHECK_PX, _CHECK_PX, _CHECK_PX, _CHECKS[1])
    corner.end()
    painter.fillRect(area, QBrush(tile))
