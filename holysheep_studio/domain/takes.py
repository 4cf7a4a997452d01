"""Takes: the attempts of a chain; how the next one is asked for, and which is the best."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.chain import left
from holysheep_studio.domain.effects import EFFECTS, time_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.money import Money
    from holysheep_studio.domain.request import GenerationRequest


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
