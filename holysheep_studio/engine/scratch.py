"""Keeps memory for the steps of one piece of work on one thread, so that none is asked for anew each time."""

from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray


class Scratch(threading.local):
    """Memory by its use; each thread has its own, as large as the largest that was asked for there."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, DTypeLike], NDArray[Any]] = {}

    def room(self, use: str, shape: tuple[int, ...], kind: DTypeLike) -> NDArray[Any]:
        """An array of this shape and kind for this use; its content is what was last left there."""
        size = math.prod(shape)
        held = self._held.get((use, kind))
        if held is None or held.size < size:
            held = self._held[use, kind] = np.empty(size, kind)
        return held[:size].reshape(shape)
