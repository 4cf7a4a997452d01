"""Thumbnails: fitted, upright, telling, and written whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child


def made(child: Child, clip: Path, target: Path, width: int = 160, height: int = 160) -> NDArray[np.uint8]:
    answer = child.ask("thumbnail", path=str(clip), target=str(target), width=width, height=height)
    assert answer["event"] == "result", answer
    picture = cv2.imread(str(target))
    assert picture is not None
    assert picture.shape[:2] == (answer["value"]["height"], answer["value"]["width"])
    assert [path.name for path in target.parent.glob("*.part")] == []
    return np.asarray(picture, np.uint8)


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
def test_fitted_and_repeatable(shared_child: Child, make_clip: MakeClip, tmp_path: Path, suffix: str) -> None:
    clip = make_clip(size=(640, 360))
    assert made(shared_child, clip, tmp_path / f"a{suffix}").shape == (90, 160, 3)
    made(shared_child, clip, tmp_path / f"b{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_small_pictures_are_not_blown_up(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    assert made(shared_child, make_clip(size=(64, 36)), tmp_path / "a.png").shape == (36, 64, 3)


def test_black_beginnings_are_passed_over(shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path) -> None:
    black = [np.full((64, 96), 16, np.uint8) for _ in range(30)]
    shown = [np.tile(np.arange(16, 208, 2, dtype=np.uint8), (64, 1)) for _ in range(20)]
    picture = made(shared_child, draw_clip([*black, *shown], gop=5), tmp_path / "a.png")
    assert picture.std() > 30


def test_a_clip_of_nothing_still_has_one(shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path) -> None:
    picture = made(shared_child, draw_clip([np.full((64, 96), 16, np.uint8)] * 5), tmp_path / "a.png")
    assert picture.max() < 8


def test_upright_square_and_in_colour(shared_child: Child, clips: Path, tmp_path: Path) -> None:
    nasty = clips / "nasty"
    assert made(shared_child, nasty / "om28_vfr_rotate90.mp4", tmp_path / "a.png").shape == (160, 90, 3)
    assert made(shared_child, nasty / "om12_sar_64x45_720x576.mp4", tmp_path / "b.png").shape == (90, 160, 3)
    assert made(shared_child, nasty / "on06_rotate_and_reflect.mp4", tmp_path / "c.png").shape == (160, 107, 3)


def test_hdr_looks_like_the_picture_it_was_made_from(shared_child: Child, clips: Path, tmp_path: Path) -> None:
    """The HDR10 clip is the dog clip mapped into PQ: its thumbnail must look like the dog's, not washed out."""
    hdr = made(shared_child, clips / "nasty" / "om03_hevc_hdr10_made.mp4", tmp_path / "a.png").astype(float)
    sdr = made(shared_child, clips / "real" / "o01_dog_fetch_720p30.mp4", tmp_path / "b.png").astype(float)
    assert abs(hdr.mean() - sdr.mean()) < 25
    assert 0.75 < hdr.std() / sdr.std() < 1.35


def test_every_usable_nasty_clip_has_one(shared_child: Child, clips: Path, tmp_path: Path) -> None:
    for path in sorted((clips / "nasty").glob("o*.*")):
        if path.suffix == ".json" or not path.is_file():
            continue
        if shared_child.ask("probe", path=str(path))["event"] == "result":
            made(shared_child, path, tmp_path / f"{path.stem}.jpg")


def test_refused(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    for target, code in (("a.bmp", "output_format_unknown"), ("nowhere/a.png", "output_folder_missing")):
        answer = shared_child.ask(
            "thumbnail", path=str(make_clip()), target=str(tmp_path / target), width=16, height=16
        )
        assert answer["code"] == code


def test_a_filmstrip_shows_moments_side_by_side(
    shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path
) -> None:
    clip = draw_clip([np.full((64, 96), 16 + 8 * n, np.uint8) for n in range(24)])
    for tiles in (4, 48):  # a short clip repeats some
        target = tmp_path / f"{tiles}.jpg"
        answer = shared_child.ask("filmstrip", path=str(clip), target=str(target), tiles=tiles, side=48)
        assert answer["value"] == {"tiles": tiles}, answer
        strip = cv2.imread(str(target), cv2.IMREAD_GRAYSCALE)
        assert strip is not None
        assert strip.shape == (32, 48 * tiles)
        greys = [float(part.mean()) for part in np.split(strip, tiles, axis=1)]
        assert greys == sorted(greys)
        assert greys[-1] - greys[0] > 100
