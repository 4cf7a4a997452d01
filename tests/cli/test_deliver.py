"""`deliver` as a user runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.commands import studio

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip


def test_a_preset_a_cut_list_and_again(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=12, size=(320, 180), sound=True)
    command = ("deliver", clip, "-o", tmp_path, "--preset", "square_1_1", "--frame", "180x180", "--made-by",
               "trainedAlgorithmicMedia", "--cutlist", tmp_path / "cut.otio", "--name", "{name}_{format}")  # fmt: skip
    first = studio(*command, "--json")
    assert first.code == 0, first.err
    (made,) = first.json["clips"]
    assert (made["width"], made["height"], made["frames"], made["skipped"]) == (180, 180, 12, False)
    assert made["mark"]["test_certificate"] is True
    assert json.loads((tmp_path / "cut.otio").read_text(encoding="utf-8"))["OTIO_SCHEMA"].startswith("Timeline")
    again = studio(*command)
    assert again.code == 0
    assert "there already" in again.out


def test_bad_input_is_one_line(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=12)
    for wrong in (
        ("--format", "vhs"),
        ("--preset", "myspace"),
        ("--frame", "large"),
        ("--name", "{foo}"),
        ("--certificate", tmp_path / "a.pem"),
        ("--loudness", "5"),
    ):
        answer = studio("deliver", clip, "-o", tmp_path, *wrong)
        assert answer.code == 2, wrong
        assert len(answer.err.strip().splitlines()) == 1, answer.err
    assert studio("deliver", clip, "-o", tmp_path / "nowhere" / "out").code == 2
    assert [one for one in tmp_path.iterdir() if one.name != "data"] == []


def test_a_clip_of_the_library_brings_its_lineage(make_clip: MakeClip, tmp_path: Path) -> None:
    source = tmp_path / "stream.mp4"
    source.write_bytes(make_clip(frames=12, size=(160, 90)).read_bytes())
    data = ("--data", tmp_path / "data")
    assert studio("queue", "add", source, "--effect", "slow_motion_2x", *data).code == 0
    assert studio("run", "--until-empty", *data).code == 0
    (line,) = studio("clips", "list", "--json", *data).json["clips"]
    (by_id,) = studio("deliver", line["id"][:8], "-o", tmp_path, "--name", "{name}_{take}", "--json", *data).json[
        "clips"
    ]
    assert by_id["file"].endswith("stream_1.mp4")
    assert by_id["mark"]["digital_source_type"].endswith("algorithmicallyEnhanced")
    lineage = json.loads((tmp_path / "stream_1.mp4.json").read_text(encoding="utf-8"))["lineage"]
    assert (lineage["clip_id"], lineage["effect"]) == (line["id"], "slow_motion_2x")
    (bare,) = studio("deliver", line["file"], "-o", tmp_path, "--no-mark", "--json", *data).json["clips"]
    assert bare["file"].endswith("stream_slow_motion_2x.mp4")
    assert bare["mark"]["digital_source_type"] is None
