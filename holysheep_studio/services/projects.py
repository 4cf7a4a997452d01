"""Projects: what is on the lists written into one file, and a file opened beside what is here, never over it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.clip import SourceState
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.project import (
    SUFFIX,
    FileMark,
    Opened,
    Project,
    ProjectCharacter,
    ProjectClip,
    ProjectEpisode,
    ProjectPart,
    ProjectSource,
    without_money,
)
from holysheep_studio.media import files
from holysheep_studio.services import project_file
from holysheep_studio.services.project_rows import Found, bring_in
from holysheep_studio.store import clips, episodes, jobs, remarks, shelf, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from holysheep_studio.domain.clip import Clip, Source
    from holysheep_studio.domain.episode import EpisodeId
    from holysheep_studio.services.library import Library
    from holysheep_studio.store.database import Connection, Database


class Projects:
    """Media are never copied, moved or written to; a project says where they lie."""

    def __init__(
        self,
        database: Database,
        library: Library,
        *,
        clean: Callable[[str], str],
        clock: Callable[[], float],
        new_id: Callable[[], str],
    ) -> None:
        """`clean` takes keys out of text; `clock` gives seconds since 1970; the library measures found sources."""
        self._database, self._library = database, library
        self._clean, self._clock, self._new_id = clean, clock, new_id

    async def save(
        self, target: Path, name: str | None = None, form: Mapping[str, Any] | None = None, *, force: bool = False
    ) -> Project:
        """Write what is on the lists, or only what belongs to the project `name`; `form` is what the composer holds.

        Raises InputError output_exists without `force`, output_folder_missing, no_permission; MediaError disk_full.
        """
        target = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
        files.check_target(target, replace=force)
        at = self._clock()
        found = await self._database.read(lambda connection: _Gathered(connection, name))
        known = await self._marks(found.paths, target.parent)
        made = found.project(name if name is not None else target.stem, at, form or {}, known)
        async with files.aside(target, replace=force) as part:
            await asyncio.to_thread(project_file.write, part, made, self._clean)
        return made

    async def open(self, file: Path, look_in: Iterable[Path] = ()) -> Opened:
        """Bring a project in beside what is here.

        Files that are not where they were are looked for, by size and hash, below the folder of the project file and
        `look_in`. Raises InputError: file_missing, no_permission, bad_project, project_newer; nothing was changed then.
        """
        made = await asyncio.to_thread(project_file.read, file)
        folder = await asyncio.to_thread(lambda: file.absolute().parent)
        found = await self._find(made, folder, tuple(look_in))
        at = self._clock()
        opened, fresh = await self._database.write(
            lambda connection: bring_in(connection, made, found, at, self._new_id)
        )
        if fresh:
            await self._library.add([Path(path) for path in fresh])
        return opened

    async def take_off(self, opened: Opened, *, back: bool = False) -> None:
        """Take what a project brought off the lists again, or bring it back; its files stay where they are."""
        at = None if back else self._clock()

        def change(connection: Connection) -> None:
            sources.remove(connection, opened.sources, at)
            clips.remove(connection, opened.clips, at)
            for episode in opened.episodes:
                episodes.remove(connection, episode, at)

        await self._database.write(change)

    async def _marks(self, paths: Iterable[str], folder: Path) -> dict[str, FileMark]:
        """What the files are known by; one that cannot be read is left out."""
        found = {}
        for path in dict.fromkeys(paths):
            place = Path(path)
            try:
                size = (await asyncio.to_thread(place.stat)).st_size
                told = await files.sha256(place)
            except OSError:
                continue
            found[path] = FileMark(path, project_file.beside(place, folder), size, told)
        return found

    async def _find(self, made: Project, folder: Path, look_in: tuple[Path, ...]) -> Found:
        """Where the files of a project lie here, by the paths they had."""
        marks = {mark.path: mark for mark in (*(one.file for one in made.sources if one.file is not None),
                                              *(one.file for one in made.clips))}  # fmt: skip
        places: dict[str, str] = {}
        for path, mark in marks.items():
            for place in project_file.candidates(mark, folder):
                if await _is(place, mark):
                    places[path] = str(place)
                    break
        left = {path: mark for path, mark in marks.items() if path not in places}
        sizes = frozenset(mark.size_bytes for mark in left.values())
        for where in (folder, *look_in) if left else ():
            for place in await asyncio.to_thread(files.of_sizes, where, sizes):
                for path, mark in left.items():
                    if path not in places and await _is(place, mark):
                        places[path] = str(place)
        return Found(places)


class _Gathered:
    """What one look into the database found."""

    def __init__(self, connection: Connection, name: str | None) -> None:
        lines = {line.id: line for line in shelf.everything(connection)}
        self.clips = [one for one in clips.everything(connection) if name is None or lines[one.id].project == name]
        used = {one.source_path for one in self.clips}
        self.sources = [one for one in sources.everything(connection) if name is None or one.path in used]
        self.marks = {one.id: one for one in shelf.marks(connection, [clip.id for clip in self.clips])}
        self.remarks = {clip.id: remarks.of(connection, clip.id) for clip in self.clips}
        made_by = [JobId(clip.job_id) for clip in self.clips]
        self.requests = {str(job.id): job.request for job in jobs.all_of(connection, made_by)}
        waiting = [job for job in jobs.everything(connection) if job.state is JobState.WAITING and job.untouched]
        self.plan = [job.request for job in waiting if name is None or job.request.project == name]
        self.episodes = [_episode(connection, one) for one, *_ in episodes.everything(connection)]
        if name is not None:
            mine = set(map(str, made_by))
            self.episodes = [one for one in self.episodes if any(take.job_id in mine for take in one.takes)]
        series = dict.fromkeys(one.series for one in self.episodes)
        self.characters = [
            ProjectCharacter(one, sheet) for one in series for sheet in episodes.characters(connection, one)
        ]

    @property
    def paths(self) -> list[str]:
        return [*(one.path for one in self.sources), *(one.path for one in self.clips)]

    def project(self, name: str, at: float, form: Mapping[str, Any], known: Mapping[str, FileMark]) -> Project:
        return Project(
            name,
            at,
            tuple(_source(one, known) for one in self.sources if one.state is SourceState.READY),
            tuple(self._clip(one, known) for one in self.clips),
            tuple(without_money(request) for request in self.plan),
            tuple(self.episodes),
            tuple(self.characters),
            form,
        )

    def _clip(self, clip: Clip, known: Mapping[str, FileMark]) -> ProjectClip:
        told = clip.verification
        mark = known.get(clip.path) or FileMark(clip.path, "", told.size_bytes, told.sha256)
        request = self.requests.get(clip.job_id)
        return ProjectClip(
            replace(clip, charged=None, thumbnail=None),
            mark,
            self.marks[clip.id],
            self.remarks[clip.id],
            None if request is None else without_money(request),
        )


def _source(source: Source, known: Mapping[str, FileMark]) -> ProjectSource:
    return ProjectSource(replace(source, thumbnail=None), known.get(source.path))


def _episode(connection: Connection, episode_id: EpisodeId) -> ProjectEpisode:
    one = episodes.one(connection, episode_id)
    parts = []
    for (stage, key), mark in one.marks.items():
        body, _ = episodes.version(connection, episode_id, stage, key, mark.version)
        parts.append(ProjectPart(stage, key, to_plain(body), mark.origin, mark.basis, mark.at))
    return ProjectEpisode(one.id, one.series, one.title, one.added_at, tuple(parts), one.takes)


async def _is(place: Path, mark: FileMark) -> bool:
    """Whether this is the file."""
    try:
        if (await asyncio.to_thread(place.stat)).st_size != mark.size_bytes:
            return False
        return await files.sha256(place) == mark.sha256
    except OSError:
        return False
