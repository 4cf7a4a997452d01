"""Opens a video file for viewing with nothing but real containers and the file itself within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import av
from av.codec.context import CodecContext
from av.stream import Disposition
from av.video.stream import VideoStream

from holysheep_studio.domain.delivery import MOST_PIXELS, SAFE_FORMATS, alpha_decoder
from holysheep_studio.domain.errors import Code, InputError, StudioError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.codeccontext import VideoCodecContext
    from av.video.frame import VideoFrame

_OPTIONS = {
    "format_whitelist": SAFE_FORMATS,
    "protocol_whitelist": "file",
    # refused inside the decoder, before a picture of this size is allocated
    "max_pixels": str(MOST_PIXELS),
}
#: Containers of sound alone, for voices and music.
_SOUNDS = "wav,mp3,flac,aac,aiff"
#: How files begin that name other files or servers, and what such a file is called.
_LISTS = {b"#EXTM3U": "HLS", b"ffconcat": "concat", b"v=0": "SDP", b"<MPD": "DASH"}
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"BM", b"II*\0", b"MM\0*")


def open_clip(path: Path, threads: str) -> tuple[InputContainer, VideoStream]:
    """The file and its picture stream, ready to be read; `threads` is PyAV's thread type ("SLICE", "AUTO").

    Raises StudioError with a code for what is wrong with the file.
    """
    _check(path)
    # "file:" keeps names such as "concat:a" or "-" from being read as anything but a name
    name = f"file:{path.absolute()}"
    try:
        container = av.open(name, options=dict(_OPTIONS), metadata_errors="replace")
    except (av.FFmpegError, OSError, ValueError) as problem:
        raise _refusal(path, problem) from problem
    try:
        return container, _picture_stream(container, path, threads)
    except StudioError:
        container.close()
        raise


def seeing(stream: VideoStream) -> Callable[[Packet[VideoStream] | None], list[VideoFrame]]:
    """What decodes the packets from one place on: with the transparency that WebM keeps in a second stream.

    The stream's own decoder drops that, and the one that reads it cannot go on elsewhere: ask anew after each jump.
    """
    name = alpha_decoder(stream.codec_context.name, stream.metadata)
    if name is None:
        return stream.decode
    try:
        context = cast("VideoCodecContext", CodecContext.create(name, "r"))
    except ValueError:  # a build without it: the picture without its transparency
        return stream.decode
    context.extradata = stream.codec_context.extradata
    context.options = {"max_pixels": str(MOST_PIXELS)}
    return context.decode


def open_sound(path: Path) -> tuple[InputContainer, AudioStream]:
    """A file of sound, alone or with pictures, and its first sound stream; time 0 is where that begins.

    Raises StudioError as `open_clip`, InputError no_sound.
    """
    _check(path)
    options = {**_OPTIONS, "format_whitelist": f"{SAFE_FORMATS},{_SOUNDS}"}
    try:
        container = av.open(f"file:{path.absolute()}", options=options, metadata_errors="replace")
    except (av.FFmpegError, OSError, ValueError) as problem:
        raise _refusal(path, problem) from problem
    if not container.streams.audio:
        container.close()
        raise InputError(Code.NO_SOUND, file=path.name)
    return container, container.streams.audio[0]


def _picture_stream(container: InputContainer, path: Path, threads: str) -> VideoStream:
    stream = container.streams.best("video")
    # the cover of a song is a picture stream, too
    if not isinstance(stream, VideoStream) or stream.disposition & Disposition.attached_pic:
        raise InputError(Code.NO_VIDEO, file=path.name)
    context = stream.codec_context
    if context.width * context.height > MOST_PIXELS:
        raise InputError(Code.PICTURE_TOO_LARGE, file=path.name, width=context.width, height=context.height)
    context.thread_type = threads
    # the stream can grow behind a small header: the decoder itself has to refuse
    context.options = {**context.options, "max_pixels": str(MOST_PIXELS)}
    return stream


def _check(path: Path) -> None:
    try:
        facts = path.stat()
        if not path.is_file():
            raise InputError(Code.NOT_A_FILE, file=path.name)
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=path.name) from None
    except PermissionError:
        raise InputError(Code.NO_PERMISSION, file=path.name) from None
    except OSError:  # a name that no file can have, a disk that is gone
        raise InputError(Code.FILE_MISSING, file=path.name) from None
    if facts.st_size == 0:
        raise InputError(Code.FILE_EMPTY, file=path.name)


def _refusal(path: Path, problem: Exception) -> StudioError:
    if isinstance(problem, PermissionError):
        return InputError(Code.NO_PERMISSION, file=path.name)
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        return InputError(Code.FILE_MISSING, file=path.name)
    listed = next((name for start, name in _LISTS.items() if head.startswith(start)), None)
    if listed is not None:
        return InputError(Code.FORMAT_REFUSED, file=path.name, format=listed)
    if head.startswith(_PICTURES):
        return InputError(Code.STILL_PICTURE, file=path.name)
    return InputError(Code.TRUNCATED_HEADER if head[4:8] == b"ftyp" else Code.UNREADABLE, file=path.name)
