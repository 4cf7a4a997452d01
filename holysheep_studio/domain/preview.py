"""Preview: a small, quick picture of what a request will look like, while it is still being decided."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.render import Interpolation, Note
from holysheep_studio.domain.timebase import FrameRate
from holysheep_studio.domain.timemap import TimeMap

if TYPE_CHECKING:
    from holysheep_studio.domain.request import GenerationRequest

#: Longer side of the picture.
SIDE_PX = 320
HIGHEST_RATE = Fraction(30)
LOWEST_RATE = Fraction(10)
#: A preview is thinned to this many pictures; what is longer even at the lowest rate is shown up to there.
MOST_FRAMES = 900


class PreviewSpec(Frozen, frozen=True):
    """One preview; `side_px` is the picture's longer side, `source_frames` what the source was measured to have.

    The pictures go to the file `target` one after another: a length (4 bytes, the highest first), then a JPEG.
    """

    source: str
    target: str
    time_map: TimeMap
    rate: FrameRate
    interpolation: Interpolation = Interpolation.FLOW
    side_px: int = SIDE_PX
    source_frames: int = 0  # 0: not known


class Previewed(Frozen, frozen=True):
    """What was written. `coarse`: the source is long, so only some of its pictures were looked at."""

    frames: int
    width: int
    height: int
    coarse: bool = False
    notes: tuple[Note, ...] = ()


def preview_rate(duration: Fraction, rate: FrameRate) -> FrameRate:
    """Pictures a second of a preview of a result of this duration and rate."""
    return max(LOWEST_RATE, min(rate, HIGHEST_RATE, Fraction(MOST_FRAMES) / duration))


def preview_spec(request: GenerationRequest, source_frames: int, target: str) -> PreviewSpec:
    """The preview of a request, cut where it would be too long to wait for."""
    rate = preview_rate(request.time_map.duration, request.rate)
    longest = Fraction(MOST_FRAMES) / rate
    shown = request.time_map
    if shown.duration > longest:
        shown = shown.of(TimeMap.identity(longest))
    return PreviewSpec(request.source_path, target, shown, rate, request.interpolation, source_frames=source_frames)
