"""Cloud stages: upload, set money aside, submit once, poll, download, check; each safe to be killed in."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from holysheep_studio.domain.advance import (
    CancelAsked,
    Cancelled,
    CancelRefused,
    Event,
    Gain,
    Lost,
    NotSent,
    Pause,
    Postponed,
    StageDone,
    StageFailed,
)
from holysheep_studio.domain.capability import Idempotency
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.cloud import AssetKind, CloudSpec
from holysheep_studio.domain.delivery import upload_form, upload_reasons
from holysheep_studio.domain.errors import (
    AuthError,
    BalanceError,
    Code,
    Fault,
    InputError,
    ProviderError,
    RateLimitedError,
    RejectedError,
    UnavailableError,
    UnsureError,
)
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.remote import (
    ArtifactKind,
    Cancellation,
    Handle,
    RemoteState,
    RemoteStatus,
    poll_wait_s,
    stale_after_s,
)
from holysheep_studio.domain.render import Note
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.services import intake
from holysheep_studio.services.desk import Outcome
from holysheep_studio.services.problems import as_problem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from holysheep_studio.domain.money import Prices
    from holysheep_studio.domain.request import GenerationRequest, Upload
    from holysheep_studio.providers.provider import Provider, Sending
    from holysheep_studio.services.desk import Desk, Stage
    from holysheep_studio.services.library import Prober
    from holysheep_studio.services.rendering import Rendering
    from holysheep_studio.services.single import Single
    from holysheep_studio.services.stages import Folders, Stages

#: How long a job waits when the provider is out of reach and gives no hint; doubled at each turn up to the longest.
FIRST_WAIT_S, LONGEST_WAIT_S = 2.0, 120.0
#: A provider's clip this much shorter or longer than asked is worth a word (clouds round to whole frames and groups).
LENGTH_TOLERANCE_S = Fraction(1, 2)


class CloudStages:
    """The road over a provider. What is the same for every clip (finish) is the local road's."""

    def __init__(
        self,
        local: Stages,
        rendering: Rendering,
        single: Single,
        prober: Prober,
        folders: Folders,
        *,
        provider: Callable[[str], Awaitable[Provider]],
        prices: Callable[[], Prices],
        clock: Callable[[], float],
        chance: Callable[[], float],
    ) -> None:
        """`provider` opens a connection by its name; `chance` gives numbers in 0..1; `clock` seconds since 1970."""
        self._local = local
        self._rendering = rendering
        self._single = single
        self._prober = prober
        self._folders = folders
        self._provider = provider
        self._prices = prices
        self._clock = clock
        self._chance = chance

    @property
    def table(self) -> Mapping[JobState, Stage]:
        """The stage that each state waits for."""
        return {
            JobState.WAITING: self._start,
            JobState.PREPARING: self._prepare,
            JobState.UPLOADING: self._asking(self._upload),
            JobState.RESERVING: self._reserve,
            JobState.SUBMITTING: self._submit,
            JobState.POLLING: self._asking(self._poll),
            JobState.DOWNLOADING: self._asking(self._download),
            JobState.RENDERING: self._render,
            JobState.VERIFYING: self._verify,
            JobState.FINISHING: self._local.table[JobState.FINISHING],
        }

    async def stop(self, job: Job) -> Outcome:
        """Ask the provider to stop where it has the job; what it will not stop is paid for and kept."""
        if job.handle is None or job.state is not JobState.POLLING:
            # before the handle nothing is lost; after the poll the clip is made and paid for
            made = job.handle is not None
            return self._outcome(CancelRefused() if made else Cancelled(self._clock()))
        provider = await self._provider(job.request.connection)
        try:
            answer = await provider.cancel(job.handle)
        except (UnavailableError, RateLimitedError):
            answer = Cancellation.UNSUPPORTED
        match answer:
            case Cancellation.CANCELLED:
                provider.forget(UUID(job.key))
                return self._outcome(Cancelled(self._clock()))
            case Cancellation.REQUESTED:
                return self._outcome(CancelAsked())
            case _:
                return self._outcome(CancelRefused())

    async def _start(self, job: Job, _desk: Desk) -> Outcome:
        """Look whether the files are still what was chosen; make the work folder."""
        for upload in job.request.uploads:
            await self._unchanged(upload)
        await asyncio.to_thread(self._folders.of(job.id).mkdir, parents=True, exist_ok=True)
        return self._done()

    async def _prepare(self, job: Job, desk: Desk) -> Outcome:
        """Normalise the clips that the upload rules want otherwise."""
        notes: tuple[Note, ...] = ()
        for upload in job.request.uploads:
            if upload.kind is not AssetKind.VIDEO:
                continue
            footage = await self._prober.probe(Path(upload.path))
            if upload_reasons(footage):
                target = self._prepared(job, upload)
                await asyncio.to_thread(target.parent.mkdir, parents=True, exist_ok=True)
                made = await self._single.normalise(
                    Path(upload.path), target, upload_form, lambda _: desk.report, force=True
                )
                notes = (*notes, *made.notes)
        return self._done(Gain(notes=notes))

    async def _upload(self, job: Job, desk: Desk) -> Outcome:
        """Bring each file to the provider; one that is there and has not expired is not sent again."""
        provider = await self._provider(job.request.connection)
        assets = {}
        for upload in job.request.uploads:
            known = job.assets.get(upload.slot)
            if known is not None and (known.expires_at is None or known.expires_at > self._clock() + 60):
                continue
            prepared = self._prepared(job, upload)
            path = prepared if await asyncio.to_thread(prepared.exists) else Path(upload.path)

            def progress(done: int, total: int, state: object) -> None:
                desk.report(done / total if total else 0.0)
                if state is not None:
                    desk.keep(Gain(upload=state))  # type: ignore[arg-type]

            assets[upload.slot] = await provider.upload(path, upload.kind, job.upload, progress)
        return self._done(Gain(assets=assets))

    async def _reserve(self, job: Job, desk: Desk) -> Outcome:
        """Check the request, ask the price, wait for the provider's limits, set the money aside, send - once.

        The move to "submitting" is committed right before the request leaves and taken back when it surely did not
        begin, so that whoever finds the job after a crash knows what it can have cost.
        """
        provider = await self._provider(job.request.connection)
        spec, key = filled(job), UUID(job.key)
        found = errors(provider.validate(spec))
        if found:
            first = found[0]
            values = ", ".join(f"{name} {value}" for name, value in first.values.items())
            raise InputError(Code.BAD_VALUE, field=first.where, value=first.code, expected=values or "another value")
        quoted = Gain(quoted=provider.estimate(spec, self._prices()))

        async def sending(leaves: bool) -> None:  # noqa: FBT001 - the provider's word
            if leaves and not desk.uncut:
                desk.uncut = True
                await desk.commit(StageDone(self._clock(), quoted))
            elif not leaves and desk.uncut:
                busy = Problem(Code.PROVIDER_RATE, {"provider": provider.name}, Fault.PROVIDER)
                await desk.commit(NotSent(self._clock(), busy))
                desk.uncut = False

        try:
            return await self._sent(provider, spec, key, sending)
        except UnsureError as error:
            return await self._look_for(provider, key, error)
        except (RateLimitedError, UnavailableError) as error:
            again = self._later(job, error)
            problem = as_problem(error)
            return self._outcome(NotSent(again, problem) if desk.uncut else Postponed(again, problem=problem))
        except (AuthError, BalanceError) as error:
            kept = as_problem(error)
            unsent = (NotSent(self._clock(), kept),) if desk.uncut else ()
            return self._outcome(*unsent, Pause(kept))
        except ProviderError:
            provider.forget(key)
            raise

    async def _submit(self, job: Job, desk: Desk) -> Outcome:
        """A job found here was being sent when the program ended: the provider is asked before anything else."""
        desk.uncut = True
        provider = await self._provider(job.request.connection)
        spec, key = filled(job), UUID(job.key)
        try:
            handle = await provider.find(key)
            if handle is not None:
                return self._done(Gain(handle=handle))
            if provider.capabilities(spec.model).idempotency is not Idempotency.NONE:
                # the provider promises that the same key is the same job, so asking again cannot cost twice
                return await self._sent(provider, spec, key, None)
        except UnsureError as error:
            return self._outcome(Lost(self._clock(), as_problem(error)))
        except (RateLimitedError, UnavailableError) as error:
            # it cannot be said now whether the job is there; the next look asks again
            return self._outcome(Postponed(self._later(job, error), problem=as_problem(error)))
        except (AuthError, BalanceError) as error:
            return self._outcome(Pause(as_problem(error)))
        lost = UnsureError(Code.PROVIDER_UNSURE, provider=provider.name, reason="the studio ended while it was sent")
        return self._outcome(Lost(self._clock(), as_problem(lost)))

    async def _sent(self, provider: Provider, spec: CloudSpec, key: UUID, sending: Sending | None) -> Outcome:
        taken = await provider.submit(spec, key, sending)
        return self._done(Gain(handle=taken.handle, remote=without_links(taken.state)))

    async def _look_for(self, provider: Provider, key: UUID, error: UnsureError) -> Outcome:
        """Ask a provider that lost its answer for the job of the key."""
        try:
            handle = await provider.find(key)
        except ProviderError:
            handle = None
        if handle is not None:
            return self._done(Gain(handle=handle))
        return self._outcome(Lost(self._clock(), as_problem(error)))

    async def _poll(self, job: Job, _desk: Desk) -> Outcome:
        """Look once; a job that takes long is asked about more and more seldom, never given up by the clock."""
        provider = await self._provider(job.request.connection)
        handle = _handle(job)
        state = await provider.poll(handle)
        gain = Gain(remote=without_links(state), charged=state.cost)
        now = self._clock()
        if state.status is RemoteStatus.SUCCEEDED:
            return self._done(gain)
        if state.status.ended:
            provider.forget(UUID(job.key))
            if state.status is RemoteStatus.CANCELLED and job.cancelling:
                return self._outcome(Cancelled(now))
            return self._outcome(StageFailed(now, state.problem or _said(provider, state), gain))
        stale = now - (job.submitted_at or now) > stale_after_s(_spec(job).duration)
        wait = poll_wait_s(job.polls, self._chance(), state.next_poll_s, stale=stale)
        return self._outcome(Postponed(now + wait, gain))

    async def _download(self, job: Job, desk: Desk) -> Outcome:
        """Fetch the clip to the work folder; an expired link is asked for anew."""
        provider = await self._provider(job.request.connection)
        handle = _handle(job)
        found = [one for one in await provider.artifacts(handle) if one.kind is ArtifactKind.VIDEO]
        if not found:
            missing = Problem(Code.LINK_EXPIRED, {"provider": provider.name}, Fault.PROVIDER)
            return self._outcome(Postponed(self._clock() + FIRST_WAIT_S, problem=missing))
        target = self._downloaded(job)
        await asyncio.to_thread(target.parent.mkdir, parents=True, exist_ok=True)

        def progress(done: int, total: int | None) -> None:
            desk.report(done / total if total else 0.0)

        await provider.download(handle, found[0], target, progress)
        provider.forget(UUID(job.key))
        return self._done()

    async def _render(self, job: Job, desk: Desk) -> Outcome:
        """What the provider left to this machine: stretch the clip, or give it the rate that was asked for."""
        footage = await self._prober.probe(self._downloaded(job))
        request = after_download(job.request, footage.duration, footage.video.rate)
        picture, told = await self._rendering.prepare(
            self._downloaded(job), footage, self._folders.of(job.id) / "prepared.mp4", lambda _: None
        )
        notes = await self._rendering.retime(request, footage, picture, self._rendered(job), desk.report)
        return self._done(Gain(notes=tuple(dict.fromkeys((*told, *notes)))))

    async def _verify(self, job: Job, desk: Desk) -> Outcome:
        """Decode every frame and compare with what was asked; a difference is said, a paid clip is always kept."""
        rendered, spec = self._rendered(job), _spec(job)
        if not await asyncio.to_thread(rendered.exists):
            await asyncio.to_thread(self._downloaded(job).replace, rendered)
        found = await self._rendering.look(rendered, desk.report)
        notes = []
        if abs(found.duration - spec.duration) > LENGTH_TOLERANCE_S:
            notes.append(Note.LENGTH_DIFFERS)
        if spec.size is not None and (found.width, found.height) != (spec.size.width_px, spec.size.height_px):
            notes.append(Note.SIZE_DIFFERS)
        if found.decode_errors:
            notes.append(Note.RESULT_DAMAGED)
        return self._done(Gain(notes=tuple(notes), verification=found))

    def _asking(self, stage: Stage) -> Stage:
        """A stage that only asks: what the network or the provider cannot do now is done later, not failed."""

        async def asked(job: Job, desk: Desk) -> Outcome:
            try:
                return await stage(job, desk)
            except (RateLimitedError, UnavailableError) as error:
                return self._outcome(Postponed(self._later(job, error), problem=as_problem(error)))
            except (AuthError, BalanceError) as error:
                return self._outcome(Pause(as_problem(error)))
            except ProviderError as error:
                if error.code not in {Code.LINK_EXPIRED, Code.DOWNLOAD_CUT, Code.DOWNLOAD_DAMAGED}:
                    raise
                return self._outcome(Postponed(self._later(job, error), problem=as_problem(error)))

        return asked

    def _later(self, job: Job, error: ProviderError) -> float:
        if error.retry_s:
            return self._clock() + error.retry_s
        # full jitter: many jobs that failed together must not come back together
        waited = self._clock() - (job.not_before or self._clock())
        return self._clock() + max(1.0, self._chance() * min(LONGEST_WAIT_S, max(FIRST_WAIT_S, 2 * waited)))

    async def _unchanged(self, upload: Upload) -> None:
        if await asyncio.to_thread(intake.identity, Path(upload.path)) != upload.identity:
            raise InputError(Code.SOURCE_CHANGED, file=upload.path)

    def _done(self, gain: Gain | None = None) -> Outcome:
        return self._outcome(StageDone(self._clock(), gain or Gain()))

    @staticmethod
    def _outcome(*events: Event) -> Outcome:
        return Outcome(events)

    def _prepared(self, job: Job, upload: Upload) -> Path:
        return self._folders.of(job.id) / f"upload_{upload.slot}.mp4"

    def _downloaded(self, job: Job) -> Path:
        return self._folders.of(job.id) / "download.mp4"

    def _rendered(self, job: Job) -> Path:
        return self._folders.of(job.id) / "render.mp4"


def filled(job: Job) -> CloudSpec:
    """The spec with the references of what was uploaded for it."""
    slots: dict[str, Any] = dict(job.assets)
    return replace(_spec(job), **slots)


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


def _said(provider: Provider, state: RemoteState) -> Problem:
    return Problem(Code.PROVIDER_FAILED, {"provider": provider.name, "message": state.raw_status}, Fault.PROVIDER)


def _spec(job: Job) -> CloudSpec:
    if job.request.cloud is None:
        raise RejectedError(Code.PROVIDER_UNABLE, provider="the studio", field="request", reason="no spec")
    return job.request.cloud


def _handle(job: Job) -> Handle:
    if job.handle is None:
        raise RejectedError(Code.PROVIDER_UNABLE, provider="the studio", field="job", reason="no handle")
    return job.handle
