"""Interpolation by a model of the user's: its pictures are the ones shown, and what does not fit is named."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from holysheep_studio.domain.render import FrameModel, Interpolation, RenderSpec, Timestep
from holysheep_studio.domain.timemap import TimeMap
from tests.engine.pictures import panned, read_clip, texture
from tests.engine.tiny_onnx import write_mix

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import MakeClip
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


def test_a_model_keeps_ten_bits(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    """A slow gradient that grows brighter by 2 of 1023 a picture: the middles are steps that 8 bits do not have."""
    pytest.importorskip("onnxruntime")
    ramp = "format=yuv420p10le,geq=lum='400+X/2+2*N':cb=512:cr=512"
    options = ("-c:v", "libx265", "-x265-params", "log-level=error:lossless=1", "-pix_fmt", "yuv420p10le", "-vf", ramp)
    clip = make_clip(frames=3, rate="25", size=(160, 90), options=options)
    model = FrameModel("tiny", str(write_mix(tmp_path / "tiny.onnx", timestep=False)))
    bent = TimeMap.constant(Fraction(3, 25), Fraction(1, 2))
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), bent, Fraction(25), crf=1, model=model)
    answer = shared_child.retime(spec)
    assert answer["event"] == "result", answer
    with av.open(spec.target) as container:
        frames = list(container.decode(video=0))
    assert {frame.format.name for frame in frames} == {"yuv420p10le"}
    middle = frames[1].to_ndarray()[45, 10:150].astype(float)
    assert np.abs(middle - (401 + np.arange(10, 150) / 2)).max() < 3
    assert len(np.unique(middle)) > 60, "8 bits would have 18"


def test_a_model_keeps_full_range(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    """Black at 0 and white at 255 stay: they must not be cut to what limited range holds."""
    pytest.importorskip("onnxruntime")
    ends = "format=yuvj420p,geq=lum='if(lt(X,80),2,253)':cb=128:cr=128"
    clip = make_clip(frames=3, rate="25", options=("-c:v", "libx264", "-crf", "1", "-pix_fmt", "yuvj420p", "-vf", ends))
    model = FrameModel("tiny", str(write_mix(tmp_path / "tiny.onnx", timestep=False)))
    bent = TimeMap.constant(Fraction(3, 25), Fraction(1, 2))
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), bent, Fraction(25), crf=1, model=model)
    answer = shared_child.retime(spec)
    assert answer["event"] == "result", answer
    for made in read_clip(tmp_path / "o.mp4")[0]:
        assert float(made[:, 10:70].mean()) == pytest.approx(2, abs=2)
        assert float(made[:, 90:150].mean()) == pytest.approx(253, abs=2)


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
