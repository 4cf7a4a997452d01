"""Slate: a stand-in picture that moves, for where no real footage is at hand."""

from __future__ import annotations

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import FrameRate, Seconds


class Slate(Frozen, frozen=True):
    """What it is like. The same seed gives the same picture; `label` is written into the file's title."""

    width: int
    height: int
    rate: FrameRate
    duration: Seconds
    seed: int
    label: str
