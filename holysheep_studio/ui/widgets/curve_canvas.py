"""The drawing of a curve: its points and handles are picked, dragged, added and walked over with mouse and keys."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from holysheep_studio.domain import curve_edits as edits
from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Handle
from holysheep_studio.ui import spoken
from holysheep_studio.ui.widgets import curve_paint
from holysheep_studio.ui.widgets.curve_frame import CurveFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

PICK_PX = 9
SNAP_PX = 5
ZOOM_STEP = 1.3
#: A drag begins when the mouse has moved this far, so that a click only picks.
DRAG_PX = 3
_OPPOSITE: dict[edits.Side, edits.Side] = {"before": "after", "after": "before"}


@dataclass(slots=True)
class Grip:
    """What the mouse holds: a point (side is None) or one of its handles."""

    n: int
    side: edits.Side | None
    start: QPointF
    moving: bool = False


class CurveCanvas(QWidget):
    """Shows a curve whose times are shares of the clip. It changes nothing by itself: it proposes.

    `proposed(curve)` follows a drag, `settled(curve, step, merges)` ends one: `step` names it for undo, steps with the
    same number above 0 are one. `picked(n)` tells the chosen point.
    """

    spoken_role = spoken.Role.Chart

    proposed = Signal(Curve)
    settled = Signal(Curve, str, int)
    picked = Signal(int)
    menu_asked = Signal(QPointF)
    undo_asked = Signal()
    redo_asked = Signal()
    numbers_asked = Signal()
    view_changed = Signal()
    #: Room for pictures of the clip below the time axis.
    strip_px = curve_paint.STRIP_PX

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curve")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(196)
        self.setMouseTracking(True)
        self.curve = Curve((CurvePoint(Fraction(0), Fraction(1)), CurvePoint(Fraction(1), Fraction(1))))
        self.chosen = 0
        self.duration_s = 0.0
        self.frame: Fraction | None = None  # a frame's share of the clip
        self.place: float | None = None  # where the preview is
        self.pictures: Sequence[tuple[float, QImage]] = ()
        self.spans: Sequence[curve_paint.Span] = ()  # named stretches of the time axis
        self._grip: Grip | None = None
        self._pan: QPointF | None = None
        self._view = CurveFrame.of(self.curve, 300, 196)
        self.setAccessibleName(self.tr("Curve"))
        self._describe()

    # ---- what is shown ----

    @property
    def view(self) -> CurveFrame:
        """What part of the curve is shown, and where."""
        return self._view

    def show_curve(self, curve: Curve) -> None:
        """Draw this curve; the chosen point keeps its number."""
        refit = curve.axis is not self.curve.axis or self.fits
        self.curve = curve
        self.chosen = min(self.chosen, len(curve.points) - 1)
        if self._grip is None or not self._grip.moving:  # the scale must not run away under the mouse
            self._fit() if refit else self._keep_view()
        self._describe()
        self.update()

    def choose(self, n: int) -> None:
        """Pick a point."""
        self.chosen = max(0, min(len(self.curve.points) - 1, n))
        self._describe()
        self.picked.emit(self.chosen)
        self.update()

    def show_place(self, place: float | None) -> None:
        """Mark where the preview is on the time axis."""
        if place != self.place:
            self.place = place
            self.update()

    def zoom(self, factor: float) -> None:
        """Stretch the time axis around the chosen point."""
        self._zoom(factor, float(self.curve.points[self.chosen].at))

    def fit(self) -> None:
        """Show all of the curve."""
        self._fit()
        self.update()

    def _whole(self) -> CurveFrame:
        return CurveFrame.of(self.curve, self.width(), self.height() - self.strip_px)

    @property
    def fits(self) -> bool:
        """Whether all of the time axis is shown."""
        whole = self._whole()
        return (self._view.x0, self._view.x1) == (whole.x0, whole.x1)

    def _fit(self) -> None:
        self._view = self._whole()
        self.view_changed.emit()

    def _keep_view(self) -> None:
        whole = self._whole()
        view = CurveFrame(whole.area, self._view.x0, self._view.x1, whole.y0, whole.y1)
        self._view = view.panned(0.0, whole)

    def _zoom(self, factor: float, at: float) -> None:
        self._view = self._view.zoomed(factor, at, self._whole())
        self.view_changed.emit()
        self.update()

    def _describe(self) -> None:
        point = self.curve.points[self.chosen]
        words = self.tr("Point {n} of {count}: {where}").format(
            n=self.chosen + 1,
            count=len(self.curve.points),
            where=self._words(point),
        )
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _words(self, point: CurvePoint) -> str:
        return curve_paint.words_of(self.curve, point, self.duration_s)

    # ---- mouse ----

    def point_px(self, n: int) -> QPointF:
        """Where a point is on the canvas."""
        point = self.curve.points[n]
        return self._view.point(float(point.at), self.curve.drawn(point.value))

    def handle_px(self, n: int, side: edits.Side) -> QPointF | None:
        """Where a point's handle is on the canvas; None where there is none."""
        handle = edits.handle_of(self.curve, n, side)
        if handle is None:
            return None
        point = self.curve.points[n]
        return self._view.point(float(point.at + handle.across), self.curve.drawn(point.value) + float(handle.up))

    def _at(self, place: QPointF) -> Grip | None:
        """What lies under the mouse: handles of the chosen point first, then points."""
        for side in ("before", "after"):
            handle = self.handle_px(self.chosen, side)
            if handle is not None and (handle - place).manhattanLength() <= PICK_PX:
                return Grip(self.chosen, side, place)
        distances = [((self.point_px(n) - place).manhattanLength(), n) for n in range(len(self.curve.points))]
        nearest, n = min(distances)
        return Grip(n, None, place) if nearest <= PICK_PX * 1.5 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pick up a point or a handle; the middle button takes hold of the time axis."""
        place = event.position()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = place
            return
        grip = self._at(place)
        if grip is not None:
            self.choose(grip.n)
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = grip
        elif event.button() is Qt.MouseButton.RightButton and grip is not None:
            self.menu_asked.emit(event.globalPosition())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag; without a button show what could be taken."""
        place = event.position()
        if self._pan is not None:
            self._view = self._view.panned(self._view.x(self._pan.x()) - self._view.x(place.x()), self._whole())
            self._pan = place
            self.update()
            return
        if self._grip is None:
            over = self._at(place)
            self.setCursor(Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.SizeAllCursor)
            return
        if not self._grip.moving and (place - self._grip.start).manhattanLength() < DRAG_PX:
            return
        self._grip.moving = True
        free = bool(event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier))
        self.proposed.emit(self._dragged(self._grip, place, free=free))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = None
            return
        grip, self._grip = self._grip, None
        if grip is not None and grip.moving:
            self.settled.emit(self.curve, self.tr("Move handle") if grip.side else self.tr("Move point"), 0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Add a point where there is none."""
        if event.button() is not Qt.MouseButton.LeftButton or self._at(event.position()) is not None:
            return
        x = min(max(self._view.x(event.position().x()), 0.0), 64.0)
        at = edits.snapped_time(Fraction(x).limit_denominator(10**6), self.frame)
        self.add(at, self._value(event.position(), free=False))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """With Ctrl zoom the time axis, with Shift move along it; else the page scrolls."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self._zoom(ZOOM_STEP ** (turned / 120), self._view.x(event.position().x()))
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and turned:
            self._view = self._view.panned(-turned / 1200 * (self._view.x1 - self._view.x0), self._whole())
            self.update()
            event.accept()
        else:
            event.ignore()

    def _value(self, place: QPointF, *, free: bool) -> Fraction:
        """The speed or source time at a place, snapped unless `free`."""
        y = min(max(self._view.y(place.y()), self._view.y0), self._view.y1)
        value = Fraction(self.curve.valued(y)).limit_denominator(10**6)
        if free:
            return value
        per_px = (self._view.y1 - self._view.y0) / self._view.area.height()
        if self.curve.axis is Axis.SPEED:
            return edits.snapped_speed(value, SNAP_PX * per_px)
        return edits.snapped_time(value, self.frame)

    def _dragged(self, grip: Grip, place: QPointF, *, free: bool) -> Curve:
        point = self.curve.points[grip.n]
        at = Fraction(self._view.x(place.x())).limit_denominator(10**6)
        if grip.side is None:
            snapped = at if free else edits.snapped_time(at, self.frame)
            return edits.moved(self.curve, grip.n, snapped, self._value(place, free=free))
        up = Fraction(self._view.y(place.y()) - self.curve.drawn(point.value)).limit_denominator(10**4)
        handle = Handle(at - point.at, up)
        made = edits.handled(self.curve, grip.n, grip.side, handle)
        other = edits.handle_of(made, grip.n, _OPPOSITE[grip.side])
        if free or other is None or handle.across == 0:
            return made
        # both handles on one line keep the curve without a corner
        return edits.handled(
            made, grip.n, _OPPOSITE[grip.side], Handle(other.across, other.across * handle.up / handle.across)
        )

    # ---- edits ----

    def add(self, at: Fraction, value: Fraction | None = None) -> None:
        """Put a point on the curve, or at a value, and pick it."""
        made, n = edits.added(self.curve, at, value)
        self.settled.emit(made, self.tr("Add point"), 0)
        self.choose(n)

    def add_after_chosen(self) -> None:
        """Put a point half way to the next one."""
        points = self.curve.points
        n = min(self.chosen, len(points) - 2)
        self.add((points[n].at + points[n + 1].at) / 2)

    def remove_chosen(self) -> None:
        """Take the chosen point away; the ends stay."""
        if edits.removable(self.curve, self.chosen):
            self.settled.emit(edits.removed(self.curve, self.chosen), self.tr("Remove point"), 0)

    # ---- keys ----

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 - Qt's names
        """Tab walks over the points, then on."""
        to = self.chosen + (1 if next else -1)
        if 0 <= to < len(self.curve.points):
            self.choose(to)
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the end one comes from."""
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.choose(0)
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self.choose(len(self.curve.points) - 1)
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Undo for the curve while the keys go here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _takes(event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        own = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Insert, Qt.Key.Key_Home, Qt.Key.Key_End}
        arrows = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
        if control:
            return event.key() in {Qt.Key.Key_Z, Qt.Key.Key_Y, *arrows}
        return event.key() in own | arrows | {Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0}

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows move the chosen point, Shift further, Ctrl finer; Delete and Insert; Enter goes to the numbers."""
        key, held = event.key(), event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier and key in {Qt.Key.Key_Z, Qt.Key.Key_Y}:
            again = key == Qt.Key.Key_Y or held & Qt.KeyboardModifier.ShiftModifier
            (self.redo_asked if again else self.undo_asked).emit()
            return
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._nudge(1 if key == Qt.Key.Key_Right else -1, 0, held)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._nudge(0, 1 if key == Qt.Key.Key_Up else -1, held)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_chosen()
            case Qt.Key.Key_Insert:
                self.add_after_chosen()
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self.choose(0 if key == Qt.Key.Key_Home else len(self.curve.points) - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Minus:
                self.zoom(ZOOM_STEP if key == Qt.Key.Key_Plus else 1 / ZOOM_STEP)
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.numbers_asked.emit()
            case _:
                super().keyPressEvent(event)

    def _nudge(self, across: int, up: int, held: Qt.KeyboardModifier) -> None:
        point = self.curve.points[self.chosen]
        times = 10 if held & Qt.KeyboardModifier.ShiftModifier else 1
        frame = self.frame or Fraction(1, 200)
        value = point.value
        if up and self.curve.axis is Axis.TIME:
            value += up * times * frame
        elif up and held & Qt.KeyboardModifier.ControlModifier:
            value *= Fraction(2) ** up if times > 1 else (Fraction(101, 100) if up > 0 else Fraction(100, 101))
        elif up:
            for _ in range(5 if times > 1 else 1):
                value = next_speed(value, up)
        made = edits.moved(self.curve, self.chosen, point.at + across * times * frame, value)
        if made != self.curve:
            # the point's own number, so that a run of nudges is one step
            self.settled.emit(made, self.tr("Move point"), self.chosen + 1)

    # ---- Qt ----

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what is shown."""
        super().resizeEvent(event)
        self._keep_view()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the grid, the strip of pictures, the curve and its points."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        curve_paint.paint(painter, self)


def next_speed(value: Fraction, way: int) -> Fraction:
    """The next round speed above (1) or below (-1)."""
    if way > 0:
        return next((speed for speed in edits.ROUND_SPEEDS if speed > value), edits.ROUND_SPEEDS[-1])
    return next((speed for speed in reversed(edits.ROUND_SPEEDS) if speed < value), edits.ROUND_SPEEDS[0])
