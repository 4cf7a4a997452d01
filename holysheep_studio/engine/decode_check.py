"""Decodes a clip, as far as that is worth its time, to learn which pictures are really there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import av.error

from holysheep_studio.engine.footage_file import decode_threads

if TYPE_CHECKING:
    from collections.abc import Callable

    from av.container import InputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

    from holysheep_studio.engine.first_look import Picture
    from holysheep_studio.engine.timeline import Scan

#: Clips up to this many pixels in all are decoded whole: a second's work (five seconds of 720p).
ALWAYS_PIXELS = 150_000_000
#: Clips that look suspicious are decoded up to this size: about ten seconds' work.
SUSPECT_PIXELS = 2_500_000_000
#: Codecs that may store pictures which are never shown, so that packets do not tell how many there are.
_HIDES_PICTURES = {"vp8", "mpeg4", "msmpeg4v3", "theora", "rv40", "vc1", "wmv3"}


@dataclass(slots=True)
class Decoded:
    """What a decode gave: show times in ticks, rising; errors raised; pictures shown with damage."""

    ticks: list[int] = field(default_factory=list)
    errors: int = 0
    corrupt: int = 0


def decode_worth(container: InputContainer, stream: VideoStream, packets: Scan, picture: Picture) -> bool:
    """Whether packets alone leave doubt that a decode of bearable length would settle."""
    pixels = packets.packets * picture.width * picture.height
    suspect = (
        packets.corrupt > 0
        or packets.unstamped > 0
        or packets.jumps > 0
        or stream.codec_context.name in _HIDES_PICTURES
        or container.format.name == "avi"
    )
    return pixels <= (SUSPECT_PIXELS if suspect else ALWAYS_PIXELS)


def decode_check(
    container: InputContainer,
    stream: VideoStream,
    check: Callable[[], None],
    *,
    careful: bool,
) -> Decoded:
    """Decode every picture once; `careful` on one thread: slower, but it loses fewest pictures to damage."""
    decode_threads(stream, careful=careful)
    found = Decoded()
    stamps: list[int] = []
    try:
        for packet in container.demux(stream):
            _decode(packet, stamps, found)
            check()
    except av.error.FFmpegError:
        found.errors += 1
    found.ticks = sorted(set(stamps))
    return found


def _decode(packet: Packet[VideoStream], stamps: list[int], found: Decoded) -> None:
    try:
        frames = packet.decode()
    except av.error.FFmpegError:
        found.errors += 1
        return
    for frame in frames:
        found.corrupt += frame.is_corrupt
        if frame.pts is not None:
            stamps.append(frame.pts)
