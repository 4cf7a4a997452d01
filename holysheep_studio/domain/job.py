"""Job: one request on its way to a clip; it moves only by `advance`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NewType

from holysheep_studio.domain.clip import ClipId, Problem
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import Note, Verification
from holysheep_studio.domain.request import GenerationRequest

JobId = NewType("JobId", str)


class JobState(StrEnum):
    """Where a job stands. Between WAITING and DONE each state names the stage that runs next or now."""

    WAITING = "waiting"
    PREPARING = "preparing"
    RENDERING = "rendering"
    VERIFYING = "verifying"
    FINISHING = "finishing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


STAGES = (JobState.WAITING, JobState.PREPARING, JobState.RENDERING, JobState.VERIFYING, JobState.FINISHING)
ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Job:
    """One request, durable. `position` orders the queue, lower first."""

    id: JobId
    request: GenerationRequest
    position: float
    added_at: float  # seconds since 1970, UTC
    state: JobState = JobState.WAITING
    paused: bool = False
    cancelling: bool = False
    attempt: int = 1
    started_at: float | None = None
    ended_at: float | None = None
    progress: float | None = None  # of the stage, 0..1; None = not measured yet
    problem: Problem | None = None
    notes: tuple[Note, ...] = ()
    verification: Verification | None = None
    clip_id: ClipId | None = None

    @property
    def ended(self) -> bool:
        """Nothing more will happen by itself."""
        return self.state in ENDED

    @property
    def runnable(self) -> bool:
        """A runner may take it."""
        return not self.ended and not self.paused


@dataclass(frozen=True, slots=True)
class StageDone:
    """The stage of the present state is over; its results are on disk."""

    at: float
    notes: tuple[Note, ...] = ()
    verification: Verification | None = None
    clip_id: ClipId | None = None


@dataclass(frozen=True, slots=True)
class Progressed:
    """The stage reports how far it is, 0..1."""

    progress: float | None


@dataclass(frozen=True, slots=True)
class StageFailed:
    """The stage ended in an error that trying again at once would not mend."""

    at: float
    problem: Problem


@dataclass(frozen=True, slots=True)
class Pause:
    """A person or a machine fault stops the job where it is."""

    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on from the stage reached."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """A person gives the job up. A running stage ends first; `Cancelled` follows."""

    at: float
    running: bool


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The runner has stopped the stage."""

    at: float


@dataclass(frozen=True, slots=True)
class Retry:
    """A person wants a failed or cancelled job from the start."""


Event = StageDone | Progressed | StageFailed | Pause | Resume | Cancel | Cancelled | Retry


def advance(job: Job, event: Event) -> Job:  # noqa: PLR0911 - one return an event
    """The job after an event. Raises InputError job_state where the event has no meaning in its state.

    Late reports of a stage that was cancelled meanwhile are taken as the end of that stage.
    """
    match event:
        case Progressed(progress):
            return job if job.ended else replace(job, progress=progress)
        case StageDone() if not job.ended:
            return _next_stage(job, event)
        case StageFailed(at, problem) if not job.ended:
            return replace(job, state=JobState.FAILED, ended_at=at, problem=problem, progress=None, cancelling=False)
        case Pause(problem) if not job.ended:
            return replace(job, paused=True, problem=problem, progress=None)
        case Resume() if job.paused:
            return replace(job, paused=False, problem=None)
        case Cancel(at, running) if not job.ended:
            return replace(job, cancelling=True, paused=False) if running else _cancelled(job, at)
        case Cancelled(at) if job.cancelling:
            return _cancelled(job, at)
        case Retry() if job.state in {JobState.FAILED, JobState.CANCELLED}:
            return Job(job.id, job.request, job.position, job.added_at, attempt=job.attempt + 1)
        case _:
            raise InputError(Code.JOB_STATE, job=job.id, state=job.state, event=type(event).__name__.lower())


def _next_stage(job: Job, done: StageDone) -> Job:
    notes = (*job.notes, *(note for note in done.notes if note not in job.notes))
    if job.state is JobState.FINISHING:
        return replace(
            job, state=JobState.DONE, ended_at=done.at, progress=None, notes=notes, clip_id=done.clip_id,
            cancelling=False, paused=False, problem=None,
        )  # fmt: skip
    following = STAGES[STAGES.index(job.state) + 1]
    return replace(
        job,
        state=following,
        started_at=job.started_at or done.at,
        progress=None,
        notes=notes,
        verification=done.verification or job.verification,
    )


def _cancelled(job: Job, at: float) -> Job:
    return replace(job, state=JobState.CANCELLED, ended_at=at, progress=None, cancelling=False, paused=False)
