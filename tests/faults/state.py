"""State: a file with a line for every trial of the full form, so that it can go on after it was cut off.

Lines are added whole and only at the end of a part, by any number of processes at once; a part that was cut off has
none. Each bears the digest of the product's sources, so that a change of the product in between can be seen.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.faults.bench import Result

REPOSITORY = Path(__file__).parent.parent.parent


def program() -> str:
    """The digest of the sources that are tested."""
    whole = hashlib.sha256()
    for file in sorted((REPOSITORY / "holysheep_studio").rglob("*")):
        if file.suffix in {".py", ".sql"}:
            whole.update(str(file.relative_to(REPOSITORY)).encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:12]


def commit() -> str:
    """The commit that is checked out; "" outside a repository."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    asked = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    return asked.stdout.strip()


@dataclass(slots=True)
class Tally:
    """What stands in the file of one kind."""

    trials: int = 0
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0
    parts: set[int] = field(default_factory=set)
    programs: Counter[str] = field(default_factory=Counter)  # trials by the commit and digest they were made with
    notes: dict[str, float] = field(default_factory=dict)


class State:
    """The file; made when the first part ends."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def keep(self, kind: str, part: int, seed: int, made_with: str, result: Result) -> None:
        """Add what came of a part."""
        head: dict[str, Any] = {"kind": kind, "part": part, "seed": seed, "program": made_with}
        lines = [
            {**head, "trial": number, "what": trial.what, "counted": trial.counted, "broken": trial.broken}
            for number, trial in enumerate(result.trials)
        ]
        self._add([*lines, {**head, "over": True, "seconds": round(result.seconds, 1), "notes": result.notes}])

    def void(self, kind: str) -> None:
        """What stands there of a kind counts no more: it is tried anew."""
        self._add([{"kind": kind, "void": True}])

    def tallies(self) -> dict[str, Tally]:
        """What counts, by kind."""
        tallies: dict[str, Tally] = {}
        text = self._file.read_text() if self._file.exists() else ""
        trials: list[dict[str, Any]] = []
        for line in map(json.loads, text.splitlines()):
            tally = tallies.setdefault(line["kind"], Tally())
            if line.get("void"):
                tallies[line["kind"]] = Tally()
            elif not line.get("over"):
                trials.append(line)
            else:
                if line["part"] not in tally.parts:  # two processes may have tried one and the same
                    _count(tally, line, trials)
                trials = []
        return tallies

    def _add(self, lines: list[dict[str, Any]]) -> None:
        with self._file.open("a") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX)
            opened.write("".join(json.dumps(line) + "\n" for line in lines))


def _count(tally: Tally, over: dict[str, Any], trials: list[dict[str, Any]]) -> None:
    """Add a part to what counts."""
    tally.parts.add(over["part"])
    tally.seconds += over["seconds"]
    for what, value in over["notes"].items():
        before = tally.notes.get(what, 0)
        tally.notes[what] = max(before, value) if what.startswith("longest") else before + value
    for line in trials:
        tally.trials += line["counted"]
        tally.programs[line["program"]] += line["counted"]
        tally.broken += [f"{line['what']} (part {line['part']}, seed {line['seed']}): {one}" for one in line["broken"]]
