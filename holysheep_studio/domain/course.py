"""Course: place, velocity and acceleration of the followed thing over time, for plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.quality import Track

#: Fewer points than these have no course.
FEWEST = 5


class Line(Frozen, frozen=True):
    """One curve ("down", "across" or "fit"): its values at these times and frames."""

    name: str
    frames: tuple[int, ...]
    times_s: tuple[float, ...]
    values: tuple[float, ...]

    def slope(self) -> Line:
        """Central differences, per second."""
        kept = [
            (self.frames[here], self.times_s[here], (self.values[here + 1] - self.values[here - 1]) / span)
            for here in range(1, len(self.values) - 1)
            if (span := self.times_s[here + 1] - self.times_s[here - 1]) > 0
        ]
        return _line(self.name, kept)

    def smooth(self, half: int = 2) -> Line:
        """The mean of five neighbours."""
        kept = [
            (self.frames[at], self.times_s[at], sum(self.values[at - half : at + half + 1]) / (2 * half + 1))
            for at in range(half, len(self.values) - half)
        ]
        return _line(self.name, kept)


def courses(track: Track) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """("place" in px, "velocity" in px/s, "acceleration" in px/s^2) down the picture and across."""
    if len(track.points) < FEWEST:
        return ()
    times = {point.frame: time for point, time in zip(track.points, track.times_s, strict=True)}
    down = _line("down", [(point.frame, times[point.frame], point.y) for point in track.points])
    across = _line("across", [(point.frame, times[point.frame], point.x) for point in track.points])
    fit = _line("fit", [(point.frame, times[point.frame], point.y) for point in track.fitted if point.frame in times])
    speeds = (down.slope(), across.slope())
    bends = tuple(speed.smooth().slope().smooth() for speed in speeds)
    return (("place", (down, across, fit)), ("velocity", speeds), ("acceleration", bends))


def _line(name: str, kept: Sequence[tuple[int, float, float]]) -> Line:
    return Line(name, tuple(one[0] for one in kept), tuple(one[1] for one in kept), tuple(one[2] for one in kept))
