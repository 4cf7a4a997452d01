"""`routes`, `trials`, `results`, `connections edit/history/rollback` and `describe` as a user runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import studio
from tests.cli.test_connections import NO_KEYRING

if TYPE_CHECKING:
    from pathlib import Path

RULES = """
[classes]
water = ["wave"]
[[rules]]
name = "cheap water"
content = ["water"]
connection = "demo"
model = "pixverse-v6"
most = { micro = 10, currency = "USD" }
[[rules]]
name = "any"
connection = "demo"
model = "pixverse-v6"
"""
SLOW = ("--effect", "slow_motion_4x")


def test_rules_are_set_explained_used_and_restored(tmp_path: Path) -> None:
    assert studio("routes", "list", "--json").json["version"] == 0
    file = tmp_path / "rules.toml"
    file.write_text(RULES)
    assert studio("routes", "set", file, "--json").json == {"schema": "routes-set/1", "version": 1}
    listed = studio("routes", "list", "--json").json
    assert (listed["version"], [rule["name"] for rule in listed["routing"]["rules"]]) == (1, ["cheap water", "any"])
    told = studio("routes", "explain", "a wave", *SLOW, "--json", timeout_s=300)
    assert told.code == 0
    assert (told.json["chosen"], told.json["content"]) == ("any", ["water"])
    assert [rule["bars"] for rule in told.json["rules"]] == [["too_dear"], []]
    words = studio("routes", "explain", "a stone", *SLOW, "--ceiling", "0.0001", timeout_s=300)
    assert words.code == 2
    assert "it costs more than the ceiling" in words.out
    planned = studio("plan", "a stone", "--connection", "auto", *SLOW, "--json", timeout_s=300)
    assert planned.code == 0
    (item,) = planned.json["plan"]["items"]
    assert (item["route"], item["request"]["connection"]) == ("any", "demo")
    assert studio("routes", "restore", "0", "--json").json["version"] == 2
    assert studio("routes", "list", "--json").json["version"] == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("routes", "set", "nosuch.toml"),
        ("routes", "explain", "x", "--grade", "best"),
        ("routes", "move", "nosuch", "demo"),
        ("plan", "x", "--connection", "auto", "--ceiling", "much"),
        ("plan", "x", "--trial", "nosuch"),
        ("trials", "start", "t", "a/m"),
        ("trials", "start", "t", "a/m", "b/m", "--kind", "shadow"),
        ("connections", "history", "nosuch"),
        ("connections", "rollback", "nosuch", "1"),
        ("connections", "edit", "nosuch", "--stage", "shadow"),
        ("connections", "edit", "nosuch", "--limit", "running=many"),
        ("describe", "a wave", "--connection", "nosuch"),
    ],
)
def test_what_cannot_be_is_one_line_and_code_2(arguments: tuple[str, ...]) -> None:
    answer = studio(*arguments, timeout_s=300, **NO_KEYRING)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1), answer.err


def test_a_trial_is_started_listed_shown_and_ended() -> None:
    assert studio("trials", "start", "one", "demo/pixverse-v6:3", "demo/other").code == 0
    assert studio("trials", "start", "two", "a/m", "b/m", "--kind", "shadow", "--cap", "1.50 EUR").code == 0
    one, two = studio("trials", "list", "--json").json["trials"]
    assert (one["kind"], [arm["share"] for arm in one["arms"]]) == ("split", [3, 1])
    assert (two["kind"], two["cap"]) == ("shadow", {"micro": 1_500_000, "currency": "EUR"})
    shown = studio("trials", "result", "one", "--json").json["standing"]
    assert (shown["takes"], shown["chance"]) == ([], 1.0)
    assert "0 of 0 done" in studio("trials", "result", "two").out
    (ended,) = studio("trials", "stop", "ONE", "--json").json["trials"]
    assert ended["name"] == "one"
    assert ended["ended_at"] is not None
    assert studio("plan", "x", *SLOW, "--trial", "one").code == 2


def test_scenes_without_a_connection_are_the_plain_fallback_and_say_so() -> None:
    found = studio("describe", "a wave", "a stone", "--json").json["scenes"]
    assert [scene["offline"] for scene in found] == [True, True]
    assert "no model was asked" in studio("describe", "a wave").out


def test_a_clip_made_before_is_free_unless_it_is_to_be_made_anew(tmp_path: Path, data_folder: Path) -> None:
    file = tmp_path / "plan.json"
    asked = ("plan", "a wave", "--model", "pixverse-v6", *SLOW, "--duration", "1", "--force", "-o", file)
    for expected, extra in ((1, ()), (1, ()), (2, ("--fresh",))):
        assert studio(*asked, timeout_s=300).code == 0
        answer = studio("submit", file, "--yes", "--again", *extra)
        assert answer.code == 0, answer.err
        assert studio("run", "--until-empty", timeout_s=200).code == 0
        charges = [line for line in (data_folder / "demo_book.jsonl").read_text().splitlines() if "charge" in line]
        assert len(charges) == expected
    assert "free, from the cache" in studio(*asked, timeout_s=300).out
    notes = [note["code"] for job in studio("queue", "list", "--json").json["jobs"] for note in job["notes"]]
    assert notes.count("from_cache") == 1
    assert json.loads(studio("results", "show", "--json").out)["used"] == 1
    assert studio("results", "clear", "--json").json["forgotten"] == 2
