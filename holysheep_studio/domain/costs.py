"""Costs: what a group of jobs comes to: quoted, set aside, charged, from the cache; what nobody knows stands apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from holysheep_studio.domain.attempt import Attempt

#: The connection whose money is play: a provider on this machine that only writes down what it would charge.
DEMO = "demo"
Sums = Mapping[str, int]  # millionths by currency


class Errand(Frozen, frozen=True):
    """A job for a cloud that costs nothing now: it has not been sent (`quoted` or not), or came from the cache."""

    connection: str
    project: str
    at: float  # when it was queued, seconds since 1970
    quoted: Money | None = None


class CostLine(Frozen, frozen=True):
    """One group. `unknown` counts jobs that may cost something nobody knows: on top of every sum."""

    name: str
    quoted: Sums = field(default_factory=dict)  # of jobs that have not been sent
    reserved: Sums = field(default_factory=dict)
    charged: Sums = field(default_factory=dict)
    waiting: int = 0  # jobs that have not been sent
    cached: int = 0
    unknown: int = 0
    jobs: int = 0  # all that are counted here


class Costs(Frozen, frozen=True):
    """Everything, and by group in the order of the names. `play`: what a demo wrote down, which is in no other sum."""

    total: CostLine
    lines: tuple[CostLine, ...] = ()
    play: CostLine = CostLine("")


def costs(
    attempts: Iterable[Attempt],
    waiting: Iterable[Errand],
    cached: Iterable[Errand],
    name_of: Callable[[Attempt | Errand], str],
    demo: str = "",
) -> Costs:
    """Count what was sent, what waits, and what was there already; what goes to the connection `demo` apart."""
    sums: dict[str, _Sum] = defaultdict(_Sum)
    total, play = _Sum(), _Sum()

    def of(row: Attempt | Errand) -> tuple[_Sum, ...]:
        return (play,) if demo and row.connection == demo else (total, sums[name_of(row)])

    for row in attempts:
        for one in of(row):
            one.sent(row)
    for errand in waiting:
        for one in of(errand):
            one.waits(errand)
    for errand in cached:
        for one in of(errand):
            one.cached += 1
            one.jobs += 1
    return Costs(total.line(""), tuple(one.line(name) for name, one in sorted(sums.items())), play.line(demo))


class _Sum:
    """A group while it is counted."""

    def __init__(self) -> None:
        self.quoted: dict[str, int] = defaultdict(int)
        self.reserved: dict[str, int] = defaultdict(int)
        self.charged: dict[str, int] = defaultdict(int)
        self.waiting = self.cached = self.unknown = self.jobs = 0

    def sent(self, row: Attempt) -> None:
        self.jobs += 1
        self.unknown += row.unpriced
        if row.currency is not None:
            self.reserved[row.currency] += row.held
            self.charged[row.currency] += row.charged

    def waits(self, errand: Errand) -> None:
        self.jobs += 1
        self.waiting += 1
        if errand.quoted is None:
            self.unknown += 1
        else:
            self.quoted[errand.quoted.currency] += errand.quoted.micro

    def line(self, name: str) -> CostLine:
        money = (_kept(self.quoted), _kept(self.reserved), _kept(self.charged))
        return CostLine(name, *money, self.waiting, self.cached, self.unknown, self.jobs)


def _kept(sums: Sums) -> Sums:
    return {unit: micro for unit, micro in sorted(sums.items()) if micro}
