"""The picture area that shows one take, two with a wipe between them, up to four side by side, or a difference."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui.widgets import compare_paint
from holysheep_studio.ui.widgets.viewer_canvas import PictureCanvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

_GAP_PX = 2  # between pictures side by side


class Mode(StrEnum):
    """How takes are shown together."""

    SINGLE = "single"
    WIPE = "wipe"
    BESIDE = "beside"
    DIFFERENCE = "difference"


class Layer(Frozen, frozen=True):
    """A take to paint: its picture (null while it is being made), its name, its own size in square pixels."""

    image: QImage
    name: str
    size: QSize


class CompareCanvas(PictureCanvas):
    """Zoom and pan are one for all pictures; the handle of the wipe stays where it is in the view."""

    wiped = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = Mode.SINGLE
        self._layers: tuple[Layer, ...] = ()
        self._share = 0.5
        self._gain = 4
        self._moving = False
        self._made: tuple[tuple[int, int, int], QImage] | None = None
        self.setMouseTracking(True)

    @property
    def mode(self) -> Mode:
        """How the takes are shown; SINGLE where there is one only."""
        return self._mode if len(self._layers) > 1 else Mode.SINGLE

    @property
    def layers(self) -> tuple[Layer, ...]:
        """What is shown, in the order of showing; empty where one clip is shown alone."""
        return self._layers

    @property
    def share(self) -> float:
        """Where the handle of the wipe stands, 0..1 of the view's width."""
        return self._share

    def set_share(self, share: float) -> None:
        """Move the handle of the wipe."""
        self._share = min(1.0, max(0.0, share))
        self._describe()
        self.wiped.emit(self._share)
        self.update()

    def set_gain(self, gain: int) -> None:
        """Show differences this many times (1, 2, 4, ...)."""
        self._gain = gain
        self._describe()
        self.update()

    def arrange(self, mode: Mode, layers: Sequence[Layer]) -> None:
        """Show these takes this way; none: one clip alone."""
        cells = len(self.cells())
        self._mode = mode
        self._layers = tuple(layers)
        self._made = None
        if mode is not Mode.WIPE and self._moving:
            self._moving = False
        self._describe()
        if len(self.cells()) != cells:
            self._view_changed()
        self.update()

    def cells(self) -> list[QRect]:
        """The places of the pictures in this widget's pixels: one for each where they lie side by side, else one."""
        count = len(self._layers) if self.mode is Mode.BESIDE else 1
        if count == 1:
            return [self.rect()]
        # two above each other where the view is higher than the two pictures beside each other would be
        wide = self._full.width() * self.height() >= self._full.height() * self.width() if count == 2 else False
        across, down = ((1, 2) if wide else (2, 1)) if count == 2 else (2, 2)
        width, height = (
            (self.width() - _GAP_PX * (across - 1)) // across,
            (self.height() - _GAP_PX * (down - 1)) // down,
        )
        return [
            QRect(place % across * (width + _GAP_PX), place // across * (height + _GAP_PX), width, height)
            for place in range(count)
        ]

    def layer_size(self, size: QSize) -> QSize:
        """The size in which a take of this own size is of use at the present zoom."""
        whole = self.picture_rect()
        fitted = compare_paint.inscribed(QSizeF(size), whole).size().toSize()
        return fitted if fitted.width() <= size.width() else size

    def _view(self) -> QSizeF:
        return QSizeF(self.cells()[0].size()) * self.devicePixelRatioF()

    def _place(self, at: QPointF) -> QPointF:
        cell = next((cell for cell in self.cells() if QRectF(cell).contains(at)), self.cells()[0])
        return (at - QPointF(cell.topLeft())) * self.devicePixelRatioF()

    def _describe(self) -> None:
        names = [layer.name for layer in self._layers]
        words = ""
        match self.mode:
            case Mode.WIPE:
                words = self.tr("{left} to the left of {n} %, {right} to the right").format(
                    left=names[0], right=names[1], n=round(self._share * 100)
                )
            case Mode.BESIDE:
                words = self.tr("Side by side: {names}").format(names=", ".join(names))
            case Mode.DIFFERENCE:
                words = self.tr("Difference of {left} and {right}, {gain} times").format(
                    left=names[0], right=names[1], gain=self._gain
                )
        if words or self._layers:
            self.setAccessibleDescription(words or names[0])

    # ---- painting ----

    def _paint_picture(self, painter: QPainter) -> None:
        match self.mode:
            case Mode.SINGLE:
                if not self._layers:
                    super()._paint_picture(painter)
                    return
                painter.save()
                self._paint_layer(painter, self._layers[0])
                painter.restore()
                compare_paint.name(painter, self._layers[0].name, self.rect(), left=True)
            case Mode.WIPE:
                self._paint_wipe(painter)
            case Mode.BESIDE:
                for cell, layer in zip(self.cells(), self._layers, strict=True):
                    painter.save()
                    painter.setClipRect(cell)
                    painter.translate(cell.topLeft())
                    self._paint_layer(painter, layer)
                    painter.restore()
                    compare_paint.name(painter, layer.name, cell, left=True)
            case Mode.DIFFERENCE:
                self._paint_difference(painter)

    def _paint_layer(self, painter: QPainter, layer: Layer) -> None:
        if not layer.image.isNull():
            place = compare_paint.inscribed(QSizeF(layer.size), self.picture_rect())
            self._paint_image(painter, layer.image, place)

    def _paint_wipe(self, painter: QPainter) -> None:
        at = round(self._share * self.width())
        rooms = (QRect(0, 0, at, self.height()), QRect(at, 0, self.width() - at, self.height()))
        for layer, room in zip(self._layers[:2], rooms, strict=True):
            painter.save()
            painter.setClipRect(room)
            self._paint_layer(painter, layer)
            painter.restore()
        compare_paint.handle(painter, at, self.height())
        for layer, left in zip(self._layers[:2], (True, False), strict=True):
            half = QRect(0 if left else self.width() // 2, 0, self.width() // 2, self.height())
            compare_paint.name(painter, layer.name, half, left=left)

    def _paint_difference(self, painter: QPainter) -> None:
        one, other = self._layers[:2]
        if not one.image.isNull() and not other.image.isNull():
            key = (one.image.cacheKey(), other.image.cacheKey(), self._gain)
            if self._made is None or self._made[0] != key:
                self._made = (key, compare_paint.difference(one.image, other.image, self._gain))
            painter.save()
            self._paint_image(painter, self._made[1], self.picture_rect())
            painter.restore()
        words = self.tr("{left} \u2212 {right}, {gain}\u00d7")
        compare_paint.name(
            painter, words.format(left=one.name, right=other.name, gain=self._gain), self.rect(), left=True
        )

    # ---- the handle ----

    def _is_handle(self, at: QPointF) -> bool:
        near = abs(at.x() - self._share * self.width()) <= compare_paint.REACH_PX
        return self.mode is Mode.WIPE and near and not self._full.isEmpty()

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
        if not event.buttons() and self.mode is Mode.WIPE:
            self._show_cursor(near=self._is_handle(event.position()))
        super().mouseMoveEvent(event)

    def _show_cursor(self, *, near: bool) -> None:
        if near:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self.cursor().shape() is Qt.CursorShape.SplitHCursor:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        self._moving = False
        super().mouseReleaseEvent(event)
