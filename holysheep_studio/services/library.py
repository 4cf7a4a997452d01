"""Library: the sources a person brought and the clips that were made."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from holysheep_studio.domain.clip import Clip, ClipId, Problem, Source, SourceId, SourceState
from holysheep_studio.domain.errors import Code, Fault, InputError, StudioError
from holysheep_studio.services import intake
from holysheep_studio.services.problems import as_problem
from holysheep_studio.store import clips, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.store.database import Connection, Database

log = logging.getLogger(__name__)
THUMBNAIL_PX = (384, 216)
PROBES_AT_ONCE = 2


class Prober(Protocol):
    """What looks into files (the engine's child processes)."""

    async def probe(self, path: Path) -> Footage:
        """Measure a file. Raises StudioError."""

    async def thumbnail(self, path: Path, target: Path, width: int, height: int) -> object:
        """Write a representative picture. Raises StudioError."""


class Library:
    """Sources stay where they are and are never written to; clips lie in the data folder."""

    def __init__(
        self,
        database: Database,
        prober: Prober,
        thumbnails: Path,
        *,
        clock: Callable[[], float],
        new_id: Callable[[], str],
    ) -> None:
        """`thumbnails` is the folder for pictures; `clock` gives seconds since 1970."""
        self._database = database
        self._prober = prober
        self._thumbnails = thumbnails
        self._clock = clock
        self._new_id = new_id
        self._looking: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(PROBES_AT_ONCE)

    async def add(self, paths: Sequence[Path]) -> tuple[SourceId, ...]:
        """Take files and folders in; each appears at once and is measured in the background.

        A file that is there already is looked at again, not doubled.
        """
        files = await asyncio.to_thread(intake.expand, paths)
        known = {source.path: source for source in await self.sources()}
        rows = [
            replace(known[str(file)], state=SourceState.PROBING, problem=None)
            if str(file) in known
            else Source(SourceId(self._new_id()), str(file), self._clock())
            for file in files
        ]

        def save(connection: Connection) -> None:
            for row in rows:
                sources.save(connection, row)

        await self._database.write(save)
        for row in rows:
            self._look(row)
        return tuple(row.id for row in rows)

    async def catch_up(self) -> None:
        """Measure what an earlier run left unmeasured."""
        for source in await self.sources():
            if source.state is SourceState.PROBING:
                self._look(source)

    async def settled(self, ids: Iterable[SourceId]) -> tuple[Source, ...]:
        """These sources once they have been measured."""
        while self._looking:
            await asyncio.wait(set(self._looking))
        found = await self._database.read(lambda connection: [sources.one(connection, one) for one in ids])
        return tuple(source for source in found if source is not None)

    async def probe(self, path: Path) -> Footage:
        """What a file holds that is not on the list. Raises StudioError."""
        return await self._prober.probe(path)

    async def sources(self) -> tuple[Source, ...]:
        """All sources in the order they came."""
        return await self._database.read(sources.everything)

    async def source(self, source_id: SourceId) -> Source:
        """One source. Raises InputError file_missing when it is not in the library."""
        found = await self._database.read(lambda connection: sources.one(connection, source_id))
        if found is None:
            raise InputError(Code.FILE_MISSING, file=source_id)
        return found

    async def clips(self) -> tuple[Clip, ...]:
        """All clips, newest first."""
        return await self._database.read(clips.everything)

    async def clip_ids(self) -> tuple[ClipId, ...]:
        """Every clip's id, newest first."""
        return await self._database.read(clips.ids)

    async def some_clips(self, ids: Iterable[ClipId]) -> tuple[Clip, ...]:
        """Those of these clips that are on the list, newest first."""
        wanted = tuple(ids)
        return await self._database.read(lambda connection: clips.some(connection, wanted))

    async def clip(self, clip_id: ClipId) -> Clip | None:
        """One clip by its id."""
        return await self._database.read(lambda connection: clips.one(connection, clip_id))

    async def remove_sources(self, ids: Iterable[SourceId]) -> None:
        """Take sources off the list; their files are not touched."""
        gone, at = tuple(ids), self._clock()
        await self._database.write(lambda connection: sources.remove(connection, gone, at))

    async def restore_sources(self, ids: Iterable[SourceId]) -> None:
        """Undo `remove_sources`."""
        back = tuple(ids)
        await self._database.write(lambda connection: sources.remove(connection, back, None))

    async def remove_clips(self, ids: Iterable[ClipId]) -> None:
        """Take clips off the list; their files stay in the data folder."""
        gone, at = tuple(ids), self._clock()
        await self._database.write(lambda connection: clips.remove(connection, gone, at))

    async def restore_clips(self, ids: Iterable[ClipId]) -> None:
        """Undo `remove_clips`."""
        back = tuple(ids)
        await self._database.write(lambda connection: clips.remove(connection, back, None))

    async def close(self) -> None:
        """Stop looking; what was not measured is measured at the next start."""
        for task in self._looking:
            task.cancel()
        await asyncio.gather(*self._looking, return_exceptions=True)

    def _look(self, source: Source) -> None:
        task = asyncio.create_task(self._measure(source), name=f"measure {source.id}")
        self._looking.add(task)
        task.add_done_callback(lambda done: self._looked(source, done))

    def _looked(self, source: Source, task: asyncio.Task[None]) -> None:
        self._looking.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            # One odd file must not take its neighbours with it; the row says that the fault is ours.
            log.error("measuring %s failed", source.path, exc_info=error)
            ours = Problem(Code.INTERNAL, {"what": type(error).__name__}, Fault.MACHINE)
            self._keep(replace(source, state=SourceState.REFUSED, problem=ours))

    def _keep(self, source: Source) -> None:
        task = asyncio.create_task(self._database.write(lambda connection: sources.save(connection, source)))
        self._looking.add(task)
        task.add_done_callback(self._looking.discard)

    async def _measure(self, source: Source) -> None:
        async with self._turn:
            measured = await self._measured(source)
        await self._database.write(lambda connection: sources.save(connection, measured))

    async def _measured(self, source: Source) -> Source:
        path = Path(source.path)
        try:
            identity = await asyncio.to_thread(intake.identity, path)
            footage = await self._prober.probe(path)
        except StudioError as error:
            return replace(source, state=SourceState.REFUSED, problem=as_problem(error), footage=None)
        ready = replace(
            source, state=SourceState.READY, identity=identity, footage=footage, problem=None, missing=False
        )
        picture = f"source-{source.id}.jpg"
        try:
            await self._prober.thumbnail(path, self._thumbnails / picture, *THUMBNAIL_PX)
        except StudioError as error:
            log.warning("no thumbnail of %s: %s", path, error)
            return ready
        return replace(ready, thumbnail=picture)
