"""How far a job is over all its stages, and how much longer it will take, as a range, from how it went so far."""

from __future__ import annotations

from collections import deque
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.job_line import JobLine

#: Weights of a job's time by stage, as found on ordinary clips; the bar must never jump back.
WEIGHTS = MappingProxyType(
    {
        JobState.PREPARING: 8.0,
        JobState.UPLOADING: 8.0,
        JobState.RESERVING: 1.0,
        JobState.SUBMITTING: 1.0,
        JobState.POLLING: 60.0,
        JobState.DOWNLOADING: 8.0,
        JobState.RENDERING: 80.0,
        JobState.VERIFYING: 8.0,
        JobState.FINISHING: 4.0,
    }
)
KEPT_S = 20.0
#: Less time, or a smaller share of a stage, says nothing.
SHORTEST_S, SMALLEST_SHARE = 2.0, 0.02
#: What a stage has left is like what it had, more or less; what a later one takes is only reckoned.
LUCK, TROUBLE = 0.85, 1.25
LATER_LUCK, LATER_TROUBLE = 0.6, 1.6


class Stand(Frozen, frozen=True):
    """Where work stands: the stage, its share done (None: not told yet), all later stages' time for each of its own."""

    stage: str
    share: float | None
    ahead: float


def weights(stages: Iterable[JobState], first_pass: float) -> Mapping[JobState, float]:
    """How the time is divided among stages; `first_pass` is measuring's part in that of measuring and rendering."""
    measuring = WEIGHTS[JobState.RENDERING] * first_pass / max(0.05, 1 - first_pass)
    return {stage: measuring if stage is JobState.MEASURING else WEIGHTS.get(stage, 0.0) for stage in stages}


def overall(job: JobLine) -> float:
    """How far a job is, 0..1, over all its stages."""
    if job.state is JobState.DONE:
        return 1.0
    if job.state is JobState.WAITING or job.state not in job.road:
        return 0.0
    heavy = weights(job.road, job.first_pass)
    done = sum(heavy[stage] for stage in job.road[: job.road.index(job.state)])
    return (done + heavy[job.state] * (job.progress or 0.0)) / sum(heavy.values())


def writes(job: Job | JobLine) -> bool:
    """Whether all frames of a job are made and become one file, which takes minutes where they are very many."""
    return job.state is JobState.RENDERING and job.frames is not None and (job.progress or 0.0) >= 1.0


def stand(job: JobLine) -> Stand:
    """Where a job stands."""
    if job.state not in job.road:
        return Stand(job.state, None, 0.0)
    heavy = weights(job.road, job.first_pass)
    later = sum(heavy[stage] for stage in job.road[job.road.index(job.state) + 1 :])
    return Stand(job.state, job.progress, later / heavy[job.state] if heavy[job.state] else 0.0)


class Pace:
    """What was seen of one job's progress while it ran."""

    def __init__(self) -> None:
        self._stage = ""
        self._ahead = 0.0
        self._seen: deque[tuple[float, float]] = deque()
        self._first: tuple[float, float] | None = None
        self._before: tuple[float, float, float] | None = None  # when, and what the stage before gave for the rest

    def see(self, now_s: float, where: Stand) -> None:
        """Note where the work stands now; a step back (a new try) forgets what was before.

        What is told first in a stage may have been done earlier: it is where counting begins.
        """
        if where.stage != self._stage:
            left = self.remaining(now_s)
            self._before = None if left is None else (now_s, *left)
            self._forget()
            self._stage = where.stage
        if where.share is None:
            return
        self._ahead = where.ahead
        if self._seen and where.share < self._seen[-1][1]:
            self._forget()
            self._before = None
        if self._first is None:
            self._first = (now_s, where.share)
        if not self._seen or where.share > self._seen[-1][1]:
            self._seen.append((now_s, where.share))
        while len(self._seen) > 2 and now_s - self._seen[0][0] > KEPT_S:
            self._seen.popleft()

    def remaining(self, now_s: float) -> tuple[float, float] | None:
        """(least, most) seconds; None until enough was seen to say anything."""
        told = self._own(now_s)
        if told is None and self._before is not None:
            then_s, least, most = self._before
            told = max(0.0, least - (now_s - then_s)), most - (now_s - then_s)
        return told if told is not None and told[1] > 0 else None

    def _own(self, now_s: float) -> tuple[float, float] | None:
        if self._first is None or len(self._seen) < 3:
            return None
        speeds = []
        for since, share in (self._first, self._seen[0]):
            last_s, last = self._seen[-1]
            if last_s - since < SHORTEST_S or last - share < SMALLEST_SHARE:
                return None
            speeds.append((last - share) / (last_s - since))
        last_s, last = self._seen[-1]
        left, passed = 1.0 - last, now_s - last_s
        fast, slow = max(speeds), min(speeds)
        least, most = max(0.0, LUCK * left / fast - passed), max(0.0, TROUBLE * left / slow - passed)
        return least + LATER_LUCK * self._ahead / fast, most + LATER_TROUBLE * self._ahead / slow

    def _forget(self) -> None:
        self._seen.clear()
        self._first = None
