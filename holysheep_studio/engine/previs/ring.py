"""A ring of pictures in a file that two processes map: the engine writes, the studio reads the newest."""

from __future__ import annotations

import mmap
import os
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Slots of the ring: a reader has this many pictures' time for its copy.
SLOTS = 4
#: Before each picture: its number, once before it is written and once after; equal numbers mean a whole picture.
HEAD = struct.Struct("<QQ")


def slot_bytes(width_px: int, height_px: int) -> int:
    """Bytes of one slot: the head and blue, green, red of every pixel."""
    return HEAD.size + width_px * height_px * 3


class Ring:
    """The writing end. Raises OSError."""

    def __init__(self, path: str, width_px: int, height_px: int) -> None:
        self._slot = slot_bytes(width_px, height_px)
        with open(path, "w+b") as file:  # noqa: PTH123 - mapped by its number
            os.truncate(file.fileno(), self._slot * SLOTS)
            self._map = mmap.mmap(file.fileno(), self._slot * SLOTS)

    def put(self, number: int, picture: NDArray[np.uint8]) -> int:
        """Write picture `number`, from 1 on; gives its slot."""
        slot = number % SLOTS
        start = slot * self._slot
        self._map[start : start + HEAD.size] = HEAD.pack(0, number)
        self._map[start + HEAD.size : start + self._slot] = picture.tobytes()
        self._map[start : start + HEAD.size] = HEAD.pack(number, number)
        return slot

    def close(self) -> None:
        """Let the file go."""
        self._map.close()
