"""A decoded picture as arrays: its three planes, and a small luma for looking at motion, made once when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

if TYPE_CHECKING:
    from fractions import Fraction


Plane = NDArray[np.uint8]
Planes = tuple[Plane, Plane, Plane]

#: The one pixel format the engine works in.
PIXEL_FORMAT = "yuv420p"


def planes_of(frame: VideoFrame) -> Planes:
    """Y, U and V of a yuv420p frame as writable views, shapes (height, width) and twice (height/2, width/2)."""
    width, height = frame.width, frame.height
    luma, first, second = (
        np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size) for plane in frame.planes[:3]
    )
    half = (slice(0, height // 2), slice(0, width // 2))
    return luma[:height, :width], first[half], second[half]


def blank(width: int, height: int) -> VideoFrame:
    """A new frame; its content is whatever the memory holds."""
    return VideoFrame(width, height, PIXEL_FORMAT)


def sampled(plane: Plane, displacement: NDArray[np.float32], kind: int) -> Plane:
    """The plane read at every pixel's own place plus its displacement (height, width, 2), x first, edges repeated.

    `kind` is one of OpenCV's interpolations.
    """
    flags = kind | cv2.WARP_RELATIVE_MAP
    warped = cv2.remap(plane, displacement, None, flags, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[call-overload]
    return np.asarray(warped)


class Picture:
    """One source picture. `time` is seconds after the clip's first picture."""

    __slots__ = ("_histogram", "_small", "frame", "planes", "repeats", "time")

    def __init__(self, frame: VideoFrame, time: Fraction) -> None:
        self.frame = frame
        self.time = time
        self.planes = planes_of(frame)
        self.repeats = False  # shows the same as the picture before it
        self._small: dict[int, Plane] = {}
        self._histogram: NDArray[np.float32] | None = None

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.frame.width, self.frame.height

    def small(self, shrink: int) -> Plane:
        """Luma at 1/shrink, by area; both sides rounded up, the edge repeated into what is missing.

        Two threads may both make it at first: they make the same.
        """
        made = self._small.get(shrink)
        if made is None:
            made = self._small[shrink] = _shrunk(self.planes[0], shrink)
        return made

    def histogram(self, shrink: int) -> NDArray[np.float32]:
        """Share of the small luma's pixels in each of 64 brightness steps, shape (64,)."""
        if self._histogram is None:
            counts = cv2.calcHist([self.small(shrink)], [0], None, [64], [0, 256]).ravel()
            self._histogram = np.asarray(counts / counts.sum(), np.float32)
        return self._histogram


def _shrunk(luma: Plane, shrink: int) -> Plane:
    if shrink == 1:
        return luma
    height, width = luma.shape
    below, right = -height % shrink, -width % shrink
    if below or right:
        luma = np.asarray(cv2.copyMakeBorder(luma, 0, below, 0, right, cv2.BORDER_REPLICATE), np.uint8)
        height, width = luma.shape
    size = (width // shrink, height // shrink)
    return np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)
