"""One frame by several methods: the right frame, the right part, upright, and nothing else written."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.upscale import METHODS, Model, Region, SampleSpec
from tests.engine.pictures import psnr, texture
from tests.engine.tiny_onnx import write_resize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.engine.conftest import Child


def sampled(child: Child, source: Path, folder: Path, at_s: Fraction | int = 0, **changes: Any) -> dict[str, Any]:
    fields = {"width": 192, "height": 128, "methods": ("lanczos",), **changes}
    spec = SampleSpec(str(source), str(folder), Fraction(at_s), **fields)
    return child.ask("samples", spec=codec.to_plain(spec))


def grey(path: Path) -> NDArray[np.uint8]:
    picture = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    return np.asarray(picture, np.uint8)


@pytest.fixture
def clip(draw_clip: Callable[..., Path]) -> Path:
    """A second of frames that are all different: frame n has brightness 20 + 8 n."""
    return draw_clip([np.full((64, 96), 20 + 8 * number, np.uint8) for number in range(25)], gop=10)


def test_every_method_gives_a_picture_of_the_size(shared_child: Child, clip: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    answer = sampled(shared_child, clip, folder, methods=tuple(METHODS))
    assert [one["method"] for one in answer["value"]] == list(METHODS)
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{method}.png" for method in METHODS)
    for one in answer["value"]:
        assert one["cost_s"] >= 0
        assert grey(folder / f"{one['method']}.png").shape == (128, 192)


@pytest.mark.parametrize(
    ("at_s", "frame"), [(0, 0), (Fraction(1, 25), 1), (Fraction(3, 50), 1), (Fraction(1, 2), 12), (9, 24)]
)
@pytest.mark.parametrize("denoise", [0.0, 0.2])
def test_the_frame_on_screen_is_taken(
    shared_child: Child, clip: Path, tmp_path: Path, at_s: Fraction, frame: int, denoise: float
) -> None:
    assert sampled(shared_child, clip, tmp_path, at_s, denoise=denoise)["event"] == "result"
    # full-range grey of limited-range luma
    expected = (20 + 8 * frame - 16) * 255 / 219
    assert abs(float(grey(tmp_path / "lanczos.png").mean()) - expected) < 3


def test_a_part_is_that_part(shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path) -> None:
    clip = draw_clip([texture(96, 64)])
    sampled(shared_child, clip, tmp_path, methods=("refined",))
    whole = grey(tmp_path / "refined.png")
    sampled(shared_child, clip, tmp_path, methods=("refined",), region=Region(50, 20, 80, 60))
    assert psnr(grey(tmp_path / "refined.png"), whole[20:80, 50:130]) > 60
    sampled(shared_child, clip, tmp_path, methods=("refined",), region=Region(180, 100, 80, 60))
    assert grey(tmp_path / "refined.png").shape == (28, 12)
    assert sampled(shared_child, clip, tmp_path, region=Region(500, 0, 9, 9))["code"] == "bad_value"


def test_a_model_of_the_users_can_be_looked_at(shared_child: Child, clip: Path, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    model = Model("mine", str(write_resize(tmp_path / "mine.onnx")), 2)
    answer = sampled(shared_child, clip, tmp_path, methods=("refined", "mine"), models=(model,))
    assert [one["method"] for one in answer["value"]] == ["refined", "mine"]
    assert abs(float(grey(tmp_path / "mine.png").mean()) - float(grey(tmp_path / "refined.png").mean())) < 2


@pytest.mark.parametrize(
    ("name", "size"),
    [("om28_vfr_rotate90.mp4", (360, 640)), ("on01_phone_hlg_hevc_rot_editlist_vfr.mp4", (540, 960))],
)
def test_turned_and_hdr_clips_are_shown_upright(
    shared_child: Child, clips: Path, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    answer = sampled(shared_child, clips / "nasty" / name, tmp_path, Fraction(1, 2), width=size[0], height=size[1])
    assert answer["event"] == "result", answer
    picture = grey(tmp_path / "lanczos.png")
    assert picture.shape == (size[1], size[0])
    assert picture.std() > 10  # something is to be seen


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"source": "missing.mp4"}, "file_missing"),
        ({"folder": "missing"}, "output_folder_missing"),
        ({"methods": ("magic",)}, "bad_value"),
        ({"width": 7}, "bad_value"),
    ],
)
def test_what_cannot_be_is_said(
    shared_child: Child, clip: Path, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    fields = {**changes}
    source, folder = tmp_path / fields.pop("source", clip.name), tmp_path / fields.pop("folder", ".")
    assert sampled(shared_child, source, folder, **fields)["code"] == code
