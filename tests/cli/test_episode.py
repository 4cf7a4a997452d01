"""`episode` and `plan SCRIPT` as a user runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.commands import studio

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = "INT. A - DAY\n\nMara waits.\n\nMARA\nHello.\n\nEXT. B - NIGHT\n\nRain falls. Mara runs.\n"


def test_a_script_becomes_a_priced_plan_stage_by_stage(tmp_path: Path) -> None:
    script = tmp_path / "film.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    one = studio("episode", "new", script, "--series", "Coast", "--json").json["id"]
    told = studio("episode", "split", one[:6], "--json").json["episode"]
    assert [scene["heading"] for scene in told["scenes"]] == ["INT. A - DAY", "EXT. B - NIGHT"]
    early = studio("episode", "plan", one)
    assert early.code == 2
    assert "storyboard of s1, s2" in early.err
    shown = studio("episode", "storyboard", one)
    assert "by rule, no model was asked" in shown.out
    studio("episode", "character", "Coast", "Mara", "--description", "a woman in red", "--seed", "7")
    plan = studio("episode", "plan", one, "--json").json
    assert len(plan["shots"]) == 8
    assert any("a woman in red" in shot["prompt"] for shot in plan["shots"])
    assert plan["totals"]["USD"] > 0
    over = studio("episode", "plan", one, "--submit", "--yes", "--budget", "0.001")
    assert over.code == 3
    asked = studio("episode", "plan", one, "--submit")
    assert asked.code == 3
    assert len(studio("episode", "plan", one, "--submit", "--yes", "--json").json["jobs"]) == 8
    assert studio("episode", "plan", one, "--json").json["filmed"] == [shot["shot"] for shot in plan["shots"]]

    board = told["boards"] or studio("episode", "show", one, "--json").json["episode"]["boards"]
    shots = [{**shot, "action": "Another thing happens."} for shot in board["s2"]]
    changed = tmp_path / "board.json"
    changed.write_text(json.dumps(shots), encoding="utf-8")
    studio("episode", "edit", one, "storyboard", changed, "--scene", "2")
    assert studio("episode", "versions", one, "storyboard", "--scene", "2").out.split() == [
        "2",
        "person",
        "1",
        "offline",
    ]
    again = studio("episode", "plan", one, "--json").json
    assert [shot["shot"] for shot in again["shots"]] == [shot["key"] for shot in board["s2"]]


def test_a_broken_script_is_one_message_with_its_line(tmp_path: Path) -> None:
    script = tmp_path / "film.fountain"
    script.write_text("INT. A - DAY\n\nMARA\n(softly\nHello.\n", encoding="utf-8")
    answer = studio("episode", "new", script)
    assert answer.code == 2
    assert "film.fountain" in answer.err
    assert "line 4" in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    script.write_text(SCRIPT, encoding="utf-8")
    planned = studio("plan", script, "--json")
    assert len(planned.json["plan"]["items"]) == 8


def test_a_cut_without_takes_says_so(tmp_path: Path) -> None:
    script = tmp_path / "film.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    one = studio("episode", "new", script).out.strip()
    answer = studio("episode", "cut", one, "--film", tmp_path / "film.mp4")
    assert answer.code == 2
    assert "no take is done" in answer.err
    assert studio("episode", "cut", one, "--json").json == {
        "schema": "cut/1", "strip": [], "film": None, "subtitles": None,
    }  # fmt: skip


def test_an_episode_has_limits_and_tones_of_its_own(tmp_path: Path) -> None:
    script = tmp_path / "film.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    one = studio("episode", "new", script, "--json").json["id"]
    kept = studio("episode", "limits", one, "--cap", "3", "--budget", "0.001", "--json").json
    assert (kept["cap"], kept["budget"]) == (3, 0.001)
    changed = studio("episode", "tones", "angry", "--camera", "from above", "--json").json["tones"]
    assert (changed[0]["tone"]["camera"], changed[0]["own"]) == ("from above", True)
    assert studio("episode", "tones", "weary", "--camera", "still").code == 2  # a lighting is missing
