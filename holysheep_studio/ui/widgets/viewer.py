"""The review viewer: shows a clip frame by frame, exactly, alone or beside other takes, and plays by the wall clock."""

from __future__ import annotations

import weakref
from fractions import Fraction
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui import punctuation, texts
from holysheep_studio.ui.player.link import source_time
from holysheep_studio.ui.player.place import place_of
from holysheep_studio.ui.player.side import Side, Workers
from holysheep_studio.ui.player.speakers import Speakers
from holysheep_studio.ui.player.worker import CACHE_BYTES, Opened
from holysheep_studio.ui.widgets import viewer_keys, viewer_words
from holysheep_studio.ui.widgets.comparison import Comparison, Rival
from holysheep_studio.ui.widgets.playhead import Playhead
from holysheep_studio.ui.widgets.viewer_body import ViewerBody
from holysheep_studio.ui.widgets.viewer_sound import Listening
from holysheep_studio.ui.widgets.viewer_transport import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from holysheep_studio.domain.timebase import FrameRate, Seconds
    from holysheep_studio.domain.timemap import TimeMap
    from holysheep_studio.ui.player.marks import Marks
    from holysheep_studio.ui.player.sound import Sink
    from holysheep_studio.ui.player.worker import Shown

_REST_MS = 120  # a hand that did not move for so long rests
#: A clip whose frames take longer to reach than this is worth a proxy.
SLOW_SEEK_S = 0.03


class Viewer(ViewerBody):
    """Shows clips. Opening, decoding and scaling happen in threads of their own; nothing here waits for them.

    One frame number is the clock: `frame` is the number of the frame that is painted, and all read-outs say it.
    `frame_shown` follows each newly painted frame, `clip_opened` a clip that can be shown, `failed` one that cannot;
    `proxy_wanted` asks for the proxy of a file that scrubs badly.
    """

    frame_shown = Signal(int)
    clip_opened = Signal()
    clip_closed = Signal()
    failed = Signal(StudioError)
    playing_changed = Signal()
    snapshot_taken = Signal(QImage)
    proxy_wanted = Signal(object)
    full_screen_asked = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        cache_bytes: int = CACHE_BYTES,
        now_s: Callable[[], float] = monotonic,
        sink: Callable[[], Sink] = Speakers,
    ) -> None:
        super().__init__(parent)
        self.cache_bytes = cache_bytes  # for decoded frames of the clips opened from now on
        self._lead: Side | None = None
        workers = self._workers = Workers()
        # however the viewer ends, by its parent, by being forgotten, or with the program: its threads end first
        self.destroyed.connect(lambda: workers.end())  # noqa: PLW0108 - a lambda keeps it alive, a method would not
        weakref.finalize(self, workers.end)
        self._clip: Opened | None = None
        self._rate: FrameRate | None = None
        self._map: TimeMap | None = None
        self._shown: Shown | None = None
        self._playhead = Playhead(now_s, self._waits, self)
        self._speed_after_scrub = 0.0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._want)
        self.canvas.size_wanted.connect(self._want)
        self.comparison = Comparison(self.canvas, workers, self)
        self.listening = Listening(workers, sink, self._playhead, self.transport)
        self._connect()
        viewer_keys.install(self, self.comparison, self)
        self._say_empty()

    # ---- clips ----

    def open(self, path: Path, *, title: str, rate: Fraction | None = None, time_map: TimeMap | None = None) -> None:
        """Show this clip from its first frame; `rate` is for the timecode, measured where it is None.

        `time_map` leads from the clip's time to that of the source it was made of. Ends in `clip_opened` or `failed`;
        the clip shown before is closed.
        """
        self.close_clip()
        self.head.begin(title)
        self.setAccessibleDescription(title)
        self._rate, self._map = rate, time_map
        self.canvas.say("loader", self.tr("Opening {title}").format(title=title))
        lead = self._lead = Side(self._workers, path, title, self.cache_bytes, self)
        lead.opened.connect(self._begin)
        lead.shown.connect(self._arrive)
        lead.primed.connect(self._begin_playing)
        lead.snapped.connect(self.snapshot_taken)
        lead.measured.connect(lambda seek_s: self._weigh(lead, seek_s))
        lead.failed.connect(self._fail)

    def compare(self, rivals: Sequence[Rival]) -> None:
        """Show these beside the clip that is open; up to four takes in all."""
        if self._lead is not None and rivals:
            self.comparison.begin(self._lead, rivals, self.cache_bytes)
            self._want()

    def close_clip(self) -> None:
        """Show nothing; the threads end by themselves."""
        self.pause()
        self.comparison.end()
        self.listening.close()
        self._rest.stop()
        if self._lead is not None:
            self._lead.close()
            self.clip_closed.emit()
        self._lead = self._clip = self._shown = None
        self._playhead.load(None)
        self.head.clear()
        self.transport.clear()
        self._say_empty()

    def use_proxy(self, source: Path, proxy: Path) -> None:
        """Scrub with this proxy of a file, if it is still shown."""
        for side in self._sides():
            if side.path == source:
                side.use_proxy(proxy)

    @property
    def frame(self) -> int:
        """The number of the painted frame, counted from 0; -1 while there is none."""
        return self._shown.number if self._shown is not None else -1

    @property
    def drafted(self) -> bool:
        """Whether the painted picture is a draft, of the right frame in fewer pixels."""
        return self._shown is not None and self._shown.draft

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
        return self._playhead.speed != 0

    @property
    def speed(self) -> float:
        """Playing speed, below 0 backwards; 0 when paused."""
        return self._playhead.speed

    @property
    def marks(self) -> Marks:
        """First and last frame of the marked range."""
        return self._playhead.marks

    @property
    def loop(self) -> bool:
        """Whether playing begins again at the end of the range."""
        return self.transport.loop.isChecked()

    # ---- moving ----

    def seek(self, number: int) -> None:
        """Show frame `number`, brought inside the clip; what was asked for before is forgotten."""
        self._playhead.ask(number)

    def step(self, frames: int) -> None:
        """Move by so many frames."""
        self._playhead.ask(self._playhead.asked + frames)

    def go_to(self, place: str) -> bool:
        """Go to a frame, timecode or time that was typed; False when it means nothing."""
        if self._clip is None or self._rate is None:
            return False
        if (number := place_of(place, self._clip.table, self._rate, self._playhead.asked)) is not None:
            self.seek(number)
        return number is not None

    def play(self, speed: float = 1.0) -> None:
        """Play at `speed` (0.1 to 8; below 0 backwards); at the end it begins anew."""
        self._playhead.play(speed)

    def pause(self) -> None:
        """Stop at the frame that is asked for."""
        self._playhead.pause()

    def toggle(self) -> None:
        """Play or pause."""
        (self.pause if self.playing else self.play)()

    def shuttle(self, direction: int, *, slower: bool = False) -> None:
        """Play in a direction (1 or -1); again in the same direction is faster, or slower."""
        self._playhead.shuttle(direction, slower=slower)

    def mark(self, *, first: bool) -> None:
        """Mark the painted frame as first or last of the range; the same frame again takes the mark away."""
        if self._shown is not None:
            self._playhead.mark(self._shown.number, first=first)

    # ---- snapshots ----

    def snapshot(self) -> QImage:
        """The painted frame in its full size, upright, in square pixels; null while there is none."""
        return QImage() if self._shown is None else self._shown.full()

    def take_snapshot(self) -> None:
        """Send the painted frame in full size with `snapshot_taken`, soon."""
        if self._lead is not None and self._shown is not None:
            self._lead.snap(self._shown.number)

    def ask_full_screen(self) -> None:
        """Fill the screen, or leave it."""
        self.full_screen_asked.emit()

    # ---- inside ----

    def _sides(self) -> list[Side]:
        if self.comparison.active:
            return self.comparison.sides
        return [] if self._lead is None else [self._lead]

    def _want(self, draft: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        if self._lead is None or self._clip is None:
            return
        asked, direction, prime = self._playhead.asked, self._playhead.direction, self._playhead.priming
        self._lead.want(asked, self.canvas.layer_size(self._clip.size), direction, draft=draft, prime=prime)
        self.comparison.want(asked, direction, draft=draft, prime=prime)

    def _follow(self) -> None:
        """Playing began, ended or changed its speed."""
        self.transport.show_speed(self.speed)
        self.playing_changed.emit()
        if not self.playing:
            self._want()  # once more, for a picture that stands is painted with more care

    def _begin_playing(self) -> None:
        """Let the clock run when every take has decoded what it needs first."""
        if self._lead is not None and self._lead.ready and self.comparison.primed():
            self._playhead.begin()

    def _waits(self) -> bool:
        """Whether a take has not yet answered: played together, all change at one moment or none does."""
        if self._lead is None or not (self.playing and self.comparison.active):
            return False
        return not (self._lead.arrived and self.comparison.settled())

    def _begin(self) -> None:
        if self._lead is None or self._lead.clip is None:
            return
        clip = self._clip = self._lead.clip
        table, rate = clip.table, self._rate or clip.table.rate
        self._rate = rate
        self.canvas.begin(clip.size)
        self.transport.begin(
            Reading(len(table) - 1, len(table), table.times[-1], rate, self._source_at(table.times[-1]))
        )
        self.head.say(viewer_words.facts(clip, rate))
        self.listening.open(self._lead.path, table)
        self._playhead.load(table)
        self._want()
        self.clip_opened.emit()

    def _source_at(self, time: Seconds) -> Seconds | None:
        return None if self._map is None else source_time(self._map, time)

    def _arrive(self) -> None:
        """A picture of one of the takes came: paint it, or wait until all that belong together are there."""
        if self._lead is not None and self._lead.picture is not None and not self._waits():
            self._show(self._lead.picture)
            self._playhead.settle()

    def _show(self, shown: Shown) -> None:
        if self._clip is None or self._rate is None:
            return
        new = shown.number != self.frame
        self._shown = shown
        self.canvas.show_picture(shown.image)
        self.comparison.present()
        self.scopes.look(self.comparison.front or shown.image)
        time = self._clip.table.times[shown.number]
        self.transport.read(Reading(shown.number, len(self._clip.table), time, self._rate, self._source_at(time)))
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

    def _weigh(self, side: Side, seek_s: float) -> None:
        if seek_s > SLOW_SEEK_S:
            self.proxy_wanted.emit(side.path)

    # ---- takes ----

    def _show_takes(self) -> None:
        comparison = self.comparison
        self.compare_bar.setVisible(comparison.active)
        if comparison.active:
            self.compare_bar.show_state(comparison.mode, comparison.titles, comparison.offset)
            comparison.present()
        self._want()

    def _lose_take(self, title: str, error: StudioError) -> None:
        self.transport.note.say(punctuation.named(title, texts.studio_error(error).message), warning=True)

    # ---- scrubbing ----

    def _begin_scrub(self) -> None:
        self._speed_after_scrub = self.speed
        self._scrub(self.transport.scrubber.value())

    def _scrub(self, number: int) -> None:
        if not self.transport.scrubber.isSliderDown():
            self.seek(number)
        elif self._clip is not None:
            self._playhead.ask(number, draft=True)
            self._rest.start()

    def _end_scrub(self) -> None:
        self._rest.stop()
        self._want()
        if self._speed_after_scrub:
            self.play(self._speed_after_scrub)

    def _enter_place(self, place: str) -> None:
        if self.go_to(place):
            self.setFocus()
        else:
            self.transport.entry.refuse()

    # ---- building ----

    def _connect(self) -> None:
        bar, takes, strip = self.transport, self.comparison, self.compare_bar
        self._playhead.moved.connect(self._want)
        self._playhead.changed.connect(self._follow)
        self._playhead.marked.connect(lambda: bar.scrubber.show_marks(self.marks.first, self.marks.last))
        bar.play_pressed.connect(self.toggle)
        bar.step_pressed.connect(self.step)
        bar.loop_toggled.connect(self._playhead.set_loop)
        bar.fit_toggled.connect(self.canvas.toggle_fit)
        bar.snapshot_pressed.connect(self.take_snapshot)
        bar.frame_picked.connect(self._scrub)
        bar.scrub_begun.connect(self._begin_scrub)
        bar.scrub_ended.connect(self._end_scrub)
        bar.speed_picked.connect(self.play)
        bar.scopes_toggled.connect(self.scopes.setVisible)
        bar.full_screen_pressed.connect(self.ask_full_screen)
        bar.entry.entered.connect(self._enter_place)
        takes.changed.connect(self._show_takes)
        takes.ready.connect(self._want)
        takes.arrived.connect(self._arrive)
        takes.ready_to_play.connect(self._begin_playing)
        takes.failed.connect(self._lose_take)
        takes.measured.connect(self._weigh)
        strip.mode_picked.connect(takes.set_mode)
        strip.swapped.connect(takes.swap)
        strip.next_asked.connect(takes.next)
        strip.shifted.connect(takes.shift)
        strip.gain_picked.connect(self.canvas.set_gain)
        strip.ended.connect(takes.end)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space plays and pauses, unless a button takes it for itself; Escape leaves the full screen, or comparing."""
        if viewer_keys.press(self, self.comparison, self, event):
            event.accept()
        else:
            super().keyPressEvent(event)
