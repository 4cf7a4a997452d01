"""Shelf: the list of clips as faces show it: light lines, found by words and marks."""

from __future__ import annotations

import asyncio
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.shelf import Query
from holysheep_studio.store import clips, shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.clip import Clip, ClipId
    from holysheep_studio.domain.shelf import ClipLine, Facets
    from holysheep_studio.store.database import Database

SIDECAR_MOST_BYTES = 4_000_000


class Shelf:
    """Reads; what people say of clips is the review's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def catch_up(self) -> int:
        """Make the lines of clips from before there were lines; returns how many."""
        return await self._database.write(shelf.catch_up)

    async def ids(self) -> tuple[ClipId, ...]:
        """Every clip's id, newest first."""
        return await self.find(Query())

    async def lines(self) -> tuple[ClipLine, ...]:
        """All clips, newest first."""
        return await self._database.read(shelf.everything)

    async def some_lines(self, ids: Iterable[ClipId]) -> tuple[ClipLine, ...]:
        """Those of these clips that are on the list, newest first."""
        wanted = tuple(ids)
        return await self._database.read(lambda connection: shelf.some(connection, wanted))

    async def find(self, query: Query, most: int | None = None) -> tuple[ClipId, ...]:
        """The clips that are wanted, in their order, `most` of them or all."""
        return await self._database.read(lambda connection: shelf.find(connection, query, most))

    async def facets(self) -> Facets:
        """What the list can be narrowed to."""
        return await self._database.read(shelf.facets)

    async def whole(self, ids: Iterable[ClipId]) -> tuple[Clip, ...]:
        """These clips with everything, in this order; those that are not there are left out."""
        wanted = tuple(ids)
        return await self._database.read(
            lambda connection: tuple(clip for one in wanted if (clip := clips.one(connection, one)) is not None)
        )

    async def named(self, typed: str) -> ClipId:
        """The one clip that is meant: the start of its id, job or hash, its file, or a file that was delivered of it.

        Raises InputError unknown_clip.
        """
        for words in await asyncio.to_thread(_meant, typed):
            found = await self._database.read(lambda connection, words=words: shelf.matching(connection, words))  # type: ignore[misc]
            if len(found) == 1 or (found and words != typed):
                return found[0]
            if found:
                break
        raise InputError(Code.UNKNOWN_CLIP, clip=typed)


def _meant(typed: str) -> list[str]:
    """What may name a clip: what was typed, or for a file its path and what it tells. Blocks."""
    path = Path(typed).expanduser()
    return [str(path.absolute()), *_told_by(path)] if path.is_file() else [typed]


def _told_by(path: Path) -> list[str]:
    """What may name the clip that a file is, or was delivered of: its description's ids, then its own hash. Blocks."""
    told = []
    sidecar = path.with_name(f"{path.name}.json")
    try:
        if sidecar.stat().st_size <= SIDECAR_MOST_BYTES:
            told = list(_ids(json.loads(sidecar.read_bytes())))
    except (OSError, ValueError):
        pass  # no description, or none of ours: the hash is asked
    with path.open("rb") as opened:
        told.append(hashlib.file_digest(opened, "sha256").hexdigest())
    return told


def _ids(described: object) -> Iterable[str]:
    """The clip's id and hash wherever a description holds them."""
    if isinstance(described, dict):
        yield from (described[name] for name in ("clip_id", "sha256") if isinstance(described.get(name), str))
        for value in described.values():
            yield from _ids(value)
