"""Measuring: the motion reports of the studio's files, each with what a person set for it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.measured import Measured, Remembered, asked_setting, fit_of, noted, with_fit
from holysheep_studio.domain.quality import InspectSpec, Setting
from holysheep_studio.media import files
from holysheep_studio.services import intake
from holysheep_studio.store import jobs, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.measured import Correction, Subject
    from holysheep_studio.domain.quality import Inspection
    from holysheep_studio.services.inspections import Inspections
    from holysheep_studio.store.database import Database


class Measuring:
    """Makes reports once for each file; a setting or a correction only fits the track anew."""

    def __init__(self, inspections: Inspections, database: Database, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._inspections = inspections
        self._database = database
        self._clock = clock

    async def remembered(self) -> tuple[Remembered, ...]:
        """What is kept of all files, newest first."""
        return await self._database.read(measured.everything)

    async def some_remembered(self, digests: Iterable[str]) -> tuple[Remembered, ...]:
        """What is kept of these files."""
        wanted = tuple(digests)
        return await self._database.read(lambda connection: measured.some(connection, wanted))

    async def known(self, subject: Subject) -> Measured | None:
        """The report of a file that was measured before; None where it was not. Raises StudioError."""
        digest = await self._digest(subject)
        kept = await self._kept(digest)
        if kept.noted is None:
            return None
        spec, job = await self._spec(subject)
        raw = await self._inspections.known(spec)
        return None if raw is None else await self._shown(subject, raw, kept, job)

    async def measure(self, subject: Subject, progress: Callable[[float], None]) -> Measured:
        """Measure a file, or take what is known of it; `progress` takes the share done. Raises StudioError."""
        spec, job = await self._spec(subject)
        raw = await self._inspections.inspect(spec, progress)
        kept = await self._kept(await self._digest(subject))
        found = await self._shown(subject, raw, kept, job)
        await self._keep(replace(kept, noted=noted(found.shown.report), path=subject.path))
        return found

    async def spec(self, subject: Subject) -> InspectSpec:
        """What a file is measured by: with its source and how its time was bent, and as it was asked for, if known."""
        spec, job = await self._spec(subject)
        return replace(spec, setting=asked_setting(subject.clip, None if job is None else job.request))

    async def change(self, known: Measured, setting: Setting | None, corrections: Sequence[Correction]) -> Measured:
        """The report with another setting (None: as the clip was asked for) and other corrections; both are kept.

        Raises InputError bad_value for a setting that cannot be.
        """
        if setting is not None:
            setting.check()
        kept = Remembered(known.digest, setting, tuple(corrections))
        _spec, job = await self._spec(known.subject)
        found = await self._shown(known.subject, known.raw, kept, job)
        await self._keep(replace(kept, noted=noted(found.shown.report), path=known.subject.path))
        return found

    # ---- inside ----

    async def _shown(self, subject: Subject, raw: Inspection, kept: Remembered, job: Job | None) -> Measured:
        asked = asked_setting(subject.clip, None if job is None else job.request)
        setting = asked if kept.setting is None else kept.setting
        spec = fit_of(raw.report, setting, kept.corrections)
        fit = None if spec is None else await self._inspections.fit(spec)
        return Measured(
            subject,
            raw,
            with_fit(raw, setting, fit, len(kept.corrections)),
            setting,
            kept.corrections,
            kept.setting,
            kept.digest,
        )

    async def _spec(self, subject: Subject) -> tuple[InspectSpec, Job | None]:
        """What is asked of the engine: the plain file, beside its source where this machine made it of one."""
        clip = subject.clip
        if clip is None:
            return InspectSpec(subject.path), None
        job = await self._job(clip)
        if clip.connection or not clip.source_path or not await self._same(clip.source_path, job):
            return InspectSpec(subject.path), job
        whole = clip.time_map.constant_speed == 1 and clip.time_map.segments[0].source_start == 0
        time_map = None if whole else clip.time_map
        return InspectSpec(subject.path, reference=clip.source_path, time_map=time_map), job

    async def _same(self, source: str, job: Job | None) -> bool:
        """Whether the source is still there, and still the file the clip was made of."""
        try:
            identity = await asyncio.to_thread(intake.identity, Path(source))
        except StudioError:
            return False
        return job is None or job.request.source_identity == identity

    async def _job(self, clip: Clip) -> Job | None:
        try:
            return await self._database.read(partial(jobs.one, job_id=JobId(clip.job_id)))
        except StudioError:
            return None  # it was cleared away

    async def _digest(self, subject: Subject) -> str:
        """The SHA-256 of the file. Raises InputError file_missing, ..."""
        await asyncio.to_thread(intake.identity, Path(subject.path))
        clip = subject.clip
        if clip is not None and clip.verification.sha256:
            return clip.verification.sha256
        return await files.sha256(Path(subject.path))

    async def _kept(self, digest: str) -> Remembered:
        found = await self._database.read(lambda connection: measured.one(connection, digest))
        return Remembered(digest) if found is None else found

    async def _keep(self, kept: Remembered) -> None:
        at = self._clock()
        await self._database.write(lambda connection: measured.save(connection, kept, at))
