"""Filmstrips in the window: a few kept, one moment of a clip at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from holysheep_studio.ui.widgets.picture_reader import PictureReader

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPixmap

MOST_KEPT = 24


class StripReel(QObject):
    """Gives the picture of a clip at a share of its length, once its strip was read."""

    arrived = Signal(str)

    def __init__(self, tiles: int, parent: QObject | None = None) -> None:
        """`tiles` is how many pictures a strip has."""
        super().__init__(parent)
        self._tiles = tiles
        self._reader = PictureReader(MOST_KEPT, self)
        self._reader.arrived.connect(self.arrived)

    def read(self, name: str, path: Path) -> None:
        """Read the strip of a clip; `arrived` tells when it is there."""
        self._reader.read(name, path)

    def holds(self, name: str) -> bool:
        """Whether the strip of a clip is there."""
        return self._reader.get(name) is not None

    def moment(self, name: str, share: float) -> QPixmap | None:
        """The picture at a share of the clip's length, 0..1; None while its strip is not there."""
        strip = self._reader.get(name)
        if strip is None:
            return None
        wide = strip.width() // self._tiles
        tile = min(self._tiles - 1, max(0, int(share * self._tiles)))
        return strip.copy(QRect(tile * wide, 0, wide, strip.height()))
