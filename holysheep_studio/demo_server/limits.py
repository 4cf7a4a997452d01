"""Limits: sliding windows over accepted requests, really enforced."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one key may ask for; None is no limit. The defaults are those of wire.md 1.7."""

    submits_per_minute: int | None = 15
    requests_per_second: int | None = 5
    requests_per_minute: int | None = 500
    running_jobs: int | None = 5
    requests_at_once: int | None = 10


USUAL_LIMITS = Limits()
NO_LIMITS = Limits(None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Excess:
    """A limit that is reached, and after how many seconds there is room again."""

    limit_type: str
    rate: str
    wait_s: float

    @property
    def whole_seconds(self) -> int:
        """For a header: rounded up, at least 1."""
        return max(1, ceil(self.wait_s))


class Window:
    """At most `most` events in any `span_s` seconds."""

    def __init__(self, most: int | None, span_s: float, name: str) -> None:
        """None never refuses."""
        self.most = most
        self._span_s = span_s
        self._name = name
        self._times: deque[float] = deque()

    def excess(self, now: float) -> Excess | None:
        """Why there is no room now, or None."""
        while self._times and self._times[0] <= now - self._span_s:
            self._times.popleft()
        if self.most is None or len(self._times) < self.most:
            return None
        unit = "minute" if self._span_s == 60 else "second"
        return Excess(self._name, f"{self.most}/{unit}", self._times[0] + self._span_s - now)

    def left(self) -> int | None:
        """How many more fit now."""
        return None if self.most is None else max(0, self.most - len(self._times))

    def enter(self, now: float) -> None:
        """An event was let in."""
        self._times.append(now)


class Meter:
    """The windows of one key. Refused requests do not count, so that a caller who waits gets in."""

    def __init__(self, limits: Limits) -> None:
        """Counts start empty."""
        self._limits = limits
        self.submits = Window(limits.submits_per_minute, 60.0, "requests_per_minute")
        self._per_second = Window(limits.requests_per_second, 1.0, "requests_per_second")
        self._per_minute = Window(limits.requests_per_minute, 60.0, "requests_per_minute")
        self.at_once = 0

    def enter(self, now: float, *, submit: bool, running_jobs: int) -> Excess | None:
        """Let a request in, or say which limit it would break; `running_jobs` counts only for a submit."""
        windows = [self._per_second, self._per_minute, *([self.submits] if submit else [])]
        for window in windows:
            excess = window.excess(now)
            if excess is not None:
                return excess
        most = self._limits.requests_at_once
        if most is not None and self.at_once >= most:
            return Excess("concurrent_requests", f"{most} at once", 1.0)
        most = self._limits.running_jobs
        if submit and most is not None and running_jobs >= most:
            return Excess("concurrent_jobs", f"{most} running", 1.0)
        for window in windows:
            window.enter(now)
        return None

    def headers(self, now: float) -> dict[str, str]:
        """What is left of the submit window, in the usual header names."""
        excess = self.submits.excess(now)
        left = self.submits.left()
        if left is None:
            return {}
        reset = 0 if excess is None else excess.whole_seconds
        return {
            "X-RateLimit-Limit": str(self.submits.most),
            "X-RateLimit-Remaining": str(left),
            "X-RateLimit-Reset": str(reset),
        }
