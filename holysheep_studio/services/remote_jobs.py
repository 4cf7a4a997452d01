"""What the stages of a cloud ask of their jobs: the spec with its references, the handle, when to look again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Event, Gain, StageDone
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.cloud import with_assets
from holysheep_studio.domain.errors import Code, Fault, ProviderError, RejectedError
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.services.desk import Outcome

if TYPE_CHECKING:
    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.remote import Handle, RemoteState
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.providers.provider import Provider

#: How long a job waits when the provider is out of reach and gives no hint; doubled at each turn up to the longest.
FIRST_WAIT_S, LONGEST_WAIT_S = 2.0, 120.0


def outcome(*events: Event) -> Outcome:
    """What a stage came to."""
    return Outcome(events)


def done(at: float, gain: Gain | None = None) -> Outcome:
    """A stage that is over, with what it found out."""
    return outcome(StageDone(at, gain or Gain()))


def later(job: Job, error: ProviderError, now: float, chance: float) -> float:
    """When to try again, seconds since 1970. Full jitter: what failed together must not come back together."""
    if error.retry_s:
        return now + error.retry_s
    waited = now - (job.not_before or now)
    return now + max(1.0, chance * min(LONGEST_WAIT_S, max(FIRST_WAIT_S, 2 * waited)))


def spec_of(job: Job) -> CloudSpec:
    """What a cloud is asked for."""
    if job.request.cloud is None:
        raise RejectedError(Code.PROVIDER_UNABLE, provider="the studio", field="request", reason="no spec")
    return job.request.cloud


def filled(job: Job) -> CloudSpec:
    """The spec with the references of what was uploaded for it."""
    return with_assets(spec_of(job), job.assets)


def handle_of(job: Job) -> Handle:
    """How the provider knows the job."""
    if job.handle is None:
        raise RejectedError(Code.PROVIDER_UNABLE, provider="the studio", field="job", reason="no handle")
    return job.handle


def after_download(request: GenerationRequest, duration: Fraction, rate: Fraction) -> GenerationRequest:
    """The local engine's part of a cloud request, for the clip as it came."""
    speed = request.local.speed if request.local is not None and request.local.speed else Fraction(1)
    fps = request.local.fps if request.local is not None else None
    return replace(
        request,
        time_map=TimeMap.constant(duration, speed),
        rate=rate if fps is None else Fraction(fps),
    )


def without_links(state: RemoteState) -> RemoteState:
    """A look at the provider as it is kept: links expire and are asked for anew, so they are not."""
    return replace(state, artifacts=())


def said(provider: Provider, state: RemoteState) -> Problem:
    """A failure in the provider's own word."""
    return Problem(Code.PROVIDER_FAILED, {"provider": provider.name, "message": state.raw_status}, Fault.PROVIDER)
