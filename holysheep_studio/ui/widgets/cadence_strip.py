"""The cadence of a clip: a bar for each frame, and what kind of frame it is by colour, hatching and a mark below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from holysheep_studio.ui import punctuation, theme
from holysheep_studio.ui.widgets.forms import label
from holysheep_studio.ui.widgets.frame_plot import EDGE_PX, FramePlot

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from holysheep_studio.domain.quality import Series

HEIGHT_PX = 72
LANE_PX = 9
GAP_PX = 2
#: Bars at least as wide as this are hatched, too.
HATCHED_PX = 5.0
#: Kinds of frames by the mark of the report: the colour of the bar.
TONES = {"n": "accent", "r": "negative", "b": "warning", "i": "text", "d": "positive"}
HATCHES = {
    "r": Qt.BrushStyle.HorPattern,
    "b": Qt.BrushStyle.BDiagPattern,
    "i": Qt.BrushStyle.DiagCrossPattern,
    "d": Qt.BrushStyle.VerPattern,
}
#: Where the mark in the lane below the bar is dark, from its top (0) to its bottom (1): it can be told at any width.
MARKS = {
    "n": (),
    "r": ((0.0, 1.0),),
    "b": ((0.0, 0.45),),
    "i": ((0.55, 1.0),),
    "d": ((0.0, 0.3), (0.7, 1.0)),
}


class CadenceStrip(FramePlot):
    """One bar for each frame, as high as its change from the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", HEIGHT_PX, parent)
        self.setAccessibleName(self.tr("Cadence, frame by frame"))
        self._marks = ""
        self._step: tuple[float, ...] = ()

    @property
    def kinds(self) -> dict[str, str]:
        """What the bars can be, by the mark of the report."""
        return {
            "n": self.tr("own"),
            "r": self.tr("repeated"),
            "b": self.tr("mixed"),
            "i": self.tr("made up"),
            "d": self.tr("after lost frames"),
        }

    @property
    def counts(self) -> dict[str, int]:
        """How many frames there are of each kind."""
        return {mark: self._marks.count(mark) for mark in self.kinds}

    def show_series(self, series: Series) -> None:
        """Draw the cadence of a report."""
        self._marks, self._step = series.marks, series.step
        self._count = len(series.marks)
        self.setAccessibleDescription(
            punctuation.clauses(f"{self.kinds[mark]} {n}" for mark, n in self.counts.items() if n)
        )
        self.update()

    def told(self, frame: int) -> str:
        """The frame and what it is."""
        if not 0 <= frame < len(self._marks):
            return super().told(frame)
        return self.tr("Frame {n}: {kind}").format(n=frame, kind=self.kinds.get(self._marks[frame], ""))

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """The bars, and the lane of marks."""
        top = max([*self._step, 1e-6])
        each = self._each()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        floor = room.bottom() - LANE_PX - GAP_PX
        for at, mark in enumerate(self._marks):
            share = min(1.0, self._step[at] / top) if at < len(self._step) else 0.0
            high = 6 + (floor - room.top() - 6) * share
            left = EDGE_PX + at * each
            draw_bar(painter, QRectF(left, floor - high, max(1.0, each * 0.85), high), mark)
            lane = QRectF(left, room.bottom() - LANE_PX, max(1.5, each * 0.85), LANE_PX)
            draw_mark(painter, lane, mark)


def draw_bar(painter: QPainter, bar: QRectF, mark: str) -> None:
    """A bar in its colour, hatched where there is room to see it."""
    dress = theme.current()
    painter.fillRect(bar, dress.colour(TONES.get(mark, "accent")))
    if mark in HATCHES and bar.width() >= HATCHED_PX:
        painter.fillRect(bar, QBrush(_over(dress.colour("panel")), HATCHES[mark]))


def draw_mark(painter: QPainter, lane: QRectF, mark: str) -> None:
    """The mark that stands below a bar."""
    colour = theme.current().colour("text")
    for begin, end in MARKS.get(mark, ()):
        painter.fillRect(
            QRectF(lane.left(), lane.top() + begin * lane.height(), lane.width(), (end - begin) * lane.height()), colour
        )


def _over(colour: QColor) -> QColor:
    """Lets a bar be seen through its hatching."""
    colour.setAlpha(190)
    return colour


class KindKey(QWidget):
    """What the bars of a strip are: each as it is drawn there, its word, and how many there are."""

    def __init__(self, strip: CadenceStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for n, (mark, count) in enumerate(strip.counts.items()):
            row, column = divmod(n, 2)
            grid.addWidget(_Swatch(mark), row, 2 * column)
            words = self.tr("{kind}: {n}").format(kind=strip.kinds[mark], n=count)
            grid.addWidget(label(words, "caption", wrap=True), row, 2 * column + 1)


class _Swatch(QWidget):
    """A bar with its mark, as in the strip."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for the hatching."""
        return QSize(14, 16 + GAP_PX + LANE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A frame of this kind."""
        del event
        painter = QPainter(self)
        draw_bar(painter, QRectF(1, 0, 12, 16), self._mark)
        draw_mark(painter, QRectF(1, 16 + GAP_PX, 12, LANE_PX), self._mark)
