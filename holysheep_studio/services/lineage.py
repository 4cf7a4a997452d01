"""Lineage: from a clip back to its job, request, price and provider, for what is delivered."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.provenance import Lineage, source_type
from holysheep_studio.services.handover import Item
from holysheep_studio.store import jobs, shelf
from holysheep_studio.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.request import GenerationRequest

#: What a description of parameters leaves out: places on this machine, and what the lineage says already.
_LEFT_OUT = frozenset({"source_path", "source_identity", "uploads", "origin", "prompt", "effect", "connection"})


class Lineages(Frozen, frozen=True):
    """Reads what is known of how clips were made."""

    database: Database

    async def items(self, clips: Iterable[Clip], form: str) -> tuple[Item, ...]:
        """The clips to be handed over in the format `form`, each with its names and its lineage."""
        wanted = tuple(clips)
        ids = [clip.id for clip in wanted]
        lines = {line.id: line for line in await self.database.read(lambda connection: shelf.some(connection, ids))}
        found = []
        for clip in wanted:
            job = await self._job(clip)
            line = lines.get(clip.id)
            values = values_of(clip, job, form, 1 if line is None else line.take)
            found.append(Item(Path(clip.path), values, lineage_of(clip, job), _inputs(clip, job)))
        return tuple(found)

    async def of(self, clip: Clip) -> Lineage:
        """How a clip was made, as far as it is known."""
        return lineage_of(clip, await self._job(clip))

    async def _job(self, clip: Clip) -> Job | None:
        try:
            return await self.database.read(lambda connection: jobs.one(connection, JobId(clip.job_id)))
        except StudioError:
            return None  # its job was cleared away


def lineage_of(clip: Clip, job: Job | None) -> Lineage:
    """What clip and job say; without the job only what the clip kept."""
    return Lineage(
        source_type=None if job is None else source_type(job.request),
        clip_id=clip.id,
        job_id=clip.job_id,
        request_id="" if job is None or job.handle is None else job.handle.remote_id or "",
        connection=clip.connection,
        model=clip.model,
        prompt=clip.prompt,
        effect=clip.effect,
        source=_name(clip.source_path),
        charged="" if clip.charged is None else str(clip.charged),
        made_at=datetime.fromtimestamp(clip.made_at, UTC).isoformat(timespec="seconds"),
        again_of="" if job is None else job.request.origin,
        parameters={} if job is None else _parameters(job.request),
    )


def values_of(clip: Clip, job: Job | None, form: str, take: int) -> dict[str, str]:
    """What the fields of a name's template stand for; `take` is the clip's number among those of its stack."""
    project = "" if job is None else str(getattr(job.request, "project", "") or "")
    return {
        "name": clip.name or PurePath(_name(clip.source_path)).stem or PurePath(_name(clip.path)).stem,
        "project": project,
        "effect": clip.effect,
        "take": str(take),
        "date": datetime.fromtimestamp(clip.made_at, UTC).date().isoformat(),
        "format": form,
    }


def _inputs(clip: Clip, job: Job | None) -> tuple[Path, ...]:
    """The files that a clip was made from."""
    uploads = () if job is None else job.request.uploads
    return tuple(Path(one) for one in dict.fromkeys((clip.source_path, *(upload.path for upload in uploads))) if one)


def _parameters(request: GenerationRequest) -> dict[str, Any]:
    plain = codec.to_plain(request)
    return {name: value for name, value in plain.items() if name not in _LEFT_OUT and value not in (None, "", [], {})}


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
