"""Says where each pixel of a new picture comes from: motions are tried on four pictures, the best explained one wins.

What comes into sight is in the later pictures only, what goes out of sight in the earlier ones only. So each motion
is tried three times: on the pair, on the later picture and the one after it, on the earlier one and the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from holysheep_studio.engine.bands import Runs, banded, moving, runs_of
from holysheep_studio.engine.motion import Motion, difference, median
from holysheep_studio.engine.picture import Picture, Plane, moved, sampled
from holysheep_studio.engine.stirring import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holysheep_studio.engine.motion import Recipe

Field = NDArray[np.float32]

#: How one picture alone must be explained to be believed against both: this many times as well, less these steps.
ALONE_TIMES, ALONE_STEPS = 6, 8
#: A motion that tears or squeezes the picture by its own size costs this many 8-bit steps.
STRETCH_STEPS = 1
#: Motion is taken for speeding up or slowing down where both ends agree on it to this share, or these small pixels.
AGREED_SHARE, AGREED_PX = 0.4, 0.3
#: Cross-fade mixed in where no motion explains the pair better than none: this share at most, falling by this power.
FADE_SHARE, FADE_POWER = 0.6, 3
#: A share of it up to this, 255 is all, is not worth its cost.
UNSEEN_FADE = 12
#: Where a whole window of so many small pixels moves alike, to this share of its way or these small pixels, and by more
#: than so many, it is the picture that moves: its motion is true even of texture too fine to show it, and not faded.
ALIKE_WINDOW, ALIKE_SHARE, ALIKE_PX, MOVES_PX = 30, 0.2, 0.1, 0.25
#: Where motion forward explains the pair within this many steps, motion backward is not tried.
DOUBT_STEPS = 1
#: Parts that are looked at again are this many small rows high, and have so much room around what is in doubt.
BOX_ROWS, ROOM = 64, 6
#: What the choice writes down for each small pixel: only the earlier picture, both by time, only the later one.
_ONLY_A, _BOTH, _ONLY_B = 0, 128, 255


@dataclass(frozen=True, slots=True)
class Scene:
    """A pair of pictures with its motion, and the pictures and motions around it where they are of use."""

    a: Picture
    b: Picture
    motion: Motion
    before: tuple[Picture, Motion] | None = None  # the picture before a, and the motion from it to a
    after: tuple[Picture, Motion] | None = None  # the picture after b, and the motion from b to it


@dataclass(frozen=True, slots=True)
class Course:
    """Where the picture at one moment comes from; all at small size.

    `from_a`, `from_b`: displacement (height, width, 2) in small pixels, x first, to where the pixel is in a and in b.
    `share_b`: how much of b there is in the mix, 255 is all. `fade`: share of the plain cross-fade, 255 is all; None:
    none. `runs` is where anything differs from the plain cross-fade, `one_sided` where the share is not by time,
    `faded` where the fade is seen.
    """

    from_a: Field
    from_b: Field
    shrink: int
    runs: Runs
    share_b: Plane | None = None
    one_sided: Runs = ()
    fade: Plane | None = None
    faded: Runs = ()


def course(scene: Scene, t: float, recipe: Recipe) -> Course:
    """Where the picture at share t of the way from a to b comes from, 0 < t < 1."""
    motion = scene.motion
    if not recipe.wide:
        from_a, from_b = moved(motion.there, -t, 0, 0), moved(motion.there, 1 - t, 0, 0)
        return Course(from_a, from_b, motion.shrink, motion.runs)
    size = motion.there.shape[:2]
    from_a, from_b = (np.zeros((*size, 2), np.float32) for _ in range(2))
    moves, fade = np.zeros(size, np.uint8), np.zeros(size, np.uint8)
    by_time = np.array(float(round(255 * t)))
    share = np.full(size, by_time, np.uint8)
    for box in motion.parts:
        choice = _choice(scene, t, recipe, box)
        found, only = median(choice.found), np.asarray(cv2.medianBlur(choice.only, 5), np.uint8)
        moves[box.part] = moving(found, motion.shrink)
        bend = _bend(scene, found, t, box)
        for way, part in ((from_a, -t), (from_b, 1 - t)):
            if bend is None:
                np.multiply(found, np.float32(part), out=way[box.part])
            else:
                cv2.addWeighted(found, part, bend, -1, 0, dst=way[box.part])
        cv2.blur(_shares(only, t), (3, 3), dst=share[box.part])
        if recipe.fades:
            fade[box.part] = _fade(choice)
    special = np.asarray(cv2.compare(cv2.absdiff(share, by_time), np.array(1.0), cv2.CMP_GT), np.uint8)
    faded = np.asarray(cv2.compare(fade, np.array(float(UNSEEN_FADE)), cv2.CMP_GT), np.uint8)
    return Course(
        from_a,
        from_b,
        motion.shrink,
        runs_of(np.asarray(cv2.bitwise_or(moves, special), np.uint8), motion.shrink),
        share,
        runs_of(special, motion.shrink),
        fade if recipe.fades else None,
        runs_of(faded, motion.shrink),
    )


def _choice(scene: Scene, t: float, recipe: Recipe, whole: Box) -> _Choice:
    """What is best for every small pixel of a part at t."""
    shrink, there, back = scene.motion.shrink, scene.motion.there, scene.motion.back
    pictures = [one if one is None else one[0].small(shrink) for one in (scene.before, scene.after)]
    pictures[1:1] = scene.a.small(shrink), scene.b.small(shrink)
    forward = there[whole.part]
    for _ in range(2):
        forward = _at(there, forward * np.float32(-t), whole)
    choice = _Choice(tuple(pictures), t, recipe, whole, forward)
    choice.try_both(forward, Box(0, 0, whole.right - whole.left, whole.bottom - whole.top))
    # one picture alone is never believed where both are explained this well
    for box in _above(choice.best, ALONE_STEPS):
        choice.try_alone(None, box)
        choice.try_alone(forward[box.part], box)
    if back is not None:
        back = np.asarray(cv2.resize(back, there.shape[1::-1]), np.float32) * np.float32(2)
        for box in _above(choice.best, DOUBT_STEPS):
            backward = forward[box.part]
            for _ in range(2):
                backward = -_at(back, backward * np.float32(1 - t), box.of(whole))
            choice.try_both(backward, box)
            choice.try_alone(backward, box)
    return choice


class _Choice:
    """The best motion so far for every small pixel of a part, and how well it explains: before, a, b, after.

    Boxes are in the part's own pixels.
    """

    def __init__(
        self, pictures: tuple[Plane | None, ...], t: float, recipe: Recipe, whole: Box, forward: Field
    ) -> None:
        self._pictures = pictures
        self._places = (-1 - t, -t, 1 - t, 2 - t)
        self._recipe = recipe
        self._whole = whole
        self.forward = forward
        a, b = (np.asarray(picture)[whole.part] for picture in pictures[1:3])
        self.still = difference(a, b, (recipe.window, recipe.window))
        self.best = self.still.copy()
        self.found = np.zeros((*self.still.shape, 2), np.float32)
        self.only = np.full(self.still.shape, _BOTH, np.uint8)

    def try_both(self, motion: Field, box: Box) -> None:
        """Try a motion, shape of the box, on the pair."""
        pair = self._moved(1, motion, box), self._moved(2, motion, box)
        self._weigh(motion, pair, _BOTH, box, self._strain(motion))

    def try_alone(self, motion: Field | None, box: Box) -> None:
        """Try a motion, or none, on each picture of the pair and the one on its other side."""
        strain = self._strain(motion)
        for inner, outer, only in ((2, 3, _ONLY_B), (1, 0, _ONLY_A)):
            if self._pictures[outer] is not None:
                pair = self._moved(inner, motion, box), self._moved(outer, motion, box)
                self._weigh(motion, pair, only, box, strain)

    def _strain(self, motion: Field | None) -> Plane | None:
        return _stretch(motion) if motion is not None and self._recipe.taut else None

    def _moved(self, number: int, motion: Field | None, box: Box) -> Plane:
        picture, place = np.asarray(self._pictures[number]), box.of(self._whole)
        if motion is None:
            return picture[place.part]
        return sampled(picture, moved(motion, self._places[number], place.left, place.top), cv2.INTER_LINEAR)

    def _weigh(
        self, motion: Field | None, pair: tuple[Plane, Plane], only: int, box: Box, strain: Plane | None
    ) -> None:
        cost = difference(*pair, (self._recipe.window, self._recipe.window))
        if only != _BOTH:
            cost = np.asarray(cv2.convertScaleAbs(cost, alpha=ALONE_TIMES, beta=ALONE_STEPS), np.uint8)
        if strain is not None:
            cost = np.asarray(cv2.add(cost, strain), np.uint8)
        part = box.part
        better = cv2.compare(self.best[part], cost, cv2.CMP_GT)
        cv2.min(self.best[part], cost, dst=self.best[part])
        found = self.found[part]
        cv2.copyTo(np.zeros_like(found) if motion is None else motion, better, found)
        np.putmask(self.only[part], better > 0, only)


def _above(cost: Plane, steps: int) -> Iterator[Box]:
    """Boxes around where the cost is above so many steps, with room for the windows around."""
    doubtful = cv2.compare(cost, np.array(float(steps)), cv2.CMP_GT)
    height, width = cost.shape
    for number, runs in enumerate(banded(np.asarray(doubtful, np.uint8), BOX_ROWS)):
        top, bottom = max(0, number * BOX_ROWS - ROOM), min(height, (number + 1) * BOX_ROWS + ROOM)
        for first, end in runs:
            yield Box(max(0, first - ROOM), top, min(width, end + ROOM), bottom)


def _bend(scene: Scene, found: Field, t: float, box: Box) -> Field | None:
    """How far things of a part are off the straight line at t, as they speed up or slow down; None: none can tell.

    Worked out at half the small size: it is smooth.
    """
    if scene.before is None or scene.after is None:
        return None
    there, after = _halved(scene.before[1].there), _halved(scene.after[1].there)
    back = scene.before[1].back
    size, found, box = found.shape[1::-1], _halved(found), box.halved
    from_a = found * np.float32(-t)
    # by the motion forward only, from where it says that it came: once is near enough
    came_here = _at(there, from_a - _at(there, from_a - found, box), box) if back is None else -_at(back, from_a, box)
    goes = _at(after, found * np.float32(1 - t), box)
    at_a, at_b = found - came_here, goes - found
    both, apart = at_a + at_b, at_a - at_b
    size_of, differ = (cv2.magnitude(*cv2.split(values)) for values in (both, apart))
    # a cv2 scalar would be taken for an array of four
    bound = np.maximum(np.asarray(size_of, np.float32) * np.float32(AGREED_SHARE / 2), np.float32(AGREED_PX / 2))
    agreed = cv2.blur(cv2.compare(differ, bound, cv2.CMP_LT), (3, 3))
    trust = np.asarray(agreed, np.float32) * np.float32(2 * 0.25 * t * (t - 1) / 255)
    return np.asarray(cv2.resize(both * cv2.merge([trust, trust]), size), np.float32)


def _halved(field: Field) -> Field:
    """The field at half the size, in pixels of that size."""
    return np.asarray(
        cv2.resize(field, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_NEAREST), np.float32
    ) * np.float32(0.5)


def _fade(choice: _Choice) -> Plane:
    ratio = np.arange(256, dtype=np.float32) / 255
    table = np.rint(255 * FADE_SHARE * ratio**FADE_POWER).astype(np.uint8)
    # a step on both sides makes 0 / 0 one: nothing moves, and the cross-fade is right
    best, still = (cv2.convertScaleAbs(cost, beta=1) for cost in (choice.best, choice.still))
    faded = cv2.blur(cv2.LUT(cv2.divide(best, still, scale=255), table), (5, 5))
    return np.asarray(cv2.bitwise_and(faded, cv2.bitwise_not(_alike(choice.forward))), np.uint8)


def _alike(motion: Field) -> Plane:
    """255 where the window around moves alike, as under a camera that pans. At half the size: it is smooth."""
    halves = _halved(motion)
    window = (ALIKE_WINDOW // 2 | 1,) * 2
    mean = cv2.blur(halves, window)
    way = np.asarray(cv2.transform(mean * mean, np.ones((1, 2), np.float32)), np.float32)
    power = np.asarray(cv2.transform(cv2.blur(halves * halves, window), np.ones((1, 2), np.float32)), np.float32)
    # half-size pixels: lengths are half, their squares a quarter
    bound = way * np.float32(ALIKE_SHARE**2) + np.float32(ALIKE_PX**2 / 4)
    agrees = cv2.compare(power - way, bound, cv2.CMP_LT)
    alike = cv2.bitwise_and(agrees, cv2.compare(way, np.array(MOVES_PX**2 / 4), cv2.CMP_GT))
    return np.asarray(cv2.resize(alike, motion.shape[1::-1], interpolation=cv2.INTER_NEAREST), np.uint8)


def _shares(only: Plane, t: float) -> Plane:
    table = np.interp(np.arange(256), [_ONLY_A, _BOTH, _ONLY_B], [0, 255 * t, 255])
    return np.asarray(cv2.LUT(only, np.rint(table).astype(np.uint8)), np.uint8)


def _at(field: Field, displacement: Field, box: Box) -> Field:
    """The field read at every pixel's own place plus its displacement, in a box, whose shape the displacement has."""
    if box.left or box.top:
        displacement = moved(displacement, 1, box.left, box.top)
    flags = cv2.INTER_LINEAR | cv2.WARP_RELATIVE_MAP
    read = cv2.remap(field, displacement, None, flags, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[call-overload]
    return np.asarray(read, np.float32)


def _stretch(motion: Field) -> Plane:
    """The cost of how much neighbours part, in 8-bit steps. At half the size: it is smooth."""
    halves = _halved(motion)
    total = np.zeros(halves.shape[:2], np.float32)
    for part in cv2.split(halves):
        for x, y in ((1, 0), (0, 1)):
            slope = np.asarray(cv2.Sobel(part, cv2.CV_32F, x, y, ksize=3, scale=1 / 8))
            total += np.abs(slope, out=slope)
    cost = cv2.convertScaleAbs(cv2.blur(total, (3, 3)), alpha=STRETCH_STEPS)
    return np.asarray(cv2.resize(cost, motion.shape[1::-1]), np.uint8)
