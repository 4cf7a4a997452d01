"""Plays a strip of takes through as one: each trimmed clip decoded where it is, the next one opened before its turn."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from holysheep_studio.ui import icons, punctuation
from holysheep_studio.ui.player.side import Bell, Side, Workers
from holysheep_studio.ui.player.strip_heard import Heard
from holysheep_studio.ui.widgets import viewer_words
from holysheep_studio.ui.widgets.forms import label, tool_button
from holysheep_studio.ui.widgets.viewer_canvas import PictureCanvas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from PySide6.QtGui import QCloseEvent, QHideEvent

    from holysheep_studio.domain.laid import Laid
    from holysheep_studio.ui.player.sound import Sink, Sound

_TICK_MS = 10
_CACHE_BYTES = 64_000_000


class StripPart(NamedTuple):
    """`frames` of a clip from `first` on, at its own `rate` (frames a second)."""

    path: Path
    first: int
    frames: int
    rate: Fraction
    words: str
    sound: bool = False  # whether the clip has any


class StripPlayer(QWidget):
    """The clock waits for a clip that opens late; sound follows the clock and is silent meanwhile.

    Emits `left` when somebody has seen enough.
    """

    left = Signal()

    def __init__(self, sink: Callable[[], Sink] | None = None) -> None:
        """`sink` makes something to hear with: the loudspeakers, if it is None."""
        super().__init__()
        self._sink = sink
        self._sound: Sound | None = None
        self._heard: tuple[Heard, ...] = ()
        self._bell = Bell(self)
        self._bell.rung.connect(self._tell_trouble, Qt.ConnectionType.QueuedConnection)
        self._parts: tuple[StripPart, ...] = ()
        self._starts: list[float] = []
        self._sides: dict[int, Side] = {}
        self._workers = Workers()
        self._shown_part = -1
        self._base_s = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.canvas = PictureCanvas()
        self.play_button = tool_button("play", self.tr("Play the strip"), shortcut="Space")
        self.play_button.setShortcut(Qt.Key.Key_Space)
        self.play_button.clicked.connect(self.toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Place in the strip"))
        self.slider.valueChanged.connect(lambda ms: self.go_to(ms / 1000))
        self.place = label("", "muted")
        self.sound_button = tool_button("volume-2", self.tr("Silence"))
        self.sound_button.setCheckable(True)
        self.sound_button.toggled.connect(lambda _: self._hear())
        self.leave_button = tool_button("x", self.tr("Back to what is chosen"))
        self.leave_button.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(self.play_button)
        row.addWidget(self.slider, 1)
        row.addWidget(self.place)
        row.addWidget(self.sound_button)
        row.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas, 1)
        column.addLayout(row)

    @property
    def playing(self) -> bool:
        """Whether the clock runs."""
        return self._timer.isActive()

    @property
    def time_s(self) -> float:
        """Where in the strip it is, in seconds."""
        elapsed = self._clock.elapsed() / 1000 if self.playing and self._clock.isValid() else 0.0
        return min(self._base_s + elapsed, self.length_s)

    @property
    def length_s(self) -> float:
        """How long the strip is."""
        return self._starts[-1] if self._starts else 0.0

    @property
    def shown(self) -> tuple[int, int]:
        """Which part is on the screen, and which frame of its clip; (-1, -1) before the first picture."""
        side = self._sides.get(self._shown_part)
        return (self._shown_part, side.frame) if side is not None else (-1, -1)

    def show_strip(self, parts: Sequence[StripPart], laid: Sequence[Laid] = ()) -> None:
        """Another strip, voice and music `laid` under it by frames of its first part; it stands at its beginning."""
        self.pause()
        self._close_sides()
        self._close_sound()
        self._parts = tuple(parts)
        lengths = [float(part.frames / part.rate) for part in self._parts]
        self._starts = [0.0, *accumulate(lengths)]
        self._base_s, self._shown_part = 0.0, -1
        self._heard = self._sounds(laid)
        self.sound_button.setEnabled(bool(self._heard))
        self.slider.setRange(0, round(self.length_s * 1000))
        self._want()

    def toggle(self) -> None:
        """Play, from the beginning where it has ended, or pause."""
        if self.playing:
            self.pause()
        elif self._parts:
            if self.time_s >= self.length_s - 0.001:
                self._base_s = 0.0
            self._clock.invalidate()
            self._timer.start()
            self._hear()
            self._dress()

    def pause(self) -> None:
        """Stand still."""
        self._base_s = self.time_s
        self._timer.stop()
        if self._sound is not None:
            self._sound.hush()
        self._dress()

    def go_to(self, time_s: float) -> None:
        """Another place in the strip."""
        if abs(time_s - self.time_s) < 0.002:
            return
        self._base_s = min(max(0.0, time_s), self.length_s)
        self._clock.invalidate()
        self._want()

    def end(self) -> None:
        """Close every clip."""
        self.pause()
        self._close_sides()
        self._close_sound()
        self._workers.end()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What is not seen does not play."""
        self.pause()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """A window of its own ends its threads."""
        self.end()
        super().closeEvent(event)

    def _tick(self) -> None:
        part = self._part()
        side = self._sides.get(part)
        if not self._clock.isValid():
            if side is not None and side.arrived and side.frame >= 0:
                self._clock.start()
        elif side is None or side.clip is None:
            # the next clip opens late: the film waits, it does not jump
            self._base_s = self.time_s
            self._clock.invalidate()
        if self.time_s >= self.length_s:
            self.pause()
        self._want()

    def _part(self) -> int:
        return min(max(0, bisect_right(self._starts, self.time_s) - 1), max(0, len(self._parts) - 1))

    def _want(self) -> None:
        if not self._parts:
            return
        number = self._part()
        for near in (number, number + 1):
            if near < len(self._parts) and near not in self._sides:
                self._open(near)
        for far in [one for one in self._sides if one not in {number, number + 1}]:
            self._sides.pop(far).close()
        self._ask(number)
        if number + 1 in self._sides and self._sides[number + 1].asked is None:
            self._ask(number + 1)
        self.slider.blockSignals(True)  # noqa: FBT003 - Qt takes it so
        self.slider.setValue(round(self.time_s * 1000))
        self.slider.blockSignals(False)  # noqa: FBT003 - Qt takes it so
        words = self._parts[number].words
        self.place.setText(f"{words}  " + punctuation.quantity(f"{self.time_s:.1f} / {self.length_s:.1f}", "s"))

    def _ask(self, number: int) -> None:
        part, side = self._parts[number], self._sides[number]
        if side.clip is None:
            return
        into = max(0.0, self.time_s - self._starts[number])
        frame = part.first + min(part.frames - 1, int(into * part.rate + 1e-6))
        if side.asked is None or side.asked.number != frame:
            side.want(frame, self._size(side.clip.size), 1)

    def _size(self, full: QSize) -> QSize:
        room = self.canvas.size() * self.canvas.devicePixelRatioF()
        fitted = full.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return full if fitted.width() > full.width() else fitted.expandedTo(QSize(1, 1))

    def _open(self, number: int) -> None:
        part = self._parts[number]
        side = Side(self._workers, part.path, part.words, _CACHE_BYTES, self)
        side.opened.connect(self._want)
        side.shown.connect(lambda: self._paint(number))
        side.failed.connect(lambda _: self.canvas.say("film", part.words, self.tr("It cannot be shown.")))
        self._sides[number] = side

    def _paint(self, number: int) -> None:
        side = self._sides.get(number)
        if side is None or side.picture is None or side.clip is None or number != self._part():
            return
        if self._shown_part != number or self.canvas.full_size != side.clip.size:
            self.canvas.begin(side.clip.size)
            self._shown_part = number
        self.canvas.show_picture(side.picture.image)

    # ---- sound ----

    def _sounds(self, laid: Sequence[Laid]) -> tuple[Heard, ...]:
        """What is heard of the parts, and what lies beneath them."""
        found = [
            Heard(part.path, start, float(part.first / part.rate), float(part.frames / part.rate))
            for part, start in zip(self._parts, self._starts, strict=False)
            if part.sound
        ]
        for one in laid if self._parts else ():
            begin_s = float(one.offset_frames / self._parts[0].rate)
            skip_s, begin_s = max(0.0, -begin_s), max(0.0, begin_s)
            gain = 10 ** (one.gain_db / 20)
            found.append(Heard(Path(one.path), begin_s, skip_s, self.length_s - begin_s, gain, clip=False))
        return tuple(found)

    def _hear(self) -> None:
        """Be heard from where the clock is, or be silent."""
        silent = self.sound_button.isChecked()
        self.sound_button.setIcon(icons.icon("volume-x" if silent else "volume-2"))
        if silent or not self.playing or not self._heard:
            if self._sound is not None:
                self._sound.hush()
            return
        if self._sound is None:
            # loaded with the first sound that is worth it
            from holysheep_studio.ui.player.sound import Sound  # noqa: PLC0415
            from holysheep_studio.ui.player.speakers import Speakers  # noqa: PLC0415
            from holysheep_studio.ui.player.strip_sound import StripEar  # noqa: PLC0415

            ear = partial(StripEar, self._heard, self.length_s)
            sink = (self._sink or Speakers)()
            self._sound = Sound(self._parts[0].path, None, sink, self._place_s, self._bell.rung.emit, ear)
            self._workers.keep(self._sound)
        self._sound.play()

    def _place_s(self) -> float | None:
        """Where the strip is for the thread of the sound; None while the clock waits."""
        return self.time_s if self.playing and self._clock.isValid() else None

    def _close_sound(self) -> None:
        if self._sound is not None:
            self._sound.stop()
        self._sound = None

    def _tell_trouble(self) -> None:
        if self._sound is not None and self._sound.trouble:
            self.sound_button.setToolTip(viewer_words.no_device(self._sound.trouble))

    def _close_sides(self) -> None:
        for side in self._sides.values():
            side.close()
        self._sides = {}

    def _dress(self) -> None:
        self.play_button.setIcon(icons.icon("pause" if self.playing else "play"))
