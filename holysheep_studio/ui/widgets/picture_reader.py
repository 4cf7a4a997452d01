"""Reads picture files on a worker thread and keeps the newest of them, within a bound."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

if TYPE_CHECKING:
    from pathlib import Path


class PictureReader(QObject):
    """Pictures by a name of the caller's; `arrived` tells the name of each that came."""

    arrived = Signal(str)

    def __init__(self, most: int, parent: QObject | None = None, *, wider_px: int | None = None) -> None:
        """Keeps `most`, given up when not used for longest; one wider than `wider_px` is read at half that or less."""
        super().__init__(parent)
        self._most = most
        self._wider_px = wider_px
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._mail = _Mail(self)
        self._mail.read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def read(self, name: str, path: Path) -> None:
        """Read a picture soon, unless it is there."""
        if name not in self._kept:
            self._pool.start(_Reading(path, name, self._mail, self._wider_px))

    def get(self, name: str) -> QPixmap | None:
        """The picture, if it is there."""
        if name in self._kept:
            self._kept.move_to_end(name)
        return self._kept.get(name)

    def _take(self, name: str, image: QImage) -> None:
        if image.isNull():
            return
        self._kept[name] = QPixmap.fromImage(image)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self.arrived.emit(name)


class _Mail(QObject):
    """Carries an image from the worker thread to the window's."""

    read = Signal(str, QImage)


class _Reading(QRunnable):
    def __init__(self, path: Path, name: str, mail: _Mail, wider_px: int | None) -> None:
        super().__init__()
        self._path = path
        self._name = name
        self._mail = mail
        self._wider_px = wider_px

    def run(self) -> None:
        reader = QImageReader(str(self._path))
        if self._wider_px is not None and reader.size().width() > self._wider_px:
            half = QSize(self._wider_px // 2, self._wider_px // 2)
            reader.setScaledSize(reader.size().scaled(half, Qt.AspectRatioMode.KeepAspectRatio))
        self._mail.read.emit(self._name, reader.read())
