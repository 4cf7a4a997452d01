"""Short messages over the window, one for each batch, with at most one thing to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from holysheep_studio.ui.widgets.empty_state import Picture
from holysheep_studio.ui.widgets.facts import breakable
from holysheep_studio.ui.widgets.forms import label, tool_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent

SHOWN_MS = 6000
SHOWN_LONG_MS = 12000
MOST = 3
#: Over a lower part one message alone: several would hide it.
LOW_PX = 240
WIDTH_PX, LEAST_PX = 440, 260
EDGE_PX = 16
#: The share of the width that the button may have beside the words.
MOST_OF_BUTTON = 0.4
_ICONS = {"positive": "circle-check", "warning": "triangle-alert", "negative": "circle-x", "muted": "info"}


class Toast(QFrame):
    """One message; it stays while the pointer is on it."""

    def __init__(self, words: str, tone: str, action: str, acted: Callable[[], object] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(Picture(_ICONS[tone], 16, tone=tone))
        self.words = words
        self.gone = False
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.setSpacing(4)
        self._inner.addWidget(label(breakable(words), wrap=True), 1)
        row.addLayout(self._inner, 1)
        self._acts = acted is not None
        if acted is not None:
            self.button = QPushButton(action)
            self.button.setObjectName("link")
            self.button.clicked.connect(lambda: acted())  # noqa: PLW0108 - not with the signal's own value
            self.button.clicked.connect(self.leave)
            self._inner.addWidget(self.button)
        close = tool_button("x", self.tr("Dismiss"))
        close.clicked.connect(self.leave)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_LONG_MS if tone == "negative" else SHOWN_MS)
        self._timer.timeout.connect(self._time_out)
        self._timer.start()

    def fit(self, width: int) -> None:
        """Put the button below the words where it would leave them too little of so many pixels, as with large type."""
        if self._acts:
            below = self.button.sizeHint().width() > width * MOST_OF_BUTTON
            way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
            self._inner.setDirection(way)
            self._inner.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody is reading."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody is reading any more."""
        self._timer.start()
        super().leaveEvent(event)

    def _time_out(self) -> None:
        """Not while somebody is at its buttons with the keys."""
        now: QWidget | None = self.window().focusWidget()
        if now is not None and self.isAncestorOf(now):
            self._timer.start()
        else:
            self.leave()

    def leave(self) -> None:
        """Go away."""
        self.gone = True
        self.hide()
        self.deleteLater()


class Toasts(QObject):
    """Stacks messages over the lower edge of one part of a window, where they hide no control."""

    def __init__(self, window: QWidget, anchor: QWidget) -> None:
        """The messages float in `window` over `anchor` and follow its size."""
        super().__init__(window)
        self._window = window
        self._anchor = anchor
        self._stack = QWidget(window)
        self._toasts: list[Toast] = []
        self._column = QVBoxLayout(self._stack)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._stack.hide()
        anchor.installEventFilter(self)
        self._stack.installEventFilter(self)

    @property
    def shown(self) -> tuple[Toast, ...]:
        """The messages on screen, oldest first."""
        return tuple(toast for toast in self._toasts if not toast.gone)

    def show(
        self, words: str, *, tone: str = "muted", action: str = "", acted: Callable[[], object] | None = None
    ) -> Toast:
        """Show a message; `action` is the text of its one button. Tones: muted, positive, warning, negative."""
        most = MOST if self._anchor.height() >= LOW_PX else 1
        for old in self.shown[: max(0, len(self.shown) - most + 1)]:
            old.leave()
        toast = Toast(words, tone, action, acted, self._stack)
        # Kept here: asking the layout for its widgets confuses the binding about who owns them.
        self._toasts = [*self.shown, toast]
        self._column.addWidget(toast)
        toast.show()
        self._stack.show()
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(toast, words))
        return toast

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the place when the window or the stack changes its size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest}:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if not self.shown:
            self._stack.hide()
            return
        width = min(WIDTH_PX, max(self._anchor.width() - 2 * EDGE_PX, LEAST_PX))
        for toast in self.shown:
            toast.fit(width)
        high = self._column.totalHeightForWidth(width)
        height = high if high > 0 else self._column.totalSizeHint().height()
        corner = self._anchor.mapTo(self._window, QPoint(0, 0))
        left = max(EDGE_PX, corner.x() + (self._anchor.width() - width) // 2)
        self._stack.setGeometry(left, corner.y() + self._anchor.height() - height - EDGE_PX, width, height)
        self._stack.raise_()
