"""The takes that are shown beside the lead: which of them, how, and which of their frames belongs to the clock's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.ui.player.link import Link, partner
from holysheep_studio.ui.player.side import Side, Workers
from holysheep_studio.ui.widgets.compare_canvas import CompareCanvas, Layer, Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_TAKES = 4


class Rival(Frozen, frozen=True):
    """A clip to show beside the lead; `time_map` leads from the lead to it where the lead was made of it."""

    path: Path
    title: str
    time_map: TimeMap | None = None


@dataclass(slots=True)
class Take:
    """A clip in the comparison and how it follows the clock."""

    side: Side
    title: str
    link: Link


class Comparison(QObject):
    """Up to four takes; the first is the lead, whose frame number is the clock of all.

    `changed` follows every change of takes, order, mode or offset; `ready` a take that can be shown; `arrived` a new
    picture of one; `ready_to_play` one that has decoded what playing needs first; `measured` (side, seconds) how long
    jumps take in one; `failed` one that is not shown.
    """

    changed = Signal()
    ready = Signal()
    arrived = Signal()
    ready_to_play = Signal()
    failed = Signal(str, StudioError)
    measured = Signal(object, float)

    def __init__(self, canvas: CompareCanvas, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._workers = workers
        self._takes: list[Take] = []
        self._order: list[int] = []
        self._mode = Mode.WIPE

    @property
    def active(self) -> bool:
        """Whether there is anything beside the lead."""
        return len(self._takes) > 1

    @property
    def mode(self) -> Mode:
        """How the takes are shown."""
        return self._mode

    @property
    def titles(self) -> list[str]:
        """The names of all takes in the order of showing."""
        return [self._takes[place].title for place in self._order]

    @property
    def offset(self) -> int:
        """By how many of its own frames the second take shown is late."""
        return self._takes[self._second].link.offset if self.active else 0

    @property
    def frames(self) -> list[int]:
        """The painted frame of each take, in the order of showing; -1 before the first."""
        return [self._takes[place].side.frame for place in self._order]

    @property
    def sides(self) -> list[Side]:
        """The clips of all takes, the lead first."""
        return [take.side for take in self._takes]

    @property
    def front(self) -> QImage | None:
        """The picture that is shown first; None while the lead is shown alone."""
        picture = self._takes[self._order[0]].side.picture if self.active else None
        return None if picture is None else picture.image

    # ---- takes ----

    def begin(self, lead: Side, rivals: Sequence[Rival], cache_bytes: int) -> None:
        """Show these beside the lead; those beyond the fourth take are left out."""
        if not self._takes:
            self._takes = [Take(lead, lead.title, Link())]
            self._order = [0]
        for rival in rivals[: MOST_TAKES - len(self._takes)]:
            side = Side(self._workers, rival.path, rival.title, cache_bytes, self)
            take = Take(side, rival.title, Link(time_map=rival.time_map))
            self._takes.append(take)
            self._order.append(len(self._takes) - 1)
            side.opened.connect(self.ready)
            side.shown.connect(self.arrived)
            side.primed.connect(self.ready_to_play)
            side.measured.connect(lambda seek_s, side=side: self.measured.emit(side, seek_s))
            side.failed.connect(lambda error, take=take: self._fail(take, error))
        self.changed.emit()

    def end(self) -> None:
        """The lead is shown alone again."""
        if not self._takes:
            return
        for take in self._takes[1:]:
            take.side.close()
        self._takes, self._order = [], []
        self._canvas.arrange(Mode.SINGLE, ())
        self.changed.emit()

    def _fail(self, take: Take, error: StudioError) -> None:
        gone = self._takes.index(take)
        take.side.close()
        self._takes.remove(take)
        self._order = [place - (place > gone) for place in self._order if place != gone]
        if len(self._takes) == 1:
            self.end()
        else:
            self.changed.emit()
        self.failed.emit(take.title, error)

    # ---- how they are shown ----

    def set_mode(self, mode: Mode) -> None:
        """Show the takes this way; the same way again shows one alone."""
        if self.active:
            self._mode = Mode.SINGLE if mode is self._mode else mode
            self.changed.emit()

    def swap(self) -> None:
        """Left becomes right; alone, the other take is shown."""
        if self.active:
            self._order[0], self._order[1] = self._order[1], self._order[0]
            self.changed.emit()

    def next(self) -> None:
        """The next take in the place of the second, or of the one that is shown alone."""
        if not self.active:
            return
        if self._mode in {Mode.SINGLE, Mode.BESIDE} or len(self._order) == 2:
            self._order = self._order[1:] + self._order[:1]
        else:
            self._order = [self._order[0], *self._order[2:], self._order[1]]
        self.changed.emit()

    def shift(self, frames: int) -> None:
        """Show the second take, or where that is the lead the first, so many of its own frames later."""
        if self.active:
            take = self._takes[self._second]
            take.link = replace(take.link, offset=take.link.offset + frames)
            self.changed.emit()

    @property
    def _second(self) -> int:
        return self._order[1] if self._order[1] != 0 else self._order[0]

    def visible(self) -> list[Take]:
        """The takes on the screen, in the order of showing."""
        count = {Mode.SINGLE: 1, Mode.BESIDE: len(self._order)}.get(self._mode, 2)
        return [self._takes[place] for place in self._order[:count]]

    # ---- pictures ----

    def want(self, number: int, direction: int, *, draft: bool, prime: bool = False) -> None:
        """Ask the takes beside the lead for what belongs to the lead's frame `number`."""
        lead = self._takes[0].side.clip if self._takes else None
        if lead is None:
            return
        # while nothing moves the hidden ones are made ready, too: the next one is then there at once
        for take in self.visible() if direction else self._takes:
            clip = take.side.clip
            if take is not self._takes[0] and clip is not None:
                frame = partner(lead.table, number, clip.table, take.link)
                take.side.want(frame, self._canvas.layer_size(clip.size), direction, draft=draft, prime=prime)

    def settled(self) -> bool:
        """Whether all that is visible shows what belongs to the clock's frame."""
        return all(take.side.arrived for take in self.visible() if take.side.clip is not None)

    def primed(self) -> bool:
        """Whether all that is visible has decoded what playing begins with."""
        return all(take.side.ready for take in self.visible() if take.side.clip is not None)

    def present(self) -> None:
        """Bring the newest pictures of the visible takes onto the canvas."""
        if not self.active:
            return
        layers = []
        for take in self.visible():
            picture, clip = take.side.picture, take.side.clip
            name = f"{take.title} \N{MIDDLE DOT} {take.side.frame}" if picture is not None else take.title
            size = clip.size if clip is not None else QSize()
            layers.append(Layer(picture.image if picture is not None else QImage(), name, size))
        self._canvas.arrange(self._mode, layers)
