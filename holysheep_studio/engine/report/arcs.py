"""Arcs: cuts a track where its motion changes, into pieces that are parabolas in time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: Places are known no better than this, in pixels.
FINEST_PX = 0.15
#: What a new piece costs, and a point that is in none, in squared errors of one place.
PIECE_COST = 30.0
POINT_COST = 12.0
#: A piece has at least this many points, and at most this many are tried.
LEAST_POINTS = 5
MOST_POINTS = 500
#: Tracks are looked at up to this many points.
LONGEST_TRACK = 2400
#: Neighbouring pieces are one if one parabola fits both nearly as well.
JOIN_FACTOR = 1.3


@dataclass(frozen=True, slots=True)
class Arc:
    """Points `first` to `last` of a track as a parabola around time `middle_s`: place, velocity, acceleration.

    Shapes (2,), in px, px/s, px/s^2. `accel_se`: standard error of each part of the acceleration. `jerk`: the third
    derivative (px/s^3) of the best cubic, `jerk_se` its standard error. `rms_px`: what is left over.
    """

    first: int
    last: int
    begin_s: float
    end_s: float
    middle_s: float
    place: Array
    velocity: Array
    accel: Array
    accel_se: float
    jerk: Array
    jerk_se: float
    rms_px: float
    cubic_rms_px: float

    @property
    def points(self) -> int:
        """How many points it spans."""
        return self.last - self.first + 1

    @property
    def length_s(self) -> float:
        """From its first point to its last."""
        return self.end_s - self.begin_s

    def at(self, time_s: float) -> Array:
        """Where the parabola is."""
        dt = time_s - self.middle_s
        return self.place + self.velocity * dt + self.accel * (dt * dt / 2)

    def velocity_at(self, time_s: float) -> Array:
        """How fast it is."""
        return self.velocity + self.accel * (time_s - self.middle_s)


def noise_px(times: Array, places: Array) -> float:
    """The error of one place, from how four neighbours miss a parabola; robust against bounces."""
    if len(times) < 6:
        return FINEST_PX
    thirds = places[3:] - 3 * places[2:-1] + 3 * places[1:-2] - places[:-3]
    even = np.abs(np.diff(times) - np.median(np.diff(times))) < 0.2 * np.median(np.diff(times))
    kept = thirds[even[2:] & even[1:-1] & even[:-2]]
    if len(kept) < 3:
        return 2 * FINEST_PX
    return max(FINEST_PX, float(np.median(np.abs(kept)) * 1.4826 / np.sqrt(20)))


def arcs(times: Array, places: Array) -> list[Arc]:
    """The pieces of a track in order. `times` (n,) rising seconds, `places` (n, 2) pixels."""
    times, places = times[:LONGEST_TRACK], places[:LONGEST_TRACK]
    if len(times) < LEAST_POINTS:
        return []
    noise = noise_px(times, places)
    spans = _cut(times, places, noise)
    spans = _joined(times, places, spans, noise)
    return [fitted(times, places, first, last) for first, last in spans]


def _costs(times: Array, places: Array) -> Array:
    """Squared error of the best parabola over each run: [start, length], infinite where there is none."""
    count = len(times)
    longest = min(count, MOST_POINTS)
    costs = np.full((count, longest + 1), np.inf)
    unit = float(np.median(np.diff(times)))
    sums = np.zeros((count, 5))
    against = np.zeros((count, 3, 2))
    squares = np.zeros(count)
    for length in range(1, longest + 1):
        starts = np.arange(count - length + 1)
        ends = starts + length - 1
        t = (times[ends] - times[starts]) / unit
        p = places[ends] - places[starts]
        powers = t[:, None] ** np.arange(5)
        sums[starts] += powers
        against[starts] += powers[:, :3, None] * p[:, None, :]
        squares[starts] += (p * p).sum(1)
        if length >= LEAST_POINTS:
            scale = np.maximum(t, 1.0)[:, None] ** -np.arange(5.0)
            even = sums[starts] * scale
            normal = np.stack([even[:, 0:3], even[:, 1:4], even[:, 2:5]], 1)
            right = against[starts] * scale[:, :3, None]
            best = np.linalg.solve(normal + 1e-12 * np.eye(3), right)
            costs[starts, length] = np.maximum(0.0, squares[starts] - (best * right).sum((1, 2)))
    return costs


def _cut(times: Array, places: Array, noise: float) -> list[tuple[int, int]]:
    """The cheapest way to cut the track: each piece costs its error and a price, each point left out a price."""
    count = len(times)
    costs = _costs(times, places) / (noise * noise) + PIECE_COST
    longest = costs.shape[1] - 1
    total = np.zeros(count + 1)
    way = np.zeros(count + 1, int)
    for end in range(1, count + 1):
        best, from_ = total[end - 1] + POINT_COST, end - 1
        starts = np.arange(max(0, end - longest), max(0, end - LEAST_POINTS + 1))
        if len(starts):
            offers = total[starts] + costs[starts, end - starts]
            cheapest = int(np.argmin(offers))
            if offers[cheapest] < best:
                best, from_ = float(offers[cheapest]), int(starts[cheapest])
        total[end], way[end] = best, from_
    spans: list[tuple[int, int]] = []
    end = count
    while end > 0:
        if end - way[end] >= LEAST_POINTS:
            spans.append((int(way[end]), end - 1))
        end = int(way[end])
    return spans[::-1]


def _joined(times: Array, places: Array, spans: list[tuple[int, int]], noise: float) -> list[tuple[int, int]]:
    """Neighbours that one parabola fits are one piece."""
    done: list[tuple[int, int]] = []
    for span in spans:
        if done:
            whole = fitted(times, places, done[-1][0], span[1])
            parts = max(fitted(times, places, *done[-1]).rms_px, fitted(times, places, *span).rms_px, noise * 1.4)
            if whole.rms_px < JOIN_FACTOR * parts:
                done[-1] = (done[-1][0], span[1])
                continue
        done.append(span)
    return done


def fitted(times: Array, places: Array, first: int, last: int) -> Arc:
    """The parabola over points `first` to `last`, points that are far off left out."""
    t, p = times[first : last + 1], places[first : last + 1]
    middle = float((t[0] + t[-1]) / 2)
    half = max(1e-9, float(t[-1] - t[0]) / 2)
    s = (t - middle) / half
    kept = np.ones(len(s), bool)
    square = np.stack([np.ones_like(s), s, s * s], 1)
    best = np.linalg.lstsq(square, p, rcond=None)[0]
    for _ in range(3):
        best = np.linalg.lstsq(square[kept], p[kept], rcond=None)[0]
        off = np.hypot(*(p - square @ best).T)
        limit = 3.5 * max(FINEST_PX, float(np.median(off[kept])) * 1.2)
        fresh = off <= limit
        if fresh.sum() < LEAST_POINTS or (fresh == kept).all():
            break
        kept = fresh
    left = p[kept] - square[kept] @ best
    rms = float(np.sqrt((left**2).sum() / max(1, kept.sum())))
    error = max(FINEST_PX / 2, float(np.sqrt((left**2).sum() / max(1, 2 * kept.sum() - 6))))
    spread = np.linalg.pinv(square[kept].T @ square[kept])
    jerk, jerk_se, cubic_rms = _cubic(s[kept], p[kept], half, error)
    return Arc(
        first, last, float(t[0]), float(t[-1]), middle,
        best[0], best[1] / half, 2 * best[2] / half**2, float(2 * error * np.sqrt(spread[2, 2]) / half**2),
        jerk, jerk_se, rms, cubic_rms,
    )  # fmt: skip


def _cubic(s: Array, p: Array, half: float, error: float) -> tuple[Array, float, float]:
    if len(s) < LEAST_POINTS + 1:
        return np.zeros(2), float("inf"), 0.0
    cube = np.stack([np.ones_like(s), s, s * s, s**3], 1)
    best = np.linalg.lstsq(cube, p, rcond=None)[0]
    left = p - cube @ best
    spread = np.linalg.pinv(cube.T @ cube)
    rms = float(np.sqrt((left**2).sum() / len(s)))
    return 6 * best[3] / half**3, float(6 * error * np.sqrt(max(0.0, spread[3, 3])) / half**3), rms
