"""Measures what a file really holds, from its packets and first pictures, and says what is odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from av.stream import Disposition

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.footage import Audio, Finding, Footage, Video
from holysheep_studio.engine.decode_check import Decoded, decode_check, decode_worth
from holysheep_studio.engine.first_look import Picture, first_look
from holysheep_studio.engine.footage_file import opened, picture_stream, sound_streams, time_base
from holysheep_studio.engine.sniff import header_size
from holysheep_studio.engine.timeline import Cadence, Scan, cadence, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer
    from av.video.stream import VideoStream

    from holysheep_studio.domain.timebase import Seconds
    from holysheep_studio.engine.turn import Turn

#: Header and measured duration may differ by this share, and by this time, before it is worth a word.
DURATION_SHARE = Fraction(1, 20)
DURATION_S = Fraction(1, 2)
#: Sound may end this much before or after the picture unnoticed.
SOUND_S = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class _Seen:
    """All that was measured of one file."""

    path: str
    size_bytes: int
    scan: Scan
    picture: Picture
    decoded: Decoded | None
    cadence: Cadence
    ticks: list[int]

    @property
    def start(self) -> Seconds:
        return self.ticks[0] * self.scan.tick

    @property
    def duration(self) -> Seconds:
        if not self.cadence.variable:  # a clock of milliseconds, as Matroska's, would blur it
            return len(self.ticks) / self.cadence.rate
        return (self.ticks[-1] - self.ticks[0]) * self.scan.tick + self.cadence.frame


def probe(path: str, turn: Turn) -> Footage:
    """What the file at `path` holds. Work and memory are bounded, however broken the file.

    Raises InputError: see footage_file.opened; no_video, no_frames, picture_too_large.
    """
    with opened(path) as container:
        stream = picture_stream(container, path)
        seen_packets = scan(container, stream, check=turn.pulse)
    if not seen_packets.packets:
        raise InputError(Code.NO_FRAMES, path=path)
    with opened(path) as container:
        stream = picture_stream(container, path)
        picture = first_look(container, stream, path, turn.pulse)
    decoded = _decoded(path, seen_packets, picture, turn)
    with opened(path) as container:
        stream = picture_stream(container, path)
        return _footage(container, stream, _seen(path, stream, seen_packets, picture, decoded))


def _decoded(path: str, packets: Scan, picture: Picture, turn: Turn) -> Decoded | None:
    """What decoding the whole clip tells, if that is worth its time; a second, careful pass where the first fails."""
    found = None
    for careful in (packets.corrupt > 0, True):
        with opened(path) as container:
            stream = picture_stream(container, path)
            if found is None and not decode_worth(container, stream, packets, picture):
                return None
            found = decode_check(container, stream, turn.pulse, careful=careful)
        if careful or not found.errors:
            return found
    return found


def _seen(path: str, stream: VideoStream, packets: Scan, picture: Picture, decoded: Decoded | None) -> _Seen:
    ticks = packets.pts
    if decoded is not None and decoded.ticks and packets.jumps == 0:
        ticks = decoded.ticks
    if not ticks:
        # nothing is stamped: the pictures are counted and laid out at the rate the container states
        rate = stream.guessed_rate or stream.average_rate or Fraction(25)
        count = len(decoded.ticks) if decoded is not None and decoded.ticks else packets.packets
        ticks = [round(n / rate / packets.tick) for n in range(count)]
    claims = (stream.base_rate, stream.average_rate, stream.guessed_rate)
    rhythm = cadence(ticks, packets.tick, packets.last_duration, claims)
    return _Seen(path, Path(path).stat().st_size, packets, picture, decoded, rhythm, ticks)


def _footage(container: InputContainer, stream: VideoStream, seen: _Seen) -> Footage:
    return Footage(
        name=Path(seen.path).name,
        size_bytes=seen.size_bytes,
        container=container.format.name,
        video=_video(stream, seen),
        audio=_audio(container, seen.scan, seen.start),
        bit_rate=round(seen.size_bytes * 8 / seen.duration) if seen.duration > 0 else None,
        findings=tuple(dict.fromkeys(_findings(container, stream, seen))),
    )


def _video(stream: VideoStream, seen: _Seen) -> Video:
    picture, rhythm = seen.picture, seen.cadence
    aspect = stream.sample_aspect_ratio
    return Video(
        codec=stream.codec_context.name if stream.codec_context.name != "libdav1d" else "av1",
        profile=stream.profile,
        width=picture.width,
        height=picture.height,
        pixel_format=picture.pixel_format,
        bit_depth=picture.bit_depth,
        rate=rhythm.rate,
        average_rate=rhythm.average,
        variable=rhythm.variable,
        frames=len(seen.ticks),
        duration=seen.duration,
        start=seen.start,
        sample_aspect=Fraction(aspect) if aspect else Fraction(1),
        rotation=picture.rotation,
        mirrored=picture.mirrored,
        field_order=picture.field_order,
        colour=picture.colour,
        alpha=picture.alpha,
        longest_gap=rhythm.longest,
    )


def _audio(container: InputContainer, packets: Scan, start: Seconds) -> tuple[Audio, ...]:
    found = []
    for stream in sound_streams(container):
        track = packets.tracks[stream.index]
        found.append(
            Audio(
                codec=stream.codec_context.name,
                sample_rate_hz=stream.codec_context.sample_rate or 0,
                channels=stream.codec_context.channels,
                duration=track.length(start),
                language=None if stream.language in {None, "", "und"} else stream.language,
                default=bool(stream.disposition & Disposition.default),
            )
        )
    return tuple(found)


def _findings(container: InputContainer, stream: VideoStream, seen: _Seen) -> Iterator[Finding]:
    yield from _damage(container, stream, seen)
    claimed = header_size(seen.path) if "mp4" in container.format.name else None
    if claimed is not None and not _same_size(claimed, seen):
        yield Finding.FALSE_SIZE
    if seen.scan.jumps:
        yield Finding.TIME_JUMPS
    tracks = sound_streams(container)
    if len(tracks) > 1:
        yield Finding.SEVERAL_AUDIO_TRACKS
    yield from _sound_length(seen, tracks[0].index if tracks else None)


def _damage(container: InputContainer, stream: VideoStream, seen: _Seen) -> Iterator[Finding]:
    if not seen.scan.complete:
        yield Finding.NOT_READ_WHOLE
    if _cut_off(container, stream, seen):
        yield Finding.INCOMPLETE
    elif _header_duration_wrong(container, stream, seen):
        yield Finding.FALSE_DURATION
    lost = seen.decoded is not None and (seen.decoded.errors > 0 or seen.decoded.corrupt > 0)
    if lost or (seen.scan.corrupt and not seen.scan.jumps):
        yield Finding.DAMAGED


def _cut_off(container: InputContainer, stream: VideoStream, seen: _Seen) -> bool:
    """Whether the header promises data that the file no longer has."""
    if not seen.scan.complete:
        return False
    if "mp4" in container.format.name:
        entries = stream.index_entries
        return any(entry.pos + entry.size > seen.size_bytes for entry in (entries[-1:] if len(entries) else []))
    if container.format.name in {"matroska,webm", "avi", "flv", "asf"} and container.duration:
        ends = [seen.start + seen.duration, *(track.end for track in seen.scan.tracks.values() if track.end)]
        promised = Fraction(container.duration, 1_000_000) + Fraction(container.start_time or 0, 1_000_000)
        return promised - max(ends) > max(DURATION_S, promised * DURATION_SHARE)
    return False


def _header_duration_wrong(container: InputContainer, stream: VideoStream, seen: _Seen) -> bool:
    if not seen.scan.complete or seen.scan.jumps:
        return False
    if stream.duration:
        claimed = stream.duration * time_base(stream)
    elif container.duration and not seen.scan.tracks:
        claimed = Fraction(container.duration, 1_000_000)
    else:
        return False
    return abs(claimed - seen.duration) > max(DURATION_S, seen.duration * DURATION_SHARE)


def _same_size(claimed: tuple[int, int], seen: _Seen) -> bool:
    """Headers may give the size before or after the decoder crops to whole blocks of 16."""
    return all(
        abs(said - true) < 16 for said, true in zip(claimed, (seen.picture.width, seen.picture.height), strict=True)
    )


def _sound_length(seen: _Seen, track: int | None) -> Iterator[Finding]:
    end = seen.scan.tracks[track].end if track is not None else None
    if end is None:
        return
    tolerance = max(SOUND_S, 2 * seen.cadence.frame)
    late = end - (seen.start + seen.duration)
    if late > tolerance:
        yield Finding.AUDIO_LONGER
    elif -late > tolerance:
        yield Finding.AUDIO_SHORTER
