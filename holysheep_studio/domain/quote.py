"""Quote: what a whole batch will cost before it starts: at least, with the usual retries, and at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money, PriceMark

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Fewer ended jobs than this say nothing about how often a model fails.
ENOUGH_JOBS = 20
#: The share of attempts that fail, where nothing was measured. An assumption, and shown as one.
ASSUMED_FAILURES = Fraction(1, 10)
#: How often a clip is asked for at the most before a person gives it up.
MOST_TRIES = 3


class Estimate(Frozen, frozen=True):
    """What one clip will probably cost, and by which row of the price book. None: nobody knows."""

    amount: Money | None = None
    price: PriceMark | None = None


class Tries(Frozen, frozen=True):
    """How often one clip has to be asked for. Every attempt is taken as paid: the cautious reading."""

    failures: Fraction = ASSUMED_FAILURES  # share of the attempts
    jobs: int = 0  # ended jobs that it was measured on
    most: int = MOST_TRIES

    @property
    def assumed(self) -> bool:
        """It is no measurement."""
        return self.jobs < ENOUGH_JOBS

    @property
    def mean(self) -> Fraction:
        """The expected number of attempts, when one gives up after `most`: (1 - p^most) / (1 - p)."""
        return sum((self.failures**n for n in range(self.most)), Fraction(0))


class Line(Frozen, frozen=True):
    """One request of a batch. A `cached` one is there already and costs nothing."""

    connection: str
    model: str
    amount: Money | None
    cached: bool = False
    sample: bool = False


class Sum(Frozen, frozen=True):
    """Millionths of one currency."""

    currency: str
    low: int  # every clip comes at the first attempt
    expected: int
    high: int  # every clip needs all its attempts


class Quote(Frozen, frozen=True):
    """A batch before it starts; what is known and what is not are told apart."""

    sums: tuple[Sum, ...] = ()
    known: int = 0  # requests with a price
    unknown: int = 0  # requests without one: on top of every sum
    cached: int = 0
    samples: int = 0  # of the known, how many by a sample and not by a real price
    tries: Mapping[str, Tries] = field(default_factory=dict)  # by "connection/model"


def measured(done: int, failed: int, most: int = MOST_TRIES) -> Tries:
    """By what became of the jobs of a model; the assumption where they are too few."""
    jobs = done + failed
    return Tries(Fraction(failed, jobs) if jobs >= ENOUGH_JOBS else ASSUMED_FAILURES, jobs, most)


def quoted(lines: Iterable[Line], tries: Mapping[str, Tries]) -> Quote:
    """The quote of a batch; a model that `tries` does not name is assumed to fail as often as any."""
    sums: dict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 3)
    used: dict[str, Tries] = {}
    known = unknown = cached = samples = 0
    for line in lines:
        if line.cached:
            cached += 1
            continue
        if line.amount is None:
            unknown += 1
            continue
        name = f"{line.connection}/{line.model}"
        of = used[name] = tries.get(name, Tries())
        known, samples = known + 1, samples + line.sample
        row = sums[line.amount.currency]
        for place, times in enumerate((Fraction(1), of.mean, Fraction(of.most))):
            row[place] += line.amount.micro * times
    found = tuple(Sum(name, *(ceil(part) for part in row)) for name, row in sorted(sums.items()))
    return Quote(found, known, unknown, cached, samples, used)
