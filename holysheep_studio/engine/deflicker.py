"""Evens out light that flutters from frame to frame, as it does in time-lapses with automatic exposure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.engine.picture import DEEP_TOP, blank, planes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

    from holysheep_studio.engine.picture import Picture

#: Width of the light's smoothing in output frames (standard deviation): slower changes are meant.
SMOOTH_FRAMES = 4.0
#: Frames whose light differs by more than this share are of another scene, and say nothing about this one.
SAME_LIGHT = 0.25
#: No frame is made darker or brighter than by this factor.
MOST_GAIN = 1.4
#: Light is measured on luma shrunk by this.
SHRINK = 4


def light_of(picture: Picture) -> float:
    """Mean luma of a picture in 8-bit steps; what is not seen is dark."""
    if len(picture.planes) > 3:  # its small luma has opacity in it
        return float(cv2.mean(picture.planes[0])[0]) / 4
    return float(cv2.mean(picture.small(SHRINK))[0])


def evening(light: NDArray[np.float64], *, full_range: bool) -> Callable[[int, VideoFrame], VideoFrame]:
    """What to do to each output frame (number, frame) so that its light goes on smoothly. `light`: see light_of."""
    gains = _gains(light - (0 if full_range else 16))
    return lambda number, frame: _lit(frame, float(gains[number]), full_range=full_range)


def _gains(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Factors that bring each frame to the Gaussian mean of those around it that are alike."""
    reach = int(3 * SMOOTH_FRAMES)
    level = np.maximum(light, 1.0)
    total, weights = np.zeros_like(level), np.zeros_like(level)
    for offset in range(-reach, reach + 1):
        here = slice(max(0, -offset), len(level) - max(0, offset))
        there = slice(max(0, offset), len(level) - max(0, -offset))
        if here.start >= here.stop:
            continue
        alike = np.abs(level[there] / level[here] - 1) <= SAME_LIGHT
        weight = np.exp(-0.5 * (offset / SMOOTH_FRAMES) ** 2) * alike
        total[here] += weight * level[there]
        weights[here] += weight
    return np.asarray(np.clip(total / weights / level, 1 / MOST_GAIN, MOST_GAIN))


def _lit(frame: VideoFrame, gain: float, *, full_range: bool) -> VideoFrame:
    made = blank(frame.width, frame.height, frame.format.name)
    for number, (plane, out) in enumerate(zip(planes_of(frame), planes_of(made), strict=True)):
        deep = plane.dtype != np.uint8
        scale, top = (4, DEEP_TOP) if deep else (1, 255)
        still = 128 * scale if number in {1, 2} else 0 if full_range else 16 * scale
        # transparency is no light
        factor = 1.0 if number == 3 else gain
        steps = np.arange(top + 1)
        table = np.clip(np.rint((steps - still) * factor + still), 0, top).astype(plane.dtype)
        out[...] = table[plane] if deep else cv2.LUT(np.ascontiguousarray(plane), table)
    return made
