"""Scopes: luma waveform, RGB parade and histogram of a picture, computed from a small copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from holysheep_studio.ui.player.scopes import Scope

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: The copy that is measured: enough columns for a narrow scope, few enough pixels for every frame of a film.
COLUMNS, LINES = 256, 144
LEVELS = 256
_LUMA = np.array([0.0722, 0.7152, 0.2126], np.float32)  # of blue, green and red on a BT.709 screen
_TRACES = {0: (255, 120, 80), 1: (110, 230, 110), 2: (90, 90, 255)}  # BGR of the traces of blue, green, red
_LUMA_TRACE = (200, 220, 200)
_GRID = (70, 70, 70)
_GAP = 6


def small(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A copy (LINES, COLUMNS, 3) of a BGRA or BGR picture. Its values are the picture's own: none is mixed."""
    return np.ascontiguousarray(
        cv2.resize(picture[..., :3], (COLUMNS, LINES), interpolation=cv2.INTER_NEAREST).astype(np.uint8, copy=False)
    )


def luma(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The luma of a BGR picture, 0..255."""
    return np.round(picture.astype(np.float32) @ _LUMA).clip(0, 255).astype(np.uint8)


def counts(values: NDArray[np.uint8]) -> NDArray[np.intp]:
    """How often each level stands in each column of `values` (lines, columns): (LEVELS, columns)."""
    columns = values.shape[1]
    places = values.astype(np.intp) * columns + np.arange(columns)
    return np.bincount(places.ravel(), minlength=LEVELS * columns).reshape(LEVELS, columns)


def levels(values: NDArray[np.uint8]) -> NDArray[np.intp]:
    """How many pixels have each level."""
    return np.bincount(values.ravel(), minlength=LEVELS)


def drawn(picture: NDArray[np.uint8], scope: Scope) -> NDArray[np.uint8]:
    """The scope of a small BGR picture as a BGR picture of 256 lines, white on top."""
    match scope:
        case Scope.WAVEFORM:
            return _gridded(_trace(counts(luma(picture)), _LUMA_TRACE, LINES))
        case Scope.PARADE:
            parts = []
            for channel in (2, 1, 0):
                parts.append(_trace(counts(picture[..., channel])[:, ::2], _TRACES[channel], LINES))
                parts.append(np.zeros((LEVELS, _GAP, 3), np.uint8))
            return _gridded(np.hstack(parts[:-1]))
        case Scope.HISTOGRAM:
            return _gridded(_histogram(picture))


def _trace(found: NDArray[np.intp], colour: tuple[int, int, int], lines: int) -> NDArray[np.uint8]:
    """Brighter where more pixels lie; single ones are still seen."""
    light = np.minimum(1.0, np.sqrt(found / lines) * 4)
    return np.asarray(np.round(light[::-1, :, None] * np.array(colour)), np.uint8)


def _histogram(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    made = np.zeros((LEVELS, LEVELS, 3), np.uint16)
    heights = np.arange(LEVELS)[:, None]
    found = {channel: levels(picture[..., channel]) for channel in range(3)}
    # black and white borders would press the rest flat: the third highest column fills the scope
    most = max(1, *(int(np.sort(one)[-3]) for one in found.values()))
    for channel, one in found.items():
        tall = np.minimum(LEVELS - 1, one * (LEVELS - 8) // most)
        inside = heights[::-1] < tall[None, :]
        made += inside[..., None] * (np.array(_TRACES[channel], np.uint16) // 2)
    return np.minimum(made, 255).astype(np.uint8)


def _gridded(made: NDArray[np.uint8]) -> NDArray[np.uint8]:
    for share in range(5):
        line = min(LEVELS - 1, share * LEVELS // 4)
        made[line] = np.maximum(made[line], _GRID)
    return made
