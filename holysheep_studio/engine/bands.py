"""Lays what is not still out in bands of rows and runs of columns: only there a picture is painted pixel by pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from holysheep_studio.engine.picture import Plane

#: Small columns (first, last + 1).
Run = tuple[int, int]
#: For each band of small rows its runs.
Runs = tuple[tuple[Run, ...], ...]

#: Motion shorter than this from picture to picture, in full-size pixels, is none: both mixed as they are lose less
#: sharpness than reading between their pixels does.
STILL_PX = 1 / 2
#: Stretches between runs shorter than this, in small pixels, are not worth a call of their own. Odd: a kernel has a
#: middle.
GAP = 25


def band_rows(shrink: int) -> int:
    """Small rows in one band: bands of 128 full-size rows stay in a core's cache, nearly, and calls are few."""
    return max(1, 128 // shrink)


def moving(field: NDArray[np.float32], shrink: int) -> Plane:
    """255 where a motion (2, height, width), x first, in small pixels, is more than none."""
    longer = cv2.max(*np.abs(field))
    return np.asarray(cv2.compare(longer, np.array(STILL_PX / shrink), cv2.CMP_GT), np.uint8)


def runs_of(mask: Plane, shrink: int) -> Runs:
    """The runs around what is not 0, with a pixel more on each side: growing it to full size spreads it that far."""
    return banded(np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), np.uint8), band_rows(shrink))


def banded(mask: Plane, rows: int) -> Runs:
    """For each band of rows the runs of columns with anything but 0; narrow gaps are run over."""
    # a sixth of what reduceat takes
    columns = np.stack([mask[top : top + rows].max(axis=0) for top in range(0, mask.shape[0], rows)])
    columns = cv2.copyMakeBorder(columns, 0, 0, GAP, GAP, cv2.BORDER_CONSTANT, value=0)
    closed = np.asarray(cv2.morphologyEx(columns, cv2.MORPH_CLOSE, np.ones((1, GAP), np.uint8)))
    band, edge = np.nonzero(closed[:, 1:] != closed[:, :-1])
    runs: list[list[Run]] = [[] for _ in closed]
    places = (edge + 1 - GAP).tolist()
    for number, first, end in zip(band[::2].tolist(), places[::2], places[1::2], strict=True):
        runs[number].append((first, end))
    return tuple(tuple(each) for each in runs)
