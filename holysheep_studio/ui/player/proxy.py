"""Reads the small pictures of a proxy by frame number."""

from __future__ import annotations

import logging
from bisect import bisect_left
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PySide6.QtGui import QImage

from holysheep_studio.domain.proxy import TAIL, entries, index_length

if TYPE_CHECKING:
    from collections.abc import Sequence
    from io import BufferedReader
    from pathlib import Path

    from PySide6.QtCore import QSize

    from holysheep_studio.domain.proxy import Entry
    from holysheep_studio.ui.player.table import FrameTable

log = logging.getLogger(__name__)


class Proxy:
    """An open proxy of the clip with this frame table. For one thread."""

    def __init__(self, file: BufferedReader, listed: Sequence[Entry], end: int, table: FrameTable) -> None:
        """`end` is the byte after the last picture."""
        self._file = file
        self._starts = [entry.start for entry in listed] + [end]
        self._pts = [entry.pts for entry in listed]
        self._table = table

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def picture(self, number: int, size: QSize) -> QImage | None:
        """Frame `number` in `size` pixels; None where the proxy does not have it."""
        place = self._place(number)
        if place is None:
            return None
        try:
            self._file.seek(self._starts[place])
            coded = self._file.read(self._starts[place + 1] - self._starts[place])
        except OSError:
            return None
        # OpenCV lets the window's thread run meanwhile; Qt's reader would not
        picture = cv2.imdecode(np.frombuffer(coded, np.uint8), cv2.IMREAD_COLOR) if coded else None
        if picture is None:
            return None
        width, height = max(1, size.width()), max(1, size.height())
        screen = cv2.cvtColor(cv2.resize(picture, (width, height)), cv2.COLOR_BGR2BGRA)
        return QImage(screen.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()

    def _place(self, number: int) -> int | None:
        if not self._table.ordered:  # time stamps tell nothing: only a whole count is to be trusted
            return number if len(self._pts) == len(self._table) else None
        place = bisect_left(self._pts, self._table.pts[number])
        return place if place < len(self._pts) and self._pts[place] == self._table.pts[number] else None


def open_proxy(path: Path, table: FrameTable) -> Proxy | None:
    """The proxy in this file; None, with a line in the log, when it cannot be read or is no whole proxy."""
    try:
        file = path.open("rb")
    except OSError as error:
        log.info("no proxy: %s", error)
        return None
    try:
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL.size))
        length = index_length(file.read(TAIL.size), size)
        end = size - TAIL.size - length
        file.seek(end)
        return Proxy(file, entries(file.read(length), size), end, table)
    except (OSError, ValueError) as error:
        file.close()
        log.info("%s is passed over: %s", path.name, error)
        return None
