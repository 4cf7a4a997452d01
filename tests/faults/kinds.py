"""Kinds: every kind of trial by its name, with how many there are in full and in the short form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults import damages, operations, shut, trials
from tests.faults.trials import Result

Run = Callable[[int, int, Path | None], Result]
KINDS: dict[str, tuple[Run, int, int]] = {
    "kills": (trials.kills, 3000, 8),
    "boundaries": (trials.boundaries, 100, 0),
    "files": (operations.files, 0, 5),
    "lines": (trials.lines, 100, 0),
    "lies": (trials.lies, 20, 0),
    "instances": (trials.instances, 200, 2),
    "plans": (trials.plans, 100, 1),
    "clocks": (trials.clocks, 200, 1),
    "cap": (trials.cap, 1000, 1),
    "damages": (damages.damages, 400, 0),
    "full_disk": (damages.full_disk, 100, 2),
    "locked": (shut.locked, 120, 1),
    "read_only": (shut.read_only, 120, 3),
    "newer": (shut.newer, 20, 1),
}
