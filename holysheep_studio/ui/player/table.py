"""The frame table: which frame number is shown when, and from which key frame it can be decoded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import FrameRate, Seconds, nearest_standard, nominal_rate

if TYPE_CHECKING:
    from collections.abc import Sequence


class Packet(Frozen, frozen=True):
    """What the table needs of one coded packet; times in ticks of the stream's time base."""

    pts: int | None
    dts: int | None
    duration: int
    key: bool
    hidden: bool  # decoded but never shown: trimmed away by an edit list


class KeyFrame(Frozen, frozen=True):
    """A packet at which decoding can begin; `frame` is the first shown frame at or after it."""

    frame: int
    pts: int
    dts: int | None


class FrameTable(Frozen, frozen=True):
    """Every shown frame of a clip in the order of showing, counted from 0.

    `times` are seconds from the first frame, `end` is when the last frame ends. Where `ordered` is false the time
    stamps do not tell frames apart, so that a frame is known only by counting from the first.
    """

    pts: tuple[int, ...]
    times: tuple[Seconds, ...]
    end: Seconds
    keys: tuple[KeyFrame, ...]
    rate: FrameRate
    variable: bool
    ordered: bool

    def __len__(self) -> int:
        return len(self.times)

    def number_of(self, pts: int) -> int | None:
        """The frame with exactly this time stamp; None when none is shown with it."""
        place = bisect_left(self.pts, pts)
        return place if place < len(self.pts) and self.pts[place] == pts else None

    def key_before(self, number: int) -> KeyFrame | None:
        """The last key frame from which frame `number` can be decoded; None when decoding starts with the file.

        Compared by showing time: frames shown before an open group's key frame need the group before it.
        """
        if not self.ordered:
            return None
        place = bisect_right(self.keys, self.pts[number], key=lambda key: key.pts)
        return self.keys[place - 1] if place else None

    def ends(self, number: int) -> Seconds:
        """When frame `number` gives way to the next one, in seconds from the first frame."""
        return self.times[number + 1] if number + 1 < len(self.times) else self.end


def tells_frames_apart(packets: Sequence[Packet]) -> bool:
    """Whether time stamps alone identify every shown frame: all there, none twice, the clock never set back."""
    shown = [packet.pts for packet in packets if not packet.hidden]
    if not shown or None in shown or len(set(shown)) < len(shown):
        return False
    stamps = [packet.dts for packet in packets if packet.dts is not None]
    return all(later >= earlier for earlier, later in pairwise(stamps))


def ordered_table(packets: Sequence[Packet], time_base: Fraction, declared: FrameRate | None) -> FrameTable:
    """The table from packets whose time stamps tell frames apart; `declared` is the container's average rate."""
    shown = {packet.pts: packet.duration for packet in packets if not packet.hidden and packet.pts is not None}
    pts = tuple(sorted(shown))
    keys = sorted(
        (packet.pts, packet.dts)
        for packet in packets
        if packet.key and packet.pts is not None and packet.pts <= pts[-1]
    )
    return _table(
        pts,
        [stamp - pts[0] for stamp in pts],
        shown[pts[-1]],
        time_base,
        declared,
        keys=tuple(KeyFrame(bisect_left(pts, stamp), stamp, dts) for stamp, dts in keys),
        ordered=True,
    )


def counted_table(stamps: Sequence[int | None], time_base: Fraction, declared: FrameRate | None) -> FrameTable:
    """The table of decoded frames in their order, where time stamps are missing, wrong or set back."""
    steps = sorted(b - a for a, b in pairwise(stamps) if a is not None and b is not None and b > a)
    usual = median_low(steps) if steps else max(1, round(1 / ((declared or Fraction(25)) * time_base)))
    ticks = _mended(stamps, usual)
    return _table(ticks, ticks, usual, time_base, declared, keys=(), ordered=False)


def _mended(stamps: Sequence[int | None], usual: int) -> tuple[int, ...]:
    """Rising ticks from 0: stamps where they go on sensibly, else one usual step; a lasting leap starts anew there."""
    first = stamps[0] or 0
    ticks = [0]

    def fits(stamp: int | None) -> bool:
        return stamp is not None and 0 < stamp - first - ticks[-1] <= 100 * usual

    for stamp, after in zip(stamps[1:], [*stamps[2:], None], strict=True):
        if stamp is not None and fits(stamp):
            ticks.append(stamp - first)
            continue
        ticks.append(ticks[-1] + usual)
        if stamp is not None and not fits(after):
            first = stamp - ticks[-1]
    return tuple(ticks)


def _table(
    pts: tuple[int, ...],
    ticks: Sequence[int],
    last_ticks: int,
    time_base: Fraction,
    declared: FrameRate | None,
    *,
    keys: tuple[KeyFrame, ...],
    ordered: bool,
) -> FrameTable:
    steps = [later - earlier for earlier, later in pairwise(ticks)]
    usual = median_low(steps) if steps else last_ticks
    if last_ticks <= 0 or (usual > 0 and last_ticks > 100 * usual):
        last_ticks = usual
    if last_ticks <= 0:
        last_ticks = max(1, round(1 / ((declared or Fraction(25)) * time_base)))
    # one tick either way is the rounding of the container's clock, not a variable rate
    variable = bool(steps) and max(steps) - min(steps) > 2
    return FrameTable(
        pts=pts,
        times=tuple(tick * time_base for tick in ticks),
        end=(ticks[-1] + last_ticks) * time_base,
        keys=keys,
        rate=_rate(steps, last_ticks, time_base, declared, variable=variable),
        variable=variable,
        ordered=ordered,
    )


def _rate(
    steps: Sequence[int], last_ticks: int, time_base: Fraction, declared: FrameRate | None, *, variable: bool
) -> FrameRate:
    span = (sum(steps) or last_ticks) * time_base
    average = max(1, len(steps)) / span
    if variable:
        return nominal_rate((step * time_base for step in steps), average)
    if declared and abs(declared - average) * span <= 2 * time_base * average:
        average = declared  # the same within the rounding of the clock, and more exact
    standard = nearest_standard(average)
    return standard if abs(standard / average - 1) < Fraction(1, 500) else average
