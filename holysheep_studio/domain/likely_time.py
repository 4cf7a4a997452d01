"""How long a batch for a cloud will likely take, from how long its clips took and how many were under way at once."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from holysheep_studio.domain.figures import percentile
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Fewer finished clips than this say nothing about the next.
FEWEST = 5
#: An attempt that took longer stood still for another reason: the machine slept, or nobody paid.
LONGEST_S = 24 * 3600.0


class LikelyTime(Frozen, frozen=True):
    """Seconds for a batch if every clip takes as long as half of the last ones did, and as 95 % of them did."""

    usual_s: float
    slow_s: float
    seen: int  # finished clips it is reckoned from
    at_once: int  # how many of them were under way at the same time


def likely_time(count: int, spans: Sequence[tuple[float, float]]) -> LikelyTime | None:
    """For `count` clips, from (begun, finished) of earlier ones in seconds since any moment; None: too few."""
    told = [(begun, ended) for begun, ended in spans if 0 < ended - begun < LONGEST_S]
    lengths = [ended - begun for begun, ended in told]
    usual, slow = percentile(lengths, 50), percentile(lengths, 95)
    if len(told) < FEWEST or usual is None or slow is None or count <= 0:
        return None
    at_once = _most_at_once(told)
    turns = ceil(count / at_once)
    return LikelyTime(turns * usual, turns * slow, len(told), at_once)


def _most_at_once(spans: Sequence[tuple[float, float]]) -> int:
    steps = sorted([(begun, 1) for begun, _ in spans] + [(ended, -1) for _, ended in spans])
    now = most = 0
    for _, step in steps:
        now += step
        most = max(most, now)
    return max(1, most)
