"""Reads decoded frames by their number out of one open file, forward from a key frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av

from holysheep_studio.ui.player.cache import Decoded
from holysheep_studio.ui.player.source import open_clip, seeing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from holysheep_studio.ui.player.table import FrameTable, KeyFrame

#: Reading on is cheaper than seeking when no more than this many frames lie between, whatever key frames do.
_READ_ON_FRAMES = 8


class Reader:
    """A file and its decoder at one place; `last` is the frame it gave out last. For one thread.

    Damaged packets are passed over: a frame that does not decode is simply not given out.
    """

    def __init__(self, path: Path, table: FrameTable, threads: str) -> None:
        self._path = path
        self._table = table
        self._threads = threads
        self._container, self._stream = open_clip(path, threads)
        self._frames: Iterator[Decoded] = self._numbered(None)
        self.last: Decoded | None = None

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def reaches(self, number: int) -> bool:
        """Whether reading on leads to frame `number` at no greater cost than a seek."""
        if self.last is None or self.last.number >= number:
            return False
        key = self._table.key_before(number)
        return key is None or number - self.last.number <= _READ_ON_FRAMES or key.frame <= self.last.number

    def seek(self, key: KeyFrame | None) -> None:
        """Go to a key frame, or to the beginning of the file."""
        self.last = None
        if key is None:
            # an overshot or countless stream is only sure to begin at its beginning when opened anew
            self._container.close()
            self._container, self._stream = open_clip(self._path, self._threads)
            self._frames = self._numbered(None)
            return
        # QuickTime's index is in decoding order, the other containers' in showing order
        quicktime = self._container.format.name.startswith("mov")
        self._container.seek(key.dts if quicktime and key.dts is not None else key.pts, stream=self._stream)
        self._frames = self._numbered(key)

    def next(self) -> Decoded | None:
        """The next frame that decodes; None at the end of the file."""
        found = next(self._frames, None)
        if found is not None:
            self.last = found
        return found

    def _numbered(self, key: KeyFrame | None) -> Iterator[Decoded]:
        for count, frame in enumerate(decoded_frames(self._packets(key), self._stream)):
            if not self._table.ordered:
                if count < len(self._table):
                    yield Decoded(count, frame)
            elif frame.pts is not None and (key is None or frame.pts >= key.pts):
                number = self._table.number_of(frame.pts)
                if number is not None:
                    yield Decoded(number, frame)

    def _packets(self, key: KeyFrame | None) -> Iterator[Packet[VideoStream]]:
        """Packets from `key` on; none when the seek went past it, which the caller sees as an early end."""
        begun = key is None
        for packet in whole_packets(self._container.demux(self._stream)):
            if key is not None and not begun:
                if packet.pts is not None and packet.is_keyframe and packet.pts > key.pts:
                    return
                begun = packet.is_keyframe and packet.pts == key.pts
            if begun:
                yield packet


def whole_packets(packets: Iterator[Packet[VideoStream]]) -> Iterator[Packet[VideoStream]]:
    """Packets with content, up to the end or to the first place where the container cannot be read on."""
    while True:
        try:
            packet = next(packets, None)
        except (av.FFmpegError, OSError):
            return
        if packet is None:
            return
        if packet.size:
            yield packet


def decoded_frames(packets: Iterator[Packet[VideoStream]], stream: VideoStream) -> Iterator[VideoFrame]:
    """Every frame the packets decode to, with those that the decoder held back; damaged packets are passed over."""
    decode = seeing(stream)
    for packet in packets:
        try:
            yield from decode(packet)
        except av.FFmpegError:
            continue
    try:
        yield from decode(None)
    except av.FFmpegError:
        return
