"""Which files of the models folder are models, and what is said about the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import FrameModel, Inputs, Timestep
from holysheep_studio.domain.upscale import Layout, Model
from holysheep_studio.services.models import frame_models, upscale_models

if TYPE_CHECKING:
    from pathlib import Path


def add(folder: Path, stem: str, text: str, *, model: bool = True) -> None:
    (folder / f"{stem}.toml").write_text(text, encoding="utf-8")
    if model:
        (folder / f"{stem}.onnx").write_bytes(b"model")


def test_no_folder_is_no_model(tmp_path: Path) -> None:
    assert upscale_models(tmp_path / "models") == ()


def test_models_are_read_with_their_descriptions(tmp_path: Path) -> None:
    add(tmp_path, "b", 'kind = "upscale"\nscale = 4\nlayout = "y"\ntop = 255\ntile_px = 128\noverlap_px = 8')
    add(tmp_path, "a", 'kind = "upscale"\nscale = 2\nname = "sharp-film"')
    add(tmp_path, "rife", 'kind = "interpolation"\nanything = 1')
    (tmp_path / "alone.onnx").write_bytes(b"model")
    assert upscale_models(tmp_path) == (
        Model("sharp-film", str(tmp_path / "a.onnx"), 2),
        Model("b", str(tmp_path / "b.onnx"), 4, Layout.LUMA, 255.0, 128, 8),
    )


@pytest.mark.parametrize(
    "text",
    [
        'kind = "upscale"',
        'kind = "upscale"\nscale = 0',
        'kind = "upscale"\nscale = "two"',
        'kind = "upscale"\nscale = 2\nlayout = "cmyk"',
        'kind = "upscale"\nscale = 2\ncolour = "blue"',
        'kind = "upscale"\nscale = 2\npath = "elsewhere.onnx"',
        'kind = "upscale"\nscale = 2\nname = "lanczos"',
        'kind = "upscale"\nscale = 2\nname = "../up"',
        'kind = "upscale"\nscale = 2\ntop = 0',
        'kind = "upscale"\nscale = 2\ntile_px = 32\noverlap_px = 16',
        "kind = ",
    ],
)
def test_a_description_that_cannot_be_is_named(tmp_path: Path, text: str) -> None:
    add(tmp_path, "mine", text)
    with pytest.raises(InputError) as refused:
        upscale_models(tmp_path)
    assert refused.value.code is Code.MODEL_UNUSABLE
    assert "mine" in refused.value.fields["what"]


def test_a_description_without_its_model_is_named(tmp_path: Path) -> None:
    add(tmp_path, "mine", 'kind = "upscale"\nscale = 2', model=False)
    with pytest.raises(InputError) as refused:
        upscale_models(tmp_path)
    assert "mine.onnx" in refused.value.fields["what"]


def test_interpolation_models_are_read_with_their_descriptions(tmp_path: Path) -> None:
    add(tmp_path, "rife", 'kind = "interpolation"\ninputs = "stacked"\ntimestep = "plane"\nmultiple = 64\ntop = 255')
    add(tmp_path, "up", 'kind = "upscale"\nscale = 2')
    assert frame_models(tmp_path) == (
        FrameModel("rife", str(tmp_path / "rife.onnx"), Inputs.STACKED, Timestep.PLANE, 255.0, 64),
    )
    assert frame_models(tmp_path / "none") == ()


@pytest.mark.parametrize("text", ["scale = 2", "multiple = 0", 'inputs = "three"', "top = 0"])
def test_an_interpolation_model_described_wrong_is_named(tmp_path: Path, text: str) -> None:
    add(tmp_path, "rife", f'kind = "interpolation"\n{text}')
    with pytest.raises(InputError) as caught:
        frame_models(tmp_path)
    assert caught.value.code is Code.MODEL_UNUSABLE
