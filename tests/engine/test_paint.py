"""Painting: what each pixel is mixed of, at any place of a picture and in any depth, whoever else paints meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from holysheep_studio.engine.bands import moving, runs_of
from holysheep_studio.engine.course import Course
from holysheep_studio.engine.finer import FinerLuma, Sampling
from holysheep_studio.engine.paint import between
from holysheep_studio.engine.picture import DEEP_FORMAT, PIXEL_FORMAT, Picture, blank, planes_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH, HEIGHT, SHRINK = 324, 274, 4
SMALL = (-(-HEIGHT // SHRINK), -(-WIDTH // SHRINK))
SHIFT_PX = 8


def picture(seed: int, pixel_format: str) -> Picture:
    frame = blank(WIDTH, HEIGHT, pixel_format)
    for number, plane in enumerate(planes_of(frame)):
        texture = np.random.default_rng(10 * seed + number).random(plane.shape, np.float32)
        smooth = cv2.GaussianBlur(texture, (0, 0), 3)
        plane[...] = cv2.normalize(smooth, None, 30, 220, cv2.NORM_MINMAX) * (4 if plane.dtype == np.uint16 else 1)  # type: ignore[call-overload]
    return Picture(frame, Fraction(seed))


def course_with(share_b: NDArray[np.uint8] | None, fade: NDArray[np.uint8] | None) -> Course:
    """All moves to the right, by SHIFT_PX from a to b, at half time."""
    field = np.zeros((2, *SMALL), np.float32)
    field[0] = SHIFT_PX / SHRINK
    runs = runs_of(moving(field, SHRINK), SHRINK)
    sided = () if share_b is None else runs_of(np.asarray(share_b != 128, np.uint8), SHRINK)
    faded = () if fade is None else runs_of(fade, SHRINK)
    return Course(field * np.float32(-0.5), field * np.float32(0.5), SHRINK, runs, share_b, sided, fade, faded)


def painted(a: Picture, b: Picture, course: Course, pixel_format: str = PIXEL_FORMAT) -> list[NDArray[np.float64]]:
    frame = blank(WIDTH, HEIGHT, pixel_format)
    between(a, b, course, 0.5, planes_of(frame), FinerLuma(Sampling.SHARPENED))
    return [plane.astype(np.float64) for plane in planes_of(frame)]


def shifted(plane: NDArray[np.generic], by: int) -> NDArray[np.float64]:
    columns = np.clip(np.arange(plane.shape[1]) + by, 0, plane.shape[1] - 1)
    return np.asarray(plane, np.float64)[:, columns]


@pytest.mark.parametrize("pixel_format", [PIXEL_FORMAT, DEEP_FORMAT])
def test_each_pixel_is_mixed_as_the_course_says(pixel_format: str) -> None:
    a, b = picture(1, pixel_format), picture(2, pixel_format)
    share, fade = np.full(SMALL, 128, np.uint8), np.zeros(SMALL, np.uint8)
    share[5:30, 8:25] = 255  # b alone
    share[40:60, 50:70] = 0  # a alone
    fade[20:50, 30:60] = 100
    near = painted(a, b, course_with(share, fade), pixel_format)
    for number, (plane, one, other) in enumerate(zip(near, a.planes, b.planes, strict=True)):
        grow = SHRINK if number == 0 else SHRINK // 2
        by = SHIFT_PX // 2 if number == 0 else SHIFT_PX // 4
        size = (SMALL[1] * grow, SMALL[0] * grow)
        of_b, of_plain = (
            cv2.resize(mask.astype(np.float64), size)[: plane.shape[0], : plane.shape[1]] / 255
            for mask in (share, fade)
        )
        of_b = np.where(abs(of_b - 0.5) < 0.01, 0.5, of_b)
        if number == 0:  # luma is read in a sharpened copy
            finer = FinerLuma(Sampling.SHARPENED)
            warped = shifted(finer.of(a), -by), shifted(finer.of(b), by)
        else:
            warped = shifted(one, -by), shifted(other, by)
        mixed = warped[0] * (1 - of_b) + warped[1] * of_b
        wanted = mixed * (1 - of_plain) + (one.astype(np.float64) + other) / 2 * of_plain
        assert np.abs(plane - wanted).max() <= (5 if pixel_format == DEEP_FORMAT else 2)


def test_a_picture_at_rest_is_the_cross_fade() -> None:
    a, b = picture(3, PIXEL_FORMAT), picture(4, PIXEL_FORMAT)
    still = np.zeros((2, *SMALL), np.float32)
    for plane, one, other in zip(
        painted(a, b, Course(still, still, SHRINK, runs_of(moving(still, SHRINK), SHRINK))),
        a.planes,
        b.planes,
        strict=True,
    ):
        assert np.abs(plane - (one.astype(np.float64) + other) / 2).max() <= 0.5


def test_threads_do_not_paint_into_each_others_pictures() -> None:
    pairs = [(picture(seed, PIXEL_FORMAT), picture(seed + 1, PIXEL_FORMAT)) for seed in range(20, 28, 2)]
    fade = np.full(SMALL, 90, np.uint8)
    ways = [course_with(None, fade if number % 2 else None) for number in range(len(pairs))]
    alone = [painted(a, b, way) for (a, b), way in zip(pairs, ways, strict=True)]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(5):
            together = [pool.submit(painted, a, b, way) for (a, b), way in zip(pairs, ways, strict=True)]
            for one, other in zip(alone, together, strict=True):
                assert all(np.array_equal(x, y) for x, y in zip(one, other.result(), strict=True))
