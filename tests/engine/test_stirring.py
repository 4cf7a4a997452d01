"""Parts where motion is looked for: around what stirs, apart from each other, and nothing of use is left out."""

from __future__ import annotations

import itertools
from fractions import Fraction

import cv2
import numpy as np
import pytest

from holysheep_studio.domain.render import Quality
from holysheep_studio.engine.course import Scene, course
from holysheep_studio.engine.motion import RECIPES, Estimator
from holysheep_studio.engine.picture import Picture, blank, planes_of
from holysheep_studio.engine.stirring import Box, stirring

THING = cv2.resize(np.random.default_rng(5).integers(0, 255, (7, 7), np.uint8), (80, 80), interpolation=cv2.INTER_CUBIC)


def test_nothing_stirs() -> None:
    assert stirring(np.zeros((270, 480), np.uint8)) == ()


def test_single_pixels_of_noise_do_not_stir() -> None:
    noise = np.zeros((270, 480), np.uint8)
    noise[::9, ::7] = 40
    assert stirring(noise) == ()


def test_what_is_far_apart_is_looked_at_apart() -> None:
    difference = np.zeros((270, 480), np.uint8)
    difference[20:40, 20:40] = 9
    difference[220:240, 430:450] = 9
    one, other = stirring(difference)
    assert one.left == 0
    assert one.top == 0
    assert one.right <= 80
    assert other.right == 480
    assert other.bottom == 270


def test_boxes_that_would_overlap_are_one() -> None:
    difference = np.zeros((400, 400), np.uint8)
    difference[100:105, 20:200] = 9  # an L, and what lies in its corner: apart, but one box around the L holds it
    difference[100:260, 20:25] = 9
    difference[230:235, 150:155] = 9
    (box,) = stirring(difference)
    assert (box.left, box.top) <= (20, 100)
    assert box.right >= 200
    assert box.bottom >= 260


def test_where_most_of_it_stirs_it_is_looked_at_as_a_whole() -> None:
    assert stirring(np.full((270, 480), 9, np.uint8)) == (Box(0, 0, 480, 270),)
    assert stirring(np.zeros((90, 160), np.uint8)) == (Box(0, 0, 160, 90),)  # small pictures too


@pytest.mark.parametrize("quality", list(Quality))
def test_a_thing_on_still_ground_is_put_where_it_was(quality: Quality) -> None:
    ground = cv2.GaussianBlur(np.random.default_rng(3).integers(40, 200, (720, 1280), np.uint8), (0, 0), 3)
    kept = [picture(ground, 200 + 24 * number, number) for number in range(3)]
    recipe = RECIPES[quality]
    estimator = Estimator(recipe)
    first, second = (estimator.motion(a, b) for a, b in itertools.pairwise(kept))
    assert first.parts
    assert sum(part.area for part in first.parts) < 0.5 * first.there[0].size
    way = course(Scene(kept[0], kept[1], first, None, (kept[2], second)), 0.5, recipe)
    here = 300 // way.shrink, (200 + 12 + 40) // way.shrink  # the middle of the thing, halfway
    assert way.from_b[0][here] * way.shrink == pytest.approx(12, abs=1)
    assert way.from_a[0][here] * way.shrink == pytest.approx(-12, abs=1)
    far = slice(None), 600 // way.shrink, 1000 // way.shrink
    assert not way.from_b[far].any()
    assert not way.from_a[far].any()


def picture(ground: np.ndarray, left: int, number: int) -> Picture:
    """The ground with a textured square of 80 pixels on it."""
    frame = blank(1280, 720)
    luma, *chroma = planes_of(frame)
    luma[...] = ground
    luma[260:340, left : left + 80] = THING
    for plane in chroma:
        plane[...] = 128
    return Picture(frame, Fraction(number, 25))
