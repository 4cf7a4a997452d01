"""What happens while a clip runs: events on a timeline, growth and decay, matter that turns into other matter."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.domain import event_edits as edits
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.growth import Growth, Model, Points, risen
from holysheep_studio.domain.physics import PhysicsType
from holysheep_studio.domain.scene import SCENES
from holysheep_studio.domain.staging import LONGEST_EVENT_NAME, number_of
from holysheep_studio.domain.timelapse import HIGHEST_CLOUD_RATIO, ratio_of, span_from_text
from holysheep_studio.domain.transition import State, Transition
from holysheep_studio.ui import physics_words, texts
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.event_line import EventLine, renamed
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, NumberField, label, push_button, tool_button
from holysheep_studio.ui.widgets.growth_editor import GrowthEditor
from holysheep_studio.ui.widgets.growth_plot import GrowthPlot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.material import Material
    from holysheep_studio.domain.sequences import Event
    from holysheep_studio.domain.staging import Staging

PLOTTED = 64
_MODELS = {
    Model.LINEAR: QT_TRANSLATE_NOOP("physics", "Linear"),
    Model.EXPONENTIAL: QT_TRANSLATE_NOOP("physics", "Exponential: slow, then fast"),
    Model.LOGARITHMIC: QT_TRANSLATE_NOOP("physics", "Logarithmic: fast, then slow"),
    Model.CUSTOM: QT_TRANSLATE_NOOP("physics", "Own points"),
}
_FIRST_POINTS = ((Fraction(0), Fraction(0)), (Fraction(1, 2), Fraction(1, 5)), (Fraction(1), Fraction(1)))


class EventsPage(QWidget):
    """`edited(staging, words, key)`: edits with the same key are one step; `curve_asked` offers the clip's time."""

    edited = Signal(object, str, str)
    curve_asked = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, materials: Sequence[Material], parent: QWidget | None = None) -> None:
        """`materials` are what matter can turn into."""
        super().__init__(parent)
        self._materials = {one.id: one for one in materials}
        self._staging: Staging | None = None
        self.span = QLineEdit()
        self.span.setPlaceholderText(self.tr("such as 6 months"))
        self.span.setMaxLength(30)
        self.span.setAcceptDrops(False)
        self.ratio = label("", "muted", wrap=True)
        self.line = EventLine()
        self.add = push_button("plus", self.tr("Event"))
        self.remove = tool_button("trash-2", self.tr("Remove the event"), shortcut="Del")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_EVENT_NAME)
        self.name.setAcceptDrops(False)
        self.start, self.end, self.share = (NumberField(Fraction(0), Fraction(100), "%") for _ in range(3))
        for field in (self.start, self.end, self.share):
            field.setKeyboardTracking(False)
        self.model = CalmChoice()
        self.model.addItem(self.tr("None"), None)
        for model, words in _MODELS.items():
            self.model.addItem(say("physics", words), model)
        self.decay = QCheckBox(self.tr("Decay: run it from its end"))
        self.strength = NumberField(Fraction(1, 10), Fraction(12), "")
        self.strength.setValue(3)
        self.points = QLineEdit()
        self.points.setAcceptDrops(False)
        self.points.setToolTip(self.tr("Pairs of screen and process in percent, rising: 0 0, 50 20, 100 100"))
        self.drawn = GrowthEditor()
        self.plot = GrowthPlot()
        self.into = CalmChoice()
        self.turn_from, self.turn_until = (NumberField(Fraction(0), Fraction(100), "%") for _ in range(2))
        self.problem = label("", "negative", wrap=True)
        self.use = push_button("spline", self.tr("Bend the chosen clip's time so"))
        self.use.setToolTip(self.tr("Take this into the composer as a curve of time, where it can be edited further"))
        self._arrange()
        self._connect()

    def show_staging(self, staging: Staging) -> None:
        """Show what is set."""
        self._staging = staging
        widgets = (self.span, self.name, self.start, self.end, self.share, self.model, self.decay, self.strength,
                   self.points, self.into, self.turn_from, self.turn_until)  # fmt: skip
        blockers = [QSignalBlocker(widget) for widget in widgets]
        if not self.span.hasFocus():
            self.span.setText(staging.span)
        self._show_span(staging)
        self.line.show_events(staging.events)
        self._show_event()
        self._show_growth(staging)
        self._show_states(staging)
        self._show_curve(staging)
        del blockers

    # ---- building ----

    def _arrange(self) -> None:
        passing, event, growth, turning = Form(), Form(), Form(), Form()
        passing.add_field(self.tr("Time that passes"), self.span)
        for words, field in ((self.tr("Name"), self.name), (self.tr("Begins at"), self.start),
                             (self.tr("Ends at"), self.end), (self.tr("Screen time"), self.share)):  # fmt: skip
            event.add_field(words, field)
        growth.add_field(self.tr("Growth"), self.model)
        growth.add_field(self.tr("Strength"), self.strength)
        growth.add_field(self.tr("Points"), self.points)
        growth.add_wide(self.decay)
        for words, field_ in ((self.tr("Turns into"), self.into), (self.tr("From"), self.turn_from),
                              (self.tr("Until"), self.turn_until)):  # fmt: skip
            turning.add_field(words, field_)
        self._event_form, self._growth_form, self._turning_form = event, growth, turning
        tools = QHBoxLayout()
        tools.addWidget(label(self.tr("Events"), "section"), 1)
        tools.addWidget(self.add)
        tools.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(passing)
        column.addWidget(self.ratio)
        column.addLayout(tools)
        for widget in (self.line, event, growth, self.drawn, self.plot, self.problem, self.use,
                       label(self.tr("Matter"), "section"), turning):  # fmt: skip
            column.addWidget(widget)

    def _connect(self) -> None:
        self.span.editingFinished.connect(self._set_span)
        self.line.edited.connect(lambda events, hand: self._set_events(events, f"events {hand}"))
        self.line.picked.connect(self._pick)
        self.line.remove_asked.connect(self._remove)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.name.editingFinished.connect(self._rename)
        self.start.valueChanged.connect(lambda: self._resize(start=True))
        self.end.valueChanged.connect(lambda: self._resize(start=False))
        self.share.valueChanged.connect(self._set_screen)
        self.model.activated.connect(self._set_growth)
        self.strength.valueChanged.connect(self._set_growth)
        self.decay.clicked.connect(self._set_growth)
        self.points.editingFinished.connect(self._set_growth)
        self.drawn.edited.connect(self._draw_growth)
        self.drawn.undo_asked.connect(self.undo_asked)
        self.drawn.redo_asked.connect(self.redo_asked)
        for field in (self.turn_from, self.turn_until):
            field.valueChanged.connect(self._set_states)
        self.into.activated.connect(self._set_states)
        self.use.clicked.connect(self._offer_curve)

    # ---- showing ----

    def _show_span(self, staging: Staging) -> None:
        length = SCENES[staging.shown_scene].duration_s if staging.duration_s is None else staging.duration_s
        words, tone = "", "muted"
        if staging.span:
            try:
                ratio = ratio_of(span_from_text(staging.span), length)
                words = self.tr("{ratio} times faster than life in {length} s.").format(
                    ratio=f"{float(ratio):,.0f}", length=f"{float(length):g}"
                )
                if ratio > HIGHEST_CLOUD_RATIO:
                    tone = "warning"
                    words += " " + self.tr("That is beyond 1000x, the most that clouds take: show stages as events.")
            except InputError as error:
                words, tone = texts.studio_error(error).message, "negative"
        state_words(self.ratio, words, tone)
        self.ratio.setVisible(bool(words))

    def _pick(self) -> None:
        blockers = [QSignalBlocker(widget) for widget in (self.name, self.start, self.end, self.share)]
        self._show_event()
        del blockers

    def _show_event(self) -> None:
        one = self._event
        self._event_form.setVisible(one is not None)
        self.remove.setEnabled(one is not None)
        if one is not None:
            if not self.name.hasFocus():
                self.name.setText(one.name)
            for field, share in ((self.start, one.start), (self.end, one.end), (self.share, one.screen)):
                field.setValue(float(share * 100))

    def _show_growth(self, staging: Staging) -> None:
        growth = staging.growth
        self.model.setCurrentIndex(0 if growth is None else self.model.findData(growth.model))
        custom = growth is not None and growth.model is Model.CUSTOM
        curved = growth is not None and growth.model in {Model.EXPONENTIAL, Model.LOGARITHMIC}
        self._growth_form.show_field(self.strength, shown=curved)
        self._growth_form.show_field(self.points, shown=custom)
        self.drawn.setVisible(custom)
        if growth is not None and custom:
            self.drawn.show_points(growth.points)
        self.decay.setVisible(growth is not None)
        if growth is not None:
            self.decay.setChecked(growth.decay)
            self.strength.setValue(float(growth.strength))
            if not self.points.hasFocus():
                told = (f"{float(u) * 100:g} {float(f) * 100:g}" for u, f in growth.points)
                self.points.setText(", ".join(told))

    def _show_states(self, staging: Staging) -> None:
        kind = staging.physics.type
        fitting = [one for one in self._materials.values() if kind in {PhysicsType.AUTO, PhysicsType.CUSTOM, one.type}]
        self.into.clear()
        self.into.addItem(self.tr("Nothing"), "")
        for one in fitting:
            self.into.addItem(physics_words.material(one), one.name)
        last = None if staging.states is None else staging.states.states[-1]
        self.into.setCurrentIndex(max(0, self.into.findData("" if last is None else last.name)))
        for field in (self.turn_from, self.turn_until):
            self._turning_form.show_field(field, shown=last is not None)
        if staging.states is not None and last is not None:
            self.turn_from.setValue(staging.states.states[0].at * 100)
            self.turn_until.setValue(last.at * 100)

    def _show_curve(self, staging: Staging) -> None:
        """The course over the clip, and why there is none."""
        words, places = "", []
        try:
            curve = edits.bend(staging.events, staging.growth)
            if curve is not None:
                time_map = curve.time_map(Fraction(1))
                length = time_map.duration
                shares = [Fraction(n, PLOTTED) for n in range(PLOTTED + 1)]
                places = [(float(share), float(time_map.at(share * length))) for share in shares]
        except InputError as error:
            words = texts.studio_error(error).message
        self.plot.show_places(places)
        growth = staging.growth
        alone = growth is not None and growth.model is Model.CUSTOM and not growth.decay and not staging.events
        self.plot.setVisible(bool(places) and not alone)  # what is drawn by hand need not be drawn twice
        self.use.setVisible(bool(places))
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    # ---- editing ----

    @property
    def _event(self) -> Event | None:
        n = self.line.chosen
        return self._staging.events[n] if self._staging is not None and 0 <= n < len(self._staging.events) else None

    def _edit(self, words: str, key: str = "", **fields: object) -> None:
        if self._staging is not None:
            made = replace(self._staging, **fields)  # type: ignore[arg-type]
            if made != self._staging:
                self.edited.emit(made, words, key)

    def _set_span(self) -> None:
        self._edit(self.tr("Time that passes"), span=self.span.text().strip())

    def _set_events(self, events: tuple[Event, ...], key: str = "") -> None:
        self._edit(self.tr("Events"), key, events=events)

    def _add(self) -> None:
        if self._staging is None:
            return
        events, place = edits.added(self._staging.events, self.tr("Event {n}").format(n=len(self._staging.events) + 1))
        if place >= 0:
            self.line.show_events(events, place)
            self._set_events(events)

    def _remove(self) -> None:
        if self._staging is not None and self._event is not None:
            self._set_events(edits.removed(self._staging.events, self.line.chosen))

    def _rename(self) -> None:
        name = self.name.text().strip()
        if self._staging is not None and self._event is not None and name:
            self._set_events(renamed(self._staging.events, self.line.chosen, name))

    def _resize(self, *, start: bool) -> None:
        if self._staging is not None and self._event is not None:
            edge = (self.start if start else self.end).number / 100
            self._set_events(edits.resized(self._staging.events, self.line.chosen, edge, start=start))

    def _set_screen(self) -> None:
        if self._staging is not None and self._event is not None:
            self._set_events(edits.with_screen(self._staging.events, self.line.chosen, self.share.number / 100))

    def _set_growth(self) -> None:
        chosen = self.model.currentData()
        if chosen is None:
            self._edit(self.tr("Growth"), growth=None)
            return
        model = Model(chosen)
        try:
            points = _points(self.points.text()) if model is Model.CUSTOM else ()
        except ValueError:
            self.problem.setText(self.tr("Points are pairs of percent that never fall: 0 0, 50 20, 100 100"))
            self.problem.show()
            return
        self._edit(self.tr("Growth"), growth=Growth(
            model, strength=self.strength.number, decay=self.decay.isChecked(), points=points))  # fmt: skip

    def _draw_growth(self, points: Points, nudged: int) -> None:
        growth = None if self._staging is None else self._staging.growth
        if growth is not None:
            self._edit(self.tr("Growth"), f"growth {nudged}" if nudged else "", growth=replace(growth, points=points))

    def _set_states(self) -> None:
        staging = self._staging
        if staging is None:
            return
        into = next((one for one in self._materials.values() if one.name == self.into.currentData()), None)
        if into is None:
            self._edit(self.tr("Matter"), states=None)
            return
        before = self._materials.get(staging.material)
        name = "what it is" if before is None else before.name
        usual = SCENES[staging.shown_scene].usual
        own = {key: number_of(staging, key) for key in into.parameters}
        first_numbers = {
            key: usual.get(key, into.parameters[key]) if value is None else value for key, value in own.items()
        }
        first, last = (float(field.number) / 100 for field in (self.turn_from, self.turn_until))
        if staging.states is None and first >= last:
            first, last = 0.2, 0.8
        last = max(last, min(1.0, first + 0.01))
        first = min(first, last - 0.01)
        tint = staging.tint or SCENES[staging.shown_scene].tint
        start = State(first, name, first_numbers, tint)
        made = Transition((start, State(last, into.name, dict(into.parameters), into.tint)))
        self._edit(self.tr("Matter"), states=made)

    def _offer_curve(self) -> None:
        if self._staging is not None:
            self.curve_asked.emit(edits.bend(self._staging.events, self._staging.growth))


def _points(text: str) -> Points:
    """Points in percent that never fall. Raises ValueError."""
    if not text.strip():
        return _FIRST_POINTS
    pairs = [pair.split() for pair in text.replace("\uff0c", ",").split(",")]
    found = tuple((Fraction(u) / 100, Fraction(f) / 100) for u, f in pairs)
    if risen(found) != found:
        raise ValueError(text)
    return found
