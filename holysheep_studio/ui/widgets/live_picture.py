"""Shows the pictures of a running numerical preview as they come, and counts how many a second really do."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from holysheep_studio.ui import spoken, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from holysheep_studio.domain.sight import Sight

#: Pictures are asked for in one of these widths, so that not every drag of a border starts the scene anew.
WIDTHS_PX = (320, 480, 640, 960)
ROUND_PX = 8
REST_MS = 250
WINDOW_S = 1.0


class LivePicture(QWidget):
    """`width_wanted` tells how wide the pictures should be."""

    spoken_role = spoken.Role.Animation

    width_wanted = Signal(int)
    pressed = Signal()

    def __init__(self, parent: QWidget | None = None, *, now_s: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._now_s = now_s
        self._sight: Sight | None = None
        self._image = QImage()
        self._message = ""
        self._moments: deque[float] = deque(maxlen=240)
        self._wanted = 0
        self._resting = QTimer(self, singleShot=True, interval=REST_MS)
        self._resting.timeout.connect(self._ask_width)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Numerical preview"))
        self.setToolTip(self.tr("A numerical preview, not the model's picture. Space pauses, R starts again."))

    @property
    def sight(self) -> Sight | None:
        """What is shown now."""
        return self._sight

    @property
    def fps(self) -> float:
        """Pictures in the last second, as they really came; 0 while they stand."""
        now = self._now_s()
        recent = [moment for moment in self._moments if now - moment <= WINDOW_S]
        if len(recent) < 2 or recent[-1] == recent[0]:
            return 0.0
        return (len(recent) - 1) / (recent[-1] - recent[0])

    @property
    def width_px(self) -> int:
        """How wide pictures should be for the room there is."""
        room = self.width() * self.devicePixelRatioF()
        return next((width for width in WIDTHS_PX if width >= room * 0.9), WIDTHS_PX[-1])

    def show_sight(self, sight: Sight) -> None:
        """The next picture."""
        self._sight = sight
        self._message = ""
        # the image looks at the sight's memory, which is kept beside it
        self._image = QImage(
            sight.pixels, sight.width_px, sight.height_px, sight.width_px * 3, QImage.Format.Format_BGR888
        )
        self._moments.append(self._now_s())
        self.update()

    def begin(self) -> None:
        """Pictures are counted anew."""
        self._moments.clear()

    def say(self, words: str) -> None:
        """Show a message instead of pictures."""
        self._message = words
        self._sight, self._image = None, QImage()
        self._moments.clear()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A size to begin with."""
        return QSize(320, 180)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The smallest that still shows something."""
        return QSize(200, 112)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """The picture, or why there is none."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(area, ROUND_PX, ROUND_PX)
        painter.setClipPath(shape)
        dress = theme.current()
        painter.fillRect(area, dress.colour("input"))
        if not self._image.isNull():
            size = self._image.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (area.width() - size.width()) / 2, (area.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        elif self._message:
            painter.setPen(dress.colour("muted"))
            words = area.adjusted(16, 16, -16, -16)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        painter.setClipping(False)
        painter.setPen(dress.colour("accent" if self.hasFocus() else "border"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), ROUND_PX, ROUND_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space pauses and goes on."""
        if event.key() == Qt.Key.Key_Space:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """A click pauses and goes on."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pressed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """As high as a picture of 16:9 asks; another size of picture is asked for when the border rests."""
        if self.height() != self.width() * 9 // 16:
            self.setFixedHeight(self.width() * 9 // 16)
        self._resting.start()

    def _ask_width(self) -> None:
        if self.width_px != self._wanted:
            self._wanted = self.width_px
            self.width_wanted.emit(self._wanted)
