"""Where a curve lies on a canvas: from times and speeds to pixels and back, what part is shown, and the grid."""

from __future__ import annotations

from math import ceil, floor, log2
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from holysheep_studio.domain.curves import Axis
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holysheep_studio.domain.curves import Curve

LEFT_PX, RIGHT_PX, TOP_PX, BOTTOM_PX = 54, 12, 12, 24
#: Octaves that are always shown: 1/16 to 16 times.
LOWEST_OCTAVE, HIGHEST_OCTAVE = -4.0, 4.0
#: Room behind the last point of a curve over output time, to drag it into.
ROOM = 1.12
_STEPS_S = (0.04, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200)


class CurveFrame(Frozen, frozen=True):
    """The part x0..x1 of the time axis and y0..y1 of the other one, on `area` (pixels).

    x counts in shares of the clip, y in octaves of speed or, on the time axis, in shares of the clip.
    """

    area: QRectF
    x0: float
    x1: float
    y0: float
    y1: float

    @classmethod
    def of(cls, curve: Curve, width: float, height: float) -> CurveFrame:
        """All of the curve on a canvas of this size."""
        area = QRectF(LEFT_PX, TOP_PX, max(1.0, width - LEFT_PX - RIGHT_PX), max(1.0, height - TOP_PX - BOTTOM_PX))
        if curve.axis is Axis.TIME:
            return cls(area, 0.0, float(curve.points[-1].at) * ROOM, 0.0, 1.0)
        octaves = [log2(point.value) for point in curve.points]
        highest = HIGHEST_OCTAVE if max(octaves) <= HIGHEST_OCTAVE else ceil(max(octaves)) + 1.0
        return cls(area, 0.0, 1.0, LOWEST_OCTAVE, highest)

    def point(self, x: float, y: float) -> QPointF:
        """On the canvas."""
        area = self.area
        return QPointF(
            area.left() + (x - self.x0) / (self.x1 - self.x0) * area.width(),
            area.bottom() - (y - self.y0) / (self.y1 - self.y0) * area.height(),
        )

    def x(self, px: float) -> float:
        """The time of a place on the canvas."""
        return self.x0 + (px - self.area.left()) / self.area.width() * (self.x1 - self.x0)

    def y(self, py: float) -> float:
        """The octaves or source time of a place on the canvas."""
        return self.y0 + (self.area.bottom() - py) / self.area.height() * (self.y1 - self.y0)

    def zoomed(self, factor: float, at: float, whole: CurveFrame) -> CurveFrame:
        """The time axis stretched around `at`, never showing more than `whole`."""
        span = (self.x1 - self.x0) / factor
        span = min(whole.x1 - whole.x0, max((whole.x1 - whole.x0) / 256, span))
        start = at - (at - self.x0) * span / (self.x1 - self.x0)
        start = min(whole.x1 - span, max(whole.x0, start))
        return CurveFrame(self.area, start, start + span, whole.y0, whole.y1)

    def panned(self, by: float, whole: CurveFrame) -> CurveFrame:
        """Moved along the time axis."""
        span = self.x1 - self.x0
        start = min(whole.x1 - span, max(whole.x0, self.x0 + by))
        return CurveFrame(self.area, start, start + span, whole.y0, whole.y1)

    def times(self, duration_s: float) -> Iterator[tuple[float, float]]:
        """(x, seconds) of the vertical grid lines, about 48 pixels apart."""
        wanted = (self.x1 - self.x0) * duration_s * 48 / self.area.width()
        step = next((one for one in _STEPS_S if one >= wanted), _STEPS_S[-1])
        first = ceil(self.x0 * duration_s / step)
        for n in range(first, floor(self.x1 * duration_s / step) + 1):
            yield n * step / duration_s, n * step

    def octaves(self) -> Iterator[int]:
        """Octaves with a line and a figure, at least 18 pixels apart."""
        each = max(1, ceil(18 / (self.area.height() / (self.y1 - self.y0))))
        # so that the clip's own speed always has its line
        lowest = ceil(self.y0 / each) * each
        yield from range(lowest, floor(self.y1) + 1, each)
