"""Camera: how the view moves, as a similarity from each picture to a key picture, and how far that can be trusted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from holysheep_studio.engine.report.light import luma_like

#: Corners that are followed, and how far apart they are, in small pixels.
MOST_POINTS = 240
APART_PX = 9
#: A corner is texture when its smaller eigenvalue is above this (8-bit steps over a 5x5 block).
TEXTURE = 2e-4
#: Fewer corners than this say nothing about the camera.
LEAST_POINTS = 12
#: When less than this share of the key picture's corners is left, a new key picture is taken.
KEPT_SHARE = 0.5
#: How far a corner may land from the common motion, in small pixels.
INLIER_PX = 1.0
#: Views that never differ by more than this, in small pixels, are of a camera that stands still.
STILL_PX = 0.35
#: The corners must lie in this many of 16 fields of the picture.
LEAST_FIELDS = 5
_WINDOW = (15, 15)
_STOP = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 20, 0.02)


@dataclass(slots=True)
class View:
    """The similarity of one picture: a 2x3 matrix from its pixels to the first picture's; and who agreed."""

    matrix: NDArray[np.float64]
    inliers: int
    points: int


@dataclass(slots=True)
class Camera:
    """Follows the view through the small pictures of a clip."""

    views: list[View] = field(default_factory=list)
    fields: list[int] = field(default_factory=list)
    _key: NDArray[np.uint8] | None = None
    _corners: NDArray[np.float32] | None = None
    _last: NDArray[np.float32] | None = None
    _base: NDArray[np.float64] = field(default_factory=lambda: np.eye(2, 3))

    def add(self, small: NDArray[np.uint8], *, cut: bool = False) -> View:
        """Take the next picture; after a cut the view starts anew."""
        if self._key is None or cut or self._corners is None:
            self._restart(small, self.views[-1].matrix if self.views and not cut else np.eye(2, 3))
            view = View(self._base.copy(), self._count, self._count)
        else:
            view = self._followed(small)
        self.views.append(view)
        return view

    @property
    def _count(self) -> int:
        return 0 if self._corners is None else len(self._corners)

    def _restart(self, small: NDArray[np.uint8], base: NDArray[np.float64]) -> None:
        # the stubs promise an array; OpenCV gives none where there is no corner
        corners = cast(
            "NDArray[np.float32] | None", cv2.goodFeaturesToTrack(small, MOST_POINTS, 0.001, APART_PX, blockSize=5)
        )
        if corners is not None and len(corners):
            strength = cv2.cornerMinEigenVal(small, 5)
            at = np.round(corners.reshape(-1, 2)).astype(int)
            strong = strength[at[:, 1].clip(0, small.shape[0] - 1), at[:, 0].clip(0, small.shape[1] - 1)] > TEXTURE
            corners = corners.reshape(-1, 2)[strong]
        self._key, self._base = small, base
        self._corners = None if corners is None or not len(corners) else np.asarray(corners, np.float32)
        self._last = self._corners
        if self._corners is None:
            self.fields.append(0)
            return
        rows = (self._corners[:, 1] * 4 / small.shape[0]).astype(int)
        columns = (self._corners[:, 0] * 4 / small.shape[1]).astype(int)
        self.fields.append(len(set(zip(rows.tolist(), columns.tolist(), strict=True))))

    def _followed(self, small: NDArray[np.uint8]) -> View:
        if self._key is None or self._corners is None or self._last is None:
            raise AssertionError
        small = luma_like(small, self._key)
        there, found, _ = cv2.calcOpticalFlowPyrLK(
            self._key, small, self._corners, self._last.copy(), winSize=_WINDOW, maxLevel=3, criteria=_STOP,
            flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
        )  # fmt: skip
        good = found.ravel() > 0
        inside = (there >= 0).all(1) & (there[:, 0] < small.shape[1]) & (there[:, 1] < small.shape[0])
        good &= inside
        points = int(good.sum())
        if points < LEAST_POINTS:
            self._restart(small, self.views[-1].matrix)
            return View(self._base.copy(), 0, points)
        cv2.setRNGSeed(1)
        answer = cv2.estimateAffinePartial2D(
            there[good], self._corners[good], method=cv2.RANSAC, ransacReprojThreshold=INLIER_PX, refineIters=10
        )
        matrix, used = cast("tuple[NDArray[np.float64] | None, NDArray[np.uint8]]", answer)
        if matrix is None:
            self._restart(small, self.views[-1].matrix)
            return View(self._base.copy(), 0, points)
        inliers = int(used.sum())
        self._last = np.asarray(there, np.float32)
        view = View(chained(self._base, np.asarray(matrix, np.float64)), inliers, points)
        if points < KEPT_SHARE * self._count or inliers < KEPT_SHARE * points:
            self._restart(small, view.matrix)
        return view

    @property
    def moves_px(self) -> NDArray[np.float64]:
        """How far the middle of the picture moved since the first, for each picture, in small pixels; shape (n, 2)."""
        if self._key is None:
            return np.zeros((0, 2))
        middle = np.array([self._key.shape[1] / 2, self._key.shape[0] / 2, 1.0])
        return np.asarray([view.matrix @ middle - middle[:2] for view in self.views], np.float64)

    @property
    def still(self) -> bool:
        """Whether the view never moves; where no texture tells it is taken for still."""
        if not self.views or self._key is None:
            return True
        corners = np.array([[0, 0, 1], [self._key.shape[1], 0, 1], [0, self._key.shape[0], 1]], float).T
        away = [float(np.abs(view.matrix @ corners - corners[:2]).max()) for view in self.views]
        return float(np.percentile(away, 98)) < STILL_PX * 2 and float(np.median(away)) < STILL_PX

    @property
    def inlier_share(self) -> float:
        """Median share of the followed corners that agree with one motion of the view."""
        shares = [view.inliers / view.points if view.points else 0.0 for view in self.views]
        return float(np.median(shares)) if shares else 0.0

    @property
    def verified(self) -> bool:
        """Whether enough texture, well spread, agrees on how the view moves."""
        if not self.views:
            return False
        enough = float(np.median([view.inliers for view in self.views])) >= LEAST_POINTS
        return enough and self.inlier_share >= 0.5 and min(self.fields) >= LEAST_FIELDS


def chained(outer: NDArray[np.float64], inner: NDArray[np.float64]) -> NDArray[np.float64]:
    """The 2x3 matrix that does `inner`, then `outer`."""
    return np.asarray(outer @ np.vstack([inner, [0, 0, 1]]), np.float64)


def inverse(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """The 2x3 matrix that undoes a similarity."""
    return np.asarray(cv2.invertAffineTransform(matrix), np.float64)


def scaled(matrix: NDArray[np.float64], factor: float) -> NDArray[np.float64]:
    """The same similarity for a picture `factor` times as large."""
    out = matrix.copy()
    out[:, 2] *= factor
    return out
