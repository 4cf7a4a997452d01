"""Two pictures of one size in one place, with a handle between them that wipes from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from holysheep_studio.ui import spoken
from holysheep_studio.ui.widgets import compare_paint
from holysheep_studio.ui.widgets.viewer_canvas import PictureCanvas

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

_STEP = 0.02


class WipeCanvas(PictureCanvas):
    """Zoom and pan are the canvas's own and the same for both; the handle stays where it is in the view."""

    spoken_role = spoken.Role.Canvas

    wiped = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = QImage(), QImage()
        self._names = ("", "")
        self._share = 0.5
        self._moving = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Comparison"))

    @property
    def share(self) -> float:
        """Where the handle stands, 0..1 of the view's width."""
        return self._share

    @property
    def pictures(self) -> tuple[QImage, QImage]:
        """What is shown left and right; null while there is none."""
        return self._left, self._right

    def set_share(self, share: float) -> None:
        """Move the handle."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleDescription(
            self.tr("{left} to the left of {n} %, {right} to the right").format(
                left=self._names[0], n=round(self._share * 100), right=self._names[1]
            )
        )
        self.wiped.emit(self._share)
        self.update()

    def show_left(self, image: QImage, name: str) -> None:
        """The picture on the left."""
        self._left, self._names = image, (name, self._names[1])
        self._take(image)

    def show_right(self, image: QImage, name: str) -> None:
        """The picture on the right."""
        self._right, self._names = image, (self._names[0], name)
        self._take(image)

    def _take(self, image: QImage) -> None:
        if image.size() != self._full:
            if self._left.size() != image.size():
                self._left = QImage()  # of another size, so of another wish
            if self._right.size() != image.size():
                self._right = QImage()
            self.begin(image.size())
        self._image = image  # which of the two is painted where is settled in painting
        self.set_share(self._share)

    def _paint_picture(self, painter: QPainter) -> None:
        at = round(self._share * self.width())
        parts = (
            (self._left, QRect(0, 0, at, self.height())),
            (self._right, QRect(at, 0, self.width() - at, self.height())),
        )
        for image, room in parts:
            # while one side is still being made, the other stands in its place
            self._image = image if not image.isNull() else next((one for one, _ in parts if not one.isNull()), image)
            if not self._image.isNull():
                painter.save()
                painter.setClipRect(room)
                super()._paint_picture(painter)
                painter.restore()
        compare_paint.handle(painter, at, self.height())
        self._paint_names(painter)

    def _paint_names(self, painter: QPainter) -> None:
        for name, image, left in ((self._names[0], self._left, True), (self._names[1], self._right, False)):
            if not image.isNull():
                compare_paint.name(painter, name, self.rect(), left=left)

    def _is_handle(self, at: QPointF) -> bool:
        return not self._full.isEmpty() and abs(at.x() - self._share * self.width()) <= compare_paint.REACH_PX

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the handle, or else of the picture."""
        if event.button() is Qt.MouseButton.LeftButton and self._is_handle(event.position()):
            self._moving = True
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Wipe, or pan."""
        if self._moving:
            self.set_share(event.position().x() / max(1, self.width()))
            event.accept()
            return
        if not event.buttons():
            near = self._is_handle(event.position())
            self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        self._moving = False
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The arrow keys wipe, Home and End show one side alone, 1 and F zoom."""
        match event.key():
            case Qt.Key.Key_Left:
                self.set_share(self._share - _STEP)
            case Qt.Key.Key_Right:
                self.set_share(self._share + _STEP)
            case Qt.Key.Key_Home:
                self.set_share(0.0)
            case Qt.Key.Key_End:
                self.set_share(1.0)
            case Qt.Key.Key_1:
                self.show_pixels()
            case Qt.Key.Key_F:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys go."""
        super().focusInEvent(event)
        self.show_focus(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keys go elsewhere."""
        super().focusOutEvent(event)
        self.show_focus(on=False)
