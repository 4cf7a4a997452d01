"""Stages: what is done for a job in each of its states; each may be done again after a crash."""

from __future__ import annotations

import asyncio
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Cancelled, Completed, Gain, StageDone
from holysheep_studio.domain.clip import Clip, ClipId
from holysheep_studio.domain.errors import Code, Fault, InputError, MediaError, StoreError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.timebase import frame_count
from holysheep_studio.domain.upscale_plan import result_size
from holysheep_studio.media.files import safe_name
from holysheep_studio.services import intake
from holysheep_studio.services.desk import Outcome
from holysheep_studio.services.library import THUMBNAIL_PX

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.job import Job, JobId
    from holysheep_studio.domain.render import Note
    from holysheep_studio.services.desk import Desk, Stage
    from holysheep_studio.services.library import Prober
    from holysheep_studio.services.rendering import Rendering
    from holysheep_studio.services.upscaling import Upscaling

#: What must stay free on the disk beside the result: a full system disk takes more down than a job.
SPARE_BYTES = 256 * 1024 * 1024
#: A guess of what one megapixel frame takes as H.264; only a disk that is surely too full is refused.
BYTES_PER_MEGAPIXEL = 60_000
CLEAR_TRIES, CLEAR_PAUSE_S = 20, 0.1


class Folders(Frozen, frozen=True):
    """Where a job's files lie, all on one disk so that renaming is atomic."""

    work: Path
    clips: Path
    thumbnails: Path

    def of(self, job_id: JobId) -> Path:
        """The work folder of one job."""
        return self.work / job_id


class Stages:
    """The local road: prepare, render, verify, finish."""

    def __init__(
        self,
        rendering: Rendering,
        upscaling: Upscaling,
        prober: Prober,
        folders: Folders,
        *,
        clock: Callable[[], float],
        new_id: Callable[[], str],
        origin: Callable[[JobId], Awaitable[Path]] | None = None,
    ) -> None:
        """`clock` gives seconds since 1970; `origin` finds the clip that a job was queued to be made from."""
        self._rendering = rendering
        self._upscaling = upscaling
        self._prober = prober
        self._folders = folders
        self._clock = clock
        self._new_id = new_id
        self._origin = origin

    @property
    def table(self) -> Mapping[JobState, Stage]:
        """The stage that each state waits for."""
        return {
            JobState.WAITING: self._start,
            JobState.PREPARING: self._prepare,
            JobState.MEASURING: self._measure,
            JobState.RENDERING: self._render,
            JobState.VERIFYING: self._verify,
            JobState.FINISHING: self._finish,
        }

    def clear(self, job_id: JobId) -> None:
        """Delete what a job that will not go on has left. Blocks.

        A stage that was cut off may still be deleting there in its own thread; then this is done once more.
        """
        folder = self._folders.of(job_id)
        for _ in range(CLEAR_TRIES):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                return
            time.sleep(CLEAR_PAUSE_S)

    async def _start(self, job: Job, desk: Desk) -> Outcome:
        """Look whether the source is still the file that was chosen and the disk has room; begin clean."""
        job = await self._complete(job, desk)
        footage = await self._footage(job)
        await asyncio.to_thread(self._clean, job.id)
        free = (await asyncio.to_thread(shutil.disk_usage, self._folders.work)).free
        wish = job.request.upscale
        width, height = footage.video.display_size if wish is None else result_size(footage, wish)
        frames = frame_count(job.request.time_map.duration, job.request.rate)
        needed = 2 * int(frames * width * height / 1_000_000 * BYTES_PER_MEGAPIXEL) + SPARE_BYTES  # parts, and joined
        if free < needed:
            raise StoreError(
                Code.DISK_FULL, retry_s=0, file=self._rendered(job), free_mb=free >> 20, needed_mb=needed >> 20
            )
        return self._done()

    async def _prepare(self, job: Job, desk: Desk) -> Outcome:
        _, notes = await self._picture(job, await self._footage(job), desk)
        return self._done(Gain(notes=notes))

    async def _measure(self, job: Job, desk: Desk) -> Outcome:
        """The first of two passes."""
        picture, notes = await self._picture(job, await self._footage(job), desk)
        await self._rendering.measure(job.request, picture, self._rendered(job), desk.count, self._parts(job))
        return self._done(Gain(notes=notes))

    async def _render(self, job: Job, desk: Desk) -> Outcome:
        footage = await self._footage(job)
        picture, told = await self._picture(job, footage, desk)
        wish, rendered, parts = job.request.upscale, self._rendered(job), self._parts(job)
        if wish is not None:
            notes = await self._upscaling.render(wish, footage, picture, rendered, desk.count, parts)
        else:
            notes = await self._rendering.retime(job.request, footage, picture, rendered, desk.count, parts)
        return self._done(Gain(notes=(*told, *notes)))

    async def _verify(self, job: Job, desk: Desk) -> Outcome:
        # only now that the job is known to be past rendering: until then they are the way back after a crash
        await asyncio.to_thread(shutil.rmtree, self._parts(job), ignore_errors=True)
        footage, wish = await self._footage(job), job.request.upscale
        if wish is None:
            verification = await self._rendering.verify(job.request, footage, self._rendered(job), desk.count)
        else:
            picture, _ = await self._picture(job, footage, desk)
            verification = await self._upscaling.verify(wish, footage, picture, self._rendered(job), desk.count)
        return self._done(Gain(verification=verification))

    async def _finish(self, job: Job, _desk: Desk) -> Outcome:
        """Move the verified file to the clips, make its picture. The row is written by the runner afterwards."""
        if job.verification is None:
            raise MediaError(Code.RESULT_WRONG, file=job.id, what="verification", found="none", expected="done")
        target = self._target(job)
        await asyncio.to_thread(self._deliver, self._rendered(job), target)
        picture = f"clip-{job.id}.jpg"
        await self._prober.thumbnail(target, self._folders.thumbnails / picture, *THUMBNAIL_PX)
        clip = Clip(
            id=ClipId(self._new_id()),
            job_id=job.id,
            path=str(target),
            source_path=job.request.source_path,
            effect=job.request.effect,
            time_map=job.request.time_map,
            made_at=self._clock(),
            verification=job.verification,
            notes=job.notes,
            thumbnail=picture,
            prompt=job.request.prompt,
            connection=job.request.connection,
            model="" if job.request.cloud is None else job.request.cloud.model,
            charged=job.charged,
            physics_score=None if job.remote is None else job.remote.physics_score,
            warnings=() if job.remote is None else job.remote.warnings,
            name=job.request.name,
        )
        return Outcome((StageDone(self._clock(), clip_id=clip.id),), clip)

    async def _complete(self, job: Job, desk: Desk) -> Job:
        """Give a job its source that was queued before there was one: the clip of the job it waited for."""
        wish = job.request.upscale
        if wish is None or job.request.source_path or self._origin is None:
            return job
        request = await self._upscaling.request(await self._origin(job.id), wish)
        return await desk.commit(Completed(replace(request, project=job.request.project)))

    async def stop(self, _job: Job) -> Outcome:
        """Local work ends at once."""
        return Outcome((Cancelled(self._clock()),))

    async def _picture(self, job: Job, footage: Footage, desk: Desk) -> tuple[Path, tuple[Note, ...]]:
        """The file that the engine reads and what to tell of it; a copy is made only where none is there.

        The stage that made it may have run in another life whose work folder is gone, or been of an earlier version.
        """
        return await self._rendering.prepare(self._source(job), footage, self._prepared(job), desk.count, job.request)

    def _done(self, gain: Gain | None = None) -> Outcome:
        return Outcome((StageDone(self._clock(), gain or Gain()),))

    async def _footage(self, job: Job) -> Footage:
        """Measure the source again. Raises StudioError: file_missing, source_changed, or why it cannot be read."""
        source = self._source(job)
        if await asyncio.to_thread(intake.identity, source) != job.request.source_identity:
            raise InputError(Code.SOURCE_CHANGED, file=source)
        return await self._prober.probe(source)

    def _clean(self, job_id: JobId) -> None:
        folder = self._folders.of(job_id)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)

    @staticmethod
    def _deliver(rendered: Path, target: Path) -> None:
        """Rename the render to its place; after a crash in between, the file is there already."""
        target.parent.mkdir(parents=True, exist_ok=True)
        if rendered.exists():
            rendered.replace(target)
        elif not target.exists():
            raise MediaError(Code.FILE_MISSING, fault=Fault.MACHINE, file=rendered)

    @staticmethod
    def _source(job: Job) -> Path:
        return Path(job.request.source_path)

    def _prepared(self, job: Job) -> Path:
        return self._folders.of(job.id) / "prepared.mp4"

    def _parts(self, job: Job) -> Path:
        return self._folders.of(job.id) / "parts"

    def _rendered(self, job: Job) -> Path:
        return self._folders.of(job.id) / f"render{job.request.suffix}"

    def _target(self, job: Job) -> Path:
        """The clip's place: a name for people, made unique by the job's id, the same after every crash."""
        return self._folders.clips / safe_name(
            job.request.name or self._source(job).stem, f"_{job.request.effect}_{job.id[:8]}{job.request.suffix}"
        )
