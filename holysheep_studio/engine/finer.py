"""Prepares the luma of pictures once, so that reading it between its pixels is quick and keeps it sharp.

Of transparent pictures all planes: colours and opacity stay in step only if they are read in the same way.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from enum import Enum
from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.engine.picture import Picture, Plane, Planes, limited

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Pictures whose prepared luma is kept where nothing else is said.
KEPT = 4
#: What reading by straight lines takes from a picture, on average over all places, as a blur of three taps.
BLUR_TAP = 1 / 14


class Sampling(Enum):
    """How luma is read between its pixels: twice as large as it is, or as it is but sharpened."""

    DOUBLED = 2
    SHARPENED = 1


class FinerLuma:
    """Luma to be read by straight lines; any number of threads. The latest `kept` pictures are kept."""

    def __init__(self, sampling: Sampling, kept: int = KEPT) -> None:
        """`kept`: best as many as the pairs that are worked on have."""
        self.times = sampling.value
        self._most = kept
        self._kept: OrderedDict[Picture, Planes] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, picture: Picture) -> Planes:
        """The prepared planes, `times` as wide and high: luma, or all of a transparent picture.

        Two threads may both make them at first: they make the same.
        """
        with self._lock:
            made = self._kept.get(picture)
        if made is None:
            finer = _doubled if self.times == 2 else _sharpened
            if len(picture.planes) == 3:
                made = (limited(finer(picture.planes[0])),)
            else:  # what goes beyond white and full opacity goes when colours are straight again
                made = tuple(finer(plane) for plane in picture.planes)
        with self._lock:
            self._kept[picture] = made
            self._kept.move_to_end(picture)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


def _doubled(luma: Plane) -> Plane:
    return np.asarray(cv2.resize(luma, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC))


def _sharpened(luma: Plane) -> Plane:
    taps: NDArray[np.float32] = np.array([-BLUR_TAP, 1 + 2 * BLUR_TAP, -BLUR_TAP], np.float32)
    return np.asarray(cv2.sepFilter2D(luma, -1, taps, taps, borderType=cv2.BORDER_REPLICATE))
