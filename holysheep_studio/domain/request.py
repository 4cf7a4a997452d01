"""GenerationRequest: all that a provider needs to make one clip, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.render import Interpolation, Quality
from holysheep_studio.domain.timebase import FrameRate
from holysheep_studio.domain.timemap import TimeMap


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """One clip to be made. Holds the TimeMap, not the effect; `effect` is only a label for people."""

    source_path: str
    source_identity: Identity
    effect: str
    time_map: TimeMap
    rate: FrameRate
    interpolation: Interpolation = Interpolation.FLOW
    quality: Quality = Quality.STANDARD
    shutter_deg: Fraction = Fraction(0)
    stabilise: bool = False
    keep_sound: bool = True
    prompt: str = ""
