"""Physics: what the things that were followed say of gravity, bounces and swings, as blocks of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.quality import Block, Fit, FitSpec, Reason, Setting, Status, Track, TrackPoint, rounded
from holysheep_studio.engine.report.arcs import Array
from holysheep_studio.engine.report.ballistics import Flight, flight
from holysheep_studio.engine.report.pendulum import Swing, swing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.quality import Value

#: A confidence interval wider than this share of the value is no measurement.
WIDEST_SHARE = 0.06
#: Free flight must take up this share of a track, and this long.
FLOWN_SHARE = 0.4
FLOWN_S = 0.12
#: A bounce that gives back more than this has gained energy.
GAIN = 1.02
MOST_TRACKS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """A thing as seen: frames, times in seconds (n,), places in clip pixels (n, 2), radii in clip pixels (n,)."""

    frames: tuple[int, ...]
    times: Array
    places: Array
    radii: Array


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A thing with what was fitted to it."""

    followed: Followed
    flight: Flight | None
    swing: Swing | None

    @property
    def swings(self) -> bool:
        """Whether a pendulum explains it."""
        if self.swing is None:
            return False
        return self.flight is None or self.flight.trouble != "" or self.swing.rms_px < 1.2 * self.flight.rms_px

    @property
    def clear(self) -> bool:
        """Whether a swing, or arcs that leave little over, explain it."""
        if self.swings:
            return True
        return self.flight is not None and self.flown_share > FLOWN_SHARE and self.flight.rms_px < 1.0

    @property
    def flown_share(self) -> float:
        """The share of its points that are in arcs of flight."""
        if self.flight is None:
            return 0.0
        return sum(arc.points for arc in self.flight.arcs) / len(self.followed.frames)

    def left_over(self) -> Array | None:
        """What place (along its way) and radius are off from what is smooth, shape (n, 2); None where not known."""
        if self.swings and self.swing is not None:
            smooth = self.swing.path
        elif self.flight is not None and self.flown_share > FLOWN_SHARE:
            smooth = _flown(self.followed.times, self.flight)
        else:
            return None
        way = np.gradient(smooth, axis=0)
        length = np.maximum(1e-9, np.hypot(way[:, 0], way[:, 1]))
        along = ((self.followed.places - smooth) * way).sum(1) / length
        wide = np.convolve(np.pad(self.followed.radii, 4, mode="edge"), np.full(9, 1 / 9), "valid")
        out = np.column_stack([along, self.followed.radii - wide])
        return np.asarray(out[np.isfinite(out).all(1)], np.float64) if np.isfinite(out).all() else None


def judged(followed: Followed) -> Judged:
    """Fit a thing both ways."""
    return Judged(followed, flight(followed.times, followed.places), swing(followed.times, followed.places))


def most_telling(found: Sequence[Judged]) -> Judged | None:
    """The thing to report on: a swing or a flight without trouble goes first, then the longest."""

    def rank(one: Judged) -> tuple[bool, bool, int]:
        clear = one.flight is not None and one.flight.trouble == "" and one.flown_share > FLOWN_SHARE
        return (one.swings or clear, one.flight is not None, len(one.followed.frames))

    return max(found, key=rank, default=None)


def fit_track(spec: FitSpec) -> Fit:
    """Fit points that a person corrected or set. Raises InputError bad_value for a setting that cannot be."""
    spec.setting.check()
    places = np.array([[point.x, point.y] for point in spec.points], float).reshape(-1, 2)
    order = np.argsort(np.array(spec.times_s, float), kind="stable")
    followed = Followed(
        tuple(spec.points[at].frame for at in order), np.array(spec.times_s, float)[order], places[order],
        np.ones(len(order)),
    )  # fmt: skip
    found = judged(followed) if len(order) >= 6 else None
    return fit(found, spec.setting, verified=spec.camera_verified, made=spec.frames_made)


def fit(found: Judged | None, setting: Setting, *, verified: bool, made: bool) -> Fit:
    """The blocks of a thing. `verified`: the camera's motion is known; `made`: frames were repeated or made up."""
    track = Track() if found is None else _track(found, setting)
    return Fit(_ballistics(found, setting, verified, made), _pendulum(found, setting, verified, made), track)


def _ballistics(found: Judged | None, setting: Setting, verified: bool, made: bool) -> Block:  # noqa: FBT001 - private
    if found is None:
        return Block(Status.NOT_APPLICABLE, Reason.NO_OBJECT)
    if found.swings:
        return Block(Status.NOT_APPLICABLE, Reason.SWINGS)
    if found.flight is None or sum(arc.length_s for arc in found.flight.arcs) < FLOWN_S:
        return Block(Status.NOT_APPLICABLE, Reason.NO_ACCELERATION)
    known = found.flight
    reason = _doubt(known, found, verified, made)
    blind = reason not in {"", Reason.MADE_FRAMES, Reason.IMPRECISE}
    values: dict[str, Value] = {
        "accel_px_s2": None if blind else known.size,
        "accel_ci95": None if blind else known.ci95,
        "direction_deg": None if blind else known.direction_deg,
        "restitution": None if blind or not known.bounces else tuple(one.restitution for one in known.bounces),
        "energy_gain_bounces": None if blind else sum(one.restitution > GAIN for one in known.bounces),
        "energy_kept": None if blind or not known.bounces else _kept(known),
        "fit_rms_px": known.rms_px,
        "quad_over_cubic": known.quad_over_cubic,
        "agree_fraction": known.agree_fraction,
        "change_share": known.change_share,
        "points": sum(arc.points for arc in known.arcs),
    }
    missing = {} if known.bounces else dict.fromkeys(("restitution", "energy_kept"), str(Reason.NO_BOUNCE))
    values |= _gravity(None if blind else known.size, None if blind else known.ci95, setting, missing)
    status = Status.LOW_CONFIDENCE if reason else Status.OK
    return Block(status, reason, {name: rounded(value) for name, value in values.items()}, missing)


def _doubt(known: Flight, found: Judged, verified: bool, made: bool) -> str:  # noqa: FBT001 - private
    if known.trouble:
        return str(Reason(known.trouble))
    if found.flown_share < FLOWN_SHARE:
        return str(Reason.ARCS_DISAGREE)
    if not verified:
        return str(Reason.CAMERA_UNVERIFIED)
    if made:
        return str(Reason.MADE_FRAMES)
    return str(Reason.IMPRECISE) if known.ci95 > WIDEST_SHARE * known.size else ""


def _kept(known: Flight) -> float:
    """Mean share of the energy of motion that is left after a bounce."""
    shares = [
        (one.after[0] ** 2 + one.after[1] ** 2) / max(1e-9, one.before[0] ** 2 + one.before[1] ** 2)
        for one in known.bounces
    ]
    return float(np.mean(shares))


def _gravity(accel: float | None, ci95: float | None, setting: Setting, missing: dict[str, str]) -> dict[str, Value]:
    """Gravity in metres from an acceleration in pixels; None, and why, where the scale is not known."""
    pixel_m = setting.pixel_m
    if pixel_m is None:
        missing |= dict.fromkeys(("g_m_s2", "g_ci95", "g_ratio", "implied_time_scale"), str(Reason.NO_SCALE))
    if accel is None or ci95 is None or pixel_m is None:
        return dict.fromkeys(("g_m_s2", "g_ci95", "g_ratio", "implied_time_scale"))
    factor = pixel_m / setting.time_scale**2
    gravity = accel * factor
    ratio = gravity / setting.gravity_m_s2
    return {
        "g_m_s2": gravity,
        "g_ci95": ci95 * factor,
        "g_ratio": ratio,
        "implied_time_scale": setting.time_scale * float(np.sqrt(ratio)),
    }


def _pendulum(found: Judged | None, setting: Setting, verified: bool, made: bool) -> Block:  # noqa: FBT001 - private
    if found is None:
        return Block(Status.NOT_APPLICABLE, Reason.NO_OBJECT)
    if not found.swings or found.swing is None:
        return Block(Status.NOT_APPLICABLE, Reason.NO_SWING)
    known = found.swing
    reason = "" if verified else str(Reason.CAMERA_UNVERIFIED)
    if not reason and made:
        reason = str(Reason.MADE_FRAMES)
    if not reason and known.accel_ci95 > WIDEST_SHARE * known.accel:
        reason = str(Reason.IMPRECISE)
    blind = reason == Reason.CAMERA_UNVERIFIED
    missing: dict[str, str] = {}
    values: dict[str, Value] = {
        "period_s": None if blind else known.period_s * setting.time_scale,
        "period_ci95": None if blind else known.period_ci95 * setting.time_scale,
        "length_px": known.length_px,
        "amplitude_deg": float(np.degrees(known.amplitude_rad)),
        "energy_drift": known.decay,
        "fit_rms_px": known.rms_px,
        "points": len(found.followed.frames),
    }
    values |= _gravity(None if blind else known.accel, None if blind else known.accel_ci95, setting, missing)
    status = Status.LOW_CONFIDENCE if reason else Status.OK
    return Block(status, reason, {name: rounded(value) for name, value in values.items()}, missing)


def _flown(times: Array, known: Flight) -> Array:
    """Where the arcs put the thing at each time; not-a-number outside them."""
    out = np.full((len(times), 2), np.nan)
    for arc in known.arcs:
        for at in range(arc.first, arc.last + 1):
            out[at] = arc.at(float(times[at]))
    for column in range(2):  # short gaps at bounces
        bad = ~np.isfinite(out[:, column])
        if bad.any() and not bad.all():
            out[bad, column] = np.interp(np.flatnonzero(bad), np.flatnonzero(~bad), out[~bad, column])
    return out


def _track(found: Judged, setting: Setting) -> Track:
    followed = found.followed
    smooth: Array | None = None
    bounces: tuple[float, ...] = ()
    if found.swings and found.swing is not None:
        smooth = found.swing.path
    elif found.flight is not None:
        smooth = _flown(followed.times, found.flight)
        bounces = tuple(one.time_s for one in found.flight.bounces)
    return Track(
        points=_points(followed.frames, followed.places, setting),
        times_s=tuple(float(f"{one:.6g}") for one in followed.times),
        fitted=() if smooth is None else _points(followed.frames, smooth, setting),
        predicted=_predicted(found, setting),
        bounces_s=tuple(float(f"{one:.6g}") for one in bounces),
    )


def _predicted(found: Judged, setting: Setting) -> tuple[TrackPoint, ...]:
    """Where the gravity that was asked for would take the thing from the beginning of its first arc on."""
    if setting.pixel_m is None or found.flight is None or found.swings:
        return ()
    arc = found.flight.arcs[0]
    asked = setting.gravity_m_s2 * setting.time_scale**2 / setting.pixel_m
    down = found.flight.accel / max(1e-9, found.flight.size)
    place, velocity = arc.at(arc.begin_s), arc.velocity_at(arc.begin_s)
    frames = found.followed.frames[arc.first : arc.last + 1]
    after = found.followed.times[arc.first : arc.last + 1] - arc.begin_s
    places = place + velocity * after[:, None] + asked * down * (after[:, None] ** 2 / 2)
    return _points(frames, places, setting)


def _points(frames: Sequence[int], places: Array, setting: Setting) -> tuple[TrackPoint, ...]:
    left, top = setting.origin or (0.0, 0.0)
    return tuple(
        TrackPoint(frame, float(f"{x - left:.6g}"), float(f"{y - top:.6g}"))
        for frame, (x, y) in zip(frames, places, strict=True)
        if np.isfinite(x) and np.isfinite(y)
    )
