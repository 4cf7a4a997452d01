"""Sequences: events with their shares of screen time, and sections played forward, backward, held and repeated."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from holysheep_studio.domain import straight
from holysheep_studio.domain.curves import FASTEST, SLOWEST, Unit, bad_curve, check_speed
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from holysheep_studio.domain.timebase import Seconds
    from holysheep_studio.domain.timemap import TimeMap

MOST_PARTS = 256
MOST_REPEATS = 1000


class Event(Frozen, frozen=True):
    """A stretch of the process, in shares of the clip, and the share of the screen time it gets."""

    name: str
    start: Fraction
    end: Fraction
    screen: Fraction


class EventSequence(Frozen, frozen=True):
    """Events in their order; what lies between them shares the screen time they leave, by its length.

    Where they leave none, what lies between them is cut out. `ratio` is the speed of the whole on average.
    """

    events: tuple[Event, ...]
    ratio: Fraction = Fraction(1)

    def time_map(self, duration: Seconds) -> TimeMap:
        """What the events make of a clip of `duration` seconds. Raises InputError bad_curve."""
        self._check()
        length = duration / self.ratio
        left = 1 - sum((event.screen for event in self.events), Fraction(0))
        gaps = 1 - sum((event.end - event.start for event in self.events), Fraction(0))
        if gaps == 0 and left != 0:
            raise bad_curve(f"the events fill the whole clip but {float(1 - left) * 100:g} % of the screen time")
        runs: list[straight.Run] = []
        out, source = Fraction(0), Fraction(0)

        def play(until: Fraction, screen: Fraction, name: str) -> None:
            nonlocal out, source
            if screen > 0:
                check_speed(self.ratio * (until - source) / screen, name)
                runs.append([(out * length, source * duration), ((out + screen) * length, until * duration)])
                out += screen
            source = until

        for n, event in enumerate(self.events, start=1):
            name = event.name or f"event {n}"
            play(event.start, left * (event.start - source) / gaps if gaps else Fraction(0), f"before {name}")
            play(event.end, event.screen, f"in {name}")
        play(Fraction(1), left * (1 - source) / gaps if gaps else Fraction(0), "after the last event")
        return straight.pieced(runs)

    def _check(self) -> None:
        if not self.events:
            raise bad_curve("it has no events")
        if len(self.events) > MOST_PARTS:
            raise bad_curve(f"it has {len(self.events)} events; {MOST_PARTS} are the most")
        if not SLOWEST <= self.ratio <= FASTEST:
            raise bad_curve(f"its ratio is {float(self.ratio):g}; ratios are 0.0625 to 100000")
        for event in self.events:
            if not 0 <= event.start < event.end <= 1:
                raise bad_curve(f"{event.name} lasts from {float(event.start):g} to {float(event.end):g} of the clip")
            if not 0 < event.screen <= 1:
                raise bad_curve(f"{event.name} has a share of {float(event.screen):g} of the screen time")
        for before, after in pairwise(self.events):
            if after.start < before.end:
                raise bad_curve(f"{after.name} begins before {before.name} has ended")
        if sum((event.screen for event in self.events), Fraction(0)) > 1:
            raise bad_curve("the events take more than the whole screen time")


class Section(Frozen, frozen=True):
    """A stretch of the clip from `start` to `end` at `speed`; backward when `end` lies before `start`.

    Equal ends are a freeze of `hold` output time. `times` repeats it; `back` plays each time there and back.
    """

    start: Fraction
    end: Fraction
    speed: Fraction = Fraction(1)
    hold: Fraction = Fraction(0)
    times: int = 1
    back: bool = False


class Sections(Frozen, frozen=True):
    """Stretches of the clip in the order they are shown: freeze, reverse, ping-pong and loops."""

    sections: tuple[Section, ...]
    unit: Unit = Unit.SHARE

    def time_map(self, duration: Seconds) -> TimeMap:
        """What the sections make of a clip of `duration` seconds. Raises InputError bad_curve."""
        if not self.sections:
            raise bad_curve("it has no sections")
        if sum(section.times for section in self.sections) > MOST_REPEATS:
            raise bad_curve(f"its sections are played more than {MOST_REPEATS} times")
        scale = duration if self.unit is Unit.SHARE else Fraction(1)
        runs: list[straight.Run] = []
        out = Fraction(0)
        for n, section in enumerate(self.sections, start=1):
            start, end = section.start * scale, section.end * scale
            _check_section(section, n, max(start, end), duration)
            span = section.hold * scale if start == end else abs(end - start) / section.speed
            ways = [(start, end), (end, start)] if section.back and start != end else [(start, end)]
            for first, last in ways * section.times:
                runs.append([(out, first), (straight.tamed(out + span), last)])
                out = runs[-1][-1][0]
        return straight.pieced(runs)


def _check_section(section: Section, n: int, highest: Seconds, duration: Seconds) -> None:
    if min(section.start, section.end) < 0 or highest > duration:
        raise bad_curve(f"section {n} reaches {float(highest):.3f} s; the clip has 0-{float(duration):.3f} s")
    if section.times < 1:
        raise bad_curve(f"section {n} is played {section.times} times")
    if section.start == section.end and section.hold <= 0:
        raise bad_curve(f"section {n} has no duration")
    if not SLOWEST <= section.speed <= FASTEST:
        raise bad_curve(f"section {n} has speed {float(section.speed):g}; speeds are 0.0625 to 100000")


def frozen(at: Fraction, hold: Fraction) -> Sections:
    """The clip with its picture at `at` held for `hold`, both in shares of the clip."""
    parts = [Section(Fraction(0), at), Section(at, at, hold=hold), Section(at, Fraction(1))]
    return Sections(tuple(part for part in parts if part.hold or part.start != part.end))


def reversed_clip() -> Sections:
    """The clip backwards."""
    return Sections((Section(Fraction(1), Fraction(0)),))


def ping_pong(times: int = 1) -> Sections:
    """The clip there and back, so many times."""
    return Sections((Section(Fraction(0), Fraction(1), times=times, back=True),))


def looped(start: Fraction, end: Fraction, times: int) -> Sections:
    """The clip with a stretch of it, in shares, shown so many times in a row."""
    parts = [Section(Fraction(0), start), Section(start, end, times=times), Section(end, Fraction(1))]
    return Sections(tuple(part for part in parts if part.start != part.end))
