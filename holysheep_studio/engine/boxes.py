"""Walks the boxes of an MP4 or QuickTime file (ISO 14496-12, 4.2) without trusting their lengths."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

#: More boxes than this on one level is no real file.
_MOST_BOXES = 100_000
_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"dinf", b"stbl"}


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its type, where its content starts, and where it ends by its own word."""

    kind: bytes
    start: int
    end: int


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes of one level; ends quietly where the bytes stop making sense."""
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        head = file.read(16)
        if len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head[:8])
        content = start + 8
        if length == 1 and len(head) == 16:
            length, content = struct.unpack(">Q", head[8:])[0], start + 16
        stop = end if length == 0 else start + length
        if stop < content:
            return
        yield Box(kind, content, stop)
        start = stop


def refers_outside(file: BinaryIO, start: int, end: int, depth: int = 0) -> bool:
    """Whether a track says that its samples lie in another file (ISO 14496-12, 8.7.2: flag 1 means "in this file")."""
    for box in boxes(file, start, end):
        if box.kind in _CONTAINERS and depth < 8:
            if refers_outside(file, box.start, min(box.end, end), depth + 1):
                return True
        elif box.kind == b"dref":
            for entry in boxes(file, box.start + 8, min(box.end, end)):
                file.seek(entry.start)
                if entry.end - entry.start > 4 and file.read(4)[3:4] == b"\x00":
                    return True
    return False
