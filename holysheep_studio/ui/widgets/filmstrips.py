"""Filmstrips in the window: read on a worker thread, a few kept, one moment of a clip at a time."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

MOST_KEPT = 24


class StripReel(QObject):
    """Gives the picture of a clip at a share of its length, once its strip was read."""

    arrived = Signal(str)

    def __init__(self, tiles: int, parent: QObject | None = None) -> None:
        """`tiles` is how many pictures a strip has."""
        super().__init__(parent)
        self._tiles = tiles
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._mail = _Mail(self)
        self._mail.read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def read(self, name: str, path: Path) -> None:
        """Read the strip of a clip; `arrived` tells when it is there."""
        if name not in self._kept:
            self._pool.start(_Reading(path, name, self._mail))

    def holds(self, name: str) -> bool:
        """Whether the strip of a clip is there."""
        return name in self._kept

    def moment(self, name: str, share: float) -> QPixmap | None:
        """The picture at a share of the clip's length, 0..1; None while its strip is not there."""
        strip = self._kept.get(name)
        if strip is None:
            return None
        wide = strip.width() // self._tiles
        tile = min(self._tiles - 1, max(0, int(share * self._tiles)))
        return strip.copy(QRect(tile * wide, 0, wide, strip.height()))

    def _take(self, name: str, image: QImage) -> None:
        if not image.isNull():
            self._kept[name] = QPixmap.fromImage(image)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            self.arrived.emit(name)


class _Mail(QObject):
    """Carries an image from the worker thread to the window's."""

    read = Signal(str, QImage)


class _Reading(QRunnable):
    def __init__(self, path: Path, name: str, mail: _Mail) -> None:
        super().__init__()
        self._path = path
        self._name = name
        self._mail = mail

    def run(self) -> None:
        self._mail.read.emit(self._name, QImage(str(self._path)))
