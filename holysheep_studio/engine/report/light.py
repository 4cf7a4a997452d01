"""Light: evens out the brightness of two pictures of one view, so that a lamp that flickers moves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Planes = tuple[NDArray[np.uint8], ...]

#: Black of limited range, and the middle of chroma.
BLACK, GREY = 16, 128
#: Light that differs by less than this share is left as it is; by more than a factor 2 it is no lamp.
LEAST_SHARE = 0.004
MOST_FACTOR = 2.0


def gain_between(plane: NDArray[np.uint8], like: NDArray[np.uint8]) -> float:
    """How many times brighter `like` is; 1 where they are alike, or have nothing to do with each other."""
    gain = (cv2.mean(like)[0] - BLACK) / max(1.0, cv2.mean(plane)[0] - BLACK)
    return gain if abs(gain - 1) >= LEAST_SHARE and 1 / MOST_FACTOR < gain < MOST_FACTOR else 1.0


def luma_like(plane: NDArray[np.uint8], like: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A luma plane as bright as another."""
    gain = gain_between(plane, like)
    return plane if gain == 1.0 else _brought(plane, gain, BLACK)


def planes_like(planes: Planes, like: Planes) -> Planes:
    """Y, U and V as bright as another picture's."""
    gain = gain_between(planes[0], like[0])
    if gain == 1.0:
        return planes
    return (_brought(planes[0], gain, BLACK), *(_brought(plane, gain, GREY) for plane in planes[1:]))


def _brought(plane: NDArray[np.uint8], gain: float, rest: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.addWeighted(plane, gain, plane, 0, rest * (1 - gain)), np.uint8)
