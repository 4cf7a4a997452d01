"""The review viewer: shows one clip frame by frame, exactly, and plays it by the clock on the wall."""

from __future__ import annotations

import weakref
from fractions import Fraction
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui import texts
from holysheep_studio.ui.player.clock import Clock
from holysheep_studio.ui.player.marks import Marks
from holysheep_studio.ui.player.worker import CACHE_BYTES, ClipWorker, Failed, Opened, Shown, Snapped, Want, Workers
from holysheep_studio.ui.widgets import viewer_words
from holysheep_studio.ui.widgets.viewer_canvas import PictureCanvas
from holysheep_studio.ui.widgets.viewer_labels import ElidedLabel
from holysheep_studio.ui.widgets.viewer_transport import Reading, TransportBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from holysheep_studio.domain.timebase import FrameRate, Seconds

_FASTEST = 8


class Bell(QObject):
    """Carries the ring of a worker's thread into the window's thread."""

    rung = Signal()


class Viewer(QWidget):
    """Shows clips. Opening, decoding and scaling happen in a thread of their own; nothing here waits for it.

    One frame number is the clock: `frame` is the number of the frame that is painted, and all read-outs say it.
    `frame_shown` follows each newly painted frame, `clip_opened` a clip that can be shown, `failed` one that cannot.
    """

    frame_shown = Signal(int)
    clip_opened = Signal()
    failed = Signal(StudioError)
    playing_changed = Signal()
    snapshot_taken = Signal(QImage)

    def __init__(
        self, parent: QWidget | None = None, *, cache_bytes: int = CACHE_BYTES, now_s: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self.cache_bytes = cache_bytes  # for decoded frames of the clips opened from now on
        self._now_s = now_s
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Viewer"))
        self._worker: ClipWorker | None = None
        workers = self._workers = Workers()
        # however the viewer ends, by its parent, by being forgotten, or with the program: its threads end first
        self.destroyed.connect(lambda: workers.end())  # noqa: PLW0108 - a lambda keeps it alive, a method would not
        weakref.finalize(self, workers.end)
        self._bell = Bell()
        self._bell.rung.connect(self._take_posts, Qt.ConnectionType.QueuedConnection)
        self._clip: Opened | None = None
        self._rate: FrameRate | None = None
        self._shown: Shown | None = None
        self._asked = 0
        self._marks = Marks()
        self._clock: Clock | None = None
        self._speed_after_scrub = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.canvas = PictureCanvas()
        self.canvas.setAccessibleName(self.tr("Picture"))
        self.canvas.size_wanted.connect(self._want)
        self.canvas.setFocusProxy(self)
        self.transport = TransportBar()
        self._head = QWidget()
        self._title = ElidedLabel()
        self._title.setObjectName("title")
        self._title.setMinimumWidth(96)
        self._facts = QLabel()
        self._facts.setObjectName("muted")
        self._head.hide()
        self._lay_out()
        self._connect()
        self._say_empty()

    # ---- clips ----

    def open(self, path: Path, *, title: str, rate: Fraction | None = None) -> None:
        """Show this clip from its first frame; `rate` is for the timecode, measured where it is None.

        Ends in `clip_opened` or `failed`; the clip shown before is closed.
        """
        self.close_clip()
        self._title.setText(title)
        self._head.show()
        self._rate = rate
        self.canvas.say("loader", self.tr("Opening {title}").format(title=title))
        self._worker = self._workers.start(ClipWorker(path, self._bell.rung.emit, self.cache_bytes))

    def close_clip(self) -> None:
        """Show nothing; the worker ends by itself."""
        self.pause()
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
        self._clip = None
        self._shown = None
        self._asked = 0
        self._marks = Marks()
        self._head.hide()
        self._facts.setText("")
        self.transport.clear()
        self._say_empty()

    @property
    def frame(self) -> int:
        """The number of the painted frame, counted from 0; -1 while there is none."""
        return self._shown.number if self._shown is not None else -1

    @property
    def frames(self) -> int:
        """How many frames the clip has; 0 while there is none."""
        return len(self._clip.table) if self._clip is not None else 0

    @property
    def time(self) -> Seconds:
        """When the painted frame is shown, in exact seconds from the first frame."""
        if self._clip is None or self._shown is None:
            return Fraction(0)
        return self._clip.table.times[self._shown.number]

    @property
    def rate(self) -> FrameRate | None:
        """The rate of the timecode; None while there is no clip."""
        return self._rate if self._clip is not None else None

    @property
    def playing(self) -> bool:
        """Whether the clock runs."""
        return self._clock is not None

    @property
    def speed(self) -> int:
        """Playing speed, below 0 backwards; 0 when paused."""
        return round(self._clock.speed) if self._clock is not None else 0

    @property
    def marks(self) -> Marks:
        """First and last frame of the marked range."""
        return self._marks

    @property
    def loop(self) -> bool:
        """Whether playing begins again at the end of the range."""
        return self.transport.loop.isChecked()

    # ---- moving ----

    def seek(self, number: int) -> None:
        """Show frame `number`, brought inside the clip; what was asked for before is forgotten."""
        if self._clip is None:
            return
        self.pause()
        self._ask(number)

    def step(self, frames: int) -> None:
        """Move by so many frames."""
        self.seek(self._asked + frames)

    def play(self, speed: int = 1) -> None:
        """Play at `speed` (1, 2, 4, 8; below 0 backwards); at the end it begins anew."""
        if self._clip is None or speed == 0:
            return
        first, last = self._span()
        start = min(max(self._asked, first), last)
        if start == (last if speed > 0 else first) and (self.loop or speed > 0):
            start = first if speed > 0 else last
        self._clock = Clock(self._clip.table, start, speed, self._now_s(), span=(first, last), loop=self.loop)
        self.transport.show_speed(speed)
        self.playing_changed.emit()
        self._tick()

    def pause(self) -> None:
        """Stop at the frame that is asked for."""
        if self._clock is None:
            return
        self._clock = None
        self._timer.stop()
        self.transport.show_speed(0)
        self.playing_changed.emit()
        self._want()  # once more, for a picture that stands is painted with more care

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def shuttle(self, direction: int) -> None:
        """Play in a direction (1 or -1); again in the same direction doubles the speed."""
        again = self.speed * direction > 0
        self.play(direction * min(_FASTEST, abs(self.speed) * 2) if again else direction)

    def mark(self, *, first: bool) -> None:
        """Mark the painted frame as first or last of the range; the same frame again takes the mark away."""
        if self._shown is not None:
            number = self._shown.number
            self._set_marks(self._marks.begin_at(number) if first else self._marks.end_at(number))
            self._restart()

    # ---- snapshots ----

    def snapshot(self) -> QImage:
        """The painted frame in its full size, upright, in square pixels; null while there is none."""
        return QImage() if self._shown is None else self._shown.full()

    def take_snapshot(self) -> None:
        """Send the painted frame in full size with `snapshot_taken`, soon."""
        if self._worker is not None and self._shown is not None:
            self._worker.snap(self._shown.number)

    # ---- inside ----

    def _span(self) -> tuple[int, int]:
        """What is played: the marked range while it loops, else everything."""
        return self._marks.span(self.frames - 1) if self.loop else (0, self.frames - 1)

    def _set_marks(self, marks: Marks) -> None:
        self._marks = marks
        self.transport.scrubber.show_marks(marks.first, marks.last)

    def _restart(self) -> None:
        if self._clock is not None:
            self.play(self.speed)

    def _ask(self, number: int) -> None:
        self._asked = min(max(number, 0), self.frames - 1)
        self._want()

    def _want(self) -> None:
        if self._worker is not None and self._clip is not None:
            direction = (self.speed > 0) - (self.speed < 0)
            self._worker.want(Want(self._asked, self.canvas.wanted_size(), direction))

    def _tick(self) -> None:
        if self._clock is None:
            return
        due = self._clock.due(self._now_s())
        if due.ended:
            self.pause()
            self._ask(due.number)
            return
        if due.number != self._asked or self._shown is None:
            self._ask(due.number)
        self._timer.start(max(1, round(due.left_s * 1000)))

    def _take_posts(self) -> None:
        if self._worker is None:
            return
        for post in self._worker.posts():
            match post:
                case Opened():
                    self._begin(post)
                case Shown():
                    self._show(post)
                case Snapped():
                    self.snapshot_taken.emit(post.image)
                case Failed():
                    self._fail(post.error)

    def _begin(self, clip: Opened) -> None:
        self._clip = clip
        table = clip.table
        rate = self._rate = self._rate or table.rate
        self.canvas.begin(clip.size)
        self.transport.begin(Reading(len(table) - 1, len(table), table.times[-1], rate))
        self._facts.setText(viewer_words.facts(clip, rate))
        self._ask(0)
        self.clip_opened.emit()

    def _show(self, shown: Shown) -> None:
        if self._clip is None or self._rate is None:
            return
        new = shown.number != self.frame
        self._shown = shown
        self.canvas.show_picture(shown.image)
        self.transport.read(
            Reading(shown.number, len(self._clip.table), self._clip.table.times[shown.number], self._rate)
        )
        self.transport.note.say(viewer_words.note(shown, self._clip.hdr), warning=shown.faulty)
        if new:  # not when the same frame is painted in another size
            self.frame_shown.emit(shown.number)

    def _fail(self, error: StudioError) -> None:
        self.close_clip()
        words = texts.studio_error(error)
        self.canvas.say("file-x", words.message, words.advice)
        self.failed.emit(error)

    def _say_empty(self) -> None:
        self.canvas.say("film", self.tr("Drop a clip here, or choose one on the left"))

    def _begin_scrub(self) -> None:
        self._speed_after_scrub = self.speed
        self.seek(self.transport.scrubber.value())

    def _end_scrub(self) -> None:
        if self._speed_after_scrub:
            self.play(self._speed_after_scrub)

    def _toggle_fit(self) -> None:
        if self.canvas.fitted:
            self.canvas.show_pixels()
        else:
            self.canvas.fit()

    # ---- building ----

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(12, 6, 12, 6)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.transport)

    def _connect(self) -> None:
        bar = self.transport
        bar.play_pressed.connect(self.toggle)
        bar.step_pressed.connect(self.step)
        bar.loop_toggled.connect(self._restart)
        bar.fit_toggled.connect(self._toggle_fit)
        bar.snapshot_pressed.connect(self.take_snapshot)
        bar.frame_picked.connect(self.seek)
        bar.scrub_begun.connect(self._begin_scrub)
        bar.scrub_ended.connect(self._end_scrub)
        keys: dict[str, Callable[[], object]] = {
            "J": lambda: self.shuttle(-1),
            "K": self.pause,
            "L": lambda: self.shuttle(1),
            ",": lambda: self.step(-1),
            ".": lambda: self.step(1),
            "Left": lambda: self.step(-1),
            "Right": lambda: self.step(1),
            "Home": lambda: self.seek(0),
            "End": lambda: self.seek(self.frames - 1),
            "I": lambda: self.mark(first=True),
            "O": lambda: self.mark(first=False),
            "P": bar.loop.toggle,
            "1": self.canvas.show_pixels,
            "F": self.canvas.fit,
            "Ctrl+Shift+S": self.take_snapshot,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys go, to those who came here by keys."""
        by_keys = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
        self.canvas.show_focus(on=event.reason() in by_keys)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keys go elsewhere."""
        self.canvas.show_focus(on=False)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space plays and pauses, unless a button has the focus and takes it for itself."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self.toggle()
            event.accept()
            return
        super().keyPressEvent(event)
