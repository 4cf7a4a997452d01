"""Interpolation by a model of the user's: its pictures are the ones shown, and what does not fit is named."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from holysheep_studio.domain.render import FrameModel, Interpolation, RenderSpec, Timestep
from holysheep_studio.domain.timemap import TimeMap
from tests.engine.pictures import panned, read_clip, texture
from tests.engine.tiny_onnx import write_mix

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.engine.conftest import Child

    Draw = Callable[..., Path]


@pytest.fixture
def spec(draw_clip: Draw, tmp_path: Path) -> RenderSpec:
    """Four times slower, over a pan of 4 pixels a picture; sides that no model's multiple fits."""
    wide = texture(300, 90)
    clip = draw_clip([panned(wide, 150, 4 * n) for n in range(4)])
    bent = TimeMap.constant(Fraction(3, 25), Fraction(1, 4))
    return RenderSpec(str(clip), str(tmp_path / "o.mp4"), bent, Fraction(25), crf=1)


@pytest.mark.parametrize("timestep", [Timestep.NONE, Timestep.SCALAR])
def test_a_model_makes_the_frames(shared_child: Child, spec: RenderSpec, tmp_path: Path, timestep: Timestep) -> None:
    """The tiny model mixes by time, so that the result is known: a cross-fade."""
    pytest.importorskip("onnxruntime")
    path = write_mix(tmp_path / "tiny.onnx", timestep=timestep is Timestep.SCALAR)
    model = FrameModel("tiny", str(path), timestep=timestep)
    blend = replace(spec, target=str(tmp_path / "blend.mp4"), interpolation=Interpolation.BLEND)
    for wish in (replace(spec, model=model), blend):
        answer = shared_child.retime(wish)
        assert answer["event"] == "result", answer
    for made, mixed in zip(read_clip(tmp_path / "o.mp4")[0], read_clip(tmp_path / "blend.mp4")[0], strict=True):
        assert float(np.abs(made.astype(int) - mixed.astype(int)).mean()) < 1


@pytest.mark.parametrize("fault", ["missing", "text", "inputs"])
def test_a_model_that_does_not_fit_is_named(shared_child: Child, spec: RenderSpec, tmp_path: Path, fault: str) -> None:
    pytest.importorskip("onnxruntime")
    path = tmp_path / "tiny.onnx"
    if fault == "text":
        path.write_text("not a model")
    elif fault == "inputs":
        write_mix(path, timestep=True)
    answer = shared_child.retime(replace(spec, model=FrameModel("tiny", str(path))))
    assert (answer["event"], answer["code"], answer["fields"]["model"]) == ("error", "model_unusable", "tiny")


@pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is not None, reason="the runtime is here")
def test_without_the_runtime_it_says_so(shared_child: Child, spec: RenderSpec, tmp_path: Path) -> None:
    path = write_mix(tmp_path / "tiny.onnx", timestep=False)
    answer = shared_child.retime(replace(spec, model=FrameModel("tiny", str(path))))
    assert (answer["event"], answer["code"]) == ("error", "model_runtime_missing")
