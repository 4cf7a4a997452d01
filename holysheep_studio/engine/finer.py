"""Prepares the luma of pictures once, so that reading it between its pixels is quick and keeps it sharp.

Of transparent pictures all planes: colours and opacity stay in step only if they are read in the same way.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from concurrent.futures import Future
from enum import Enum
from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.engine.picture import ALPHA_FORMAT, Picture, Plane, limited

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Pictures whose prepared luma is kept where nothing else is said.
KEPT = 4
#: Memory for the prepared planes of transparent pictures: with all of them kept these would fill it.
VEILED_BYTES = 40_000_000
#: What reading by straight lines takes from a picture, on average over all places, as a blur of three taps.
BLUR_TAP = 1 / 14


class Sampling(Enum):
    """How luma is read between its pixels: twice as large as it is, or as it is but sharpened."""

    DOUBLED = 2
    SHARPENED = 1


class FinerLuma:
    """Luma to be read by straight lines; any number of threads. That of the latest `kept` pictures is kept.

    Two threads that want the same one at first get one: doubled it is as large as four pictures.
    """

    def __init__(self, sampling: Sampling, kept: int = KEPT) -> None:
        """`kept`: best as many as the pairs that are worked on have."""
        self.times = sampling.value
        self._most = kept
        # a picture that nobody else wants any more is not held for what was made of it
        self._kept: OrderedDict[tuple[weakref.ref[Picture], int], Future[Plane]] = OrderedDict()
        self._lock = threading.Lock()

    @staticmethod
    def count(picture: Picture) -> int:
        """How many planes of a picture, from the first on, are to be read here."""
        return 4 if picture.frame.format.name == ALPHA_FORMAT else 1

    def of(self, picture: Picture, number: int = 0) -> Plane:
        """The prepared plane of this number, `times` as wide and high."""
        key = weakref.ref(picture), number
        with self._lock:
            asked = self._kept.get(key)
            mine = asked is None
            if asked is None:
                asked = self._kept[key] = Future()
            self._kept.move_to_end(key)
            self._let_go(self._room(picture))
        if mine:
            try:
                asked.set_result(self._made(picture, number))
            except BaseException as problem:
                asked.set_exception(problem)  # for who waits for it
                raise
        return asked.result()

    def _made(self, picture: Picture, number: int) -> Plane:
        made = (_doubled if self.times == 2 else _sharpened)(picture.planes[number])
        # of transparent ones what goes beyond white goes when colours are straight again
        return limited(made) if self.count(picture) == 1 else made

    def _room(self, picture: Picture) -> int:
        """How many planes may be kept."""
        if self.count(picture) == 1:
            return self._most
        width, height = picture.size
        room = VEILED_BYTES // (width * height * 2 * self.times**2)
        # a pair has eight, used one after the other: of fewer none is there any more when it is wanted again
        return room if room >= 2 * self.count(picture) else 0

    def _let_go(self, most: int) -> None:
        for gone in [key for key in self._kept if key[0]() is None]:
            del self._kept[gone]
        while len(self._kept) > most:
            self._kept.popitem(last=False)


def _doubled(luma: Plane) -> Plane:
    return np.asarray(cv2.resize(luma, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC))


def _sharpened(luma: Plane) -> Plane:
    taps: NDArray[np.float32] = np.array([-BLUR_TAP, 1 + 2 * BLUR_TAP, -BLUR_TAP], np.float32)
    return np.asarray(cv2.sepFilter2D(luma, -1, taps, taps, borderType=cv2.BORDER_REPLICATE))
