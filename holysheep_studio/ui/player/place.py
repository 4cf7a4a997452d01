"""Reads where a person wants to go: a frame, a timecode, seconds, or so many frames further."""

from __future__ import annotations

import re
from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holysheep_studio.domain.timebase import FrameRate
    from holysheep_studio.ui.player.table import FrameTable

_STEP = re.compile(r"([+-])\s*(\d{1,9})")
_FRAME = re.compile(r"\d{1,9}")
_SECONDS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*s")
_CODE = re.compile(r"(?:(\d{1,3}):)?(?:(\d{1,2}):)?(\d{1,2})[:;](\d{1,3})")


def place_of(text: str, table: FrameTable, rate: FrameRate, at: int) -> int | None:
    """The frame that `text` means, seen from frame `at`, brought inside the clip; None when it means nothing.

    "37" is a frame, "+10" and "-10" are steps, "1.5 s" is a time, "00:00:01:12" (or less of it) a timecode at `rate`.
    """
    text = text.strip()
    number: int | None = None
    if found := _STEP.fullmatch(text):
        number = at + int(found[1] + found[2])
    elif _FRAME.fullmatch(text):
        number = int(text)
    elif found := _SECONDS.fullmatch(text):
        number = bisect_right(table.times, Fraction(found[1])) - 1
    elif found := _CODE.fullmatch(text):
        number = _of_code([found[place] for place in range(1, 5)], table, rate)
    return None if number is None else min(max(number, 0), len(table) - 1)


def _of_code(parts: list[str | None], table: FrameTable, rate: FrameRate) -> int | None:
    hours, minutes, seconds, frames = (int(part) if part else 0 for part in parts)
    if parts[1] is None and parts[0] is not None:  # two colons: the first figure is minutes
        hours, minutes = 0, hours
    counted = round(rate)  # a timecode counts whole frames a second, as it is read out
    if frames >= counted or seconds > 59 or minutes > 59:
        return None
    total = ((hours * 60 + minutes) * 60 + seconds) * counted + frames
    # half a frame later, for a clock that is rounded
    return bisect_right(table.times, (total + Fraction(1, 2)) / rate) - 1
