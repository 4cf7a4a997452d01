"""Paints the picture between two others: both warped along the motion, mixed by time, band by band."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from holysheep_studio.engine.course import band_rows
from holysheep_studio.engine.picture import Plane, limited, moved
from holysheep_studio.engine.stirring import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from holysheep_studio.engine.course import Course
    from holysheep_studio.engine.finer import FinerLuma
    from holysheep_studio.engine.picture import Picture, Planes

    Weights = tuple[NDArray[np.float32], NDArray[np.float32]]

#: A share of plain cross-fade up to this, 255 is all, is not worth its cost.
UNSEEN_FADE = 12


def blend(a: Picture, b: Picture, t: float, target: Planes) -> None:
    """Cross-fade: (1 - t) of `a` and t of `b`, into `target`."""
    for plane_a, plane_b, out in zip(a.planes, b.planes, target, strict=True):
        cv2.addWeighted(plane_a, 1 - t, plane_b, t, 0, dst=out)


def between(a: Picture, b: Picture, course: Course, t: float, target: Planes, finer: FinerLuma) -> None:
    """The picture at share t of the way from `a` to `b`, 0 < t < 1, into `target`; luma is read in `finer`.

    Where nothing moves the two are mixed as they are, which costs next to nothing.
    """
    mixes = [_Mix(one, other, out) for one, other, out in zip(a.planes, b.planes, target, strict=True)]
    luma = replace(mixes[0], finer_a=finer.of(a), finer_b=finer.of(b))
    _paint([luma], course, t, course.shrink, finer.times)
    halved = mixes[1].out.shape != mixes[0].out.shape
    _paint(mixes[1:], course, t, course.shrink // 2 if halved else course.shrink, 1)


@dataclass(frozen=True, slots=True)
class _Mix:
    """One plane of both pictures, and where it goes; and what it is read in where things move, if not in itself."""

    a: Plane
    b: Plane
    out: Plane
    finer_a: Plane | None = None
    finer_b: Plane | None = None


def _paint(mixes: Sequence[_Mix], course: Course, t: float, grow: int, times: int) -> None:
    """Planes of one size, band by band; `grow` is plane pixels per small pixel."""
    rows = band_rows(course.shrink) * grow
    height, width = mixes[0].out.shape
    for number, runs in enumerate(course.runs):
        top, bottom = number * rows, min(height, (number + 1) * rows)
        if top >= bottom:
            return
        done = 0
        for first, end in (*runs, (width, width)):
            left, right = min(width, first * grow), min(width, end * grow)
            if left > done:
                _mix(mixes, Box(done, top, left, bottom), t)
            if right > left:
                _warp(mixes, course, Box(left, top, right, bottom), t, grow, times)
            done = right


def _mix(mixes: Sequence[_Mix], place: Box, t: float) -> None:
    part = place.part
    for mix in mixes:
        cv2.addWeighted(mix.a[part], 1 - t, mix.b[part], t, 0, dst=mix.out[part])


def _warp(mixes: Sequence[_Mix], course: Course, place: Box, t: float, grow: int, times: int) -> None:
    """Both pictures sampled where the course through each pixel of `place` takes them, and mixed."""
    from_a, from_b = (
        _places(field, place, grow, times, mixes[0].out.shape[1]) for field in (course.from_a, course.from_b)
    )
    later = _weights(course.share_b, place, grow, round(255 * t), 1)  # one step is the rounding of a mean
    fade = _weights(course.fade, place, grow, 0, UNSEEN_FADE)
    part = place.part
    for mix in mixes:
        warped_a = _read(mix.a if mix.finer_a is None else mix.finer_a, from_a, times)
        warped_b = _read(mix.b if mix.finer_b is None else mix.finer_b, from_b, times)
        if later is None:
            made = np.asarray(cv2.addWeighted(warped_a, 1 - t, warped_b, t, 0))
        else:
            made = _weighted(warped_a, warped_b, later)
        if fade is not None:
            made = _weighted(made, np.asarray(cv2.addWeighted(mix.a[part], 1 - t, mix.b[part], t, 0)), fade)
        mix.out[part] = made


def _weighted(one: Plane, other: Plane, weights: Weights) -> Plane:
    if one.dtype == np.uint8:
        return np.asarray(cv2.blendLinear(one, other, *weights))
    return np.rint(one * weights[0] + other * weights[1]).astype(one.dtype)


def _read(plane: Plane, places: NDArray[np.float32], times: int) -> Plane:
    flags = cv2.INTER_LINEAR | (cv2.WARP_RELATIVE_MAP if times == 1 else 0)
    read = cv2.remap(plane, places, None, flags, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[call-overload]
    return limited(np.asarray(read))


def _places(field: NDArray[np.float32], place: Box, grow: int, times: int, width: int) -> NDArray[np.float32]:
    """Where every pixel of `place` is read, in a plane `times` as large; the field is grown by straight lines.

    In a plane as large as it is written, places count from the pixel's own place in `place`: OpenCV adds that itself.
    """
    small, rest = _around(field, place, grow)
    # a pixel's middle lies half a pixel inside it, in both planes
    half = (times - 1) / 2
    small = moved(small, grow * times, place.left * times + half, place.top * times + half)
    grown = _grown(small, grow)[rest]
    if times == 1:
        return grown
    grid = _grid(place.bottom - place.top, width, times)
    return np.asarray(cv2.add(grown, grid[:, : grown.shape[1]]), np.float32)


@lru_cache(maxsize=8)
def _grid(rows: int, columns: int, times: int) -> NDArray[np.float32]:
    """The place of each pixel of a band, x first, in a plane `times` as large."""
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32) * np.float32(times)
    return np.stack([x, y], axis=-1)


def _weights(small: Plane | None, place: Box, grow: int, usual: int, slack: int) -> Weights | None:
    """The share of the other picture for every pixel of `place`, behind its complement; None where all is usual."""
    if small is None:
        return None
    near, rest = _around(small, place, grow)
    low, high, _, _ = cv2.minMaxLoc(near)
    if low >= usual - slack and high <= usual + slack:
        return None
    share = np.asarray(_grown(near.astype(np.float32) * np.float32(1 / 255), grow)[rest], np.float32)
    return np.float32(1) - share, share


def _around(small: NDArray[Any], place: Box, grow: int) -> tuple[NDArray[Any], tuple[slice, slice]]:
    """The small pixels that `place` is grown from, and where it lies in what is grown from them."""
    top, left = place.top // grow, place.left // grow
    first_row, first_column = max(0, top - 1), max(0, left - 1)
    near = small[first_row : -(-place.bottom // grow) + 1, first_column : -(-place.right // grow) + 1]
    y, x = (top - first_row) * grow, (left - first_column) * grow
    return near, (slice(y, y + place.bottom - place.top), slice(x, x + place.right - place.left))


def _grown(small: NDArray[np.float32], grow: int) -> NDArray[np.float32]:
    if grow == 1:
        return small
    return np.asarray(cv2.resize(small, (small.shape[1] * grow, small.shape[0] * grow)), np.float32)
