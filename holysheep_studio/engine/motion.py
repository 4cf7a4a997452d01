"""Dense motion between two pictures: optical flow on a small luma, tested against no motion, checked for a cut."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from holysheep_studio.domain.render import Quality
from holysheep_studio.engine.picture import sampled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.engine.picture import Picture, Plane

#: Below this side length the small luma is no ground for optical flow.
SMALLEST_FLOW_PX = 16
#: Two pictures whose histograms differ by this much times the unexplained difference are of two scenes. Measured:
#: cuts between 12 clips 4.5 and more, within clips 0.4 at most, 2.4 in one that flickers.
CUT_SCORE = 3.4
#: A picture this much brighter or darker than the other, in 8-bit steps of the mean, is a flash.
FLASH_STEPS = 40
#: Motion below this, in full-size pixels, is none: 1/32 is the grid that remap itself works on.
STILL_PX = 1 / 32
#: Motion is believed where it explains the pair better than none by this much, in 8-bit steps.
MOVE_STEPS = 1
#: Still stretches shorter than this, in small pixels, are not worth a call of their own.
GAP = 12

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How motion is estimated and pictures are sampled. `shrink` is for heights up to 1300 pixels."""

    preset: int
    finest: int
    stride: int
    variational: int
    shrink: int
    cubic: bool


RECIPES: Mapping[Quality, Recipe] = MappingProxyType(
    {
        Quality.FAST: Recipe(cv2.DISOPTICAL_FLOW_PRESET_FAST, 1, 4, 1, 4, cubic=False),
        Quality.STANDARD: Recipe(cv2.DISOPTICAL_FLOW_PRESET_ULTRAFAST, 0, 5, 0, 4, cubic=True),
        Quality.QUALITY: Recipe(cv2.DISOPTICAL_FLOW_PRESET_FAST, 0, 4, 1, 4, cubic=True),
    }
)


@dataclass(frozen=True, slots=True)
class Motion:
    """Motion from a picture to the next. `flow` (small height, small width, 2) in full-size pixels, x first.

    `cut`: the two show different scenes and must not be mixed. `runs`: for each band of small rows the runs of
    small columns (first, last + 1) that move; all else stands still.
    """

    flow: NDArray[np.float32]
    shrink: int
    cut: bool
    runs: tuple[tuple[Run, ...], ...]


def shrink_for(size: tuple[int, int], recipe: Recipe) -> int:
    """Shrink factor for a picture size, 2 or more: large pictures are shrunk more, small ones less."""
    shorter = min(size)
    if shorter > 1300:
        return recipe.shrink * 2
    shrink = recipe.shrink
    while shrink > 2 and shorter / shrink < 64:
        shrink //= 2
    return shrink


def has_room(size: tuple[int, int], recipe: Recipe) -> bool:
    """Whether a picture is large enough for optical flow."""
    return min(size) / shrink_for(size, recipe) >= SMALLEST_FLOW_PX


class Estimator:
    """Estimates motion; one for each thread, because OpenCV's flow object keeps buffers."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._dis = cv2.DISOpticalFlow.create(recipe.preset)
        self._dis.setFinestScale(recipe.finest)
        self._dis.setPatchStride(recipe.stride)
        self._dis.setVariationalRefinementIterations(recipe.variational)

    def motion(self, a: Picture, b: Picture) -> Motion:
        """Motion from `a` to `b`, which have one size."""
        shrink = shrink_for(a.size, self._recipe)
        small_a, small_b = a.small(shrink), b.small(shrink)
        flow = np.asarray(self._dis.calc(small_a, small_b, None), np.float32)  # type: ignore[call-overload]
        half = flow * np.float32(0.5)
        middle_a = sampled(small_a, -half, cv2.INTER_LINEAR)
        middle_b = sampled(small_b, half, cv2.INTER_LINEAR)
        flow, unexplained = _or_still(flow, (small_a, small_b), (middle_a, middle_b))
        apart = float(np.abs(a.histogram(shrink) - b.histogram(shrink)).sum()) / 2
        # one that looks like a cut may be a lamp that flickers: light alone is no other scene
        cut = apart * unexplained > CUT_SCORE and apart * _but_for_light(middle_a, middle_b) > CUT_SCORE
        flow = _median(flow) * np.float32(shrink)
        return Motion(flow, shrink, cut, _runs(flow, shrink))


def _or_still(
    flow: NDArray[np.float32], pair: tuple[Plane, Plane], middles: tuple[Plane, Plane]
) -> tuple[NDArray[np.float32], float]:
    """The flow with 0 wherever no motion explains the pair at least as well; and the mean difference left over.

    `middles` are both pictures moved halfway along the flow.
    """
    moved = cv2.blur(cv2.absdiff(*middles), (3, 3))
    still = cv2.blur(cv2.absdiff(*pair), (3, 3))
    unexplained = cv2.mean(cv2.min(moved, still))[0]
    moves = cv2.compare(still, cv2.addWeighted(moved, 1, moved, 0, MOVE_STEPS), cv2.CMP_GE)
    return np.asarray(cv2.copyTo(flow, moves), np.float32), unexplained


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


def _median(flow: NDArray[np.float32]) -> NDArray[np.float32]:
    parts = [cv2.medianBlur(part, 5) for part in cv2.split(flow)]
    return np.asarray(cv2.merge(parts), np.float32)


def _runs(flow: NDArray[np.float32], shrink: int) -> tuple[tuple[Run, ...], ...]:
    """Where each band of small rows moves."""
    x, y = cv2.split(flow)
    # inRange's types want sequences where plain numbers do; 255 where it is within
    still = cv2.bitwise_and(*(cv2.inRange(part, np.array(-STILL_PX), np.array(STILL_PX)) for part in (x, y)))
    moving = cv2.bitwise_not(still)
    # one pixel more on each side: growing the flow to full size spreads it that far
    moving = cv2.dilate(moving, np.ones((3, 3), np.uint8))
    rows = band_rows(shrink)
    return tuple(_joined(np.asarray(moving[top : top + rows].any(axis=0))) for top in range(0, flow.shape[0], rows))


def _joined(columns: NDArray[np.bool_]) -> tuple[Run, ...]:
    """Runs of True as (first, last + 1); those with less than GAP between them are one."""
    edges = np.flatnonzero(np.diff(columns, prepend=False, append=False))
    runs: list[Run] = []
    for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if runs and first - runs[-1][1] < GAP:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((first, end))
    return tuple(runs)


def band_rows(shrink: int) -> int:
    """Small rows in one band: bands of 64 full-size rows stay in a core's cache."""
    return max(1, 64 // shrink)
