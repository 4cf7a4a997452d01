"""Maps HDR pictures (PQ, HLG) to the range and primaries of an ordinary screen.

swscale can do it, too, but spends a second or two on its tables each time the size of the picture changes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.footage import Hdr

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHITE_NITS = 203.0  # the level of diffuse white in HDR (ITU-R BT.2408)
_PEAK_NITS = 1000.0  # what HLG is made for, and what most PQ clips are graded on
_PEAK = _PEAK_NITS / _WHITE_NITS
_KNEE = 0.5  # below this part of white nothing is changed
_SCREEN_GAMMA = 2.4  # ITU-R BT.1886
_STEPS = 4096
#: BT.2020 to BT.709 primaries in linear light (ITU-R BT.2087, inverse of its matrix).
_PRIMARIES = np.ascontiguousarray(
    np.array(
        [[1.660491, -0.587641, -0.072850], [-0.124550, 1.132900, -0.008349], [-0.018151, -0.100579, 1.118730]],
        dtype=np.float32,
    ).T
)


def for_screen(picture: NDArray[np.uint16], system: Hdr) -> NDArray[np.uint8]:
    """`picture` (height, width, 3: coded RGB in BT.2020 primaries, 0-65535) as BGRA (height, width, 4), 0-255."""
    # whole-array steps, which let the window's thread run meanwhile; clipping is quicker than checking the index
    light = np.take(_light(system), picture >> 4, mode="clip")
    light = light.reshape(-1, 3) @ _PRIMARIES
    np.clip(light, 0, _PEAK, out=light)
    # the table of the curve is finer in the dark, where the eye is
    np.sqrt(light, out=light)
    light *= (_STEPS - 1) / np.sqrt(_PEAK)
    screen = np.take(_curve(), light.astype(np.uint16), mode="clip").reshape(picture.shape)
    made = np.full((*picture.shape[:2], 4), 255, dtype=np.uint8)
    made[..., :3] = screen[..., ::-1]
    return made


@cache
def _light(system: Hdr) -> NDArray[np.float32]:
    """Coded value to linear light, 1.0 being diffuse white (ITU-R BT.2100)."""
    code = np.linspace(0, 1, _STEPS)
    if system is Hdr.PQ:
        m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
        root = code ** (1 / m2)
        nits = 10000 * (np.maximum(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1)
    else:
        a, b, c = 0.17883277, 0.28466892, 0.55991073
        scene = np.where(code <= 0.5, code**2 / 3, (np.exp((code - c) / a) + b) / 12)
        nits = _PEAK_NITS * scene**1.2  # the system gamma of a screen of that peak, colour by colour
    return (nits / _WHITE_NITS).astype(np.float32)


@cache
def _curve() -> NDArray[np.uint8]:
    """The square root of light to the screen's value: straight up to the knee, then bent so that the peak is white."""
    light = np.linspace(0, np.sqrt(_PEAK), _STEPS) ** 2
    a = -(_KNEE**2) * (_PEAK - 1) / (_KNEE**2 - 2 * _KNEE + _PEAK)
    b = (_KNEE**2 - 2 * _KNEE * _PEAK + _PEAK) / (_PEAK - 1)
    bent = (b**2 + 2 * b * _KNEE + _KNEE**2) / (b - a) * (light + a) / (light + b)
    shown = np.where(light <= _KNEE, light, bent)
    return np.round(255 * np.clip(shown, 0, 1) ** (1 / _SCREEN_GAMMA)).astype(np.uint8)
