"""How much longer the whole queue will take, as a range, from how much of it was done of late."""

from __future__ import annotations

from collections import deque

#: The speed is that since the work began, and that of so many seconds.
KEPT_S = 120.0
#: Less time, or less of a job, says nothing.
SHORTEST_S, SMALLEST_JOBS = 10.0, 0.2
#: What is still to come is never quite like what was.
LUCK, TROUBLE = 0.85, 1.3


class QueuePace:
    """What was seen of the queue's progress while it ran without a break; counts in jobs, moments in seconds."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, float]] = deque()
        self._first: tuple[float, float] | None = None

    def see(self, now_s: float, done: float) -> None:
        """Note how much has been done in all; several jobs at once add up."""
        if self._first is None:
            self._first = (now_s, done)
        self._seen.append((now_s, done))
        while len(self._seen) > 1 and now_s - self._seen[1][0] >= KEPT_S:
            self._seen.popleft()

    def forget(self) -> None:
        """The queue stands still: the time that passes now is nobody's work."""
        self._seen.clear()
        self._first = None

    def remaining(self, left: float) -> tuple[float, float] | None:
        """(least, most) seconds for what is left; None until enough was seen to say anything."""
        if self._first is None or left <= 0:
            return None
        now_s, done = self._seen[-1]
        speeds = []
        for since_s, before in (self._first, self._seen[0]):
            if now_s - since_s < SHORTEST_S or done - before < SMALLEST_JOBS:
                return None
            speeds.append((done - before) / (now_s - since_s))
        return LUCK * left / max(speeds), TROUBLE * left / min(speeds)
