"""Paints the picture between two others: both warped along the motion, mixed by time, band by band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from holysheep_studio.engine.bands import band_rows
from holysheep_studio.engine.course import Course
from holysheep_studio.engine.picture import Plane, middles
from holysheep_studio.engine.scratch import Scratch
from holysheep_studio.engine.stirring import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from holysheep_studio.engine.bands import Run
    from holysheep_studio.engine.finer import FinerLuma
    from holysheep_studio.engine.picture import Picture, Planes

    Field = NDArray[np.float32]

#: Added to what is rounded: a mean that lies between two steps goes up, as in the predictions of every codec.
HALF_UP = 1 / 1024

_scratch = Scratch()


def blend(a: Picture, b: Picture, t: float, target: Planes) -> None:
    """Cross-fade: (1 - t) of `a` and t of `b`, into `target`."""
    for plane_a, plane_b, out in zip(a.planes, b.planes, target, strict=True):
        cv2.addWeighted(plane_a, 1 - t, plane_b, t, HALF_UP, dst=out)


def between(a: Picture, b: Picture, course: Course, t: float, target: Planes, finer: FinerLuma) -> None:
    """The picture at share t of the way from `a` to `b`, 0 < t < 1, into `target`; what is in `finer` is read there.

    Where nothing moves the two are mixed as they are, which costs next to nothing.
    """
    blend(a, b, t, target)
    ways = [_bordered(course.from_a), _bordered(course.from_b)]
    masks = [None if mask is None else _bordered(mask)[0] for mask in (course.share_b, course.fade)]
    count = finer.count(a)
    rest = [_Mix((one, other), out) for one, other, out in zip(a.planes, b.planes, target, strict=True)][count:]
    if rest:
        _brush(course, t, ways, masks, 1, course.shrink // 2).paint(rest)
    brush = _brush(course, t, ways, masks, finer.times, course.shrink)
    for number in range(count):  # one after the other: prepared they are large
        brush.paint([_Mix((finer.of(a, number), finer.of(b, number)), target[number])])


def _brush(
    course: Course, t: float, ways: Sequence[Sequence[Plane]], masks: Sequence[Plane | None], times: int, grow: int
) -> _Brush:
    """Paints planes `grow` times as large as the small fields, read in ones that are larger by `times`."""
    places = [[_places(way[axis], axis, grow * times) for axis in range(2)] for way in ways]
    return _Brush(course, t, grow, places, *masks)


def _bordered(field: NDArray[Any]) -> Sequence[Plane]:
    """Each part of a small field, with a pixel more on every side."""
    return cv2.split(cv2.copyMakeBorder(field, 1, 1, 1, 1, cv2.BORDER_REPLICATE))


def _places(way: Plane, axis: int, grow: int) -> Field:
    """Where each small pixel is read, in a plane `grow` times as large: grown by straight lines it says it for all."""
    rows, columns = way.shape
    return np.asarray(cv2.addWeighted(way, grow, middles(rows, columns, grow)[axis], 1, 0), np.float32)


@dataclass(frozen=True, slots=True)
class _Mix:
    """What one plane is read in, of both pictures, and where it goes; the plain cross-fade is there already."""

    read: tuple[Plane, Plane]
    out: Plane


@dataclass(frozen=True, slots=True)
class _Brush:
    """Paints planes of one size, `grow` times as large as the small fields.

    Those have a pixel more on every side: `places`, to a and to b, each x and y, and the shares of b and of the fade.
    """

    course: Course
    t: float
    grow: int
    places: list[list[Field]]
    share_b: Plane | None
    fade: Plane | None

    def paint(self, mixes: Sequence[_Mix]) -> None:
        """Band by band, where anything moves."""
        rows = band_rows(self.course.shrink) * self.grow
        height, width = mixes[0].out.shape
        for number, runs in enumerate(self.course.runs):
            band = Box(0, number * rows, width, min(height, (number + 1) * rows))
            for place in self._boxes(runs, band):
                self._warp(mixes, place, number)

    def _boxes(self, runs: tuple[Run, ...], within: Box) -> Iterator[Box]:
        """What of a box lies in these runs."""
        for first, end in runs:
            left, right = max(within.left, first * self.grow), min(within.right, end * self.grow)
            if right > left and within.bottom > within.top:
                yield Box(left, within.top, right, within.bottom)

    def _warp(self, mixes: Sequence[_Mix], place: Box, band: int) -> None:
        """Both pictures sampled where the course through each pixel of `place` takes them, and mixed."""
        places = [
            [self._grown(part, place, f"way {side} {axis}") for axis, part in enumerate(parts)]
            for side, parts in enumerate(self.places)
        ]
        fade = None
        if self.fade is not None and any(self._boxes(self.course.faded[band], place)):
            fade = self._grown(self.fade, place, "fade")
        shares = [] if self.share_b is None else list(self._boxes(self.course.one_sided[band], place))
        for mix in mixes:
            out = mix.out[place.part]
            one, other = (self._read(mix.read[side], places[side], f"read {side}") for side in range(2))
            made = out if fade is None else _scratch.room("made", out.shape, out.dtype)
            cv2.addWeighted(one, 1 - self.t, other, self.t, HALF_UP, dst=made)
            for box in shares:
                part = (slice(None), slice(box.left - place.left, box.right - place.left))
                _weighted(one[part], other[part], self._grown(np.asarray(self.share_b), box, "share"), made[part])
            if fade is not None:
                _weighted(made, out, fade, out)

    def _read(self, plane: Plane, places: Sequence[Field], use: str) -> Plane:
        read = _scratch.room(use, places[0].shape, plane.dtype)
        cv2.remap(plane, places[0], places[1], cv2.INTER_LINEAR, dst=read, borderMode=cv2.BORDER_REPLICATE)
        return read

    def _grown(self, small: NDArray[Any], place: Box, use: str) -> NDArray[Any]:
        """What a small field says for each pixel of `place`."""
        grow = self.grow
        # its pixel more is the first one
        near = small[place.top // grow : -(-place.bottom // grow) + 2, place.left // grow : -(-place.right // grow) + 2]
        rows, columns = near.shape[0] * grow, near.shape[1] * grow
        grown = (
            near
            if grow == 1
            else cv2.resize(near, (columns, rows), dst=_scratch.room(use, (rows, columns), near.dtype))
        )
        return np.asarray(grown)[grow : grow + place.bottom - place.top, grow : grow + place.right - place.left]


def _weighted(one: Plane, other: Plane, share: Plane, out: Plane) -> None:
    """Mix, with this share of the other, 255 is all, into `out`, which may be one of them."""
    rest = np.asarray(cv2.bitwise_not(share, dst=_scratch.room("rest", share.shape, np.uint8)))
    if one.dtype != np.uint8:
        out[...] = (one * rest.astype(np.uint32) + other * share.astype(np.uint32) + 127) // 255
        return
    first, second = (_scratch.room(use, share.shape, np.uint16) for use in ("first", "second"))
    np.multiply(one, rest, out=first, dtype=np.uint16)
    np.multiply(other, share, out=second, dtype=np.uint16)
    cv2.convertScaleAbs(cv2.add(first, second, dst=first), dst=out, alpha=1 / 255)
