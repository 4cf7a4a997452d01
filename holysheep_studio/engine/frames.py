"""Every picture of a stream in the order it is shown, with its time; each once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import av.error
from av.video.frame import VideoFrame

from holysheep_studio.domain.errors import Code, MediaError
from holysheep_studio.engine.footage_file import time_base
from holysheep_studio.engine.picture import Plane

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from av.container import InputContainer
    from av.video.stream import VideoStream


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A picture, when it is shown and for how long, in ticks of its stream; a duration of 0 is not known.

    `veil` is its opacity where that was taken out of it.
    """

    frame: VideoFrame
    stamp: int
    duration: int
    veil: Plane | None = None


def shown(container: InputContainer, stream: VideoStream) -> Iterator[Shown]:
    """Pictures with rising times; what does not decode is left out, as are second pictures for one time."""
    rate = stream.average_rate or stream.guessed_rate or Fraction(25)
    usual = max(1, round(1 / rate / time_base(stream)))
    last: int | None = None
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            continue
        for frame in frames:
            stamp = frame.pts if frame.pts is not None else (0 if last is None else last + usual)
            if last is not None and stamp <= last:
                continue
            last = stamp
            yield Shown(frame, stamp, max(0, frame.duration or 0))


def alike(pictures: Iterable[Shown], first: VideoFrame, path: str) -> Iterator[Shown]:
    """The same pictures; raises MediaError engine_failed where one is not of the size and format of the first."""
    size, pixel_format = (first.width, first.height), first.format.name
    for picture in pictures:
        frame = picture.frame
        if (frame.width, frame.height) != size or frame.format.name != pixel_format:
            raise MediaError(Code.ENGINE_FAILED, path=path, what="the picture size changes within the clip")
        yield picture
