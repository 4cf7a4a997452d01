"""Small pictures of sources and clips, read when they are first shown and kept while they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holysheep_studio.ui.widgets.picture_reader import PictureReader

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPixmap

MOST_KEPT = 256
LARGE_PX = 1024


class Thumbnails(QObject):
    """Gives a picture at once when it is there, else reads it and tells when it has come."""

    arrived = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """`folder` is where the pictures lie; names are file names inside it."""
        super().__init__(parent)
        self._folder = folder
        self._asked: set[str] = set()
        self._reader = PictureReader(MOST_KEPT, self, wider_px=LARGE_PX)
        self._reader.arrived.connect(self._asked.discard)
        self._reader.arrived.connect(self.arrived)

    def picture(self, name: str) -> QPixmap | None:
        """The picture; None while it is being read or when it cannot be."""
        found = self._reader.get(name)
        # one that cannot be read stays asked for, and is not read again at every paint
        if found is None and name not in self._asked:
            self._asked.add(name)
            self._reader.read(name, self._folder / name)
        return found
