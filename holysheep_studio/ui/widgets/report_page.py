"""The page of a motion report: every block with its plots, and the provider's own score beside them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from holysheep_studio.domain.course import courses
from holysheep_studio.domain.quality import MEASURES
from holysheep_studio.ui.widgets.cadence_strip import CadenceStrip, KindKey
from holysheep_studio.ui.widgets.forms import label
from holysheep_studio.ui.widgets.frame_plot import CurvePlot, FramePlot
from holysheep_studio.ui.widgets.report_block import BlockView, EventList

if TYPE_CHECKING:
    from holysheep_studio.domain.measured import Measured
    from holysheep_studio.domain.quality import MotionReport

UNITS = {"place": "px", "velocity": "px/s", "acceleration": "px/s\u00b2"}


class ReportPage(QWidget):
    """Made anew for each report; `frame_picked` asks the viewer to go to a frame."""

    frame_picked = Signal(int)

    def __init__(self, measured: Measured, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self.blocks: dict[str, BlockView] = {}
        self.plots: list[FramePlot] = []
        self.events: EventList | None = None
        report = measured.shown.report
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(4)
        column.addWidget(self._about(report))
        self.score = self._score(measured)
        if self.score is not None:
            column.addWidget(self.score)
        for name in MEASURES:
            if name in report.blocks:
                block = self.blocks[name] = BlockView(name, report.blocks[name])
                column.addWidget(block)
        column.addStretch(1)
        self._add_plots(report)
        self._order_keys()

    def set_frame(self, frame: int) -> None:
        """Show in the plots where the viewer is."""
        for plot in self.plots:
            plot.set_frame(frame)

    # ---- inside ----

    def _order_keys(self) -> None:
        """The Tab key follows the page; plots are made in another order."""
        stops = [
            plot
            for block in self.blocks.values()
            for plot in block.findChildren(QWidget)
            if isinstance(plot, FramePlot | EventList)
        ]
        for one, then in pairwise(stops):
            QWidget.setTabOrder(one, then)

    def _about(self, report: MotionReport) -> QLabel:
        words = self.tr("{n} of {all} frames measured. Each measure stands for itself; there is no overall score.")
        return label(words.format(n=report.frames_measured, all=report.frames), "muted", wrap=True)

    def _score(self, measured: Measured) -> QWidget | None:
        """The provider's own figure, marked as theirs."""
        clip = measured.subject.clip
        if clip is None or not clip.connection:
            return None
        frame = QFrame()
        frame.setObjectName("forecast")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Physics score by {who}").format(who=clip.connection), "", wrap=True), 1)
        score = clip.physics_score
        row.addWidget(label(self.tr("none given") if score is None else f"{score:g} / 100", "title"))
        column.addLayout(row)
        note = self.tr("The provider's own figure, 0 to 100. It was not measured here and is no part of this report.")
        column.addWidget(label(note, "caption", wrap=True))
        return frame

    def _add_plots(self, report: MotionReport) -> None:
        series = report.series
        if series.marks and "cadence" in self.blocks:
            strip = CadenceStrip()
            strip.show_series(series)
            self._put("cadence", self.tr("Every frame, as high as its change from the one before"), strip)
            self.blocks["cadence"].add_plot("", KindKey(strip))
        bound = MEASURES["flow"]["warp_mae"].attention_above
        if len(series.warp) > 2:
            curve = CurvePlot(self.tr("Warping error"), self.tr("steps"))
            curve.show_values(series.warp, bound)
            self._put("flow", self.tr("Warping error by frame"), curve)
        if len(series.flicker_pct) > 2:
            curve = CurvePlot(self.tr("Flicker"), "%")
            curve.show_values(series.flicker_pct)
            self._put("photometric", self.tr("Mean brightness from its trend"), curve)
        self._add_events(report)
        self._add_course(report)

    def _add_course(self, report: MotionReport) -> None:
        swings = "pendulum" in self.blocks and report.blocks["pendulum"].values
        titles = {
            "place": self.tr("Place of the followed thing: down, across (dotted), the fit of down (dashed)"),
            "velocity": self.tr("Speed: down, across (dotted)"),
            "acceleration": self.tr("Acceleration, smoothed: down, across (dotted)"),
        }
        for kind, lines in courses(report.track):
            curve = CurvePlot(titles[kind], UNITS[kind])
            curve.show_lines(lines, len(report.series.times_s))
            self._put("pendulum" if swings else "ballistics", titles[kind], curve)

    def _add_events(self, report: MotionReport) -> None:
        series = report.series
        told: list[tuple[int, str, str]] = [
            (at, "columns-2", self.tr("Cut at frame {n}").format(n=at)) for at in series.cut_frames
        ]
        told += [
            (first, "pause", self.tr("Frozen from frame {a} to {b}").format(a=first, b=last))
            for first, last in series.frozen
        ]
        told += [(first, "image", self._black(first, last)) for first, last in _runs(series.black_frames)]
        told += [
            (at, "skip-forward", self.tr("{n} lost before frame {at}").format(n=count, at=at))
            for at, count in series.dropped
        ]
        if told and "photometric" in self.blocks:
            self.events = EventList(sorted(told))
            self.events.frame_picked.connect(self.frame_picked)
            self.blocks["photometric"].add_plot(self.tr("Moments to look at"), self.events)

    def _black(self, first: int, last: int) -> str:
        if first == last:
            return self.tr("Black frame {n}").format(n=first)
        return self.tr("Black from frame {a} to {b}").format(a=first, b=last)

    def _put(self, block: str, title: str, plot: FramePlot) -> None:
        if block in self.blocks and plot.count:
            plot.frame_picked.connect(self.frame_picked)
            self.plots.append(plot)
            self.blocks[block].add_plot(title, plot)


def _runs(frames: tuple[int, ...]) -> list[tuple[int, int]]:
    """Neighbouring frames as (first, last)."""
    found: list[tuple[int, int]] = []
    for frame in frames:
        if found and found[-1][1] == frame - 1:
            found[-1] = (found[-1][0], frame)
        else:
            found.append((frame, frame))
    return found
