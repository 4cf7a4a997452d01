"""How the whole queue stands, kept up job by job, so that a long queue costs no more to tell than a short one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from holysheep_studio.domain.costs import DEMO
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.pace import overall
from holysheep_studio.ui import figures, punctuation
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from holysheep_studio.domain.job_line import JobLine

WORDS = {
    "interrupted": QT_TRANSLATE_NOOP("queue", "{n} interrupted"),
    "running": QT_TRANSLATE_NOOP("queue", "{n} running"),
    "waiting": QT_TRANSLATE_NOOP("queue", "{n} waiting"),
    "paused": QT_TRANSLATE_NOOP("queue", "{n} paused"),
    "failed": QT_TRANSLATE_NOOP("queue", "{n} failed"),
    "done": QT_TRANSLATE_NOOP("queue", "{n} done"),
}
LEFT = QT_TRANSLATE_NOOP("queue", "{span} left")
CHARGED = QT_TRANSLATE_NOOP("queue", "{amount} charged")
HELD = QT_TRANSLATE_NOOP("queue", "{amount} set aside")
UNPRICED = QT_TRANSLATE_NOOP("queue", "{n} without a known price")
#: Shares are added up in whole millionths: sums of fractions would drift over a long day.
WHOLE = 1_000_000


class _Entry(Frozen, frozen=True):
    """What one job counts for."""

    kind: str
    added_at: float
    ended: bool
    share: int  # millionths
    project: bool
    charged: Money | None  # what the provider said
    held: Money | None  # set aside
    unknown: bool  # it may cost something, and nobody knows how much
    troubled: bool  # it failed, or stands still until somebody does something


class _Batch:
    """Jobs that were added in one go."""

    __slots__ = ("jobs", "live", "share")

    def __init__(self) -> None:
        self.jobs = self.live = self.share = 0


class Tally:
    """Counts of jobs by how they stand, and how far those are that were added together."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}
        self._kinds: Counter[str] = Counter()
        self._batches: dict[float, _Batch] = {}
        self._ended = 0
        self._charged: Counter[str] = Counter()
        self._held: Counter[str] = Counter()
        self._unknown = 0
        self._left = 0  # millionths of jobs that wait or run
        self._advanced = 0  # millionths of jobs, of all that was seen to be done
        self._troubled: list[JobLine] = []
        self.projects = 0  # how many jobs belong to one

    @property
    def running(self) -> int:
        """How many jobs are worked on now."""
        return self._kinds["running"]

    @property
    def ended(self) -> int:
        """How many jobs have ended, however they did."""
        return self._ended

    @property
    def left(self) -> float:
        """How much there is to do still, in jobs."""
        return self._left / WHOLE

    @property
    def advanced(self) -> float:
        """How much was done while it was looked at, in jobs; never less than before, whatever leaves the list."""
        return self._advanced / WHOLE

    def see(self, job: JobLine) -> None:
        """A job came or changed."""
        share = WHOLE if job.ended else min(WHOLE - 1, round(overall(job) * WHOLE))
        before = self._entries.get(job.id)
        if before is not None and job.state not in {JobState.FAILED, JobState.CANCELLED}:
            self._advanced += max(0, share - before.share)
        self.forget(job.id)
        entry = self._entries[job.id] = _Entry(
            _kind(job), job.added_at, job.ended, share, bool(job.project), *_costs(job), troubled(job)
        )
        if before is not None and entry.troubled and not before.troubled:
            self._troubled.append(job)
        self._count(entry, 1)

    def take_troubled(self) -> tuple[JobLine, ...]:
        """The jobs that got into trouble since this was asked last."""
        taken, self._troubled = tuple(self._troubled), []
        return taken

    def forget(self, job_id: str) -> None:
        """A job left; one that was not there changes nothing."""
        entry = self._entries.pop(job_id, None)
        if entry is not None:
            self._count(entry, -1)

    def words(self, *, paused: bool, interrupted: int = 0, left: tuple[float, float] | None = None) -> str:
        """The whole queue in a line: "3 waiting, 1 running, 42 %, 4-7 min left"."""
        counts = Counter(self._kinds)
        counts["interrupted"] = interrupted
        counts["running"] -= interrupted
        parts = [say("queue", text).format(n=counts[kind]) for kind, text in WORDS.items() if counts[kind]]
        if counts["running"] or counts["waiting"]:
            # what was added together counts together: the share must not fall back each time a job is over
            begun = min(at for at, batch in self._batches.items() if batch.live)
            batches = [batch for at, batch in self._batches.items() if at >= begun]
            jobs = sum(batch.jobs for batch in batches)
            parts.append(figures.percent(sum(batch.share for batch in batches) / WHOLE / jobs))
        if left is not None:
            parts.append(say("queue", LEFT).format(span=figures.span_range(*left)))
        if cost := self.cost:
            parts.append(cost)
        if paused:
            parts.insert(0, say("queue", QT_TRANSLATE_NOOP("queue", "Queue paused")))
        return punctuation.listed(parts)

    @property
    def cost(self) -> str:
        """What the listed jobs have cost and may still cost: "0.42 USD charged, 1.20 USD set aside"."""
        parts = [
            say("queue", text).format(amount=figures.money(micro, currency))
            for sums, text in ((self._charged, CHARGED), (self._held, HELD))
            for currency, micro in sorted(sums.items())
            if micro
        ]
        if self._unknown:
            parts.append(say("queue", UNPRICED).format(n=self._unknown))
        return punctuation.listed(parts)

    def _count(self, entry: _Entry, by: int) -> None:
        for sums, money in ((self._charged, entry.charged), (self._held, entry.held)):
            if money is not None:
                sums[money.currency] += by * money.micro
        self._unknown += by * entry.unknown
        self.projects += by * entry.project
        self._kinds[entry.kind] += by
        self._ended += by * entry.ended
        if entry.kind in {"running", "waiting"}:
            self._left += by * (WHOLE - entry.share)
        batch = self._batches.setdefault(entry.added_at, _Batch())
        batch.jobs += by
        batch.live += by * (not entry.ended)
        batch.share += by * entry.share
        if not batch.jobs:
            del self._batches[entry.added_at]


def _costs(job: JobLine) -> tuple[Money | None, Money | None, bool]:
    """(charged, set aside, whether it may cost what nobody knows); nothing of what only the demo writes down."""
    if job.connection == DEMO:
        return None, None, False
    if job.charged is not None or not job.may_be_billed:
        return job.charged, None, False
    surely_over = job.state is JobState.FAILED and job.problem is not None and job.reserved is not None
    held = None if surely_over else job.reserved
    return None, held, held is None and not surely_over


def running(job: JobLine) -> bool:
    """Whether a runner is (or will be at once) at work on it."""
    return not job.ended and not job.paused and job.state is not JobState.WAITING


def troubled(job: JobLine) -> bool:
    """Whether it failed, or stands still for a reason that does not go away by itself."""
    if job.state in {JobState.FAILED, JobState.UNSURE}:
        return True
    return job.paused and not job.ended and job.problem is not None and not job.mends_itself


def _kind(job: JobLine) -> str:
    if job.ended:
        return str(job.state)
    if job.paused:
        return "paused"
    return "waiting" if job.state is JobState.WAITING else "running"
