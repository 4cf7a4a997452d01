"""Small pictures of sources and clips, read on a worker thread and kept while they fit."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

MOST_KEPT = 256


class Thumbnails(QObject):
    """Gives a picture at once when it is there, else reads it and tells when it has come."""

    arrived = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """`folder` is where the pictures lie; names are file names inside it."""
        super().__init__(parent)
        self._folder = folder
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._mail = _Mail(self)
        self._mail.read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def picture(self, name: str) -> QPixmap | None:
        """The picture; None while it is being read or when it cannot be."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        if name not in self._asked:
            self._asked.add(name)
            self._pool.start(_Reading(self._folder / name, name, self._mail))
        return None

    def _take(self, name: str, image: QImage) -> None:
        if image.isNull():
            return  # stays asked for: a picture that cannot be read is not read again at every paint
        self._asked.discard(name)
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
        reader = QImageReader(str(self._path))
        if reader.size().width() > 1024:
            reader.setScaledSize(reader.size().scaled(QSize(512, 512), Qt.AspectRatioMode.KeepAspectRatio))
        self._mail.read.emit(self._name, reader.read())
