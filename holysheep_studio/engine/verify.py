"""Decodes a finished clip whole and measures what any player will find in it."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av.error

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import Verification
from holysheep_studio.engine.footage_file import (
    check_pixels,
    chosen_sound,
    decode_threads,
    opened,
    picture_stream,
    time_base,
)
from holysheep_studio.engine.timeline import Scan, cadence, scan

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

    from holysheep_studio.engine.turn import Turn

_CHUNK_BYTES = 1 << 20


class _Tally:
    """Counts what a decode gives."""

    def __init__(self) -> None:
        self.stamps: list[int] = []
        self.frames = 0
        self.errors = 0
        self.size = (0, 0)
        self.last_duration = 0


def verify(path: str, turn: Turn) -> Verification:
    """Decode every picture of `path`, count errors, hash the file.

    Raises InputError as `opened` does, or no_video, no_frames, picture_too_large.
    """
    with opened(path) as container:
        expected = scan(container, picture_stream(container, path), check=turn.pulse)
    with opened(path) as container:
        stream = picture_stream(container, path)
        tally = _decode(container, stream, path, turn, len(expected.pts))
        if not tally.frames:
            raise InputError(Code.NO_FRAMES, path=path)
        ticks = sorted(set(tally.stamps)) or [0]
        claims = (stream.base_rate, stream.average_rate)
        rhythm = cadence(ticks, time_base(stream), tally.last_duration, claims)
    return Verification(
        frames=tally.frames,
        width=tally.size[0],
        height=tally.size[1],
        rate=rhythm.rate,
        duration=(ticks[-1] - ticks[0]) * expected.tick + rhythm.frame,
        size_bytes=Path(path).stat().st_size,
        sha256=_sha256(path, turn),
        decode_errors=tally.errors,
        audio_duration=_sound_duration(path, expected),
    )


def _decode(container: InputContainer, stream: VideoStream, path: str, turn: Turn, expected: int) -> _Tally:
    decode_threads(stream)
    tally = _Tally()
    try:
        for packet in container.demux(stream):
            tally.errors += packet.is_corrupt
            _count(packet, tally)
            check_pixels(*tally.size, path)
            turn.check()
            turn.progress(tally.frames, max(expected, tally.frames + 1))
    except av.error.FFmpegError:
        tally.errors += 1
    turn.progress(tally.frames, tally.frames)
    return tally


def _count(packet: Packet[VideoStream], tally: _Tally) -> None:
    try:
        frames = packet.decode()
    except av.error.FFmpegError:
        tally.errors += 1
        return
    for frame in frames:
        tally.frames += 1
        tally.errors += frame.is_corrupt
        tally.size = (frame.width, frame.height)
        if frame.pts is not None:
            tally.stamps.append(frame.pts)
            tally.last_duration = frame.duration


def _sound_duration(path: str, expected: Scan) -> Fraction | None:
    """Length of the track that a player would choose; None without one."""
    with opened(path) as container:
        stream = chosen_sound(container)
        if stream is None:
            return None
        return expected.tracks[stream.index].length(expected.pts[0] * expected.tick if expected.pts else Fraction(0))


def _sha256(path: str, turn: Turn) -> str:
    digest = hashlib.sha256()
    with Path(path).open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            turn.pulse()
    return digest.hexdigest()
