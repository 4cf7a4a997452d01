"""`inspect`: its JSON, its page, what it keeps, and what it says of what cannot be inspected."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from holysheep_studio.domain.quality import MEASURES
from holysheep_studio.services.inspection_document import measure_words
from tests.cli.commands import studio

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip

BLOCKS = ("cadence", "photometric", "flow", "tracks", "camera", "ballistics", "pendulum", "fidelity", "delivery")


def test_the_report_is_one_document_and_the_second_is_the_same(make_clip: MakeClip) -> None:
    clip = make_clip(frames=24, size=(320, 180), sound=True)
    first = studio("inspect", clip, "--json")
    assert first.code == 0, first.err
    told = first.json
    assert told["schema"] == "motion-report/1"
    assert all(told[block]["status"] in {"ok", "low_confidence", "not_applicable"} for block in BLOCKS)
    assert told["delivery"]["loudness_lufs"]["unit"] == "LUFS"
    assert -30 < told["delivery"]["loudness_lufs"]["value"] < -10
    assert told["fidelity"]["reason"] == "no_source"
    assert "score" not in first.out
    again = studio("inspect", clip, "--json")
    assert again.out == first.out


def test_the_page_needs_nothing_else(make_clip: MakeClip, tmp_path: Path) -> None:
    clip, page = make_clip(frames=24, size=(320, 180)), tmp_path / "report.html"
    answer = studio("inspect", clip, "--source", clip, "-o", page)
    assert answer.code == 0, answer.err
    assert "Cadence: " in answer.out
    text = page.read_text(encoding="utf-8")
    assert not re.findall(r'(?:src|href)="(?!data:)', text)
    assert "<svg" in text
    assert "prefers-color-scheme" in text
    assert "Warping error of each frame" in text
    for block, measures in MEASURES.items():
        for measure in measures:
            assert escape(measure_words(block, measure)[0]) in text, "every measure is there, told or not"
    assert "cannot tell</td>" in text
    assert "There is no sound that can be measured." in text
    assert "0 \N{EN DASH} 100" in text
    assert studio("inspect", clip, "-o", page).code == 2
    assert studio("inspect", clip, "-o", tmp_path / "report.txt").code == 2


def test_numbers_that_cannot_be_are_refused(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=5)
    for option in ("--metres-per-pixel", "--time-scale", "--gravity"):
        answer = studio("inspect", clip, option, "-1")
        assert answer.code == 2
        assert len(answer.err.strip().splitlines()) == 1
    missing = studio("inspect", tmp_path / "none.mp4", "--json")
    assert (missing.code, missing.json["error"]["code"]) == (2, "file_missing")


def test_the_source_is_compared_along_the_time_that_was_bent(make_clip: MakeClip, tmp_path: Path) -> None:
    source, slow = make_clip(frames=16, size=(320, 180)), tmp_path / "slow.mp4"
    data = ("--data", tmp_path / "data")
    assert studio("retime", source, "--effect", "slow_motion_2x", "-o", slow, *data).code == 0
    by_name, told = (
        studio("inspect", slow, "--source", source, "--time-map", how, "--json", *data).json["fidelity"]
        for how in ("slow_motion_2x", "0.5")
    )
    assert by_name == told
    assert (told["status"], told["reason"]) == ("ok", None)
    assert told["compared_frames"]["value"] >= 15
    even = studio("inspect", slow, "--source", source, "--time-map", "normal", "--json", *data).json["fidelity"]
    assert even["ssim"]["value"] < told["ssim"]["value"]
    assert studio("inspect", slow, "--time-map", "0.5", *data).code == 2
    assert studio("inspect", slow, "--source", source, "--time-map", "fast", *data).code == 2


def test_a_clip_of_the_library_knows_its_source_and_its_time(make_clip: MakeClip, tmp_path: Path) -> None:
    source = tmp_path / "stream.mp4"
    source.write_bytes(make_clip(frames=16, size=(160, 90)).read_bytes())
    data = ("--data", tmp_path / "data")
    assert studio("queue", "add", source, "--effect", "slow_motion_2x", *data).code == 0
    assert studio("run", "--until-empty", *data).code == 0
    (line,) = studio("clips", "list", "--json", *data).json["clips"]
    told = studio("inspect", line["id"][:8], "--json", *data).json
    assert told["file"] == line["file"]
    assert told["setting"]["time_scale"] == 0.5
    assert told["fidelity"]["compared_frames"]["value"] >= 15
    assert studio("inspect", line["file"], "--time-scale", "1", "--json", *data).json["setting"]["time_scale"] == 1
