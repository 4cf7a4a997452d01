"""One least-squares step finds what is left of a motion, in pictures of any size, and stays within its parts."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from holysheep_studio.engine.nudge import nudge
from holysheep_studio.engine.stirring import Box

SOFT = cv2.GaussianBlur(np.random.default_rng(8).uniform(0, 255, (300, 300)), (0, 0), 3)
TEXTURE = np.interp(SOFT, (SOFT.min(), SOFT.max()), (20, 235)).astype(np.uint8)
LEFT = 0.8


@pytest.mark.parametrize(("rows", "columns"), [(64, 80), (33, 81), (65, 47), (97, 33)])
@pytest.mark.parametrize("less", [0, 1])
def test_what_is_left_of_a_motion_is_found(rows: int, columns: int, less: int) -> None:
    a, b = (texture(rows * 2 - less, columns * 2 - less, by) for by in (0, LEFT))
    field = np.zeros((2, rows, columns), np.float32)
    nudge(field, a, b, [Box(0, 0, columns, rows)])
    inner = field[:, 8:-8, 8:-8]
    # in small pixels; one step goes most of the way
    assert LEFT / 4 < float(np.median(inner[0])) < LEFT / 2 + 0.05
    assert float(np.median(inner[1])) == pytest.approx(0, abs=0.05)


def test_around_the_parts_nothing_changes() -> None:
    a, b = (texture(160, 160, by) for by in (0, LEFT))
    field = np.zeros((2, 80, 80), np.float32)
    nudge(field, a, b, [Box(16, 32, 48, 80)])
    assert field[0, 40:72, 24:40].min() > 0.1
    field[:, 32:, 16:48] = 0
    assert not field.any()


def texture(rows: int, columns: int, by: float) -> np.ndarray:
    """The texture as it looks when it has moved by so many pixels to the right."""
    move = np.array([[1, 0, by - 20], [0, 1, -20]], np.float32)
    return np.asarray(cv2.warpAffine(TEXTURE, move, (columns, rows), flags=cv2.INTER_CUBIC))
