"""An interrupted enlargement goes on from its last whole part and ends the same to the bit, with times and sound."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.upscale import UpscaleSpec
from tests.engine.conftest import Child
from tests.engine.pictures import panned, read_clip, texture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import MakeClip

FRAMES = 600
PART = 240


def asked(child: Child, spec: UpscaleSpec) -> list[dict[str, Any]]:
    events = child.conversation("upscale", spec=codec.to_plain(spec))
    assert events[-1]["event"] == "result", events[-1]
    assert events[-1]["value"]["frames"] == FRAMES
    return events


def killed_at(spec: UpscaleSpec, until: int) -> None:
    """Start in a process of its own and kill it when `until` frames are done, or a moment later."""
    child = Child()
    child.say(id="1", task="upscale", spec=codec.to_plain(spec))
    while (event := child.hear())["event"] == "progress" and event["done"] < until:
        pass
    child.process.kill()
    child.hang_up()


def digest(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 - a spec holds text
        return hashlib.sha256(file.read()).hexdigest()


@pytest.mark.parametrize("rate", ["30000/1001", "uneven"])
@pytest.mark.parametrize("changes", [{}, {"denoise": 0.6, "sharpen": 0.2}])
def test_killed_twice_it_ends_the_same(
    shared_child: Child,
    make_clip: MakeClip,
    draw_clip: Callable[..., Path],
    tmp_path: Path,
    rate: str,
    changes: dict[str, Any],
) -> None:
    if rate == "uneven":
        random = np.random.default_rng(5)
        stamps = np.cumsum(random.integers(900, 9000, FRAMES)).tolist()
        world = texture(1400, 48)
        clip = draw_clip([panned(world, 64, 2 * n) for n in range(FRAMES)], stamps=stamps, gop=50)
    else:
        clip = make_clip(frames=FRAMES, rate=rate, size=(64, 48), sound=True)
    whole = UpscaleSpec(str(clip), str(tmp_path / "whole.mp4"), 96, 72, segments=str(tmp_path / "a"), **changes)
    asked(shared_child, whole)
    broken = replace(whole, target=str(tmp_path / "broken.mp4"), segments=str(tmp_path / "b"), workers=1)
    for until in (PART + 20, 2 * PART + 20):
        killed_at(broken, until)
    events = asked(shared_child, replace(broken, workers=3))
    assert next(event["done"] for event in events if event["event"] == "progress") >= 2 * PART
    assert digest(broken.target) == digest(whole.target)
    plain = replace(whole, target=str(tmp_path / "plain.mp4"), segments=None)
    asked(shared_child, plain)
    times = read_clip(clip)[1]
    assert read_clip(tmp_path / "broken.mp4")[1] == [time - times[0] for time in times]
    assert read_clip(tmp_path / "plain.mp4")[1] == read_clip(tmp_path / "broken.mp4")[1]


def test_parts_of_another_wish_are_not_taken(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=FRAMES, rate="30000/1001", size=(64, 48), sound=True)
    spec = UpscaleSpec(str(clip), str(tmp_path / "o.mp4"), 96, 72, segments=str(tmp_path / "parts"))
    asked(shared_child, spec)
    events = asked(shared_child, replace(spec, sharpen=0.5))
    assert next(event["done"] for event in events if event["event"] == "progress") == 0
    assert Fraction(read_clip(tmp_path / "o.mp4")[1][1]) == Fraction(1001, 30000)
