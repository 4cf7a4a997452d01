"""Missing sources: files of the user's that are not where they were, and found again as the same files elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import ClipId, SourceId, SourceState
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.shelf import file_name
from holysheep_studio.media import files
from holysheep_studio.services import intake
from holysheep_studio.store import clips, jobs, remarks, sources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.clip import Identity, Source
    from holysheep_studio.services.library import Library
    from holysheep_studio.store.database import Connection, Database


class FoundSources(Frozen, frozen=True):
    """The sources that were found with the paths they had, and how many are still missing."""

    before: Mapping[SourceId, str]
    still: int


class MissingSources:
    """Says what is missing; nothing is ever copied or moved."""

    def __init__(self, database: Database, library: Library) -> None:
        """`library` looks at a found file before it is believed."""
        self._database = database
        self._library = library

    async def check(self) -> int:
        """Look for the file of every source; returns how many are missing."""
        known = [source for source in await self._library.sources() if source.state is SourceState.READY]
        gone = await asyncio.to_thread(lambda: [not Path(source.path).is_file() for source in known])
        told = [replace(source, missing=now) for source, now in zip(known, gone, strict=True) if source.missing != now]

        def keep(connection: Connection) -> None:
            for source in told:
                sources.save(connection, source)

        if told:
            await self._database.write(keep)
        return sum(gone)

    async def find(self, folder: Path) -> FoundSources:
        """Look for the missing files in a folder and below it.

        A file is a source's when it has its size and holds the same footage, and its time of change or its name.
        """
        await self.check()
        missing = [source for source in await self._library.sources() if source.missing]
        sizes = frozenset(source.identity.size_bytes for source in missing if source.identity is not None)
        alike = await asyncio.to_thread(files.of_sizes, folder, sizes)
        found: dict[SourceId, str] = {}
        for source in missing:
            place = await self._found(source, alike)
            if place is not None:
                found[source.id] = str(place)
        before = {source.id: source.path for source in missing if source.id in found}
        await self.put(found)
        return FoundSources(before, len(missing) - len(found))

    async def put(self, paths: Mapping[SourceId, str]) -> None:
        """Sources lie here now; the clips that were made of them know it, and the jobs that wait for them."""
        identities: dict[SourceId, Identity] = {}
        for source_id, path in paths.items():
            # put back to where nothing is, it keeps what was known of it, and `check` says that it is missing
            with suppress(StudioError):
                identities[source_id] = await asyncio.to_thread(intake.identity, Path(path))

        def keep(connection: Connection) -> None:
            for source_id, path in paths.items():
                source = sources.one(connection, source_id)
                if source is None:
                    continue
                identity = identities.get(source_id, source.identity)
                sources.save(connection, replace(source, path=path, identity=identity, missing=False))
                jobs.relink(connection, source.path, path, identities.get(source_id))
                for clip_id in clips.of_source(connection, source.path):
                    _move(connection, clip_id, path)

        if paths:
            await self._database.write(keep)

    async def put_back(self, before: Mapping[SourceId, str]) -> None:
        """Undo what `find` kept."""
        await self.put(before)
        await self.check()

    async def _found(self, source: Source, alike: Iterable[Path]) -> Path | None:
        known = source.identity
        for file in alike:
            try:
                there = await asyncio.to_thread(intake.identity, file)
            except StudioError:
                continue
            same = known is not None and there.size_bytes == known.size_bytes
            told = known is not None and there.modified_ns == known.modified_ns
            if same and (told or file.name == file_name(source.path)) and await self._same_footage(source, file):
                return file
        return None

    async def _same_footage(self, source: Source, file: Path) -> bool:
        try:
            seen = await self._library.probe(file)
        except StudioError:
            return False
        return source.footage is not None and replace(seen, name=source.footage.name) == source.footage


def _move(connection: Connection, clip_id: ClipId, path: str) -> None:
    clip = clips.one(connection, clip_id)
    if clip is not None:
        clips.save(connection, replace(clip, source_path=path))
        remarks.reword(connection, clip_id)
