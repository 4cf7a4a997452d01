"""Exact access to the frames of one clip by number: builds the frame table, seeks, decodes, keeps what it decoded."""

from __future__ import annotations

from fractions import Fraction
from time import perf_counter
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, Fault, MediaError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui.player.cache import Decoded, FrameCache
from holysheep_studio.ui.player.reader import Reader, decoded_frames, whole_packets
from holysheep_studio.ui.player.source import open_clip
from holysheep_studio.ui.player.table import FrameTable, Packet, counted_table, ordered_table, tells_frames_apart

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


#: Slices are decoded at once, which is quickest for a single frame; whole frames at once is quickest for a run.
_FOR_ONE_FRAME = "SLICE"
_FOR_A_RUN = "AUTO"
_PACED_FRAMES = 64
#: One frame after the other keeps up where it takes no more of a frame's time than this.
_KEEPS_UP = 0.5
#: Decoding anew from the key frame before playing begins may take so long.
_LEAD_IN_S = 0.4


class Stream(Frozen, frozen=True):
    """What the container says of the picture stream."""

    codec: str
    sample_aspect: Fraction  # width of a stored pixel over its height


def read_table(path: Path, between: Callable[[], None]) -> tuple[FrameTable, Stream]:
    """The frame table of a file, from its packets alone where they suffice, else by decoding it once.

    `between` is called after each packet or frame and may raise to end the work. Raises StudioError when the file
    cannot be used.
    """
    container, stream = open_clip(path, _FOR_A_RUN)
    with container:
        facts = Stream(stream.codec_context.name, stream.sample_aspect_ratio or Fraction(1))
        packets = []
        for packet in whole_packets(container.demux(stream)):
            between()
            packets.append(Packet(packet.pts, packet.dts, packet.duration or 0, packet.is_keyframe, packet.is_discard))
        if not packets:
            raise MediaError(Code.NO_FRAMES, fault=Fault.USER, file=path.name)
        time_base, declared = stream.time_base, stream.average_rate
        if time_base is not None and tells_frames_apart(packets):
            return ordered_table(packets, time_base, declared), facts
    return _count_frames(path, between), facts


def _count_frames(path: Path, between: Callable[[], None]) -> FrameTable:
    container, stream = open_clip(path, _FOR_A_RUN)
    with container:
        stamps: list[int | None] = []
        for frame in decoded_frames(whole_packets(container.demux(stream)), stream):
            between()
            stamps.append(frame.pts)
        if not stamps or stream.time_base is None:
            raise MediaError(Code.NO_FRAMES, fault=Fault.USER, file=path.name)
        return counted_table(stamps, stream.time_base, stream.average_rate)


class ClipDecoder:
    """The frames of one clip by number. For one thread.

    A frame that does not decode is replaced by the nearest earlier one that does (at the beginning, by the first that
    does); `Decoded.number` then differs from the number that was asked for.
    """

    def __init__(self, path: Path, table: FrameTable, cache_bytes: int) -> None:
        self.table = table
        self.cache = FrameCache(cache_bytes)
        self._path = path
        self._readers: dict[str, Reader] = {}
        self._frame_s: list[float] = []  # how long single frames took to decode, the newest last

    def close(self) -> None:
        """Let go of the file."""
        for reader in self._readers.values():
            reader.close()
        self._readers.clear()

    def frame(self, number: int, *, run: bool, between: Callable[[], None]) -> Decoded:
        """Frame `number`; `run` says that its neighbours will follow. `between` is called after each decoded frame.

        What `between` raises goes to the caller, after which any frame can be asked for. Raises StudioError when
        nothing decodes or the file is gone.
        """
        kept = self.cache.get(number)
        if kept is not None:
            return kept
        reader = self._reader(number, run=run)
        if reader.reaches(number):
            return self._read_to(number, reader, between) or self._from_key(number, reader, between)
        return self._from_key(number, reader, between)

    def begin_run(self, number: int, between: Callable[[], None]) -> None:
        """Make ready to play on from frame `number`: change over to whole frames at once where single ones are slow.

        Changing over later would cost pictures; where the key frame is far it is left to the next one.
        """
        key = self.table.key_before(number)
        steps = number + 1 - (key.frame if key is not None else 0)
        pace_s = self._pace_s()
        many = self._readers.get(_FOR_A_RUN)
        if many is not None and many.reaches(number + 1):
            return
        if pace_s > _KEEPS_UP / float(self.table.rate) and steps * pace_s < _LEAD_IN_S:
            if many is None:
                many = self._readers[_FOR_A_RUN] = Reader(self._path, self.table, _FOR_A_RUN)
            self._from_key(number, many, between)

    def same_group(self, one: int, other: int) -> bool:
        """Whether two frames are decoded from the same key frame."""
        return self.table.key_before(one) == self.table.key_before(other)

    def group_bytes(self, number: int) -> int:
        """About how much memory the frames from the key frame to `number` take."""
        key = self.table.key_before(number)
        known = self.cache.size_bytes // max(1, len(self.cache))
        return known * (number - (key.frame if key else 0) + 1)

    def seek_s(self) -> float:
        """How long a jump takes by what decoding took so far, in seconds: 19 of 20 are quicker. 0 while unknown."""
        pace_s = self._pace_s()
        if not pace_s:
            return 0.0
        keys = (self.table.key_before(number) for number in range(len(self.table)))
        steps = sorted(number + 1 - (key.frame if key is not None else 0) for number, key in enumerate(keys))
        return pace_s * steps[len(steps) * 95 // 100]

    def _pace_s(self) -> float:
        """What a frame takes to decode, in seconds; 0 while unknown."""
        return sorted(self._frame_s)[len(self._frame_s) // 2] if self._frame_s else 0.0

    def _reader(self, number: int, *, run: bool) -> Reader:
        one = self._readers.get(_FOR_ONE_FRAME)
        many = self._readers.get(_FOR_A_RUN)
        if run and many is not None and many.reaches(number):
            return many
        if run and one is not None and one.last is not None:
            # change over only where it costs no picture: at a key frame, or when the single reader falls behind
            key = self.table.key_before(number)
            if one.reaches(number) and number - one.last.number <= 2 and (key is None or key.frame != number):
                return one
        threads = _FOR_A_RUN if run else _FOR_ONE_FRAME
        if threads not in self._readers:
            self._readers[threads] = Reader(self._path, self.table, threads)
        return self._readers[threads]

    def _from_key(self, number: int, reader: Reader, between: Callable[[], None]) -> Decoded:
        key = self.table.key_before(number)
        while key is not None:
            reader.seek(key)
            found = self._read_to(number, reader, between)
            if found is not None:
                return found
            # the seek went too far or this group is damaged from its start: try from the group before
            key = self.table.key_before(key.frame - 1) if key.frame > 0 else None
        reader.seek(None)
        found = self._read_to(number, reader, between) or reader.last
        if found is None:
            raise MediaError(Code.NO_FRAMES, fault=Fault.USER, file=self._path.name)
        self.cache.put(number, found)
        return found

    def _read_to(self, number: int, reader: Reader, between: Callable[[], None]) -> Decoded | None:
        """Read on to frame `number`; None when the reader has no frame at or before it."""
        before = reader.last
        while True:
            began_s = perf_counter()
            found = reader.next()
            if before is not None:  # not the one after a seek, which fills the decoder
                self._frame_s.append(perf_counter() - began_s)
                del self._frame_s[:-_PACED_FRAMES]
            if found is not None:
                self.cache.put(found.number, found)
            if found is not None and found.number == number:
                return found
            if found is None or found.number > number:
                if before is not None:
                    self.cache.put(number, before)
                return before
            before = found
            between()
