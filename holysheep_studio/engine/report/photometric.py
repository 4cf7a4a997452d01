"""Photometric: the light of a clip over time, black pictures, frozen stretches, and black borders."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.engine.report.stills import Still

    Array = NDArray[np.float64]

#: A picture is black when its mean and nearly all of its pixels are below these (limited range, 8 bits).
BLACK_MEAN, BLACK_TOP = 20.0, 32
#: A border is black where no picture is brighter than this, and has at most this share of a side.
BORDER_TOP = 26
BORDER_SHARE = 0.4
#: Nothing changes by more than this, in 8-bit steps of the blocks that differ most, for at least this long: frozen.
FROZEN_STEPS = 0.6
FROZEN_S = 0.25
#: The trend that flicker is measured against, in seconds.
TREND_S = 1.0


@dataclass(slots=True)
class Photometer:
    """Gathers the light of the stills of a clip."""

    means: list[float] = field(default_factory=list)
    black: list[bool] = field(default_factory=list)
    _rows: NDArray[np.uint8] | None = None
    _columns: NDArray[np.uint8] | None = None

    def add(self, still: Still) -> None:
        """Take the next picture."""
        luma = still.planes[0]
        mean = float(luma.mean())
        self.means.append(mean)
        self.black.append(mean < BLACK_MEAN and float(np.percentile(luma[::4, ::4], 98)) < BLACK_TOP)
        if self.black[-1]:
            return
        rows, columns = np.percentile(luma, 95, axis=1), np.percentile(luma, 95, axis=0)
        self._rows = rows.astype(np.uint8) if self._rows is None else np.maximum(self._rows, rows.astype(np.uint8))
        self._columns = (
            columns.astype(np.uint8) if self._columns is None else np.maximum(self._columns, columns.astype(np.uint8))
        )

    def borders(self, scale: float) -> tuple[int, int, int, int]:
        """Black borders (left, top, right, bottom) in clip pixels; `scale`: still pixels for one of the clip."""
        if self._rows is None or self._columns is None:
            return 0, 0, 0, 0
        left, right = _dark(self._columns), _dark(self._columns[::-1])
        top, bottom = _dark(self._rows), _dark(self._rows[::-1])
        return round(left / scale), round(top / scale), round(right / scale), round(bottom / scale)


def _dark(line: NDArray[np.uint8]) -> int:
    lit = np.flatnonzero(line > BORDER_TOP)
    count = int(lit[0]) if len(lit) else 0
    return count if 2 <= count <= BORDER_SHARE * len(line) else 0


def flicker_pct(
    means: Sequence[float], times: Sequence[float], cuts: Sequence[bool]
) -> tuple[float, float, list[float]]:
    """Standard deviation of mean luma about its trend over a second, in percent of the mean.

    With its main frequency in hertz (0 for none) and the curve of deviations in percent. Scenes are taken one by one.
    """
    curve = np.zeros(len(means))
    if len(means) < 5:
        return 0.0, 0.0, curve.tolist()
    light = np.asarray(means, float) - 16
    usual = float(np.median(np.diff(np.asarray(times, float)))) or 1 / 25
    bounds = [0, *(at for at, cut in enumerate(cuts) if cut), len(light)]
    for begin, end in itertools.pairwise(bounds):
        part = light[begin:end]
        if len(part) >= 5:
            curve[begin:end] = (part - _trend(part, max(3, round(TREND_S / usual)) | 1)) / max(1.0, float(part.mean()))
    deviation = float(curve.std())
    return 100 * deviation, _frequency(curve, usual), (100 * curve).tolist()


def _trend(part: Array, width: int) -> Array:
    """A Hann-weighted mean that follows straight lines up to the ends."""
    width = min(width, (len(part) - 1) | 1) if len(part) % 2 else min(width, len(part) - 1)
    width = max(3, width | 1)
    half = width // 2
    window = np.hanning(width + 2)[1:-1]
    head, tail = 2 * part[0] - part[1 : half + 1][::-1], 2 * part[-1] - part[-half - 1 : -1][::-1]
    padded = np.concatenate([head, part, tail])
    return np.asarray(np.convolve(padded, window / window.sum(), "valid")[: len(part)], np.float64)


def _frequency(curve: Array, usual: float) -> float:
    if len(curve) < 16 or float(curve.std()) < 1e-3:
        return 0.0
    power = np.abs(np.fft.rfft((curve - curve.mean()) * np.hanning(len(curve)))) ** 2
    power[0] = 0
    return float(np.fft.rfftfreq(len(curve), usual)[int(np.argmax(power))])


def frozen(step: Sequence[float], times: Sequence[float]) -> list[tuple[int, int]]:
    """Stretches (first, last frame) in which nothing moves for a while, although the clip moves elsewhere."""
    still = np.nan_to_num(np.asarray(step, float), nan=99.0) < FROZEN_STEPS
    if still[1:].all():
        return []
    found, begin = [], None
    for at, one in enumerate([*still.tolist(), False]):
        if one and begin is None:
            begin = at - 1
        elif not one and begin is not None:
            if times[at - 1] - times[begin] >= FROZEN_S:
                found.append((begin, at - 1))
            begin = None
    return found
