"""Quality: what the motion report asks and answers; every measure with its unit, range and bound, never one score."""

from __future__ import annotations

from enum import StrEnum
from math import hypot, isfinite
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timemap import TimeMap

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = "motion-report/1"
#: Grows when the same clip would be measured differently: older reports are then made anew.
VERSION = 2
#: Standard gravity, which a scene is compared with unless something else was asked for.
EARTH_M_S2 = 9.80665


class Status(StrEnum):
    """How far a block of measures can be trusted."""

    OK = "ok"
    LOW_CONFIDENCE = "low_confidence"
    NOT_APPLICABLE = "not_applicable"


class Reason(StrEnum):
    """Why a block or a value is not to be trusted, or not there; resources/texts/report.toml has the words."""

    TOO_FEW_FRAMES = "too_few_frames"
    LITTLE_MOTION = "little_motion"
    CODER_RHYTHM = "coder_rhythm"
    TOO_SMALL = "too_small"
    FEW_TRACKS = "few_tracks"
    CAMERA_UNVERIFIED = "camera_unverified"
    NO_OBJECT = "no_object"
    NO_ACCELERATION = "no_acceleration"
    SWINGS = "swings"
    NO_SWING = "no_swing"
    ARCS_DISAGREE = "arcs_disagree"
    ACCELERATION_CHANGES = "acceleration_changes"
    NO_PARABOLA = "no_parabola"
    MADE_FRAMES = "made_frames"
    IMPRECISE = "imprecise"
    NO_SCALE = "no_scale"
    NO_BOUNCE = "no_bounce"
    NO_SOURCE = "no_source"
    OTHER_SHAPE = "other_shape"
    MAP_ASSUMED = "map_assumed"
    NO_COMMON_FRAMES = "no_common_frames"
    NO_SOUND = "no_sound"
    TOOL_LACKS = "tool_lacks"
    DAMAGED = "damaged"
    PART_ONLY = "part_only"


Value = float | int | str | bool | tuple[float, ...] | None


class Scale(Frozen, frozen=True):
    """What a measure is counted in, the values it can take, and from where on it deserves a look."""

    unit: str
    low: float | None = None
    high: float | None = None
    attention_above: float | None = None
    attention_below: float | None = None

    def alarming(self, value: Value) -> bool:
        """Whether a value deserves a look."""
        if isinstance(value, bool | str | tuple) or value is None:
            return False
        over = self.attention_above is not None and value > self.attention_above
        return over or (self.attention_below is not None and value < self.attention_below)


#: Every measure by block and name. Bounds are from the sets the measures were tried on; see the report's words.
MEASURES: Mapping[str, Mapping[str, Scale]] = MappingProxyType(
    {
        "cadence": MappingProxyType(
            {
                "verdict": Scale(""),
                "slow_motion": Scale(""),
                "dup_fraction": Scale("1", 0, 1, 0.1),
                "blend_fraction": Scale("1", 0, 1, 0.3),
                "interpolated_fraction": Scale("1", 0, 1, 0.3),
                "period_frames": Scale("frames", 2, 8),
                "decidable_fraction": Scale("1", 0, 1),
                "dropped_frames": Scale("frames", 0, None, 0),
                "effective_fps": Scale("1/s", 0),
            }
        ),
        "photometric": MappingProxyType(
            {
                "luma_flicker_pct": Scale("%", 0, None, 1),
                "flicker_hz": Scale("Hz", 0),
                "frame_mae": Scale("8-bit steps", 0, 255),
                "black_frames": Scale("frames", 0, None, 0),
                "frozen_s": Scale("s", 0, None, 0),
                "cuts": Scale("cuts", 0),
            }
        ),
        "flow": MappingProxyType(
            {
                "warp_mae": Scale("8-bit steps", 0, 255, 2.5),
                "warp_mae_p95": Scale("8-bit steps", 0, 255),
                "fb_inconsistent_frac": Scale("1", 0, 1, 0.1),
                "motion_p95_px": Scale("px/frame", 0),
                "interp_smoothness": Scale("1", 0, 1),
                "interp_gain": Scale("1", 0, None, None, 0.3),
            }
        ),
        "tracks": MappingProxyType(
            {
                "jerk_rel": Scale("1", 0, None, 1),
                "accel_px": Scale("px/frame^2", 0),
                "speed_px": Scale("px/frame", 0),
                "tracks": Scale("tracks", 0),
            }
        ),
        "camera": MappingProxyType(
            {
                "static": Scale(""),
                "path_px": Scale("px", 0),
                "shake_rms_px": Scale("px", 0),
                "inlier_frac": Scale("1", 0, 1, None, 0.5),
            }
        ),
        "ballistics": MappingProxyType(
            {
                "g_m_s2": Scale("m/s^2", 0),
                "g_ci95": Scale("m/s^2", 0),
                "g_ratio": Scale("1", 0, None, 1.05, 0.95),
                "accel_px_s2": Scale("px/s^2", 0),
                "accel_ci95": Scale("px/s^2", 0),
                "implied_time_scale": Scale("real s/video s", 0),
                "direction_deg": Scale("deg", -180, 180, 3, -3),
                "restitution": Scale("1", 0),
                "energy_gain_bounces": Scale("bounces", 0, None, 0),
                "energy_kept": Scale("1", 0),
                "fit_rms_px": Scale("px", 0, None, 2),
                "quad_over_cubic": Scale("1", 1, None, 1.25),
                "agree_fraction": Scale("1", 0, 1, None, 0.7),
                "change_share": Scale("1", 0),
                "points": Scale("frames", 0),
            }
        ),
        "pendulum": MappingProxyType(
            {
                "period_s": Scale("s", 0),
                "period_ci95": Scale("s", 0),
                "g_m_s2": Scale("m/s^2", 0),
                "g_ci95": Scale("m/s^2", 0),
                "g_ratio": Scale("1", 0, None, 1.05, 0.95),
                "implied_time_scale": Scale("real s/video s", 0),
                "length_px": Scale("px", 0),
                "amplitude_deg": Scale("deg", 0, 180),
                "energy_drift": Scale("1/period", None, 1),
                "fit_rms_px": Scale("px", 0, None, 2),
                "points": Scale("frames", 0),
            }
        ),
        "fidelity": MappingProxyType(
            {
                "psnr_db": Scale("dB", 0, 100),
                "ssim": Scale("1", -1, 1),
                "vmaf": Scale("1", 0, 100),
                "compared_frames": Scale("frames", 0),
            }
        ),
        "delivery": MappingProxyType(
            {
                "frames": Scale("frames", 0),
                "decode_errors": Scale("errors", 0, None, 0),
                "width": Scale("px", 1),
                "height": Scale("px", 1),
                "duration_s": Scale("s", 0),
                "fps": Scale("1/s", 0),
                "variable_rate": Scale(""),
                "size_bytes": Scale("bytes", 0),
                "borders_px": Scale("px", 0),
                "loudness_lufs": Scale("LUFS", -70, 0),
                "true_peak_dbfs": Scale("dBFS", None, None, -1),
            }
        ),
    }
)


class Block(Frozen, frozen=True):
    """The measures of one matter. `reason` is "" where all is well; `missing` says why single values are None."""

    status: Status
    reason: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


class TrackPoint(Frozen, frozen=True):
    """Where the thing is in a frame, in upright square pixels of the clip."""

    frame: int
    x: float
    y: float


class Calibration(Frozen, frozen=True):
    """A stick of known length in the picture: its ends in pixels."""

    ax: float
    ay: float
    bx: float
    by: float
    length_m: float

    @property
    def metres_per_pixel(self) -> float:
        """What one pixel measures. Raises InputError bad_value for a stick without length."""
        pixels = hypot(self.bx - self.ax, self.by - self.ay)
        if not (pixels > 0 and self.length_m > 0 and isfinite(self.length_m)):
            raise InputError(Code.BAD_VALUE, field="calibration", value=self.length_m, expected="a stick with a length")
        return self.length_m / pixels


class Setting(Frozen, frozen=True):
    """What is known of the scene: the size of a pixel, real seconds per video second, the gravity that was asked for.

    A calibration goes before `metres_per_pixel`. `origin` is where places are counted from, in pixels.
    """

    metres_per_pixel: float | None = None
    time_scale: float = 1.0
    gravity_m_s2: float = EARTH_M_S2
    calibration: Calibration | None = None
    origin: tuple[float, float] | None = None

    @property
    def pixel_m(self) -> float | None:
        """Metres per pixel, if known."""
        return self.metres_per_pixel if self.calibration is None else self.calibration.metres_per_pixel

    def check(self) -> None:
        """Raise InputError bad_value where a number cannot be meant."""
        named = {"metres-per-pixel": self.pixel_m, "time-scale": self.time_scale, "gravity": self.gravity_m_s2}
        for name, value in named.items():
            if value is not None and not (isfinite(value) and 1e-9 < value < 1e9):
                raise InputError(Code.BAD_VALUE, field=name, value=value, expected="a number above 0")


class InspectSpec(Frozen, frozen=True):
    """All that a motion report depends on. `reference` is the clip it was made from, `time_map` how it was bent.

    `corrections` replace or add points of the followed thing, as a person saw them.
    """

    source: str
    setting: Setting = Setting()
    reference: str | None = None
    time_map: TimeMap | None = None
    corrections: tuple[TrackPoint, ...] = ()


class FitSpec(Frozen, frozen=True):
    """A track to be fitted anew, without looking at the clip: points with their times in seconds.

    The points are in pixels of the first frame, whatever the origin. `camera_verified` and `frames_made` are what the
    clip's report says of its camera and cadence: a corrected track is no better than its clip.
    """

    points: tuple[TrackPoint, ...]
    times_s: tuple[float, ...]
    setting: Setting = Setting()
    camera_verified: bool = True
    frames_made: bool = False


class Track(Frozen, frozen=True):
    """The thing that was measured: where it was seen, where the fit puts it, and where asked-for gravity would.

    All by frame, in pixels of the clip's first frame, the camera's motion taken out. `bounces`: times in seconds.
    """

    points: tuple[TrackPoint, ...] = ()
    times_s: tuple[float, ...] = ()
    fitted: tuple[TrackPoint, ...] = ()
    predicted: tuple[TrackPoint, ...] = ()
    bounces_s: tuple[float, ...] = ()


class Fit(Frozen, frozen=True):
    """What a track says of gravity."""

    ballistics: Block
    pendulum: Block
    track: Track


class Series(Frozen, frozen=True):
    """Values by frame, for plots. `marks`: n own, r repeat, b blend, i interpolated, d own after lost frames.

    `warp`: the warping error of each frame, 8-bit steps. `views`, empty where the camera stands still: six numbers a
    frame (a, b, c, d, e, f) that lead from its pixels to the first frame's, x' = ax + by + c, y' = dx + ey + f.
    """

    times_s: tuple[float, ...] = ()
    marks: str = ""
    flicker_pct: tuple[float, ...] = ()
    step: tuple[float, ...] = ()
    cut_frames: tuple[int, ...] = ()
    frozen: tuple[tuple[int, int], ...] = ()
    dropped: tuple[tuple[int, int], ...] = ()
    warp: tuple[float, ...] = ()
    black_frames: tuple[int, ...] = ()
    views: tuple[tuple[float, ...], ...] = ()


class MotionReport(Frozen, frozen=True):
    """The whole report. There is no overall score: nothing here was validated against people.

    `corrected`: how many points of the track a person set by hand.
    """

    frames: int
    frames_measured: int
    blocks: dict[str, Block]
    series: Series
    track: Track
    setting: Setting
    schema: str = SCHEMA
    version: int = VERSION
    corrected: int = 0


class Inspection(Frozen, frozen=True):
    """A report, and a JPEG of one frame in base64 to draw the track on; "" where there is none."""

    report: MotionReport
    picture: str = ""


def rounded(value: Value) -> Value:
    """A value with six significant digits, so that equal measurements read equal; not-a-number is None."""
    if isinstance(value, bool | str) or value is None or isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return tuple(float(f"{one:.6g}") for one in value if isfinite(one))
    return float(f"{value:.6g}") if isfinite(value) else None
