"""Opens video files: real video containers only, the one file named and nothing else."""

from __future__ import annotations

import os
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast

import av
import av.container
import av.error
from av.codec.context import CodecContext
from av.stream import Disposition

from holysheep_studio.domain.delivery import MOST_PIXELS, SAFE_FORMATS, alpha_decoder
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.engine.sniff import check_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet
    from av.stream import Stream
    from av.video.codeccontext import VideoCodecContext
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

_OPTIONS = {
    "format_whitelist": SAFE_FORMATS,
    "protocol_whitelist": "file",
    # refused inside the decoder, before a picture of this size is allocated
    "max_pixels": str(MOST_PIXELS),
}

#: Threads that decode for a render: it waits for its own workers, and more threads hold more pictures.
RENDER_THREADS = 2
#: Codecs whose pictures always have parts that threads can share: they hold no more pictures then, and these are large.
_BY_SLICES = frozenset({"prores"})


@contextmanager
def opened(path: str) -> Iterator[InputContainer]:
    """The container at `path`, closed at the end.

    Raises InputError as `check_file` does, or format_refused, unreadable or picture_too_large.
    """
    check_file(path)
    name = "file:" + os.path.abspath(path)  # noqa: PTH100 - pathlib would resolve nothing else, this keeps any name
    try:
        container = av.open(name, mode="r", options=dict(_OPTIONS), metadata_errors="replace")
    except av.error.FFmpegError as problem:
        raise _open_error(path, problem) from problem
    except UnicodeEncodeError as problem:
        raise InputError(Code.UNREADABLE, path=path, what=problem) from problem
    with container:
        yield container


def _open_error(path: str, problem: av.error.FFmpegError) -> InputError:
    if isinstance(problem, av.error.ArgumentError):  # FFmpeg's answer where a format is not on the list
        return InputError(Code.FORMAT_REFUSED, path=path, format=Path(path).suffix)
    if isinstance(problem, av.error.PermissionError):
        return InputError(Code.NO_PERMISSION, path=path)
    return InputError(Code.UNREADABLE, path=path, what=problem.strerror or type(problem).__name__)


def picture_stream(container: InputContainer, path: str) -> VideoStream:
    """The stream that holds the moving picture; cover art is none.

    Raises InputError no_video, or picture_too_large by what the stream says of itself.
    """
    streams = [stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic]
    if not streams:
        raise InputError(Code.NO_VIDEO, path=path)
    best = container.streams.best("video")
    stream = next((one for one in streams if best is not None and one.index == best.index), streams[0])
    if not _has_decoder(stream):
        raise InputError(Code.UNREADABLE, path=path, what="no decoder for this picture codec")
    check_pixels(stream.codec_context.width, stream.codec_context.height, path)
    return stream


def check_pixels(width: int, height: int, path: str) -> None:
    """Raise InputError picture_too_large above the studio's own limit."""
    if width * height > MOST_PIXELS:
        raise InputError(Code.PICTURE_TOO_LARGE, path=path, width=width, height=height, most=MOST_PIXELS)


def _has_decoder(stream: Stream) -> bool:
    """PyAV's types promise a codec context; FFmpeg gives none where it has no decoder."""
    return cast("CodecContext | None", stream.codec_context) is not None


def sound_streams(container: InputContainer) -> tuple[AudioStream, ...]:
    """Sound tracks that a decoder exists for."""
    return tuple(stream for stream in container.streams.audio if _has_decoder(stream))


def chosen_sound(container: InputContainer) -> AudioStream | None:
    """The track a player would play: the one marked as default, or the first."""
    tracks = sound_streams(container)
    return next((track for track in tracks if track.disposition & Disposition.default), tracks[0] if tracks else None)


def seeing(stream: VideoStream) -> Callable[[Packet[VideoStream]], list[VideoFrame]]:
    """What decodes packets for showing, from a key picture on: with the transparency that lies in a second stream.

    The stream's own decoder drops that; the other one marks no key pictures and skips none.
    """
    name = alpha_decoder(stream.codec_context.name, stream.metadata)
    if name is None:
        return lambda packet: packet.decode()
    try:
        context = cast("VideoCodecContext", CodecContext.create(name, "r"))
    except ValueError:  # a build without it: the picture without its transparency
        return lambda packet: packet.decode()
    context.extradata = stream.codec_context.extradata
    context.options = {"max_pixels": str(MOST_PIXELS)}
    return context.decode


def time_base(stream: VideoStream | AudioStream) -> Fraction:
    """Seconds per tick of the stream's time stamps."""
    return stream.time_base if stream.time_base is not None else Fraction(1, 1_000_000)


def decode_threads(stream: VideoStream, *, careful: bool = False, most: int = 0) -> None:
    """Set how the stream is decoded: on all cores, or by `most` threads; each may hold a picture or two of its own.

    `careful`: by one thread, which loses fewest damaged frames.
    """
    context = stream.codec_context
    context.options = {**context.options, "max_pixels": str(MOST_PIXELS)}
    if careful:
        context.thread_count = 1
    else:
        context.thread_count = most
        # the setter takes names too
        context.thread_type = "SLICE" if most and context.name in _BY_SLICES else "AUTO"
