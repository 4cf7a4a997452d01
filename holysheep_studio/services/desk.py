"""Desk: what a running stage and the runner tell each other about one job."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Event, Gain
from holysheep_studio.domain.clip import Clip
from holysheep_studio.domain.effort import Far
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.domain.job import Job

#: Progress smaller than this is not worth a commit.
PROGRESS_STEP = 0.005


class Outcome(Frozen, frozen=True):
    """How a stage ended: the events that move its job on, in order, and the clip that is kept with them."""

    events: tuple[Event, ...]
    clip: Clip | None = None


class Desk:
    """One stage's progress on its way to the database, and a person's wish to stop on its way to the stage.

    With `cancel_known` a person's cancel has been seen and passed on, and the stage waits for what comes of it.
    While `uncut` is set the stage is not cut off: a paid request is out, and what came of it must be known.
    """

    def __init__(self, commit: Callable[[Event], Awaitable[Job]], *, cancel_known: bool = False) -> None:
        """Made by the runner for each stage; `commit` moves the job at once, while the stage runs."""
        self.commit = commit
        self.cancel_known = cancel_known
        self.uncut = False
        self.stopped = asyncio.Event()
        self._far = self._shown = Far(0.0)
        self._gain: Gain | None = None

    def report(self, share: float) -> None:
        """How far the stage is, 0..1; called as often as it likes."""
        self._far = Far(share)

    def count(self, done: int, total: int) -> None:
        """How far a stage is that counts frames."""
        self._far = _counted(done, total)

    def part(self, begin: float, end: float) -> Callable[[int, int], None]:
        """What counts the frames of a part of the stage, which takes the shares between `begin` and `end`."""

        def count(done: int, total: int) -> None:
            far = _counted(done, total)
            self._far = replace(far, share=begin + (end - begin) * far.share)

        return count

    def keep(self, gain: Gain) -> None:
        """Something worth keeping should the process be killed now; the newest counts."""
        self._gain = gain

    def news(self) -> Far | None:
        """The progress to commit, or None when it has hardly moved."""
        over = self._far.share == 1.0 != self._shown.share
        if abs(self._far.share - self._shown.share) < PROGRESS_STEP and not over:
            return None
        self._shown = self._far
        return self._far

    def new_gain(self) -> Gain | None:
        """What to keep since the last look."""
        gain, self._gain = self._gain, None
        return gain


def _counted(done: int, total: int) -> Far:
    return Far(min(1.0, done / total), done, total) if total else Far(0.0)


if TYPE_CHECKING:
    Stage = Callable[[Job, Desk], Awaitable[Outcome]]
