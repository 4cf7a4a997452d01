"""Missing: clips whose files are not where they were, and their files found again by size and hash."""

from __future__ import annotations

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import ClipId
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.media import files
from holysheep_studio.services import intake
from holysheep_studio.store import clips, jobs, remarks, shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from holysheep_studio.domain.clip import Identity
    from holysheep_studio.store.database import Connection, Database

AT_ONCE = 500


class Found(Frozen, frozen=True):
    """What a search brought: the clips that were found with the paths they had, and how many are still missing."""

    before: Mapping[ClipId, str]
    still: int


class Missing:
    """Says what is missing; nothing is ever copied or moved."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self) -> tuple[tuple[ClipId, str, int, str, bool], ...]:
        """(id, path, bytes, SHA-256, missing) of every clip."""
        return await self._database.read(shelf.files)

    async def check(self) -> int:
        """Look for the file of every clip; returns how many are missing."""
        known = await self._database.read(shelf.files)
        missing = 0
        for at in range(0, len(known), AT_ONCE):
            part = known[at : at + AT_ONCE]
            gone = await asyncio.to_thread(_gone, [(path, size) for _, path, size, _, _ in part])
            missing += sum(gone)
            told = [(row[0], now) for row, now in zip(part, gone, strict=True) if row[4] is not now]
            if told:
                await self._database.write(lambda connection, told=told: shelf.tell_missing(connection, told))  # type: ignore[misc]
        return missing

    async def find(self, folder: Path, progress: Callable[[int], None] | None = None) -> Found:
        """Look for the missing files in a folder and below it; `progress` gets how many files were compared.

        A file is a clip's when it has its size and its SHA-256. Cancelling stops between two files.
        """
        await self.check()
        wanted: dict[int, dict[str, list[ClipId]]] = defaultdict(lambda: defaultdict(list))
        before: dict[ClipId, str] = {}
        for clip_id, path, size, sha256, _ in await self._database.read(_missing):
            wanted[size][sha256].append(clip_id)
            before[clip_id] = path
        found: dict[ClipId, str] = {}
        for compared, file in enumerate(await asyncio.to_thread(files.of_sizes, folder, frozenset(wanted))):
            if len(found) == len(before):
                break
            size, sha256 = await asyncio.to_thread(_hashed, file)
            found.update(dict.fromkeys(wanted.get(size, {}).get(sha256, ()), str(file)))
            if progress is not None:
                progress(compared + 1)
        await self.put(found)
        return Found({one: before[one] for one in found}, len(before) - len(found))

    async def put(self, paths: Mapping[ClipId, str]) -> None:
        """Clips lie here now; jobs that wait for them know it."""
        identities: dict[ClipId, Identity] = {}
        for clip_id, path in paths.items():
            with suppress(StudioError):
                identities[clip_id] = await asyncio.to_thread(intake.identity, Path(path))

        def keep(connection: Connection) -> None:
            for clip_id, path in paths.items():
                clip = clips.one(connection, clip_id)
                if clip is not None:
                    jobs.relink(connection, clip.path, path, identities.get(clip_id))
                    clips.save(connection, replace(clip, path=path))
                    remarks.reword(connection, clip_id)
            shelf.tell_missing(connection, [(clip_id, False) for clip_id in paths])

        if paths:
            await self._database.write(keep)

    async def put_back(self, before: Mapping[ClipId, str]) -> None:
        """Undo what `find` kept."""
        await self.put(before)
        await self.check()


def _missing(connection: Connection) -> tuple[tuple[ClipId, str, int, str, bool], ...]:
    return shelf.files(connection, missing=True)


def _gone(files: Iterable[tuple[str, int]]) -> list[bool]:
    """Whether each file is not there, or not as long as it was. Blocks."""
    gone = []
    for path, size in files:
        try:
            gone.append(Path(path).stat().st_size != size)
        except OSError:
            gone.append(True)
    return gone


def _hashed(file: Path) -> tuple[int, str]:
    """(bytes, SHA-256) of a file; of one that cannot be read nothing that any clip has. Blocks."""
    try:
        with file.open("rb") as opened:
            return file.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return -1, ""
