"""How much longer a job will take, as a range, from how it went so far."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from holysheep_studio.domain.job import JobState

if TYPE_CHECKING:
    from holysheep_studio.domain.job_line import JobLine

#: Weights of a job's time by stage, as found on ordinary clips; the bar must never jump back.
WEIGHTS = {
    JobState.PREPARING: 8,
    JobState.UPLOADING: 8,
    JobState.RESERVING: 1,
    JobState.SUBMITTING: 1,
    JobState.POLLING: 60,
    JobState.DOWNLOADING: 8,
    JobState.RENDERING: 80,
    JobState.VERIFYING: 8,
    JobState.FINISHING: 4,
}
KEPT_S = 20.0
SHORTEST_S = 2.0
SMALLEST_SHARE = 0.02


def overall(job: JobLine) -> float:
    """How far a job is, 0..1, over all its stages."""
    if job.state is JobState.DONE:
        return 1.0
    if job.state is JobState.WAITING:
        return 0.0
    stages = job.road
    if job.state not in stages:
        return 0.0
    at = stages.index(job.state)
    done = sum(WEIGHTS.get(stage, 0) for stage in stages[:at])
    now = WEIGHTS.get(job.state, 0) * (job.progress or 0.0)
    return (done + now) / sum(WEIGHTS.get(stage, 0) for stage in stages)


class Pace:
    """What was seen of one job's progress while it ran."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, float]] = deque()
        self._first: tuple[float, float] | None = None

    def see(self, now_s: float, share: float) -> None:
        """Note where the job stands now; a step back (a new try) forgets what was before."""
        if self._seen and share < self._seen[-1][1]:
            self._seen.clear()
            self._first = None
        if self._first is None:
            self._first = (now_s, share)
        if not self._seen or share > self._seen[-1][1]:
            self._seen.append((now_s, share))
        while len(self._seen) > 2 and now_s - self._seen[0][0] > KEPT_S:
            self._seen.popleft()

    def remaining(self, now_s: float) -> tuple[float, float] | None:
        """(least, most) seconds; None until enough was seen to say anything."""
        if self._first is None or len(self._seen) < 3:
            return None
        speeds = []
        for since, share in (self._first, self._seen[0]):
            last_s, last = self._seen[-1]
            if last_s - since < SHORTEST_S or last - share < SMALLEST_SHARE:
                return None
            speeds.append((last - share) / (last_s - since))
        last_s, last = self._seen[-1]
        left = 1.0 - last
        passed = now_s - last_s
        least = max(0.0, 0.85 * left / max(speeds) - passed)
        return least, max(least, 1.25 * left / min(speeds) - passed)
