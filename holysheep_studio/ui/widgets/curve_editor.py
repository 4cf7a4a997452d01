"""Edits a curve: the drawing, its tools, the numbers of the chosen point, presets, and every step taken back."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain import curve_edits as edits
from holysheep_studio.domain.curves import FASTEST, SLOWEST, Axis, Curve, Ease
from holysheep_studio.ui import icons, punctuation, spoken, texts
from holysheep_studio.ui.widgets.curve_canvas import CurveCanvas
from holysheep_studio.ui.widgets.forms import LABEL_PX, NumberField, label, tool_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from holysheep_studio.domain.timebase import FrameRate, Seconds

    Presets = Sequence["Preset"] | Callable[[], Sequence["Preset"]]

LONGEST_S = Fraction(1_000_000)


class Preset(NamedTuple):
    """A curve to begin with."""

    name: str
    description: str
    curve: Curve


class CurveEditor(QWidget):
    """Holds one curve whose times are shares of the clip, and the way back through its edits.

    `changed` follows every change, also while dragging; `let_go` comes when an edit is done.
    """

    changed = Signal()
    let_go = Signal()

    def __init__(self, presets: Presets = (), parent: QWidget | None = None) -> None:
        """`presets` are offered in their menu; a function is asked for them when that is opened first."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Curve editor"))
        self._duration: Seconds | None = None
        self.canvas = CurveCanvas()
        self._settled = self.canvas.curve
        self.steps = QUndoStack(self)
        self._make_tools(presets)
        self._make_numbers()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._tools)
        column.addWidget(self.canvas)
        column.addLayout(self._numbers)
        self._connect()
        self._show_numbers()

    # ---- values ----

    @property
    def curve(self) -> Curve:
        """What is drawn now."""
        return self.canvas.curve

    def begin(self, curve: Curve) -> None:
        """Edit another curve; its steps begin anew."""
        self.steps.clear()
        self.canvas.chosen = 0
        self._show(curve)
        self._settled = curve

    def replace(self, curve: Curve, words: str) -> None:
        """Put another curve in place as one step that can be taken back."""
        if curve != self._settled:
            self.steps.push(_Step(self, self._settled, curve, words))

    def set_clip(self, duration: Seconds | None, rate: FrameRate | None) -> None:
        """The clip that the curve is for: its times are shown in seconds and snap to its frames."""
        self._duration = duration
        self.canvas.duration_s = float(duration or 0)
        self.canvas.frame = 1 / (duration * rate) if duration and rate else None
        self._show(self.canvas.curve)

    def set_pictures(self, pictures: Sequence[tuple[float, QImage]]) -> None:
        """Pictures for the strip, each with its place on the time axis, rising."""
        self.canvas.pictures = tuple(pictures)
        self.canvas.update()

    def apply(self, curve: Curve) -> None:
        """Show a curve that a step leads to."""
        self._settled = curve
        self._show(curve)
        self.changed.emit()
        self.let_go.emit()

    def _show(self, curve: Curve) -> None:
        self.canvas.show_curve(curve)
        self._show_numbers()

    # ---- building ----

    def _offer(self, menu: QMenu, presets: Sequence[Preset]) -> None:
        for preset in presets:
            action = menu.addAction(preset.name)
            action.setToolTip(preset.description)
            action.triggered.connect(lambda _=False, one=preset: self.replace(one.curve, one.name))

    def _make_tools(self, presets: Presets) -> None:
        self.speed_axis = self._axis_button(self.tr("Speed"), self.tr("Draw speed over source time"))
        self.time_axis = self._axis_button(self.tr("Time"), self.tr("Draw source time over output time"))
        self._axes = QButtonGroup(self)
        for button in (self.speed_axis, self.time_axis):
            self._axes.addButton(button)
        self.presets = tool_button("wand-sparkles", self.tr("Presets"))
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.presets)
        menu.setToolTipsVisible(True)
        if callable(presets):
            menu.aboutToShow.connect(lambda: self._offer(menu, presets()) if menu.isEmpty() else None)
        else:
            self._offer(menu, presets)
        self.presets.setMenu(menu)
        self.presets.setVisible(callable(presets) or bool(presets))
        self.add_button = tool_button("plus", self.tr("Add a point"), shortcut="Ins")
        self.remove_button = tool_button("trash-2", self.tr("Remove the point"), shortcut="Del")
        self.undo_button = tool_button("undo-2", self.tr("Undo"), shortcut="Ctrl+Z")
        self.redo_button = tool_button("redo-2", self.tr("Redo"), shortcut="Ctrl+Y")
        self.fit_button = tool_button("scan", self.tr("Show all"), shortcut="0")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(0)
        self._tools.addWidget(self.speed_axis)
        self._tools.addWidget(self.time_axis)
        self._tools.addStretch(1)
        for button in (self.presets, self.add_button, self.remove_button, self.undo_button, self.redo_button,
                       self.fit_button):  # fmt: skip
            self._tools.addWidget(button)

    def _axis_button(self, words: str, tip: str) -> QToolButton:
        made = QToolButton(self)
        made.setText(words)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _make_numbers(self) -> None:
        self.at_field = NumberField(Fraction(0), LONGEST_S, "s")
        self.value_field = NumberField(SLOWEST, FASTEST, "\u00d7")
        for field in (self.at_field, self.value_field):
            field.setKeyboardTracking(False)
            field.setMinimumWidth(96)  # less than its longest number, so that the panel can be narrow
        self.ease_field = QComboBox()
        self.ease_field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.ease_field.setMinimumContentsLength(6)
        for ease in Ease:
            self.ease_field.addItem(texts.say(texts.EASES[ease]), ease)
        self._at_name, self._value_name, self._which = (label("", "muted") for _ in range(3))
        self._at_name.setText(self.tr("At"))
        self._at_name.setBuddy(self.at_field)
        self._value_name.setBuddy(self.value_field)
        self._which.setBuddy(self.ease_field)
        self._numbers = QGridLayout()
        self._numbers.setHorizontalSpacing(8)
        self._numbers.setVerticalSpacing(6)
        rows = ((self._which, self.ease_field), (self._at_name, self.at_field), (self._value_name, self.value_field))
        for row, (name, entry) in enumerate(rows):
            self._numbers.addWidget(name, row, 0)
            self._numbers.addWidget(entry, row, 1)
        self._numbers.setColumnMinimumWidth(0, LABEL_PX)
        self._numbers.setColumnStretch(1, 1)

    def _connect(self) -> None:
        canvas = self.canvas
        canvas.proposed.connect(self._propose)
        canvas.settled.connect(self._settle)
        canvas.picked.connect(self._show_numbers)
        canvas.menu_asked.connect(self._open_menu)
        canvas.undo_asked.connect(self.steps.undo)
        canvas.redo_asked.connect(self.steps.redo)
        canvas.numbers_asked.connect(self._go_to_numbers)
        self.add_button.clicked.connect(canvas.add_after_chosen)
        self.remove_button.clicked.connect(canvas.remove_chosen)
        self.undo_button.clicked.connect(self.steps.undo)
        self.redo_button.clicked.connect(self.steps.redo)
        self.steps.canUndoChanged.connect(self.undo_button.setEnabled)
        self.steps.canRedoChanged.connect(self.redo_button.setEnabled)
        self.undo_button.setEnabled(False)
        self.redo_button.setEnabled(False)
        self.fit_button.clicked.connect(canvas.fit)
        canvas.view_changed.connect(lambda: self.fit_button.setVisible(not canvas.fits))
        self.fit_button.hide()  # of use only when zoomed, and a narrow panel has no room for it
        self.speed_axis.clicked.connect(lambda: self._turn(Axis.SPEED))
        self.time_axis.clicked.connect(lambda: self._turn(Axis.TIME))
        self.at_field.valueChanged.connect(self._take_numbers)
        self.value_field.valueChanged.connect(self._take_numbers)
        self.ease_field.activated.connect(lambda: self._ease(Ease(self.ease_field.currentData())))

    # ---- steps ----

    def _propose(self, curve: Curve) -> None:
        self._show(curve)
        self.changed.emit()

    def _settle(self, curve: Curve, words: str, merges: int) -> None:
        if curve == self._settled:
            self._show(curve)
            return
        self.steps.push(_Step(self, self._settled, curve, words, merges))

    def _ease(self, ease: Ease) -> None:
        self.replace(edits.eased(self.curve, self.canvas.chosen, ease), self.tr("Change the way on"))

    def _turn(self, axis: Axis) -> None:
        turned = edits.on_axis(self.curve, axis)
        if turned is not None:
            self.replace(turned, self.tr("Change the axis"))
        self._show_numbers()

    def _take_numbers(self) -> None:
        point = self.curve.points[self.canvas.chosen]
        at, value = point.at, point.value
        if self.sender() is self.at_field:
            at = self._share(self.at_field)
        elif self.curve.axis is Axis.SPEED:
            value = self.value_field.number
        else:
            value = self._share(self.value_field)
        self.replace(edits.moved(self.curve, self.canvas.chosen, at, value), self.tr("Set point"))
        self._show_numbers()

    def _share(self, field: NumberField) -> Fraction:
        return field.number / self._duration if self._duration else field.number / 100

    def _go_to_numbers(self) -> None:
        self.value_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.value_field.selectAll()

    def _show_numbers(self) -> None:
        curve, n = self.curve, self.canvas.chosen
        point = curve.points[n]
        last = len(curve.points) - 1
        speed = curve.axis is Axis.SPEED
        scale, unit = (self._duration, "s") if self._duration else (Fraction(100), "%")
        blockers = [QSignalBlocker(field) for field in (self.at_field, self.value_field, self.ease_field)]
        which = self.tr("Point {n} of {count}").format(n=n + 1, count=last + 1)
        self._which.setText(which)
        spoken.name(self.ease_field, self.tr("How the curve goes on from point {n}").format(n=n + 1))
        self.at_field.setAccessibleName(self.tr("Time of point {n}").format(n=n + 1))
        self.value_field.setAccessibleName(
            (self.tr("Speed of point {n}") if speed else self.tr("Source time of point {n}")).format(n=n + 1)
        )
        self.at_field.setSuffix(punctuation.quantity("", unit))
        self.at_field.setValue(float(point.at * scale))
        self.at_field.setEnabled(0 < n < last or (n == last and not speed))
        self.value_field.setSuffix(punctuation.quantity("", "\u00d7" if speed else unit))
        self.value_field.setRange(float(SLOWEST) if speed else 0.0, float(FASTEST) if speed else float(scale))
        self.value_field.setValue(float(point.value if speed else point.value * scale))
        self._value_name.setText(self.tr("Speed") if speed else self.tr("Source time"))
        self.ease_field.setCurrentIndex(self.ease_field.findData(point.ease))
        self.ease_field.setEnabled(n < last)
        del blockers
        self.remove_button.setEnabled(edits.removable(curve, n))
        self.speed_axis.setChecked(speed)
        self.time_axis.setChecked(not speed)
        turns = edits.may_turn(curve)
        self.speed_axis.setEnabled(turns)
        self.speed_axis.setToolTip(
            self.tr("Draw speed over source time")
            if turns
            else self.tr("A speed cannot draw a freeze, a reverse or a part of the clip")
        )

    def _open_menu(self, place: QPointF) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        n = self.canvas.chosen
        for ease in Ease if n < len(self.curve.points) - 1 else ():
            action = menu.addAction(texts.say(texts.EASES[ease]))
            action.setCheckable(True)
            action.setChecked(self.curve.points[n].ease is ease)
            action.triggered.connect(lambda _=False, one=ease: self._ease(one))
        menu.addSeparator()
        gone = menu.addAction(icons.icon("trash-2"), self.tr("Remove the point"))
        gone.setEnabled(edits.removable(self.curve, n))
        gone.triggered.connect(self.canvas.remove_chosen)
        menu.popup(QPoint(round(place.x()), round(place.y())))


class _Step(QUndoCommand):
    """From one curve to another; nudges of one point are one step."""

    def __init__(self, editor: CurveEditor, before: Curve, after: Curve, words: str, merges: int = 0) -> None:
        super().__init__(words)
        self._editor = editor
        self._before = before
        self._after = after
        self._merges = merges

    def id(self) -> int:
        """Steps of the same number are one; -1 never is."""
        return self._merges or -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take the next nudge in."""
        if not isinstance(other, _Step) or other.id() != self.id():
            return False
        self._after = other._after  # noqa: SLF001 - its own kind
        return True

    def undo(self) -> None:
        """Back."""
        self._editor.apply(self._before)

    def redo(self) -> None:
        """Forth, also the first time."""
        self._editor.apply(self._after)
