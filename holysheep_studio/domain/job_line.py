"""JobLine: a job as a list shows it, light enough to hold a hundred thousand; the request stays on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.effort import first_pass
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import ENDED, MENDED_OUTSIDE, PAID, Job, JobId, JobState, course, road_of
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.schedule import Because, Need, Priority, Wait, hindrance

if TYPE_CHECKING:
    from datetime import tzinfo

    from holysheep_studio.domain.schedule import Hours


class JobLine(Frozen, frozen=True):
    """What `Job` has under the same names, with the few words of its request that are shown."""

    id: JobId
    title: str
    effect: str
    source: str  # the path of the source file, or the prompt
    course: str  # its way through the stages: see domain.job.course
    position: float
    added_at: float
    state: JobState = JobState.WAITING
    priority: Priority = Priority.NORMAL
    paused: bool = False
    cancelling: bool = False
    attempt: int = 1
    started_at: float | None = None
    ended_at: float | None = None
    not_before: float | None = None
    progress: float | None = None  # of the stage, 0..1: our own measure, or what the provider says of its work
    frame: int | None = None  # frames that the stage has done, where it counts them
    frames: int | None = None  # and in all
    first_pass: float = 0.0  # the part of measuring in the time of measuring and rendering
    problem: Problem | None = None
    connection: str = ""
    batch: str = ""
    project: str = ""
    start_at: float | None = None
    hours: str = ""
    stop_after: bool = False
    approved_at: float | None = None
    submitted_at: float | None = None
    with_provider: bool = False  # it has a name at the provider
    quoted: Money | None = None
    reserved: Money | None = None
    charged: Money | None = None
    needs: tuple[Need, ...] = ()

    @property
    def ended(self) -> bool:
        """Nothing more will happen by itself."""
        return self.state in ENDED

    @property
    def road(self) -> tuple[JobState, ...]:
        """The stages it goes through, in order."""
        return road_of(self.course)

    @property
    def may_be_billed(self) -> bool:
        """Whether the provider may charge, or have charged, for it."""
        return self.state in PAID or self.submitted_at is not None

    @property
    def untouched(self) -> bool:
        """Nothing was begun for it, so that giving it up can be taken back."""
        return self.started_at is None and self.submitted_at is None and not self.with_provider

    @property
    def mends_itself(self) -> bool:
        """It stands still for a fault of this machine, and goes on when that is gone."""
        return self.paused and not self.ended and self.problem is not None and self.problem.code in MENDED_OUTSIDE

    def wait(self, now: float, hours: Hours, zone: tzinfo | None) -> Wait | None:  # noqa: PLR0911 - one return a reason
        """Why it does not run now although nobody stopped it; None when it may run, runs, or has ended."""
        if self.mends_itself:
            return Wait(Because.MACHINE)
        if self.ended or self.paused or self.cancelling or self.state is JobState.UNSURE:
            return None
        if self.not_before is not None and self.not_before > now:
            # a poll is work as usual, not a wait
            return (
                None
                if self.state is JobState.POLLING and self.problem is None
                else Wait(Because.LATER, self.not_before)
            )
        if self.state is not JobState.WAITING:
            return None
        hindered = hindrance(self.needs)
        if hindered is not None:
            return hindered
        if self.start_at is not None and self.start_at > now:
            return Wait(Because.START_AT, self.start_at)
        opens = hours.opens(self.hours, now, zone)
        return None if opens is None else Wait(Because.HOURS, opens)


def line_of(job: Job, needs: tuple[Need, ...] = ()) -> JobLine:
    """The line of a job that is at hand in full."""
    return JobLine(
        id=job.id,
        title=job.request.title,
        effect=job.request.effect,
        source=job.request.source_path or job.request.prompt,
        course=course(job.request),
        position=job.position,
        added_at=job.added_at,
        state=job.state,
        priority=job.priority,
        paused=job.paused,
        cancelling=job.cancelling,
        attempt=job.attempt,
        started_at=job.started_at,
        ended_at=job.ended_at,
        not_before=job.not_before,
        progress=stage_share(job.state, job.progress, None if job.remote is None else job.remote.progress),
        frame=job.frame,
        frames=job.frames,
        first_pass=first_pass(job.request),
        problem=job.problem,
        connection=job.request.connection,
        batch=job.batch,
        project=job.request.project,
        start_at=job.start_at,
        hours=job.hours,
        stop_after=job.stop_after,
        approved_at=job.approved_at,
        submitted_at=job.submitted_at,
        with_provider=job.handle is not None,
        quoted=job.quoted,
        reserved=job.reserved,
        charged=job.charged,
        needs=needs,
    )


def stage_share(state: JobState, own: float | None, told: float | None) -> float | None:
    """How far a stage is: our own measure, or while a provider works what it says."""
    return told if state is JobState.POLLING and told is not None else own
