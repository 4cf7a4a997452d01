"""Proxies: small pictures of every frame of a clip in one file, for scrubbing; what is asked and how the file lies.

The file: JPEG pictures one after the other; then for each, in the order of showing, its time stamp in ticks of the
stream and where it begins (two signed 64-bit numbers); then how many there are (64 bits) and the mark.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = b"HSPROXY1"
TAIL = struct.Struct("<Q8s")
ENTRY = struct.Struct("<qq")
#: The longer side of the pictures; enough for a hand that moves, and two to four times quicker than the clip's own.
SIDE_PX = 960


class ProxySpec(Frozen, frozen=True):
    """Make the proxy of `source` as the file `target`, pictures of at most `side_px` on their longer side."""

    source: str
    target: str
    side_px: int = SIDE_PX


class ProxyMade(Frozen, frozen=True):
    """So many pictures in so many bytes."""

    frames: int
    size_bytes: int


class Entry(Frozen, frozen=True):
    """One picture: time stamp in ticks of the stream, first byte."""

    pts: int
    start: int


def index_bytes(entries: Sequence[Entry]) -> bytes:
    """What stands behind the pictures."""
    listed = b"".join(ENTRY.pack(entry.pts, entry.start) for entry in entries)
    return listed + TAIL.pack(len(entries), MARK)


def index_length(tail: bytes, size_bytes: int) -> int:
    """How many bytes the list of entries takes, by the file's last `TAIL.size` bytes. ValueError: it is no proxy."""
    if len(tail) != TAIL.size:
        raise ValueError("too short")
    count, mark = TAIL.unpack(tail)
    if mark != MARK or count < 1 or count * ENTRY.size + TAIL.size > size_bytes:
        raise ValueError("not a whole proxy")
    return int(count) * ENTRY.size


def entries(listed: bytes, size_bytes: int) -> tuple[Entry, ...]:
    """The list of entries, checked against the file's size. Raises ValueError."""
    found = tuple(Entry(*ENTRY.unpack_from(listed, at)) for at in range(0, len(listed), ENTRY.size))
    end = size_bytes - len(listed) - TAIL.size
    starts = [entry.start for entry in found] + [end]
    if starts[0] != 0 or any(later <= earlier for earlier, later in pairwise(starts)):
        raise ValueError("places out of order")
    return found
