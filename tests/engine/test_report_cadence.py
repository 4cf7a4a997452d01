"""What the motion report says of frames: own, repeated, mixed, invented, lost; of light and of broken files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.quality import InspectSpec, Status
from holysheep_studio.engine.report.cadence import gaps, repeats
from holysheep_studio.engine.report.photometric import flicker_pct
from holysheep_studio.engine.report.review import review
from holysheep_studio.engine.turn import Cancelled, Turn

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.quality import MotionReport
    from tests.conftest import MakeClip


def report_of(path: Path, source: Path | None = None) -> MotionReport:
    spec = InspectSpec(str(path), reference=None if source is None else str(source))
    return review(spec, Turn(lambda _done, _total: None)).report


@pytest.mark.parametrize(
    ("name", "verdict", "slow"),
    [
        ("o_projectile_ts050_fake_dup", "repeated", "fake"),
        ("o_freefall_ts025_fake_blend", "blended", "fake"),
        ("o_freefall_ts025_fake_mci", "interpolated", "fake"),
        ("o_freefall_ts050_real", "own_frames", "genuine"),
        ("o_projectile_ts050_flicker", "own_frames", "genuine"),
    ],
)
def test_fake_slow_motion_is_called_so(clips: Path, name: str, verdict: str, slow: str) -> None:
    values = report_of(clips / "physics" / f"{name}.mp4").blocks["cadence"].values
    assert (values["verdict"], values["slow_motion"]) == (verdict, slow)


@pytest.mark.parametrize("how", ["jump", "ptsgap_vfr", "stutter"])
def test_lost_frames_are_counted(clips: Path, how: str) -> None:
    found = report_of(clips / "physics" / f"o_projectile_ts050_drop_{how}.mp4")
    assert found.blocks["cadence"].values["dropped_frames"] == 5
    assert found.blocks["cadence"].values["verdict"] == "own_frames"


def test_flicker_is_measured_with_its_frequency(clips: Path) -> None:
    values = report_of(clips / "nasty" / "om25_flicker_real.mp4").blocks["photometric"].values
    flicker, hertz = values["luma_flicker_pct"], values["flicker_hz"]
    assert isinstance(flicker, float)
    assert isinstance(hertz, float)
    assert 4 < flicker < 7
    assert abs(hertz - 30 / 2.5) < 0.7


def test_a_steady_light_does_not_flicker_however_it_dims() -> None:
    times = [at / 30 for at in range(90)]
    flicker, _, curve = flicker_pct([40 + at for at in range(90)], times, [False] * 90)
    assert flicker < 0.2
    assert len(curve) == 90


def test_repeats_stand_between_clear_steps() -> None:
    step = np.array([0, 9, 9, 0.1, 9, 0.2, 0.1, 9, 4, 2, 1, 2, 4, 9.0])
    assert np.flatnonzero(repeats(step)).tolist() == [3, 5, 6]


def test_gaps_are_counted_in_usual_intervals() -> None:
    assert gaps([0, 1, 2, 5, 6, 7, 9.1, 10]) == ((3, 2), (6, 1))


def test_the_same_clip_gives_the_same_report_on_any_number_of_threads(make_clip: MakeClip) -> None:
    clip = make_clip(frames=20, size=(320, 180), picture="testsrc2")
    threads = cv2.getNumThreads()
    found = []
    try:
        for count in (1, 2, 2):
            cv2.setNumThreads(count)
            found.append(codec.to_json(report_of(clip)))
    finally:
        cv2.setNumThreads(threads)
    assert found[0] == found[1] == found[2]


def test_a_clip_is_equal_to_itself(make_clip: MakeClip) -> None:
    clip = make_clip(frames=12, size=(160, 90))
    block = report_of(clip, clip).blocks["fidelity"]
    assert (block.status, block.values["psnr_db"], block.values["ssim"]) == (Status.OK, 100, 1)
    assert block.values["compared_frames"] == 12


def test_black_borders_are_seen(make_clip: MakeClip) -> None:
    bars = ("-vf", "pad=320:180:40:0", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
    clip = make_clip(frames=6, size=(240, 180), options=bars)
    borders = report_of(clip).blocks["delivery"].values["borders_px"]
    assert isinstance(borders, tuple)
    assert [round(side) for side in borders] == [40, 0, 40, 0]


@pytest.mark.parametrize("frames", [1, 2, 5])
def test_a_clip_of_few_frames_is_reported_on(make_clip: MakeClip, frames: int) -> None:
    found = report_of(make_clip(frames=frames))
    assert found.blocks["cadence"].status is Status.LOW_CONFIDENCE
    assert found.blocks["delivery"].values["frames"] == frames


@pytest.mark.parametrize(
    "name",
    [
        "om02_tiny_2x2.mp4",
        "om11_ts_rate_change.ts",
        "om19_one_frame.mp4",
        "ox05_corrupt_midstream.mp4",
        "om18_gif_animated.gif",
    ],
)
def test_odd_files_get_a_report(clips: Path, name: str) -> None:
    found = report_of(clips / "nasty" / name)
    assert found.frames_measured > 0


@pytest.mark.parametrize("name", ["ox01_zero_byte.mp4", "om08_audio_only.mp4", "ox10_hls_network_named.mp4"])
def test_hopeless_files_are_refused(clips: Path, name: str) -> None:
    with pytest.raises(InputError):
        report_of(clips / "nasty" / name)


def test_a_cancelled_report_ends(make_clip: MakeClip) -> None:
    turn = Turn(lambda _done, _total: turn.cancel())
    with pytest.raises(Cancelled):
        review(InspectSpec(str(make_clip(frames=48))), turn)
