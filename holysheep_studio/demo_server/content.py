"""Content: the bytes of a clip as the media door serves them, whole, padded, damaged or not a clip at all."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

#: Files up to this size are kept in memory.
_SMALL_BYTES = 2**20
_BLOCK_BYTES = 2**20
_PAGE_BYTES = 4096
_REST_OF_PAGE = bytes(_PAGE_BYTES - 8)


@dataclass(frozen=True, slots=True)
class Content:
    """A file, optionally followed by an MP4 `free` box, optionally damaged.

    The box's bytes depend on where they stand, so that a download joined wrongly does not keep its hash.
    """

    file: Path
    file_bytes: int
    digest: str  # SHA-256 of the file
    kept: bytes | None = None
    pad_bytes: int = 0
    damage: str = ""  # "", corrupt, garbage

    @classmethod
    async def of(cls, file: Path) -> Content:
        """The content of a file."""
        return await asyncio.to_thread(_load, file)

    @property
    def size_bytes(self) -> int:
        """All of it."""
        return self.file_bytes + self.pad_bytes

    @property
    def etag(self) -> str:
        """A strong validator: other bytes, other tag."""
        mark = hashlib.sha256(f"{self.digest} {self.pad_bytes} {self.damage}".encode()).hexdigest()[:32]
        return f'"{mark}"'

    def padded(self, size_bytes: int) -> Content:
        """With a `free` box up to that size; unchanged when it is as large already (a box takes 16 bytes)."""
        return self if size_bytes < self.file_bytes + 16 else replace(self, pad_bytes=size_bytes - self.file_bytes)

    def other(self) -> Content:
        """The same picture in other bytes."""
        return replace(self, pad_bytes=self.pad_bytes + 16)

    def damaged(self, damage: str) -> Content:
        """`corrupt`: the picture data is spoilt; `garbage`: not a media file."""
        return replace(self, damage=damage)

    async def read(self, start: int, length: int) -> bytes:
        """Some bytes; fewer at the end."""
        if self.kept is not None and not self.pad_bytes:
            return self._read(start, length)
        return await asyncio.to_thread(self._read, start, length)

    async def sha256(self) -> str:
        """The hash of all of it, in hexadecimal; takes seconds for a large one."""

        def work() -> str:
            digest = hashlib.sha256()
            for start in range(0, self.size_bytes, _BLOCK_BYTES):
                digest.update(self._read(start, _BLOCK_BYTES))
            return digest.hexdigest()

        return await asyncio.to_thread(work)

    def _read(self, start: int, length: int) -> bytes:
        end = min(start + length, self.size_bytes)
        found = b""
        if start < self.file_bytes:
            found = self._spoil(start, self._file_part(start, min(end, self.file_bytes)))
        if end > self.file_bytes:
            at = max(start, self.file_bytes) - self.file_bytes
            found += _pad(self.pad_bytes, at, end - self.file_bytes)
        return found

    def _file_part(self, start: int, end: int) -> bytes:
        if self.kept is not None:
            return self.kept[start:end]
        with self.file.open("rb") as file:
            file.seek(start)
            return file.read(end - start)

    def _spoil(self, start: int, part: bytes) -> bytes:
        if not self.damage:
            return part
        # an MP4 written for streaming has its index in front: the last two thirds are picture data
        first = 0 if self.damage == "garbage" else self.file_bytes // 3
        keep = max(0, min(len(part), first - start))
        return part[:keep] + bytes(byte ^ 0xA5 for byte in part[keep:])


def _load(file: Path) -> Content:
    size = file.stat().st_size
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return Content(file, size, digest, file.read_bytes() if size <= _SMALL_BYTES else None)


def _pad(pad_bytes: int, start: int, end: int) -> bytes:
    """Bytes start..end of a `free` box of `pad_bytes`: a 16-byte header, then pages that begin with their number."""
    first, last = start // _PAGE_BYTES, -(-end // _PAGE_BYTES)
    pages = b"".join(number.to_bytes(8, "big") + _REST_OF_PAGE for number in range(first, last))
    if first == 0:
        header = (1).to_bytes(4, "big") + b"free" + pad_bytes.to_bytes(8, "big")
        pages = header + pages[len(header) :]
    return pages[start - first * _PAGE_BYTES : end - first * _PAGE_BYTES]
