"""Trial: two ways to have clips made, compared on real work; who gets which, and what came of it."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from math import ceil, erfc, sqrt
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: A split this unlikely is no chance: something sends requests to the wrong arm, or loses them.
SUSPICIOUS = 0.001


class TrialKind(StrEnum):
    """How two ways are compared."""

    SPLIT = "split"  # each request goes one of two ways
    SHADOW = "shadow"  # the first way is used; the second makes the same clip, which is only kept


class Arm(Frozen, frozen=True):
    """One way: a connection and a model, and its share of the requests."""

    name: str
    connection: str
    model: str
    share: int = 1


class TrialMark(Frozen, frozen=True):
    """What a request carries of the trial it belongs to. `unit` is the same for the same wish in both arms."""

    trial: str
    arm: str
    unit: str = ""
    shadow: bool = False  # its clip is kept for comparing only


class Trial(Frozen, frozen=True):
    """A comparison under way, or ended. `cap` is what the second arm of a shadow trial may cost in all."""

    name: str
    kind: TrialKind
    arms: tuple[Arm, Arm]
    seed: str
    started_at: float  # seconds since 1970, UTC
    ended_at: float | None = None
    cap: Money | None = None


def checked(trial: Trial) -> Trial:
    """The trial, if it can be one. Raises InputError bad_value."""
    first, second = trial.arms
    if not trial.name.strip() or not trial.name.isprintable() or len(trial.name) > 60:
        raise InputError(Code.BAD_VALUE, field="name", value=trial.name or "empty", expected="1-60 readable characters")
    if (first.connection, first.model) == (second.connection, second.model):
        raise InputError(Code.BAD_VALUE, field="arms", value=first.connection, expected="two that differ")
    if min(first.share, second.share) < 1:
        raise InputError(Code.BAD_VALUE, field="share", value=min(first.share, second.share), expected="1 or more")
    if trial.kind is TrialKind.SHADOW and trial.cap is None:
        raise InputError(Code.BAD_VALUE, field="cap", value="none", expected="what the shadow may cost in all")
    return trial


def assign(trial: Trial, unit: str) -> Arm:
    """The arm of a request: always the same for the same seed and unit, spread evenly over the shares."""
    told = hashlib.sha256(f"{trial.seed}\x00{trial.name}\x00{unit}".encode()).digest()
    whole = sum(arm.share for arm in trial.arms)
    place = int.from_bytes(told[:8], "big") * whole >> 64
    return trial.arms[0] if place < trial.arms[0].share else trial.arms[1]


def chance_of_split(counts: tuple[int, int], shares: tuple[int, int]) -> float:
    """How likely a split at least this uneven is by chance alone, 0..1 (chi-square, one degree of freedom)."""
    whole = sum(counts)
    if whole == 0:
        return 1.0
    expected = [whole * share / sum(shares) for share in shares]
    chi = sum((count - wanted) ** 2 / wanted for count, wanted in zip(counts, expected, strict=True))
    return erfc(sqrt(chi / 2))


class Take(Frozen, frozen=True):
    """One job of a trial as it is compared. None: not known, or not yet."""

    job_id: str
    unit: str
    arm: str
    ended: bool
    done: bool
    score: float | None = None
    cost: Money | None = None
    time_s: float | None = None
    vote: int | None = None  # -1, 0 or 1, a person's


class Summary(Frozen, frozen=True):
    """An arm in figures. Means are over what is known; how much is not known is said beside them."""

    arm: Arm
    takes: int
    done: int
    failed: int
    score: float | None
    unscored: int
    costs: tuple[Money, ...]
    unpriced: int
    time_s: float | None  # half the takes were faster or as fast
    liked: int
    disliked: int


def summarise(arm: Arm, takes: Sequence[Take]) -> Summary:
    """What came of an arm."""
    mine = [take for take in takes if take.arm == arm.name]
    good = [take for take in mine if take.done]
    scores = [take.score for take in good if take.score is not None]
    times = sorted(take.time_s for take in good if take.time_s is not None)
    costs: dict[str, int] = {}
    for take in good:
        if take.cost is not None:
            costs[take.cost.currency] = costs.get(take.cost.currency, 0) + take.cost.micro
    return Summary(
        arm,
        len(mine),
        len(good),
        sum(take.ended and not take.done for take in mine),
        sum(scores) / len(scores) if scores else None,
        len(good) - len(scores),
        tuple(Money(micro, currency) for currency, micro in sorted(costs.items())),
        sum(take.cost is None for take in good),
        times[ceil(len(times) / 2) - 1] if times else None,
        sum(take.vote == 1 for take in mine),
        sum(take.vote == -1 for take in mine),
    )


def split_counts(trial: Trial, takes: Sequence[Take]) -> tuple[int, int]:
    """How many requests each arm got."""
    counted: Mapping[str, int] = {arm.name: sum(take.arm == arm.name for take in takes) for arm in trial.arms}
    return (counted[trial.arms[0].name], counted[trial.arms[1].name])
