"""Two parts in a row, such as words and their buttons; the second goes below the first where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TurningRow(QWidget):
    """The first part takes what room the second leaves."""

    def __init__(self, first: QWidget, second: QWidget, first_px: int, *, gap_px: int = 8) -> None:
        """`first_px`: with less than this for the first part, the second goes below it."""
        super().__init__()
        self._first, self._second, self._first_px = first, second, first_px
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap_px)
        self._row.addWidget(first, 1)
        self._row.addWidget(second)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as the wider part: below one another both have room."""
        width_px = max(self._first.minimumSizeHint().width(), self._second.minimumSizeHint().width())
        return QSize(width_px, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Beside or below."""
        super().resizeEvent(event)
        wanted_px = self._first_px + self._row.spacing() + self._second.sizeHint().width()
        way = _BESIDE if self.width() >= wanted_px else _BELOW
        if self._row.direction() is not way:
            self._row.setDirection(way)
