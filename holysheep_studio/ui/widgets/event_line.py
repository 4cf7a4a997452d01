"""A timeline of ordered events at shares of a clip: dragged, resized, never one over another."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from holysheep_studio.domain.curve_edits import snapped_time
from holysheep_studio.domain.event_edits import moved, resized
from holysheep_studio.ui import punctuation, spoken, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from holysheep_studio.domain.sequences import Event

HIGH_PX, EDGE_PX, RULER_PX = 64, 7, 18
FINE = Fraction(1, 100)


class EventLine(QWidget):
    """`edited(events, hand)`: one `hand` is one step to take back; `picked` tells which event is chosen.

    `let_go` comes when an edit is done. Times are shares of the clip, shown in seconds where its length is known.
    """

    spoken_role = spoken.Role.Canvas

    edited = Signal(tuple, int)
    picked = Signal(int)
    remove_asked = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self._chosen = -1
        self._hand = 0
        self.duration_s = 0.0
        self.frame: Fraction | None = None  # a frame's share of the clip, to snap to
        self._held = ""  # "move", "start", "end" while something is dragged
        self._grip = Fraction(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline of events"))
        self.setToolTip(
            self.tr("Drag events and their edges. Keys: Page Up and Page Down choose, arrows move, with Shift resize.")
        )

    @property
    def chosen(self) -> int:
        """The number of the chosen event; -1 without any."""
        return self._chosen

    def show_events(self, events: Sequence[Event], chosen: int | None = None) -> None:
        """Show these."""
        self._events = tuple(events)
        self._chosen = min(self._chosen if chosen is None else chosen, len(events) - 1)
        if self._chosen < 0 and events:
            self._chosen = 0
        if self.duration_s:
            words = self.tr("{name} from {start} to {end}")
            told = [words.format(name=one.name, start=self._time(one.start), end=self._time(one.end)) for one in events]
        else:
            words = self.tr("{name} from {start} to {end} %")
            told = [words.format(name=one.name, start=round(one.start * 100), end=round(one.end * 100))
                    for one in events]  # fmt: skip
        self.setAccessibleDescription(punctuation.clauses(told))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(240, HIGH_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """The ruler, the events, the chosen one in front."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dress, track = theme.current(), self._track
        painter.setPen(dress.colour("accent" if self.hasFocus() else "border"))
        painter.setBrush(dress.colour("input"))
        painter.drawRoundedRect(track, 6, 6)
        painter.setPen(dress.colour("muted"))
        for n in range(5):
            x = track.left() + track.width() * n / 4
            width = 60
            place = QRectF(min(max(x - width / 2, 0), self.width() - width), track.bottom() + 2, width, RULER_PX - 2)
            align = Qt.AlignmentFlag.AlignHCenter if 0 < n < 4 else (
                Qt.AlignmentFlag.AlignRight if n else Qt.AlignmentFlag.AlignLeft)  # fmt: skip
            painter.drawText(place, align | Qt.AlignmentFlag.AlignTop, self._time(Fraction(n, 4)))
        for n, one in enumerate(self._events):
            self._paint(painter, one, chosen=n == self._chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of an event or of its edge."""
        found = self._at(event.position())
        if found is None:
            return
        self._chosen, self._held = found
        self._hand += 1
        self._grip = self._share(event.position()) - self._events[self._chosen].start
        self.picked.emit(self._chosen)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag it; the others stand in the way."""
        if not self._held:
            found = self._at(event.position())
            edge = found is not None and found[1] != "move"
            self.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor)
            return
        share = self._share(event.position())
        if self._held == "move":
            self._ask(moved(self._events, self._chosen, self._snapped(share - self._grip)))
        else:
            self._ask(resized(self._events, self._chosen, self._snapped(share), start=self._held == "start"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Let go."""
        if self._held:
            self._held = ""
            self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose, move, resize, remove."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} and self._events:
            step = 1 if event.key() == Qt.Key.Key_PageDown else -1
            self._chosen = (self._chosen + step) % len(self._events)
            self.picked.emit(self._chosen)
            self.update()
        elif way and self._chosen >= 0:
            self._hand += 1
            one = self._events[self._chosen]
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                edge = self._snapped(one.end + way * self._step)
                self._ask(resized(self._events, self._chosen, edge, start=False))
            else:
                self._ask(moved(self._events, self._chosen, self._snapped(one.start + way * self._step)))
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The border shows it."""
        super().focusInEvent(event)
        self.update()

    @property
    def _step(self) -> Fraction:
        """What an arrow key moves by: a hundredth of the clip, at least a frame."""
        return max(FINE, self.frame or FINE)

    def _snapped(self, share: Fraction) -> Fraction:
        return snapped_time(share, self.frame)

    def _time(self, share: Fraction) -> str:
        if not self.duration_s:
            return f"{float(share) * 100:g} %"
        return punctuation.quantity(f"{float(share) * self.duration_s:.2f}", "s")

    @property
    def _track(self) -> QRectF:
        return QRectF(0.5, 0.5, self.width() - 1, HIGH_PX - RULER_PX - 1)

    def _box(self, one: Event) -> QRectF:
        track = self._track
        left = track.left() + track.width() * float(one.start)
        return QRectF(left, track.top() + 4, track.width() * float(one.end - one.start), track.height() - 8)

    def _paint(self, painter: QPainter, one: Event, *, chosen: bool) -> None:
        dress, box = theme.current(), self._box(one)
        shape = QPainterPath()
        shape.addRoundedRect(box.adjusted(1, 0, -1, 0), 4, 4)
        painter.fillPath(shape, QColor(dress.colour("accent_fill" if chosen else "accent_soft")))
        painter.setPen(dress.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)  # the fill stays: names of chosen events are white on it
        painter.drawPath(shape)
        painter.setPen(dress.colour("on_accent" if chosen else "text"))
        words = painter.fontMetrics().elidedText(one.name, Qt.TextElideMode.ElideRight, int(box.width()) - 10)
        painter.drawText(box.adjusted(6, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _share(self, at: QPointF) -> Fraction:
        share = (at.x() - self._track.left()) / max(1.0, self._track.width())
        return Fraction(round(min(max(share, 0.0), 1.0) * 1000), 1000)

    def _at(self, at: QPointF) -> tuple[int, str] | None:
        for n, one in enumerate(self._events):
            box = self._box(one)
            if not box.adjusted(-2, 0, 2, 0).contains(at):
                continue
            if at.x() < box.left() + EDGE_PX:
                return n, "start"
            return n, "end" if at.x() > box.right() - EDGE_PX else "move"
        return None

    def _ask(self, events: tuple[Event, ...]) -> None:
        if events != self._events:
            self.edited.emit(events, self._hand)


def renamed(events: Sequence[Event], n: int, name: str) -> tuple[Event, ...]:
    """The same with another name for one of them."""
    return tuple(replace(one, name=name) if place == n else one for place, one in enumerate(events))
