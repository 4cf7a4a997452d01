"""Jobs as the queue lists them: as JSON with why they wait, and as lines for people."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

from holysheep_studio.cli.describe import clip_path, far_words, job_document
from holysheep_studio.cli.output import document
from holysheep_studio.cli.words import error_words, money_words, one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.queue_stop import StopCause
from holysheep_studio.domain.schedule import Because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.job import Job, JobId
    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.domain.queue_stop import QueueStop
    from holysheep_studio.domain.schedule import Wait
    from holysheep_studio.services.jobs import Paid
    from holysheep_studio.studio import Studio

CHANGED_FIELDS = """With --json: {"schema": "queue-changed/1", "paused": whether the queue is, "jobs": [those that were
named, as `queue list --json` has them now]}."""
WAITS = {
    Because.AFTER: "waits for job {job}",
    Because.AFTER_FAILED: "waits for job {job}, which was not done; see `queue release`",
    Because.APPROVAL: "waits for `queue approve` of job {job}",
    Because.START_AT: "waits until {until}",
    Because.HOURS: "waits until {until}, when its hours begin",
    Because.LATER: "goes on at {until}",
    Because.MACHINE: "goes on by itself when that is mended",
}


def queued_document(job: Job, clip_path: str | None, line: JobLine, wait: Wait | None) -> dict[str, Any]:
    """A job with how it is queued."""
    return job_document(job, clip_path) | {
        "priority": job.priority.word,
        "batch": job.batch,
        "project": job.request.project,
        "start_at": job.start_at,
        "hours": job.hours,
        "stop_after": job.stop_after,
        "approved_at": job.approved_at,
        "tries": to_plain(job.tries),
        "wait": None if wait is None else {**to_plain(wait), "text": wait_words(wait)},
        "needs": [{"first": need.first, "approval": need.approval, "met": need.met} for need in line.needs],
    }


async def tell_changed(studio: Studio, ids: Sequence[JobId], *, json: bool) -> None:
    """How jobs stand that a command changed; only where a document is asked for, for people no news is good news."""
    if not json:
        return
    hours, now = await studio.schedule.hours(), time.time()
    found = {job.id: job for job in [await studio.jobs.get(job_id) for job_id in ids]}
    jobs = [
        queued_document(found[line.id], await clip_path(studio, found[line.id]), line, line.wait(now, hours, None))
        for line in await studio.jobs.some_lines(ids)
    ]
    paused = (await studio.jobs.standing()).paused
    document({"schema": "queue-changed/1", "paused": paused, "jobs": jobs})


def wait_words(wait: Wait) -> str:
    """Why a job does not start now."""
    until = "" if wait.until is None else datetime.fromtimestamp(wait.until).astimezone().strftime("%Y-%m-%d %H:%M")
    return WAITS[wait.because].format(job=wait.job[:8], until=until)


def line_words(line: JobLine, wait: Wait | None) -> str:
    """A job's state for people."""
    because = "" if wait is None else f"; {wait_words(wait)}"
    if line.problem is not None:
        message, _ = error_words(line.problem.code, line.problem.fields)
        return f"{'paused' if line.paused else line.state}: {message}{because}"
    if line.cancelling:
        return "cancelling"
    if line.paused:
        return f"paused ({line.state})"
    last = "; the queue stops after it" if line.stop_after else ""
    return f"{line.state}{far_words(line)}{because}{last}"


def stop_document(stop: QueueStop | None) -> dict[str, Any] | None:
    """Why the queue paused by itself."""
    return None if stop is None else {**to_plain(stop), "text": stop_words(stop)}


def stop_words(stop: QueueStop) -> str:
    """The same for people."""
    if stop.cause is StopCause.AFTER_JOB:
        return f"The queue stopped after {one_line(stop.title)}, as you wanted."
    where = f" at {stop.connection}" if stop.connection else ""
    message, advice = error_words(stop.code, stop.fields)
    return f"The queue stopped: {stop.count} jobs failed in the same way{where} ({stop.code}). {message} {advice}"


def paid_words(paid: Paid) -> str:
    """What giving jobs up does not bring back."""
    parts = []
    if paid.charged:
        parts.append(f"{money_words(paid.charged, 0)} charged")
    if paid.reserved:
        parts.append(f"{money_words(paid.reserved, 0)} set aside, which may be charged")
    if paid.unknown:
        parts.append(f"{paid.unknown} without a known price, which may be charged")
    return "Paid all the same: " + "; ".join(parts)
