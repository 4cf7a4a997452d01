"""Pendulum: a thing that swings on an arc of a circle; its period, and the gravity of its whole equation of motion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from holysheep_studio.engine.report.arcs import Array

#: A swing has at least this many points and turning points, and this amplitude in pixels and radians.
LEAST_POINTS = 20
LEAST_TURNS = 1
LEAST_SWING_PX = 12.0
LEAST_SWING_RAD = 0.04
MOST_SWING_RAD = 2.9
#: What the equation may leave over, in pixels and as a share of the swing.
MOST_RMS_PX = 1.5
MOST_RMS_SHARE = 0.012
#: Steps of the equation for one picture interval at least, and for one period.
STEPS_PER_PERIOD = 120
_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Swing:
    """A pendulum as fitted. `rate` is g/L in 1/s^2 of video time; `accel` is rate times length in px/s^2.

    `decay` is the share of energy lost in one period. Angles are from the picture's downward direction.
    """

    pivot: tuple[float, float]
    length_px: float
    rate: float
    accel: float
    accel_ci95: float
    period_s: float
    period_ci95: float
    amplitude_rad: float
    decay: float
    rms_px: float
    path: Array


def swing(times: Array, places: Array) -> Swing | None:
    """The pendulum that a track is; None where it is none."""
    if len(times) < LEAST_POINTS:
        return None
    start = _guess(times, places)
    if start is None:
        return None
    best, left, spread = _fit(times, places, start)
    pivot, length, rate = best[:2], float(np.exp(best[2])), float(np.exp(best[3]))
    path = _path(times, best)
    angle = np.arctan2(path[:, 0] - pivot[0], path[:, 1] - pivot[1])
    angle = np.unwrap(angle)
    widest = float(np.abs(angle - best[7]).max())
    rms = float(np.sqrt((left**2).sum() / len(times)))
    swung = widest * length
    if not (LEAST_SWING_RAD < widest < MOST_SWING_RAD and rms < max(MOST_RMS_PX, MOST_RMS_SHARE * swung)):
        return None
    period = _period(rate, widest)
    if times[-1] - times[0] < 0.45 * period:
        return None
    sigma = float(np.sqrt((left**2).sum() / max(1, 2 * len(times) - len(best))))
    together = spread[2, 2] + spread[3, 3] + 2 * spread[2, 3]
    accel = rate * length
    return Swing(
        (float(pivot[0]), float(pivot[1])), length, rate, accel,
        3.92 * sigma * accel * float(np.sqrt(max(0, together))),
        period, 1.96 * sigma * period * float(np.sqrt(max(0, spread[3, 3]))), widest,
        float(1 - np.exp(-2 * best[6] * period)), rms, path,
    )  # fmt: skip


def _guess(times: Array, places: Array) -> Array | None:
    """Pivot, length, rate, angle, angular speed, damping, and the way down, from a circle and the turning points."""
    circle = _circle(places)
    if circle is None:
        return None
    pivot, length = circle
    angle = np.unwrap(np.arctan2(places[:, 0] - pivot[0], places[:, 1] - pivot[1]))
    middle = float((angle.max() + angle.min()) / 2)
    swing_px = float(angle.max() - angle.min()) / 2 * length
    if swing_px < LEAST_SWING_PX or not 0.02 < float(np.ptp(angle)) / 2 < MOST_SWING_RAD:
        return None
    rate = _rate(times, angle, middle)
    if rate is None:
        return None
    slope = np.polyfit(times[:6] - times[0], angle[:6], 1)
    return np.array([pivot[0], pivot[1], np.log(length), np.log(rate), slope[1] - middle, slope[0], 0.0, middle])


def _circle(places: Array) -> tuple[Array, float] | None:
    """The circle through the places by least squares (Kasa); None where they lie on a line."""
    middle = places.mean(0)
    p = places - middle
    design = np.column_stack([2 * p, np.ones(len(p))])
    best, _, rank, _ = np.linalg.lstsq(design, (p**2).sum(1), rcond=None)
    if rank < 3:
        return None
    radius = float(np.sqrt(max(0.0, best[2] + best[0] ** 2 + best[1] ** 2)))
    extent = float(np.ptp(p, 0).max())
    if radius > 40 * extent or radius < 0.3 * extent:
        return None
    return best[:2] + middle, radius


def _rate(times: Array, angle: Array, middle: float) -> float | None:
    """g/L from how the angle's acceleration goes with its sine, over windows that smooth it."""
    window = max(5, min(len(times) // 8, 31)) | 1
    half = window // 2
    bends, sines = [], []
    for at in range(half, len(times) - half):
        part = slice(at - half, at + half + 1)
        bends.append(2 * np.polyfit(times[part] - times[at], angle[part], 2)[0])
        sines.append(np.sin(angle[at] - middle))
    bend, sine = np.array(bends), np.array(sines)
    turns = int((np.diff(np.sign(np.diff(angle[::half] if half > 1 else angle))) != 0).sum())
    power = float((sine**2).sum())
    if turns < LEAST_TURNS or power <= 0:
        return None
    rate = -float((bend * sine).sum()) / power
    return rate if rate > 0 else None


def _path(times: Array, p: Array) -> Array:
    """Places of a damped pendulum at all times, shape (n, 2): theta'' = -rate sin(theta) - 2 c theta'."""
    rate, damping = float(np.exp(min(p[3], 14.0))), float(p[6])
    span = float(times[-1] - times[0])
    steps = int(min(6000, max(len(times), np.ceil(span * np.sqrt(rate) / (2 * np.pi) * STEPS_PER_PERIOD))))
    h = span / steps
    theta, omega = float(p[4]), float(p[5])
    thetas, omegas = np.empty(steps + 1), np.empty(steps + 1)
    sin = np.sin

    def bend(a: float, v: float) -> float:
        return -rate * float(sin(a)) - 2 * damping * v

    for at in range(steps + 1):
        thetas[at], omegas[at] = theta, omega
        k1 = bend(theta, omega)
        v2 = omega + h / 2 * k1
        k2 = bend(theta + h / 2 * omega, v2)
        v3 = omega + h / 2 * k2
        k3 = bend(theta + h / 2 * v2, v3)
        v4 = omega + h * k3
        k4 = bend(theta + h * v3, v4)
        theta += h / 6 * (omega + 2 * v2 + 2 * v3 + v4)
        omega += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    angle = _between(times - times[0], h, thetas, omegas) + p[7]
    length = float(np.exp(p[2]))
    return np.column_stack([p[0] + length * np.sin(angle), p[1] + length * np.cos(angle)])


def _between(moments: Array, h: float, values: Array, slopes: Array) -> Array:
    """Cubic Hermite interpolation of an even grid."""
    at = np.clip((moments / h).astype(int), 0, len(values) - 2)
    s = moments / h - at
    a, b = values[at], values[at + 1]
    da, db = h * slopes[at], h * slopes[at + 1]
    eased = a * (1 + 2 * s) * (1 - s) ** 2 + da * s * (1 - s) ** 2 + b * s * s * (3 - 2 * s) + db * s * s * (s - 1)
    return np.asarray(eased, np.float64)


def _fit(times: Array, places: Array, start: Array) -> tuple[Array, Array, Array]:
    """Levenberg-Marquardt on all eight numbers; the best, what is left over (n, 2), and the spread."""
    from scipy.optimize import least_squares  # noqa: PLC0415 - takes half a second, and few clips swing

    def miss(p: Array) -> Array:
        return np.asarray((places - _path(times, p)).ravel(), np.float64)

    scale = np.array([10.0, 10.0, 0.05, 0.05, 0.05, 0.2, 0.02, 0.02])
    found = least_squares(miss, start, x_scale=scale, loss="soft_l1", f_scale=1.0, max_nfev=_ROUNDS)
    spread = np.linalg.pinv(found.jac.T @ found.jac)
    return found.x, miss(found.x).reshape(-1, 2), spread


def _period(rate: float, amplitude: float) -> float:
    """The period of a pendulum of this amplitude, by the arithmetic-geometric mean."""
    a, b = 1.0, float(np.cos(amplitude / 2))
    for _ in range(20):
        a, b = (a + b) / 2, float(np.sqrt(a * b))
    return float(2 * np.pi / np.sqrt(rate) / a)
