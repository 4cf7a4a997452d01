"""`--curve` takes points, growth, events, sections and presets; what is wrong with a file is said in one line."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.cli.curve import preset_names
from tests.cli.commands import studio

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip


@pytest.fixture
def clip(make_clip: MakeClip, tmp_path: Path) -> Path:
    """A second of 24 pictures."""
    target = tmp_path / "take.mp4"
    shutil.copy(make_clip(frames=24), target)
    return target


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ('{"points": [[0, 0.5]]}', 48),
        ('{"points": [{"at": 0, "value": 2, "ease": "hold"}, {"at": "1/2", "value": "1/2"}], "unit": "share"}', 30),
        ('{"axis": "time", "points": [{"output_s": 0, "source_s": 0.5, "ease": "linear"}, [2, "1/2"]]}', 48),
        ('{"growth": "exponential", "ratio": 2}', 12),
        ('{"growth": "custom", "ratio": 0.5, "points": [[0, 0], [0.5, 0.25], [1, 1]]}', 48),
        ('{"events": [{"start": 0, "end": 0.5, "screen": 0.25}, {"start": 0.5, "end": 1, "screen": 0.75}]}', 24),
        ('{"sections": [{"start": 0, "end": 0.5, "back": true, "times": 2}, {"freeze": 0.5, "hold": 1}]}', 72),
    ],
    ids=["pairs", "shares", "time", "growth", "custom", "events", "sections"],
)  # fmt: skip
def test_every_form_of_file_bends_time(clip: Path, tmp_path: Path, text: str, frames: int) -> None:
    curve = tmp_path / "curve.json"
    curve.write_text(text)
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", "--curve", curve, "--json")
    assert answer.code == 0, answer.err
    assert answer.json["verification"]["frames"] == frames


def test_the_same_in_toml(clip: Path, tmp_path: Path) -> None:
    curve = tmp_path / "curve.toml"
    curve.write_text("[[sections]]\nstart = 1\nend = 0\nspeed = 0.5\n")
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", "--curve", curve, "--json")
    assert answer.code == 0, answer.err
    assert answer.json["verification"]["frames"] == 48


def test_a_preset_is_named(clip: Path, tmp_path: Path) -> None:
    assert {"bullet_time", "ease_in", "ease_out", "hero_ramp", "montage", "heartbeat"} <= set(preset_names())
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", "--curve", "ping_pong", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["verification"]["frames"] == 48


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({"points": [[0, 1]], "points_": 1}, "'points_'"),
        ({"axis": "time", "points": [[0, 0], [1, 5]]}, "the clip ends at 1.000 s"),
        ({"points": [{"at": "1e999999", "value": 1}]}, "not a number"),
        ({"points": [{"at": "1e9999", "value": 1}, [1, 1]]}, "too large"),
        ({"points": [[0, "1e-999"], [1, 1]]}, "too fine"),
        ({"sections": [{"start": 0, "end": 1, "speed": "1e400"}]}, "too large"),
    ],
)  # fmt: skip
def test_a_wrong_file_says_in_one_line_what_is_wrong(
    clip: Path, tmp_path: Path, document: dict[str, object], reason: str
) -> None:
    curve = tmp_path / "curve.json"
    curve.write_text(json.dumps(document))
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", "--curve", curve)
    assert answer.code == 2
    assert reason in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not (tmp_path / "out.mp4").exists()


def test_a_ratio_may_be_said_as_a_span_and_a_length(clip: Path, tmp_path: Path) -> None:
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", "--ratio", "1 min -> 15 s", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["verification"]["frames"] == 6
    too_much = studio("retime", clip, "-o", tmp_path / "more.mp4", "--ratio", "6 months -> 10 s")
    assert too_much.code == 2
    assert "1.5552e+06" in too_much.err
    assert "100000" in too_much.err


def test_the_help_says_how_files_look() -> None:
    answer = studio("retime", "--help")
    assert answer.code == 0
    words = " ".join(answer.out.split())
    for word in ('"points"', '"growth"', '"events"', '"sections"', "bullet_time", "bezier"):
        assert word in words
