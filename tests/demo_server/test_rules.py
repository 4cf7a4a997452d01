"""Scenario files and the admin door: rules that play cues by what a request is, by chance, so many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holysheep_studio.demo_server.rules import RuleBook, read_file, rule
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.domain.errors import Code, InputError
from tests.demo_server.caller import Caller, Clock, options

if TYPE_CHECKING:
    from pathlib import Path

FILE = """
[[rule]]  # one in twenty is throttled
play = "[[fail:429]] [[retry-after:3]]"
probability = 0.05
seed = 7

[[rule]]
play = "[[end:failed]]"
dialect = "D"
text = "(?i)storm"
times = 1
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "scenario.toml"
    file.write_text(text)
    return file


async def test_a_scenario_plays_the_same_each_time(tmp_path: Path, clock: Clock) -> None:
    runs = []
    for _ in range(2):
        rules = tuple(read_file(written(tmp_path, FILE)))
        async with DemoServer(options(clock, rules=rules)) as server, Caller(server, clock) as caller:
            runs.append([(await caller.submit("D", f"job {n}")).status for n in range(400)])
    assert runs[0] == runs[1]
    assert 8 <= runs[0].count(429) <= 35  # 20 expected
    assert set(runs[0]) == {200, 429}


async def test_rules_match_text_and_dialect_and_run_out(tmp_path: Path, clock: Clock) -> None:
    rules = tuple(read_file(written(tmp_path, FILE)))[1:]
    async with DemoServer(options(clock, rules=rules)) as server, Caller(server, clock) as caller:
        ends = []
        for dialect, prompt in (("D", "calm"), ("A", "a storm"), ("D", "a Storm"), ("D", "a storm again")):
            answer = (await caller.submit(dialect, prompt)).json
            job = answer.get("id") or answer["request_id"]
            ends.append((await caller.poll(dialect, job)).json["status"])
    assert ends == ["completed", "completed", "failed", "completed"]


async def test_rules_come_and_go_by_the_admin_door(caller: Caller) -> None:
    added = await caller.demo("/rules", "POST", json={"play": "[[fail:402]]", "text": "pay"})
    assert added["rules"][0]["text"] == "pay"
    assert (await caller.submit("D", "pay me")).status == 402
    assert (await caller.submit("D", "me")).status == 200
    assert (await caller.demo("/rules", "DELETE"))["rules"] == []
    assert (await caller.submit("D", "pay me")).status == 200
    assert "cue" in (await caller.demo("/rules", "POST", json={"play": "[[nosuch]]"}))["error"]


async def test_rules_for_uploads_and_chat(caller: Caller) -> None:
    await caller.demo("/rules", "POST", json={"play": "[[fail:503]]", "door": "upload", "times": 1})
    answers = [await caller.call("POST", "/uploads", json={"filename": "x", "size": 1}) for _ in range(2)]
    assert [answer.status for answer in answers] == [503, 201]
    await caller.demo("/rules", "POST", json={"play": "[[chat:prose]]", "door": "chat"})
    sent = {"model": "m", "messages": [{"role": "user", "content": "JSON please"}]}
    answer = await caller.call("POST", "/chat/completions", json=sent)
    assert answer.json["choices"][0]["message"]["content"].startswith("Certainly!")


async def test_the_admin_door_is_shut_to_web_pages(caller: Caller) -> None:
    root = caller.server.shop.root_url
    for method, path in (("GET", "/demo/rules"), ("POST", "/demo/rules"), ("GET", "/demo/book"), ("GET", "/demo/jobs")):
        assert (await caller.call(method, root + path, json={})).status == 403
    await caller.submit("D", "x")
    assert len((await caller.demo("/jobs"))["jobs"]) == 1
    assert (await caller.demo("/book"))["total_micros"] == 21_000


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"play": ""},
        {"play": "no cue here"},
        {"play": "[[nosuch]]"},
        {"play": 5},
        {"play": "[[drop]]", "door": "cellar"},
        {"play": "[[drop]]", "probability": 2},
        {"play": "[[drop]]", "probability": "often"},
        {"play": "[[drop]]", "times": -1},
        {"play": "[[drop]]", "text": "("},
        {"play": "[[drop]]", "seed": True},
        {"play": "[[drop]]", "colour": "red"},
        [],
    ],
)
def test_a_bad_rule_is_told(row: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        rule(row)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[rule]]\nplay = '[[nosuch]]'", "rule 1"),
        ("[[rule]]\nplay = '[[drop]]'\n[[rule]]\n", "rule 2"),
        ("rule = 5", "its tables"),
        ("x = 5", "its tables"),
        ("= broken", "unreadable"),
        ("", "its tables"),
    ],
)
def test_a_bad_file_is_told(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_file(written(tmp_path, text))
    assert caught.value.code is Code.BAD_VALUE
    assert words in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_file(tmp_path / "nosuch.toml")
    assert caught.value.code is Code.FILE_MISSING


def test_cues_of_a_request_are_counted_over_its_tries() -> None:
    book = RuleBook([rule({"play": "[[fail:429]]"})])
    first = book.playing("submit", "D", "x [[drop]]", "same")
    assert (first.play("drop"), first.play("fail")) == ("", "429")
    again = book.playing("submit", "D", "x [[drop]]", "same")
    assert (again.play("drop"), again.play("fail")) == (None, "429")  # a rule's cues are new for each try
    assert book.playing("submit", "D", "x [[drop]]", "other").play("drop") == ""
