"""Filmstrips: pictures of a clip side by side, made in the background once and kept, for looking through it by hand."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

TILES = 24
SIDE_PX = 192
MOST_BYTES = 2_000_000_000


class StripEngine(Protocol):
    """What makes them (the engine's child processes)."""

    async def filmstrip(self, path: Path, target: Path, tiles: int, side: int) -> int:
        """Write the target file. Raises StudioError."""


class Filmstrips:
    """One is made at a time; cancelling the asking task ends the making."""

    def __init__(self, engine: StripEngine, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        """`folder` keeps them, one file a clip by its id."""
        self._engine = engine
        self.folder = folder
        self._most_bytes = most_bytes
        self._turn = asyncio.Lock()

    async def make(self, clip_id: str, path: Path) -> Path:
        """The strip of a clip, made now if there is none. Raises StudioError when the clip cannot be read."""
        target = self.folder / f"{clip_id}.jpg"
        async with self._turn:
            if not await asyncio.to_thread(target.is_file):
                await asyncio.to_thread(self._make_room)
                await self._engine.filmstrip(path, target, TILES, SIDE_PX)
        return target

    def _make_room(self) -> None:
        """Delete the oldest when all together hold too much."""
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = sorted((file.stat().st_mtime_ns, file.stat().st_size, file) for file in self.folder.glob("*.jpg"))
        total = sum(size for _, size, _ in kept)
        for _, size, file in kept:
            if total <= self._most_bytes:
                return
            total -= size
            with contextlib.suppress(OSError):
                file.unlink()
