"""Budget: how much may be spent in a day, a month, on a project or in all, and whether one more job fits."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    from datetime import tzinfo

#: A person is told once at each of these shares of a cap, in percent; at the last nothing more is sent.
WARN_PERCENT, STOP_PERCENT = 80, 100


class Period(StrEnum):
    """How long a cap holds before it is counted anew."""

    DAY = "day"
    MONTH = "month"
    TOTAL = "total"  # never anew


class Budget(Frozen, frozen=True):
    """A cap on what is charged, set aside and perhaps charged, in one currency.

    With a `project` only its jobs count. `allow_unknown`: jobs whose price nobody knows go out all the same; without
    it each of them waits for a person's consent.
    """

    period: Period
    cap: Money
    project: str = ""
    allow_unknown: bool = False

    @property
    def name(self) -> str:
        """What it is called, also in the ledger: "day", "total:trailer". There is one of each name."""
        return f"{self.period}:{self.project}" if self.project else str(self.period)

    def counts(self, project: str) -> bool:
        """Whether a job of the project is paid from it."""
        return self.project in {"", project}


class Stand(Frozen, frozen=True):
    """How a budget stands: millionths of its cap's currency since the period began."""

    budget: Budget
    since: float  # seconds since 1970
    charged: int = 0  # the provider said so
    held: int = 0  # set aside for what runs, or for what may have been charged
    unknown: int = 0  # how many jobs may cost something that nobody knows in this currency
    overrides: int = 0  # what a person allowed beyond the cap in this period

    @property
    def limit(self) -> int:
        """The cap with what a person allowed beyond it."""
        return self.budget.cap.micro + self.overrides

    @property
    def used(self) -> int:
        """What is gone, or may be."""
        return self.charged + self.held

    @property
    def left(self) -> int:
        """What may still be set aside; below 0 when a provider charged more than was set aside."""
        return self.limit - self.used

    @property
    def level(self) -> int:
        """The highest alert that the use has reached: 0, 80 or 100. A cap of nothing is reached from the start."""
        for percent in (STOP_PERCENT, WARN_PERCENT):
            if self.used * 100 >= self.limit * percent:
                return percent
        return 0

    @property
    def share(self) -> Fraction | None:
        """Used share of the limit; None where the limit is nothing."""
        return Fraction(self.used, self.limit) if self.limit > 0 else None

    def fits(self, micro: int) -> bool:
        """Whether so much more can be set aside."""
        return self.used + micro <= self.limit


class Expense(Frozen, frozen=True):
    """What a paid request that is about to leave sets aside; None: nobody knows what it costs."""

    job_id: str
    key: str
    connection: str
    project: str
    amount: Money | None


class Alert(Frozen, frozen=True):
    """A budget has reached 80 or 100 percent; kept once for each period."""

    budget: str
    since: float  # of the period, seconds since 1970
    percent: int
    at: float


def begins(period: Period, at: float, zone: tzinfo | None = None) -> float:
    """When the period that `at` lies in began, in seconds since 1970; a zone of None is the machine's own."""
    if period is Period.TOTAL:
        return 0.0
    moment = datetime.fromtimestamp(at, zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return (moment if period is Period.DAY else moment.replace(day=1)).timestamp()
