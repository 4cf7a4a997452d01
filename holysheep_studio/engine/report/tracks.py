"""Tracks: the same thing from picture to picture, through bounces and short gaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.engine.report.scene import Thing

#: A thing may be out of sight this long, in pictures and in seconds, the greater of the two.
LOST_PICTURES = 3
LOST_S = 0.12
#: Sizes of one thing in neighbouring pictures differ by less than this factor.
SIZE_FACTOR = 2.5
#: How far a thing may be from where it was expected: this many radii, and this share of its last step.
GATE_RADII = 2.0
GATE_STEP = 0.6
#: How far it may jump where its speed is not known yet, as a share of the picture's longer side.
FIRST_JUMP = 0.09
#: Shorter tracks tell nothing.
LEAST_POINTS = 8


@dataclass(slots=True)
class Track:
    """One thing: numbers of the pictures it was seen in, times, places in pixels of the first picture, radii."""

    numbers: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    places: list[tuple[float, float]] = field(default_factory=list)
    radii: list[float] = field(default_factory=list)

    def add(self, number: int, time_s: float, thing: Thing) -> None:
        """Seen again."""
        self.numbers.append(number)
        self.times.append(time_s)
        self.places.append((thing.x, thing.y))
        self.radii.append(thing.radius)

    def guesses(self, time_s: float) -> list[tuple[float, float]]:
        """Where it may be now: where it was, on its way, or on its way after a bounce."""
        x, y = self.places[-1]
        if len(self.places) < 2:
            return [(x, y)]
        step = self.times[-1] - self.times[-2]
        ahead = (time_s - self.times[-1]) / step if step > 0 else 1.0
        dx = (x - self.places[-2][0]) * ahead
        dy = (y - self.places[-2][1]) * ahead
        ways = [(dx, dy), (dx, -dy), (-dx, dy), (0.3 * dx, -0.3 * dy), (0.0, 0.0)]
        if len(self.places) > 2:
            before = self.times[-2] - self.times[-3]
            bent_x = dx - (self.places[-2][0] - self.places[-3][0]) * ahead * step / max(before, 1e-9)
            bent_y = dy - (self.places[-2][1] - self.places[-3][1]) * ahead * step / max(before, 1e-9)
            ways.insert(0, (dx + bent_x, dy + bent_y))
        return [(x + across, y + down) for across, down in ways]

    @property
    def step_px(self) -> float:
        """Length of the last step."""
        if len(self.places) < 2:
            return 0.0
        return float(np.hypot(*np.subtract(self.places[-1], self.places[-2])))


class Follower:
    """Links things to tracks, nearest first. `longest_px` is the picture's longer side."""

    def __init__(self, longest_px: int) -> None:
        self._longest_px = longest_px
        self._open: list[Track] = []
        self._closed: list[Track] = []

    def add(self, number: int, time_s: float, things: Iterable[Thing]) -> None:
        """Take what was seen in the next picture."""
        free = list(things)
        offers = sorted(
            (cost, at, which)
            for at, track in enumerate(self._open)
            for which, thing in enumerate(free)
            if (cost := self._cost(track, thing, time_s)) is not None
        )
        taken: set[int] = set()
        grown: set[int] = set()
        for _, at, which in offers:
            if at not in grown and which not in taken:
                self._open[at].add(number, time_s, free[which])
                grown.add(at)
                taken.add(which)
        self._close(number, time_s)
        for which, thing in enumerate(free):
            if which not in taken:
                fresh = Track()
                fresh.add(number, time_s, thing)
                self._open.append(fresh)

    def tracks(self) -> list[Track]:
        """All that were followed long enough, longest first."""
        found = [track for track in (*self._closed, *self._open) if len(track.numbers) >= LEAST_POINTS]
        return sorted(found, key=lambda one: (-len(one.numbers), one.numbers[0], one.places[0]))

    def _cost(self, track: Track, thing: Thing, time_s: float) -> float | None:
        """Distance from the best guess; None where it cannot be the same thing."""
        factor = thing.radius / max(track.radii[-1], 1e-6)
        if not 1 / SIZE_FACTOR < factor < SIZE_FACTOR:
            return None
        apart = [float(np.hypot(thing.x - x, thing.y - y)) for x, y in track.guesses(time_s)]
        reach = GATE_RADII * track.radii[-1] + GATE_STEP * track.step_px
        if len(track.places) < 2:
            reach = max(reach, FIRST_JUMP * self._longest_px)
        best = min(apart)
        return best + 4 * abs(float(np.log(factor))) if best <= reach else None

    def _close(self, number: int, time_s: float) -> None:
        still_open: list[Track] = []
        for track in self._open:
            lost = number - track.numbers[-1] > LOST_PICTURES and time_s - track.times[-1] > LOST_S
            (self._closed if lost else still_open).append(track)
        self._open = still_open
