"""Finds the parts of two small pictures where anything stirs: motion is looked for there, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from holysheep_studio.engine.picture import Plane

#: Where two pictures differ by no more than this, in 8-bit steps over a small window, their mean is within a step of
#: any motion's result.
STILL_STEPS = 2
#: Parts are laid out in tiles of so many small pixels: even, so that a picture of half the size has the same tiles.
TILE = 16
#: Room around what differs, in tiles: the flow needs ground to stand on, and a thing goes not far from where it was.
ROOM_TILES = 2
#: Parts that come to more than this share of the picture are not worth the calls.
WORTH_SHARE = 0.85
#: Optical flow on a part costs as much as these small pixels more.
CALL_PX = 4000
#: Smaller pictures are looked at as a whole: what moves there moves far, for their size.
SMALLEST_PX = 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture or a plane, in its pixels; right and bottom are excluded."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def part(self) -> tuple[slice, slice]:
        """The part of an array."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @property
    def area(self) -> int:
        """In pixels."""
        return (self.right - self.left) * (self.bottom - self.top)

    def of(self, part: Box) -> Box:
        """A box in a part's own pixels, in those of the whole."""
        return Box(self.left + part.left, self.top + part.top, self.right + part.left, self.bottom + part.top)

    @property
    def halved(self) -> Box:
        """The same part of a picture half as large, whose sides are rounded up."""
        return Box(self.left // 2, self.top // 2, -(-self.right // 2), -(-self.bottom // 2))


def stirring(difference: Plane) -> tuple[Box, ...]:
    """Boxes that do not overlap around all that stirs, each with room around it; the whole where that is most of it.

    `difference`: the mean difference of two pictures around each pixel, 8 bits.
    """
    height, width = difference.shape
    whole = Box(0, 0, width, height)
    if whole.area < SMALLEST_PX:
        return (whole,)
    stirs = cv2.compare(difference, np.array(float(STILL_STEPS)), cv2.CMP_GT)
    stirs = cv2.erode(stirs, np.ones((3, 3), np.uint8))
    rows = np.stack([stirs[top : top + TILE].max(axis=0) for top in range(0, height, TILE)])
    tiles = np.maximum.reduceat(rows, np.arange(0, width, TILE), axis=1)
    side = 2 * ROOM_TILES + 1
    _, _, found, _ = cv2.connectedComponentsWithStats(cv2.dilate(tiles, np.ones((side, side), np.uint8)))
    boxes = [
        Box(left * TILE, top * TILE, min(width, (left + wide) * TILE), min(height, (top + high) * TILE))
        for left, top, wide, high, _ in found[1:].tolist()
    ]
    apart = _apart(boxes)
    if sum(box.area + CALL_PX for box in apart) > WORTH_SHARE * whole.area:
        return (whole,)
    return tuple(apart)


def _apart(boxes: list[Box]) -> list[Box]:
    """Boxes that touch or overlap as one."""
    apart: list[Box] = []
    for box in boxes:
        grown = box
        while near := [other for other in apart if _overlap(grown, other)]:
            for other in near:
                apart.remove(other)
                grown = _around(grown, other)
        apart.append(grown)
    return sorted(apart, key=lambda box: (box.top, box.left))


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
