"""Betters motion by one least-squares step on pictures twice as large as it was found on: finest texture stays put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.engine.picture import moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from holysheep_studio.engine.picture import Plane

    Field = NDArray[np.float32]

#: Small rows that are worked on at a time, so that they stay in a core's cache.
BAND_ROWS = 32
#: One step is worked out over a window of so many small pixels.
WINDOW = 9
#: Texture weaker than this, as the mean square of its slope in 8-bit steps, says little: the step stays short.
WEAKEST_SLOPE = 8
#: No step is longer than this, in small pixels.
LONGEST = 1.0


def nudged(field: Field, a: Plane, b: Plane) -> Field:
    """The motion (height, width, 2) from a to b, in its own pixels, after Lucas and Kanade's step.

    `a` and `b`, 8 bits, have twice its rows and columns, or one less of either.
    """
    sums = [np.empty(field.shape[:2], np.float32) for _ in range(5)]
    for top in range(0, field.shape[0], BAND_ROWS):
        _add_up(field, (a, b), top, sums)
    xx, yy, xy, xt, yt = (np.asarray(cv2.blur(each, (WINDOW, WINDOW)), np.float32) for each in sums)
    xx += np.float32(WEAKEST_SLOPE)
    yy += np.float32(WEAKEST_SLOPE)
    half = np.float32(0.5) / (xx * yy - xy * xy)  # a large pixel is half a small one
    step = np.asarray(cv2.merge([(xy * yt - yy * xt) * half, (xy * xt - xx * yt) * half]), np.float32)
    np.clip(step, -LONGEST, LONGEST, out=step)
    step += field
    return step


def _add_up(field: Field, pair: tuple[Plane, Plane], top: int, sums: Sequence[Field]) -> None:
    """Products of slopes and differences for one band, each the mean over a small pixel, into `sums`."""
    a, b = pair
    end = min(field.shape[0], top + BAND_ROWS)
    first, last = max(0, top - 1), min(field.shape[0], end + 1)
    # one large row more on each side, for the slopes
    above, below = max(0, 2 * top - 1), min(a.shape[0], 2 * end + 1)
    there = np.asarray(cv2.resize(moved(field[first:last], 2, 0, above), None, fx=2, fy=2), np.float32)
    there = there[above - 2 * first : below - 2 * first, : a.shape[1]]
    flags = cv2.INTER_LINEAR | cv2.WARP_RELATIVE_MAP
    near = a[above:below]
    came = cv2.remap(b, there, None, flags, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[call-overload]
    mean = cv2.addWeighted(near, 0.5, came, 0.5, 0)
    x, y = (cv2.Sobel(mean, cv2.CV_32F, 1 - way, way, ksize=3, scale=1 / 8) for way in (0, 1))
    differ = cv2.subtract(came, near, dtype=cv2.CV_32F)
    rows = slice(2 * top - above, 2 * end - above)
    size = (field.shape[1], end - top)
    for total, (one, other) in zip(sums, ((x, x), (y, y), (x, y), (x, differ), (y, differ)), strict=True):
        cv2.resize(cv2.multiply(one[rows], other[rows]), size, dst=total[top:end], interpolation=cv2.INTER_AREA)
