"""Says where each pixel of a new picture comes from: motions are tried on four pictures, the best explained one wins.

What comes into sight is in the later pictures only, what goes out of sight in the earlier ones only. So each motion
is tried three times: on the pair, on the later picture and the one after it, on the earlier one and the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray

from holysheep_studio.engine.bands import Runs, banded, moving, runs_of
from holysheep_studio.engine.motion import Motion, difference, median
from holysheep_studio.engine.picture import Picture, Plane
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

    `from_a`, `from_b`: displacement (2, height, width) in small pixels, x first, to where the pixel is in a and in b.
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
        from_a, from_b = (motion.there * np.float32(share) for share in (-t, 1 - t))
        return Course(from_a, from_b, motion.shrink, motion.runs)
    size = motion.there.shape[1:]
    from_a, from_b = (np.zeros((2, *size), np.float32) for _ in range(2))
    moves, fade = np.zeros(size, np.uint8), np.zeros(size, np.uint8)
    by_time = np.array(float(round(255 * t)))
    share = np.full(size, by_time, np.uint8)
    for box in motion.parts:
        choice = _choice(scene, t, recipe, box)
        found, only = median(choice.found), np.asarray(cv2.medianBlur(choice.only, 5), np.uint8)
        moves[box.part] = moving(found, motion.shrink)
        bend = _bend(scene, found, t, box)
        for way, part in ((from_a, -t), (from_b, 1 - t)):
            here = np.multiply(found, np.float32(part), out=way[_all(box)])
            if bend is not None:
                np.subtract(here, bend, out=here)
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
    forward = there[_all(whole)]
    for _ in range(2):
        forward = _at(there, forward * np.float32(-t), whole)
    choice = _Choice(tuple(pictures), t, recipe, whole, forward)
    tried = choice.try_both(forward, Box(0, 0, whole.right - whole.left, whole.bottom - whole.top))
    # one picture alone is never believed where both are explained this well
    for box in _above(choice.best, ALONE_STEPS):
        choice.try_alone(choice.at_rest(box), box)
        choice.try_alone(tried.within(box), box)
    if back is not None:
        back = _resized(back, there.shape[1:]) * np.float32(2)
        for box in _above(choice.best, DOUBT_STEPS):
            backward = forward[_all(box)]
            for _ in range(2):
                backward = -_at(back, backward * np.float32(1 - t), box.of(whole))
            choice.try_alone(choice.try_both(backward, box), box)
    return choice


@dataclass(frozen=True, slots=True)
class _Tried:
    """A motion in a box, or none; a and b as it brings them to the moment; the cost of how much it tears."""

    motion: Field | None
    pair: tuple[Plane, Plane]
    strain: Plane | None

    def within(self, box: Box) -> _Tried:
        """The same in a box of its own pixels."""
        motion, strain = self.motion, self.strain
        return _Tried(
            None if motion is None else motion[_all(box)],
            (self.pair[0][box.part], self.pair[1][box.part]),
            None if strain is None else strain[box.part],
        )


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
        self.found = np.zeros((2, *self.still.shape), np.float32)
        self.only = np.full(self.still.shape, _BOTH, np.uint8)

    def try_both(self, motion: Field, box: Box) -> _Tried:
        """Try a motion, shape of the box, on the pair."""
        strain = _stretch(motion) if self._recipe.taut else None
        tried = _Tried(motion, (self._moved(1, motion, box), self._moved(2, motion, box)), strain)
        self._weigh(motion, tried.pair, _BOTH, box, strain)
        return tried

    def at_rest(self, box: Box) -> _Tried:
        """The pair as it is, for one picture alone."""
        a, b = self._moved(1, None, box), self._moved(2, None, box)
        return _Tried(None, (a, b), None)

    def try_alone(self, tried: _Tried, box: Box) -> None:
        """Try what was tried on the pair on each picture of it and the one on its other side."""
        for inner, outer, only in ((tried.pair[1], 3, _ONLY_B), (tried.pair[0], 0, _ONLY_A)):
            if self._pictures[outer] is not None:
                pair = inner, self._moved(outer, tried.motion, box)
                self._weigh(tried.motion, pair, only, box, tried.strain)

    def _moved(self, number: int, motion: Field | None, box: Box) -> Plane:
        picture, place = np.asarray(self._pictures[number]), box.of(self._whole)
        if motion is None:
            return picture[place.part]
        return _read(picture, motion * np.float32(self._places[number]), place)

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
        for number, found in enumerate(self.found[_all(box)]):
            cv2.copyTo(np.zeros_like(found) if motion is None else motion[number], better, found)
        cv2.copyTo(np.full_like(cost, only), better, self.only[part])


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
    size, found, box = found.shape[1:], _halved(found), box.halved
    from_a = found * np.float32(-t)
    # by the motion forward only, from where it says that it came: once is near enough
    came_here = _at(there, from_a - _at(there, from_a - found, box), box) if back is None else -_at(back, from_a, box)
    goes = _at(after, found * np.float32(1 - t), box)
    at_a, at_b = found - came_here, goes - found
    both, apart = at_a + at_b, at_a - at_b
    size_of, differ = (cv2.magnitude(*values) for values in (both, apart))
    # a cv2 scalar would be taken for an array of four
    bound = np.maximum(np.asarray(size_of, np.float32) * np.float32(AGREED_SHARE / 2), np.float32(AGREED_PX / 2))
    agreed = cv2.blur(cv2.compare(differ, bound, cv2.CMP_LT), (3, 3))
    trust = np.asarray(agreed, np.float32) * np.float32(2 * 0.25 * t * (t - 1) / 255)
    return _resized(both * trust, size)


def _all(box: Box) -> tuple[slice, slice, slice]:
    """Both parts of a field in a box."""
    return slice(None), *box.part


def _halved(field: Field) -> Field:
    """The field at half the size, in pixels of that size."""
    size = round(field.shape[1] / 2), round(field.shape[2] / 2)
    return _resized(field, size, cv2.INTER_AREA) * np.float32(0.5)


def _resized(field: Field, size: tuple[int, ...], kind: int = cv2.INTER_LINEAR) -> Field:
    """The field in another (height, width), its values as they are."""
    made = np.empty((2, *size), np.float32)
    for part, out in zip(field, made, strict=True):
        cv2.resize(part, size[::-1], dst=out, interpolation=kind)
    return made


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
    mean = [cv2.blur(part, window) for part in halves]
    way = np.asarray(cv2.add(*(cv2.multiply(part, part) for part in mean)), np.float32)
    power = np.asarray(cv2.blur(cv2.add(*(cv2.multiply(part, part) for part in halves)), window), np.float32)
    # half-size pixels: lengths are half, their squares a quarter
    bound = way * np.float32(ALIKE_SHARE**2) + np.float32(ALIKE_PX**2 / 4)
    agrees = cv2.compare(power - way, bound, cv2.CMP_LT)
    alike = cv2.bitwise_and(agrees, cv2.compare(way, np.array(MOVES_PX**2 / 4), cv2.CMP_GT))
    return np.asarray(cv2.resize(alike, motion.shape[:0:-1], interpolation=cv2.INTER_NEAREST), np.uint8)


def _shares(only: Plane, t: float) -> Plane:
    table = np.interp(np.arange(256), [_ONLY_A, _BOTH, _ONLY_B], [0, 255 * t, 255])
    return np.asarray(cv2.LUT(only, np.rint(table).astype(np.uint8)), np.uint8)


def _at(field: Field, displacement: Field, box: Box) -> Field:
    """The field read at every pixel's own place plus its displacement, in a box, whose shape the displacement has."""
    read = np.empty_like(displacement)
    for part, out in zip(field, read, strict=True):
        _read(part, displacement, box, out)
    return read


def _read(plane: NDArray[Any], displacement: Field, box: Box, out: Field | None = None) -> NDArray[Any]:
    """The same of one plane."""
    x, y = displacement
    if box.left or box.top:  # relative places count from the box
        x, y = x + np.float32(box.left), y + np.float32(box.top)
    flags = cv2.INTER_LINEAR | cv2.WARP_RELATIVE_MAP
    return np.asarray(cv2.remap(plane, x, y, flags, dst=out, borderMode=cv2.BORDER_REPLICATE))


def _stretch(motion: Field) -> Plane:
    """The cost of how much neighbours part, in 8-bit steps. At half the size: it is smooth."""
    halves = _halved(motion)
    total = np.zeros(halves.shape[1:], np.float32)
    for part in halves:
        for x, y in ((1, 0), (0, 1)):
            slope = np.asarray(cv2.Sobel(part, cv2.CV_32F, x, y, ksize=3, scale=1 / 8))
            total += np.abs(slope, out=slope)
    cost = cv2.convertScaleAbs(cv2.blur(total, (3, 3)), alpha=STRETCH_STEPS)
    return np.asarray(cv2.resize(cost, motion.shape[:0:-1]), np.uint8)
