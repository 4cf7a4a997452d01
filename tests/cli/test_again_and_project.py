"""`again` and `project` as a person runs them: a clip made once more with changes, work carried to another folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.commands import studio

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip


def test_a_cloud_clip_is_made_again_and_carried_to_another_folder(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    plan, file = tmp_path / "plan.json", tmp_path / "mine"
    assert studio("plan", "A red ball rolls", "--duration", "2", "-o", plan, "--data", here).code == 0
    assert studio("submit", plan, "--yes", "--data", here).code == 0
    assert studio("run", "--until-empty", "--data", here, timeout_s=300).code == 0
    (clip,) = studio("clips", "list", "--json", "--data", here).json["clips"]

    wrong = studio("again", clip["id"], "--set", "colour=red", "--yes", "--data", here)
    assert wrong.code == 2
    assert "negative_prompt" in wrong.err
    asked = studio("again", clip["id"], "--set", "seed=7", "--data", here)
    assert asked.code == 3  # nobody is there to agree
    changes = ("--set", "seed=7", "--set", "prompt=A blue ball rolls", "--set", "physics.gravity=1.62")
    told = studio("again", clip["id"][:8], *changes, "--yes", "--json", "--data", here).json
    request = told["request"]
    assert (request["prompt"], request["cloud"]["seed"], request["origin"]) == ("A blue ball rolls", 7, clip["id"])
    assert request["cloud"]["physics"]["parameters"] == {"gravity": 1.62}
    assert len(told["jobs"]) == 1

    saved = studio("project", "export", "-o", file, "--json", "--data", here).json
    assert (saved["clips"], saved["plan"]) == (1, 1)
    assert studio("project", "export", "-o", file, "--data", here).code == 2  # it is there already
    opened = studio("project", "open", f"{file}.hsproj", "--json", "--data", there).json
    assert (opened["clips"], opened["plan"], opened["missing"], opened["jobs"]) == ([clip["id"]], 1, [], [])
    again = studio("project", "open", f"{file}.hsproj", "--queue", "--yes", "--data", there)
    assert again.code == 0
    assert "here already" in again.out
    (job,) = studio("queue", "list", "--json", "--data", there).json["jobs"]
    assert job["state"] == "waiting"
    lineage = studio("clips", "show", clip["id"], "--json", "--data", there).json["lineage"]
    assert lineage["prompt"] == "A red ball rolls"


def test_a_clip_of_this_machine_is_made_again_with_changes(tmp_path: Path, make_clip: MakeClip) -> None:
    take, here = make_clip(frames=8, size=(64, 48)), ("--data", tmp_path / "here")
    assert studio("queue", "add", take, "--effect", "growth", "--ratio", "2", *here).code == 0
    assert studio("run", "--until-empty", *here, timeout_s=300).code == 0
    (clip,) = studio("clips", "list", "--json", *here).json["clips"]
    told = studio("again", clip["id"], "--set", "crf=30", "--set", "strength=4", "--plan", "--json", *here).json
    request = told["request"]
    assert (request["effect"], request["crf"], request["origin"]) == ("growth", 30, clip["id"])
    assert request["values"] == {"ratio": "2", "strength": "4"}
    same = studio("again", clip["id"], "--plan", "--json", *here).json["request"]
    assert same["values"] == {"ratio": "2", "strength": "3"}
    assert same["time_map"] != request["time_map"]
    other = studio("again", clip["id"], "--set", "effect=slow_motion_2x", "--plan", "--json", *here).json["request"]
    assert (other["effect"], other["values"]) == ("slow_motion_2x", {})
    wrong = studio("again", clip["id"], "--set", "codec=film", "--plan", *here)
    assert wrong.code == 2
    assert "codec" in wrong.err
