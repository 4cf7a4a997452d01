"""Laws of time made faster: steps kept, light and camera calmed, only what is needed decoded."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import Note, Rendered, RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from tests.engine.pictures import brightness, read_clip, steps, texture

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from tests.engine.conftest import Child

    Draw = Callable[..., Path]


def rendered(child: Child, spec: RenderSpec) -> Rendered:
    answer = child.retime(spec)
    assert answer["event"] == "result", answer
    return codec.from_plain(Rendered, answer["value"])


def test_time_lapse_keeps_its_steps(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    clip = draw_clip(steps(50), gop=5)
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(2), Fraction(10)), Fraction(25), crf=4
    )
    assert rendered(shared_child, spec).notes == (Note.SHORT_RESULT,)  # what is passed over is not missing
    means = brightness(read_clip(tmp_path / "o.mp4")[0])
    assert means == pytest.approx([20 + 40 * n for n in range(5)], abs=1.6)


def test_a_far_time_lapse_stays_near_its_times(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    """Key pictures stand in where they are near; never further off than a quarter of a step."""
    clip = draw_clip((np.full((64, 64), 20 + n // 5, np.uint8) for n in range(1000)), gop=30)
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(40), Fraction(100)), Fraction(25), crf=4
    )
    made = rendered(shared_child, spec)
    assert (made.frames, made.notes) == (10, (Note.SHORT_RESULT,))
    means = brightness(read_clip(tmp_path / "o.mp4")[0])
    assert means == pytest.approx([20 + 20 * n for n in range(10)], abs=6)


def test_shutter_mixes_what_lies_in_the_open_time(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    clip = draw_clip(steps(50))
    spec = RenderSpec(
        str(clip),
        str(tmp_path / "o.mp4"),
        TimeMap.constant(Fraction(2), Fraction(10)),
        Fraction(25),
        shutter_deg=Fraction(180),
        crf=4,
    )
    rendered(shared_child, spec)
    # ten pictures a frame, the first five of them mixed: mean of 0..4 is 2
    means = brightness(read_clip(tmp_path / "o.mp4")[0])
    assert means == pytest.approx([20 + 4 * (10 * n + 2) for n in range(5)], abs=1.6)


def test_a_shaken_camera_is_calmed(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    wide = texture(700, 360)
    random = np.random.default_rng(3)
    shake = random.normal(0, 4, (40, 2)).round().astype(int)
    clip = draw_clip([wide[60 + dy : 240 + dy, 60 + 3 * n + dx : 380 + 3 * n + dx] for n, (dx, dy) in enumerate(shake)])
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(40, 25)), Fraction(25), stabilise=True, crf=4
    )
    assert Note.CROPPED_FOR_STABILISING in rendered(shared_child, spec).notes

    assert jerk(read_clip(tmp_path / "o.mp4")[0]) < jerk(read_clip(clip)[0]) / 4


def test_where_the_room_ends_the_picture_still_glides(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    """A sway wider than the cropped edge: what is taken back of the corrections is taken back slowly."""
    wide = texture(700, 360)
    random = np.random.default_rng(3)
    sway = [(round(40 * np.sin(n / 7)) + dx, round(24 * np.sin(n / 5)) + dy)
            for n, (dx, dy) in enumerate(random.normal(0, 2, (60, 2)).round().astype(int))]  # fmt: skip
    clip = draw_clip([wide[60 + dy : 240 + dy, 60 + 3 * n + dx : 380 + 3 * n + dx] for n, (dx, dy) in enumerate(sway)])
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(60, 25)), Fraction(25), stabilise=True, crf=4
    )
    rendered(shared_child, spec)
    assert jerk(read_clip(tmp_path / "o.mp4")[0]) < jerk(read_clip(clip)[0]) / 3


def jerk(pictures: list[NDArray[np.uint8]]) -> float:
    """How much the picture's motion changes from frame to frame, in pixels."""
    import cv2  # noqa: PLC0415 - the measuring tool of these tests only

    shifts = [cv2.phaseCorrelate(a.astype(np.float64), b.astype(np.float64))[0] for a, b in pairwise(pictures)]
    return float(np.abs(np.diff(np.array(shifts), axis=0)).mean())


def flutter(count: int, deep: float = 0.08) -> list[float]:
    """Exposure that changes by some percent from frame to frame."""
    random = np.random.default_rng(5)
    return [float(gain) for gain in random.uniform(1 - deep, 1 + deep, count)]


def test_fluttering_light_is_evened_out(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    scene = texture(200, 96)
    pictures = [
        np.asarray(16 + (scene - 16.0) * 0.6 * gain * (1 + n / 200), np.uint8) for n, gain in enumerate(flutter(60))
    ]
    spec = RenderSpec(
        str(draw_clip(pictures)),
        str(tmp_path / "o.mp4"),
        TimeMap.identity(Fraction(60, 25)),
        Fraction(25),
        crf=4,
        deflicker=True,
        segments=str(tmp_path / "parts"),
    )
    rendered(shared_child, spec)
    before, after = brightness(pictures), brightness(read_clip(tmp_path / "o.mp4")[0])

    def unrest(means: list[float]) -> float:
        return float(np.abs(np.diff(means, 2)).mean() / np.mean(means))

    assert unrest(after) < unrest(before) / 6
    # what changes slowly is meant, and stays
    assert after[-8] - after[8] == pytest.approx(np.mean(before[-14:]) - np.mean(before[:14]), rel=0.35)


def test_the_first_pass_alone_counts_its_frames_and_serves_the_render(
    shared_child: Child, draw_clip: Draw, tmp_path: Path
) -> None:
    pictures = [np.full((64, 64), round(100 * gain), np.uint8) for gain in flutter(40)]
    spec = RenderSpec(
        str(draw_clip(pictures)),
        str(tmp_path / "o.mp4"),
        TimeMap.identity(Fraction(40, 25)),
        Fraction(25),
        deflicker=True,
        segments=str(tmp_path / "parts"),
    )
    *_, told, end = shared_child.conversation("measure", spec=codec.to_plain(spec))
    assert (told["event"], told["done"], told["total"], end["event"]) == ("progress", 40, 40, "result")
    before = (tmp_path / "parts" / "survey.npy").stat().st_mtime_ns
    rendered(shared_child, spec)
    assert (tmp_path / "parts" / "survey.npy").stat().st_mtime_ns == before

    alone = replace(spec, target=str(tmp_path / "alone.mp4"), segments=str(tmp_path / "others"))
    rendered(shared_child, alone)
    assert Path(alone.target).read_bytes() == Path(spec.target).read_bytes()


def test_a_cut_is_no_flutter(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    pictures = [np.full((64, 64), 60 if n < 20 else 180, np.uint8) for n in range(40)]
    spec = RenderSpec(
        str(draw_clip(pictures)),
        str(tmp_path / "o.mp4"),
        TimeMap.identity(Fraction(40, 25)),
        Fraction(25),
        crf=4,
        deflicker=True,
    )
    rendered(shared_child, spec)
    assert brightness(read_clip(tmp_path / "o.mp4")[0]) == pytest.approx(brightness(pictures), abs=1.6)
