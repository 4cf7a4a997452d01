"""Chain: a clip whose score is too low is asked for again in an easier mode; when, how often, and for how much."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import field

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money

#: The easier effect after each.
USUAL_STEPS: Mapping[str, str] = {
    "slow_motion_8x": "slow_motion_4x",
    "slow_motion_4x": "slow_motion_2x",
    "hyperlapse": "time_lapse",
}
USUAL_THRESHOLD = 85.0


class Chain(Frozen, frozen=True):
    """What was agreed to before the first attempt.

    `agreed` is what the attempts that are still to come may cost together without a further question; None: each is
    asked about. `first` is the job of the first attempt, empty for that one itself; `step` counts from 0.
    """

    threshold: float = USUAL_THRESHOLD
    depth: int = 2  # further attempts at most
    agreed: Money | None = None
    steps: Mapping[str, str] = field(default_factory=lambda: dict(USUAL_STEPS))
    first: str = ""
    step: int = 0


class Verdict(StrEnum):
    """What is to be done about an attempt."""

    GOOD = "good"
    UNSCORED = "unscored"  # the provider gave no score, so nobody knows that it is bad
    LAST_STEP = "last_step"  # no easier effect
    DEPTH = "depth"  # as many attempts as were agreed to
    AGAIN = "again"


def judge(chain: Chain, effect: str, score: float | None) -> Verdict:
    """What follows from a score, 0..100. A score of 0 is a bad one; no score is none."""
    if score is None:
        return Verdict.UNSCORED
    if score >= chain.threshold:
        return Verdict.GOOD
    if effect not in chain.steps:
        return Verdict.LAST_STEP
    return Verdict.DEPTH if chain.step >= chain.depth else Verdict.AGAIN


def left(agreed: Money | None, cost: Money | None) -> Money | None:
    """What remains of an amount; None when nothing is known to remain."""
    if agreed is None or cost is None or cost.currency != agreed.currency:
        return None
    return Money(max(0, agreed.micro - cost.micro), agreed.currency)


def covered(agreed: Money | None, quoted: Money | None) -> bool:
    """Whether what was agreed to pays for an attempt; an unknown price is never covered."""
    if agreed is None or quoted is None:
        return False
    return quoted.currency == agreed.currency and quoted.micro <= agreed.micro
