"""Which frame of another clip belongs beside a frame of the one whose frame number is the clock."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timemap import TimeMap

if TYPE_CHECKING:
    from holysheep_studio.domain.timebase import Seconds
    from holysheep_studio.ui.player.table import FrameTable


#: Two clocks of whole milliseconds are never further apart than this, in seconds.
_ROUNDING = Fraction(11, 10_000)


class Link(Frozen, frozen=True):
    """How a clip follows the clock: by time, `offset` of its own frames later.

    `time_map` leads from the clock's clip to this one where this is the source the other was made of.
    """

    offset: int = 0
    time_map: TimeMap | None = None


def source_time(time_map: TimeMap, time: Seconds) -> Seconds:
    """The source time shown at `time` of the result; what the map does not reach is its last moment."""
    return time_map.at(min(max(time, Fraction(0)), time_map.duration))


def partner(lead: FrameTable, number: int, other: FrameTable, link: Link) -> int:
    """The frame of `other` that belongs to frame `number` of `lead`, brought inside the clip."""
    time = lead.times[number]
    # containers round their clocks, each in its own way: a frame that begins a moment later has begun
    moment = min(_ROUNDING, (lead.ends(number) - time) / 4, 1 / other.rate / 4)
    if link.time_map is not None:
        time, moment = source_time(link.time_map, time), 1 / other.rate / 16
    place = bisect_right(other.times, time + moment) - 1 + link.offset
    return min(max(place, 0), len(other) - 1)
