"""Figures: what attempts come to, in money, success and time; nothing unknown is ever counted as nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.money import Money, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from holysheep_studio.domain.attempt import Attempt

#: Fewer ended attempts than this give no advice about success.
ENOUGH_FOR_ADVICE = 10
LOW_SUCCESS = Fraction(8, 10)


class By(StrEnum):
    """What a report is parted by."""

    CONNECTION = "connection"
    PROJECT = "project"
    MODEL = "model"
    DAY = "day"
    MONTH = "month"


class Spend(Frozen, frozen=True):
    """Millionths of one currency."""

    charged: int = 0
    held: int = 0  # set aside: it runs, or may have been charged


class Latency(Frozen, frozen=True):
    """Seconds; None where nothing was measured."""

    count: int = 0
    p50: float | None = None
    p95: float | None = None
    p99: float | None = None


class Group(Frozen, frozen=True):
    """What the attempts of one name come to."""

    name: str
    attempts: int = 0
    done: int = 0
    failed: int = 0
    cancelled: int = 0
    unsure: int = 0
    running: int = 0
    billed: int = 0  # charged by an invoice, unknown to the queue
    spend: Mapping[str, Spend] = field(default_factory=dict)  # by currency
    unpriced: int = 0  # attempts that may cost something unknown, on top of every sum
    unsettled: int = 0  # clips whose provider has not said what they cost
    failed_paid: int = 0  # failed, and charged or perhaps charged
    seconds: float = 0.0  # of finished clips
    tokens: int = 0  # of the attempts that say
    tokens_missing: int = 0  # finished attempts that do not say
    acknowledgement: Latency = Latency()
    render: Latency = Latency()

    @property
    def success(self) -> Fraction | None:
        """Share of clips among the attempts that came to an end by themselves; None when none did."""
        ended = self.done + self.failed
        return Fraction(self.done, ended) if ended else None


class AdviceCode(StrEnum):
    """What a person might do; words are made by the faces."""

    LOW_SUCCESS = "low_success"
    UNPRICED = "unpriced"
    UNSETTLED = "unsettled"
    UNSURE = "unsure"
    PAID_FAILURES = "paid_failures"
    MISSING_TOKENS = "missing_tokens"


class Advice(Frozen, frozen=True):
    """One thing worth a person's while."""

    code: AdviceCode
    about: str
    count: int


class Baseline(Frozen, frozen=True):
    """What a clip, or a second of one, would cost otherwise, by a person's own word."""

    amount: Money
    unit: Unit = Unit.PER_CLIP


class Savings(Frozen, frozen=True):
    """Baseline times what was made, less what was spent, in the baseline's currency."""

    baseline: Money  # for everything that was made
    spent: Money

    @property
    def saved(self) -> Money:
        """Below 0: it cost more."""
        return Money(self.baseline.micro - self.spent.micro, self.baseline.currency)

    @property
    def share(self) -> Fraction | None:
        """Of the baseline; None when that is nothing."""
        return Fraction(self.saved.micro, self.baseline.micro) if self.baseline.micro else None


class Report(Frozen, frozen=True):
    """The figures of a span of time; `parts` has the groups of every way to part them."""

    since: float  # seconds since 1970
    until: float
    total: Group
    parts: Mapping[By, tuple[Group, ...]] = field(default_factory=dict)
    cached: int = 0  # clips that were there already and cost nothing
    advice: tuple[Advice, ...] = ()
    baseline: Baseline | None = None
    savings: Savings | None = None
    currency: str = ""  # what everything was turned into; empty: each amount in its own


def percentile(values: Sequence[float], percent: int) -> float | None:
    """The nearest-rank percentile: the smallest value that at least `percent` % of the values do not exceed."""
    if not values:
        return None
    return sorted(values)[max(1, ceil(Fraction(percent * len(values), 100))) - 1]


def latency(values: Iterable[float | None]) -> Latency:
    """Percentiles of what was measured."""
    found = sorted(value for value in values if value is not None)
    return Latency(len(found), percentile(found, 50), percentile(found, 95), percentile(found, 99))


def group(name: str, attempts: Iterable[Attempt]) -> Group:
    """All of them as one."""
    rows = list(attempts)
    spend: dict[str, Spend] = {}
    for row in rows:
        if row.currency is not None and (row.charged or row.held):
            so_far = spend.get(row.currency, Spend())
            spend[row.currency] = Spend(so_far.charged + row.charged, so_far.held + row.held)
    done = [row for row in rows if row.state == JobState.DONE]
    failed = [row for row in rows if row.state == JobState.FAILED]
    cancelled = sum(row.state == JobState.CANCELLED for row in rows)
    unsure = sum(row.state == JobState.UNSURE for row in rows)
    billed = sum(not row.job_id for row in rows)
    return Group(
        name=name,
        attempts=len(rows) - billed,
        done=len(done),
        failed=len(failed),
        cancelled=cancelled,
        unsure=unsure,
        running=len(rows) - len(done) - len(failed) - cancelled - unsure - billed,
        billed=billed,
        spend=dict(sorted(spend.items())),
        unpriced=sum(row.unpriced for row in rows),
        unsettled=sum(not row.settled for row in done),
        failed_paid=sum(bool(row.charged or row.held or row.unpriced) for row in failed),
        seconds=sum(row.seconds for row in done),
        tokens=sum(row.tokens or 0 for row in rows),
        tokens_missing=sum(row.tokens is None for row in done),
        acknowledgement=latency(row.acknowledgement_s for row in rows),
        render=latency(row.render_s for row in rows),
    )


def groups(attempts: Iterable[Attempt], name_of: Callable[[Attempt], str]) -> tuple[Group, ...]:
    """One for each name, by name."""
    parts: dict[str, list[Attempt]] = defaultdict(list)
    for row in attempts:
        parts[name_of(row)].append(row)
    return tuple(group(name, rows) for name, rows in sorted(parts.items()))


def advice(total: Group, models: Iterable[Group]) -> tuple[Advice, ...]:
    """What the figures suggest; nothing where they are too few to say."""
    found = [
        Advice(AdviceCode.LOW_SUCCESS, one.name, one.failed)
        for one in models
        if one.success is not None and one.done + one.failed >= ENOUGH_FOR_ADVICE and one.success < LOW_SUCCESS
    ]
    counts = (
        (AdviceCode.UNPRICED, total.unpriced),
        (AdviceCode.UNSETTLED, total.unsettled),
        (AdviceCode.UNSURE, total.unsure),
        (AdviceCode.PAID_FAILURES, total.failed_paid),
        (AdviceCode.MISSING_TOKENS, total.tokens_missing),
    )
    return (*found, *(Advice(code, "", count) for code, count in counts if count))


def savings(total: Group, baseline: Baseline) -> Savings | None:
    """None where nothing was made, or part of the cost is unknown or in another currency.

    A saving must not come from what is not known.
    """
    currency = baseline.amount.currency
    unknown = total.unpriced or set(total.spend) - {currency}
    if not total.done or unknown or baseline.unit not in {Unit.PER_CLIP, Unit.PER_SECOND}:
        return None
    units = Fraction(total.done) if baseline.unit is Unit.PER_CLIP else Fraction(total.seconds)
    spent = total.spend.get(currency, Spend())
    return Savings(Money(int(baseline.amount.micro * units), currency), Money(spent.charged + spent.held, currency))
