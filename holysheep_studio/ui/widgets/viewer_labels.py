"""Labels of the viewer that never push anything aside: cut where there is no room, whole in their tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from holysheep_studio.ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ICON_PX = 16
_GAP_PX = 6


class ElidedLabel(QLabel):
    """One line that is cut with an ellipsis where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Cut to the width."""
        del event
        self._paint_cut(QPainter(self), 0)

    def _paint_cut(self, painter: QPainter, left_px: int) -> None:
        room = self.rect().adjusted(left_px, 0, 0, 0)
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if cut == self.text() else self.text())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def giving_way(words: str, kind: str = "") -> ElidedLabel:
    """A label as wide as its words that is cut before it pushes what stands beside it."""
    made = ElidedLabel()
    made.setText(words)
    made.setObjectName(kind)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    made.setMinimumWidth(1)
    return made


class NoteLabel(ElidedLabel):
    """A note on the picture behind an icon; the icon has its place even where the words have none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_ICON_PX)
        self._warning = False

    def say(self, text: str, *, warning: bool) -> None:
        """Show this note, as a warning or as a plain fact; nothing when it is empty."""
        self._warning = warning
        self.setText(text)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Icon and words."""
        del event
        if not self.text():
            self.setToolTip("")
            return
        painter = QPainter(self)
        icon, tone = ("triangle-alert", "warning") if self._warning else ("info", "muted")
        place = QRectF(0, (self.height() - _ICON_PX) / 2, _ICON_PX, _ICON_PX)
        icons.paint(painter, place, icon, theme.current().colour(tone))
        self._paint_cut(painter, _ICON_PX + _GAP_PX)
