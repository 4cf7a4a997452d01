"""Points: corners followed over short stretches: how jerky the motion is, and where a step is twice too long."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from holysheep_studio.engine.report.light import luma_like

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Array = NDArray[np.float64]

#: Corners that are followed, over how many pictures, and how far apart they are in small pixels.
MOST_POINTS = 120
STRETCH = 13
APART_PX = 10
#: Corners that go slower than this, in small pixels a picture, tell nothing of jerk.
LEAST_SPEED_PX = 0.7
#: Fewer tracks than this give low confidence.
LEAST_TRACKS = 20
#: A step this many times its neighbours' is a jump over lost frames, if this share of the tracks agrees.
JUMP_FACTOR = 1.65
JUMP_AGREE = 0.7
LEAST_JUMP_TRACKS = 8
#: And it is a whole number of steps but for this.
WHOLE_STEPS = 0.25
_STOP = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 20, 0.02)


@dataclass(slots=True)
class Points:
    """Gathers stretches of tracks, each (points, STRETCH, 2) in small pixels, with the number of its first picture."""

    stretches: list[tuple[int, Array]] = field(default_factory=list)
    _last: NDArray[np.uint8] | None = None
    _path: list[NDArray[np.float32]] = field(default_factory=list)
    _alive: NDArray[np.bool_] | None = None
    _first: int = 0

    def add(self, number: int, small: NDArray[np.uint8], *, cut: bool) -> None:
        """Take the next picture."""
        if self._last is None or cut or self._alive is None or len(self._path) >= STRETCH:
            if len(self._path) >= STRETCH and not cut:
                self._keep()
                self._begin(number - 1, self._last if self._last is not None else small)
            else:
                self._begin(number, small)
                self._last = small
                return
        self._follow(small)
        self._last = small

    def _begin(self, number: int, small: NDArray[np.uint8]) -> None:
        found = cv2.goodFeaturesToTrack(small, MOST_POINTS, 0.01, APART_PX, blockSize=5)
        corners = cast("NDArray[np.float32] | None", found)  # none where there is no corner
        self._path = [] if corners is None else [np.asarray(corners.reshape(-1, 2), np.float32)]
        self._alive = None if corners is None else np.ones(len(corners), bool)
        self._first = number

    def _follow(self, small: NDArray[np.uint8]) -> None:
        if self._last is None or self._alive is None:
            return
        even = luma_like(small, self._last)
        here = self._path[-1]
        there, found, _ = cv2.calcOpticalFlowPyrLK(
            self._last, even, here, here.copy(), winSize=(13, 13), maxLevel=3, criteria=_STOP
        )
        back, again, _ = cv2.calcOpticalFlowPyrLK(
            even, self._last, there, there.copy(), winSize=(13, 13), maxLevel=3, criteria=_STOP
        )
        good = (found.ravel() > 0) & (again.ravel() > 0) & (np.abs(back - here).max(1) < 0.5)
        self._alive = self._alive & good
        self._path.append(np.asarray(there, np.float32))

    def _keep(self) -> None:
        if self._alive is None or not self._alive.any():
            return
        whole = np.stack(self._path, 1)[self._alive]
        self.stretches.append((self._first, whole.astype(np.float64)))


@dataclass(frozen=True, slots=True)
class Jerkiness:
    """Median over tracks: third difference over speed, second difference and speed in clip pixels; how many tracks."""

    jerk_rel: float
    accel_px: float
    speed_px: float
    tracks: int


def jerkiness(points: Points, scale: float) -> Jerkiness:
    """`scale`: clip pixels for one small pixel."""
    jerks, accels, speeds = [], [], []
    for _, paths in points.stretches:
        speed = np.hypot(*np.moveaxis(np.diff(paths, axis=1), 2, 0)).mean(1)
        moving = speed > LEAST_SPEED_PX
        third = np.diff(paths[moving], n=3, axis=1)
        second = np.diff(paths[moving], n=2, axis=1)
        jerks += (np.sqrt((third**2).sum(2).mean(1)) / speed[moving]).tolist()
        accels += np.sqrt((second**2).sum(2).mean(1)).tolist()
        speeds += speed[moving].tolist()
    if not jerks:
        return Jerkiness(0.0, 0.0, 0.0, 0)
    return Jerkiness(
        float(np.median(jerks)), float(np.median(accels)) * scale, float(np.median(speeds)) * scale, len(jerks)
    )


def jumps(paths: Sequence[tuple[int, Array]], steps: Array, least: int) -> dict[int, int]:
    """Frames before which frames are missing although time stamps are even, and how many.

    `paths`: first picture and places (points, pictures, 2); `steps`: time before each frame over the usual one;
    `least`: how many points must tell of it.
    """
    votes: dict[int, list[float]] = {}
    for first, places in paths:
        for frame, share in _long_steps(first, places, steps):
            votes.setdefault(frame, []).append(share)
    found = {}
    for frame, shares in votes.items():
        middle = float(np.median(shares))
        whole = round(middle)
        agree = float(np.mean([abs(share - middle) < 0.25 * middle for share in shares])) if middle > 0 else 0.0
        if len(shares) >= least and middle > JUMP_FACTOR and agree >= JUMP_AGREE and abs(middle - whole) < WHOLE_STEPS:
            found[frame] = max(1, whole - 1)
    return dict(sorted(found.items()))


def _long_steps(first: int, places: Array, steps: Array) -> Iterator[tuple[int, float]]:
    """How many usual steps each step is, where the steps around are even: (frame it leads to, how many)."""
    moves = np.diff(places, axis=1)
    length = np.hypot(moves[..., 0], moves[..., 1])
    for at in range(2, moves.shape[1] - 2):
        around = (moves[:, at - 1] + moves[:, at + 1]) / 2
        usual = np.hypot(around[:, 0], around[:, 1])
        even = np.abs(length[:, at - 1] - length[:, at + 1]) < 0.35 * usual
        even &= (np.abs(length[:, at - 2] - usual) < 0.4 * usual) & (np.abs(length[:, at + 2] - usual) < 0.4 * usual)
        along = (moves[:, at] * around).sum(1) / np.maximum(1e-9, usual**2)
        good = even & (usual > LEAST_SPEED_PX)
        span = max(1.0, float(steps[first + at + 1]))
        yield from ((first + at + 1, float(one) / span) for one in along[good])
