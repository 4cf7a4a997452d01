"""Measured: what is remembered of a file whose motion was measured, and how a person's word joins its report."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import Clip
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.quality import (
    MEASURES,
    FitSpec,
    Inspection,
    MotionReport,
    Reason,
    Setting,
    Track,
    TrackPoint,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.quality import Fit
    from holysheep_studio.domain.request import GenerationRequest


class Subject(Frozen, frozen=True):
    """A file to be measured; `clip` where it is one of the studio's."""

    path: str
    clip: Clip | None = None


class Noted(Frozen, frozen=True):
    """What a report came to, for lists: what cadence says, and the measures that deserve a look ("block.name")."""

    verdict: str = ""
    slow_motion: str = ""
    looks: tuple[str, ...] = ()


class Correction(Frozen, frozen=True):
    """What a person says of a frame: the thing is at (x, y), in pixels of the first frame; or, `gone`, is not there.

    Where it is gone, x and y are where it was wrongly seen.
    """

    frame: int
    x: float
    y: float
    gone: bool = False


class Remembered(Frozen, frozen=True):
    """What is kept of a file by its SHA-256. There is one of `corrections` a frame.

    `setting` is None until a person set one; `noted` until the file was measured.
    """

    digest: str
    setting: Setting | None = None
    corrections: tuple[Correction, ...] = ()
    noted: Noted | None = None
    path: str = ""  # where the file lay when it was measured last

    @property
    def id(self) -> str:
        """The digest, by which changes name it."""
        return self.digest


@dataclass(frozen=True, slots=True)
class Measured:
    """A report as the engine made it, and as it reads with the setting and the corrections of a person.

    `own` is the setting that a person chose, None where `setting` is what the clip was asked for.
    """

    subject: Subject
    raw: Inspection
    shown: Inspection
    setting: Setting
    corrections: tuple[Correction, ...] = ()
    own: Setting | None = None
    digest: str = field(default="", compare=False)


def noted(report: MotionReport) -> Noted:
    """What stands out in a report, in the order of its blocks."""
    cadence = report.blocks["cadence"].values if "cadence" in report.blocks else {}
    looks = tuple(
        f"{block}.{name}"
        for block, measures in MEASURES.items()
        if block in report.blocks
        for name, scale in measures.items()
        if scale.alarming(report.blocks[block].values.get(name))
    )
    return Noted(str(cadence.get("verdict") or ""), str(cadence.get("slow_motion") or ""), looks)


def asked_setting(clip: Clip | None, request: GenerationRequest | None) -> Setting:
    """What is known of a scene from how its clip was asked for: its gravity, and how its time was bent."""
    spec = None if request is None else request.cloud
    setting = Setting()
    if spec is not None:
        gravity = None if spec.physics is None else spec.physics.parameters.get("gravity")
        if isinstance(gravity, int | float) and not isinstance(gravity, bool) and isfinite(gravity) and gravity > 0:
            setting = replace(setting, gravity_m_s2=float(gravity))
        if spec.speed is not None and spec.speed > 0:
            setting = replace(setting, time_scale=float(spec.speed))
    elif clip is not None and (speed := clip.time_map.constant_speed) is not None and speed > 0:
        setting = replace(setting, time_scale=float(speed))
    return setting


def fit_of(report: MotionReport, setting: Setting, corrections: Sequence[Correction]) -> FitSpec | None:
    """What the engine is to fit anew; None where the report stands as it is, or there is nothing to fit.

    `report` is one without origin, so that its track is in pixels of the first frame.
    """
    if setting == report.setting and not corrections:
        return None
    points = {point.frame: (point, time) for point, time in zip(report.track.points, report.track.times_s, strict=True)}
    for point in corrections:
        if point.gone:
            points.pop(point.frame, None)
        elif 0 <= point.frame < len(report.series.times_s):
            there = TrackPoint(point.frame, point.x, point.y)
            points[point.frame] = (there, _time_of(report, point.frame))
    if not points and not corrections:
        return None
    ordered = [points[frame] for frame in sorted(points)]
    reasons = {block.reason for block in (report.blocks["ballistics"], report.blocks["pendulum"])}
    camera = report.blocks["camera"]
    return FitSpec(
        tuple(point for point, _ in ordered),
        tuple(time for _, time in ordered),
        setting,
        camera_verified=camera.reason == "" and Reason.CAMERA_UNVERIFIED not in reasons,
        frames_made=report.blocks["cadence"].values.get("slow_motion") == "fake",
    )


def _time_of(report: MotionReport, frame: int) -> float:
    """When a frame is in the time of the track, which is stretched over lost frames."""
    series, track = report.series, report.track
    frames = [point.frame for point in track.points]
    before = bisect_right(frames, frame) - 1
    if before < 0:
        return series.times_s[frame]
    return series.times_s[frame] + track.times_s[before] - series.times_s[frames[before]]


def with_fit(raw: Inspection, setting: Setting, fit: Fit | None, corrected: int = 0) -> Inspection:
    """The report with this setting, and what the engine fitted anew with so many points set by hand."""
    report = replace(raw.report, setting=setting, corrected=corrected)
    if fit is not None:
        blocks = {**report.blocks, "ballistics": fit.ballistics, "pendulum": fit.pendulum}
        report = replace(report, blocks=blocks, track=fit.track)
    return replace(raw, report=report)


def corrected(known: Sequence[Correction], point: Correction) -> tuple[Correction, ...]:
    """The corrections with one more; a frame has one."""
    return tuple(sorted((*(one for one in known if one.frame != point.frame), point), key=lambda one: one.frame))


def removed(measured: Measured, frame: int) -> tuple[Correction, ...] | None:
    """The corrections when the thing's place in a frame is to be no point of its track; None where it has none.

    What was only set by hand is simply no longer said.
    """
    left = tuple(one for one in measured.corrections if one.frame != frame)
    seen = next((one for one in measured.raw.report.track.points if one.frame == frame), None)
    if seen is not None:
        gone = Correction(frame, seen.x, seen.y, gone=True)
        return None if gone in measured.corrections else corrected(left, gone)
    return None if len(left) == len(measured.corrections) else left


def put_back(measured: Measured, frame: int) -> tuple[Correction, ...] | None:
    """The corrections without what was said of a frame; None where nothing was."""
    left = tuple(one for one in measured.corrections if one.frame != frame)
    return None if len(left) == len(measured.corrections) else left


class View(Frozen, frozen=True):
    """How a frame's pixels lead to the first frame's: x' = ax + by + c, y' = dx + ey + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    @classmethod
    def of(cls, report: MotionReport, frame: int) -> View:
        """The view of a frame; where the camera stands still, and beyond what was measured, none."""
        views = report.series.views
        if not views or frame < 0:
            return cls()
        numbers = views[min(frame, len(views) - 1)]
        return cls(*numbers) if len(numbers) == 6 else cls()

    def to_first(self, x: float, y: float) -> tuple[float, float]:
        """A place of this frame in pixels of the first."""
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def from_first(self, x: float, y: float) -> tuple[float, float]:
        """A place of the first frame in pixels of this one."""
        det = self.a * self.e - self.b * self.d
        if abs(det) < 1e-12:
            return x, y
        u, v = x - self.c, y - self.f
        return (self.e * u - self.b * v) / det, (self.a * v - self.d * u) / det


def placed(track: Track, setting: Setting) -> Track:
    """The track in pixels of the first frame, whatever the origin."""
    left, top = setting.origin or (0.0, 0.0)
    if not (left or top):
        return track

    def moved(points: tuple[TrackPoint, ...]) -> tuple[TrackPoint, ...]:
        return tuple(TrackPoint(point.frame, point.x + left, point.y + top) for point in points)

    return replace(track, points=moved(track.points), fitted=moved(track.fitted), predicted=moved(track.predicted))
