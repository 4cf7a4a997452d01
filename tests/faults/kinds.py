"""Kinds: every kind of trial by its name, in the short form and in the parts that the full form is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tests.faults import damages, operations, restart, sent, shut, trials
from tests.faults.cutting import WAYS

if TYPE_CHECKING:
    from tests.faults.bench import Result, Ward

Run = Callable[[int, int, "Ward"], "Result"]


@dataclass(frozen=True, slots=True)
class Part:
    """Trials that belong together; run with a seed of their own, and again as a whole when they were cut off."""

    run: Run
    trials: int


@dataclass(frozen=True, slots=True)
class Kind:
    """How it is called, a few trials for every day, and all of them."""

    title: str
    short: Part
    parts: tuple[Part, ...]


def _alike(run: Run, trials: int, parts: int) -> tuple[Part, ...]:
    return (Part(run, trials),) * parts


def _in_turn(runs: tuple[Run, ...], trials: int, parts: int) -> tuple[Part, ...]:
    return tuple(Part(runs[n % len(runs)], trials) for n in range(parts))


def _operations(most: int, at_once: int, *, again: bool = False) -> tuple[Part, ...]:
    """All operations from the first to one that no life comes to."""
    return tuple(
        Part(partial(operations.files, numbers=range(first, first + at_once), again=again), 0)
        for first in range(1, most, at_once)
    )


_KILLS = tuple(partial(trials.kills, believed=believed) for believed in (True, False))
_BOUNDARIES = tuple(partial(trials.boundaries, believed=believed) for believed in (True, False))
_LINES = tuple(partial(trials.lines, ways=(way,)) for way in WAYS)
_LIES = tuple(partial(trials.lies, believed=believed) for believed in (True, False))
_DAMAGES = tuple(partial(damages.damages, names=(name,)) for name in (*damages.SPOILT, damages.OLD))
_WORDS = partial(damages.damages, names=(damages.WORD,))

KINDS: dict[str, Kind] = {
    "newer": Kind("database of a newer studio", Part(shut.newer, 1), _alike(shut.newer, 10, 2)),
    "plans": Kind("the same plan from two processes at once", Part(trials.plans, 1), _alike(trials.plans, 25, 4)),
    "full_disk": Kind(
        "full disk (a memory file system of 24 MB)", Part(damages.full_disk, 2), _alike(damages.full_disk, 25, 4)
    ),
    "read_only": Kind(
        "read-only data folder, from some operation on", Part(shut.read_only, 3), _alike(shut.read_only, 24, 5)
    ),
    "restart": Kind(
        "restart with 10,000 jobs, usable in 2 s", Part(restart.short, 1), _alike(restart.restarts, 5, 2)
    ),
    "unkeyed": Kind(
        "answers lost by a provider that cannot be asked", Part(sent.unkeyed, 2), _alike(sent.unkeyed, 25, 4)
    ),
    "stumbles": Kind(
        "fault of our own while a request is out", Part(sent.stumbles, 1), _alike(sent.stumbles, 25, 4)
    ),
    "talks": Kind("questions to language models at the cap", Part(sent.talks, 1), _alike(sent.talks, 25, 4)),
    "clocks": Kind("clock jumps and sleep", Part(trials.clocks, 1), _alike(trials.clocks, 25, 8)),
    "instances": Kind(
        "two instances and double clicks", Part(trials.instances, 2), _alike(trials.instances, 25, 8)
    ),
    "damages": Kind(
        "damaged databases", Part(partial(damages.damages, names=damages.SHORT), 1), _in_turn(_DAMAGES, 25, 18)
    ),
    "words": Kind(
        "a bit of a key flipped in the database",
        Part(_WORDS, 1), _alike(_WORDS, 25, 4),
    ),
    "locked": Kind("database locked by another program", Part(shut.locked, 1), _alike(shut.locked, 40, 3)),
    "lies": Kind(
        "provider lies", Part(partial(trials.lies, cues=trials.LIES[4:13]), 1), _in_turn(_LIES, 4, 10)
    ),
    "lines": Kind(
        "network lost", Part(partial(trials.lines, ways=WAYS[3:7]), 1), _in_turn(_LINES, 25, 18)
    ),
    "boundaries": Kind(
        "killed at stage boundaries (21 moments)",
        Part(partial(trials.boundaries, moments=trials.MOMENTS[:1]), 1), _in_turn(_BOUNDARIES, 2, 50),
    ),
    "kills": Kind(
        "SIGKILL at random, only lives that were killed", Part(trials.kills, 8), _in_turn(_KILLS, 50, 60)
    ),
    "files": Kind("n-th I/O fails, with each of four errors", Part(operations.spread, 5), _operations(1600, 8)),
    "files_again": Kind(
        "n-th I/O of a second life fails, with each of four errors",
        Part(partial(operations.files, numbers=range(40, 41), again=True), 1), _operations(1200, 8, again=True),
    ),
    "cap": Kind("fifty workers at the cap", Part(trials.cap, 1), _alike(trials.cap, 10, 100)),
}  # fmt: skip
