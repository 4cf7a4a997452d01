"""Sizes people ask for become even sizes of the source's shape; what cannot be is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain import codec
from holysheep_studio.domain.delivery import MOST_PIXELS
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.upscale import (
    LARGEST_SIDE_PX,
    METHODS,
    Layout,
    Model,
    Region,
    SampleSpec,
    UpscaleSpec,
    check_spec,
    size_from_text,
)

sides = st.integers(8, 2000).map(lambda half: 2 * half)


@pytest.mark.parametrize(
    ("text", "source", "size"),
    [
        ("4k", (1920, 1080), (3840, 2160)),
        ("4K", (1080, 1920), (2160, 3840)),
        ("4k", (1088, 1920), (2160, 3812)),
        ("1440p", (1920, 1080), (2560, 1440)),
        ("1440p", (1080, 1920), (1440, 2560)),
        ("720p", (1920, 1080), (1280, 720)),
        ("2x", (854, 480), (1708, 960)),
        ("1.5x", (1920, 1080), (2880, 1620)),
        ("2560x1440", (1920, 1080), (2560, 1440)),
        (" 2560 X 1440 ", (1920, 1080), (2560, 1440)),
        ("1000x1000", (1920, 1080), (1000, 562)),
        ("3840x2160", (854, 480), (3840, 2160)),
    ],
)
def test_sizes(text: str, source: tuple[int, int], size: tuple[int, int]) -> None:
    assert size_from_text(text, source) == size


@pytest.mark.parametrize(
    "text",
    ["", "big", "0x0", "0p", "0x", "0.0x", "-2x", "1x1", "9000x9000", "99999p", "40x", "9k", "1e3x", "4k4", "nanx"],
)
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        size_from_text(text, (1920, 1080))
    assert refused.value.code is Code.BAD_VALUE
    assert refused.value.fields["field"] == "size"


@given(sides, sides, st.sampled_from(["1440p", "4k", "2x", "1.37x", "1920x1080", "640x640"]))
def test_the_shape_is_kept(width: int, height: int, text: str) -> None:
    try:
        found = size_from_text(text, (width, height))
    except InputError:
        return  # a sliver that would be too long or too thin
    assert all(side % 2 == 0 and side <= LARGEST_SIDE_PX for side in found)
    assert found[0] * found[1] <= MOST_PIXELS
    scale = Fraction(found[0], width)
    # a pixel up or down on either side
    assert abs(found[1] - height * scale) <= 1 + Fraction(height, width) + Fraction(2, 1)


def spec(**changes: object) -> UpscaleSpec:
    values = {"source": "a", "target": "b", "width": 64, "height": 36, **changes}
    return UpscaleSpec(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"width": 63}, "size"),
        ({"width": 8194}, "size"),
        ({"width": 8}, "size"),
        ({"sharpen": 1.1}, "sharpen"),
        ({"denoise": -0.1}, "denoise"),
        ({"denoise": float("nan")}, "denoise"),
        ({"method": "magic"}, "method"),
    ],
)
def test_a_spec_that_cannot_be_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(InputError) as refused:
        check_spec(spec(**changes))
    assert refused.value.fields["field"] == field


def test_methods_and_models_pass() -> None:
    model = Model("mine", "mine.onnx", 4, Layout.LUMA)
    for method in METHODS:
        check_spec(spec(method=method))
    check_spec(spec(method="mine", model=model))
    with pytest.raises(InputError):
        check_spec(SampleSpec("a", "b", Fraction(0), 64, 36, ("lanczos", "mine")))


def test_specs_survive_json() -> None:
    model = Model("mine", "mine.onnx", 4, Layout.LUMA, 255.0)
    for value in (
        spec(method="mine", model=model, denoise=0.25),
        SampleSpec("a", "b", Fraction(1, 3), 64, 36, ("mine",), region=Region(1, 2, 3, 4), models=(model,)),
    ):
        assert codec.from_json(type(value), codec.to_json(value)) == value
