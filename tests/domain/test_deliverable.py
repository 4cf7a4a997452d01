"""Frames of another shape, names from templates, presets: all exact, all within what a coder takes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio import resources
from holysheep_studio.domain.deliverable import (
    FORMATS,
    Fit,
    Frame,
    Wish,
    check,
    frame_of_shape,
    layout,
    read_preset,
)
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.naming import FIELDS, output_stem

SIDES = st.integers(16, 4096)


@given(st.tuples(SIDES, SIDES), st.tuples(SIDES, SIDES), st.sampled_from(list(Fit)), st.floats(0, 1), st.floats(0, 1))
def test_the_picture_always_lies_in_its_frame(
    display: tuple[int, int], frame: tuple[int, int], fit: Fit, x: float, y: float
) -> None:
    place = layout(display, Wish(frame=Frame(*frame, fit, (x, y))))
    assert all(side % 2 == 0 for side in (*place.frame, *place.inner, *place.offset))
    for inner, outer, offset in zip(place.inner, place.frame, place.offset, strict=True):
        if fit is Fit.CROP:
            assert inner >= outer
            assert 0 <= offset <= inner - outer
        else:
            assert inner <= outer
            assert 0 <= offset <= outer - inner
    # the picture keeps its shape within the rounding to even pixels
    for inner, shown in zip(place.inner, display, strict=True):
        scale = Fraction(place.inner[0], display[0])
        assert abs(inner - shown * scale) <= 2 + shown / display[0] * 2


def test_a_crop_looks_where_it_is_told() -> None:
    def left(x: float) -> int:
        return layout((1920, 1080), Wish(frame=Frame(608, 1080, Fit.CROP, (x, 0.5)))).offset[0]

    assert (left(0), left(0.5), left(1)) == (0, 656, 1312)


def test_a_shape_costs_no_pixel() -> None:
    assert frame_of_shape(Fraction(9, 16), (1920, 1080), Fit.CROP, (0.5, 0.5)) == Frame(608, 1080)
    padded = frame_of_shape(Fraction(9, 16), (1920, 1080), Fit.PAD, (0.5, 0.5))
    assert (padded.width, padded.height) == (1920, 3414)


def test_every_shipped_preset_can_be_met() -> None:
    found = [read_preset(name, table) for name, table in resources.tables("formats").items()]
    assert {preset.wish.frame and (preset.wish.frame.width, preset.wish.frame.height) for preset in found} >= {
        (1920, 1080), (1080, 1920), (1080, 1080), (1080, 1350),
    }  # fmt: skip
    for preset in found:
        assert check(preset.wish) is FORMATS[preset.wish.format]
        assert preset.source, "where do its figures come from?"


@pytest.mark.parametrize("wish", [Wish("mpeg1"), Wish(crf=60), Wish(loudness_lufs=3.0), Wish(frame=Frame(8, 8))])
def test_what_cannot_be_met_is_refused(wish: Wish) -> None:
    with pytest.raises(InputError) as refused:
        check(replace(wish))
    assert refused.value.code == Code.BAD_VALUE


@pytest.mark.parametrize(
    ("template", "values", "stem"),
    [
        ("{name}_{effect}", {"name": "a", "effect": "b"}, "a_b"),
        ("{project} - {sku}_{take}", {"project": "P", "take": "2"}, "P_2"),
        ("{sku}_{name}", {"name": "a"}, "a"),
        ("{sku}", {"name": "a"}, "a"),
        ("{name}", {"name": "{effect}", "effect": "no"}, "{effect}"),
    ],
)
def test_names_come_from_templates(template: str, values: dict[str, str], stem: str) -> None:
    assert output_stem(template, values) == stem


@pytest.mark.parametrize("template", ["{foo}", "", "  ", "{name", "name}", "{name!r}", "{name.__class__}"])
def test_templates_with_anything_else_are_refused(template: str) -> None:
    with pytest.raises(InputError):
        output_stem(template, FIELDS)
