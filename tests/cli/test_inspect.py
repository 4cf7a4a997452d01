"""`inspect`: its JSON, its page, what it keeps, and what it says of what cannot be inspected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
