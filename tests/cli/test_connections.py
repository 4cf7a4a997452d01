"""`connections` and `demo-server` as a user runs them, without any keyring."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.commands import Answer, serving, studio

if TYPE_CHECKING:
    from pathlib import Path

KEY = "sk-typed-in-by-somebody"
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "DBUS_SESSION_BUS_ADDRESS": "unix:path=none"}


def add(*arguments: str, stdin: str = KEY + "\n", **environment: str) -> Answer:
    done = subprocess.run(
        [sys.executable, "-m", "holysheep_studio", "connections", "add", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, **NO_KEYRING, **environment},
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert KEY not in done.stdout + done.stderr
    return Answer(done.returncode, done.stdout, done.stderr)


def bare(*arguments: object, **environment: str) -> Answer:
    """Run it where there is no keyring."""
    return studio(*arguments, timeout_s=300, **{**NO_KEYRING, **environment})


def submitted(about: dict[str, Any], prompt: str) -> int:
    request = urllib.request.Request(  # noqa: S310 - our own server
        about["base_url"] + "/video/generate",
        json.dumps({"model": "m", "prompt": prompt, "duration": 5}).encode(),
        {"Authorization": f"Bearer {about['key']}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=300) as response:  # noqa: S310 - our own server
            status: int = response.status
            return status
    except urllib.error.HTTPError as error:
        return error.code


def test_without_a_keyring_a_person_is_needed() -> None:
    answer = add("mine", "--dialect", "A", "--key-stdin")
    assert answer.code == 3
    assert "HOLYSHEEP_API_KEY" in answer.err
    assert bare("connections", "list", "--json").json == {
        "schema": "connections/1",
        "keyring": None,
        "connections": [],
    }


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("mine", "--dialect", "A"), KEY),
        (("mine", "--dialect", "Z", "--key-stdin"), KEY),
        (("mine", "--dialect", "A", "--base-url", "http://api.example", "--key-stdin"), KEY),
        (("mine", "--dialect", "A", "--key-stdin"), ""),
        (("mine", "--dialect", "A", "--key-stdin"), "two words\n"),
        (("mine", "--dialect", "A", "--key-stdin"), "k" * 5000),
        (("", "--dialect", "A", "--key-stdin"), KEY),
    ],
)
def test_bad_input_is_one_line_and_code_2(arguments: tuple[str, ...], stdin: str) -> None:
    answer = add(*arguments, stdin=stdin)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)


def test_the_environment_makes_a_connection_for_one_run() -> None:
    (row,) = bare("connections", "list", "--json", HOLYSHEEP_API_KEY=KEY).json["connections"]
    assert (row["name"], row["key"], row["kept"]) == ("environment", KEY[-4:], "run")
    assert bare("connections", "list", "--json").json["connections"] == []
    assert bare("connections", "list", HOLYSHEEP_API_KEY="two words").code == 2


def test_unknown_connections_are_told() -> None:
    for command in ("test", "remove"):
        answer = bare("connections", command, "nosuch")
        assert (answer.code, len(answer.err.splitlines())) == (2, 1)


def test_a_key_is_tried_against_the_demo_server() -> None:
    with serving() as (_, about):
        where = {"HOLYSHEEP_BASE_URL": about["base_url"], "HOLYSHEEP_DIALECT": "A"}
        good = bare("connections", "test", "environment", HOLYSHEEP_API_KEY=about["key"], **where)
        assert (good.code, good.out) == (0, "environment: the key is accepted.\n")
        bad = bare("connections", "test", "environment", HOLYSHEEP_API_KEY=KEY, **where)
        assert (bad.code, bad.out) == (3, "")
        assert KEY not in bad.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to groups there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_server_serves_keeps_its_book_and_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    book, scenario = tmp_path / "book.jsonl", tmp_path / "scenario.toml"
    scenario.write_text("[[rule]]\nplay = '[[fail:402]]'\ntext = 'dear'\n")
    with serving("--book", str(book), "--scenario", str(scenario), "--profile", "d") as (process, about):
        assert submitted(about, "a dear wave") == 402
        with ThreadPoolExecutor(40) as many:  # all at once: 5 requests a second are taken
            answers = list(many.map(lambda n: submitted(about, f"wave {n}"), range(40)))
        assert set(answers) == {200, 429}
        process.send_signal(number)
        out, err = process.communicate(timeout=300)
    assert (process.returncode, out, err) == (0, "", "")
    assert [json.loads(line)["kind"] for line in book.read_text().splitlines()] == ["charge"] * answers.count(200)


def test_the_demo_server_takes_a_key_and_no_limits() -> None:
    with serving("--key", "demo_mine", "--no-limits") as (_, about):
        assert about["key"] == "demo_mine"
        assert [submitted(about, "a wave") for _ in range(30)] == [200] * 30


def test_the_demo_server_says_what_is_wrong(tmp_path: Path) -> None:
    with serving() as (_, about):
        port = about["base_url"].split(":")[2].split("/")[0]
        taken = studio("demo-server", "--port", port)
        assert (taken.code, port in taken.err) == (2, True)
    for arguments in (
        ("--profile", "E"),
        ("--scenario", tmp_path / "nosuch.toml"),
        ("--port", "70000"),
        ("--book", tmp_path / "no" / "book"),
    ):
        answer = studio("demo-server", *arguments)
        assert answer.code in {2, 4}, arguments
        assert (answer.out, len(answer.err.splitlines())) == ("", 1)
