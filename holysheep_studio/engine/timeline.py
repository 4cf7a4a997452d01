"""When each picture of a file is shown, from packets alone: no picture is decoded."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

import av.error

from holysheep_studio.domain.timebase import STANDARD_RATES, FrameRate, Seconds, nominal_rate
from holysheep_studio.engine.footage_file import sound_streams, time_base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from av.container import InputContainer
    from av.packet import Packet
    from av.stream import Stream
    from av.video.stream import VideoStream

#: More pictures than this are not listed: 60 a second for almost a day.
MOST_FRAMES = 5_000_000
#: Formats whose clock may be set anew in the middle of a file; in others a leap is a picture shown for long.
BROADCAST_FORMATS = frozenset({"mpegts", "mpeg", "flv", "asf", "ogg", "rm"})
#: A decoding time stamp that leaps this far ahead (FFmpeg's own limit) or back starts a new clock.
LEAP_AHEAD_S = Fraction(10)
LEAP_BACK_S = Fraction(1, 4)
#: A file whose packets hold this many times its own bytes says the same again and again; the rest of it is not read.
MOST_READS = 4
#: Packets of pictures between two looks whether to go on.
CHECK_PACKETS = 16


@dataclass(slots=True)
class Track:
    """What a scan saw of one sound track, in seconds: its first time stamp and its end."""

    start: Seconds | None = None
    end: Seconds | None = None

    def length(self, picture_start: Seconds) -> Seconds | None:
        """How long it is heard. What lies before 0 in a file whose picture does not is the coder's run-in."""
        if self.start is None or self.end is None:
            return None
        return self.end - (max(self.start, Fraction(0)) if picture_start >= 0 else self.start)

    def saw(self, start: Seconds, end: Seconds) -> None:
        """One more packet."""
        self.start = start if self.start is None else min(self.start, start)
        self.end = end if self.end is None else max(self.end, end)


@dataclass(slots=True)
class Scan:
    """Everything the packets tell. Ticks are in the picture stream's time base; `pts` rises."""

    tick: Seconds
    pts: list[int] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    last_duration: int = 0
    packets: int = 0
    corrupt: int = 0
    unstamped: int = 0
    jumps: int = 0
    complete: bool = True
    tracks: dict[int, Track] = field(default_factory=dict)

    @property
    def seconds(self) -> list[Seconds]:
        """Show times in seconds."""
        return [value * self.tick for value in self.pts]


def scan(
    container: InputContainer,
    stream: VideoStream,
    *,
    check: Callable[[], None] = lambda: None,
    most_reads: float = MOST_READS,
) -> Scan:
    """Read all packets of the picture and the sound once; see Scan.

    Hidden packets (before an edit list's start) are left out. Where the clock of the file jumps, what follows is
    moved to follow on, so that the list rises and its length is the playing time. `check` is called all the time, for a
    long file on a slow disk takes minutes, and may raise to end it.
    """
    tick = time_base(stream)
    seen = Scan(tick, tracks={track.index: Track() for track in sound_streams(container)})
    clocks = _Clocks(tick, may_jump=container.format.name in BROADCAST_FORMATS)
    left = max(1, container.size) * most_reads
    try:
        for packet in container.demux(stream, *sound_streams(container)):
            if packet.size == 0:
                continue
            left -= packet.size
            if packet.stream_index != stream.index:
                _hear(seen, packet)
                continue
            seen.packets += 1
            seen.corrupt += packet.is_corrupt
            _see(seen, clocks, packet)
            if seen.packets % CHECK_PACKETS == 0:
                check()
                if left < 0 or seen.packets >= MOST_FRAMES:
                    seen.complete = False
                    break
    except av.error.FFmpegError:
        # data that cannot be read ends the list; what came before it is still good
        seen.corrupt += 1
    clocks.close(seen)
    return seen


def _hear(seen: Scan, packet: Packet[Stream]) -> None:
    if packet.pts is not None and packet.time_base:
        start = packet.pts * packet.time_base
        seen.tracks[packet.stream_index].saw(start, start + (packet.duration or 0) * packet.time_base)


def _see(seen: Scan, clocks: _Clocks, packet: Packet[Stream]) -> None:
    stamp = packet.pts if packet.pts is not None else packet.dts
    if stamp is None:
        seen.unstamped += 1
        return
    order = packet.dts if packet.dts is not None else stamp
    if clocks.jumped(order):
        seen.jumps += 1
        clocks.close(seen)
    clocks.order = order
    if not packet.is_discard:
        clocks.stamps.append((stamp, packet.is_keyframe))
        if stamp > clocks.latest:
            clocks.latest = stamp
            seen.last_duration = packet.duration or 0


class _Clocks:
    """Collects the stamps of one run of the file's clock and joins run to run."""

    def __init__(self, tick: Seconds, *, may_jump: bool) -> None:
        self.may_jump = may_jump
        self.ahead = int(LEAP_AHEAD_S / tick)
        self.back = int(LEAP_BACK_S / tick)
        self.order: int | None = None
        self.stamps: list[tuple[int, bool]] = []
        self.latest = -(1 << 62)

    def jumped(self, order: int) -> bool:
        if self.order is None or not self.may_jump:
            return False
        return order < self.order - self.back or order > self.order + self.ahead

    def close(self, seen: Scan) -> None:
        """Sort this run by show time and put it behind what is there already."""
        stamps = sorted(self.stamps)
        self.stamps = []
        self.latest = -(1 << 62)
        if not stamps:
            return
        shift = 0
        if seen.pts:
            gaps = [after - before for before, after in pairwise(seen.pts[-64:]) if after > before]
            shift = seen.pts[-1] + (median_low(gaps) if gaps else 1) - stamps[0][0]
        seen.pts += [stamp + shift for stamp, _ in stamps]
        seen.keys += [stamp + shift for stamp, key in stamps if key]


@dataclass(frozen=True, slots=True)
class Cadence:
    """How regular the pictures come. `frame` is the time the last one is shown."""

    rate: FrameRate
    average: FrameRate
    variable: bool
    frame: Seconds
    longest: Seconds


def cadence(ticks: Sequence[int], tick: Seconds, last_duration: int, claims: Iterable[FrameRate | None]) -> Cadence:
    """Rate of a rising list of show times, exact when it is constant.

    `claims` are the container's own rates: one of them, or a standard rate, is believed only if every picture lies
    within one tick of where it would put it.
    """
    claimed = [rate for rate in claims if rate is not None and 0 < rate <= 1000]
    if len(ticks) < 2:
        rate = claimed[0] if claimed else (1 / (last_duration * tick) if last_duration else Fraction(25))
        return Cadence(rate, rate, variable=False, frame=1 / rate, longest=Fraction(0))
    gaps = [after - before for before, after in pairwise(ticks)]
    span = (ticks[-1] - ticks[0]) * tick
    constant = max(gaps) - min(gaps) <= 1
    exact = _constant_rate(ticks, tick, claimed) if constant else None
    if exact is None:
        average = (len(ticks) - 1) / span if span else claimed[0] if claimed else Fraction(25)
        usual = median_low([gap for gap in gaps if gap > 0] or [1]) * tick
        meant = nominal_rate([usual], average)
        last = last_duration * tick if 0 < last_duration * tick <= 4 * max(usual, tick) else usual
        return Cadence(meant, len(ticks) / (span + last), variable=True, frame=last, longest=max(gaps) * tick)
    return Cadence(exact, exact, variable=False, frame=1 / exact, longest=max(gaps) * tick)


def _constant_rate(ticks: Sequence[int], tick: Seconds, claimed: list[FrameRate]) -> FrameRate | None:
    """The rate that puts every picture within one tick; standard ones first, then claimed ones, then the measured."""
    measured = (len(ticks) - 1) / ((ticks[-1] - ticks[0]) * tick)
    near = sorted(STANDARD_RATES, key=lambda rate: (rate not in claimed, abs(rate - measured)))
    simple = [measured.limit_denominator(most) for most in (1, 10, 1001)]
    for rate in (*near, *claimed, *simple, measured):
        if rate > 0 and abs(rate / measured - 1) < Fraction(1, 20) and _fits(ticks, tick, rate):
            return rate
    return None


def _fits(ticks: Sequence[int], tick: Seconds, rate: FrameRate) -> bool:
    """Whether every picture lies within one tick of n/rate after the first (integers only: lists are long)."""
    step = 1 / (rate * tick)
    up, down, first = step.numerator, step.denominator, ticks[0]
    return all(abs((at - first) * down - n * up) <= down for n, at in enumerate(ticks))
