"""Takes the shake out of a moving camera: follows the picture, smooths its path, turns and crops each frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import cv2
import numpy as np

from holysheep_studio.engine.picture import ALPHA_FORMAT, Picture, blank, limited, planes_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from av.video.frame import VideoFrame
    from numpy.typing import NDArray


#: Share of the picture that is kept; the rest is room to move in. The notes on a render name it.
KEPT = 0.9
#: Widths of the path's smoothing, in output frames (standard deviations): the widest is wished, but where there is no
#: room for it a narrower one still takes out what trembles.
SMOOTH_FRAMES = (1.5, 3.0, 6.0, 12.0)
#: Where the room ends corrections give way, and come back, over so many output frames (standard deviation).
EASE_FRAMES = 6.0
#: Steps in which the largest correction that has room is found.
HALVINGS = 12
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
    moves = np.zeros_like(course)
    for deviation in SMOOTH_FRAMES:
        wider = _smooth(course, deviation) - course
        moves += _shares(moves, wider, size)[:, None] * (wider - moves)
    return lambda number, frame: _steadied(frame, _matrix(moves[number], *size))


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


def _smooth(course: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """Gaussian mean along the course; past its ends the course goes on point-mirrored, so that it keeps its drift."""
    reach = min(len(course) - 1, int(3 * deviation))
    if reach < 1:
        return course
    weights = _bell(deviation, reach)
    before = 2 * course[0] - course[reach:0:-1]
    after = 2 * course[-1] - course[-2 : -reach - 2 : -1]
    padded = np.concatenate([before, course, after])
    return np.stack([np.convolve(column, weights, mode="valid") for column in padded.T], axis=1)


def _bell(deviation: float, reach: int) -> NDArray[np.float64]:
    """A Gaussian of this standard deviation, cut off at `reach`; its sum is 1."""
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    return np.asarray(weights / weights.sum(), np.float64)


def _shares(moves: NDArray[np.float64], wider: NDArray[np.float64], size: tuple[int, int]) -> NDArray[np.float64]:
    """How far each correction can go towards a wider one so that no edge shows: 0 to 1, changing slowly.

    What is taken back all at once where the room ends would shake more than the hand did.
    """
    own = np.array([_most_inside(move, wish, size) for move, wish in zip(moves, wider, strict=True)])
    reach = int(3 * EASE_FRAMES)
    lowest = np.asarray(cv2.erode(own, np.ones((2 * reach + 1, 1), np.uint8), borderValue=1.0)).ravel()
    # each is a mean of values that are none above its own
    return np.convolve(np.pad(lowest, reach, mode="edge"), _bell(EASE_FRAMES, reach), mode="valid")


def _most_inside(move: NDArray[np.float64], wish: NDArray[np.float64], size: tuple[int, int]) -> float:
    """The largest share of the way from a correction that shows no edge to another one that does not either."""
    if _inside(_matrix(wish, *size), *size):
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        fits = _inside(_matrix(move + middle * (wish - move), *size), *size)
        low, high = (middle, high) if fits else (low, middle)
    return low


def _inside(matrix: NDArray[np.float64], width: int, height: int) -> bool:
    """Whether all that is shown lies within the source."""
    right, bottom = width - 1, height - 1
    corners = np.array([[0, 0, 1], [right, 0, 1], [0, bottom, 1], [right, bottom, 1]], np.float64)
    x, y = cv2.invertAffineTransform(matrix) @ corners.T
    return bool(x.min() >= 0 and y.min() >= 0 and x.max() <= right and y.max() <= bottom)


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
    veiled = frame.format.name == ALPHA_FORMAT
    # a chroma pixel lies between two luma pixels: x luma = 2 x chroma + 1/2
    half = np.column_stack([matrix[:, :2], (matrix[:, 2] + matrix[:, :2] @ [0.5, 0.5] - 0.5) / 2])
    for number, (plane, out) in enumerate(zip(planes_of(frame), planes_of(made), strict=True)):
        size = (plane.shape[1], plane.shape[0])
        # colours and opacity of a transparent picture stay in step only if they are read in the same way
        kind = cv2.INTER_CUBIC if number == 0 or veiled else cv2.INTER_LINEAR
        move = matrix if size == (frame.width, frame.height) else half
        cv2.warpAffine(plane, move, size, dst=out, flags=kind, borderMode=cv2.BORDER_REPLICATE)
        if not veiled:
            limited(out)
    return made
