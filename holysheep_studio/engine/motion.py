"""Dense motion between two pictures: optical flow on a small luma, tested against no motion, checked for a cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from holysheep_studio.domain.render import Quality
from holysheep_studio.engine.bands import Runs, moving, runs_of
from holysheep_studio.engine.finer import Sampling
from holysheep_studio.engine.nudge import nudge
from holysheep_studio.engine.picture import sampled
from holysheep_studio.engine.reach import reach
from holysheep_studio.engine.stirring import Box, stirring

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from holysheep_studio.engine.picture import Picture, Plane

#: Below this side length the small luma is no ground for optical flow.
SMALLEST_FLOW_PX = 16
#: Two pictures whose histograms differ by this much times the unexplained difference are of two scenes. Measured:
#: cuts between 12 clips 4.5 and more, within clips 0.4 at most, 2.4 in one that flickers.
CUT_SCORE = 3.4
#: A picture this much brighter or darker than the other, in 8-bit steps of the mean, is a flash.
FLASH_STEPS = 40
#: Motion is believed where it explains the pair better than none by this much, in 8-bit steps.
MOVE_STEPS = 1
#: Steps in which optical flow betters each patch; fewer save little.
DESCENTS = 12
#: Pictures are shrunk so many times, or so much more than for flow, to look for what moved far.
TINY_SHRINK, TINY_TIMES = 16, 4
#: From so many pixels on small pictures are large: where a recipe says so, what moved far is looked for less finely.
LARGE_PX = 100_000
#: A pair moves far where more than this share of it moves by more than so many small pixels.
FAR_SHARE, FAR_PX = 0.1, 2.0
#: Motion is smoothed in steps of so many to a small pixel; in 16 bits it reaches 256 of these, far beyond any flow.
MEDIAN_STEPS = 128
#: The shrink at which cuts were measured; finer pictures are brought to it.
CUT_SHRINK = 4


@dataclass(frozen=True, slots=True)
class Grid:
    """Where optical flow lays its patches: every `stride` pixels of the small luma halved `finest` times."""

    stride: int
    finest: int = 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How motion is estimated and pictures are sampled. `shrink` is for heights up to 1300 pixels.

    `wide`: motions are tried on the pictures around the pair too, over a window of `window` small pixels. `back`:
    motion is estimated backward as well, on this grid at half the small size. `fades`: plain cross-fade is mixed in
    where no motion convinces. `nudges`: the motion is bettered on pictures twice as large.
    """

    grid: Grid
    shrink: int
    sampling: Sampling
    wide: bool = False
    back: Grid | None = None
    fades: bool = False
    nudges: bool = False
    far: Grid | None = None  # for large pictures in which much moves far: finer patches better little there
    reaches: bool = False  # what is left unexplained is looked for further away
    window: int = 5
    taut: bool = False  # motion that tears the picture is doubted: needed where fine texture is lost in the small luma


RECIPES: Mapping[Quality, Recipe] = MappingProxyType(
    {
        Quality.FAST: Recipe(Grid(5), 4, Sampling.SHARPENED, nudges=True),
        Quality.STANDARD: Recipe(
            Grid(5),
            4,
            Sampling.SHARPENED,
            wide=True,
            fades=True,
            taut=True,
            nudges=True,
            far=Grid(4, 1),
            reaches=True,
        ),
        # the way back is asked for only where the way there does not convince: half as fine is enough
        Quality.QUALITY: Recipe(
            Grid(5), 2, Sampling.DOUBLED, wide=True, back=Grid(4), fades=True, window=9, reaches=True
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Motion:
    """Motion from a picture to the next; `back` is the way back, estimated where the recipe has a grid for it.

    Shape (2, small height, small width), in small pixels, x first; that of `back` is half as fine. `cut`: the two show
    different scenes and must not be mixed. `parts`: where in `there` motion was looked for; there is none elsewhere.
    `runs`: where there is any, told where the recipe tries no other motions.
    """

    there: NDArray[np.float32]
    shrink: int
    cut: bool
    parts: tuple[Box, ...]
    back: NDArray[np.float32] | None = None
    runs: Runs = ()


def shrink_for(size: tuple[int, int], recipe: Recipe) -> int:
    """Shrink factor for a picture size, 2 or more: large pictures are shrunk more, small ones less."""
    return _shrink(size, recipe.shrink)


def _shrink(size: tuple[int, int], usual: int) -> int:
    shorter = min(size)
    if shorter > 1300:
        return usual * 2
    shrink = usual
    while shrink > 2 and shorter / shrink < 64:
        shrink //= 2
    return shrink


def has_room(size: tuple[int, int], recipe: Recipe) -> bool:
    """Whether a picture is large enough for optical flow."""
    return min(size) / shrink_for(size, recipe) >= SMALLEST_FLOW_PX


def may_be_cut(a: Picture, b: Picture) -> bool:
    """Whether two pictures differ so much that a look at their motion is needed to tell that they are of one scene."""
    shrink = _shrink(a.size, CUT_SHRINK)
    apart = float(np.abs(a.histogram(shrink) - b.histogram(shrink)).sum()) / 2
    return apart * cv2.mean(cv2.absdiff(a.small(shrink), b.small(shrink)))[0] > CUT_SCORE


class Estimator:
    """Estimates motion; one for each thread, because OpenCV's flow object keeps buffers."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._there = _flow_on(recipe.grid)
        self._back = None if recipe.back is None else _flow_on(recipe.back)
        self._far = None if recipe.far is None else (_flow_on(recipe.grid), _flow_on(recipe.far))
        self._second: dict[int, cv2.DISOpticalFlow] = {}

    def motion(self, a: Picture, b: Picture) -> Motion:
        """Motion from `a` to `b`, which have one size."""
        recipe, shrink = self._recipe, shrink_for(a.size, self._recipe)
        pair = a.small(shrink), b.small(shrink)
        parts = stirring(difference(*pair, (recipe.window, recipe.window)))
        times = max(TINY_TIMES, TINY_SHRINK // shrink)
        tiny = a.small(shrink * times), b.small(shrink * times)
        coarse = recipe.far is not None and pair[0].size >= LARGE_PX and min(tiny[0].shape) >= SMALLEST_FLOW_PX
        flow = _flow(self._flow_for(tiny, times) if coarse else self._there, pair, parts)
        back = None
        if self._back is not None and min(pair[0].shape) >= 2 * SMALLEST_FLOW_PX:
            back = _flow(self._back, (b.small(shrink * 2), a.small(shrink * 2)), [part.halved for part in parts])
        # what rests is found when motions are tried, where they are
        moves, cut = (None, False) if recipe.wide and not may_be_cut(a, b) else self._judged(a, b, flow)
        if recipe.reaches and parts and not cut:
            reach(flow, pair, tiny, times, partial(self._again, finest=recipe.grid.finest + coarse))
        there = parted(flow)
        if recipe.nudges and not cut:
            nudge(there, a.small(shrink // 2), b.small(shrink // 2), parts)
        if moves is None or recipe.wide:
            return Motion(there, shrink, cut, parts, None if back is None else parted(back))
        there = median(np.stack([cv2.copyTo(part, moves) for part in there]))
        return Motion(there, shrink, cut, parts, None, runs_of(moving(there, shrink), shrink))

    def _flow_for(self, tiny: tuple[Plane, Plane], times: int) -> cv2.DISOpticalFlow:
        """Optical flow as fine as the motion of a pair is worth, by its tiny pictures, so many times smaller."""
        if self._far is None:
            return self._there
        quick, coarse = self._far
        way = np.asarray(quick.calc(*tiny, None), np.float32)  # type: ignore[call-overload]
        far = cv2.compare(cv2.magnitude(*cv2.split(way)), np.array(FAR_PX / times), cv2.CMP_GT)
        return coarse if cv2.countNonZero(far) > FAR_SHARE * tiny[0].size else self._there

    def _again(self, one: Plane, other: Plane, start: NDArray[np.float32], *, finest: int) -> NDArray[np.float32]:
        if finest not in self._second:
            self._second[finest] = _flow_on(replace(self._recipe.grid, finest=finest))
        # OpenCV remembers what it began with and crashes on another size without: these always get a beginning
        return np.asarray(self._second[finest].calc(one, other, start), np.float32)

    def _judged(self, a: Picture, b: Picture, flow: NDArray[np.float32]) -> tuple[Plane, bool]:
        """Where the flow explains more than no motion does, on a cut's own scale; and whether it is a cut."""
        shrink = _shrink(a.size, CUT_SHRINK)
        small_a, small_b = a.small(shrink), b.small(shrink)
        if small_a.shape != flow.shape[:2]:
            ratio = small_a.shape[0] / flow.shape[0]
            flow = np.asarray(cv2.resize(flow, small_a.shape[::-1], interpolation=cv2.INTER_AREA), np.float32)
            flow *= np.float32(ratio)
        half = flow * np.float32(0.5)
        middle_a = sampled(small_a, -half, cv2.INTER_LINEAR)
        middle_b = sampled(small_b, half, cv2.INTER_LINEAR)
        moves, unexplained = _moving((small_a, small_b), (middle_a, middle_b))
        apart = float(np.abs(a.histogram(shrink) - b.histogram(shrink)).sum()) / 2
        # one that looks like a cut may be a lamp that flickers: light alone is no other scene
        cut = apart * unexplained > CUT_SCORE and apart * _but_for_light(middle_a, middle_b) > CUT_SCORE
        return moves, cut


def _flow_on(grid: Grid) -> cv2.DISOpticalFlow:
    flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_ULTRAFAST)
    flow.setFinestScale(grid.finest)
    flow.setPatchStride(grid.stride)
    flow.setVariationalRefinementIterations(0)
    flow.setGradientDescentIterations(DESCENTS)
    return flow


def _flow(flow: cv2.DISOpticalFlow, pair: tuple[Plane, Plane], parts: Iterable[Box]) -> NDArray[np.float32]:
    """Optical flow in these parts, none around them."""
    found = np.zeros((*pair[0].shape, 2), np.float32)
    for box in parts:
        one, other = (np.ascontiguousarray(small[box.part]) for small in pair)
        found[box.part] = flow.calc(one, other, None)  # type: ignore[call-overload]
    return found


def difference(one: Plane, other: Plane, window: tuple[int, int]) -> Plane:
    """Mean difference over a window around each pixel."""
    return np.asarray(cv2.blur(cv2.absdiff(one, other), window), np.uint8)


def _moving(pair: tuple[Plane, Plane], middles: tuple[Plane, Plane]) -> tuple[Plane, float]:
    """255 where motion explains the pair better than none; and the mean difference left over.

    `middles` are both pictures moved halfway along the flow.
    """
    moved = cv2.blur(cv2.absdiff(*middles), (3, 3))
    still = cv2.blur(cv2.absdiff(*pair), (3, 3))
    unexplained = cv2.mean(cv2.min(moved, still))[0]
    moves = cv2.compare(still, cv2.addWeighted(moved, 1, moved, 0, MOVE_STEPS), cv2.CMP_GE)
    return np.asarray(moves, np.uint8), unexplained


def _but_for_light(a: Plane, b: Plane) -> float:
    """Mean difference of two pictures once the best gain and offset are allowed for; all of it for a flash."""
    x, y = a.astype(np.float32), b.astype(np.float32)
    mean_x, mean_y = float(x.mean()), float(y.mean())
    if abs(mean_x - mean_y) > FLASH_STEPS:
        return float(np.abs(x - y).mean())
    x -= mean_x
    y -= mean_y
    gain = float((x * y).mean()) / max(1e-3, float((x * x).mean()))
    return float(np.abs(y - gain * x).mean())


def parted(field: NDArray[np.float32]) -> NDArray[np.float32]:
    """A motion (height, width, 2) as (2, height, width): what is read, grown or smoothed goes quicker part by part."""
    parts = np.empty((2, *field.shape[:2]), np.float32)
    for number, part in enumerate(parts):
        cv2.extractChannel(field, number, dst=part)
    return parts


def median(field: NDArray[np.float32]) -> NDArray[np.float32]:
    """Median over 5x5 of each of the two parts, to 1 / MEDIAN_STEPS of a pixel: a third of the cost of all digits."""
    made = np.empty_like(field)
    for part, out in zip(field, made, strict=True):
        whole = cv2.addWeighted(part, MEDIAN_STEPS, part, 0, 0, dtype=cv2.CV_16S)
        np.multiply(cv2.medianBlur(whole, 5), np.float32(1 / MEDIAN_STEPS), out=out)
    return made
