"""Composer: what is to be done with the chosen sources, what it will come to, and the button that queues it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Source, SourceState
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui import curve_presets, figures, texts
from holysheep_studio.ui.widgets.cloud_form import CloudForm
from holysheep_studio.ui.widgets.effect_chooser import EffectChooser
from holysheep_studio.ui.widgets.forms import Fold, Form, NumberField, hairline, label, push_button
from holysheep_studio.ui.widgets.option_form import OptionForm
from holysheep_studio.ui.widgets.timing import Timing
from holysheep_studio.ui.widgets.viewer_labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from PySide6.QtWidgets import QLabel

    from holysheep_studio.domain.brief import Forecast
    from holysheep_studio.domain.curves import Curve

NARROWEST_PX = 296
FIRST_EFFECT = "slow_motion_4x"
#: A preview is asked for this long after the last change, so that a held key asks once.
PREVIEW_REST_MS = 60
#: While a curve is dragged the forecast follows when the hand rests for a moment, for it costs more than a frame.
REFRESH_REST_MS = 40


class ComposerPanel(QWidget):
    """Emits what to queue; asks `quote` for the forecast at every change.

    `preview_asked(source, choice)` asks for a preview of an effect that is edited as a curve; (None, None) for none.
    """

    add_asked = Signal(tuple, object)
    preview_asked = Signal(object, object)

    def __init__(self, quote: Callable[[Source, Choice], Forecast], parent: QWidget | None = None) -> None:
        """`quote` tells what a choice makes of a source, or raises StudioError."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(NARROWEST_PX)
        self._quote = quote
        self._sources: tuple[Source, ...] = ()
        self._fields: dict[str, NumberField] = {}
        self._values: dict[tuple[str, str], float] = {}
        self._curves: dict[str, Curve] = {}
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
        column.addWidget(self._make_makers())
        column.addWidget(self._pages, 1)
        self.chooser.chosen.connect(self._show_effect)
        self.options.changed.connect(self.refresh)
        self.options.changed.connect(self._preview_soon.start)
        self.timing.changed.connect(self._refresh_soon.start)
        self.timing.let_go.connect(self.refresh)
        self.timing.let_go.connect(self._preview_soon.start)
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
            crf=self.options.file.crf,
        )

    @property
    def usable(self) -> tuple[Source, ...]:
        """The chosen sources that can be used."""
        return tuple(self._usable)

    def set_makers(self, connections: Sequence[tuple[str, str]]) -> None:
        """Who can make clips beside the local engine, as (name, words); without any there is nothing to choose."""
        chosen = self.maker.currentData()
        self.maker.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.maker.clear()
        self.maker.addItem(self.tr("Local engine"), "")
        for name, words in connections:
            self.maker.addItem(words, name)
        self.maker.setCurrentIndex(max(0, self.maker.findData(chosen)))
        self.maker.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._makers.setVisible(bool(connections))
        self._choose_maker()

    def set_sources(self, sources: Sequence[Source]) -> None:
        """The chosen sources; the forecast follows."""
        before = self._first
        self._sources = tuple(sources)
        if self._first != before:
            self._show_clip()
        self.cloud.set_clips(len(self._usable))
        self.refresh()

    def ask_to_add(self) -> None:
        """What the button does, for the menu and its shortcut."""
        if self.maker.currentData():
            self.cloud.ask_to_add()
        elif self.add_button.isEnabled():
            self.add_asked.emit(tuple(source.id for source in self._usable), self.choice)

    def refresh(self) -> None:
        """Say what is chosen, what it will come to, and what stands in the way."""
        self._refresh_soon.stop()
        self._show_sources()
        usable = self._usable
        if not usable:
            self._say("", self._why_nothing())
            return
        try:
            forecasts = [self._quote(source, self.choice) for source in usable]
        except StudioError as error:
            self._say("", texts.studio_error(error).message)
            return
        self._say(self._forecast_words(forecasts), "")

    @property
    def _numbers(self) -> dict[str, Fraction]:
        return {name: field.number for name, field in self._fields.items()}

    @property
    def _start(self) -> Curve | None:
        """The curve that editing the chosen effect starts from; None where it is not edited as a curve."""
        make = EFFECTS[self.chooser.effect].curve
        return None if make is None else make(self._numbers)

    @property
    def _bend(self) -> Curve | None:
        """What was drawn, where it is not what the effect is without drawing."""
        start = self._start
        drawn = self.timing.editor.curve
        return None if start is None or drawn == start else drawn

    @property
    def _first(self) -> Source | None:
        """The source that times and previews are about."""
        return next(iter(self._usable), None)

    @property
    def _usable(self) -> list[Source]:
        return [source for source in self._sources if source.state is SourceState.READY]

    def _make_makers(self) -> QWidget:
        self.maker = QComboBox()
        self.maker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.maker.addItem(self.tr("Local engine"), "")
        self.maker.currentIndexChanged.connect(self._choose_maker)
        form = Form()
        form.add_field(self.tr("Make with"), self.maker)
        self._makers = QWidget()
        self._makers.setObjectName("strip")
        self._makers.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QVBoxLayout(self._makers)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(form)
        self._makers.hide()
        return self._makers

    def _choose_maker(self) -> None:
        name = str(self.maker.currentData() or "")
        self._pages.setCurrentIndex(1 if name else 0)
        if name:
            self.cloud.begin(name)

    def _make_scrolled(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("scrolled")
        self._title = ElidedLabel()
        self._title.setObjectName("title")
        self._measures = label("", "muted", wrap=True)
        self.chooser = EffectChooser()
        self._form = Form()
        self.options = OptionForm()
        self.timing = Timing(curve_presets.presets())
        self.timing.hide()
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
        box = QFrame()
        box.setObjectName("forecast")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(4)
        inside.addWidget(self._forecast)
        inside.addWidget(self._notes)
        self._box = box
        self._reason: QLabel = label("", "muted", wrap=True)
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
            self._curves[str(self.timing.property("effect"))] = self.timing.editor.curve

    def _show_curve(self, name: str) -> None:
        start = self._start
        self.timing.setVisible(start is not None)
        if start is not None:
            self.timing.setProperty("effect", name)
            self.timing.editor.begin(self._curves.get(name, start))
            self._show_clip()
            # the editor and its preview are worth more room than the effects above
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.timing, 0, 8))
        self._preview_soon.start()

    def _take_number(self) -> None:
        """A number of the effect draws its curve anew, which can be taken back in the editor."""
        start = self._start
        if start is not None:
            self.timing.editor.replace(
                start, self.tr("Set {effect}").format(effect=texts.effect(self.chooser.effect).label)
            )
        self.refresh()

    def _show_clip(self) -> None:
        footage = None if self._first is None else self._first.footage
        if footage is None:
            self.timing.set_clip(None, None)
        else:
            self.timing.set_clip(footage.duration, footage.video.rate)
        self._preview_soon.start()

    def _ask_preview(self) -> None:
        if self._start is None or self._first is None:
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
                self._measures.setText(_measures(source))
            case several:
                self._title.setText(self.tr("{n} sources").format(n=len(several)))
                self._measures.setText(", ".join(PurePath(source.path).name for source in several[:4]) + (
                    "\u2026" if len(several) > 4 else ""
                ))  # fmt: skip
        self._measures.setVisible(bool(self._measures.text()))

    def _why_nothing(self) -> str:
        states = {source.state for source in self._sources}
        if not states:
            return self.tr("Choose a source on the left first.")
        if SourceState.PROBING in states:
            return self.tr("The source is still being read.")
        return self.tr("This file cannot be used; its row on the left says why.")

    def _say(self, forecast: str, reason: str) -> None:
        head, _, notes = forecast.partition("\n")
        self._box.setVisible(bool(forecast))
        self._forecast.setText(head)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.add_button.setEnabled(not reason)

    def _forecast_words(self, forecasts: Sequence[Forecast]) -> str:
        notes = texts.notes(dict.fromkeys(note for one in forecasts for note in one.notes))
        if len(forecasts) > 1:
            head = self.tr("{n} clips, {duration}, {frames} frames").format(
                n=len(forecasts),
                duration=figures.seconds(sum((one.duration for one in forecasts), start=forecasts[0].duration * 0)),
                frames=sum(one.frames for one in forecasts),
            )
        else:
            (one,) = forecasts
            head = self.tr("{duration}, {frames} frames at {rate}, {size}").format(
                duration=figures.seconds(one.duration),
                frames=one.frames,
                rate=figures.rate(one.rate),
                size=figures.size(one.width, one.height),
            )
        if self.options.quality is None:
            grades = ", ".join(dict.fromkeys(texts.say(texts.QUALITIES[one.quality]) for one in forecasts))
            notes = f"{self.tr('automatic quality')}: {grades}{', ' if notes else ''}{notes}"
        return f"{head}\n{notes[:1].upper() + notes[1:]}" if notes else head


def _measures(source: Source) -> str:
    if source.footage is None:
        return ""
    video = source.footage.video
    return " \u00b7 ".join(
        (figures.size_of(source.footage), figures.seconds(source.footage.duration), figures.exact_rate(video.rate))
    )
