"""What moved too far for optical flow is found again; where the first motion is right, nothing changes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import cv2
import numpy as np
import pytest

from holysheep_studio.domain.render import Quality
from holysheep_studio.engine.motion import RECIPES, Estimator
from holysheep_studio.engine.picture import Picture, blank, planes_of
from holysheep_studio.engine.reach import reach

GROUND = cv2.GaussianBlur(np.random.default_rng(3).integers(40, 200, (360, 640), np.uint8), (0, 0), 6)
SOFT = cv2.GaussianBlur(np.random.default_rng(7).uniform(0, 255, (1080, 2040)), (0, 0), 5)
WIDE_GROUND = np.interp(SOFT, (SOFT.min(), SOFT.max()), (20, 235)).astype(np.uint8)
THING = cv2.resize(np.random.default_rng(5).integers(0, 255, (5, 4), np.uint8), (64, 80), interpolation=cv2.INTER_CUBIC)


@pytest.mark.parametrize("quality", [Quality.STANDARD, Quality.QUALITY])
def test_a_thing_that_moves_its_own_size_and_more_is_found(quality: Quality) -> None:
    motion = Estimator(RECIPES[quality]).motion(picture(200, 40), picture(206, 116))
    here = (slice(None), 80 // motion.shrink, 232 // motion.shrink)  # the middle of the thing in the first picture
    assert motion.there[here] * motion.shrink == pytest.approx((6, 76), abs=4)


@pytest.mark.parametrize("quality", [Quality.STANDARD, Quality.QUALITY])
def test_the_same_pair_gives_the_same_bits_whatever_came_before(quality: Quality) -> None:
    pair = picture(200, 40), picture(206, 116)
    used = Estimator(RECIPES[quality])
    for number in range(3):
        used.motion(picture(100, 50 + number), picture(100, 150 + number))
        used.motion(small_picture(0), small_picture(40))
    assert np.array_equal(used.motion(*pair).there, Estimator(RECIPES[quality]).motion(*pair).there)


@pytest.mark.parametrize("size", [(34, 32), (33, 130), (66, 52), (36, 700), (7001, 242), (4002, 431)])
@pytest.mark.parametrize("quality", [Quality.STANDARD, Quality.QUALITY])
def test_pictures_of_any_size_are_looked_at(quality: Quality, size: tuple[int, int]) -> None:
    wide, high = size
    frames = [blank(*size) for _ in range(2)]
    for number, frame in enumerate(frames):
        for plane in planes_of(frame):
            plane[...] = 90
        planes_of(frame)[0][:, 4 + number * 12 : 14 + number * 12] = THING[0:10, 0:1].T.repeat(high, 0)
    pair = [Picture(frame, Fraction(number)) for number, frame in enumerate(frames)]
    found = Estimator(RECIPES[quality]).motion(pair[0], pair[1])
    assert found.there.shape[1:] == (-(-high // found.shrink), -(-wide // found.shrink))
    assert np.isfinite(found.there).all()


def test_large_pictures_that_move_far_are_followed_on_a_coarser_grid_whatever_came_before() -> None:
    recipe = RECIPES[Quality.STANDARD]
    used, near, far = Estimator(recipe), large_picture(1), large_picture(44)
    slow = used.motion(large_picture(0), near)
    fast = used.motion(large_picture(0), far)
    again = used.motion(large_picture(0), near)
    assert float(np.median(slow.there[0])) * slow.shrink == pytest.approx(1, abs=0.2)
    assert float(np.median(fast.there[0])) * fast.shrink == pytest.approx(44, abs=0.4)
    assert np.array_equal(slow.there, again.there)
    fine = Estimator(replace(recipe, far=None))
    assert np.array_equal(slow.there, fine.motion(large_picture(0), near).there)
    assert not np.array_equal(fast.there, fine.motion(large_picture(0), far).there)


def test_what_is_explained_is_not_looked_at_again() -> None:
    small = np.asarray(cv2.resize(GROUND, (160, 90), interpolation=cv2.INTER_AREA))
    tiny = np.asarray(cv2.resize(small, (40, 23), interpolation=cv2.INTER_AREA))
    still = np.zeros((90, 160, 2), np.float32)

    def refuse(_one: object, _other: object, _start: object) -> np.ndarray:
        raise AssertionError

    reach(still, (small, small), (tiny, tiny), 4, refuse)
    assert not still.any()


def test_a_second_motion_that_explains_nothing_is_not_believed() -> None:
    small = [planes_of(picture(200, top).frame)[0][::4, ::4].copy() for top in (40, 116)]
    tiny = [np.asarray(cv2.resize(one, (40, 23), interpolation=cv2.INTER_AREA)) for one in small]
    field, asked = np.zeros((90, 160, 2), np.float32), []

    def wild(one: np.ndarray, _other: object, start: np.ndarray) -> np.ndarray:
        asked.append(start)
        return np.full((*one.shape, 2), 0.01, np.float32)

    reach(field, (small[0], small[1]), (tiny[0], tiny[1]), 4, wild)
    assert asked  # it was looked for, from a start that knows the way
    assert max(float(start[..., 1].max()) for start in asked) >= 16
    assert not field.any()


def large_picture(left: int) -> Picture:
    """A part of 1920 x 1080 pixels of a ground that is wider."""
    frame = blank(1920, 1080)
    for plane in planes_of(frame):
        plane[...] = 128
    planes_of(frame)[0][...] = WIDE_GROUND[:, 100 - left : 2020 - left]
    return Picture(frame, Fraction(left))


def picture(left: int, top: int) -> Picture:
    """The ground with a textured thing of 64 x 80 pixels on it."""
    frame = blank(640, 360)
    luma, *chroma = planes_of(frame)
    luma[...] = GROUND
    luma[top : top + 80, left : left + 64] = THING
    for plane in chroma:
        plane[...] = 128
    return Picture(frame, Fraction(0))


def small_picture(left: int) -> Picture:
    frame = blank(320, 180)
    luma, *chroma = planes_of(frame)
    luma[...] = GROUND[:180, :320]
    luma[20:100, left : left + 64] = THING
    for plane in chroma:
        plane[...] = 128
    return Picture(frame, Fraction(0))
