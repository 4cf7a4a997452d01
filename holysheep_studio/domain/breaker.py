"""Breaker: whether a connection that keeps failing is asked again, as a pure function of what happened and when."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from holysheep_studio.domain.frozen import Frozen


class Circuit(StrEnum):
    """How a connection stands."""

    CLOSED = "closed"  # asked as usual
    OPEN = "open"  # left alone for a while
    HALF_OPEN = "half_open"  # one request tries whether it is back


class BreakerRule(Frozen, frozen=True):
    """When a connection is left alone, and for how long: twice as long after each try in vain, up to the longest."""

    failures: int = 5
    rest_s: float = 30.0
    longest_rest_s: float = 600.0


class Breaker(Frozen, frozen=True):
    """What is remembered of a connection. `until` is when it may be tried again, `tried_at` when that was begun.

    Times are seconds of whatever clock the caller counts by.
    """

    failures: int = 0  # in a row
    rests: int = 0  # times it was left alone in a row
    until: float | None = None
    tried_at: float | None = None


#: A try that nobody reported back on is taken for lost after this time, and another is let through.
TRY_LASTS_S = 120.0


def circuit(breaker: Breaker, now: float) -> Circuit:
    """How it stands now."""
    if breaker.until is None:
        return Circuit.CLOSED
    return Circuit.OPEN if now < breaker.until else Circuit.HALF_OPEN


def allows(breaker: Breaker, now: float) -> bool:
    """Whether a request may go there now: any while closed, none while open, one while half open."""
    stands = circuit(breaker, now)
    if stands is not Circuit.HALF_OPEN:
        return stands is Circuit.CLOSED
    return breaker.tried_at is None or now - breaker.tried_at >= TRY_LASTS_S


def asked(breaker: Breaker, now: float) -> Breaker:
    """A request that was allowed is on its way."""
    return replace(breaker, tried_at=now) if circuit(breaker, now) is Circuit.HALF_OPEN else breaker


def failed(breaker: Breaker, now: float, rule: BreakerRule) -> Breaker:
    """The connection could not be reached or was out of order."""
    if circuit(breaker, now) is Circuit.OPEN:
        return breaker  # a late report of what was asked before; the rest is not made longer by it
    failures = breaker.failures + 1
    if breaker.until is None and failures < rule.failures:
        return replace(breaker, failures=failures)
    rest_s = min(rule.longest_rest_s, rule.rest_s * 2 ** min(breaker.rests, 30))
    return Breaker(failures, breaker.rests + 1, now + rest_s)


def succeeded(breaker: Breaker) -> Breaker:
    """The connection answered, whatever it said."""
    return breaker if breaker == Breaker() else Breaker()
