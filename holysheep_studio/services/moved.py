"""Moved: a data folder that lies elsewhere than when it was used last, as on a stick; files that moved along follow."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from holysheep_studio.services.library import Library
    from holysheep_studio.services.missing import Missing
    from holysheep_studio.services.missing_sources import MissingSources

Key = TypeVar("Key")
#: The file in the data folder that says where it lay.
PLACE = "place.txt"


class Move(Frozen, frozen=True):
    """What lay under `old` may lie under `new` now."""

    old: str
    new: str

    def of(self, path: str) -> Path | None:
        """Where a file would be now; None for one that lay elsewhere."""
        lay = PurePath(path)
        return Path(self.new) / lay.relative_to(self.old) if lay.is_relative_to(self.old) else None

    def found(self, path: str, size_bytes: int) -> str | None:
        """Where a file is now that is not where it was any more: by its place and its size. Blocks."""
        now = self.of(path)
        try:
            if now is None or Path(path).exists() or now.stat().st_size != size_bytes:
                return None
        except OSError:
            return None
        return str(now)


def between(old: str, new: str) -> Move | None:
    """The widest folder that was moved or mounted elsewhere, by what both places end in; None for the same place."""
    before, after = list(PurePath(old).parts), list(PurePath(new).parts)
    while len(before) > 1 and len(after) > 1 and before[-1] == after[-1]:
        before.pop()
        after.pop()
    return None if before == after else Move(str(PurePath(*before)), str(PurePath(*after)))


def look(data: Path) -> Move | None:
    """Whether the folder lay elsewhere when it was settled last. Blocks."""
    lay = _kept(data)
    return between(lay, str(data.absolute())) if lay else None


def settle(data: Path) -> None:
    """Keep the folder's present place, once what lies in it was followed there; a full disk is no reason to stop.

    Blocks.
    """
    now = str(data.absolute())
    if _kept(data) != now:
        with suppress(OSError):
            (data / PLACE).write_text(now, encoding="utf-8")


def _kept(data: Path) -> str:
    try:
        return (data / PLACE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


async def follow(move: Move, library: Library, missing: Missing, missing_sources: MissingSources) -> None:
    """Tell the library where its clips and sources are now. Files that are still where they were stay there."""
    clips = [(clip_id, path, size) for clip_id, path, size, _, _ in await missing.known()]
    await missing.put(await asyncio.to_thread(_places, move, clips))
    sources = [
        (one.id, one.path, one.identity.size_bytes) for one in await library.sources() if one.identity is not None
    ]
    await missing_sources.put(await asyncio.to_thread(_places, move, sources))


def _places(move: Move, known: list[tuple[Key, str, int]]) -> dict[Key, str]:
    found = ((key, move.found(path, size)) for key, path, size in known)
    return {key: path for key, path in found if path is not None}
