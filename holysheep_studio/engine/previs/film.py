"""The pictures of a showing: each a moment of the simulation, a mix of two moments, or an exposure of several."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.between import Between, Way
from holysheep_studio.engine.previs.simulation import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the simulation stands: its time, and where its things are."""

    time_s: float
    places: tuple[Place, ...]


class Film:
    """Takes what the simulation draws, one moment after the other, and gives the picture that is due.

    A mix needs the simulated picture that follows: the simulation is `lead` pictures ahead of what is shown.
    """

    def __init__(self, way: Between) -> None:
        self.way = way
        self.lead = way.every - 1
        self._taken = 0
        self._before: Picture | None = None
        self._after: Picture | None = None
        self._open: deque[Picture] = deque(maxlen=way.open)
        # what is shown is as old as the lead, or as half an exposure
        self._moments: deque[Moment] = deque(maxlen=max(way.every, (way.open + 1) // 2))

    def take(self, moment: Moment, drawn: Callable[[], Picture]) -> None:
        """The simulation has come to this moment; `drawn` draws it, and is called only where that is needed."""
        self._moments.append(moment)
        if self.way.way is Way.BLENDED and self._taken % self.way.every == 0:
            self._before, self._after = self._after, drawn().copy()
        elif self.way.way is Way.EXPOSED:
            self._open.append(drawn().copy())
        self._taken += 1

    @property
    def shown(self) -> Moment:
        """The moment that the picture stands for; of an exposure its middle."""
        return self._moments[0]

    def picture(self, into: Picture, drawn: Callable[[], Picture]) -> None:
        """The picture that is due, written `into`; `drawn` draws the simulation's own."""
        every = self.way.every
        share = (self._taken - 1 - self.lead) % every / every
        if self.way.way is Way.BLENDED and self._after is not None:
            if share == 0 or self._before is None:
                np.copyto(into, self._after)
            else:
                _mix(self._before, self._after, share, into)
        elif self.way.way is Way.EXPOSED and self._open:
            _mean(self._open, into)
        else:
            drawn()


def _mix(first: Picture, second: Picture, share: float, into: Picture) -> None:
    weight = round(share * 256)
    mixed = first.astype(np.uint16) * np.uint16(256 - weight) + second.astype(np.uint16) * np.uint16(weight)
    np.copyto(into, (mixed >> 8).astype(np.uint8))


def _mean(pictures: deque[Picture], into: Picture) -> None:
    """The first and last moment count half: light adds up over the time between them."""
    total = np.zeros(into.shape, np.uint32)
    for picture in pictures:
        total += picture
    total *= 2
    divisor = 2 * len(pictures)
    if len(pictures) > 2:
        total -= pictures[0]
        total -= pictures[-1]
        divisor -= 2
    np.copyto(into, ((total + divisor // 2) // divisor).astype(np.uint8))
