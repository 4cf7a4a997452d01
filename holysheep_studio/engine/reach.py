"""Looks again where motion does not explain a pair: further away, in tiny pictures, and by flow from what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.engine.picture import sampled
from holysheep_studio.engine.scratch import Scratch
from holysheep_studio.engine.stirring import Box, stirring

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from holysheep_studio.engine.picture import Plane

    Field = NDArray[np.float32]
    #: Optical flow from one picture to the other that begins with a flow.
    Again = Callable[[Plane, Plane, Field], Field]

#: What is unexplained by more than this over a window, in 8-bit steps, is looked at again.
UNEXPLAINED_STEPS = 8
#: So many tiny pixels of it, and of what is found, at least: a speck is no thing that moved.
FEWEST_PX = 8
#: Things are looked for so many tiny pixels to each side, and at the nearest place that explains them: further ones
#: cost this many 8-bit steps for each tiny pixel.
REACH_PX, AWAY_STEPS = 5, 0.3
#: A place must leave less than this share of what was unexplained.
FOUND_SHARE = 0.6
#: Windows over which places are compared, in tiny pixels, and motions, in small ones.
PLACE_WINDOW, MOTION_WINDOW = 3, 9
#: The second motion is believed where it explains the pair better by this much, in 8-bit steps.
BETTER_STEPS = 2
#: Nearest places first: of two that explain as well the first one is taken.
_PLACES = sorted(
    ((x, y) for y in range(-REACH_PX, REACH_PX + 1) for x in range(-REACH_PX, REACH_PX + 1)),
    key=lambda place: (place[0] ** 2 + place[1] ** 2, place),
)
_FROM_CORNER = [(x + REACH_PX, y + REACH_PX) for x, y in _PLACES]
_WAYS = np.array(_PLACES, np.float32)
#: More than there are places; and what each place adds to its cost times this: its own cost and its number.
_NUMBERS = 128
_RANKS = np.array(
    [round(AWAY_STEPS * float(np.hypot(*place))) * _NUMBERS + rank for rank, place in enumerate(_PLACES)], np.uint16
)

_scratch = Scratch()


def reach(field: Field, small: tuple[Plane, Plane], tiny: tuple[Plane, Plane], times: int, again: Again) -> None:
    """Better a motion (height, width, 2) between two small pictures, in their pixels, where it leaves much unexplained.

    `tiny`: the same two pictures, so many `times` smaller, sides rounded up.
    """
    height, width = field.shape[:2]
    size = tiny[0].shape[1::-1]
    way = np.asarray(cv2.resize(field, size, interpolation=cv2.INTER_AREA), np.float32) * np.float32(1 / times)
    found = _far(way, tiny)
    if not found.any():
        return
    where = np.repeat(np.repeat(found, times, 0), times, 1)[:height, :width]
    for box in stirring(where):
        one, other = (np.ascontiguousarray(picture[box.part]) for picture in small)
        first = np.ascontiguousarray(field[box.part])
        second = again(one, other, _grown(way, times, box))
        before, now = (_left(one, other, motion, MOTION_WINDOW) for motion in (first, second))
        better = cv2.compare(cv2.subtract(before, now), np.array(float(BETTER_STEPS)), cv2.CMP_GT)
        field[box.part] = cv2.copyTo(second, cv2.medianBlur(np.asarray(better, np.uint8), 5), first)


def _grown(way: Field, times: int, box: Box) -> Field:
    """A tiny motion as the same one in a box of small pixels; the box begins at a tile."""
    part = way[box.top // times : -(-box.bottom // times), box.left // times : -(-box.right // times)]
    grown = np.repeat(np.repeat(part * np.float32(times), times, 0), times, 1)
    top, left = box.top % times, box.left % times
    return np.ascontiguousarray(grown[top : top + box.bottom - box.top, left : left + box.right - box.left])


def _far(way: Field, tiny: tuple[Plane, Plane]) -> Plane:
    """255 where a place further away explains the tiny pictures far better than the way there, which becomes that."""
    left = _left(*tiny, way, PLACE_WINDOW)
    unexplained = np.asarray(cv2.compare(left, np.array(float(UNEXPLAINED_STEPS)), cv2.CMP_GT), np.uint8)
    if cv2.countNonZero(unexplained) < FEWEST_PX:
        return np.zeros_like(left)
    around = _room(unexplained)
    places, found = _found(*tiny, left, around)
    cv2.bitwise_and(found, np.ascontiguousarray(unexplained[around.part]), dst=found)
    found = np.asarray(cv2.medianBlur(found, 3), np.uint8)
    if cv2.countNonZero(found) < FEWEST_PX:
        return np.zeros_like(left)
    found = np.asarray(cv2.dilate(found, np.ones((3, 3), np.uint8)), np.uint8)
    unexplained[...] = 0
    unexplained[around.part] = found
    way[around.part][found > 0] = places[found > 0]
    return unexplained


def _left(a: Plane, b: Plane, motion: Field, window: int) -> Plane:
    """What a motion from a to b leaves unexplained around each pixel."""
    return np.asarray(cv2.blur(cv2.absdiff(a, sampled(b, motion, cv2.INTER_LINEAR)), (window, window)), np.uint8)


def _room(mask: Plane) -> Box:
    """The part of a picture that holds all of a mask, and what the windows around it see."""
    left, top, width, height = cv2.boundingRect(mask)
    room = PLACE_WINDOW
    return Box(
        max(0, left - room),
        max(0, top - room),
        min(mask.shape[1], left + width + room),
        min(mask.shape[0], top + height + room),
    )


def _found(a: Plane, b: Plane, left: Plane, around: Box) -> tuple[Field, Plane]:
    """The best place for every tiny pixel of a part, and 255 where it leaves far less than what was left."""
    wide, high = around.right - around.left, around.bottom - around.top
    edge = REACH_PX
    # one row more above and below: all places are compared as one tall picture, and the window must not see the next
    one = cv2.copyMakeBorder(a[around.part], 1, 1, 0, 0, cv2.BORDER_REPLICATE)
    room = cv2.copyMakeBorder(b, edge + 1, edge + 1, edge, edge, cv2.BORDER_REPLICATE)
    room = room[around.top : around.bottom + 2 * edge + 2, around.left : around.right + 2 * edge]
    differ = _scratch.room("differ", (len(_PLACES) * (high + 2), wide), np.uint8)
    for rows, (x, y) in zip(differ.reshape(len(_PLACES), high + 2, wide), _FROM_CORNER, strict=True):
        cv2.absdiff(one, room[y : y + high + 2, x : x + wide], dst=rows)
    tall = np.asarray(cv2.blur(differ, (PLACE_WINDOW, PLACE_WINDOW), dst=_scratch.room("tall", differ.shape, np.uint8)))
    # the cost above, the number of the place below: the least of both is the best place, the nearest of equals
    costs = _scratch.room("costs", (len(_PLACES), high, wide), np.uint16)
    np.multiply(tall.reshape(len(_PLACES), high + 2, wide)[:, 1:-1], _NUMBERS, out=costs, dtype=np.uint16)
    np.add(costs, _RANKS[:, None, None], out=costs)
    best = costs.min(axis=0)
    places = _WAYS[best % _NUMBERS]
    share = np.asarray(left[around.part], np.float32) * np.float32(FOUND_SHARE)
    found = cv2.compare(np.asarray(best // _NUMBERS, np.float32), share, cv2.CMP_LT)
    parts = [cv2.medianBlur(part, 5) for part in cv2.split(places)]
    return np.asarray(cv2.merge(parts), np.float32), np.asarray(found, np.uint8)
