"""Benchmark: the scenarios that providers are compared by, and what samples of them come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.figures import percentile
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


class Scenario(Frozen, frozen=True):
    """One thing to be asked again and again. `needs` is what it starts from: "", "picture" or "clip"."""

    name: str
    effect: str
    needs: str = ""


#: From words to slow motion of three strengths, from a picture to slow motion, from a short clip to a time-lapse.
SCENARIOS = (
    Scenario("text to slow motion 2x", "slow_motion_2x"),
    Scenario("text to slow motion 4x", "slow_motion_4x"),
    Scenario("text to slow motion 8x", "slow_motion_8x"),
    Scenario("picture to slow motion 4x", "slow_motion_4x", "picture"),
    Scenario("clip to time-lapse", "time_lapse", "clip"),
)


class Sample(Frozen, frozen=True):
    """One attempt: seconds from the submit to the finished clip and the provider's score. None: not known."""

    seconds: float | None
    score: float | None = None
    failed: bool = False


class Measured(Frozen, frozen=True):
    """What samples come to. A failed one counts as failed and in no mean; a score nobody gave is in no mean either."""

    scenario: str
    made: int
    failed: int
    mean_s: float | None = None
    p95_s: float | None = None
    score: float | None = None
    scored: int = 0
    refused: str = ""  # why the scenario was not run


def measured(scenario: str, samples: Sequence[Sample]) -> Measured:
    """The mean, the nearest-rank 95th percentile, and the mean score."""
    times = [one.seconds for one in samples if not one.failed and one.seconds is not None]
    scores = [one.score for one in samples if not one.failed and one.score is not None]
    return Measured(
        scenario,
        sum(not one.failed for one in samples),
        sum(one.failed for one in samples),
        sum(times) / len(times) if times else None,
        percentile(times, 95),
        sum(scores) / len(scores) if scores else None,
        len(scores),
    )
