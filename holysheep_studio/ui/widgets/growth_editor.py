"""Draws a growth by hand: points of screen time and process that are dragged, added and walked over by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio.domain import curve_edits
from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Ease
from holysheep_studio.domain.growth import Points, risen
from holysheep_studio.ui.widgets import curve_paint
from holysheep_studio.ui.widgets.curve_canvas import CurveCanvas
from holysheep_studio.ui.widgets.forms import label, tool_button

if TYPE_CHECKING:
    from holysheep_studio.ui.widgets.curve_frame import CurveFrame

HIGH_PX = 196


def curve_of(points: Points) -> Curve:
    """The points as the curve that runs through them without ever falling."""
    return Curve(tuple(CurvePoint(u, f, Ease.MONOTONE) for u, f in points), Axis.TIME)


class GrowthCanvas(CurveCanvas):
    """The canvas of a curve, of the whole screen time and no more."""

    strip_px = 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(240, HIGH_PX)

    def _whole(self) -> CurveFrame:
        return replace(super()._whole(), x1=1.0)

    def _words(self, point: CurvePoint) -> str:
        words = self.tr("{process} of the process at {screen}")
        screen, process = (curve_paint.time_words(float(value), 0) for value in (point.at, point.value))
        return words.format(process=process, screen=screen)


class GrowthEditor(QWidget):
    """`edited(points, nudged)`: nudges of one point in a row have one number, whatever else ends with 0."""

    edited = Signal(tuple, int)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Points = ()
        self.canvas = GrowthCanvas()
        self.canvas.setAccessibleName(self.tr("Growth by points"))
        self.canvas.setToolTip(
            self.tr("Drag points; a double click adds one. Keys: Tab walks, arrows move, Insert adds, Del removes.")
        )
        self.add = tool_button("plus", self.tr("Add a point"), shortcut="Ins")
        self.remove = tool_button("trash-2", self.tr("Remove the point"), shortcut="Del")
        self.where = label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.where, 1)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.canvas)
        canvas = self.canvas
        canvas.proposed.connect(self._propose)
        canvas.settled.connect(self._settle)
        canvas.picked.connect(self._tell)
        canvas.undo_asked.connect(self.undo_asked)
        canvas.redo_asked.connect(self.redo_asked)
        self.add.clicked.connect(canvas.add_after_chosen)
        self.remove.clicked.connect(canvas.remove_chosen)
        self.show_points(risen(()))

    def show_points(self, points: Points) -> None:
        """Show these, from 0, 0 to 1, 1."""
        if points != self._points:
            self._points = points
            self.canvas.show_curve(curve_of(points))
        self._tell()

    def _tell(self) -> None:
        self.where.setText(self.canvas.accessibleDescription())
        self.remove.setEnabled(curve_edits.removable(self.canvas.curve, self.canvas.chosen))

    def _fitted(self, curve: Curve) -> Points:
        """What the canvas proposes, with what was there before left in its place."""
        return risen(tuple((point.at, point.value) for point in curve.points), self._points)

    def _propose(self, curve: Curve) -> None:
        self.canvas.show_curve(curve_of(self._fitted(curve)))
        self._tell()

    def _settle(self, curve: Curve, words: str, nudged: int) -> None:  # noqa: ARG002 - the page has its own words
        points = self._fitted(curve)
        if points == self._points:
            self.canvas.show_curve(curve_of(points))
            return
        self.show_points(points)
        self.edited.emit(points, nudged)
