"""Scene: what stands still behind the moving things, from samples of the clip, and the things that differ from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from holysheep_studio.engine.report.camera import chained, inverse, scaled
from holysheep_studio.engine.report.light import planes_like

if TYPE_CHECKING:
    from holysheep_studio.engine.report.stills import Still

    Matrix = NDArray[np.float64]

#: Samples in each half of the clip, and how many of them make one background.
SAMPLES = 9
MOVING_SAMPLES = 3
LEAST_SAMPLES = 3
#: A sample serves a picture where it covers at least this share of it.
COVER = 0.6
#: A pixel is of something else from this difference on, in 8-bit steps; noise counts this many times.
LEAST_STEPS = 14.0
NOISE_TIMES = 7.0
#: Things smaller than this, or larger than this share of the picture, are not followed; pixels of the still.
SMALLEST_PX2 = 20
LARGEST_SHARE = 0.12
MOST_THINGS = 12
#: Places where two backgrounds differ are looked at up to this many.
MOST_DIFFERENCES = 400


@dataclass(frozen=True, slots=True)
class Thing:
    """Something seen in one picture: its middle in pixels of the still, its area and radius."""

    x: float
    y: float
    area: float
    radius: float


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A picture kept for the background: planes and view (matrix to the first picture, in still pixels)."""

    number: int
    planes: tuple[NDArray[np.uint8], ...]
    matrix: Matrix


class Scene:
    """Finds things in front of the background of a clip. `samples` are spread over the clip, in order."""

    def __init__(self, samples: list[Sample], *, still: bool) -> None:
        half = (len(samples) + 1) // 2
        self._halves = (samples[:half], samples[half:] or samples[:half])
        self._fixed: tuple[NDArray[np.uint8], ...] | None = None
        if still and samples:
            medians = [_median([one.planes for one in some]) for some in self._halves]
            self._fixed = _composite(medians[0], medians[1])

    def things(self, still: Still, matrix: Matrix) -> list[Thing]:
        """What moves in a picture, largest first; what touches the edge is left out, for its middle is not seen."""
        back, seen = self._background(still, matrix)
        if back is None:
            return []
        apart = _difference(planes_like(still.planes, back), back)
        if seen is not None:
            apart = np.asarray(cv2.bitwise_and(apart, seen), np.uint8)
        return _things(apart)

    def _background(
        self, still: Still, matrix: Matrix
    ) -> tuple[tuple[NDArray[np.uint8], ...] | None, NDArray[np.uint8] | None]:
        """The background as this picture would show it, and a mask of where it is known; no mask is everywhere."""
        if self._fixed is not None:
            return self._fixed, None
        height, width = still.planes[0].shape
        known = np.full((height, width), 255, np.uint8)
        medians = []
        for which in (0, 1):
            near = self._nearest(which, matrix, (width, height))
            if len(near) < LEAST_SAMPLES:
                continue
            ways = [chained(inverse(matrix), one.matrix) for one in near]
            moved = [_moved(one.planes, way, (width, height)) for one, way in zip(near, ways, strict=True)]
            medians.append(_median([planes_like(planes, still.planes) for planes in moved]))
            for way in ways:
                cover = cv2.warpAffine(np.full_like(known, 255), way, (width, height), flags=cv2.INTER_NEAREST)
                known = np.asarray(cv2.bitwise_and(known, cover), np.uint8)
        if not medians:
            return None, None
        known = np.asarray(cv2.erode(known, np.ones((7, 7), np.uint8)), np.uint8)
        return _composite(medians[0], medians[-1]), known

    def _nearest(self, which: int, matrix: Matrix, size: tuple[int, int]) -> list[Sample]:
        """The samples of a half that cover most of a picture, at most an odd few."""
        middle = np.array([size[0] / 2, size[1] / 2, 1.0])
        here = matrix @ middle

        def away(sample: Sample) -> float:
            shift = np.abs(sample.matrix @ middle - here) / size
            return float(shift.max())

        near = sorted((one for one in self._halves[which] if away(one) < 1 - COVER), key=away)
        count = min(MOVING_SAMPLES, len(near))
        return near[: count - 1 + count % 2] if count else []


def _moved(planes: tuple[NDArray[np.uint8], ...], way: Matrix, size: tuple[int, int]) -> tuple[NDArray[np.uint8], ...]:
    out = []
    for plane in planes:
        factor = plane.shape[1] / size[0]
        shape = (plane.shape[1], plane.shape[0])
        out.append(
            np.asarray(
                cv2.warpAffine(
                    plane, scaled(way, factor), shape, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
                ),
                np.uint8,
            )
        )
    return tuple(out)


def _median(stacks: list[tuple[NDArray[np.uint8], ...]]) -> tuple[NDArray[np.uint8], ...]:
    """The median of an odd number of pictures, plane by plane: neighbours are exchanged until all are in order."""
    if len(stacks) % 2 == 0 and len(stacks) > 1:
        stacks = stacks[:-1]
    out = []
    for plane in range(len(stacks[0])):
        lines = [stack[plane] for stack in stacks]
        for turn in range(len(lines)):
            for at in range(turn % 2, len(lines) - 1, 2):
                low, high = cv2.min(lines[at], lines[at + 1]), cv2.max(lines[at], lines[at + 1])
                lines[at], lines[at + 1] = np.asarray(low, np.uint8), np.asarray(high, np.uint8)
        out.append(lines[len(lines) // 2])
    return tuple(out)


def _composite(
    first: tuple[NDArray[np.uint8], ...], second: tuple[NDArray[np.uint8], ...]
) -> tuple[NDArray[np.uint8], ...]:
    """One background of two: where they differ something rested in one of them, and it is the one with edges there."""
    apart = cv2.compare(_difference(first, second), LEAST_STEPS, cv2.CMP_GT)  # type: ignore[call-overload]
    apart = cv2.dilate(apart, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(apart, connectivity=8)
    if count < 2:
        return first
    edges = [_edges(planes) for planes in (first, second)]
    take = np.zeros(labels.shape, np.uint8)
    for one in range(1, min(count, MOST_DIFFERENCES)):
        x, y, w, h, _ = (int(value) for value in stats[one])
        place = (slice(y, y + h), slice(x, x + w))
        mask = (labels[place] == one).astype(np.uint8)
        strengths = [float(some[place][mask > 0].sum()) for some in edges]
        if strengths[1] < strengths[0]:
            take[place] |= mask
    half = np.asarray(cv2.resize(take, (first[1].shape[1], first[1].shape[0]), interpolation=cv2.INTER_NEAREST))
    masks = (take, half, half)
    return tuple(np.where(mask > 0, b, a) for a, b, mask in zip(first, second, masks, strict=True))


def _edges(planes: tuple[NDArray[np.uint8], ...]) -> NDArray[np.float32]:
    size = (planes[0].shape[1], planes[0].shape[0])
    total = np.zeros(planes[0].shape, np.float32)
    for plane in planes:
        across = cv2.Sobel(plane, cv2.CV_32F, 1, 0)
        down = cv2.Sobel(plane, cv2.CV_32F, 0, 1)
        total += cv2.resize(cv2.magnitude(across, down), size, interpolation=cv2.INTER_LINEAR)
    return total


def _difference(planes: tuple[NDArray[np.uint8], ...], back: tuple[NDArray[np.uint8], ...]) -> NDArray[np.uint8]:
    """How far each pixel is from the background: the largest of luma and twice each chroma, in 8-bit steps."""
    found = cv2.absdiff(planes[0], back[0])
    size = (planes[0].shape[1], planes[0].shape[0])
    for place in (1, 2):
        chroma = cv2.absdiff(planes[place], back[place])
        wide = cv2.resize(cv2.add(chroma, chroma), size, interpolation=cv2.INTER_LINEAR)
        found = cv2.max(found, wide)
    return np.asarray(found, np.uint8)


def _things(apart: NDArray[np.uint8]) -> list[Thing]:
    noise = float(np.median(apart[::4, ::4])) + 0.5
    limit = max(LEAST_STEPS, NOISE_TIMES * noise)
    mask = cv2.compare(cv2.GaussianBlur(apart, (3, 3), 0), limit, cv2.CMP_GT)  # type: ignore[call-overload]
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, _disc(3))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    height, width = mask.shape
    order = sorted(range(1, count), key=lambda one: (-int(stats[one, cv2.CC_STAT_AREA]), one))
    found: list[Thing] = []
    for one in order[: 3 * MOST_THINGS]:
        x, y, w, h, area = (int(value) for value in stats[one])
        if area < SMALLEST_PX2 or area > LARGEST_SHARE * width * height:
            continue
        thing = _thing((labels[y : y + h, x : x + w] == one).astype(np.uint8), (x, y), (width, height))
        if thing is not None:
            found.append(thing)
        if len(found) >= MOST_THINGS:
            break
    return found


def _thing(mask: NDArray[np.uint8], corner: tuple[int, int], size: tuple[int, int]) -> Thing | None:
    """The middle of the hull of a thing without thin parts, such as a string it hangs from."""
    deepest = float(
        cv2.distanceTransform(cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT), cv2.DIST_L2, 3).max()
    )
    if deepest > 4:
        wide = 2 * int(deepest * 0.45) + 1
        pad = wide
        grown = cv2.copyMakeBorder(mask, pad, pad, pad, pad, cv2.BORDER_CONSTANT)
        mask = np.asarray(cv2.morphologyEx(grown, cv2.MORPH_OPEN, _disc(wide)), np.uint8)
        corner = (corner[0] - pad, corner[1] - pad)
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    outline = max(contours, key=lambda one: (cv2.contourArea(one), len(one)))
    x, y, w, h = cv2.boundingRect(outline)
    left, top = x + corner[0], y + corner[1]
    if left <= 1 or top <= 1 or left + w >= size[0] - 1 or top + h >= size[1] - 1:
        return None
    hull = cv2.convexHull(outline)
    filled = np.zeros(mask.shape, np.uint8)
    cv2.fillConvexPoly(filled, hull, 1)
    moments = cv2.moments(filled, binaryImage=True)
    area = moments["m00"]
    if area < SMALLEST_PX2:
        return None
    middle = (moments["m10"] / area + corner[0] + 0.5, moments["m01"] / area + corner[1] + 0.5)
    return Thing(middle[0], middle[1], area, float(np.sqrt(area / np.pi)))


def _disc(wide: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide)), np.uint8)
