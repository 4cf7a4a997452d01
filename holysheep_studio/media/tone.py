"""HDR pictures brought into the range of ordinary screens: the curve, as points for FFmpeg's `curves` filter.

FFmpeg's own `tonemap` scales the three colours of a pixel alike and so tints every highlight (grey clouds turn
yellow and cyan on real phone footage). Here each colour follows the roll-off of ITU-R BT.2390-10, section 5.4.1, in
the perceptual quantiser's scale, which lets highlights turn white as film does; half the cost, too.
"""

from __future__ import annotations

#: Diffuse white of HDR programmes (ITU-R BT.2408), which becomes the white of the ordinary picture.
WHITE_NITS = 203.0
#: The light that still gets a shade of its own; ordinary masters and phones end at 1000, few go further.
PEAK_NITS = 2000.0
#: Exponent of an ordinary screen (ITU-R BT.1886).
SCREEN_GAMMA = 2.4
#: Points of the curve; between them FFmpeg interpolates smoothly.
POINTS = 96

_M1, _M2 = 2610 / 16384, 2523 / 4096 * 128
_C1, _C2, _C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32


def pq_code(nits: float) -> float:
    """The code 0..1 of an amount of light (SMPTE ST 2084)."""
    light = (nits / 10000) ** _M1
    return float(((_C1 + _C2 * light) / (1 + _C3 * light)) ** _M2)


def pq_nits(code: float) -> float:
    """The light of a code 0..1 (SMPTE ST 2084)."""
    root = code ** (1 / _M2)
    return float(10000 * (max(root - _C1, 0) / (_C2 - _C3 * root)) ** (1 / _M1))


def rolled_off(code: float) -> float:
    """A code brought below that of WHITE_NITS: unchanged up to a knee, then bent so that PEAK_NITS becomes white."""
    peak = pq_code(PEAK_NITS)
    part, most = min(1.0, code / peak), pq_code(WHITE_NITS) / peak
    knee = 1.5 * most - 0.5
    if part <= knee:
        return code
    t = (part - knee) / (1 - knee)
    bent = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * most
    return bent * peak


def screen_value(code: float) -> float:
    """The value 0..1 an ordinary screen needs to show the rolled-off light of a PQ code."""
    return min(1.0, float((pq_nits(rolled_off(code)) / WHITE_NITS) ** (1 / SCREEN_GAMMA)))


def curve_points() -> str:
    """The whole curve, "x/y x/y ...", as the `curves` filter reads it."""
    steps = (step / POINTS for step in range(POINTS + 1))
    return " ".join(f"{code:.6f}/{screen_value(code):.6f}" for code in steps)
