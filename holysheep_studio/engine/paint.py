"""Paints the picture between two others: both warped along the motion, mixed by time, band by band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.engine.motion import band_rows
from holysheep_studio.engine.picture import Plane, sampled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from holysheep_studio.engine.motion import Motion
    from holysheep_studio.engine.picture import Picture, Planes


def blend(a: Picture, b: Picture, t: float, target: Planes) -> None:
    """Cross-fade: (1 - t) of `a` and t of `b`, into `target`."""
    for plane_a, plane_b, out in zip(a.planes, b.planes, target, strict=True):
        cv2.addWeighted(plane_a, 1 - t, plane_b, t, 0, dst=out)


def between(a: Picture, b: Picture, motion: Motion, t: float, target: Planes, *, cubic: bool) -> None:
    """The picture at share t of the way from `a` to `b`, 0 < t < 1, into `target`.

    Where nothing moves the two are mixed as they are, which costs next to nothing.
    """
    for place, (plane_a, plane_b, out) in enumerate(zip(a.planes, b.planes, target, strict=True)):
        finer = cubic and place == 0
        mix = _Mix(plane_a, plane_b, t, (cv2.INTER_CUBIC if finer else cv2.INTER_LINEAR))
        _plane(mix, motion, out, motion.shrink if place == 0 else motion.shrink // 2)


@dataclass(frozen=True, slots=True)
class _Mix:
    """One plane of both pictures, the share of the second, and how to sample between pixels."""

    a: Plane
    b: Plane
    t: float
    sampling: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A part of a plane in its pixels; right and bottom are excluded."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def part(self) -> tuple[slice, slice]:
        return slice(self.top, self.bottom), slice(self.left, self.right)


def _plane(mix: _Mix, motion: Motion, out: Plane, grow: int) -> None:
    """One plane in bands; `grow` is plane pixels per small pixel."""
    rows = band_rows(motion.shrink) * grow
    height, width = out.shape
    for number, span in enumerate(motion.spans):
        top, bottom = number * rows, min(height, (number + 1) * rows)
        if top >= bottom:
            continue
        left, right = (0, 0) if span is None else (min(width, span[0] * grow), min(width, span[1] * grow))
        if (right - left) * 8 > width * 7:
            left, right = 0, width
        for still in (_Place(0, top, left, bottom), _Place(right, top, width, bottom)):
            if still.right > still.left:
                cv2.addWeighted(mix.a[still.part], 1 - mix.t, mix.b[still.part], mix.t, 0, dst=out[still.part])
        if right > left:
            _warp(mix, motion, _Place(left, top, right, bottom), grow, out)


def _warp(mix: _Mix, motion: Motion, place: _Place, grow: int, out: Plane) -> None:
    """Both pictures sampled where the motion through each pixel of `place` takes them, and mixed."""
    scale = grow / motion.shrink
    from_a = _displacement(motion, place, grow, -mix.t * scale)
    from_b = _displacement(motion, place, grow, (1 - mix.t) * scale)
    warped_a, warped_b = sampled(mix.a, from_a, mix.sampling), sampled(mix.b, from_b, mix.sampling)
    cv2.addWeighted(warped_a, 1 - mix.t, warped_b, mix.t, 0, dst=out[place.part])


def _displacement(motion: Motion, place: _Place, grow: int, scale: float) -> NDArray[np.float32]:
    """Flow times `scale` for every pixel of `place`, counted from the plane's corner, grown by straight lines."""
    top, left = place.top // grow, place.left // grow
    first_row, first_column = max(0, top - 1), max(0, left - 1)
    rows = slice(first_row, -(-place.bottom // grow) + 1)
    columns = slice(first_column, -(-place.right // grow) + 1)
    small = motion.flow[rows, columns] * np.float32(scale)
    # relative maps count from the corner of what is written: say where that lies in the plane
    small += np.array([place.left, place.top], np.float32)
    if grow == 1:
        grown = small
    else:
        grown = np.asarray(cv2.resize(small, (small.shape[1] * grow, small.shape[0] * grow)), np.float32)
    y, x = (top - first_row) * grow, (left - first_column) * grow
    return grown[y : y + place.bottom - place.top, x : x + place.right - place.left]
