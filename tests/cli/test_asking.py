"""Questions to a paid language model on the command line: agreed to before they are asked, paid by their project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import Answer, serving, studio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Ask = Callable[..., Answer]

PAID = "environment"
SCRIPT = "INT. A - DAY\n\nMara waits.\n\nEXT. B - NIGHT\n\nRain falls.\n"


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Runs commands that know a paid connection: the demo server under a name that is not the demo's."""
    with serving("--no-limits") as (_, about):

        def run(*arguments: object) -> Answer:
            return studio(
                *arguments,
                timeout_s=300,
                HOLYSHEEP_BASE_URL=about["base_url"],
                HOLYSHEEP_DIALECT="A",
                HOLYSHEEP_API_KEY=about["key"],
            )

        yield run


def booked() -> list[str]:
    return [line["kind"] for line in studio("ledger", "--json").json["lines"]]


def test_a_paid_question_waits_for_a_word(ask: Ask) -> None:
    studio("budget", "set", "month", "5")  # under a cap, what nobody can price stops without that word
    asked = ("describe", "a wave", "--connection", PAID)
    silent = ask(*asked)
    assert (silent.code, silent.out) == (3, "")
    assert "nobody knows what they cost" in silent.err
    assert "--yes" in silent.err
    assert booked() == []
    agreed = ask(*asked, "--project", "spring", "--yes", "--json")
    assert agreed.code == 0, agreed.err
    assert [scene["offline"] for scene in agreed.json["scenes"]] == [False]
    assert booked()[:2] == ["override", "reserved"]
    (group,) = studio("report", "--by", "project", "--json").json["groups"]
    assert group["name"] == "spring"
    again = ask(*asked)  # known by now, so it costs nothing and needs no word
    assert (again.code, again.err) == (0, "")


def test_scripts_and_storyboards_are_paid_by_the_episodes_project(tmp_path: Path, ask: Ask) -> None:
    studio("prices", "set", "deepseek-v3.2", "0.5", "--unit", "per_mtok", "--source", "a list", "--connection", PAID)
    script = tmp_path / "film.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    one = studio("episode", "new", script, "--series", "Coast").out.strip()
    split = ask("episode", "split", one, "--connection", PAID)
    assert split.code == 3
    assert "at most 0.0" in split.err
    assert ask("episode", "split", one, "--connection", PAID, "--yes").code == 0
    assert ask("episode", "storyboard", one, "--connection", PAID).code == 3
    drawn = ask("episode", "storyboard", one, "--connection", PAID, "--yes", "--json")
    assert drawn.code == 0, drawn.err
    assert studio("budget", "set", "total", "9", "--project", "Coast").code == 0
    (stand,) = studio("budget", "list", "--json").json["budgets"]
    assert stand["charged"] + stand["held"] > 0
    # all of it: nothing is on no project's account
    (group,) = studio("report", "--by", "project", "--json").json["groups"]
    assert group["name"] == "Coast"
