"""Cloud stages: upload, send, poll, download, check; each safe to be killed in."""

from __future__ import annotations

import asyncio
import shutil
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from holysheep_studio.domain.advance import (
    CancelAsked,
    Cancelled,
    CancelRefused,
    Forgotten,
    Gain,
    Kept,
    Pause,
    Postponed,
    Served,
    StageFailed,
)
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.cloud import AssetKind
from holysheep_studio.domain.delivery import upload_form, upload_reasons
from holysheep_studio.domain.errors import (
    AuthError,
    BalanceError,
    Code,
    Fault,
    InputError,
    ProviderError,
    RateLimitedError,
    UnavailableError,
)
from holysheep_studio.domain.footage import Footage
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import Job, JobState
from holysheep_studio.domain.remote import (
    ArtifactKind,
    Cancellation,
    RemoteState,
    RemoteStatus,
    poll_wait_s,
    stale_after_s,
)
from holysheep_studio.domain.render import Note
from holysheep_studio.domain.request import GenerationRequest, Upload
from holysheep_studio.services import intake
from holysheep_studio.services.problems import as_problem
from holysheep_studio.services.remote_jobs import (
    FIRST_WAIT_S,
    after_download,
    done,
    handle_of,
    later,
    outcome,
    said,
    spec_of,
    without_links,
)
from holysheep_studio.services.sending import Sending
from holysheep_studio.services.shared_pictures import SharedPictures

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.quote import Estimate
    from holysheep_studio.providers.provider import Provider
    from holysheep_studio.services.desk import Desk, Outcome, Stage
    from holysheep_studio.services.failover import Failover
    from holysheep_studio.services.library import Prober
    from holysheep_studio.services.rendering import Rendering
    from holysheep_studio.services.result_cache import ResultCache
    from holysheep_studio.services.single import Single
    from holysheep_studio.services.stages import Folders, Stages

#: A provider's clip this much shorter or longer than asked is worth a word (clouds round to whole frames and groups).
LENGTH_TOLERANCE_S = Fraction(1, 2)
#: The share of a stage that a copy takes where the downloaded clip needs one.
COPYING = 0.3


class _Came(Frozen, frozen=True):
    """A downloaded clip and what is to be done to it.

    `picture` is the file that the engine reads, `notes` what to tell of it, `copying` the share of the stage it took.
    """

    footage: Footage
    request: GenerationRequest
    picture: Path
    notes: tuple[Note, ...]
    copying: float


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
        estimate: Callable[[Provider, str, CloudSpec], Awaitable[Estimate]],
        clock: Callable[[], float],
        chance: Callable[[], float],
        failover: Failover,
        cache: ResultCache,
        allowed: Callable[[GenerationRequest], Awaitable[None]],
        speech: Callable[[Path, Path, Fraction], Awaitable[object]],
        forgotten: Callable[[Job], bool],
    ) -> None:
        """`provider` opens a connection by its name; `chance` gives numbers in 0..1; `clock` seconds since 1970.

        `allowed` raises where a request needs a voice that nobody allows; `speech` writes a file's sound as WAV;
        `forgotten` says whether what the job was sent to has ended since, with all it knew.
        """
        self._local = local
        self._rendering = rendering
        self._single = single
        self._prober = prober
        self._folders = folders
        self._provider = provider
        self._sending = Sending(provider=provider, estimate=estimate, clock=clock, chance=chance, failover=failover)
        self._clock = clock
        self._chance = chance
        self._failover = failover
        self._cache = cache
        self._allowed = allowed
        self._speech = speech
        self._forgotten = forgotten
        self._pictures = SharedPictures()

    @property
    def table(self) -> Mapping[JobState, Stage]:
        """The stage that each state waits for."""
        return {
            JobState.WAITING: self._start,
            JobState.PREPARING: self._prepare,
            JobState.UPLOADING: self._asking(self._upload),
            JobState.RESERVING: self._sending.reserve,
            JobState.SUBMITTING: self._sending.submit,
            JobState.POLLING: self._asking(self._poll),
            JobState.DOWNLOADING: self._asking(self._download),
            JobState.MEASURING: self._measure,
            JobState.RENDERING: self._render,
            JobState.VERIFYING: self._verify,
            JobState.FINISHING: self._local.table[JobState.FINISHING],
        }

    async def stop(self, job: Job) -> Outcome:
        """Ask the provider to stop where it has the job; what it will not stop is paid for and kept."""
        if job.handle is None or job.state is not JobState.POLLING:
            # before the handle nothing is lost; after the poll the clip is made and paid for
            made = job.handle is not None
            return outcome(CancelRefused() if made else Cancelled(self._clock()))
        provider = await self._provider(job.request.connection)
        if self._forgotten(job):
            return outcome(Forgotten(uuid4().hex), Cancelled(self._clock()))
        try:
            answer = await provider.cancel(job.handle)
        except (UnavailableError, RateLimitedError):
            answer = Cancellation.UNSUPPORTED
        match answer:
            case Cancellation.CANCELLED:
                provider.forget(UUID(job.key))
                return outcome(Cancelled(self._clock()))
            case Cancellation.REQUESTED:
                return outcome(CancelAsked())
            case _:
                return outcome(CancelRefused())

    async def _start(self, job: Job, _desk: Desk) -> Outcome:
        """Look whether the files are still what was chosen, its voice is allowed, and the same was made before."""
        await self._allowed(job.request)
        for upload in job.request.uploads:
            await self._unchanged(upload)
        await asyncio.to_thread(self._folders.of(job.id).mkdir, parents=True, exist_ok=True)
        served = await self._cache.serve(job, self._rendered(job))
        if served is not None:
            told = RemoteState(RemoteStatus.SUCCEEDED, physics_score=served.physics_score, warnings=served.warnings)
            return outcome(Served(self._clock(), Gain(notes=(Note.FROM_CACHE,), remote=told)))
        return done(self._clock())

    async def _prepare(self, job: Job, desk: Desk) -> Outcome:
        """Normalise the clips that the upload rules want otherwise."""
        notes: tuple[Note, ...] = ()
        for upload in job.request.uploads:
            if upload.kind is AssetKind.AUDIO:
                await self._prepare_speech(job, upload)
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
        return done(self._clock(), Gain(notes=notes))

    async def _upload(self, job: Job, desk: Desk) -> Outcome:
        """Bring each file to the provider; one that is there and has not expired is not sent again."""
        await self._allowed(job.request)  # it may have been taken back while the job waited
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

            if upload.slot.startswith("references."):
                assets[upload.slot] = await self._pictures.sent(provider, upload, self._clock())
                continue
            assets[upload.slot] = await provider.upload(path, upload.kind, job.upload, progress)
        return done(self._clock(), Gain(assets=assets))

    async def _poll(self, job: Job, _desk: Desk) -> Outcome:
        """Look once; a job that takes long is asked about more and more seldom, never given up by the clock."""
        provider = await self._provider(job.request.connection)
        handle = handle_of(job)
        state = await provider.poll(handle)
        gain = Gain(remote=without_links(state), charged=state.cost)
        now = self._clock()
        if state.status is RemoteStatus.SUCCEEDED:
            return done(self._clock(), gain)
        if state.status.ended:
            provider.forget(UUID(job.key))
            if state.status is RemoteStatus.CANCELLED and job.cancelling:
                return outcome(Kept(gain), Cancelled(now))
            return outcome(StageFailed(now, state.problem or said(provider, state), gain))
        stale = now - (job.submitted_at or now) > stale_after_s(spec_of(job).duration)
        wait = poll_wait_s(job.polls, self._chance(), state.next_poll_s, stale=stale)
        return outcome(Postponed(now + wait, gain))

    async def _download(self, job: Job, desk: Desk) -> Outcome:
        """Fetch the clip to the work folder; an expired link is asked for anew."""
        provider = await self._provider(job.request.connection)
        handle = handle_of(job)
        found = [one for one in await provider.artifacts(handle) if one.kind is ArtifactKind.VIDEO]
        if not found:
            missing = Problem(Code.LINK_EXPIRED, {"provider": provider.name}, Fault.PROVIDER)
            return outcome(Postponed(self._clock() + FIRST_WAIT_S, problem=missing))
        target = self._downloaded(job)
        await asyncio.to_thread(target.parent.mkdir, parents=True, exist_ok=True)

        def progress(done: int, total: int | None) -> None:
            desk.report(done / total if total else 0.0)

        await provider.download(handle, found[0], target, progress)
        provider.forget(UUID(job.key))
        return done(self._clock())

    async def _render(self, job: Job, desk: Desk) -> Outcome:
        """What the provider left to this machine: stretch the clip, or give it the rate that was asked for."""
        came = await self._came(job, desk)
        parts, count = self._parts(job), desk.part(came.copying, 1.0)
        notes = await self._rendering.retime(
            came.request, came.footage, came.picture, self._rendered(job), count, parts
        )
        await asyncio.to_thread(shutil.rmtree, parts, ignore_errors=True)
        return done(self._clock(), Gain(notes=(*came.notes, *notes)))

    async def _measure(self, job: Job, desk: Desk) -> Outcome:
        """The first of two passes over the provider's clip."""
        came = await self._came(job, desk)
        parts, count = self._parts(job), desk.part(came.copying, 1.0)
        await self._rendering.measure(came.request, came.picture, self._rendered(job), count, parts)
        return done(self._clock(), Gain(notes=came.notes))

    async def _came(self, job: Job, desk: Desk) -> _Came:
        """The clip as it came and as the local engine reads it; a copy that it needs is the stage's first part."""
        source, folder = self._downloaded(job), self._folders.of(job.id)
        footage = await self._prober.probe(source)
        request = after_download(job.request, footage.duration, footage.video.rate)
        copying = 0.0

        def count(done: int, total: int) -> None:
            nonlocal copying
            copying = COPYING
            desk.part(0.0, COPYING)(done, total)

        picture, notes = await self._rendering.prepare(source, footage, folder / "prepared.mp4", count, request)
        return _Came(footage, request, picture, notes, copying)

    async def _verify(self, job: Job, desk: Desk) -> Outcome:
        """Decode every frame and compare with what was asked; a difference is said, a paid clip is always kept."""
        rendered, spec = self._rendered(job), spec_of(job)
        if not await asyncio.to_thread(rendered.exists):
            await asyncio.to_thread(self._downloaded(job).replace, rendered)
        found = await self._rendering.look(rendered, desk.count)
        notes = []
        if abs(found.duration - spec.duration) > LENGTH_TOLERANCE_S:
            notes.append(Note.LENGTH_DIFFERS)
        if spec.size is not None and (found.width, found.height) != (spec.size.width_px, spec.size.height_px):
            notes.append(Note.SIZE_DIFFERS)
        if found.decode_errors:
            notes.append(Note.RESULT_DAMAGED)
        await self._cache.keep(job, found)
        return done(self._clock(), Gain(notes=tuple(notes), verification=found))

    def _asking(self, stage: Stage) -> Stage:
        """A stage that only asks: what the network or the provider cannot do now is done later, not failed."""

        async def asked(job: Job, desk: Desk) -> Outcome:
            try:
                came = await stage(job, desk)
            except (RateLimitedError, UnavailableError) as error:
                self._failover.report(job.request.connection, error)
                return outcome(Postponed(later(job, error, self._clock(), self._chance()), problem=as_problem(error)))
            except (AuthError, BalanceError) as error:
                return outcome(Pause(as_problem(error)))
            except ProviderError as error:
                if error.code is Code.PROVIDER_NOT_FOUND and self._forgotten(job):
                    return outcome(Forgotten(uuid4().hex))
                if error.code not in {Code.LINK_EXPIRED, Code.DOWNLOAD_CUT, Code.DOWNLOAD_DAMAGED}:
                    raise
                return outcome(Postponed(later(job, error, self._clock(), self._chance()), problem=as_problem(error)))
            else:
                self._failover.report(job.request.connection, None)
                return came

        return asked

    async def _prepare_speech(self, job: Job, upload: Upload) -> None:
        """Only the sound of a voice's file leaves this machine, in the form that every service takes."""
        can = (await self._provider(job.request.connection)).capabilities(spec_of(job).model).lip_sync
        longest_s = spec_of(job).duration if can is None else can.longest_s
        target = self._prepared(job, upload)
        await asyncio.to_thread(target.parent.mkdir, parents=True, exist_ok=True)
        await self._speech(Path(upload.path), target, longest_s)

    async def _unchanged(self, upload: Upload) -> None:
        if await asyncio.to_thread(intake.identity, Path(upload.path)) != upload.identity:
            raise InputError(Code.SOURCE_CHANGED, file=upload.path)

    def _prepared(self, job: Job, upload: Upload) -> Path:
        ending = "wav" if upload.kind is AssetKind.AUDIO else "mp4"
        return self._folders.of(job.id) / f"upload_{upload.slot}.{ending}"

    def _downloaded(self, job: Job) -> Path:
        return self._folders.of(job.id) / "download.mp4"

    def _parts(self, job: Job) -> Path:
        return self._folders.of(job.id) / "parts"

    def _rendered(self, job: Job) -> Path:
        return self._folders.of(job.id) / "render.mp4"
