"""Ballistics: the one acceleration that the arcs of a thing in free flight share, and what it does at bounces."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np

from holysheep_studio.engine.report.arcs import FINEST_PX, LEAST_POINTS, Arc, Array, arcs, fitted

#: An arc tells of an acceleration where it is this many standard errors, and bends this many pixels.
CLEAR_TIMES = 6.0
CLEAR_BEND_PX = 2.0
#: A thing that is seen in fewer pictures, or goes less far, is not fitted.
LEAST_ARC_POINTS = 8
LEAST_TRAVEL_PX = 12.0
#: Arcs agree when they differ by less than this share, or by this many standard errors.
AGREE_SHARE = 0.04
AGREE_TIMES = 4.0
#: The share of points in agreeing arcs, below which there is no one acceleration.
AGREE_LEAST = 0.85
#: An acceleration that changes by this share over an arc, surely, is not that of free fall.
STEADY_SHARE = 0.035
STEADY_TIMES = 4.0
#: Arcs that are not parabolas by this much, in pixels and as a share of their bend, are none.
MOST_RMS_PX = 2.0
MOST_RMS_SHARE = 0.02
#: At a bounce the velocity changes by at least this share of itself and this many standard errors.
BOUNCE_SHARE = 0.1
#: Formal intervals miss too often: they are doubled.
DOUBLED = 2.0
#: Rest before a fall is cut off where that takes this much off the squared errors.
REST_GAIN = 9.0


@dataclass(frozen=True, slots=True)
class Bounce:
    """One contact: when and where (px), velocity before and after (px/s), and their ratio along the normal."""

    time_s: float
    place: tuple[float, float]
    before: tuple[float, float]
    after: tuple[float, float]
    restitution: float


@dataclass(frozen=True, slots=True)
class Flight:
    """Free flight as measured: `accel` (2,) in px/s^2 and the half width of its 95 % interval, doubled.

    `trouble` says why no single acceleration can be told: "" where it can.
    """

    arcs: tuple[Arc, ...]
    accel: Array
    ci95: float
    rms_px: float
    quad_over_cubic: float
    agree_fraction: float
    change_share: float
    bounces: tuple[Bounce, ...]
    trouble: str

    @property
    def size(self) -> float:
        """The acceleration in px/s^2."""
        return float(np.hypot(*self.accel))

    @property
    def direction_deg(self) -> float:
        """Angle of the acceleration from straight down the picture, positive to the right."""
        return float(np.degrees(np.arctan2(self.accel[0], self.accel[1])))


def flight(times: Array, places: Array) -> Flight | None:
    """What a track says of free flight; None where nothing in it is accelerated."""
    found = [_without_rest(times, places, arc) for arc in arcs(times, places)]
    telling = [arc for arc in found if _clear(arc)]
    if not telling:
        return None
    centre = _common(telling)
    agreeing = [arc for arc in telling if _agrees(arc, centre)]
    share = sum(arc.points for arc in agreeing) / sum(arc.points for arc in telling)
    accel, error, rms = _shared(times, places, agreeing or telling)
    change, sure = _change(agreeing or telling, accel)
    bounces = _bounces(telling, accel)
    cubic = float(np.sqrt(np.mean([max(arc.cubic_rms_px, 1e-3) ** 2 for arc in telling])))
    flat = float(np.sqrt(np.mean([arc.rms_px**2 for arc in telling])))
    trouble = ""
    if share < AGREE_LEAST:
        trouble = "arcs_disagree"
    elif sure and change > STEADY_SHARE:
        trouble = "acceleration_changes"
    elif rms > max(MOST_RMS_PX, MOST_RMS_SHARE * max(_bend(arc) for arc in telling)):
        trouble = "no_parabola"
    return Flight(
        tuple(telling), accel, DOUBLED * 1.96 * error, rms, max(1.0, flat / max(cubic, FINEST_PX)), share, change,
        bounces, trouble,
    )  # fmt: skip


def _bend(arc: Arc) -> float:
    """How far the arc leaves its chord at most, in pixels."""
    return float(np.hypot(*arc.accel)) * arc.length_s**2 / 8


def _clear(arc: Arc) -> bool:
    size = float(np.hypot(*arc.accel))
    return arc.points >= LEAST_ARC_POINTS and size > CLEAR_TIMES * arc.accel_se and _bend(arc) > CLEAR_BEND_PX


def _without_rest(times: Array, places: Array, arc: Arc) -> Arc:
    """The arc without the rest before a release or after a landing, which a parabola hides."""
    for _ in range(2):
        for ahead in (True, False):
            arc = _trimmed(times, places, arc, ahead=ahead)
    return arc


def _trimmed(times: Array, places: Array, arc: Arc, *, ahead: bool) -> Arc:
    """The arc from the point on where all before it rests (or to the point where all after it does)."""
    edge = arc.begin_s if ahead else arc.end_s
    speed = float(np.hypot(*arc.velocity_at(edge)))
    if speed > 0.25 * float(np.hypot(*arc.accel)) * arc.length_s or arc.points < 3 * LEAST_POINTS:
        return arc
    sigma = max(FINEST_PX, arc.cubic_rms_px or arc.rms_px)
    whole = arc.rms_px**2 * arc.points
    best, gain = arc, REST_GAIN * sigma**2
    for count in range(3, arc.points // 2):
        first, last = (arc.first + count, arc.last) if ahead else (arc.first, arc.last - count)
        rest = places[arc.first : first] if ahead else places[last + 1 : arc.last + 1]
        spread = ((rest - np.median(rest, 0)) ** 2).sum()
        if np.sqrt(spread / len(rest)) > 3 * sigma:
            break
        part = fitted(times, places, first, last)
        saved = whole - part.rms_px**2 * part.points - float(spread)
        if saved > gain:
            best, gain = part, saved
    return best


def _common(telling: list[Arc]) -> Array:
    """The acceleration that most points are near: that of one of the arcs."""

    def support(one: Arc) -> tuple[float, float]:
        return (sum(arc.points for arc in telling if _agrees(arc, one.accel)), -one.accel_se)

    return max(telling, key=support).accel


def _agrees(arc: Arc, accel: Array) -> bool:
    apart = float(np.hypot(*(arc.accel - accel)))
    return apart < max(AGREE_SHARE * float(np.hypot(*accel)), AGREE_TIMES * arc.accel_se)


def _shared(times: Array, places: Array, flown: list[Arc]) -> tuple[Array, float, float]:
    """Acceleration, its standard error (of its length) and what is left over, of arcs that share it."""
    columns = 2 * len(flown) + 1
    rows, values = [], []
    for at, arc in enumerate(flown):
        t = times[arc.first : arc.last + 1] - arc.middle_s
        p = places[arc.first : arc.last + 1]
        near = np.hypot(*(p - np.array([arc.at(moment) for moment in times[arc.first : arc.last + 1]])).T)
        kept = near <= 4 * max(FINEST_PX, arc.rms_px)
        block = np.zeros((int(kept.sum()), columns))
        block[:, 2 * at], block[:, 2 * at + 1], block[:, -1] = 1, t[kept], t[kept] ** 2 / 2
        rows.append(block)
        values.append(p[kept])
    design, seen = np.vstack(rows), np.vstack(values)
    scale = np.maximum(np.abs(design).max(0), 1e-12)
    best = np.linalg.lstsq(design / scale, seen, rcond=None)[0] / scale[:, None]
    left = seen - design @ best
    free = max(1, 2 * len(seen) - 2 * columns)
    rms = float(np.sqrt((left**2).sum() / len(seen)))
    spread = np.linalg.pinv((design / scale).T @ (design / scale))[-1, -1] / scale[-1] ** 2
    return best[-1], float(max(FINEST_PX / 2, np.sqrt((left**2).sum() / free)) * np.sqrt(spread)), rms


def _change(flown: list[Arc], accel: Array) -> tuple[float, bool]:
    """By which share the acceleration changes over an arc, the median weighed by points; and whether that is sure."""
    size = float(np.hypot(*accel))
    told = [arc for arc in flown if np.isfinite(arc.jerk_se)]
    if not told:
        return 0.0, False
    shares = np.array([float(np.hypot(*arc.jerk)) * arc.length_s / size for arc in told])
    errors = np.array([arc.jerk_se * arc.length_s / size for arc in told])
    sure = shares > STEADY_TIMES * errors
    material = sure & (shares > STEADY_SHARE)
    points = np.array([arc.points for arc in told])
    if points[material].sum() >= 0.3 * points.sum():
        return float(shares[material].max()), True
    return float(shares[int(np.argmin(errors))]), False


def _bounces(telling: list[Arc], accel: Array) -> tuple[Bounce, ...]:
    found = []
    for before, after in itertools.pairwise(telling):
        gap = after.begin_s - before.end_s
        pace = before.length_s / max(1, before.points - 1)
        if gap > 6 * pace or not (_agrees(before, accel) and _agrees(after, accel)):
            continue
        bounce = _bounce(replace_accel(before, accel), replace_accel(after, accel), pace)
        if bounce is not None:
            found.append(bounce)
    return tuple(found)


def replace_accel(arc: Arc, accel: Array) -> Arc:
    """The arc with the shared acceleration in place of its own; its middle is kept at the mean of its points."""
    shift = (arc.accel - accel) * (arc.length_s**2 / 24)
    return replace(arc, accel=accel, place=arc.place + shift)


def _bounce(before: Arc, after: Arc, pace: float) -> Bounce | None:
    """Where two parabolas meet and what changes there; None where nothing bounces."""
    begin, end = before.end_s - 3 * pace, after.begin_s + 3 * pace
    moments = np.linspace(begin, end, 241)
    apart = [float(np.hypot(*(before.at(one) - after.at(one)))) for one in moments]
    least = int(np.argmin(apart))
    if 0 < least < 240:
        left, here, right = apart[least - 1] ** 2, apart[least] ** 2, apart[least + 1] ** 2
        bow = left - 2 * here + right
        moment = float(moments[least] + (0.5 * (left - right) / bow if bow > 0 else 0) * (moments[1] - moments[0]))
    else:
        moment = float(moments[least])
    coming, going = before.velocity_at(moment), after.velocity_at(moment)
    speed = float(np.hypot(*coming))
    turn = going - coming
    jolt = float(np.hypot(*turn))
    if apart[least] > max(3.0, 0.3 * speed * pace) or jolt < BOUNCE_SHARE * speed or speed == 0:
        return None
    normal = _normal(turn / jolt, before.accel)
    into, out = float(coming @ normal), float(going @ normal)
    if into >= 0 or out < 0:
        return None
    place = before.at(moment)
    return Bounce(
        moment, (float(place[0]), float(place[1])), (float(coming[0]), float(coming[1])),
        (float(going[0]), float(going[1])), out / -into,
    )  # fmt: skip


def _normal(turn: Array, accel: Array) -> Array:
    """The floor's normal: against gravity where the jolt is nearly so, else the way of the jolt."""
    up = -accel / max(1e-12, float(np.hypot(*accel)))
    return up if float(turn @ up) > np.cos(np.radians(25)) else turn
