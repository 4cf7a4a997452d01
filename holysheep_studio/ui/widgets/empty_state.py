"""What a list shows while it is empty: an icon, what belongs here, and the way to get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from holysheep_studio.ui import icons
from holysheep_studio.ui.widgets.forms import label, push_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

ICON_PX = 40
ROOM_FOR_PICTURE_PX = 220
ROOM_FOR_ADVICE_PX = 100
BUTTON_PX = 40
SMALLEST = QSize(160, 96)


class EmptyState(QWidget):
    """Centred words with optional buttons below them."""

    def __init__(self, icon: str, title: str, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addStretch(1)
        self._picture = Picture(icon, ICON_PX, self)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        for words, style in ((title, "title"), (advice, "muted")):
            made = label(words, style, wrap=True)
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(made)
            self._advice = made
        column.addSpacing(8)
        self._column = column
        self._buttons = 0
        column.addStretch(1)

    def add_button(self, words: str, icon: str, pressed: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """One more way out of emptiness."""
        button = push_button(icon, words, primary=primary)
        button.clicked.connect(lambda: pressed())  # noqa: PLW0108 - not with the signal's own value
        self._buttons += 1
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In little room the way out matters more than the ornament."""
        super().resizeEvent(event)
        self._picture.setVisible(self.height() >= ROOM_FOR_PICTURE_PX)
        self._advice.setVisible(self.height() >= ROOM_FOR_ADVICE_PX + self._buttons * BUTTON_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small enough not to push its neighbours about on a small screen."""
        return SMALLEST


class Picture(QWidget):
    """An icon that is painted afresh, so that it follows theme and scale."""

    def __init__(self, name: str, side_px: int, parent: QWidget | None = None, *, tone: str = "faint") -> None:
        super().__init__(parent)
        self._icon = icons.icon(name, tone)
        self.setFixedSize(QSize(side_px, side_px))

    def set_icon(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._icon = icons.icon(name, tone)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Only the icon."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._icon.paint(painter, self.rect())
        painter.end()
