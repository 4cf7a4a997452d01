"""Edits events that bend a clip's time: their curve with corners to drag, a timeline, and the numbers of one event."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.domain import event_edits as edits
from holysheep_studio.domain.curves import FASTEST, SLOWEST, Axis, Curve, CurvePoint, Ease
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.sequences import Event, EventSequence
from holysheep_studio.domain.staging import LONGEST_EVENT_NAME
from holysheep_studio.ui import punctuation
from holysheep_studio.ui.widgets.curve_canvas import CurveCanvas
from holysheep_studio.ui.widgets.curve_editor import LONGEST_S
from holysheep_studio.ui.widgets.curve_paint import Span
from holysheep_studio.ui.widgets.event_line import EventLine, renamed
from holysheep_studio.ui.widgets.forms import Form, NumberField, push_button, tool_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from holysheep_studio.domain.timebase import FrameRate, Seconds
    from holysheep_studio.ui.widgets.curve_frame import CurveFrame


class EventsCanvas(CurveCanvas):
    """The canvas of a curve whose length is settled; its inner points are the edges of events."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.edges: Sequence[str] = ()  # what each point is
        super().__init__(parent)
        self.setAccessibleName(self.tr("Curve of the events"))

    def _whole(self) -> CurveFrame:
        whole = super()._whole()
        return replace(whole, x1=float(self.curve.points[-1].at)) if self.curve.axis is Axis.TIME else whole

    def _words(self, point: CurvePoint) -> str:
        edge = self.edges[self.chosen] if self.chosen < len(self.edges) else ""
        return punctuation.named(edge, super()._words(point)) if edge else super()._words(point)


class EventsEditor(QWidget):
    """Holds one sequence of events. `changed` follows every change, `let_go` comes when an edit is done.

    `hand` tells edits apart: what has the same is one step to take back. The steps themselves are the window's.
    """

    changed = Signal()
    let_go = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Events editor"))
        self._sequence = EventSequence(())
        self._duration: Seconds | None = None
        self._drags = 0
        self.hand: tuple[str, int] = ("", 0)
        self.canvas, self.line = EventsCanvas(), EventLine()
        self.add = push_button("plus", self.tr("Event"))
        self.add.setToolTip(self.tr("Put an event into the widest gap (Ins on the curve)"))
        self.remove = tool_button("trash-2", self.tr("Remove the event"), shortcut="Del")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_EVENT_NAME)
        self.name.setAcceptDrops(False)
        self.start, self.end, self.seen = (NumberField(Fraction(0), LONGEST_S, "s") for _ in range(3))
        self.speed = NumberField(SLOWEST, FASTEST, "\u00d7")
        self._numbers = (self.start, self.end, self.seen, self.speed)
        self.form = Form()
        self.form.add_field(self.tr("Name"), self.name)
        for words, field in ((self.tr("Begins at"), self.start), (self.tr("Ends at"), self.end),
                             (self.tr("Screen time"), self.seen), (self.tr("Speed"), self.speed)):  # fmt: skip
            field.setKeyboardTracking(False)
            field.setMinimumWidth(96)  # less than its longest number, so that the panel can be narrow
            self.form.add_field(words, field)
        self.start.setToolTip(self.tr("Where in the clip the event begins"))
        self.end.setToolTip(self.tr("Where in the clip the event ends"))
        self.seen.setToolTip(self.tr("How long the event is seen; what lies between events shares the rest"))
        tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addWidget(self.add)
        tools.addStretch(1)
        tools.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(tools)
        for widget in (self.canvas, self.line, self.form):
            column.addWidget(widget)
        self._connect()

    # ---- values ----

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key comes to, in this order."""
        return (self.add, self.remove, self.canvas, self.line, self.name, *self._numbers)

    @property
    def sequence(self) -> EventSequence:
        """The events as they are now."""
        return self._sequence

    @property
    def curve(self) -> Curve:
        """What they draw."""
        return self.canvas.curve

    def begin(self, sequence: EventSequence) -> None:
        """Edit another sequence; events without a name get one."""
        words = self.tr("Event {n}")
        named = (replace(one, name=one.name or words.format(n=n)) for n, one in enumerate(sequence.events, start=1))
        self._sequence = replace(sequence, events=tuple(named))
        self._show()

    def set_ratio(self, ratio: Fraction) -> None:
        """Another speed of the whole."""
        if ratio != self._sequence.ratio:
            self._sequence = replace(self._sequence, ratio=ratio)
            self._show()
            self.changed.emit()
            self.let_go.emit()

    def set_clip(self, duration: Seconds | None, rate: FrameRate | None) -> None:
        """The clip that the events are of: its times are shown in seconds and snap to its frames."""
        self._duration = duration
        frame = 1 / (duration * rate) if duration and rate else None
        for shown in (self.canvas, self.line):
            shown.duration_s, shown.frame = float(duration or 0), frame
        self._show()

    def set_pictures(self, pictures: Sequence[tuple[float, QImage]]) -> None:
        """Pictures for the strip, each with its place on the time axis, rising."""
        self.canvas.pictures = tuple(pictures)
        self.canvas.update()

    # ---- showing ----

    def _connect(self) -> None:
        canvas, line = self.canvas, self.line
        canvas.proposed.connect(lambda curve: self._drag(curve, ("drag", self._drags)))
        canvas.settled.connect(self._settle)
        canvas.picked.connect(self._pick_corner)
        canvas.undo_asked.connect(self.undo_asked)
        canvas.redo_asked.connect(self.redo_asked)
        canvas.numbers_asked.connect(self._go_to_numbers)
        line.edited.connect(lambda events, hand: self._put(events, ("line", hand)))
        line.let_go.connect(self.let_go)
        line.picked.connect(lambda _: self._show())
        line.remove_asked.connect(self._remove)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.name.editingFinished.connect(self._rename)
        self.start.valueChanged.connect(lambda: self._resize(start=True))
        self.end.valueChanged.connect(lambda: self._resize(start=False))
        self.seen.valueChanged.connect(lambda: self._set_screen(self.seen.number / self._screen_scale))
        self.speed.valueChanged.connect(self._set_speed)

    @property
    def _event(self) -> Event | None:
        n = self.line.chosen
        return self._sequence.events[n] if 0 <= n < len(self._sequence.events) else None

    @property
    def _scale(self) -> Fraction:
        """What a share of the clip is in the fields: seconds, or per cent while there is no clip."""
        return self._duration or Fraction(100)

    @property
    def _screen_scale(self) -> Fraction:
        return self._scale / self._sequence.ratio

    def _show(self, chosen: int | None = None) -> None:
        events, ratio = self._sequence.events, self._sequence.ratio
        self.line.show_events(events, chosen)
        n = self.line.chosen
        length = 1 / ratio
        try:
            curve = edits.curve_of(events, ratio)
            spans = edits.screen_spans(events)
        except InputError:  # the forecast says why
            ends = ((Fraction(0), Fraction(0)), (length, Fraction(1)))
            curve, spans = Curve(tuple(CurvePoint(at, to, Ease.LINEAR) for at, to in ends), Axis.TIME), ()
        self.canvas.spans = tuple(
            Span(one.name, float(a * length), float(b * length), chosen=place == n)
            for place, (one, (a, b)) in enumerate(zip(events, spans, strict=bool(spans)))
        )
        begins, ends_ = self.tr("{name} begins"), self.tr("{name} ends")
        self.canvas.edges = ("", *((begins if starts else ends_).format(name=events[place].name)
                                   for place, starts in (edits.corners(events) if spans else ())))  # fmt: skip
        self.canvas.show_curve(curve)
        self._show_numbers()

    def _show_numbers(self) -> None:
        one = self._event
        self.form.setVisible(one is not None)
        self.remove.setEnabled(one is not None)
        if one is None:
            return
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(one.name)
        unit = "s" if self._duration else "%"
        length = one.end - one.start
        values = (one.start * self._scale, one.end * self._scale, one.screen * self._screen_scale,
                  self._sequence.ratio * length / one.screen)  # fmt: skip
        blockers = [QSignalBlocker(field) for field in self._numbers]
        for field, value in zip(self._numbers, values, strict=True):
            if field is not self.speed:
                field.setSuffix(punctuation.quantity("", unit))
            field.setValue(float(value))
        del blockers

    def _pick_corner(self, corner: int) -> None:
        n = edits.event_at(self._sequence.events, corner)
        if 0 <= n != self.line.chosen:
            self._show(n)

    def _go_to_numbers(self) -> None:
        self.start.setFocus()
        self.start.selectAll()

    # ---- editing ----

    def _put(self, events: tuple[Event, ...], hand: tuple[str, int], chosen: int | None = None) -> None:
        if events == self._sequence.events:
            self._show_numbers()
            return
        self.hand = hand
        self._sequence = replace(self._sequence, events=events)
        self._show(chosen)
        self.changed.emit()

    def _do(self, events: tuple[Event, ...], what: str = "", chosen: int | None = None) -> None:
        """A whole edit; those of the same number of an event are one step."""
        self._drags += 1
        self._put(events, (what, self.line.chosen) if what else ("", self._drags), chosen)
        self.let_go.emit()

    def _drag(self, curve: Curve, hand: tuple[str, int]) -> None:
        """What the canvas proposes: a corner somewhere else."""
        now = self.canvas.curve.points
        moved = [n for n, (old, new) in enumerate(zip(now, curve.points, strict=False)) if old != new]
        if len(moved) == 1:
            point = curve.points[moved[0]]
            self._put(edits.cornered(self._sequence.events, moved[0], point.at * self._sequence.ratio, point.value),
                      hand)  # fmt: skip

    def _settle(self, curve: Curve, words: str, merges: int) -> None:  # noqa: ARG002 - steps have words of their own
        count = len(self.canvas.curve.points)
        if len(curve.points) > count:
            self._add()
        elif len(curve.points) < count:
            self._remove()
        else:
            self._drag(curve, ("nudge", merges) if merges else ("drag", self._drags))
            self._drags += 1
            self.let_go.emit()

    def _add(self) -> None:
        events = self._sequence.events
        made, place = edits.added(events, self.tr("Event {n}").format(n=len(events) + 1))
        if place >= 0:
            self._do(made, chosen=place)

    def _remove(self) -> None:
        if self._event is not None:
            self._do(edits.removed(self._sequence.events, self.line.chosen))

    def _rename(self) -> None:
        name = self.name.text().strip()
        self.name.setModified(False)
        if self._event is not None:
            self._do(renamed(self._sequence.events, self.line.chosen, name or self._event.name))

    def _resize(self, *, start: bool) -> None:
        if self._event is not None:
            edge = (self.start if start else self.end).number / self._scale
            what = "start" if start else "end"
            self._do(edits.resized(self._sequence.events, self.line.chosen, edge, start=start), what)

    def _set_screen(self, share: Fraction, what: str = "screen") -> None:
        if self._event is not None:
            self._do(edits.with_screen(self._sequence.events, self.line.chosen, share), what)

    def _set_speed(self) -> None:
        one = self._event
        if one is not None:
            self._set_screen(self._sequence.ratio * (one.end - one.start) / self.speed.number, "speed")
