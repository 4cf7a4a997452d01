"""Finals: jobs that are made from the clip of another job, a draft, once a person has accepted it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.upscale_plan import UPSCALE
from holysheep_studio.services.jobs import Arrangement, Same
from holysheep_studio.store import clips, jobs, needs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.upscale import Enlargement
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.store.database import Connection, Database


class Finals:
    """Queues them beside their drafts."""

    def __init__(self, jobs: Jobs) -> None:
        """`jobs` takes the finals into the queue."""
        self._jobs = jobs

    async def add(
        self, drafts: Iterable[JobId], wish: Enlargement, *, approval: bool = True, same: Same = Same.ADD
    ) -> tuple[JobId, ...]:
        """Queue the enlarging of each draft's clip; it starts when the clip is there and, with `approval`, accepted.

        Raises InputError: unknown_job, already_queued as `Jobs.add`.
        """
        added: list[JobId] = []
        for draft in drafts:
            job = await self._jobs.get(draft)
            how = Arrangement(priority=job.priority, after=(draft,), approval=approval)
            added += await self._jobs.add_requests([_final(job, wish)], same=same, how=how)
        return tuple(added)


async def clip_of(database: Database, job_id: JobId) -> Path:
    """The clip that a job is to be made from: that of the first job it needs. Raises InputError file_missing."""
    return await database.read(lambda connection: _clip_of(connection, job_id))


def _final(draft: Job, wish: Enlargement) -> GenerationRequest:
    """A request without a source: that is the draft's clip, which does not exist yet. `prompt` only names it."""
    return GenerationRequest(
        source_path="",
        source_identity=Identity(0, 0),
        effect=UPSCALE,
        time_map=draft.request.time_map,
        rate=draft.request.rate,
        prompt=f"{draft.request.title} ({draft.id[:8]})",
        project=draft.request.project,
        upscale=wish,
    )


def _clip_of(connection: Connection, job_id: JobId) -> Path:
    for need in needs.of(connection, [job_id]).get(job_id, ()):
        clip_id = jobs.one(connection, JobId(need.first)).clip_id
        clip = None if clip_id is None else clips.one(connection, clip_id)
        if clip is not None:
            return Path(clip.path)
    raise InputError(Code.FILE_MISSING, file=f"the clip that job {job_id[:8]} is to be made from")
