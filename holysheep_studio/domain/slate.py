"""Slate: a stand-in picture that moves, for where no real footage is at hand."""

from __future__ import annotations

from dataclasses import dataclass

from holysheep_studio.domain.timebase import FrameRate, Seconds


@dataclass(frozen=True, slots=True)
class Slate:
    """What it is like. The same seed gives the same picture; `label` is written into the file's title."""

    width: int
    height: int
    rate: FrameRate
    duration: Seconds
    seed: int
    label: str
