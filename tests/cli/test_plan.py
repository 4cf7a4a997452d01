"""`plan` and `submit`, from prompts to paid clips on the demo provider."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.commands import studio

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip

SLOW = ("--model", "pixverse-v6", "--effect", "slow_motion_4x")


def test_a_list_of_prompts_is_planned_submitted_and_made(tmp_path: Path, data_folder: Path) -> None:
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("# two takes\na red ball rolls\n\na glass falls\n")
    plan = tmp_path / "plan.json"
    made = studio("plan", prompts, *SLOW, "--duration", "2", "-o", plan, "--json")
    assert made.code == 0, made.err
    assert made.json["totals"] == {"USD": 2 * 2 * 6300}
    assert made.json["unknown"] == 0
    assert not (data_folder / "demo_book.jsonl").exists(), "a plan wakes no provider"
    asked = studio("submit", plan)
    assert asked.code == 3
    assert studio("submit", plan, "--yes", "--budget", "0.02").code == 3
    done = studio("submit", plan, "--yes", "--json")
    assert done.code == 0, done.err
    assert len(done.json["jobs"]) == 2
    assert studio("run", "--until-empty").code == 0
    jobs = studio("queue", "list", "--json").json["jobs"]
    assert [job["state"] for job in jobs] == ["done", "done"]
    assert [job["provider"] for job in jobs] == ["demo", "demo"]
    assert len((data_folder / "demo_book.jsonl").read_text().splitlines()) == 2


def test_a_clip_is_planned_with_its_upload(make_clip: MakeClip, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    answer = studio("plan", make_clip(frames=24), "--prompt", "as it is, slower", *SLOW, "-o", plan)
    assert answer.code == 0, answer.out
    (item,) = json.loads(plan.read_text())["plan"]["items"]
    assert item["request"]["uploads"][0]["kind"] == "video"
    assert item["request"]["cloud"]["prompt"] == "as it is, slower"
    assert studio("plan", "again", *SLOW, "-o", plan).code == 2


def test_what_the_model_cannot_do_is_said_before_money_is_spent(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    answer = studio("plan", "a glass falls", "--model", "pixverse-v6", "--duration", "2.5", *SLOW[2:], "-o", plan)
    assert answer.code == 2
    assert "duration" in answer.out
    refused = studio("submit", plan, "--yes")
    assert refused.code == 2
    assert studio("queue", "list", "--json").json["jobs"] == []


def test_wrong_briefs_and_plans_are_refused(tmp_path: Path) -> None:
    assert studio("plan", "missing.txt", *SLOW).code == 2
    assert studio("plan", "a prompt", "--connection", "nobody", *SLOW).code == 2
    assert studio("plan", "a prompt", "--model", "m", "--effect", "speed_ramp").code == 2
    broken = tmp_path / "plan.json"
    broken.write_text("{}")
    assert studio("submit", broken, "--yes").code == 2
    assert studio("submit", tmp_path / "nosuch.json", "--yes").code == 2


def test_without_a_model_and_an_effect_the_connections_first_is_taken(tmp_path: Path) -> None:
    answer = studio("plan", "a lamp", "--connection", "demo", "--json", "--data", tmp_path / "data")
    assert answer.code == 0, answer.err
    (item,) = answer.json["plan"]["items"]
    assert item["request"]["cloud"]["model"]
    assert item["quoted"] is not None
    assert "error" not in studio("plan", "a lamp", "--connection", "demo", "--data", tmp_path / "data").out
