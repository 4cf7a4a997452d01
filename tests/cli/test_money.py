"""`prices`, `budget`, `report` and `invoice` as a person at a terminal uses them, against the demo provider."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.commands import studio

if TYPE_CHECKING:
    from pathlib import Path

SLOW = ("--model", "pixverse-v6", "--effect", "slow_motion_4x", "--duration", "2")


def test_a_budget_stops_a_plan_until_a_person_allows_more(tmp_path: Path, data_folder: Path) -> None:
    plan, page, bill = tmp_path / "plan.json", tmp_path / "report.html", tmp_path / "bill.csv"
    made = studio("plan", "a glass falls", "a red ball", *SLOW, "--project", "trailer", "-o", plan, "--json")
    assert made.code == 0, made.err
    assert made.json["quote"]["sums"] == [{"currency": "USD", "low": 25_200, "expected": 27_972, "high": 75_600}]
    assert made.json["quote"]["samples"] == 2
    assert studio("budget", "set", "total", "0.02", "--project", "trailer", "--json").json["budget"]["cap"] == 20_000
    assert studio("submit", plan, "--yes").code == 0
    stopped = studio("run", "--until-empty")
    assert stopped.code == 3
    assert "0.007400 USD left of 0.020000 USD" in stopped.out
    assert "The budget total:trailer has reached 100 %" in stopped.out
    stands = studio("budget", "list", "--json")
    assert stands.code == 3
    (row,) = stands.json["budgets"]
    assert (row["name"], row["charged"], row["held"], row["left"]) == ("total:trailer", 12_600, 0, 7_400)
    assert {alert["percent"] for alert in stands.json["alerts"]} == {100}
    assert len(stands.json["stopped"]) == 1
    assert len((data_folder / "demo_book.jsonl").read_text().splitlines()) == 1
    assert "1 job goes on" in studio("budget", "allow", "total:trailer", "0.0052").out
    assert studio("run", "--until-empty").code == 0
    assert studio("budget", "list", "--json").json["budgets"][0]["left"] == 0
    found = studio("report", "--by", "project", "--json", "-o", page)
    assert found.json["groups"][0]["spend"] == {"USD": {"charged": 25_200, "held": 0}}
    assert "<svg" in page.read_text()
    assert studio("report", "-o", page).code == 2
    jobs = studio("queue", "list", "--json").json["jobs"]
    lines = [f"{job['id']},0.0126" for job in jobs]
    bill.write_text("\n".join(["job_id,cost_usd", *lines]))
    assert studio("invoice", "import", bill, "--connection", "demo").code == 0
    bill.write_text("\n".join(["job_id,cost_usd", lines[0], f"{jobs[1]['id']},0.02"]))
    assert studio("invoice", "import", bill, "--connection", "demo").code == 3
    booked = studio("invoice", "import", bill, "--connection", "demo", "--adjust", "--json")
    assert (booked.code, booked.json["adjusted"], booked.json["matched"]) == (0, 1, 1)
    book = studio("ledger", "--json").json["lines"]
    kinds = [line["kind"] for line in book]
    assert (kinds.count("reserved"), kinds.count("charged"), kinds.count("override")) == (2, 2, 1)
    assert book[-1]["kind"] == "adjusted"
    assert book[-1]["micro"] == 7_400
    assert len(studio("ledger", "--job", jobs[0]["id"]).out.splitlines()) == 2
    assert studio("budget", "clear", "total:trailer", "--json").json["name"] == "total:trailer"


def test_the_price_book_is_edited_in_versions(tmp_path: Path) -> None:
    first = studio(
        "prices", "set", "m", "0.05", "--source", "their page", "--connection", "c", "--unit", "per_clip", "--json"
    )
    assert first.code == 0, first.err
    assert first.json["version"] == 1
    assert [row["sample"] for row in first.json["prices"]] == [True, False]
    assert studio("prices", "rate", "cny", "usd", "10/73").code == 0
    for name in ("book.toml", "book.csv"):
        assert studio("prices", "export", tmp_path / name).code == 0
        assert studio("prices", "import", tmp_path / name, "--json").json["version"] == 2
    assert studio("prices", "remove", first.json["prices"][1]["row"]).code == 0
    history = studio("prices", "history", "--json").json["versions"]
    assert [(row["version"], row["prices"], row["rates"]) for row in history] == [
        (0, 1, 0),
        (1, 2, 0),
        (2, 2, 1),
        (3, 1, 1),
    ]
    assert studio("prices", "restore", "1", "--json").json["prices"] == first.json["prices"]


def test_wrong_money_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    for arguments in (
        ("prices", "set", "m", "free", "--source", "x"),
        ("prices", "set", "m", "1", "--source", "x", "--currency", "dollars"),
        ("prices", "import", tmp_path / "bad.csv"),
        ("prices", "list", "--version", "7"),
        ("budget", "set", "day", "-1"),
        ("budget", "clear", "day"),
        ("budget", "allow", "day", "1"),
        ("report", "--since", "yesterday"),
        ("report", "--baseline", "0.35"),
        ("invoice", "import", tmp_path / "bad.csv", "--connection", "c"),
    ):
        answer = studio(*arguments)
        assert answer.code == 2, arguments
        assert len(answer.err.splitlines()) == 1, answer.err


def test_a_report_of_nothing_is_no_error() -> None:
    answer = studio("report", "--json")
    assert answer.code == 0
    assert answer.json["total"]["success"] is None
    assert json.dumps(answer.json["groups"]) == "[]"
