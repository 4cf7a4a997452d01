"""Proxies: made in the background for clips that scrub badly, kept by what the file holds, the least used go first."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import shutil
from typing import TYPE_CHECKING, Protocol

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.proxy import ProxyMade, ProxySpec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: All proxies together; about an hour of film.
MOST_BYTES = 4 * 1024**3
#: With less left on the disk none is made: the jobs need it more.
LEAST_FREE_BYTES = 2 * 1024**3
_SAMPLE_BYTES = 1024 * 1024


class ProxyEngine(Protocol):
    """What makes proxies (a child process of the engine)."""

    async def proxy(self, spec: ProxySpec, progress: Callable[[int, int], None] | None = None) -> ProxyMade:
        """Write the target file. Raises StudioError."""


class Proxies:
    """One is made at a time; who asks for another waits. Cancelling the asking task ends the making."""

    def __init__(
        self,
        engine: ProxyEngine,
        folder: Path,
        *,
        most_bytes: int = MOST_BYTES,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        """`folder` keeps them; `free_bytes` tells the room left on its disk."""
        self._engine = engine
        self._folder = folder
        self._most_bytes = most_bytes
        self._free_bytes = free_bytes
        self._turn = asyncio.Lock()

    async def get(self, source: Path, progress: Callable[[int, int], None] | None = None) -> Path:
        """The proxy of a file, made now if there is none; `progress` gets frames done and in all.

        Raises StudioError when the file cannot be read, disk_full when too little room is left.
        """
        key = await asyncio.to_thread(fingerprint, source)
        target = self._folder / f"{key}.pictures"
        async with self._turn:
            if await asyncio.to_thread(_touch, target):
                return target
            await asyncio.to_thread(self._make_room)
            await self._engine.proxy(ProxySpec(str(source), str(target)), progress)
            await asyncio.to_thread(self._trim, target)
        return target

    def _make_room(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._free_bytes(self._folder) < LEAST_FREE_BYTES:
            raise InputError(Code.DISK_FULL, path=self._folder, file=self._folder)

    def _trim(self, newest: Path) -> None:
        """Delete those that were not used for the longest time, until all fit; never the newest."""
        kept = sorted(self._folder.glob("*.pictures"), key=lambda file: file.stat().st_mtime_ns)
        total = sum(file.stat().st_size for file in kept)
        for file in kept:
            if total <= self._most_bytes:
                return
            if file != newest:
                total -= file.stat().st_size
                with contextlib.suppress(OSError):  # on Windows one that is shown stays until it is not
                    file.unlink()


def fingerprint(source: Path) -> str:
    """What tells one file's content from another's without reading all of it.

    A digest of its size, of when it was written, and of a megabyte at its beginning, middle and end. Raises InputError
    file_missing.
    """
    digest = hashlib.sha256()
    try:
        with source.open("rb") as file:
            facts = os.fstat(file.fileno())
            digest.update(f"{facts.st_size} {facts.st_mtime_ns}".encode())
            for place in (0, facts.st_size // 2, max(0, facts.st_size - _SAMPLE_BYTES)):
                file.seek(place)
                digest.update(file.read(_SAMPLE_BYTES))
    except OSError:
        raise InputError(Code.FILE_MISSING, file=source.name) from None
    return digest.hexdigest()[:40]


def _touch(file: Path) -> bool:
    """Whether the file is there; it then counts as used just now."""
    try:
        os.utime(file)
    except OSError:
        return False
    return True
