"""What the motion report found, drawn over the picture: track, fit, asked-for path, stick, origin, corrections."""

from __future__ import annotations

from enum import StrEnum
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QMenu, QWidget

from holysheep_studio.domain.measured import View, placed
from holysheep_studio.domain.quality import Calibration
from holysheep_studio.ui import icons, spoken, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from holysheep_studio.domain.measured import Measured
    from holysheep_studio.domain.quality import Track, TrackPoint
    from holysheep_studio.ui.widgets.viewer_canvas import PictureCanvas

#: The same in both themes, for they lie over pictures.
SEEN, FIT, ASKED, MEASURE = QColor("#5aa9ff"), QColor("#3ddc84"), QColor("#ff6ae6"), QColor("#ffd84d")
HALO = QColor(0, 0, 0, 150)
#: Under words: dark enough for each of the colours over a white picture.
PLATE = QColor(0, 0, 0, 215)
GRIP_PX = 7
REACH_PX = 14


class Tool(StrEnum):
    """What the hand does on the picture."""

    NONE = "none"
    STICK = "stick"
    ORIGIN = "origin"
    POINT = "point"


class TrackOverlay(QWidget):
    """Lies over the canvas and follows its zoom; it takes the hand only while a tool is in use.

    Places are in pixels of the first frame: with a moving camera they are drawn where they are in the frame shown.
    By keys: arrows move by a pixel (with Shift ten), Space takes the other end of the stick, Return sets, Delete takes
    the point of this frame out of the track, Escape ends. A point has a menu.
    """

    spoken_role = spoken.Role.Canvas

    stick_set = Signal(object)  # (ax, ay, bx, by)
    origin_set = Signal(object)  # (x, y)
    point_set = Signal(object)  # (x, y) in the frame shown
    point_removed = Signal(int)  # a frame
    point_put_back = Signal(int)
    tool_ended = Signal()

    def __init__(self, canvas: PictureCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._measured: Measured | None = None
        self._track: Track | None = None
        self._view = View()
        self._frame = -1
        self._tool = Tool.NONE
        self._stick: list[tuple[float, float]] = []
        self._held = -1
        self._end = 0
        self._cross: tuple[float, float] = (0.0, 0.0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAccessibleName(self.tr("Track over the picture"))
        canvas.installEventFilter(self)
        self.setGeometry(canvas.rect())
        self.hide()

    # ---- what is shown ----

    @property
    def tool(self) -> Tool:
        """What the hand does."""
        return self._tool

    def show_measured(self, measured: Measured | None, frame: int) -> None:
        """Draw what this report found; None: nothing."""
        self._measured = measured
        self._track = None if measured is None else placed(measured.shown.report.track, measured.setting)
        stick = None if measured is None else measured.setting.calibration
        self._stick = [] if stick is None else [(stick.ax, stick.ay), (stick.bx, stick.by)]
        if measured is None:
            self.use(Tool.NONE)
        seen = 0 if self._track is None else len(self._track.points)
        self.setAccessibleDescription(self.tr("Seen in {n} frames").format(n=seen))
        self.setVisible(measured is not None)
        self.raise_()
        self.set_frame(frame)

    def set_frame(self, frame: int) -> None:
        """Which frame the viewer shows."""
        self._frame = frame
        if self._measured is not None:
            self._view = View.of(self._measured.shown.report, frame)
            self._aim()
            self.update()

    def use(self, tool: Tool) -> None:
        """Take a tool into the hand; NONE leaves the picture to the viewer."""
        if self._measured is None:
            tool = Tool.NONE
        self._tool = tool
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=tool is Tool.NONE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if tool is Tool.NONE else Qt.FocusPolicy.StrongFocus)
        if tool is Tool.NONE:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)
            self.setFocus()
        if tool is Tool.STICK and not self._stick:
            size = self._canvas.full_size
            middle = size.height() / 2
            self._stick = [(size.width() * 0.3, middle), (size.width() * 0.7, middle)]
        self._aim()
        self.update()

    def _aim(self) -> None:
        """Where the cross of the keys begins."""
        size = self._canvas.full_size
        self._cross = (size.width() / 2, size.height() / 2)
        if self._tool is Tool.POINT and self._track is not None:
            seen = next((one for one in self._track.points if one.frame == self._frame), None)
            if seen is not None:
                self._cross = self._view.from_first(seen.x, seen.y)
        elif self._tool is Tool.ORIGIN and self._measured is not None and self._measured.setting.origin:
            self._cross = self._view.from_first(*self._measured.setting.origin)

    # ---- places ----

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a place of the shown frame lies in this widget."""
        rect, full, ratio = self._canvas.picture_rect(), self._canvas.full_size, self.devicePixelRatioF()
        across, down = rect.width() / max(1, full.width()), rect.height() / max(1, full.height())
        return QPointF((rect.x() + x * across) / ratio, (rect.y() + y * down) / ratio)

    def picture_at(self, at: QPointF) -> tuple[float, float]:
        """Which place of the shown frame lies there, inside the picture."""
        rect, full, ratio = self._canvas.picture_rect(), self._canvas.full_size, self.devicePixelRatioF()
        x = (at.x() * ratio - rect.x()) * full.width() / max(1.0, rect.width())
        y = (at.y() * ratio - rect.y()) * full.height() / max(1.0, rect.height())
        return min(max(x, 0.0), float(full.width())), min(max(y, 0.0), float(full.height()))

    def _first(self, x: float, y: float) -> QPointF:
        """Where a place of the first frame lies in this widget."""
        return self.place_of(*self._view.from_first(x, y))

    # ---- the hand ----

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take an end of the stick, or set what is to be set."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        if self._tool is Tool.STICK:
            near = [
                (hypot(*_apart(self._first(*end), event.position())), number) for number, end in enumerate(self._stick)
            ]
            distance, number = min(near)
            if distance > REACH_PX:
                self._stick = [self._view.to_first(*self.picture_at(event.position()))] * 2
                number = 1
            self._held = self._end = number
            return
        self._cross = self.picture_at(event.position())
        self._set()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag an end of the stick."""
        if self._held >= 0:
            self._stick[self._held] = self._view.to_first(*self.picture_at(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of it."""
        del event
        if self._held >= 0:
            self._held = -1
            self._set()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move and set by keys."""
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        steps = {
            Qt.Key.Key_Left: (-far, 0), Qt.Key.Key_Right: (far, 0), Qt.Key.Key_Up: (0, -far), Qt.Key.Key_Down: (0, far)
        }  # fmt: skip
        key = Qt.Key(event.key())
        if self._tool is Tool.NONE:
            super().keyPressEvent(event)
        elif key in steps:
            self._move(*steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._set()
        elif key == Qt.Key.Key_Space and self._tool is Tool.STICK:
            self._end = 1 - self._end
            self.update()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._tool is Tool.POINT:
            self.point_removed.emit(self._frame)
        elif key == Qt.Key.Key_Escape:
            self.tool_ended.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """What can be done with the point there, or with that of the frame shown."""
        menu = self.menu_at(QPointF(event.pos()), near=event.reason() is QContextMenuEvent.Reason.Mouse)
        if menu is not None:
            menu.popup(event.globalPos())

    def menu_at(self, at: QPointF, *, near: bool) -> QMenu | None:
        """The menu of the point `near` a place, else of that of the frame shown; None where there is nothing to do."""
        if self._tool is not Tool.POINT or self._track is None or self._measured is None:
            return None
        said = {one.frame: one for one in self._measured.corrections}
        places = {one.frame: self._first(one.x, one.y) for one in self._track.points}
        places |= {one.frame: self._first(one.x, one.y) for one in said.values()}
        frame = self._frame
        if near and places:
            frame = min(places, key=lambda one: hypot(*_apart(places[one], at)))
            frame = frame if hypot(*_apart(places[frame], at)) <= REACH_PX else self._frame
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if any(one.frame == frame for one in self._track.points):
            words = self.tr("Remove this point of frame {n}").format(n=frame)
            menu.addAction(icons.icon("trash-2"), words + "\tDel", lambda: self.point_removed.emit(frame))
        if frame in said:
            words = self.tr("As it was measured in frame {n}").format(n=frame)
            menu.addAction(icons.icon("undo-2"), words, lambda: self.point_put_back.emit(frame))
        return None if menu.isEmpty() else menu

    def event(self, event: QEvent) -> bool:
        """While a tool is in the hand the arrows are its, not the player's."""
        keys = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space}
        keys |= {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        used = self._tool is not Tool.NONE and event.type() is QEvent.Type.ShortcutOverride
        if used and isinstance(event, QKeyEvent) and event.key() in keys:
            event.accept()
            return True
        return super().event(event)

    def _move(self, dx: float, dy: float) -> None:
        if self._tool is Tool.STICK:
            x, y = self._stick[self._end]
            self._stick[self._end] = (x + dx, y + dy)
        else:
            self._cross = (self._cross[0] + dx, self._cross[1] + dy)
        self.update()

    def _set(self) -> None:
        match self._tool:
            case Tool.STICK:
                (ax, ay), (bx, by) = self._stick
                if hypot(bx - ax, by - ay) >= 1:
                    self.stick_set.emit((ax, ay, bx, by))
            case Tool.ORIGIN:
                self.origin_set.emit(self._view.to_first(*self._cross))
            case Tool.POINT:
                self.point_set.emit(self._view.to_first(*self._cross))
            case Tool.NONE:
                pass

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """As large as the canvas, always."""
        if watched is self._canvas and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._canvas.rect())
        return super().eventFilter(watched, event)

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Everything that is known, the newest on top."""
        del event
        if self._measured is None or self._track is None or self._canvas.full_size.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_points(painter, self._track.points)
        self._paint_way(painter, self._track.fitted, FIT, Qt.PenStyle.SolidLine)
        self._paint_way(painter, self._track.predicted, ASKED, Qt.PenStyle.DashLine)
        if self._measured.setting.origin is not None:
            self._paint_origin(painter, self._first(*self._measured.setting.origin))
        if self._stick:
            self._paint_stick(painter)
        if self._tool in {Tool.POINT, Tool.ORIGIN}:
            self._paint_cross(painter, self.place_of(*self._cross))
        self._paint_key(painter)

    def _paint_way(self, painter: QPainter, points: Sequence[TrackPoint], colour: QColor, style: Qt.PenStyle) -> None:
        if len(points) > 1:
            way = QPolygonF([self._first(point.x, point.y) for point in points])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for pen in (QPen(HALO, 3.5), QPen(colour, 1.5, style)):
                painter.setPen(pen)
                painter.drawPolyline(way)

    def _paint_points(self, painter: QPainter, points: Sequence[TrackPoint]) -> None:
        said = () if self._measured is None else self._measured.corrections
        corrected = {one.frame for one in said}
        for gone in (one for one in said if one.gone):
            at = self._first(gone.x, gone.y)
            for pen in (QPen(HALO, 3), QPen(MEASURE, 1.5)):
                painter.setPen(pen)
                painter.drawLine(at - QPointF(4, 4), at + QPointF(4, 4))
                painter.drawLine(at - QPointF(4, -4), at + QPointF(4, -4))
        for point in points:
            at = self._first(point.x, point.y)
            painter.setPen(QPen(HALO, 1))
            painter.setBrush(MEASURE if point.frame in corrected else SEEN)
            if point.frame in corrected:
                painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
            else:
                painter.drawEllipse(at, 3, 3)
            if point.frame == self._frame:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for pen in (QPen(HALO, 4), QPen(QColor("#ffffff"), 2)):
                    painter.setPen(pen)
                    painter.drawEllipse(at, 9, 9)

    def _paint_origin(self, painter: QPainter, at: QPointF) -> None:
        for pen in (QPen(HALO, 4), QPen(MEASURE, 2)):
            painter.setPen(pen)
            for dx, dy in ((28, 0), (0, 28)):
                painter.drawLine(at, at + QPointF(dx, dy))
            painter.drawEllipse(at, 3, 3)
        self._words(painter, at + QPointF(32, 4), "x")
        self._words(painter, at + QPointF(-4, 42), "y")

    def _paint_stick(self, painter: QPainter) -> None:
        a, b = (self._first(*end) for end in self._stick)
        for pen in (QPen(HALO, 5), QPen(MEASURE, 2.5)):
            painter.setPen(pen)
            painter.drawLine(a, b)
        for number, at in enumerate((a, b)):
            active = self._tool is Tool.STICK and number == self._end
            painter.setPen(QPen(QColor("#ffffff") if active else HALO, 2))
            painter.setBrush(MEASURE if self._tool is Tool.STICK else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, GRIP_PX, GRIP_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        (ax, ay), (bx, by) = self._stick
        stick = None if self._measured is None else self._measured.setting.calibration
        words = f"{hypot(bx - ax, by - ay):.1f} px"
        if isinstance(stick, Calibration):
            words = f"{stick.length_m:g} m = {words}"
        self._words(painter, (a + b) / 2 + QPointF(10, -10), words)

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        for pen in (QPen(HALO, 3), QPen(MEASURE, 1)):
            painter.setPen(pen)
            painter.drawLine(at - QPointF(14, 0), at + QPointF(14, 0))
            painter.drawLine(at - QPointF(0, 14), at + QPointF(0, 14))

    def _paint_key(self, painter: QPainter) -> None:
        """What the colours and lines mean."""
        if self._track is None or not self._track.points:
            return
        rows = [(self.tr("\u25cf seen"), SEEN)]
        rows += [(self.tr("\u2014 fit"), FIT)] if self._track.fitted else []
        rows += [(self.tr("- - asked gravity"), ASKED)] if self._track.predicted else []
        at = QPointF(10, self.height() - 10)
        for words, colour in rows:
            at += QPointF(self._words(painter, at, words, colour) + 14, 0)

    def _words(self, painter: QPainter, at: QPointF, words: str, colour: QColor = MEASURE) -> float:
        painter.setFont(theme.digits(self.font()))
        room = painter.fontMetrics().boundingRect(words)
        painter.fillRect(QRectF(room).translated(at).adjusted(-4, -2, 4, 2), PLATE)
        painter.setPen(colour)
        painter.drawText(at, words)
        return float(room.width())


def _apart(one: QPointF, other: QPointF) -> tuple[float, float]:
    return one.x() - other.x(), one.y() - other.y()
