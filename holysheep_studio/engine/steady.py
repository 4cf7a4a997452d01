"""Takes the shake out of a moving camera: follows the picture, smooths its path, turns and crops each frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import cv2
import numpy as np

from holysheep_studio.engine.picture import Picture, blank, limited, planes_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from av.video.frame import VideoFrame
    from numpy.typing import NDArray


#: Share of the picture that is kept; the rest is room to move in.
KEPT = 0.9
#: Width of the path's smoothing, in output frames (standard deviation).
SMOOTH_FRAMES = 12.0
#: Points that are followed from picture to picture, on luma at most this wide.
POINTS = 300
LOOK_PX = 640
#: Fewer followed points than this say nothing about the camera.
FEWEST_POINTS = 12
#: Pictures whose pose is remembered, for maps that come back to where they were.
MOST_POSES = 20_000


class Camera:
    """Follows the camera from picture to picture: x and y in full-size pixels, angle in radians, log of the scale."""

    def __init__(self) -> None:
        self._poses: dict[Fraction, NDArray[np.float64]] = {}
        self._last: Picture | None = None
        self._here = np.zeros(4)

    def pose(self, picture: Picture) -> NDArray[np.float64]:
        """Where the camera stands at a picture, shape (4,); remembered for a while."""
        known = self._poses.get(picture.time)
        if known is None:
            known = self._here if self._last is None else self._here + _step(self._last, picture)
            self._poses[picture.time] = known
            if len(self._poses) > MOST_POSES:
                del self._poses[next(iter(self._poses))]
        self._last, self._here = picture, known
        return known


def steadying(course: NDArray[np.float64], size: tuple[int, int]) -> Callable[[int, VideoFrame], VideoFrame]:
    """What to do to each output frame (number, frame) so that the camera glides. `course`: poses, shape (frames, 4)."""
    moves = _smooth(course) - course
    return lambda number, frame: _steadied(frame, _kept_inside(moves[number], *size))


def _step(before: Picture, after: Picture) -> NDArray[np.float64]:
    """How the picture's content moved from one picture to the next; zeros where that cannot be told."""
    shrink = max(1, -(-before.size[0] // LOOK_PX))
    a, b = before.small(shrink), after.small(shrink)
    # None where the picture is empty, which the types do not say
    points = cast("NDArray[np.float32] | None", cv2.goodFeaturesToTrack(a, POINTS, 0.01, 12))
    if points is None or len(points) < FEWEST_POINTS:
        return np.zeros(4)
    moved, found, _ = cv2.calcOpticalFlowPyrLK(a, b, points, None, winSize=(21, 21), maxLevel=4)  # type: ignore[call-overload]
    good = found.ravel() == 1
    if int(good.sum()) < FEWEST_POINTS:
        return np.zeros(4)
    matrix, inliers = cv2.estimateAffinePartial2D(points[good], moved[good], ransacReprojThreshold=2.0)
    if matrix is None or int(inliers.sum()) < FEWEST_POINTS:
        return np.zeros(4)
    # the move of the picture's centre, so that turning and shifting stay apart
    centre = np.array([a.shape[1] / 2, a.shape[0] / 2, 1.0])
    shift = (matrix @ centre - centre[:2]) * shrink
    angle = float(np.arctan2(matrix[1, 0], matrix[0, 0]))
    return np.array([shift[0], shift[1], angle, np.log(max(1e-3, float(np.hypot(matrix[0, 0], matrix[1, 0]))))])


def _smooth(course: NDArray[np.float64]) -> NDArray[np.float64]:
    """Gaussian mean along the course; past its ends the course goes on point-mirrored, so that it keeps its drift."""
    reach = min(len(course) - 1, int(3 * SMOOTH_FRAMES))
    if reach < 1:
        return course
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / SMOOTH_FRAMES) ** 2)
    weights /= weights.sum()
    before = 2 * course[0] - course[reach:0:-1]
    after = 2 * course[-1] - course[-2 : -reach - 2 : -1]
    padded = np.concatenate([before, course, after])
    return np.stack([np.convolve(column, weights, mode="valid") for column in padded.T], axis=1)


def _kept_inside(move: NDArray[np.float64], width: int, height: int) -> NDArray[np.float64]:
    """The affine matrix of a correction, weakened until no edge of the source shows; shape (2, 3), full-size pixels."""
    for strength in np.linspace(1.0, 0.0, 21):
        matrix = _matrix(move * strength, width, height)
        back = cv2.invertAffineTransform(matrix)
        corners = np.array([[0, 0, 1], [width - 1, 0, 1], [0, height - 1, 1], [width - 1, height - 1, 1]], np.float64)
        x, y = back @ corners.T
        if x.min() >= 0 and y.min() >= 0 and x.max() <= width - 1 and y.max() <= height - 1:
            return matrix
    return _matrix(np.zeros(4), width, height)


def _matrix(move: NDArray[np.float64], width: int, height: int) -> NDArray[np.float64]:
    """Turn and scale about the centre, shift, and grow what is kept to the full size."""
    x, y, angle, scale = move
    grow = float(np.exp(scale)) / KEPT
    cos, sin = grow * np.cos(angle), grow * np.sin(angle)
    middle = np.array([(width - 1) / 2, (height - 1) / 2])
    turn = np.array([[cos, -sin], [sin, cos]])
    return np.column_stack([turn, middle + np.array([x, y]) / KEPT - turn @ middle])


def _steadied(frame: VideoFrame, matrix: NDArray[np.float64]) -> VideoFrame:
    made = blank(frame.width, frame.height, frame.format.name)
    # a chroma pixel lies between two luma pixels: x luma = 2 x chroma + 1/2
    half = np.column_stack([matrix[:, :2], (matrix[:, 2] + matrix[:, :2] @ [0.5, 0.5] - 0.5) / 2])
    for number, (plane, out) in enumerate(zip(planes_of(frame), planes_of(made), strict=True)):
        size = (plane.shape[1], plane.shape[0])
        kind = cv2.INTER_CUBIC if number == 0 else cv2.INTER_LINEAR
        move = matrix if size == (frame.width, frame.height) else half
        cv2.warpAffine(plane, move, size, dst=out, flags=kind, borderMode=cv2.BORDER_REPLICATE)
        limited(out)
    return made
