"""Job: one request on its way to a clip."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NewType

from msgspec import field

from holysheep_studio.domain.clip import ClipId, Problem
from holysheep_studio.domain.cloud import AssetRef
from holysheep_studio.domain.errors import Code
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money, PriceMark
from holysheep_studio.domain.remote import Handle, RemoteState, UploadState
from holysheep_studio.domain.render import Note, Verification
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.schedule import Priority

JobId = NewType("JobId", str)


class JobState(StrEnum):
    """Where a job stands. Up to FINISHING, and but for UNSURE, each state names the stage that runs next or now."""

    WAITING = "waiting"
    PREPARING = "preparing"
    UPLOADING = "uploading"
    RESERVING = "reserving"  # the price is asked and set aside; nothing has been sent
    SUBMITTING = "submitting"  # entered before the paid request leaves; found again, it may have left
    POLLING = "polling"
    DOWNLOADING = "downloading"
    MEASURING = "measuring"  # the first of two passes: the whole clip is looked at before a frame is made
    RENDERING = "rendering"
    VERIFYING = "verifying"
    FINISHING = "finishing"
    UNSURE = "unsure"  # the paid request may have been billed; a person decides
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})
#: From here on the provider may have been paid.
PAID = frozenset({JobState.SUBMITTING, JobState.POLLING, JobState.DOWNLOADING, JobState.UNSURE})
#: Here no paid request has left, or it surely did not begin.
UNSENT = frozenset({JobState.WAITING, JobState.PREPARING, JobState.UPLOADING, JobState.RESERVING})


#: Faults of this machine that are mended from outside: with these a job stands where it is, uses up no try, and goes
#: on by itself as soon as they are gone.
MENDED_OUTSIDE = frozenset({Code.DISK_FULL, Code.FFMPEG_MISSING, Code.STORE_BUSY})
#: What a provider says of a request that it has surely not begun. A sending that ends in any other way leaves it open.
REFUSALS = frozenset({
    Code.PROVIDER_REJECTED, Code.PROVIDER_MODERATED, Code.PROVIDER_AUTH, Code.PROVIDER_PERMISSION,
    Code.PROVIDER_BALANCE, Code.PROVIDER_NOT_FOUND, Code.PROVIDER_TOO_LARGE, Code.PROVIDER_UNABLE,
    Code.PROVIDER_REDIRECT, Code.PROVIDER_FAILED, Code.PROVIDER_RATE, Code.PROVIDER_CERTIFICATE,
})  # fmt: skip


def may_run(state: JobState, *, paused: bool) -> bool:
    """Whether a runner may take a job that stands so."""
    return not paused and state not in ENDED and state is not JobState.UNSURE


def course(request: GenerationRequest) -> str:
    """Which way a request goes, in a word that is kept with the job: "local" or "cloud", with what it needs besides."""
    measured = "+measure" if request.two_passes else ""
    if request.cloud is None:
        return "local" + measured
    finished = "" if request.local is None else "+local" + measured
    return "cloud" + ("+upload" if request.uploads else "") + finished


def is_local(way: str) -> bool:
    """Whether a course is all this machine's own work, which costs nothing."""
    return way.startswith("local")


@cache
def road_of(way: str) -> tuple[JobState, ...]:
    """The stages of a course, in order."""
    measured = (JobState.MEASURING,) if "+measure" in way else ()
    if is_local(way):
        return (
            JobState.WAITING,
            JobState.PREPARING,
            *measured,
            JobState.RENDERING,
            JobState.VERIFYING,
            JobState.FINISHING,
        )
    return (
        JobState.WAITING,
        *((JobState.PREPARING, JobState.UPLOADING) if "+upload" in way else ()),
        JobState.RESERVING,
        JobState.SUBMITTING,
        JobState.POLLING,
        JobState.DOWNLOADING,
        *((*measured, JobState.RENDERING) if "+local" in way else ()),
        JobState.VERIFYING,
        JobState.FINISHING,
    )


def road(request: GenerationRequest) -> tuple[JobState, ...]:
    """The stages a request goes through, in order."""
    return road_of(course(request))


class Try(Frozen, frozen=True):
    """A stage that failed and was begun anew by itself."""

    at: float  # seconds since 1970, UTC
    state: JobState
    code: str


class Job(Frozen, frozen=True):
    """One request, durable. `priority`, then `position` order the queue, lower first.

    `key` is the same for every attempt to have the clip made once, and told to the provider; a deliberate retry gets
    a new one. `charged` is what the provider said; None: it said nothing, which is not the same as nothing.
    """

    id: JobId
    request: GenerationRequest
    position: float
    added_at: float  # seconds since 1970, UTC
    key: str = ""
    state: JobState = JobState.WAITING
    paused: bool = False
    cancelling: bool = False
    attempt: int = 1
    started_at: float | None = None
    ended_at: float | None = None
    not_before: float | None = None  # seconds since 1970: when the stage may go on
    progress: float | None = None  # of the stage, 0..1; None = not measured yet
    frame: int | None = None  # frames that the stage has done, where it counts them
    frames: int | None = None  # and in all
    problem: Problem | None = None
    notes: tuple[Note, ...] = ()
    verification: Verification | None = None
    clip_id: ClipId | None = None
    assets: Mapping[str, AssetRef] = field(default_factory=dict)  # by the slot of their upload
    upload: UploadState | None = None
    handle: Handle | None = None
    remote: RemoteState | None = None  # the last look at the provider
    polls: int = 0
    cancel_asked: bool = False  # the provider has been asked to stop
    submitted_at: float | None = None
    quoted: Money | None = None
    reserved: Money | None = None
    charged: Money | None = None
    price: PriceMark | None = None  # what `quoted` was made by
    tries: tuple[Try, ...] = ()  # what was tried again by itself within this attempt
    priority: Priority = Priority.NORMAL
    start_at: float | None = None  # seconds since 1970: a person wants no start before
    hours: str = ""  # when it may start: see domain.schedule
    stop_after: bool = False  # the queue pauses when this job has ended
    approved_at: float | None = None  # when a person accepted its clip
    batch: str = ""  # the same for jobs that were queued together
    digest: str = ""  # tells a request that was made before

    @property
    def ended(self) -> bool:
        """Nothing more will happen by itself."""
        return self.state in ENDED

    @property
    def runnable(self) -> bool:
        """A runner may take it."""
        return may_run(self.state, paused=self.paused)

    @property
    def may_be_billed(self) -> bool:
        """Whether the provider may charge, or have charged, for it."""
        return self.state in PAID or self.submitted_at is not None

    @property
    def untouched(self) -> bool:
        """Nothing was begun for it, so that giving it up can be taken back."""
        return self.started_at is None and self.submitted_at is None and self.handle is None
