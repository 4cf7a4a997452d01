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
        _by_time(plane_a, plane_b, t, out)


def between(a: Picture, b: Picture, course: Course, t: float, target: Planes, finer: FinerLuma) -> None:
    """The picture at share t of the way from `a` to `b`, 0 < t < 1, into `target`; what is in `finer` is read there.

    Where nothing moves the two are mixed as they are, which costs next to nothing.
    """
    blend(a, b, t, target)
    ways = [_bordered(part) for part in (*course.from_a, *course.from_b)]
    masks = [None if mask is None else _bordered(mask) for mask in (course.share_b, course.fade)]
    count = finer.count(a)
    planes = list(zip(a.planes, b.planes, target, strict=True))
    rest = [_Mix((one, other), out) for one, other, out in planes[count:]]
    if rest:
        _brush(course, t, ways, masks, 1, course.shrink // 2).paint(rest)
    brush = _brush(course, t, ways, masks, finer.times, course.shrink)
    for number in range(count):  # one after the other: prepared they are large
        brush.paint([_Mix((finer.of(a, number), finer.of(b, number)), target[number])])


def _brush(
    course: Course, t: float, ways: Sequence[Plane], masks: Sequence[Plane | None], times: int, grow: int
) -> _Brush:
    """Paints planes `grow` times as large as the small fields, read in ones that are larger by `times`."""
    rows, columns = ways[0].shape
    # where each small pixel is read, in a plane so much larger: grown by straight lines it says it for all
    places = np.empty((len(ways), rows, columns), np.float32)
    for number, way in enumerate(ways):
        cv2.addWeighted(way, grow * times, middles(rows, columns, grow * times)[number % 2], 1, 0, dst=places[number])
    return _Brush(course, t, grow, places, *masks)


def _bordered(field: Plane) -> Plane:
    """A small field with a pixel more on every side."""
    return np.asarray(cv2.copyMakeBorder(field, 1, 1, 1, 1, cv2.BORDER_REPLICATE))


@dataclass(frozen=True, slots=True)
class _Mix:
    """What one plane is read in, of both pictures, and where it goes; the plain cross-fade is there already."""

    read: tuple[Plane, Plane]
    out: Plane


@dataclass(frozen=True, slots=True)
class _Brush:
    """Paints planes of one size, `grow` times as large as the small fields.

    Those have a pixel more on every side: `places`, to a x and y and to b, and the shares of b and of the fade.
    """

    course: Course
    t: float
    grow: int
    places: Field
    share_b: Plane | None
    fade: Plane | None

    def paint(self, mixes: Sequence[_Mix]) -> None:
        """Band by band, where anything moves."""
        small_rows = band_rows(self.course.shrink)
        rows = small_rows * self.grow
        height, width = mixes[0].out.shape
        for number, top in enumerate(range(0, height, rows)):
            boxes = list(self._boxes(self.course.runs[number], Box(0, top, width, min(height, top + rows))))
            if boxes:
                # all four one above the other are grown at once
                ways = self.places[:, number * small_rows : (number + 1) * small_rows + 2]
                ways = ways.reshape(-1, ways.shape[2])
                for place in boxes:
                    self._warp(mixes, place, number, ways)

    def _boxes(self, runs: tuple[Run, ...], within: Box) -> Iterator[Box]:
        """What of a box lies in these runs."""
        for first, end in runs:
            left, right = max(within.left, first * self.grow), min(within.right, end * self.grow)
            if right > left:
                yield Box(left, within.top, right, within.bottom)

    def _warp(self, mixes: Sequence[_Mix], place: Box, band: int, ways: Field) -> None:
        """Both pictures sampled where the course through each pixel of `place` takes them, and mixed."""
        places = self._ways(ways, place)
        sided, faded = (
            list(self._boxes(runs[band], place)) if runs else [] for runs in (self.course.one_sided, self.course.faded)
        )
        shares = self._shares(self.share_b, sided, "share")
        # all of the place: what is not faded costs less than calls of its own
        fades = self._shares(self.fade, [place] if faded else [], "fade")
        for mix in mixes:
            one = _read(mix.read[0], places[0], places[1], "one")
            other = _read(mix.read[1], places[2], places[3], "other")
            out = mix.out[place.part]
            made = _scratch.room("made", out.shape, out.dtype) if fades else out
            _by_time(one, other, self.t, made)
            for share in shares:
                part = slice(share.box.left - place.left, share.box.right - place.left)
                share.mix(one[:, part], other[:, part], made[:, part])
            for fade in fades:
                fade.mix(made, out, out)

    def _ways(self, ways: Field, place: Box) -> list[Field]:
        """Where each pixel of `place`, as high as its band, is read: in a x and y, in b x and y."""
        grow = self.grow
        grown = _grown(ways[:, place.left // grow : -(-place.right // grow) + 2], grow, "ways")
        high, rows = grown.shape[0] // 4, place.bottom - place.top
        columns = slice(grow, grow + place.right - place.left)  # its pixel more is the first one
        return [grown[first : first + rows, columns] for first in range(grow, 4 * high, high)]

    def _shares(self, small: Plane | None, boxes: list[Box], use: str) -> list[_Share]:
        """For boxes of one band, from left to right, what a small field says for each pixel."""
        if small is None or not boxes:
            return []
        grow, first, right = self.grow, boxes[0], boxes[-1].right
        near = small[first.top // grow : -(-first.bottom // grow) + 2, first.left // grow : -(-right // grow) + 2]
        grown = _grown(near, grow, use)[grow : grow + first.bottom - first.top, grow:]
        return [_Share(box, grown[:, box.left - first.left : box.right - first.left]) for box in boxes]


@dataclass(frozen=True, slots=True)
class _Share:
    """The other's share for each pixel of a box, 255 is all."""

    box: Box
    share: Plane

    def mix(self, one: Plane, other: Plane, out: Plane) -> None:
        """Mix two into `out`, which may be one of them."""
        if one.dtype != np.uint8:
            share = self.share.astype(np.uint32)
            out[...] = (one * (255 - share) + other * share + 127) // 255
            return
        # up where the other is more, down where it is less: all in 8 bits, half the cost of products in 16
        more, less = (_scratch.room(use, one.shape, np.uint8) for use in ("more", "less"))
        cv2.subtract(other, one, dst=more)
        cv2.subtract(one, other, dst=less)
        for differ in (more, less):
            cv2.multiply(differ, self.share, dst=differ, scale=1 / 255)
        cv2.subtract(cv2.add(one, more, dst=more), less, dst=out)


def _grown(small: NDArray[Any], grow: int, use: str) -> NDArray[Any]:
    rows, columns = small.shape[0] * grow, small.shape[1] * grow
    if grow == 1:
        return small
    return np.asarray(cv2.resize(small, (columns, rows), dst=_scratch.room(use, (rows, columns), small.dtype)))


def _read(plane: Plane, x: Field, y: Field, use: str) -> Plane:
    read = _scratch.room(use, x.shape, plane.dtype)
    return np.asarray(cv2.remap(plane, x, y, cv2.INTER_LINEAR, dst=read, borderMode=cv2.BORDER_REPLICATE))


def _by_time(one: Plane, other: Plane, t: float, out: Plane) -> None:
    cv2.addWeighted(one, 1 - t, other, t, HALF_UP, dst=out)
