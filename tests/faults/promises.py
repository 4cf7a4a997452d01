"""Promises: what must be true after every trial, read from the files themselves and not through the program."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import av

if TYPE_CHECKING:
    from tests.faults.provider import ProviderProcess

ENDED = {"done", "failed", "cancelled"}
#: Every way a job may go; written down once more, so that a wrong one in the program is not believed here.
EDGES = {
    "waiting": {"preparing", "reserving", "done"},
    "preparing": {"uploading", "measuring", "rendering"},
    "uploading": {"reserving"},
    "reserving": {"submitting", "waiting", "done"},
    "submitting": {"polling", "reserving", "unsure"},
    "polling": {"downloading"},
    "downloading": {"measuring", "rendering", "verifying"},
    "measuring": {"rendering"},
    "rendering": {"verifying"},
    "verifying": {"finishing"},
    "finishing": {"done"},
    "unsure": {"reserving"},
    "done": set[str](),
    "failed": {"waiting"},
    "cancelled": {"waiting"},
}


class Promises:
    """Remembers what was there before, so that what is lost is missed."""

    def __init__(self, data: Path, provider: ProviderProcess, *, promises: bool = True) -> None:
        """`promises`: whether the provider was believed to know keys, so that asking again costs nothing."""
        self._data = data
        self._provider = provider
        self._believed = promises
        self._jobs: dict[str, str] = {}

    def broken(self, *, at_rest: bool, cap_micro: int | None = None) -> list[str]:
        """What is not as it must be. `at_rest`: nothing runs and nothing is left that may run."""
        file = self._data / "studio.sqlite3"
        if not file.exists():
            return ["the database is gone"] if self._jobs else []
        try:
            return self._read(file, at_rest=at_rest, cap_micro=cap_micro)
        except (sqlite3.DatabaseError, ValueError) as error:
            return [f"the database cannot be read: {error}"]

    def _read(self, file: Path, *, at_rest: bool, cap_micro: int | None) -> list[str]:
        with contextlib.closing(sqlite3.connect(file)) as connection:
            connection.row_factory = sqlite3.Row
            jobs = [dict(row) for row in _rows(connection, "jobs")]
            prompts = {row["job_id"]: json.loads(row["body"])["prompt"] for row in _rows(connection, "requests")}
            ledger = [dict(row) for row in _rows(connection, "ledger")]
            clips = [json.loads(row["body"]) for row in _rows(connection, "clips")]
        return [
            *self._lost(jobs, prompts),
            *self._paid_twice(),
            *self._unbooked(jobs, ledger, at_rest=at_rest),
            *_over(ledger, cap_micro),
            *self._files(jobs, clips),
            *self._edges(),
        ]

    def _lost(self, jobs: list[dict[str, Any]], prompts: dict[str, str]) -> list[str]:
        found = {job["id"]: prompts.get(job["id"], "") for job in jobs}
        wrong = [f"job {prompt} is lost" for job_id, prompt in self._jobs.items() if found.get(job_id) != prompt]
        self._jobs.update(found)
        doubled = [prompt for prompt, count in Counter(found.values()).items() if count > 1]
        return wrong + [f"job {prompt} is doubled" for prompt in doubled]

    def _paid_twice(self) -> list[str]:
        charged = Counter(charge.client_key for charge in self._provider.charges())
        wrong = [f"{key} was charged {count} times" for key, count in charged.items() if count > 1]
        if not self._believed:
            sent = Counter(self._provider.accepted())
            wrong += [f"{key} was sent {count} times" for key, count in sent.items() if count > 1]
        return wrong

    def _unbooked(self, jobs: list[dict[str, Any]], ledger: list[dict[str, Any]], *, at_rest: bool) -> list[str]:
        wrong = []
        kinds: dict[str, set[str]] = {}
        for line in ledger:
            if line["key"]:
                kinds.setdefault(_client_id(line["key"]), set()).add(line["kind"])
        state_of = {_client_id(job["key"]): job for job in jobs if job["key"]}
        for charge in self._provider.charges():
            known, job = kinds.get(charge.client_key, set()), state_of.get(charge.client_key)
            if "reserved" not in known:
                wrong.append(f"{charge.client_key} was charged and is not in the ledger")
            elif "released" in known and not (known & {"charged", "unknown"} or charge.credited):
                wrong.append(f"{charge.client_key} was charged, and what was set aside for it given back")
            elif at_rest and not (known & {"charged", "unknown"} or charge.credited):
                open_still = job is not None and (job["state"] == "unsure" or job["paused"])
                if not open_still:
                    state = None if job is None else job["state"]
                    wrong.append(f"{charge.client_key} was charged; ledger {sorted(known)}, job {state}")
        return wrong

    def _files(self, jobs: list[dict[str, Any]], clips: list[dict[str, Any]]) -> list[str]:
        hashes = {clip["path"]: clip["verification"]["sha256"] for clip in clips}
        checked = [json.loads(job["outcome"]).get("verification") for job in jobs]
        known = {one["sha256"] for one in checked if one}
        wrong = []
        for file in (self._data / "clips").glob("*"):
            if ".part" in file.name:
                continue
            data = file.read_bytes()
            found = hashlib.sha256(data).hexdigest()
            if found != hashes.get(str(file), found) or found not in known:
                wrong.append(f"{file.name} is not what was verified")
            elif not _plays(found, file):
                wrong.append(f"{file.name} does not play")
        wrong += [f"{path} has a row and no file" for path in hashes if not Path(path).exists()]
        made = Counter(clip["job_id"] for clip in clips)
        wrong += [
            f"{job['id']} is done without a clip" for job in jobs if job["state"] == "done" and not made[job["id"]]
        ]
        return wrong

    def _edges(self) -> list[str]:
        wrong, before = [], dict[str, str]()
        for line in _journal(self._data):
            for table, _, row in line["rows"]:
                if table != "jobs" or row is None:
                    continue
                old, new = before.get(row["id"]), row["state"]  # the oldest pages are forgotten with old backups
                if (
                    old is not None
                    and new != old
                    and new not in EDGES[old]
                    and not (new in {"failed", "cancelled"} and old not in ENDED)
                ):
                    wrong.append(f"{row['id']} went from {old} to {new}")
                before[row["id"]] = new
        return wrong


def _over(ledger: list[dict[str, Any]], cap_micro: int | None) -> list[str]:
    if cap_micro is None:
        return []
    open_amounts: dict[str, int] = {}
    for line in ledger:
        amount = line["micro"] or 0
        if line["kind"] in {"reserved", "charged"}:
            open_amounts[line["key"]] = amount
        elif line["kind"] == "released":
            open_amounts[line["key"]] = 0
    total = sum(open_amounts.values())
    return [f"{total} of {cap_micro} millionths are spent"] if total > cap_micro else []


def _rows(connection: sqlite3.Connection, table: str) -> list[sqlite3.Row]:
    try:
        return connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our tables
    except sqlite3.OperationalError:  # killed before the schema was made
        return []


def _journal(data: Path) -> list[dict[str, Any]]:
    lines: dict[int, dict[str, Any]] = {}
    for file in (*sorted((data / "backups").glob("journal-*.jsonl")), data / "journal.jsonl"):
        text = file.read_bytes() if file.exists() else b""
        for one in text.split(b"\n"):
            with contextlib.suppress(ValueError):
                line = json.loads(one.partition(b" ")[2])
                lines[line["n"]] = line
    return [lines[n] for n in sorted(lines)]


@cache
def _client_id(key: str) -> str:
    return hashlib.sha256(UUID(key).bytes).hexdigest()[:16]


_PLAYED: dict[str, bool] = {}


def _plays(digest: str, file: Path) -> bool:
    """Whether every frame can be decoded; one content is decoded once."""
    if digest not in _PLAYED:
        try:
            with av.open(str(file)) as opened:
                _PLAYED[digest] = sum(1 for _ in opened.decode(video=0)) > 0
        except av.error.FFmpegError:
            _PLAYED[digest] = False
    return _PLAYED[digest]
