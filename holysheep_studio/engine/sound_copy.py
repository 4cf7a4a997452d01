"""The source's sound as it is: its packets copied, nothing decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av.error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet

    from holysheep_studio.domain.timebase import Seconds


class SoundCopy:
    """Packets of one track, moved so that stream time `origin`, where the picture starts, becomes 0.

    `container` is read for nothing else. Sound from before the picture is left out, up to the packet or two that a
    decoder needs to get going; damage ends the copy (`broken`).
    """

    def __init__(self, container: InputContainer, stream: AudioStream, origin: Seconds) -> None:
        self.stream = stream
        self.broken = False
        tick = stream.time_base
        if tick is None:
            raise ValueError("a sound track without a clock")
        self._tick = tick
        self._shift = round(origin / tick)
        self._packets = self._read(container)
        self._ahead: Packet[AudioStream] | None = None

    def packets(self, until: Seconds | None) -> Iterator[Packet[AudioStream]]:
        """The packets that start before `until` seconds, or all that are left."""
        while True:
            packet = self._ahead or next(self._packets, None)
            self._ahead = None
            if packet is None:
                return
            if until is not None and (packet.pts or 0) * self._tick >= until:
                self._ahead = packet
                return
            yield packet

    def _read(self, container: InputContainer) -> Iterator[Packet[AudioStream]]:
        last: int | None = None
        try:
            for packet in container.demux(self.stream):
                if packet.pts is None or packet.dts is None or not packet.size:
                    continue
                packet.pts, packet.dts = packet.pts - self._shift, packet.dts - self._shift
                early = packet.pts + 2 * (packet.duration or 0) <= 0
                if early or (last is not None and packet.dts <= last):
                    continue
                last = packet.dts
                yield packet
        except av.error.FFmpegError:
            self.broken = True
