"""A curve and the preview of what it does, side by side in time: the place in the preview is marked on the curve."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holysheep_studio.domain.curves import Axis, Curve
from holysheep_studio.domain.sequences import EventSequence
from holysheep_studio.ui.widgets.curve_editor import CurveEditor
from holysheep_studio.ui.widgets.preview_pane import PreviewPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.timebase import FrameRate, Seconds
    from holysheep_studio.ui.widgets.curve_editor import Presets
    from holysheep_studio.ui.widgets.events_editor import EventsEditor

STRIP_PICTURES = 24


class Timing(QWidget):
    """`changed` follows every change of the curve, `let_go` the end of an edit.

    `undo_asked`, `redo_asked`: keys on what keeps no steps of its own, the events.
    """

    changed = Signal()
    let_go = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, presets: Presets = (), parent: QWidget | None = None) -> None:
        """`presets` are offered by the editor."""
        super().__init__(parent)
        self.editor = CurveEditor(presets)
        self.events: EventsEditor | None = None  # made when an effect with events is chosen first
        self._clip: tuple[Seconds | None, FrameRate | None] = (None, None)
        self.pane = PreviewPane()
        self._duration_s = 0.0
        self._rate = 25.0
        self._places: tuple[float, ...] = ()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.editor)
        column.addWidget(self.pane)
        self.editor.changed.connect(self.changed)
        self.editor.let_go.connect(self.let_go)
        self.pane.frame_shown.connect(self._mark)

    @property
    def drawn(self) -> Curve | EventSequence:
        """What is drawn now: a curve, or the events of an effect that has them."""
        return self.editor.curve if self._shown_events is None else self._shown_events.sequence

    def draw(self, bend: Curve | EventSequence) -> None:
        """Edit another curve, or other events."""
        if isinstance(bend, EventSequence):
            if self.events is None:
                self.events = self._make_events()
            self.events.begin(bend)
        else:
            self.editor.begin(bend)
        self.editor.setVisible(not isinstance(bend, EventSequence))
        if self.events is not None:
            self.events.setVisible(isinstance(bend, EventSequence))

    def redraw(self, bend: Curve | EventSequence, words: str) -> None:
        """A number of the effect has changed: another curve as a step, or the same events in another time."""
        if isinstance(bend, Curve):
            self.editor.replace(bend, words)
        elif self.events is not None:
            self.events.set_ratio(bend.ratio)

    def set_clip(self, duration: Seconds | None, rate: FrameRate | None) -> None:
        """The clip that the curve is for; None while there is none."""
        self._duration_s = float(duration or 0)
        self._clip = duration, rate
        self.editor.set_clip(duration, rate)
        if self.events is not None:
            self.events.set_clip(duration, rate)
        if duration is None:
            self.fail(self.tr("Choose a source to see a preview."))

    def begin(self, frames: int, rate: float, places: Sequence[float]) -> None:
        """A preview comes: so many pictures, `rate` a second; `places` are their source times as shares of the clip."""
        self._rate = rate
        self._places = tuple(places)
        self.pane.begin(frames, rate)

    def add(self, jpegs: Sequence[bytes]) -> None:
        """The next pictures of the preview."""
        self.pane.add(jpegs)

    def finish(self, *, coarse: bool) -> None:
        """All pictures have come; some of them go below the curve."""
        self.pane.coarse = coarse
        self.pane.update()
        count = min(self.pane.pictures, len(self._places))
        if self._shown.curve.axis is Axis.TIME:
            chosen = sorted({n * (count - 1) // STRIP_PICTURES for n in range(STRIP_PICTURES + 1)}) if count else []
        else:
            # a speed curve plays forward, so the places rise
            places = self._places[:count]
            chosen = sorted(
                {min(count - 1, bisect_left(places, n / STRIP_PICTURES)) for n in range(STRIP_PICTURES + 1)}
            )
        self._shown.set_pictures([(self._place(n), self.pane.picture(n)) for n in chosen])

    def fail(self, words: str) -> None:
        """There is no preview, and why."""
        self.pane.say(words)
        self._shown.canvas.show_place(None)
        self._shown.set_pictures([])

    @property
    def _shown_events(self) -> EventsEditor | None:
        return self.events if self.events is not None and self.events.isVisibleTo(self) else None

    @property
    def _shown(self) -> CurveEditor | EventsEditor:
        return self._shown_events or self.editor

    def _make_events(self) -> EventsEditor:
        from holysheep_studio.ui.widgets.events_editor import EventsEditor  # noqa: PLC0415 - not needed at the start

        made = EventsEditor()
        made.set_clip(*self._clip)
        self._column.insertWidget(1, made)
        # made last, and yet the Tab key comes to it where the curve would be
        for one, then in pairwise((self.editor.ease_field, *made.stops)):
            QWidget.setTabOrder(one, then)
        made.changed.connect(self.changed)
        made.let_go.connect(self.let_go)
        made.undo_asked.connect(self.undo_asked)
        made.redo_asked.connect(self.redo_asked)
        return made

    def _place(self, n: int) -> float:
        """Where picture n of the preview lies on the curve's time axis."""
        if self._shown.curve.axis is Axis.SPEED:
            return self._places[n] if n < len(self._places) else 0.0
        return n / self._rate / self._duration_s if self._duration_s else 0.0

    def _mark(self, n: int) -> None:
        self._shown.canvas.show_place(self._place(n))
