"""Fidelity: how near a clip is to the one it was made from, where both show the same moment."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.domain.quality import Block, Reason, Status, rounded
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.engine.probe import probe
from holysheep_studio.engine.report.stills import stills

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.engine.report.stills import Still
    from holysheep_studio.engine.turn import Turn

#: Frames of the two clips are of one moment when they are this near, as a share of the source's frame interval.
SAME_SHARE = 1 / 32
#: Shapes may differ by this share, for sides that had to be even.
SHAPE_SHARE = 0.02
#: Frames that are compared at most, from the beginning.
MOST_COMPARED = 600
#: Signal to noise is no more than this, so that equal pictures have a number.
BEST_DB = 100.0


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which moment of the source a moment of the clip shows, in seconds; `assumed` where nobody said."""

    time_map: TimeMap | None
    stretch: float
    assumed: bool

    def source_s(self, time_s: float) -> float:
        if self.time_map is None:
            return time_s / self.stretch
        return float(self.time_map.at(Fraction(time_s).limit_denominator(1_000_000)))


def fidelity(path: str, footage: Footage, source: str | None, time_map: TimeMap | None, turn: Turn) -> Block:
    """PSNR and SSIM of luma over the frames that show moments the source shows too. Raises as `probe` does."""
    if source is None:
        return Block(Status.NOT_APPLICABLE, Reason.NO_SOURCE)
    origin = probe(source, turn)
    ours, theirs = footage.video.display_size, origin.video.display_size
    if abs(ours[0] * theirs[1] / (ours[1] * theirs[0]) - 1) > SHAPE_SHARE:
        return Block(Status.NOT_APPLICABLE, Reason.OTHER_SHAPE)
    stretch = float(footage.duration / origin.duration) if origin.duration else 1.0
    near = abs(stretch - 1) < 0.02
    pairing = _Pairing(time_map, 1.0 if near else stretch, assumed=time_map is None and not near)
    noise, alike, count = 0.0, 0.0, 0
    for one, other in _pairs(path, footage, source, origin, pairing, turn):
        error, likeness = _compared(one, other)
        noise, alike, count = noise + error, alike + likeness, count + 1
    if not count:
        return Block(Status.NOT_APPLICABLE, Reason.NO_COMMON_FRAMES)
    mean = noise / count
    psnr = BEST_DB if mean <= 0 else min(BEST_DB, 10 * float(np.log10(255**2 / mean)))
    values = {"psnr_db": rounded(psnr), "ssim": rounded(alike / count), "vmaf": None, "compared_frames": count}
    return Block(
        Status.LOW_CONFIDENCE if pairing.assumed else Status.OK, Reason.MAP_ASSUMED if pairing.assumed else "",
        values, {"vmaf": Reason.TOOL_LACKS if near and time_map is None else Reason.MAP_ASSUMED},
    )  # fmt: skip


def _pairs(
    path: str, footage: Footage, source: str, origin: Footage, pairing: _Pairing, turn: Turn
) -> Iterator[tuple[Still, Still]]:
    """Pictures of the clip beside the source's of the same moment; the source is read once, forward."""
    tolerance = SAME_SHARE / float(origin.video.rate)
    theirs = stills(source, origin, turn)
    other = next(theirs, None)
    count = 0
    for one in stills(path, footage, turn):
        moment = pairing.source_s(one.time_s)
        while other is not None and other.time_s < moment - tolerance:
            other = next(theirs, None)
        if other is None or count >= MOST_COMPARED:
            return
        if abs(other.time_s - moment) <= tolerance:
            count += 1
            yield one, other


def _compared(one: Still, other: Still) -> tuple[float, float]:
    """Mean squared error and SSIM (Wang 2004, Gaussian 11x11, sigma 1.5) of luma at the smaller picture's size."""
    a, b = one.planes[0], other.planes[0]
    if a.shape != b.shape:
        size = min((a.shape, b.shape))[::-1]
        a, b = (np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.uint8) for plane in (a, b))
    x, y = a.astype(np.float32), b.astype(np.float32)
    error = float(((x - y) ** 2).mean())
    return error, _ssim(x, y)


def _ssim(x: NDArray[np.float32], y: NDArray[np.float32]) -> float:
    def smooth(plane: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(cv2.GaussianBlur(plane, (11, 11), 1.5), np.float32)

    mean_x, mean_y = smooth(x), smooth(y)
    var_x, var_y = smooth(x * x) - mean_x**2, smooth(y * y) - mean_y**2
    shared = smooth(x * y) - mean_x * mean_y
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mean_x * mean_y + c1) * (2 * shared + c2)
    return float((top / ((mean_x**2 + mean_y**2 + c1) * (var_x + var_y + c2))).mean())
