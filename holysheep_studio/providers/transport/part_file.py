"""PartFile: a download on its way, with what is needed to go on after a restart, written off the event loop."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import json
import os
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, ProtocolError, StudioError

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.remote import Artifact

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FULL_ON_WINDOWS = {39, 112}  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL


class PartFile:
    """`have` bytes are on disk; `validator` says of which version, `total` how many there will be."""

    def __init__(self, target: Path) -> None:
        """Use `open`: it reads what is there."""
        self._target = target
        self._path = target.with_name(target.name + ".part")
        self._note = target.with_name(target.name + ".part.json")
        self._digest = hashlib.sha256()
        self.have = 0
        self.validator = ""
        self.total: int | None = None

    @classmethod
    async def open(cls, target: Path) -> PartFile:
        """What is there of the download, or its beginning. Raises StudioError when nothing can be written there."""
        part = cls(target)
        try:
            await asyncio.to_thread(part._open)
        except OSError as error:
            raise part.trouble(error) from None
        return part

    def _open(self) -> None:
        # opened anew for every step: a cancelled wait would leave a kept file open for ever
        with self._path.open("a+b") as file:
            file.seek(0)
            while block := file.read(1024 * 1024):
                self._digest.update(block)
                self.have += len(block)
        try:
            note = json.loads(self._note.read_bytes())
            self.validator, self.total = str(note["validator"]), note["total"]
        except (OSError, ValueError, KeyError, TypeError):
            self.validator, self.total = "", None
        if not isinstance(self.total, int):
            self.total = None

    async def write(self, block: bytes) -> None:
        """Append; the bytes count once they are with the operating system."""
        try:
            await asyncio.to_thread(self._write, block)
        except OSError as error:
            raise self.trouble(error) from None

    def _write(self, block: bytes) -> None:
        with self._path.open("r+b") as file:
            file.seek(self.have)
            file.write(block)
        self._digest.update(block)
        self.have += len(block)

    async def restart(self) -> None:
        """Throw away what is there."""
        try:
            await asyncio.to_thread(self._restart)
        except OSError as error:
            raise self.trouble(error) from None

    def _restart(self) -> None:
        with self._path.open("wb"):
            pass
        self._note.unlink(missing_ok=True)
        self._digest = hashlib.sha256()
        self.have, self.validator, self.total = 0, "", None

    async def remember(self, validator: str, total: int | None) -> None:
        """Which version this is, for after a restart."""
        self.validator, self.total = validator, total
        note = json.dumps({"validator": validator, "total": total}).encode()
        try:
            await asyncio.to_thread(self._note.write_bytes, note)
        except OSError as error:
            raise self.trouble(error) from None

    async def finish(self, artifact: Artifact, provider: str) -> str:
        """Verify and give it its name; returns the SHA-256. ProtocolError download_damaged throws the file away."""
        found = self._digest.hexdigest()
        reason = ""
        if not self.have:
            reason = "it is empty"
        elif artifact.size_bytes is not None and artifact.size_bytes != self.have:
            reason = f"it has {self.have} bytes instead of {artifact.size_bytes}"
        elif artifact.sha256 and artifact.sha256.lower() != found:
            reason = "its checksum is another"
        try:
            if reason:
                await self.restart()
                raise ProtocolError(Code.DOWNLOAD_DAMAGED, provider=provider, reason=reason)
            await asyncio.to_thread(self._finish)
        except OSError as error:
            raise self.trouble(error) from None
        return found

    def _finish(self) -> None:
        with self._path.open("r+b") as file:
            os.fsync(file.fileno())
        self._path.replace(self._target)
        self._note.unlink(missing_ok=True)

    def trouble(self, error: OSError) -> StudioError:
        """Our error for one of the disk."""
        if error.errno in _FULL or getattr(error, "winerror", None) in _FULL_ON_WINDOWS:
            return StudioError(Code.DISK_FULL, retry_s=0.0, file=self._target)
        if isinstance(error, FileNotFoundError):
            return StudioError(Code.OUTPUT_FOLDER_MISSING, folder=self._target.parent)
        return StudioError(Code.NO_PERMISSION, file=self._target)
