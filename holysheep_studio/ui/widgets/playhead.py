"""The playing head: which frame is asked for, by hand or by the clock on the wall; marks, loop and speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from holysheep_studio.ui.player.clock import Clock
from holysheep_studio.ui.player.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.ui.player.table import FrameTable

SPEEDS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
_PATIENCE_MS = 400  # playing takes together waits for one of them no longer
_LEAD_IN_MS = 800  # nor for what is decoded before the clock begins


class Playhead(QObject):
    """Asks for frames of the clip with the table it was given; without one it stands still.

    `moved(draft)` follows each new `asked`; `changed` each start, stop and change of speed; `marked` the marks.
    The clock of playing begins with `begin`, when the first frames are decoded, so that none of them is dropped.
    """

    moved = Signal(bool)
    changed = Signal()
    marked = Signal()

    def __init__(self, now_s: Callable[[], float], waits: Callable[[], bool], parent: QObject) -> None:
        """`waits` says that what was asked for last is still on its way and that playing should not go on."""
        super().__init__(parent)
        self._now_s, self._waits = now_s, waits
        self._table: FrameTable | None = None
        self._clock: Clock | None = None
        self._loop = False
        self._late = False
        self.priming = False  # playing is asked for, its clock stands
        self.asked = 0
        self.marks = Marks()
        self._lead_in = QTimer(self, singleShot=True, interval=_LEAD_IN_MS)
        self._lead_in.timeout.connect(self.begin)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def load(self, table: FrameTable | None) -> None:
        """Move in this clip from now on, from its first frame; None: in none."""
        self.pause()
        self._table = table
        self.asked = 0
        self.marks = Marks()
        self.marked.emit()

    @property
    def speed(self) -> float:
        """Playing speed, below 0 backwards; 0 when paused."""
        return self._clock.speed if self._clock is not None else 0

    @property
    def direction(self) -> int:
        """Where playing goes: 1, -1 or nowhere."""
        return (self.speed > 0) - (self.speed < 0)

    @property
    def last(self) -> int:
        """The number of the clip's last frame; -1 without a clip."""
        return len(self._table) - 1 if self._table is not None else -1

    def place_s(self) -> float | None:
        """The clip time that is due now, in seconds; None while nothing runs. May be called from any thread."""
        clock = self._clock
        return None if clock is None or self.priming else clock.place_s(self._now_s())

    def ask(self, number: int, *, draft: bool = False) -> None:
        """Pause and ask for frame `number`, brought inside the clip; a draft while the hand moves."""
        if self._table is not None:
            self.pause()
            self._ask(number, draft=draft)

    def play(self, speed: float) -> None:
        """Play at `speed`; below 0 backwards; at the end it begins anew."""
        if self._table is None or speed == 0:
            return
        first, last = self._span()
        start = min(max(self.asked, first), last)
        if start == (last if speed > 0 else first) and (self._loop or speed > 0):
            start = first if speed > 0 else last
        runs = self.direction == (speed > 0) - (speed < 0) and not self.priming
        self._clock = Clock(self._table, start, speed, self._now_s(), span=(first, last), loop=self._loop)
        self._late = False
        self.priming = not runs
        if runs:
            self.changed.emit()
            self._tick()
            return
        self._timer.stop()
        self._lead_in.start()
        self.changed.emit()
        self._ask(start)

    def begin(self) -> None:
        """The first frames are decoded: let the clock run from here."""
        if self._clock is not None and self.priming:
            self._lead_in.stop()
            self.priming = False
            self._clock = self._clock.again(self._now_s())
            self._tick()

    def pause(self) -> None:
        """Stop at the frame that is asked for."""
        if self._clock is not None:
            self._clock = None
            self.priming = False
            self._timer.stop()
            self._lead_in.stop()
            self.changed.emit()

    def shuttle(self, direction: int, *, slower: bool = False) -> None:
        """Play in a direction (1 or -1); again in the same direction is faster, or slower."""
        again = self.speed * direction > 0
        at = SPEEDS.index(abs(self.speed)) if again else SPEEDS.index(1.0)
        step = -1 if slower else 1 if again else 0
        self.play(direction * SPEEDS[min(max(at + step, 0), len(SPEEDS) - 1)])

    def set_loop(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Play the marked range again and again, or everything once."""
        self._loop = on
        self._restart()

    def mark(self, number: int, *, first: bool) -> None:
        """Mark a frame as first or last of the range; the same frame again takes the mark away."""
        self.marks = self.marks.begin_at(number) if first else self.marks.end_at(number)
        self.marked.emit()
        self._restart()

    def settle(self) -> None:
        """What was waited for is there."""
        if self._late:
            self._late = False
            self._tick()

    def _span(self) -> tuple[int, int]:
        """What is played: the marked range while it loops, else everything."""
        return self.marks.span(self.last) if self._loop else (0, self.last)

    def _restart(self) -> None:
        if self._clock is not None:
            self.play(self._clock.speed)

    def _ask(self, number: int, *, draft: bool = False) -> None:
        self.asked = min(max(number, 0), self.last)
        self.moved.emit(draft)

    def _tick(self) -> None:
        if self._clock is None or self.priming:
            return
        due = self._clock.due(self._now_s())
        if not self._late and self._waits():
            self._late = True
            self._timer.start(_PATIENCE_MS)
            return
        self._late = False
        if due.ended and due.number == self.asked:  # asked for while playing: takes end together, too
            self.pause()
            return
        if due.number != self.asked:
            self._ask(due.number)
        self._timer.start(max(1, round(due.left_s * 1000)))
