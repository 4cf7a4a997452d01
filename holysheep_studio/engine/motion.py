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
#: Two pictures whose histograms differ by this much times the unexplained difference are of two scenes.
CUT_SCORE = 4.2
#: Motion below this, in full-size pixels, is none: 1/32 is the grid that remap itself works on.
STILL_PX = 1 / 32
_ROW_PX = 16


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

    `cut`: the two show different scenes and must not be mixed. `spans`: for each run of small rows the (first,
    last + 1) small column with motion, or None where all of it stands still.
    """

    flow: NDArray[np.float32]
    shrink: int
    cut: bool
    spans: tuple[tuple[int, int] | None, ...]


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
        flow, unexplained = _or_still(flow, small_a, small_b)
        apart = float(np.abs(a.histogram(shrink) - b.histogram(shrink)).sum()) / 2
        flow = _median(flow) * np.float32(shrink)
        return Motion(flow, shrink, apart * unexplained > CUT_SCORE, _spans(flow, shrink))


def _or_still(flow: NDArray[np.float32], a: Plane, b: Plane) -> tuple[NDArray[np.float32], float]:
    """The flow with 0 wherever no motion explains the pair at least as well; and the mean difference left over."""
    half = flow * np.float32(0.5)
    middle_a, middle_b = sampled(a, -half, cv2.INTER_LINEAR), sampled(b, half, cv2.INTER_LINEAR)
    moved = cv2.blur(cv2.absdiff(middle_a, middle_b), (3, 3))
    still = cv2.blur(cv2.absdiff(a, b), (3, 3))
    flow[cv2.compare(still, moved, cv2.CMP_LT) > 0] = 0
    return flow, cv2.mean(cv2.min(moved, still))[0]


def _median(flow: NDArray[np.float32]) -> NDArray[np.float32]:
    parts = [cv2.medianBlur(part, 5) for part in cv2.split(flow)]
    return np.asarray(cv2.merge(parts), np.float32)


def _spans(flow: NDArray[np.float32], shrink: int) -> tuple[tuple[int, int] | None, ...]:
    moving = np.abs(flow).max(axis=2) > STILL_PX
    rows = band_rows(shrink)
    spans: list[tuple[int, int] | None] = []
    for top in range(0, flow.shape[0], rows):
        # one row more on each side: growing the flow to full size spreads it that far
        columns = np.flatnonzero(moving[max(0, top - 1) : top + rows + 1].any(axis=0))
        spans.append((max(0, int(columns[0]) - 1), int(columns[-1]) + 2) if len(columns) else None)
    return tuple(spans)


def band_rows(shrink: int) -> int:
    """Small rows in one band: bands of 64 full-size rows stay in a core's cache."""
    return max(1, 64 // shrink)
