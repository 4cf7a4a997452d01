"""The scale of a clip's scene: a stick or metres per pixel, time, gravity, origin; and the tools of the track."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from holysheep_studio.domain.quality import Calibration, Setting
from holysheep_studio.ui import figures, punctuation
from holysheep_studio.ui.widgets.forms import Form, NumberField, label
from holysheep_studio.ui.widgets.track_overlay import Tool

if TYPE_CHECKING:
    from holysheep_studio.domain.measured import Measured

PLACES = 6


class FineField(NumberField):
    """A number that may be small: six places, and a word for none at 0."""

    def __init__(self, highest: float, unit: str, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(Fraction(0), Fraction(highest), unit, parent)
        self.setDecimals(PLACES)
        self.setKeyboardTracking(False)
        if none:
            self.setSpecialValueText(none)

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Without trailing zeros."""
        return self.locale().toString(value, "f", PLACES).rstrip("0").rstrip(self.locale().decimalPoint())


class SceneForm(QWidget):
    """Says what the person sets; shows what holds."""

    setting_changed = Signal(object)  # Setting; None: as the clip was asked for
    tool_chosen = Signal(object)
    corrections_cleared = Signal()
    overlay_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = Setting()
        self._stick: tuple[float, float, float, float] | None = None
        self.pixel = FineField(1e9, self.tr("mm"), self.tr("not known"))
        self.length = FineField(1e6, "m")
        self.time = FineField(1e6, self.tr("s a video second"))
        self.gravity = FineField(1e6, "m/s\u00b2")
        self.tools: dict[Tool, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(8)
        form = Form()
        form.add_field(self.tr("A pixel is"), self.pixel)
        form.add_field(self.tr("Stick's length"), self.length)
        form.add_field(self.tr("Real time"), self.time)
        form.add_field(self.tr("Gravity asked"), self.gravity)
        self.time.setToolTip(self.tr("Real seconds in each second of video: 0.25 for four times slow motion"))
        column.addWidget(form)
        column.addLayout(self._make_tools())
        self.state = label("", "muted", wrap=True)
        column.addWidget(self.state)
        column.addLayout(self._make_ways_back())
        self.length.setValue(1.0)
        for field in (self.pixel, self.length, self.time, self.gravity):
            field.valueChanged.connect(self._tell)

    def show_measured(self, measured: Measured) -> None:
        """Show what holds for a clip."""
        setting = self._setting = measured.setting
        stick = setting.calibration
        self._stick = None if stick is None else (stick.ax, stick.ay, stick.bx, stick.by)
        pixel = setting.pixel_m
        shown = {
            self.pixel: 0.0 if pixel is None else pixel * 1000,
            self.length: self.length.value() if stick is None else stick.length_m,
            self.time: setting.time_scale,
            self.gravity: setting.gravity_m_s2,
        }
        for field, value in shown.items():
            with QSignalBlocker(field):
                field.setValue(value)
        self.pixel.setEnabled(stick is None)
        self.remove_stick.setEnabled(stick is not None)
        self.as_asked.setEnabled(measured.own is not None)
        count = len(measured.corrections)
        self.clear.setEnabled(count > 0)
        words = [figures.count(count, self.tr("1 point corrected"), self.tr("{n} points corrected"))] if count else []
        words += [self.tr("origin set")] if setting.origin is not None else []
        self.state.setText(punctuation.listed(words))
        self.state.setVisible(bool(words))

    def set_stick(self, ends: tuple[float, float, float, float]) -> None:
        """The stick lies here now."""
        self._stick = ends
        self._tell()

    def set_origin(self, place: tuple[float, float]) -> None:
        """Places are counted from here now."""
        self.setting_changed.emit(replace(self._setting, origin=place))

    def drop_tools(self) -> None:
        """No tool is in the hand."""
        for button in self.tools.values():
            button.setChecked(False)

    def _tell(self) -> None:
        stick = None if self._stick is None else Calibration(*self._stick, self.length.value())
        pixel = self.pixel.value() / 1000
        if stick is not None and not self.length.value():
            return
        setting = replace(
            self._setting,
            metres_per_pixel=pixel if stick is None and pixel else None,
            time_scale=self.time.value() or self._setting.time_scale,
            gravity_m_s2=self.gravity.value() or self._setting.gravity_m_s2,
            calibration=stick,
        )
        if setting != self._setting:
            self.setting_changed.emit(setting)

    def _without_stick(self) -> None:
        known = self._setting.pixel_m
        self.setting_changed.emit(replace(self._setting, calibration=None, metres_per_pixel=known))

    def _choose(self, tool: Tool, *, on: bool) -> None:
        if on:
            for other, button in self.tools.items():
                if other is not tool:
                    button.setChecked(False)
        if on or not any(button.isChecked() for button in self.tools.values()):
            self.tool_chosen.emit(tool if on else Tool.NONE)

    # ---- building ----

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        words = {
            Tool.STICK: (self.tr("Stick"), self.tr("Lay a stick of known length over the picture: drag its ends")),
            Tool.ORIGIN: (self.tr("Origin"), self.tr("Click where places are counted from")),
            Tool.POINT: (
                self.tr("Correct"),
                self.tr(
                    "Click the thing in this frame; the next frame follows. Del takes a wrong point out of the track."
                ),
            ),
        }
        for tool, (name, advice) in words.items():
            button = QPushButton(name)
            button.setCheckable(True)
            button.setToolTip(advice)
            button.setAccessibleDescription(advice)
            button.toggled.connect(lambda on, tool=tool: self._choose(tool, on=on))
            self.tools[tool] = button
            row.addWidget(button, 1)
        return row

    def _make_ways_back(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        self.overlay = QCheckBox(self.tr("Draw the track over the picture"))
        self.overlay.setChecked(True)
        self.overlay.toggled.connect(self.overlay_shown)
        column.addWidget(self.overlay)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.remove_stick = QPushButton(self.tr("Remove stick"))
        self.remove_stick.clicked.connect(self._without_stick)
        self.clear = QPushButton(self.tr("Drop corrections"))
        self.clear.clicked.connect(self.corrections_cleared)
        self.as_asked = QPushButton(self.tr("Reset"))
        self.as_asked.setToolTip(self.tr("As the clip was asked for"))
        self.as_asked.clicked.connect(lambda: self.setting_changed.emit(None))
        for button in (self.remove_stick, self.clear, self.as_asked):
            button.setObjectName("link")
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return column
