"""The playing clock: which frame is due at a moment of wall time, so that playing never drifts."""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from holysheep_studio.ui.player.table import FrameTable


class Due(Frozen, frozen=True):
    """Frame `number` is due now and stays so for `left_s` of wall time; `ended` when there is nothing after it."""

    number: int
    left_s: float
    ended: bool = False


class Clock:
    """Playing from frame `start` at `speed` (below 0: backwards) since the wall time `now_s`.

    `span` is the first and last frame that are played; with `loop` the span begins again, else its last frame stays.
    """

    def __init__(
        self, table: FrameTable, start: int, speed: float, now_s: float, *, span: tuple[int, int], loop: bool
    ) -> None:
        self.speed = speed
        self._times_s = [float(time) for time in table.times]
        self._first, self._last = span
        self._from_s = self._times_s[self._first]
        self._until_s = float(table.ends(self._last))
        self._loop = loop
        self._began_s = now_s
        # forwards a frame is left at its end, backwards at its beginning
        self._start_s = self._times_s[start] if speed > 0 else float(table.ends(start))

    def again(self, now_s: float) -> Clock:
        """The same clock, begun at wall time `now_s`."""
        later = copy(self)
        later._began_s = now_s  # noqa: SLF001 - of its own kind
        return later

    def place_s(self, now_s: float) -> float:
        """The clip time that is due at wall time `now_s`, in seconds from the first frame; looped, never clipped."""
        place_s = self._start_s + (now_s - self._began_s) * self.speed
        if self._loop:
            place_s = self._from_s + (place_s - self._from_s) % (self._until_s - self._from_s)
        return place_s

    def due(self, now_s: float) -> Due:
        """The frame that is due at wall time `now_s`."""
        place_s = self.place_s(now_s)
        if not self._loop and self.speed > 0 and place_s >= self._until_s:
            return Due(self._last, 0, ended=True)
        if not self._loop and self.speed < 0 and place_s <= self._from_s:
            return Due(self._first, 0, ended=True)
        if self.speed > 0:
            number = bisect_right(self._times_s, place_s) - 1
            border_s = self._times_s[number + 1] if number < self._last else self._until_s
        else:
            # at the border itself backwards playing has already left the later frame
            number = bisect_right(self._times_s, place_s) - 1
            if number > self._first and self._times_s[number] == place_s:
                number -= 1
            border_s = self._times_s[max(number, self._first)]
        number = min(max(number, self._first), self._last)
        return Due(number, abs(border_s - place_s) / abs(self.speed))
