"""Betters motion by one least-squares step on pictures twice as large as it was found on: finest texture stays put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.engine.stirring import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from holysheep_studio.engine.picture import Plane

    Field = NDArray[np.float32]

#: Small rows that are worked on at a time, so that they stay in a core's cache.
BAND_ROWS = 64
#: One step is worked out for every second small pixel each way, over a window of so many of these: it is smooth.
WINDOW = 5
#: Texture weaker than this, as the mean square of its slope in 8-bit steps, says little: the step stays short.
WEAKEST_SLOPE = 8
#: No step is longer than this, in small pixels.
LONGEST = 1.0


def nudge(field: Field, a: Plane, b: Plane, parts: Iterable[Box]) -> None:
    """Better the motion (2, height, width) from a to b, in its own pixels, by Lucas and Kanade's step, in these parts.

    `a` and `b`, 8 bits, have twice its rows and columns, or one less of either.
    """
    for box in parts:
        for part, step in zip(field, _step(field, a, b, box), strict=True):
            here = part[box.part]
            cv2.add(here, cv2.resize(step, here.shape[::-1]), dst=here)


def _step(field: Field, a: Plane, b: Plane, box: Box) -> tuple[Field, Field]:
    """How far the motion in a box is off, x and y, for every second small pixel each way."""
    height, width = box.bottom - box.top, box.right - box.left
    sums = [np.empty((-(-height // 2), -(-width // 2)), np.float32) for _ in range(5)]
    for top in range(box.top, box.bottom, BAND_ROWS):
        _add_up(field, (a, b), Box(box.left, top, box.right, min(box.bottom, top + BAND_ROWS)), box.top, sums)
    xx, yy, xy, xt, yt = (np.asarray(cv2.blur(each, (WINDOW, WINDOW)), np.float32) for each in sums)
    xx += np.float32(WEAKEST_SLOPE)
    yy += np.float32(WEAKEST_SLOPE)
    half = np.float32(0.5) / (xx * yy - xy * xy)  # a large pixel is half a small one
    x, y = (np.asarray(way, np.float32) for way in ((xy * yt - yy * xt) * half, (xy * xt - xx * yt) * half))
    return np.clip(x, -LONGEST, LONGEST, out=x), np.clip(y, -LONGEST, LONGEST, out=y)


def _add_up(field: Field, pair: tuple[Plane, Plane], band: Box, first_sum: int, sums: Sequence[Field]) -> None:
    """Products of slopes and differences for one band, each the mean over two by two small pixels, into `sums`."""
    a, b = pair
    height, width = field.shape[1:]
    # one large pixel more on each side, for the slopes
    room = Box(max(0, band.left - 1), max(0, band.top - 1), min(width, band.right + 1), min(height, band.bottom + 1))
    left, above = 2 * room.left, 2 * room.top
    near = a[above : 2 * room.bottom, left : 2 * room.right]
    ways = []
    for part, edge in zip(field, (left, above), strict=True):
        way = cv2.addWeighted(part[room.part], 2, part[room.part], 0, edge)
        ways.append(np.asarray(cv2.resize(way, None, fx=2, fy=2))[: near.shape[0], : near.shape[1]])
    flags = cv2.INTER_LINEAR | cv2.WARP_RELATIVE_MAP
    came = cv2.remap(b, ways[0], ways[1], flags, borderMode=cv2.BORDER_REPLICATE)
    mean = cv2.addWeighted(near, 0.5, came, 0.5, 0)
    x, y = (cv2.Sobel(mean, cv2.CV_32F, 1 - way, way, ksize=3, scale=1 / 8) for way in (0, 1))
    differ = cv2.subtract(came, near, dtype=cv2.CV_32F)
    inner = slice(2 * band.top - above, 2 * band.bottom - above), slice(2 * band.left - left, 2 * band.right - left)
    rows = slice((band.top - first_sum) // 2, -(-(band.bottom - first_sum) // 2))
    size, half = (band.right - band.left, band.bottom - band.top), (sums[0].shape[1], rows.stop - rows.start)
    for total, (one, other) in zip(sums, ((x, x), (y, y), (x, y), (x, differ), (y, differ)), strict=True):
        # by halves: less than half the cost of all at once
        small = cv2.resize(cv2.multiply(one[inner], other[inner]), size, interpolation=cv2.INTER_AREA)
        cv2.resize(small, half, dst=total[rows], interpolation=cv2.INTER_AREA)
