"""Composer: what is to be done with the chosen sources, what it will come to, and the button that queues it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Source, SourceState
from holysheep_studio.domain.curves import Curve
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.sequences import EventSequence
from holysheep_studio.ui import curve_presets, figures, forecast_words, texts
from holysheep_studio.ui.widgets.cloud_form import CloudForm
from holysheep_studio.ui.widgets.effect_chooser import EffectChooser
from holysheep_studio.ui.widgets.facts import breakable
from holysheep_studio.ui.widgets.forms import Fold, Form, NumberField, hairline, label, push_button
from holysheep_studio.ui.widgets.maker_bar import MakerBar
from holysheep_studio.ui.widgets.option_form import OptionForm
from holysheep_studio.ui.widgets.timing import Timing
from holysheep_studio.ui.widgets.viewer_labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from holysheep_studio.domain.brief import Forecast
    from holysheep_studio.domain.timemap import TimeMap

NARROWEST_PX, EDGE_PX = 296, 8
FIRST_EFFECT = "slow_motion_4x"
#: A preview is asked for this long after the last change, so that a held key asks once.
PREVIEW_REST_MS = 60
#: While a curve is dragged the forecast follows when the hand rests for a moment, for it costs more than a frame.
REFRESH_REST_MS = 40


class ComposerPanel(QWidget):
    """Emits what to queue; asks `quote` for the forecast at every change.

    `preview_asked(source, choice)` asks for a preview of an effect that is edited as a curve; (None, None) for none.
    `changed`: what the fields say may be other than before.
    """

    add_asked = Signal(tuple, object)
    changed = Signal()
    preview_asked = Signal(object, object)

    def __init__(self, quote: Callable[[Source, Choice], Forecast], parent: QWidget | None = None) -> None:
        """`quote` tells what a choice makes of a source, or raises StudioError."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(NARROWEST_PX)
        self._quote = quote
        self._sources: tuple[Source, ...] = ()
        self._outlook = forecast_words.Outlook()
        self._fields: dict[str, NumberField] = {}
        self._values: dict[tuple[str, str], float] = {}
        self._curves: dict[str, Curve | EventSequence] = {}
        self._kept: TimeMap | None = None
        self._origin = ""  # the clip that is made again
        self._refresh_soon = QTimer(self, singleShot=True, interval=REFRESH_REST_MS)
        self._refresh_soon.timeout.connect(self.refresh)
        self._preview_soon = QTimer(self, singleShot=True, interval=PREVIEW_REST_MS)
        self._preview_soon.timeout.connect(self._ask_preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        local = QWidget()
        inside = QVBoxLayout(local)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._make_scrolled(), 1)
        inside.addWidget(self._make_footer())
        self.cloud = CloudForm()
        self._pages = QStackedWidget()
        self._pages.addWidget(local)
        self._pages.addWidget(self.cloud)
        self.makers = MakerBar()
        self.maker = self.makers.maker
        self.makers.chosen.connect(self._choose_maker)
        self.makers.again_ended.connect(self._end_again)
        self.set_makers = self.makers.set_makers
        column.addWidget(self.makers)
        column.addWidget(self._pages, 1)
        self.chooser.chosen.connect(self._show_effect)
        for settled in (self.options.changed, self.timing.let_go):
            settled.connect(self.refresh)
            settled.connect(self._preview_soon.start)
        self.timing.changed.connect(self._refresh_soon.start)
        self.chooser.choose(FIRST_EFFECT)

    @property
    def choice(self) -> Choice:
        """What the fields say now."""
        return Choice(
            effect=self.chooser.effect,
            values=self._numbers,
            bend=self._bend,
            interpolation=self.options.interpolation,
            quality=self.options.quality,
            rate=self.options.rate,
            shutter_deg=self.options.shutter_deg,
            stabilise=self.options.stabilise,
            model=self.options.model,
            deflicker=self.options.deflicker,
            keep_sound=self.options.sound.keep_sound,
            sound=self.options.sound.sound,
            hdr=self.options.file.hdr,
            codec=self.options.file.codec,
            encoder=self.options.file.encoder,
            crf=self.options.file.crf,
            kept=self._kept,
            origin=self._origin,
        )

    @property
    def usable(self) -> tuple[Source, ...]:
        """The chosen sources that can be used."""
        return tuple(self._usable)

    def again(self, choice: Choice, title: str) -> None:
        """Show how a clip was made, to be changed: its effect, numbers, what was drawn for it, and finer choices."""
        self.take_up(choice.effect, choice.values, None)
        self.options.show_choice(choice)
        self._keep(choice.kept)
        drawn = choice.bend if isinstance(choice.bend, Curve | EventSequence) else self._start
        if drawn is not None and choice.kept is None:
            self.timing.draw(drawn)
        self.makers.choose("")
        self.makers.show_again(title)
        self._origin = choice.origin
        self.refresh()

    def set_sources(self, sources: Sequence[Source]) -> None:
        """The chosen sources; the forecast follows."""
        before = self._first
        self._sources = tuple(sources)
        if self._first is not None and before is not None and self._first.id != before.id:
            self.makers.end_again()  # it was about another source
        if self._first != before:
            self._show_clip()
        self.cloud.set_clips(len(self._usable))
        self.refresh()

    def ask_to_add(self) -> None:
        """What the button does, for the menu and its shortcut."""
        if self.maker.currentData():
            self.cloud.ask_to_add()
            return
        self.refresh()  # a curve may have moved a moment ago
        if self._outlook.fit:
            self.add_asked.emit(tuple(source.id for source in self._outlook.fit), self.choice)
            self.makers.end_again()

    def take_up(self, effect: str, values: Mapping[str, Fraction], drawn: Curve | EventSequence | None) -> None:
        """Go on where somebody left off: an effect with its numbers and what was drawn for it."""
        self.chooser.choose(effect)
        for name, field in self._fields.items():
            field.setValue(float(values.get(name, field.number)))
        if drawn is not None and type(drawn) is type(self._start):
            self.timing.draw(drawn)
            self._preview_soon.start()
        self.refresh()

    def refresh(self) -> None:
        """Say what is chosen, what it will come to, and what stands in the way."""
        self._refresh_soon.stop()
        self.changed.emit()
        self._show_sources()
        choice = self.choice
        self._outlook = forecast_words.outlook(
            self._sources, lambda source: self._quote(source, choice), automatic=choice.quality is None
        )
        self._say(self._outlook.words, self._outlook.reason)

    @property
    def _numbers(self) -> dict[str, Fraction]:
        return {name: field.number for name, field in self._fields.items()}

    @property
    def _start(self) -> Curve | EventSequence | None:
        """What editing the chosen effect starts from; None where it is not edited as a curve or by events."""
        return EFFECTS[self.chooser.effect].start(self._numbers)

    @property
    def _bend(self) -> Curve | EventSequence | None:
        """What was drawn, where it is not what the effect is without drawing."""
        start, drawn = self._start, self.timing.drawn
        return drawn if type(drawn) is type(start) and drawn != start else None

    @property
    def _first(self) -> Source | None:
        """The source that times and previews are about."""
        return next(iter(self._usable), None)

    @property
    def _usable(self) -> list[Source]:
        return [source for source in self._sources if source.state is SourceState.READY]

    def _choose_maker(self, name: str) -> None:
        self._pages.setCurrentIndex(1 if name else 0)
        if name:
            self.cloud.begin(name)

    def _end_again(self) -> None:
        self._origin = ""
        self.cloud.end_again()
        self._keep(None)

    def _keep(self, kept: TimeMap | None) -> None:
        """Leave time as a clip had it, or let the effect say it again; what is drawn for that stays."""
        if kept is None and self._kept is None:
            return
        self._kept = kept
        self._kept_words.setVisible(kept is not None)
        self._show_curve(self.chooser.effect)

    def _make_scrolled(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("scrolled")
        self._title = ElidedLabel()
        self._title.setObjectName("title")
        self._measures = label("", "muted", wrap=True)
        self.chooser = EffectChooser()
        self._form = Form()
        self.options = OptionForm()
        self.timing = Timing(curve_presets.presets)
        self.timing.hide()
        self._kept_words = label(self.tr("Time runs as in that clip. A number or another effect sets it anew."),
                                 "muted", wrap=True)  # fmt: skip
        self._kept_words.hide()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._measures)
        column.addSpacing(4)
        column.addWidget(hairline())
        column.addSpacing(4)
        column.addWidget(label(self.tr("Effect"), "section"))
        column.addWidget(self.chooser)
        column.addWidget(self._form)
        column.addWidget(self.timing)
        column.addWidget(self._kept_words)
        column.addSpacing(4)
        column.addWidget(hairline())
        self.more = Fold(self.tr("More"), self.options)
        column.addWidget(self.more)
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _make_footer(self) -> QWidget:
        footer = QWidget()
        footer.setObjectName("footer")
        self._forecast = label("", "", wrap=True)
        self._notes = label("", "muted", wrap=True)
        box = self._box = QFrame()
        box.setObjectName("forecast")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(4)
        inside.addWidget(self._forecast)
        inside.addWidget(self._notes)
        self._reason = label("", "muted", wrap=True)
        self.add_button = push_button("list-plus", self.tr("Add to queue"), primary=True)
        self.add_button.setToolTip(self.tr("Queue this for every chosen source (Ctrl+Return)"))
        self.add_button.clicked.connect(self.ask_to_add)
        column = QVBoxLayout(footer)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(box)
        column.addWidget(self._reason)
        column.addWidget(self.add_button)
        return footer

    def _show_effect(self, name: str) -> None:
        for shown, old in self._fields.items():
            self._values[old.property("effect"), shown] = old.value()
        self._keep_curve()
        self._form.clear()
        self._fields = {}
        for parameter in EFFECTS[name].parameters:
            field = NumberField(parameter.lowest, parameter.highest, parameter.unit.replace("x", "\u00d7"))
            field.setProperty("effect", name)
            field.setValue(self._values.get((name, parameter.name), float(parameter.default)))
            field.setToolTip(
                self.tr("{low} to {high}").format(
                    low=figures.number(parameter.lowest), high=figures.number(parameter.highest)
                )
            )
            field.valueChanged.connect(self._take_number)
            self._form.add_field(texts.parameter(parameter.name), field)
            self._fields[parameter.name] = field
        self._order_keys()
        self._form.setVisible(bool(self._fields))
        if self._fields:
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self._form, 0, EDGE_PX))
        self._kept = None
        self._kept_words.hide()
        self.options.suggest_stabilising(wanted=EFFECTS[name].stabilise)
        self._show_curve(name)
        self.refresh()

    def _order_keys(self) -> None:
        """The numbers of an effect are made last; the Tab key comes to them after the effects."""
        stops: list[QWidget] = [self.chooser.last_card, *self._fields.values()]
        for one, then in pairwise(stops):
            QWidget.setTabOrder(one, then)

    def _keep_curve(self) -> None:
        """Remember what was drawn for the effect that goes."""
        if self.timing.isVisibleTo(self):
            self._curves[str(self.timing.property("effect"))] = self.timing.drawn

    def _show_curve(self, name: str) -> None:
        start = self._start
        drawn = start is not None and self._kept is None
        self.timing.setVisible(drawn)
        if start is not None and drawn:
            self.timing.setProperty("effect", name)
            self.timing.draw(self._curves.get(name, start))
            self._show_clip()
            # the editor and its preview are worth more room than the effects above
            QTimer.singleShot(0, self, self._bring_timing)
        self._preview_soon.start()

    def _bring_timing(self) -> None:
        """Scroll to the editor; to its top where it is higher than the room."""
        self._area.ensureWidgetVisible(self.timing, 0, EDGE_PX)
        bar = self._area.verticalScrollBar()
        bar.setValue(min(bar.value(), self.timing.y() - EDGE_PX))

    def _take_number(self) -> None:
        """A number of the effect draws its curve anew, which can be taken back in the editor."""
        if self._kept is not None:
            self._keep(None)
        start = self._start
        if start is not None:
            self.timing.redraw(start, self.tr("Set {effect}").format(effect=texts.effect(self.chooser.effect).label))
        self.refresh()

    def _show_clip(self) -> None:
        footage = None if self._first is None else self._first.footage
        if footage is None:
            self.timing.set_clip(None, None)
        else:
            self.timing.set_clip(footage.duration, footage.video.rate)
        self._preview_soon.start()

    def _ask_preview(self) -> None:
        if self._start is None or self._first is None or self._kept is not None:
            self.preview_asked.emit(None, None)
        else:
            self.preview_asked.emit(self._first, self.choice)

    def _show_sources(self) -> None:
        match self._sources:
            case ():
                self._title.setText(self.tr("No source chosen"))
                self._measures.setText("")
            case (source,):
                self._title.setText(PurePath(source.path).name)
                self._title.setToolTip(source.path)
                self._measures.setText(figures.measures(source))
            case several:
                self._title.setText(self.tr("{n} sources").format(n=len(several)))
                names = ", ".join(PurePath(source.path).name for source in several[:4])
                self._measures.setText(breakable(names) + ("\u2026" if len(several) > 4 else ""))
        self._measures.setVisible(bool(self._measures.text()))

    def _say(self, forecast: str, reason: str) -> None:
        head, _, notes = forecast.partition("\n")
        self._box.setVisible(bool(forecast))
        self._forecast.setText(head)
        self._notes.setText(breakable(notes))
        self._notes.setVisible(bool(notes))
        self._reason.setText(breakable(reason))
        self._reason.setVisible(bool(reason))
        self.add_button.setEnabled(not reason)
