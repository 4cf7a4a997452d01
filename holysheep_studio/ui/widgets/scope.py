"""The pane with a scope beside the picture: computed in a thread, the newest picture first, none waited for."""

from __future__ import annotations

import weakref
from threading import Condition, Thread
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from holysheep_studio.ui import spoken, theme
from holysheep_studio.ui.player.scopes import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

_WIDTH_PX, _LEAST_PX = 220, 116


class Levels(NamedTuple):
    """The luma of a picture in percent."""

    low: float
    mean: float
    high: float


class _Meter:
    """Draws scopes in a thread that starts with the first picture; rings when one is drawn."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self.image = QImage()
        self.levels: Levels | None = None
        self._ring: Callable[[], None] | None = ring
        self._changed = Condition()
        self._wanted: tuple[QImage, Scope] | None = None
        self._thread: Thread | None = None
        self._stopped = False

    def look(self, picture: QImage, scope: Scope) -> None:
        """Draw the scope of this picture next."""
        with self._changed:
            self._wanted = (picture, scope)
            if self._thread is None:
                self._thread = Thread(target=self._run, name="viewer scope", daemon=True)
                self._thread.start()
            self._changed.notify()

    def stop(self) -> None:
        """End, and wait for it."""
        with self._changed:
            self._stopped, self._ring = True, None
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(2)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopped or self._wanted is not None)
                if self._stopped or self._wanted is None:
                    return
                (picture, scope), self._wanted = self._wanted, None
            made, levels = _drawn(picture, scope)
            with self._changed:
                self.image, self.levels = made, levels
                if self._ring is not None:
                    self._ring()


def _drawn(picture: QImage, scope: Scope) -> tuple[QImage, Levels]:
    """The scope as a picture, and the luma levels behind it."""
    # the window is there before these are: only a scope that somebody looks at is worth loading them
    import numpy as np  # noqa: PLC0415

    from holysheep_studio.ui.player import measures  # noqa: PLC0415

    if picture.format() not in {QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32}:
        picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine() // 4, 4)
    small = measures.small(pixels[:, : picture.width()])
    luma = measures.luma(small) / 2.55
    levels = Levels(float(luma.min()), float(luma.mean()), float(luma.max()))
    made = np.ascontiguousarray(measures.drawn(small, scope))
    height, width = made.shape[:2]
    return QImage(made.data, width, height, 3 * width, QImage.Format.Format_BGR888).copy(), levels


class _Bell(QObject):
    rung = Signal()


class ScopePane(QWidget):
    """Hidden until it is wanted; `look` costs nothing while it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bell = _Bell(self)
        self._picture = QImage()
        meter = self._meter = _Meter(self._bell.rung.emit)
        self.destroyed.connect(lambda: meter.stop())  # noqa: PLW0108 - a lambda keeps it alive, a method would not
        weakref.finalize(self, meter.stop)
        self.kind = QComboBox()
        self.kind.setMinimumContentsLength(1)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        spoken.name(self.kind, self.tr("Scope"))
        names = {
            Scope.WAVEFORM: self.tr("Luma waveform"),
            Scope.PARADE: self.tr("RGB parade"),
            Scope.HISTOGRAM: self.tr("Histogram"),
        }
        for scope, words in names.items():
            self.kind.addItem(words, scope)
        self.kind.currentIndexChanged.connect(lambda _: self._ask())
        self.plot = _Plot(self)
        self._bell.rung.connect(self._show, Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.kind)
        column.addWidget(self.plot, 1)
        self.setMinimumWidth(_LEAST_PX)
        self.setMaximumWidth(_WIDTH_PX)
        self.hide()

    @property
    def scope(self) -> Scope:
        """What is measured."""
        return Scope(self.kind.currentData())

    @property
    def image(self) -> QImage:
        """The scope that was drawn last; null before the first."""
        return self._meter.image

    def _show(self) -> None:
        levels = self._meter.levels
        if levels is not None:
            low, mean, high = (f"{level:.0f}" for level in levels)
            words = self.tr("Luma from {low} to {high} %, {mean} % on average")
            self.plot.setAccessibleDescription(words.format(low=low, mean=mean, high=high))
        self.plot.update()

    def look(self, picture: QImage) -> None:
        """Measure this picture, if anybody sees it."""
        self._picture = picture
        self._ask()

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001, N802 - Qt's own
        """Measure what is painted already."""
        super().setVisible(visible)
        if visible:
            self._ask()

    def _ask(self) -> None:
        if not self.isHidden() and not self._picture.isNull():
            self._meter.look(self._picture, self.scope)


class _Plot(QWidget):
    """The scope with its scale in percent."""

    spoken_role = spoken.Role.Chart

    def __init__(self, pane: ScopePane) -> None:
        super().__init__()
        self._pane = pane
        self.setAccessibleName(self.tr("Scope of the painted frame"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Square at least."""
        return QSize(200, 160)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture of the scope, stretched; it is black in both themes, as scopes are."""
        del event
        painter = QPainter(self)
        room = QRect(0, 0, self.width(), min(self.height(), 2 * self.width()))
        painter.fillRect(room, Qt.GlobalColor.black)
        if not self._pane.image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(room, self._pane.image)
        painter.setPen(theme.tokens("dark").colour("muted"))
        area = room.adjusted(4, 2, -4, -2)
        bottom, right = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignRight
        if self._pane.scope is Scope.HISTOGRAM:  # its levels lie from left to right
            painter.drawText(area, bottom | right, "100 %")
        else:
            painter.drawText(area, Qt.AlignmentFlag.AlignTop, "100 %")
            painter.drawText(area.adjusted(0, 0, 0, -room.height() // 2), bottom, "50 %")
        painter.drawText(area, bottom, "0 %")
