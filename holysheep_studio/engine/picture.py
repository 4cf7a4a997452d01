"""A decoded picture as arrays: its planes, and a small luma for looking at motion, made once when asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from holysheep_studio.engine.veil import TOP, premultiplied, seen

if TYPE_CHECKING:
    from fractions import Fraction

    from av.video.plane import VideoPlane

#: One plane, shape (rows, columns): 8-bit values, or 10-bit ones in 16 bits.
Plane = NDArray[Any]
Planes = tuple[Plane, ...]

#: The pixel format of ordinary video.
PIXEL_FORMAT = "yuv420p"
#: That of video with more than 8 bits, and that of video with transparency; no other is worked in.
DEEP_FORMAT = "yuv420p10le"
ALPHA_FORMAT = "yuva444p10le"
#: What of a transparent picture is not its transparency: its colours, made whole to be enlarged.
SOLID_FORMAT = "yuv444p10le"
#: Bytes of one pixel over all planes; transparent ones are held twice.
PIXEL_BYTES = {PIXEL_FORMAT: 1.5, DEEP_FORMAT: 3.0, ALPHA_FORMAT: 16.0, SOLID_FORMAT: 6.0}
#: The greatest 10-bit value.
DEEP_TOP = TOP


def planes_of(frame: VideoFrame) -> Planes:
    """The planes of a frame in one of the engine's formats as writable views: Y, U, V and, where there is one, alpha.

    In 4:2:0 U and V have half the rows and columns.
    """
    return tuple(_view(plane, frame) for plane in frame.planes)


def _view(plane: VideoPlane, frame: VideoFrame) -> Plane:
    kind: np.dtype[Any] = np.dtype(np.uint8) if frame.format.components[0].bits == 8 else np.dtype("<u2")
    rows = np.frombuffer(memoryview(plane), kind, plane.height * plane.line_size // kind.itemsize)
    return rows.reshape(plane.height, -1)[:, : plane.width]


def blank(width: int, height: int, pixel_format: str = PIXEL_FORMAT) -> VideoFrame:
    """A new frame; its content is whatever the memory holds."""
    return VideoFrame(width, height, pixel_format)


def limited(plane: Plane) -> Plane:
    """The plane with what sharp sampling drew above 10 bits brought down; 8 bits keep their limits by themselves."""
    if plane.dtype == np.uint16:
        np.minimum(plane, DEEP_TOP, out=plane)
    return plane


@lru_cache(maxsize=24)
def middles(rows: int, columns: int, grow: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The middle of each small pixel in a plane `grow` times as large, x and y, shape (rows, columns) each.

    The small pixels have a pixel more on every side: the first one lies before the plane.
    """
    y, x = (np.mgrid[0:rows, 0:columns].astype(np.float32) - np.float32(0.5)) * np.float32(grow) - np.float32(0.5)
    return np.ascontiguousarray(x), np.ascontiguousarray(y)


def sampled(plane: Plane, displacement: NDArray[np.float32], kind: int) -> Plane:
    """The plane read at every pixel's own place plus its displacement (height, width, 2), x first, edges repeated.

    `kind` is one of OpenCV's interpolations.
    """
    flags = kind | cv2.WARP_RELATIVE_MAP
    warped = cv2.remap(plane, displacement, None, flags, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[call-overload]
    return limited(np.asarray(warped))


class Picture:
    """One source picture. `time` is seconds after the clip's first picture."""

    __slots__ = ("__weakref__", "_full_range", "_histogram", "_planes", "_small", "frame", "repeats", "time")

    def __init__(self, frame: VideoFrame, time: Fraction, *, full_range: bool = False) -> None:
        """`full_range` says where black lies; only transparent pictures need to know."""
        self.frame = frame
        self.time = time
        self._full_range = full_range
        self._planes = None if frame.format.name == ALPHA_FORMAT else planes_of(frame)
        self.repeats = False  # shows the same as the picture before it
        self._small: dict[int, Plane] = {}
        self._histogram: NDArray[np.float32] | None = None

    @property
    def planes(self) -> Planes:
        """What is mixed: the frame's own planes, premultiplied where it is transparent (made when first asked for).

        Two threads may both make them at first: they make the same.
        """
        made = self._planes
        if made is None:
            made = self._planes = premultiplied(planes_of(self.frame), full_range=self._full_range)
        return made

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
            if shrink % 2 == 0 and shrink > 2:  # by halves: a third of the cost of all at once
                made = _shrunk(self.small(shrink // 2), 2)
            else:
                small = _shrunk(self._seen(), shrink)
                # motion is looked for in 8 bits, whatever the picture has
                made = np.asarray(cv2.convertScaleAbs(small, alpha=1 / 4)) if small.dtype == np.uint16 else small
            self._small[shrink] = made
        return made

    def _seen(self) -> Plane:
        """What motion is looked for in; of a transparent picture by itself, for not all are mixed soon, or at all."""
        if self.frame.format.name != ALPHA_FORMAT:
            return self.planes[0]
        return seen(planes_of(self.frame), full_range=self._full_range)

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
        luma = np.asarray(cv2.copyMakeBorder(luma, 0, below, 0, right, cv2.BORDER_REPLICATE))
        height, width = luma.shape
    size = (width // shrink, height // shrink)
    return np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA))
