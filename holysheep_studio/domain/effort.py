"""Effort: how far a stage is, and how much of a job's time its first pass takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.render import Interpolation, Quality

if TYPE_CHECKING:
    from holysheep_studio.domain.request import GenerationRequest


class Far(Frozen, frozen=True):
    """How far a stage is: its share, 0..1, and the frames it has done of all, where it counts them."""

    share: float
    frame: int | None = None
    frames: int | None = None


#: Work for one picture, in units of decoding one, as measured on clips of 360 to 1920 lines: pose and light in the
#: first pass, moving it and coding it in the second, which costs less where little is new, and inventing it.
_POSE, _LIGHT = 2.0, 0.5
_FINISH, _CODE, _CODE_NEW = 0.7, 1.0, 2.5
_INVENT = {Quality.FAST: 0.8, Quality.STANDARD: 3.0, Quality.QUALITY: 7.0}
_BLEND = 0.5


def first_pass(request: GenerationRequest) -> float:
    """The part that measuring has in the time of measuring and rendering, 0..1; 0 where there is one pass only.

    A reckoning from what was measured: progress and remaining time lean on it, nothing else does.
    """
    if not request.two_passes:
        return 0.0
    duration = request.time_map.duration
    read = sum((abs(piece.source_end - piece.source_start) for piece in request.time_map.segments), start=0 * duration)
    speed = float(read / duration) if duration else 1.0
    seen = min(1.0, speed)
    first = speed + seen * (_POSE * request.stabilise + _LIGHT * request.deflicker)
    second = speed + _FINISH * request.stabilise + _CODE + seen * _CODE_NEW
    if request.interpolation is Interpolation.FLOW:
        second += (1 - seen) * _INVENT[request.quality]
    elif request.interpolation is Interpolation.BLEND:
        second += (1 - seen) * _BLEND
    return first / (first + second)
