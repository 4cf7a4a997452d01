"""TimeMap: the one place where time is bent; output time -> source time, in exact seconds."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import FrameRate, Seconds, frame_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Segment(Frozen, frozen=True):
    """Maps output `start..end` linearly onto source `source_start..source_end`.

    Equal source ends freeze, falling ones play backwards.
    """

    start: Seconds
    end: Seconds
    source_start: Seconds
    source_end: Seconds

    @property
    def duration(self) -> Seconds:
        """Output seconds."""
        return self.end - self.start

    @property
    def speed(self) -> Fraction:
        """Source seconds per output second: 1/4 is slow motion 4x, 0 a freeze, below 0 reverse."""
        return (self.source_end - self.source_start) / self.duration

    def at(self, t: Seconds) -> Seconds:
        """Source time of output time t, which the caller keeps inside the segment."""
        return self.source_start + (t - self.start) * self.speed

    def cut(self, start: Seconds, end: Seconds) -> Segment:
        """The part start..end of this segment, on the same line."""
        return Segment(start, end, self.at(start), self.at(end))

    def moved(self, by: Seconds) -> Segment:
        """The same piece, `by` seconds later in the output."""
        return Segment(self.start + by, self.end + by, self.source_start, self.source_end)


class TimeMap(Frozen, frozen=True):
    """A run of segments that covers output 0..duration without a gap.

    Laws: `identity(d).of(m) == m` for a map m into 0..d, and `m.of(identity(m.duration)) == m`; `of` is
    associative; durations add under `then`; `frames` is exact at every rate.
    """

    segments: tuple[Segment, ...]

    def __post_init__(self) -> None:
        """Refuse a map that has a gap, an overlap, an empty piece or a negative source time."""
        if not self.segments:
            raise ValueError("a time map has at least one segment")
        expected = Fraction(0)
        for piece in self.segments:
            if piece.start != expected:
                raise ValueError(f"segment starts at {piece.start} s, expected {expected} s")
            if piece.end <= piece.start:
                raise ValueError(f"segment at {piece.start} s has no duration")
            if min(piece.source_start, piece.source_end) < 0:
                raise ValueError(f"segment at {piece.start} s reads before the source starts")
            expected = piece.end

    @classmethod
    def identity(cls, duration: Seconds) -> TimeMap:
        """Plays 0..duration as it is."""
        return cls.linear(duration, Fraction(0), duration)

    @classmethod
    def linear(cls, duration: Seconds, source_start: Seconds, source_end: Seconds) -> TimeMap:
        """One straight piece."""
        return cls((Segment(Fraction(0), Fraction(duration), Fraction(source_start), Fraction(source_end)),))

    @classmethod
    def constant(cls, source_duration: Seconds, speed: Fraction) -> TimeMap:
        """The whole source at one speed; a negative speed plays it backwards."""
        if speed == 0:
            raise ValueError("a constant speed is not 0; use linear() for a freeze")
        span = source_duration / abs(speed)
        ends = (Fraction(0), source_duration) if speed > 0 else (source_duration, Fraction(0))
        return cls.linear(span, *ends)

    @classmethod
    def through(cls, points: Iterable[tuple[Seconds, Seconds]]) -> TimeMap:
        """Straight lines through (output time, source time) points; the first is moved to output 0."""
        knots = sorted((Fraction(out), Fraction(source)) for out, source in points)
        if len(knots) < 2:
            raise ValueError("a time map goes through at least two points")
        zero = knots[0][0]
        return cls(
            tuple(Segment(a - zero, b - zero, source_a, source_b) for (a, source_a), (b, source_b) in pairwise(knots))
        ).simplified()

    @property
    def duration(self) -> Seconds:
        """Output seconds."""
        return self.segments[-1].end

    @property
    def source_span(self) -> tuple[Seconds, Seconds]:
        """Earliest and latest source time that is read."""
        times = [t for piece in self.segments for t in (piece.source_start, piece.source_end)]
        return min(times), max(times)

    @property
    def constant_speed(self) -> Fraction | None:
        """The one speed of the whole map, or None where it changes."""
        speeds = {piece.speed for piece in self.segments}
        return speeds.pop() if len(speeds) == 1 else None

    def at(self, t: Seconds) -> Seconds:
        """Source time of output time t; before 0 and after the end the ends are held."""
        if t <= 0:
            return self.segments[0].source_start
        if t >= self.duration:
            return self.segments[-1].source_end
        return self._piece(t).at(t)

    def then(self, after: TimeMap) -> TimeMap:
        """This map, then `after`; the source times of both stay what they are."""
        return TimeMap(self.segments + tuple(piece.moved(self.duration) for piece in after.segments)).simplified()

    def of(self, inner: TimeMap) -> TimeMap:
        """`self` applied to the output of `inner`'s clock: t -> self.at(inner.at(t)).

        The result has inner's duration. Where inner reads past this map's end, the end is held.
        """
        pieces: list[Segment] = []
        for piece in inner.segments:
            marks = sorted({piece.start, piece.end, *self._breaks_within(piece)})
            rising = piece.speed > 0
            pieces += [
                Segment(
                    a,
                    b,
                    self._limit(piece.at(a), from_below=piece.speed < 0),
                    self._limit(piece.at(b), from_below=rising),
                )
                for a, b in pairwise(marks)
            ]
        return TimeMap(tuple(pieces)).simplified()

    def frames(self, rate: FrameRate) -> tuple[Seconds, ...]:
        """Exact source time of every output frame n/rate with 0 <= n/rate < duration."""
        return tuple(self.iter_frames(rate))

    def iter_frames(self, rate: FrameRate) -> Iterator[Seconds]:
        """`frames` one by one, in constant memory."""
        pieces = iter(self.segments)
        piece = next(pieces)
        for n in range(frame_count(self.duration, rate)):
            t = n / rate
            while t >= piece.end:
                piece = next(pieces)
            yield piece.at(t)

    def simplified(self) -> TimeMap:
        """The same function with neighbouring pieces on one line joined."""
        joined: list[Segment] = [self.segments[0]]
        for piece in self.segments[1:]:
            last = joined[-1]
            if last.source_end == piece.source_start and last.speed == piece.speed:
                joined[-1] = Segment(last.start, piece.end, last.source_start, piece.source_end)
            else:
                joined.append(piece)
        return TimeMap(tuple(joined))

    def _piece(self, t: Seconds) -> Segment:
        return self.segments[bisect_right(self._starts(), t) - 1]

    def _starts(self) -> Sequence[Seconds]:
        return [piece.start for piece in self.segments]

    def _breaks_within(self, piece: Segment) -> list[Seconds]:
        """Output times of `piece` at which its source time crosses one of this map's knots."""
        if piece.speed == 0:
            return []
        low, high = sorted((piece.source_start, piece.source_end))
        knots = [*self._starts(), self.duration]
        return [piece.start + (knot - piece.source_start) / piece.speed for knot in knots if low < knot < high]

    def _limit(self, target: Seconds, *, from_below: bool) -> Seconds:
        """This map's value as its clock nears `target` from one side (a map may jump between two pieces)."""
        if from_below:
            for piece in self.segments:
                if piece.end == target:
                    return piece.source_end
        return self.at(target)
