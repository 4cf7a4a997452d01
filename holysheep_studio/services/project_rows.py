"""The rows of a project that is opened: each beside what is here; what is here already or differs is never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.clip import SourceId
from holysheep_studio.domain.codec import from_plain
from holysheep_studio.domain.episode import EpisodeId, Stage
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import Job, JobId, JobState
from holysheep_studio.domain.project import Opened, bad
from holysheep_studio.store import clips, episodes, jobs, remarks, shelf, sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.domain.clip import ClipId
    from holysheep_studio.domain.project import Project, ProjectClip, ProjectEpisode
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.store.database import Connection


class Found(Frozen, frozen=True):
    """Where the files of a project lie here, by the paths they had where it was written."""

    places: Mapping[str, str]

    def place(self, path: str) -> str:
        """Where a file lies, or lay."""
        return self.places.get(path, path)


def bring_in(
    connection: Connection, project: Project, found: Found, at: float, new_id: Callable[[], str]
) -> tuple[Opened, tuple[str, ...]]:
    """All of it in the transaction of `connection`; also the paths of sources that are to be looked at.

    Raises InputError bad_project for an episode whose parts make no sense.
    """
    there, missing = 0, []
    known = {one.path for one in sources.everything(connection)}
    new_sources: list[SourceId] = []
    fresh: list[str] = []
    for one in project.sources:
        path = found.place(one.source.path)
        if path in known:
            there += 1
            continue
        here = one.source.path in found.places
        missing += [] if here else [one.source.path]
        source_id = one.source.id if sources.one(connection, one.source.id) is None else SourceId(new_id())
        sources.save(connection, replace(one.source, id=source_id, path=path, missing=not here))
        new_sources.append(source_id)
        fresh += [path] if here else []
    new_clips: list[ClipId] = []
    made_by: dict[str, str] = {}  # the job of a clip, by the one it had
    for clip in project.clips:
        old = clips.one(connection, clip.clip.id)
        if old is not None:
            there += 1
            made_by[clip.clip.job_id] = old.job_id
            continue
        made_by[clip.clip.job_id] = _clip(connection, clip, found, at, new_id)
        new_clips.append(clip.clip.id)
        missing += [] if clip.file.path in found.places else [clip.clip.path]
    new_episodes: list[EpisodeId] = []
    for episode in project.episodes:
        made = _episode(connection, episode, project.name, made_by, new_id)
        there += made is None
        new_episodes += [] if made is None else [made]
    kept = _characters(connection, project)
    plan = tuple(_moved(request, found) for request in project.plan)
    names = tuple(new_sources), tuple(new_clips), tuple(new_episodes)
    opened = Opened(project.name, *names, there, tuple(dict.fromkeys(missing)), kept, plan, project.form)
    return opened, tuple(fresh)


def _clip(connection: Connection, one: ProjectClip, found: Found, at: float, new_id: Callable[[], str]) -> str:
    """A clip with its finished job, which is on no list; returns the job's id."""
    here = one.file.path in found.places
    job_id = one.clip.job_id
    try:
        jobs.one(connection, JobId(job_id))
        job_id = new_id()
    except InputError:
        pass  # nobody has that id
    clip = replace(
        one.clip, job_id=job_id, path=found.place(one.file.path), source_path=found.place(one.clip.source_path)
    )
    if one.request is not None:
        request = _moved(one.request, found)
        made = clip.made_at
        job = Job(
            JobId(job_id), request, jobs.last_position(connection) + 1, made, state=JobState.DONE, clip_id=clip.id,
            started_at=made, ended_at=made, verification=clip.verification,
        )  # fmt: skip
        jobs.add_ended(connection, job, at)
    clips.save(connection, clip)
    shelf.put(connection, replace(one.marks, id=clip.id), at)
    for remark in one.remarks:
        remarks.save(connection, replace(remark, clip_id=clip.id))
    remarks.reword(connection, clip.id)
    shelf.tell_missing(connection, [(clip.id, not here)])
    return job_id


def _episode(
    connection: Connection, one: ProjectEpisode, project: str, made_by: Mapping[str, str], new_id: Callable[[], str]
) -> EpisodeId | None:
    """The id of the episode that was made; None where the same is here already. Another of its id gets a new one."""
    try:
        parts = {(part.stage, part.key): from_plain(episodes.BODIES[part.stage], part.body) for part in one.parts}
    except (ValueError, KeyError) as error:
        raise bad(project, f"episode {one.title}: {error}") from None
    if not any(stage is Stage.SCRIPT for stage, _ in parts):
        raise bad(project, f"episode {one.title} has no script")
    episode_id, title = one.id, one.title
    if connection.execute("SELECT 1 FROM episodes WHERE id = ?", (one.id,)).fetchone() is not None:
        try:
            here = episodes.one(connection, one.id)
        except InputError:
            here = None  # it was taken off the list
        if here is not None and _same(connection, one.id, parts):
            return None
        episode_id, title = EpisodeId(new_id()), f"{one.title} ({project})"
    episodes.add(connection, episode_id, one.series, title, one.added_at)
    for part in one.parts:
        body = parts[part.stage, part.key]
        episodes.keep(connection, episode_id, part.stage, part.key, body, part.origin, part.basis, part.at)
    takes = [replace(take, job_id=made_by[take.job_id]) for take in one.takes if take.job_id in made_by]
    taken = {row[0] for row in connection.execute("SELECT job_id FROM takes")}
    episodes.add_takes(connection, episode_id, [take for take in takes if take.job_id not in taken])
    for take in takes:
        if take.accepted and take.job_id not in taken:
            episodes.accept(connection, episode_id, take.job_id, accepted=True)
    return episode_id


def _same(connection: Connection, episode_id: EpisodeId, parts: Mapping[tuple[Stage, str], Any]) -> bool:
    marks = episodes.one(connection, episode_id).marks
    here = {
        (stage, key): episodes.version(connection, episode_id, stage, key, mark.version)[0]
        for (stage, key), mark in marks.items()
    }
    return here == parts


def _characters(connection: Connection, project: Project) -> tuple[str, ...]:
    """Keep the sheets that are not here; the names of those that are, with other words."""
    kept = []
    for one in project.characters:
        here = {sheet.name: sheet for sheet in episodes.characters(connection, one.series)}
        if one.sheet.name not in here:
            episodes.keep_character(connection, one.series, one.sheet)
        elif here[one.sheet.name] != one.sheet:
            kept.append(f"{one.series}: {one.sheet.name}")
    return tuple(kept)


def _moved(request: GenerationRequest, found: Found) -> GenerationRequest:
    """The request with its files where they lie here."""
    uploads = tuple(replace(upload, path=found.place(upload.path)) for upload in request.uploads)
    source = found.place(request.source_path) if request.source_path else ""
    return replace(request, source_path=source, uploads=uploads)
