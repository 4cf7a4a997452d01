"""Keeps the decoded frames that were used last, within a bound of bytes."""

from __future__ import annotations

from collections import OrderedDict

from av.video.frame import VideoFrame

from holysheep_studio.domain.frozen import Frozen


class Decoded(Frozen, frozen=True):
    """A decoded frame; `number` is the frame it really is, which stands in for others that do not decode."""

    number: int
    frame: VideoFrame

    @property
    def size_bytes(self) -> int:
        """Memory of the picture."""
        return sum(plane.buffer_size for plane in self.frame.planes)


class FrameCache:
    """Frames by the number they are shown for; the least recently used go first. For one thread."""

    def __init__(self, limit_bytes: int) -> None:
        self.limit_bytes = limit_bytes
        self.size_bytes = 0
        self._kept: OrderedDict[int, Decoded] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, number: int) -> bool:
        return number in self._kept

    def get(self, number: int) -> Decoded | None:
        """The frame shown for `number`, if it is kept."""
        found = self._kept.get(number)
        if found is not None:
            self._kept.move_to_end(number)
        return found

    def put(self, number: int, decoded: Decoded) -> None:
        """Keep a frame, and give up older ones for it; the newest is always kept."""
        self._drop(number)
        self._kept[number] = decoded
        self.size_bytes += decoded.size_bytes
        while self.size_bytes > self.limit_bytes and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def _drop(self, number: int) -> None:
        gone = self._kept.pop(number, None)
        if gone is not None:
            self.size_bytes -= gone.size_bytes
