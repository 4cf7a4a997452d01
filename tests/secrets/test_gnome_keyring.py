"""Keys in a real gnome-keyring: kept over runs, out of reach when locked, gone when removed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.secrets.conftest import Desk

KEY = "sk-kept-by-gnome-keyring"
ADD = ("connections", "add", "mine", "--dialect", "A", "--base-url", "https://api.example/v1", "--key-stdin")

OPEN = """
import asyncio, os
from holysheep_studio.studio import Paths, Studio
async def main():
    async with await Studio.open(Paths.at(__import__("pathlib").Path(os.environ["HOLYSHEEP_STUDIO_DATA"]))) as studio:
        connection = await studio.accounts.open("mine")
        print(connection.base_url, connection.key.reveal())
asyncio.run(main())
"""


def test_a_key_is_kept_over_runs_and_is_gone_when_removed(desk: Desk) -> None:
    added = desk.run(*ADD, stdin=KEY + "\n")
    assert (added.returncode, added.stderr.count("holysheep-studio:")) == (0, 0), added
    assert KEY not in added.stdout + added.stderr
    listed = json.loads(desk.run("connections", "list", "--json").stdout)
    assert "Secret" in listed["keyring"] or "libsecret" in listed["keyring"]
    assert [row["key"] for row in listed["connections"]] == [KEY[-4:]]
    opened = desk.run_program("-c", OPEN)
    assert opened.stdout.split() == ["https://api.example/v1", KEY], opened.stderr
    assert desk.run("connections", "remove", "mine").returncode == 0
    assert desk.run("connections", "remove", "mine").returncode == 2
    again = desk.run_program("-c", OPEN)
    assert again.returncode != 0
    assert KEY not in again.stdout + again.stderr


def test_a_locked_keyring_gives_nothing_and_does_not_hang(desk: Desk) -> None:
    assert desk.run(*ADD, stdin=KEY + "\n").returncode == 0
    locked = desk.run("connections", "test", "mine", locked=True)
    assert locked.returncode in {3, 4}, locked
    assert len(locked.stderr.splitlines()) >= 1
    assert KEY not in locked.stdout + locked.stderr
    assert "Traceback" not in locked.stderr
    assert desk.run_program("-c", OPEN).stdout.split()[-1] == KEY  # it is there still


def test_the_key_stands_in_no_file_of_the_data_folder(desk: Desk) -> None:
    assert desk.run(*ADD, stdin=KEY).returncode == 0
    found = [file for file in desk.home.rglob("*") if file.is_file() and KEY.encode() in file.read_bytes()]
    assert found == []


def test_doctor_names_the_keyring(desk: Desk) -> None:
    checks = json.loads(desk.run("doctor", "--json").stdout)["checks"]
    (keyring,) = [row for row in checks if row["part"] == "keyring"]
    assert keyring["verdict"] == "ok"
