"""How the preview fills slow motion: simulated, mixed of two, or exposed; and which moment a picture stands for."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from holysheep_studio.domain.between import Way, between
from holysheep_studio.domain.cloud import Interpolator
from holysheep_studio.domain.physics import PhysicsSpec
from holysheep_studio.domain.scene import PrevisSpec, SceneKind
from holysheep_studio.domain.scene_check import plain_of, spec_of
from holysheep_studio.engine.previs.show import Show

BLEND, BLUR = Interpolator.FRAME_BLEND, Interpolator.MOTION_BLUR


def fall(interpolator: Interpolator | None, scale: Fraction = Fraction(1, 4)) -> PrevisSpec:
    return PrevisSpec(PhysicsSpec(), SceneKind.FREE_FALL, Fraction(4), scale, width_px=640, height_px=360,
                      interpolator=interpolator)  # fmt: skip


def pictures(spec: PrevisSpec, count: int) -> list[np.ndarray]:
    show, found = Show(spec), []
    for n in range(count):
        if n:
            show.advance()
        picture = show.draw().copy()
        picture[:60] = 0  # the time and the caption
        found.append(picture)
    return found


def test_nothing_set_and_by_the_physics_are_one() -> None:
    plain, told = (pictures(fall(one), 6) for one in (None, Interpolator.PHYSICS_BASED))
    assert all((a == b).all() for a, b in zip(plain, told, strict=True))


def test_a_blend_keeps_each_fourth_picture_and_mixes_the_rest() -> None:
    plain, mixed = pictures(fall(None), 34), pictures(fall(BLEND), 34)
    for n in (0, 4, 16, 32):
        assert (mixed[n] == plain[n]).all(), n
    for n in (1, 17, 30, 33):
        share = n % 4 / 4
        wanted = plain[n - n % 4] * (1 - share) + pictures(fall(None), n - n % 4 + 5)[-1] * share
        assert np.abs(mixed[n] - wanted).max() <= 1, n


def test_a_blend_says_the_time_and_places_of_what_is_shown() -> None:
    plain, mixed = Show(fall(None)), Show(fall(BLEND))
    for _ in range(9):
        plain.advance()
        mixed.advance()
    assert mixed.time_s == plain.time_s == pytest.approx(9 / 120)
    assert mixed.places() == plain.places()


def test_an_exposure_is_as_long_as_the_ball_moves_meanwhile() -> None:
    # 60 pictures at a quarter of the pace: 0.5 s of fall, 4.9 m/s; the shutter is open for 1/60 s
    show, blurred = Show(fall(None)), Show(fall(BLUR))
    for _ in range(60):
        show.advance()
        blurred.advance()
    sharp = _rows_with_ball(show)
    assert _rows_with_ball(blurred) - sharp == pytest.approx(9.81 * 0.5 / 60 / show.canvas.metres_per_pixel, abs=2)
    assert blurred.time_s == pytest.approx(show.time_s - 1 / 120), "the middle of the exposure"


def _rows_with_ball(show: Show) -> int:
    picture = show.draw().copy()
    show.canvas.clear()
    empty = show.canvas.picture
    column = round(show.canvas.place(show.places()[0].x_m, 0)[0])
    moved = np.abs(picture[60:, column].astype(int) - empty[60:, column]).max(axis=1) > 8
    return int(moved.sum())


@pytest.mark.parametrize("scale", [Fraction(1), Fraction(1, 2), Fraction(1, 4), Fraction(1, 10), Fraction(1, 100)])
def test_an_exposure_lasts_half_a_picture_of_a_camera_at_the_scenes_pace(scale: Fraction) -> None:
    way = between(BLUR, scale)
    open_s = (way.open - 1) / way.moments * float(scale) / 30
    assert open_s == pytest.approx(1 / 60, rel=0.01)
    assert way.open >= 3
    assert between(BLEND, scale).every == {1: 1, 2: 2, 4: 4}.get(int(1 / scale), min(12, int(1 / scale)))


def test_another_way_begins_with_the_next_picture_and_loses_no_time() -> None:
    show = Show(fall(None))
    for _ in range(10):
        show.advance()
    before = show.time_s
    assert show.change(fall(BLEND))
    assert show.time_s == before
    for _ in range(5):
        show.advance()
    assert show.time_s == pytest.approx(15 / 120)
    assert show.change(fall(BLUR))
    assert show.time_s >= 15 / 120
    assert show.change(replace(fall(None), time_scale=Fraction(1)))
    assert show.time_s == pytest.approx(show.frame / 120)


def test_the_choice_is_part_of_the_file() -> None:
    spec = fall(BLEND)
    assert plain_of(spec)["interpolation"] == "frame_blend"
    assert spec_of(plain_of(spec)) == spec
    assert "interpolation" not in plain_of(fall(None))
    assert between(BLEND, Fraction(2)).way is Way.SIMULATED
