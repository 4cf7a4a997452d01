"""Advance: the events of a job's life and the only function that moves a job; every legal edge is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from msgspec import field

from holysheep_studio.domain.clip import ClipId, Problem
from holysheep_studio.domain.cloud import AssetRef
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import REFUSALS, UNSENT, Job, JobState, Try, road
from holysheep_studio.domain.money import Money, PriceMark
from holysheep_studio.domain.remote import Handle, RemoteState, UploadState
from holysheep_studio.domain.render import Note, Verification
from holysheep_studio.domain.request import GenerationRequest


class Gain(Frozen, frozen=True):
    """What a stage found out; None and empty leave the job as it is."""

    notes: tuple[Note, ...] = ()
    verification: Verification | None = None
    assets: Mapping[str, AssetRef] = field(default_factory=dict)
    upload: UploadState | None = None
    handle: Handle | None = None
    remote: RemoteState | None = None
    quoted: Money | None = None
    charged: Money | None = None
    price: PriceMark | None = None


class StageDone(Frozen, frozen=True):
    """The stage of the present state is over; its results are on disk."""

    at: float
    gain: Gain = Gain()
    clip_id: ClipId | None = None


class Progressed(Frozen, frozen=True):
    """The stage reports how far it is, 0..1."""

    progress: float | None


class Kept(Frozen, frozen=True):
    """The stage goes on, with something worth keeping should it be killed now."""

    gain: Gain


class Postponed(Frozen, frozen=True):
    """The stage is done again at `until`: a poll, a busy provider, no network. It has not failed."""

    until: float
    gain: Gain = Gain()
    problem: Problem | None = None


class NotSent(Frozen, frozen=True):
    """A submit that surely did not begin; it is tried again at `until`, from the reservation on."""

    until: float
    problem: Problem


class Lost(Frozen, frozen=True):
    """The answer to a paid request was lost and the provider cannot say: a person decides."""

    at: float
    problem: Problem


class Ran(Frozen, frozen=True):
    """A person says that an unsure job ran and was billed; what it made cannot be fetched."""

    at: float


class DidNotRun(Frozen, frozen=True):
    """A person says that an unsure job never ran: it is sent again under a new key."""

    key: str


class Forgotten(Frozen, frozen=True):
    """The demo provider ended with all that it had been sent: the job goes from the start, under a new key."""

    key: str


class StageFailed(Frozen, frozen=True):
    """The stage ended in an error that trying again at once would not mend."""

    at: float
    problem: Problem
    gain: Gain = Gain()


class Pause(Frozen, frozen=True):
    """A person or a machine fault stops the job where it is."""

    problem: Problem | None = None


class Resume(Frozen, frozen=True):
    """Go on from the stage reached."""


class Cancel(Frozen, frozen=True):
    """A person gives the job up. A running stage ends first, a provider is asked first; `Cancelled` follows."""

    at: float
    running: bool


class CancelAsked(Frozen, frozen=True):
    """The provider has been asked to stop and has not said yet whether it does."""


class CancelRefused(Frozen, frozen=True):
    """The provider does not stop: the clip will come, is paid for, and is kept."""


class Cancelled(Frozen, frozen=True):
    """The work has stopped."""

    at: float


class Retry(Frozen, frozen=True):
    """A person wants a failed or cancelled job from the start, under a new key."""

    key: str


class TakenBack(Frozen, frozen=True):
    """A person takes the cancel of a job back for which nothing had been begun: it waits as before."""


class TriedAgain(Frozen, frozen=True):
    """The stage failed in a way that may pass; it is begun anew at `until`. It counts, and is not done for ever."""

    at: float
    until: float
    problem: Problem


class Completed(Frozen, frozen=True):
    """The request of a job that waited for another one's clip, now that the clip is there."""

    request: GenerationRequest


class Approved(Frozen, frozen=True):
    """A person accepts the clip of a done job, at a moment; None takes that back."""

    at: float | None


class Served(Frozen, frozen=True):
    """The same clip was made before and lies in the job's folder: nothing is sent, it is only looked at again."""

    at: float
    gain: Gain = Gain()


class Rerouted(Frozen, frozen=True):
    """The job goes to another connection, from the start and under a new key; it surely did not run at the old one."""

    request: GenerationRequest
    key: str


Event = (
    StageDone
    | Progressed
    | Kept
    | Postponed
    | NotSent
    | Lost
    | Ran
    | DidNotRun
    | Forgotten
    | StageFailed
    | Pause
    | Resume
    | Cancel
    | CancelAsked
    | CancelRefused
    | Cancelled
    | Retry
    | TakenBack
    | TriedAgain
    | Completed
    | Approved
    | Served
    | Rerouted
)


def advance(job: Job, event: Event) -> Job:
    """The job after an event. Raises InputError job_state where the event has no meaning in its state.

    Late reports of a stage that was cancelled meanwhile are taken as the end of that stage.
    """
    after = _worked(job, event) if not job.ended else _after_the_end(job, event)
    if after is None:
        raise InputError(Code.JOB_STATE, job=job.id, state=job.state, event=type(event).__name__.lower())
    return after


def _worked(job: Job, event: Event) -> Job | None:  # noqa: PLR0911 - one return an event
    """What the runner and the provider report."""
    match event:
        case Progressed(progress):
            return replace(job, progress=progress)
        case Kept(gain):
            return _gained(job, gain)
        case StageDone() if job.state is not JobState.UNSURE:
            return _next_stage(job, event)
        case Postponed(until, gain, problem) if job.state is not JobState.UNSURE:
            polls = job.polls + (job.state is JobState.POLLING)
            return replace(_gained(job, gain), not_before=until, problem=problem, polls=polls)
        case NotSent(until, problem) if job.state is JobState.SUBMITTING:
            return replace(job, state=JobState.RESERVING, not_before=until, problem=problem, submitted_at=None)
        case Lost(_, problem) if job.state is JobState.SUBMITTING:
            return replace(job, state=JobState.UNSURE, problem=problem, progress=None, frame=None, frames=None)
        case TriedAgain(at, until, problem) if job.state is not JobState.UNSURE:
            tried = Try(at, job.state, problem.code)
            return replace(
                job,
                tries=(*job.tries, tried),
                not_before=until,
                problem=problem,
                progress=None,
                frame=None,
                frames=None,
            )
        case Completed(request) if job.state is JobState.WAITING:
            return replace(job, request=request)
        case StageFailed():
            return _failed(job, event)
        case _:
            return _decided(job, event)


def _failed(job: Job, failed: StageFailed) -> Job:
    if job.state is JobState.SUBMITTING and failed.problem.code not in REFUSALS:
        # a fault of ours, or of the machine, says nothing of what the provider has taken on
        return replace(job, state=JobState.UNSURE, problem=failed.problem, progress=None, frame=None, frames=None)
    after = replace(_gained(job, failed.gain), state=JobState.FAILED, ended_at=failed.at, problem=failed.problem)
    return replace(after, progress=None, frame=None, frames=None, cancelling=False, not_before=None)


def _decided(job: Job, event: Event) -> Job | None:  # noqa: PLR0911 - one return an event
    """What a person decides."""
    match event:
        case Pause(problem) if job.state is not JobState.UNSURE:
            return replace(job, paused=True, problem=problem, progress=None, frame=None, frames=None)
        case Resume() if job.paused:
            return replace(job, paused=False, problem=None, not_before=None)
        case Cancel(at, running):
            # what is with a provider is asked there first; nobody can ask about a lost request
            wait = running or (job.handle is not None and job.state is not JobState.UNSURE)
            return replace(job, cancelling=True, paused=False, not_before=None) if wait else _cancelled(job, at)
        case CancelAsked() if job.cancelling:
            return replace(job, cancel_asked=True)
        case CancelRefused() if job.cancelling:
            return replace(job, cancelling=False, notes=_more(job.notes, (Note.CANCEL_TOO_LATE,)))
        case Cancelled(at) if job.cancelling:
            return _cancelled(job, at)
        case Ran(at) if job.state is JobState.UNSURE:
            return replace(job, state=JobState.FAILED, ended_at=at)
        case Forgotten(key) if job.state in {JobState.POLLING, JobState.DOWNLOADING}:
            # a person who paused it or gave it up meanwhile is not overruled
            return replace(_anew(job, key), attempt=job.attempt, paused=job.paused, cancelling=job.cancelling)
        case DidNotRun(key) if job.state is JobState.UNSURE:
            return replace(job, state=JobState.RESERVING, key=key, problem=None, submitted_at=None, not_before=None)
        case _:
            return _diverted(job, event)


def _diverted(job: Job, event: Event) -> Job | None:
    """Another way to the clip than the one begun: only while surely nothing was sent."""
    if job.state not in UNSENT or job.request.cloud is None:
        return None
    match event:
        case Served(at, gain):
            served = replace(_gained(job, gain), state=JobState.VERIFYING, started_at=job.started_at or at)
            return replace(served, progress=None, frame=None, frames=None, not_before=None, problem=None)
        case Rerouted(request, key):
            return _rerouted(job, request, key)
        case _:
            return None


def _after_the_end(job: Job, event: Event) -> Job | None:
    match event:
        case Progressed():
            return job
        case Retry(key) if job.state in {JobState.FAILED, JobState.CANCELLED}:
            return _anew(job, key)
        case TakenBack() if job.state is JobState.CANCELLED and job.untouched:
            return replace(job, state=JobState.WAITING, ended_at=None)
        case Approved(at) if job.state is JobState.DONE:
            return replace(job, approved_at=at)
        case _:
            return None


def _anew(job: Job, key: str) -> Job:
    """From the start; only what was asked for and how it is queued stays."""
    return Job(
        id=job.id,
        request=job.request,
        position=job.position,
        added_at=job.added_at,
        key=key,
        attempt=job.attempt + 1,
        priority=job.priority,
        start_at=job.start_at,
        hours=job.hours,
        stop_after=job.stop_after,
        batch=job.batch,
        digest=job.digest,
    )


def _rerouted(job: Job, request: GenerationRequest, key: str) -> Job:
    """What the old connection was given or said is of no use at the new one."""
    moved = replace(job, request=request, key=key, state=JobState.WAITING, assets={}, upload=None, remote=None)
    moved = replace(
        moved,
        quoted=None,
        reserved=None,
        price=None,
        problem=None,
        not_before=None,
        progress=None,
        frame=None,
        frames=None,
    )
    return replace(moved, notes=_more(job.notes, (Note.MOVED,)))


def _next_stage(job: Job, done: StageDone) -> Job:
    after = replace(_gained(job, done.gain), progress=None, frame=None, frames=None, not_before=None, problem=None)
    if job.state is JobState.FINISHING:
        return replace(
            after, state=JobState.DONE, ended_at=done.at, clip_id=done.clip_id, cancelling=False, paused=False
        )
    stages = road(job.request)
    following = stages[stages.index(job.state) + 1]
    after = replace(after, state=following, started_at=job.started_at or done.at)
    if following is JobState.SUBMITTING:
        # committed before the request leaves: whoever finds it after a crash knows that it may have left
        # only the price that was asked now counts: one from an earlier try may have left the price book meanwhile
        quoted, price = done.gain.quoted, done.gain.price
        return replace(after, submitted_at=done.at, quoted=quoted, price=price, reserved=quoted)
    return after


def _gained(job: Job, gain: Gain) -> Job:
    return replace(
        job,
        notes=_more(job.notes, gain.notes),
        verification=gain.verification or job.verification,
        assets={**job.assets, **gain.assets},
        upload=gain.upload or job.upload,
        handle=gain.handle or job.handle,
        remote=gain.remote or job.remote,
        quoted=gain.quoted or job.quoted,
        charged=gain.charged or job.charged,
        price=gain.price or job.price,
    )


def _more(notes: tuple[Note, ...], found: tuple[Note, ...]) -> tuple[Note, ...]:
    return (*notes, *(note for note in found if note not in notes))


def _cancelled(job: Job, at: float) -> Job:
    ended = replace(job, state=JobState.CANCELLED, ended_at=at, progress=None, frame=None, frames=None)
    return replace(ended, cancelling=False, paused=False, not_before=None)
