"""What becomes of a job whose stage has failed: it stands still, is tried again, or has failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Event, Pause, Postponed, StageFailed, TriedAgain
from holysheep_studio.domain.errors import Code, Fault
from holysheep_studio.domain.job import MENDED_OUTSIDE, Job

if TYPE_CHECKING:
    from holysheep_studio.domain.clip import Problem

#: Faults of our own child processes that may not come again: memory was short, a driver stumbled, a program was killed.
PASSING = frozenset({Code.ENGINE_FAILED, Code.ENGINE_TIMEOUT, Code.FFMPEG_FAILED})
#: Nothing was sent, and nothing is before a person has decided.
SHORT_OF_MONEY = frozenset({Code.BUDGET_REACHED, Code.PRICE_UNKNOWN})
#: How long to wait before each new try; after the last it has failed.
WAITS_S = (2.0, 10.0)


def after_failure(job: Job, problem: Problem, at: float, *, slept: bool = False) -> Event:
    """The event for a stage that ended in an error at a moment (seconds since 1970).

    `slept`: the machine was asleep during the stage, and what failed in it for this machine's sake has failed for
    that: it is begun anew and counts as no try.
    """
    if problem.code in MENDED_OUTSIDE or problem.code in SHORT_OF_MONEY:
        return Pause(problem)
    if problem.code in PASSING and problem.fault is Fault.MACHINE:
        if slept:
            return Postponed(at, problem=problem)
        if len(job.tries) < len(WAITS_S):
            return TriedAgain(at, at + WAITS_S[len(job.tries)], problem)
    return StageFailed(at, problem)
