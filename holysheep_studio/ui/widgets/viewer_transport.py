"""The bar below the picture: transport buttons, scrub slider, and read-outs of the frame that is painted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import FrameRate, Seconds, timecode
from holysheep_studio.ui import icons, theme
from holysheep_studio.ui.widgets.place_entry import PlaceEntry
from holysheep_studio.ui.widgets.playhead import SPEEDS
from holysheep_studio.ui.widgets.viewer_labels import NoteLabel
from holysheep_studio.ui.widgets.viewer_scrubber import Scrubber
from holysheep_studio.ui.widgets.waveform import Waveform

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_ICON_PX = 18
_EDGE_PX, _GAP_PX, _FIGURES_GAP_PX = 8, 4, 16
#: Room for the buttons that play; the others are in the menu too, and leave one after the other where there is none.
_LEAST_PX = 244


def speed_words(speed: float) -> str:
    """A playing speed as it is read out."""
    return f"{speed:g}\N{MULTIPLICATION SIGN}"


class Reading(Frozen, frozen=True):
    """What the read-outs say: the painted frame of so many, its time from the first frame, the source's time there."""

    frame: int
    frames: int
    time: Seconds
    rate: FrameRate
    source: Seconds | None = None


class TransportBar(QWidget):
    """Buttons, slider and read-outs; it knows nothing of clips and only says what was pressed."""

    play_pressed = Signal()
    step_pressed = Signal(int)
    loop_toggled = Signal(bool)
    fit_toggled = Signal()
    snapshot_pressed = Signal()
    frame_picked = Signal(int)
    scrub_begun = Signal()
    scrub_ended = Signal()
    speed_picked = Signal(float)
    scopes_toggled = Signal(bool)
    mute_toggled = Signal(bool)
    full_screen_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scrubber = Scrubber()
        self.scrubber.setAccessibleName(self.tr("Frame"))
        self.scrubber.picked.connect(self.frame_picked)
        self.scrubber.sliderPressed.connect(self.scrub_begun)
        self.scrubber.sliderReleased.connect(self.scrub_ended)
        self.back = self._button("step-back", self.tr("Previous frame"), self.tr("Left or ,"))
        self.back.clicked.connect(lambda: self.step_pressed.emit(-1))
        self.play = self._button("play", self.tr("Play"), self.tr("Space"))
        self.play.clicked.connect(self.play_pressed)
        self.forward = self._button("step-forward", self.tr("Next frame"), self.tr("Right or ."))
        self.forward.clicked.connect(lambda: self.step_pressed.emit(1))
        for button in (self.back, self.forward):
            button.setAutoRepeat(True)
        self.loop = self._button("repeat", self.tr("Loop the marked range"), self.tr("P; I and O set the marks"))
        self.loop.setCheckable(True)
        self.loop.toggled.connect(self.loop_toggled)
        self.fit = self._button("maximize", self.tr("Fit or 1:1"), self.tr("F or 1; wheel zooms"))
        self.fit.clicked.connect(self.fit_toggled)
        self.snapshot = self._button("camera", self.tr("Snapshot of this frame"), self.tr("Ctrl+Shift+S"))
        self.snapshot.clicked.connect(self.snapshot_pressed)
        self.scopes = self._button("chart-column", self.tr("Scopes"), self.tr("V"))
        self.scopes.setCheckable(True)
        self.scopes.toggled.connect(self.scopes_toggled)
        self.sound = self._button("volume-2", self.tr("Sound"), self.tr("M mutes"))
        self.sound.setCheckable(True)
        self.sound.toggled.connect(self._mute)
        self.full = self._button("expand", self.tr("Full screen"), self.tr("Shift+F11; Esc ends it"))
        self.full.clicked.connect(self.full_screen_pressed)
        self.frame = self._figure(self.tr("Frame, counted from 0, of all frames"))
        self.timecode = self._figure(self.tr("Timecode: hours, minutes, seconds, frames"))
        self.time = self._figure(self.tr("Seconds from the first frame"))
        self.source = self._figure(self.tr("Seconds in the source that this frame was made of"))
        self.speed = self._speed_button()
        self._figures = (self.frame, self.timecode, self.time, self.source)
        self._has_source = False
        self.entry = PlaceEntry()
        self.wave = Waveform(self.scrubber)
        #: What had the keys when the clip before went.
        self._held: QWidget | None = None
        self.note = NoteLabel()
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Nothing to play."""
        self._dash("-")
        self.show_speed(0)
        self.note.say("", warning=False)
        self.scrubber.setRange(0, 0)
        self.scrubber.show_marks(None, None)
        self.wave.clear()
        self.entry.hide()
        self._enable(on=False)
        self.show_sound(has_sound=False, words="")

    def begin(self, last: Reading) -> None:
        """Make ready for a clip whose last frame reads `last`; nothing moves when the figures grow to it."""
        self.scrubber.setRange(0, last.frames - 1)
        self.scrubber.setPageStep(max(1, round(last.rate)))
        self._enable(on=True)
        self.read(last)
        for label in self._figures:
            # the widest figures this clip can have, all digits being of equal width
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(label.text()) + 2)
        self._fit()
        self._dash(f"{last.frames}")
        self.scrubber.setValue(0)

    def read(self, reading: Reading) -> None:
        """Say which frame is painted."""
        if not self.scrubber.isSliderDown():
            self.scrubber.setValue(reading.frame)
        self._read(
            self.tr("Frame {frame} / {frames}").format(frame=reading.frame, frames=reading.frames),
            timecode(round(reading.time * reading.rate), reading.rate),
            self.tr("{seconds} s").format(seconds=f"{float(reading.time):.3f}"),
            "" if reading.source is None else self.tr("source {n} s").format(n=f"{float(reading.source):.3f}"),
        )

    def show_sound(self, *, has_sound: bool, words: str) -> None:
        """Whether the clip can be heard; `words` say why not, or at which speed."""
        self.sound.setEnabled(has_sound)
        name = words or self.tr("Sound")
        self.sound.setAccessibleDescription(words)
        self.sound.setToolTip(self.tr("{what} ({keys})").format(what=name, keys=self.tr("M mutes")))
        self._show_volume()

    def _mute(self, muted: bool) -> None:  # noqa: FBT001 - Qt gives it by place
        self._show_volume()
        self.mute_toggled.emit(muted)

    def _show_volume(self) -> None:
        silent = self.sound.isChecked() or not self.sound.isEnabled()
        self.sound.setIcon(icons.icon("volume-x" if silent else "volume-2"))

    def show_speed(self, speed: float) -> None:
        """Say how fast it plays; 0 is paused."""
        playing = speed != 0
        self.play.setIcon(icons.icon("pause" if playing else "play"))
        name = self.tr("Pause") if playing else self.tr("Play")
        self.play.setAccessibleName(name)
        self.play.setToolTip(self.tr("{what} ({keys})").format(what=name, keys=self.tr("Space")))
        self.speed.setText(speed_words(speed))
        for action in self.speed.menu().actions():
            action.setChecked(action.data() == abs(speed))

    def _dash(self, frames: str) -> None:
        """No frame is painted yet."""
        self._read(
            self.tr("Frame {frame} / {frames}").format(frame="-", frames=frames),
            "--:--:--:--",
            self.tr("{seconds} s").format(seconds="-.---"),
            "",
        )

    def _read(self, frame: str, code: str, time: str, source: str) -> None:
        self.frame.setText(frame)
        self.timecode.setText(code)
        self.time.setText(time)
        self.source.setText(source)
        if self._has_source is not bool(source):
            self._has_source = bool(source)
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The rest gives way."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What says or does least leaves first."""
        room_px = self.width() - 2 * _EDGE_PX
        giving = (self.snapshot, self.full, self.fit, self.scopes, self.loop)
        always = (self.back, self.play, self.forward, self.speed, self.sound)
        left_px = room_px - sum(max(part.sizeHint().width(), part.minimumWidth()) + _GAP_PX for part in always)
        for button in reversed(giving):
            left_px -= button.sizeHint().width() + _GAP_PX
            button.setVisible(left_px >= 0)
        left_px = room_px - 2 * _EDGE_PX - _ICON_PX
        for figure in (self.timecode, self.frame, self.time, self.source):
            left_px -= max(figure.sizeHint().width(), figure.minimumWidth()) + _FIGURES_GAP_PX
            figure.setVisible(left_px >= 0 and (figure is not self.source or self._has_source))

    def _speed_button(self) -> QToolButton:
        """Says the speed, and offers all of them."""
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFont(theme.digits(button.font()))
        button.setAccessibleName(self.tr("Playing speed"))
        keys = self.tr("J and L, again is faster; with Shift slower")
        button.setToolTip(self.tr("{what} ({keys})").format(what=self.tr("Playing speed"), keys=keys))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")  # the speed says enough
        menu = QMenu(button)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(speed_words(speed))
            action.setData(speed)
            action.setCheckable(True)
            group.addAction(action)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        group.triggered.connect(lambda action: self.speed_picked.emit(action.data()))
        button.setMenu(menu)
        return button

    def _enable(self, *, on: bool) -> None:
        buttons = (self.back, self.play, self.forward, self.loop, self.fit, self.snapshot, self.full)
        parts = (self.scrubber, *buttons, *self._figures, self.speed)
        viewer = self.parentWidget()
        if not on and viewer is not None:
            held = next((part for part in (*parts, self.sound) if part.hasFocus()), None)
            if held is not None:
                # the viewer keeps the keys until the next clip is there, else Qt hands them to whatever follows
                self._held = held
                viewer.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in parts:
            part.setEnabled(on)
        if on and self._held is not None:
            if viewer is not None and viewer.hasFocus() and self._held.isEnabled():
                self._held.setFocus(Qt.FocusReason.OtherFocusReason)
            self._held = None

    def _button(self, icon: str, name: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(self.tr("{what} ({keys})").format(what=name, keys=keys))
        # a click leaves the keys with the viewer; Tab still reaches every button
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _figure(self, name: str) -> QLabel:
        label = QLabel()
        label.setFont(theme.digits(label.font()))
        label.setAccessibleName(name)
        label.setToolTip(name)
        return label

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(_GAP_PX)
        for button in (self.back, self.play, self.forward, self.loop, self.speed, self.sound):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.scopes, self.fit, self.snapshot, self.full):
            row.addWidget(button)
        figures = QHBoxLayout()
        figures.setSpacing(_FIGURES_GAP_PX)
        figures.setContentsMargins(_EDGE_PX, 0, _EDGE_PX, 0)
        figures.addWidget(self.entry)
        for label in self._figures:
            figures.addWidget(label)
        figures.addWidget(self.note, 1)
        self.speed.setMinimumWidth(self.speed.fontMetrics().horizontalAdvance("-0.25\N{MULTIPLICATION SIGN}") + 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE_PX, 4, _EDGE_PX, 6)
        column.setSpacing(2)
        column.addWidget(self.scrubber)
        column.addWidget(self.wave)
        column.addLayout(figures)
        column.addLayout(row)
        # the tab order follows the eye
        left = (self.scrubber, self.entry, self.back, self.play, self.forward, self.loop, self.speed, self.sound)
        for one, after in pairwise((*left, self.scopes, self.fit, self.snapshot, self.full)):
            QWidget.setTabOrder(one, after)
