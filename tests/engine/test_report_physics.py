"""What the motion report says of gravity, bounces and swings, against closed forms and known truth."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.quality import Calibration, FitSpec, InspectSpec, Setting, Status, TrackPoint
from holysheep_studio.engine.report.ballistics import flight
from holysheep_studio.engine.report.pendulum import swing
from holysheep_studio.engine.report.physics import fit_track
from holysheep_studio.engine.report.review import review
from holysheep_studio.engine.turn import Turn

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from holysheep_studio.domain.quality import MotionReport

    Array = NDArray[np.float64]


PLAIN = Setting()


def report_of(path: Path, setting: Setting = PLAIN, corrections: tuple[TrackPoint, ...] = ()) -> MotionReport:
    spec = InspectSpec(str(path), setting, corrections=corrections)
    return review(spec, Turn(lambda _done, _total: None)).report


def truth_of(clip: Path) -> tuple[dict[str, float], Setting]:
    told = json.loads(clip.with_suffix(".json").read_text(encoding="utf-8"))
    scale = told["time_scale"] if told["time_scale"] != "ramp" else 1.0
    return told["motion"], Setting(1 / told["pixels_per_metre"], float(scale))


@pytest.mark.parametrize("name", ["o_freefall_ts1", "o_projectile_ts1_blur", "o_projectile_ts050_drop_jump"])
def test_gravity_of_free_flight_is_right_to_one_percent(clips: Path, name: str) -> None:
    clip = clips / "physics" / f"{name}.mp4"
    motion, setting = truth_of(clip)
    block = report_of(clip, setting).blocks["ballistics"]
    assert block.status is Status.OK
    gravity, interval = block.values["g_m_s2"], block.values["g_ci95"]
    assert isinstance(gravity, float)
    assert isinstance(interval, float)
    assert abs(gravity / motion["g_m_s2"] - 1) < 0.01
    assert abs(gravity - motion["g_m_s2"]) < interval


def test_bounces_give_back_what_they_should(clips: Path) -> None:
    clip = clips / "physics" / "o_bounce_ts1.mp4"
    motion, setting = truth_of(clip)
    found = report_of(clip, setting)
    bounces = found.blocks["ballistics"].values["restitution"]
    assert isinstance(bounces, tuple)
    assert len(bounces) == 2
    assert all(abs(one - motion["restitution"]) < 0.01 for one in bounces)
    assert len(found.track.bounces_s) == 2


def test_a_pendulum_tells_gravity_and_its_period(clips: Path) -> None:
    clip = clips / "physics" / "o_pendulum_ts4_timelapse.mp4"
    motion, setting = truth_of(clip)
    blocks = report_of(clip, setting).blocks
    assert blocks["pendulum"].status is Status.OK
    gravity, period = blocks["pendulum"].values["g_m_s2"], blocks["pendulum"].values["period_s"]
    assert isinstance(gravity, float)
    assert isinstance(period, float)
    assert abs(gravity / motion["g_m_s2"] - 1) < 0.02
    assert abs(period / motion["period_real_s"] - 1) < 0.005
    assert blocks["ballistics"].reason == "swings"


def test_a_speed_ramp_cannot_be_told(clips: Path) -> None:
    clip = clips / "physics" / "o_bounce_speed_ramp.mp4"
    block = report_of(clip, truth_of(clip)[1]).blocks["ballistics"]
    assert (block.status, block.reason) == (Status.LOW_CONFIDENCE, "arcs_disagree")
    assert block.values["g_m_s2"] is None


def thrown(
    path: Path, places: Array, *, textured: bool = True, moves: Array | None = None, rate: int = 30, radius: int = 11
) -> Path:
    """A clip of a disc at `places` (frames, 2) over a wall, seen by a camera that moves by `moves` pixels."""
    wall = np.full((700, 1100), 120, np.uint8)
    if textured:
        noise = np.random.default_rng(5).normal(120, 60, (88, 138)).astype(np.float32)
        wall = np.clip(cv2.resize(noise, (1100, 700), interpolation=cv2.INTER_CUBIC), 20, 220).astype(np.uint8)
    # lossless, so that nothing but the picture decides
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"FFV1"), rate, (640, 360), isColor=True)
    for at, (x, y) in enumerate(places):
        left, top = (0.0, 0.0) if moves is None else moves[at]
        view = cv2.warpAffine(wall, np.array([[1, 0, -100 - left], [0, 1, -100 - top]]), (640, 360))
        frame = cv2.cvtColor(view, cv2.COLOR_GRAY2BGR)
        centre = (round((x - left) * 16), round((y - top) * 16))
        cv2.circle(frame, centre, radius * 16, (30, 40, 235), -1, cv2.LINE_AA, 4)
        writer.write(frame)
    writer.release()
    return path


def falling(gravity: float, drag: float = 0.0, rate: int = 30, seconds: float = 1.0) -> Array:
    """Places of a thrown thing, px and px/s^2, with quadratic drag (1/px), by small steps."""
    place, velocity, out = np.array([80.0, 250.0]), np.array([380.0, -330.0]), []
    fine = 200
    for _ in range(round(seconds * rate)):
        out.append(place.copy())
        for _ in range(fine):
            h = 1 / rate / fine
            pull = np.array([0.0, gravity]) - drag * np.hypot(*velocity) * velocity
            place = place + velocity * h + pull * (h * h / 2)
            velocity = velocity + pull * h
    return np.array(out)


def test_a_moving_camera_is_taken_out(tmp_path: Path) -> None:
    at = np.arange(30)
    moves = np.column_stack([np.cumsum(1 + 0.1 * at), 5 * np.sin(at / 5)])
    clip = thrown(tmp_path / "moved.mkv", falling(640.0), moves=moves)
    blocks = report_of(clip, Setting(0.01, 1.0)).blocks
    assert blocks["camera"].values["static"] is False
    assert blocks["ballistics"].status is Status.OK
    gravity = blocks["ballistics"].values["g_m_s2"]
    assert isinstance(gravity, float)
    assert abs(gravity / 6.4 - 1) < 0.01


def test_without_texture_the_camera_is_not_believed(tmp_path: Path) -> None:
    at = np.arange(30)
    clip = thrown(tmp_path / "plain.mkv", falling(640.0), textured=False, moves=np.column_stack([0 * at, 0.05 * at**2]))
    block = report_of(clip, Setting(0.01, 1.0)).blocks["ballistics"]
    assert (block.status, block.reason) == (Status.LOW_CONFIDENCE, "camera_unverified")
    assert block.values["g_m_s2"] is None


def test_drag_is_no_free_fall(tmp_path: Path) -> None:
    clip = thrown(tmp_path / "drag.mkv", falling(640.0, drag=0.0006))
    block = report_of(clip, Setting(0.01, 1.0)).blocks["ballistics"]
    assert block.status is Status.LOW_CONFIDENCE
    assert block.values["g_m_s2"] is None


@pytest.mark.parametrize("gravity", [162.0, 371.0, 981.0])
@pytest.mark.parametrize("rate", [24, 50])
def test_the_arcs_of_a_bouncing_ball_share_one_acceleration(gravity: float, rate: int) -> None:
    times, places = bouncing(gravity, 0.7, rate)
    found = flight(times, places)
    assert found is not None
    assert found.trouble == ""
    assert abs(found.size / gravity - 1) < 0.01
    assert found.bounces
    assert all(abs(one.restitution - 0.7) < 0.01 for one in found.bounces)


def bouncing(gravity: float, restitution: float, rate: int) -> tuple[Array, Array]:
    """Times and places of a ball dropped from 300 px, with 0.1 px of noise."""
    noise = np.random.default_rng(1)
    height, speed, places = 300.0, 0.0, []
    times = np.arange(round(3.2 * np.sqrt(600 / gravity) * rate)) / rate
    fine = 100
    for at in range(len(times)):
        places.append([100 + 40 * times[at], 400 - height])
        for _ in range(fine):
            h = 1 / rate / fine
            height, speed = height + speed * h - gravity * h * h / 2, speed - gravity * h
            if height < 0:
                height, speed = -height * restitution, -speed * restitution
    return times, np.array(places) + noise.normal(0, 0.1, (len(times), 2))


def test_uniform_motion_has_no_gravity() -> None:
    times = np.arange(60) / 30
    noise = np.random.default_rng(2).normal(0, 0.15, (60, 2))
    assert flight(times, np.column_stack([200 * times, 50 + 90 * times]) + noise) is None


@pytest.mark.parametrize("amplitude", [0.4, 1.2])
def test_a_swing_of_any_width_tells_the_same_gravity(amplitude: float) -> None:
    rate, length, steps = 9.81 / 1.5, 250.0, 400
    angle, speed, places = amplitude, 0.0, []
    times = np.arange(90) / 30
    for _ in times:
        places.append([300 + length * np.sin(angle), 20 + length * np.cos(angle)])
        for _ in range(steps):
            speed -= rate * np.sin(angle) / 30 / steps
            angle += speed / 30 / steps
    found = swing(times, np.array(places) + np.random.default_rng(3).normal(0, 0.15, (90, 2)))
    assert found is not None
    assert abs(found.rate / rate - 1) < 0.01
    assert abs(found.accel / (rate * length) - 1) < 0.02


def test_a_parabola_does_not_swing() -> None:
    times = np.arange(40) / 30
    assert swing(times, np.column_stack([100 + 200 * times, 300 - 400 * times + 300 * times**2])) is None


def points_of(places: Array) -> tuple[TrackPoint, ...]:
    return tuple(TrackPoint(at, float(x), float(y)) for at, (x, y) in enumerate(places))


def test_a_corrected_track_is_fitted_with_stick_and_origin() -> None:
    times = np.arange(30) / 30
    places = np.column_stack([100 + 120 * times, 50 + 490.0 * times**2])
    setting = Setting(calibration=Calibration(10, 10, 10, 110, 1.0), origin=(100.0, 50.0))
    found = fit_track(FitSpec(points_of(places), tuple(times.tolist()), setting))
    gravity = found.ballistics.values["g_m_s2"]
    assert isinstance(gravity, float)
    assert abs(gravity - 9.8) < 0.02
    assert abs(found.track.fitted[0].x) < 0.1
    assert abs(found.track.fitted[0].y) < 0.1
    assert len(found.track.predicted) == 30
    assert abs(found.track.predicted[-1].y - found.track.fitted[-1].y) < 2


def test_a_stick_without_length_is_refused() -> None:
    setting = Setting(calibration=Calibration(10, 10, 10, 10, 1.0))
    with pytest.raises(InputError):
        fit_track(FitSpec((), (), setting))


def test_corrections_change_what_is_measured(tmp_path: Path) -> None:
    places = falling(640.0)
    clip = thrown(tmp_path / "slip.mkv", places)
    kept = report_of(clip, Setting(0.01, 1.0)).track.points
    wrong = tuple(TrackPoint(at, places[at][0], places[at][1] * 1.5) for at in range(30))
    moved = report_of(clip, Setting(0.01, 1.0), wrong)
    assert abs(moved.track.points[10].y - 1.5 * kept[10].y) < 2
    gravity = moved.blocks["ballistics"].values["g_m_s2"]
    assert isinstance(gravity, float)
    assert abs(gravity / 9.6 - 1) < 0.02
