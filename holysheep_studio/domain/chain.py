"""Chain: a clip whose score is too low is asked for again in an easier mode; when, how often, and for how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.effects import EFFECTS, time_map
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.request import GenerationRequest

#: The easier effect after each.
USUAL_STEPS: Mapping[str, str] = {
    "slow_motion_8x": "slow_motion_4x",
    "slow_motion_4x": "slow_motion_2x",
    "hyperlapse": "time_lapse",
}
USUAL_THRESHOLD = 85.0


@dataclass(frozen=True, slots=True)
class Chain:
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


def easier(request: GenerationRequest, job_id: str, cost: Money | None) -> GenerationRequest | None:
    """The next attempt's request; None where the effect has none. The request that is given stays as it is.

    `cost` is what the attempt before is known or thought to have cost; only attempts after the first one use up
    what was agreed to. An unknown cost uses up all of it.
    """
    chain, spec = request.chain, request.cloud
    row = EFFECTS.get(chain.steps.get(request.effect, "")) if chain is not None else None
    if chain is None or spec is None or row is None or row.cloud is None:
        return None
    # a ratio that was chosen stays; a speed that is the effect's own changes with it
    kept = spec.speed if row.parameters else time_map(row.name, Fraction(1), {}).constant_speed
    following = replace(
        chain,
        agreed=left(chain.agreed, cost) if chain.step else chain.agreed,
        first=chain.first or job_id,
        step=chain.step + 1,
    )
    return replace(request, effect=row.name, cloud=replace(spec, mode=row.cloud, speed=kept), chain=following)


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


def best(takes: Sequence[Job]) -> Job | None:
    """The take to use: the highest score, the first of equals; without any score the first take there is."""
    made = [take for take in takes if take.clip_id is not None]
    scored = [(score_of(take), take) for take in made]
    known = [(score, take) for score, take in scored if score is not None]
    if known:
        return max(known, key=lambda one: one[0])[1]
    return made[0] if made else None


def score_of(job: Job) -> float | None:
    """The provider's own score, 0..100; None: it gave none."""
    return None if job.remote is None else job.remote.physics_score
