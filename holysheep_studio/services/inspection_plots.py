"""Plots of the motion report as SVG: the track over a frame, its course in time, cadence, flicker."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from holysheep_studio.domain.course import courses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.quality import MotionReport, Series, Track, TrackPoint

#: Plots are this wide and high, in SVG units, with this margin for numbers.
WIDTH, HEIGHT, MARGIN = 720, 170, 60
#: Lines are drawn through this many points at most.
MOST_POINTS = 900
#: Marks of frames and their classes in the page's style.
_MARKS = {"n": "own", "r": "repeat", "b": "blend", "i": "invented", "d": "lost"}

Line = tuple[str, list[float], list[float]]


def track_picture(report: MotionReport, picture: str, size: tuple[int, int]) -> str:
    """The track over a frame: dots where the thing was seen, lines of the fit and of asked-for gravity."""
    width, height = size
    track = report.track
    left, top = report.setting.origin or (0.0, 0.0)
    radius = max(1.5, width / 320)
    seen = "".join(
        f'<circle class="seen" cx="{point.x + left:.1f}" cy="{point.y + top:.1f}" r="{radius:.1f}"/>'
        for point in track.points[:: max(1, len(track.points) // 300)]
    )
    image = f'<image href="data:image/jpeg;base64,{picture}" width="{width}" height="{height}"/>' if picture else ""
    lines = _way(track.predicted, "asked", left, top) + _way(track.fitted, "fit", left, top)
    label = "Track of the moving thing over a frame of the clip"
    return (
        f'<svg class="picture" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">'
        f'{image}<g style="stroke-width:{radius * 0.8:.1f}">{lines}</g>{seen}</svg>'
    )


def _way(points: Sequence[TrackPoint], name: str, left: float, top: float) -> str:
    if len(points) < 2:
        return ""
    path = " ".join(f"{point.x + left:.1f},{point.y + top:.1f}" for point in points)
    return f'<polyline class="{name}" points="{path}"/>'


_CLASSES = {"down": "a", "across": "b", "fit": "fit"}


def course_plots(track: Track) -> list[tuple[str, str]]:
    """(which, SVG) of place, velocity and acceleration down the picture and across, over time."""
    return [
        (kind, chart([(_CLASSES[line.name], list(line.times_s), list(line.values)) for line in lines]))
        for kind, lines in courses(track)
    ]


def cadence_strip(series: Series) -> str:
    """One bar for each frame, coloured by what it is; as high as its step from the frame before."""
    count = max(1, len(series.marks))
    each = (WIDTH - 2) / count
    top = max([*series.step, 1e-6])
    bars = []
    at = 0
    for mark, group in groupby(series.marks):
        for _ in group:
            high = 8 + 52 * min(1.0, (series.step[at] if at < len(series.step) else 0) / top)
            bars.append(
                f'<rect class="{_MARKS.get(mark, "own")}" x="{1 + at * each:.2f}" y="{64 - high:.1f}" '
                f'width="{max(0.4, each * 0.9):.2f}" height="{high:.1f}"/>'
            )
            at += 1
    label = "Frames in order: own, repeated, mixed, invented, after lost frames"
    return f'<svg class="chart" viewBox="0 0 {WIDTH} 66" role="img" aria-label="{label}">{"".join(bars)}</svg>'


def chart(lines: Sequence[Line]) -> str:
    """Lines over time with the ends of both axes."""
    kept = [line for line in lines if len(line[1]) > 1]
    if not kept:
        return ""
    low_x, high_x = min(min(x) for _, x, _ in kept), max(max(x) for _, x, _ in kept)
    low_y, high_y = min(min(y) for _, _, y in kept), max(max(y) for _, _, y in kept)
    span_x, span_y = (high_x - low_x) or 1.0, (high_y - low_y) or 1.0
    paths = []
    for name, xs, ys in kept:
        step = max(1, len(xs) // MOST_POINTS)
        points = " ".join(
            f"{MARGIN + (x - low_x) / span_x * (WIDTH - MARGIN - 6):.1f},"
            f"{HEIGHT - 20 - (y - low_y) / span_y * (HEIGHT - 30):.1f}"
            for x, y in zip(xs[::step], ys[::step], strict=True)
        )
        paths.append(f'<polyline class="{name}" points="{points}"/>')
    frame = f'<path class="axis" d="M{MARGIN} 8V{HEIGHT - 18}H{WIDTH - 4}"/>'
    words = (
        f'<text x="{MARGIN - 4}" y="16" text-anchor="end">{high_y:.4g}</text>'
        f'<text x="{MARGIN - 4}" y="{HEIGHT - 20}" text-anchor="end">{low_y:.4g}</text>'
        f'<text x="{MARGIN}" y="{HEIGHT - 4}">{low_x:.4g} s</text>'
        f'<text x="{WIDTH - 4}" y="{HEIGHT - 4}" text-anchor="end">{high_x:.4g} s</text>'
    )
    return f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">{frame}{"".join(paths)}{words}</svg>'
