"""Paints the picture between two others: both warped along the motion, mixed by time, band by band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.engine.motion import band_rows
from holysheep_studio.engine.picture import Plane, sampled

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    mixes = [_Mix(one, other, out) for one, other, out in zip(a.planes, b.planes, target, strict=True)]
    _paint(mixes[:1], motion, t, motion.shrink, cv2.INTER_CUBIC if cubic else cv2.INTER_LINEAR)
    halved = mixes[1].out.shape != mixes[0].out.shape
    _paint(mixes[1:], motion, t, motion.shrink // 2 if halved else motion.shrink, cv2.INTER_LINEAR)


@dataclass(frozen=True, slots=True)
class _Mix:
    """One plane of both pictures, and where it goes."""

    a: Plane
    b: Plane
    out: Plane


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


def _paint(mixes: Sequence[_Mix], motion: Motion, t: float, grow: int, sampling: int) -> None:
    """Planes of one size, band by band; `grow` is plane pixels per small pixel."""
    rows = band_rows(motion.shrink) * grow
    height, width = mixes[0].out.shape
    for number, runs in enumerate(motion.runs):
        top, bottom = number * rows, min(height, (number + 1) * rows)
        if top >= bottom:
            return
        done = 0
        for first, end in (*runs, (width, width)):
            left, right = min(width, first * grow), min(width, end * grow)
            if left > done:
                _mix(mixes, _Place(done, top, left, bottom), t)
            if right > left:
                _warp(mixes, motion, _Place(left, top, right, bottom), t, grow, sampling)
            done = right


def _mix(mixes: Sequence[_Mix], place: _Place, t: float) -> None:
    part = place.part
    for mix in mixes:
        cv2.addWeighted(mix.a[part], 1 - t, mix.b[part], t, 0, dst=mix.out[part])


def _warp(mixes: Sequence[_Mix], motion: Motion, place: _Place, t: float, grow: int, sampling: int) -> None:
    """Both pictures sampled where the motion through each pixel of `place` takes them, and mixed."""
    scale = grow / motion.shrink
    from_a = _displacement(motion, place, grow, -t * scale)
    from_b = _displacement(motion, place, grow, (1 - t) * scale)
    for mix in mixes:
        warped_a, warped_b = sampled(mix.a, from_a, sampling), sampled(mix.b, from_b, sampling)
        cv2.addWeighted(warped_a, 1 - t, warped_b, t, 0, dst=mix.out[place.part])


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
