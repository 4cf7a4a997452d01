"""Plays a preview over and over while it is still being made, and says that it is one."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from holysheep_studio.ui import icons, spoken, stillness, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent, QShowEvent

BADGE_PX = 22
HIGHEST_PX = 200


class PreviewPane(QWidget):
    """Takes JPEG pictures as they come. `frame_shown` follows each picture that is painted."""

    spoken_role = spoken.Role.Animation

    frame_shown = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, now_s: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._now_s = now_s
        self._coming: list[bytes] = []
        self._pictures: list[bytes] = []
        self._total, self._rate = 0, 25.0
        self._image = QImage()
        self._shown = -1
        self._begun_s = 0.0
        self._paused = False
        self._message = ""
        self._fresh = False
        self.coarse = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Preview"))
        self.setToolTip(self.tr("A quick look in low resolution with fast interpolation. Click to pause."))
        self._describe()

    # ---- what is shown ----

    @property
    def frame(self) -> int:
        """The number of the picture that is painted; -1 while there is none."""
        return self._shown

    @property
    def pictures(self) -> int:
        """How many pictures of the present preview there are."""
        return len(self._pictures) if not self._fresh else 0

    @property
    def complete(self) -> bool:
        """Whether all pictures have come."""
        return not self._fresh and 0 < self._total <= len(self._pictures)

    @property
    def playing(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    @property
    def message(self) -> str:
        """Why there is nothing to see."""
        return self._message

    def begin(self, frames: int, rate: float) -> None:
        """Expect a preview of so many pictures; the one before stays on the screen until the first is there."""
        self._total, self._rate = frames, rate
        self._fresh = True
        self._message = ""
        self.coarse = False
        if stillness.wanted() and not self._paused and not self._pictures:
            self._paused = True
            self._describe()
        self.update()

    def add(self, jpegs: Sequence[bytes]) -> None:
        """The next pictures."""
        if self._fresh:
            self._fresh = False
            self._pictures = []
            self._begun_s = self._now_s()
            self._shown = -1
        self._pictures += jpegs
        self._play()
        if self._shown < 0:
            self._tick()

    def say(self, words: str) -> None:
        """Show a message instead."""
        self._message = words
        self._pictures = []
        self._fresh = False
        self._total = 0
        self._shown = -1
        self._image = QImage()
        self._timer.stop()
        self._describe()
        self.updateGeometry()
        self.update()

    def picture(self, n: int) -> QImage:
        """One picture of the preview."""
        return QImage.fromData(self._pictures[n])

    def toggle(self) -> None:
        """Pause, or go on from here."""
        self._paused = not self._paused
        if self._paused:
            self._timer.stop()
        else:
            self._begun_s = self._now_s() - max(0, self._shown) / self._rate
            self._play()
        self._describe()
        self.update()

    # ---- inside ----

    def _play(self) -> None:
        if not self._paused and self._pictures and self.isVisible() and not self._timer.isActive():
            self._timer.start(max(1, round(1000 / self._rate)))

    def _tick(self) -> None:
        if not self._pictures:
            return
        due = int((self._now_s() - self._begun_s) * self._rate)
        there = len(self._pictures)
        if due >= there:
            if there >= self._total:
                due %= there
            else:  # it is still being made: wait here
                due = there - 1
                self._begun_s = self._now_s() - due / self._rate
        if due != self._shown:
            turned = self._image.size()
            self._shown = due
            self._image = self.picture(due)
            if self._image.size() != turned:
                self.updateGeometry()
            self.frame_shown.emit(due)
            self.update()

    def _describe(self) -> None:
        state = self._message or (self.tr("paused") if self._paused else self.tr("low resolution, fast interpolation"))
        self.setAccessibleDescription(state)

    # ---- Qt ----

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """As high as the picture needs."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The picture's height at this width, and the badge below it."""
        if self._image.isNull():
            return BADGE_PX + min(HIGHEST_PX, width * 9 // 16)
        return BADGE_PX + min(HIGHEST_PX, width * self._image.height() // self._image.width())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the composer."""
        return QSize(312, self.heightForWidth(312))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small enough for a narrow panel."""
        return QSize(120, BADGE_PX + 64)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Go on."""
        super().showEvent(event)
        self._play()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What nobody sees need not run."""
        self._timer.stop()
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pause or go on."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space pauses and goes on."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.toggle()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture, the badge, how much is made."""
        del event
        dress = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        stage = QRectF(0, 0, self.width(), self.height() - BADGE_PX)
        painter.fillRect(stage, dress.colour("window"))
        if not self._image.isNull():
            size = self._image.size().scaled(stage.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (stage.width() - size.width()) / 2, (stage.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        else:
            painter.setPen(dress.colour("muted"))
            words = self._message or self.tr("The preview is coming")
            box = stage.adjusted(12, 8, -12, -8)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        self._paint_badge(painter, QRectF(0, stage.bottom(), self.width(), BADGE_PX))
        if self.hasFocus():
            painter.setPen(QPen(dress.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_badge(self, painter: QPainter, strip: QRectF) -> None:
        dress = theme.current()
        share = 0.0 if self._fresh or not self._total else min(1.0, len(self._pictures) / self._total)
        painter.fillRect(QRectF(strip.left(), strip.top(), strip.width(), 2), dress.colour("track"))
        painter.fillRect(QRectF(strip.left(), strip.top(), strip.width() * share, 2), dress.colour("accent"))
        icon = QRectF(strip.left() + 2, strip.top() + 6, 14, 14)
        icons.paint(painter, icon, "play" if self._paused else "pause", dress.colour("muted"))
        detail = self.tr("key pictures only") if self.coarse else self.tr("low resolution, fast interpolation")
        words = self.tr("Preview") + " \u00b7 " + detail
        box = strip.adjusted(22, 3, -2, 0)
        painter.setPen(dress.colour("muted"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, flags, elided)
