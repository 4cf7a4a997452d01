"""The pictures of one clip, small, decoded once and kept, for previews that start at once."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import ExitStack, suppress
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av.error
import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation as Scaling
from av.video.reformatter import VideoReformatter

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.engine.colour_names import UNSPECIFIED, colour_of
from holysheep_studio.engine.first_look import turn_of
from holysheep_studio.engine.footage_file import (
    check_pixels,
    decode_threads,
    opened,
    picture_stream,
    seeing,
    time_base,
)
from holysheep_studio.engine.picture import PIXEL_FORMAT, Picture
from holysheep_studio.engine.thumbnail import tone_mapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from av.packet import Packet
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    from holysheep_studio.domain.timebase import Seconds

#: Pictures kept: at 320 x 180 about 150 MB. From longer clips only key pictures are taken, then every other one.
MOST_PICTURES = 1500
#: Untagged pictures above this height are BT.709, as players have it.
SD_LINES = 576
#: FFmpeg's numbers of the two matrices.
_BT709, _BT601 = 1, 5


class SmallReel:
    """The pictures of `path` with `side_px` on their longer side, stored upright or not as the file has them.

    They are decoded as far as they are asked for. `frames` is how many there are, 0 where only the header says so.
    `coarse`: the clip is long and only some pictures are there.
    Raises InputError as `opened` does, no_video, no_frames.
    """

    def __init__(self, path: str, side_px: int, frames: int = 0) -> None:
        self.identity = identity(path)
        self.side_px = side_px
        self.check: Callable[[], None] = lambda: None
        self._path = path
        self._files = ExitStack()
        # pictures are read on one thread while others are shown on another, and a scaler serves one
        self._shrinking, self._mapping, self._showing = VideoReformatter(), VideoReformatter(), VideoReformatter()
        self._pictures: list[Picture] = []
        self._times: list[Fraction] = []
        self._stride, self._met = 1, 0
        try:
            container = self._files.enter_context(opened(path))
            stream = picture_stream(container, path)
            decode_threads(stream)
            rate = stream.average_rate or stream.guessed_rate or Fraction(25)
            self.interval = 1 / rate
            length = frames or stream.frames or ((container.duration or 0) / 1_000_000 * float(rate))
            self.coarse = length > MOST_PICTURES
            if self.coarse:
                stream.codec_context.skip_frame = "NONKEY"
            self._aspect = Fraction(stream.sample_aspect_ratio or 1)
            self._frames = self._decoded(container.demux(stream), stream)
            self._ended = False
            self.rotation, self.mirrored, self.matrix = 0, False, _BT601
            self._more()
        except BaseException:
            self._files.close()
            raise
        if not self._pictures:
            self.close()
            raise InputError(Code.NO_FRAMES, path=path)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the small pictures as they are stored."""
        return self._pictures[0].size

    def around(self, s: Seconds) -> tuple[Picture, Picture]:
        """The pictures at and after source time s; past the end both are the last one."""
        while not self._ended and self._times[-1] <= s:
            self.check()
            self._more()
        at = max(0, bisect_right(self._times, s) - 1)
        return self._pictures[at], self._pictures[min(at + 1, len(self._pictures) - 1)]

    def upright(self, frame: VideoFrame) -> NDArray[np.uint8]:
        """A frame of this size as it is shown: BGR, turned."""
        picture = (
            self._showing.reformat(frame, format="bgr24", src_colorspace=self.matrix)
            .to_ndarray()
            .astype(np.uint8, copy=False)
        )
        turns = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
        if self.rotation in turns:
            picture = np.asarray(cv2.rotate(picture, turns[self.rotation]), np.uint8)
        return np.asarray(cv2.flip(picture, 1) if self.mirrored else picture, np.uint8)

    def close(self) -> None:
        """Let go of the file; what is decoded stays."""
        self._ended = True
        self._files.close()

    def _more(self) -> None:
        found = next(self._frames, None)
        if found is None:
            self.close()
            return
        self._met += 1
        if self._pictures and (self._met - 1) % self._stride:
            return
        self._pictures.append(found)
        self._times.append(found.time)
        if len(self._pictures) > MOST_PICTURES:
            self._stride *= 2
            self.coarse = True
            del self._pictures[1::2], self._times[1::2]

    def _decoded(self, packets: Iterator[Packet[VideoStream]], stream: VideoStream) -> Iterator[Picture]:
        tick = time_base(stream)
        origin: int | None = None
        last: int | None = None
        decode, keys_only = seeing(stream), self.coarse
        for packet in _readable(packets):
            if keys_only and packet.size and not packet.is_keyframe:
                continue
            try:
                frames = decode(packet)
            except av.error.FFmpegError:
                continue
            for frame in frames:
                if frame.pts is None or (last is not None and frame.pts <= last):
                    continue
                last = frame.pts
                if origin is None:
                    origin = frame.pts
                    self._begin(frame)
                yield self._shrunk(frame, (frame.pts - origin) * tick)

    def _begin(self, frame: VideoFrame) -> None:
        check_pixels(frame.width, frame.height, self._path)
        wide, high = max(1, round(frame.width * self._aspect)), frame.height
        scale = min(1.0, self.side_px / max(wide, high))
        self._small = tuple(max(16, round(side * scale / 2) * 2) for side in (wide, high))
        self.rotation, self.mirrored = turn_of(frame)
        self._hdr = colour_of(frame).hdr
        self._mapped = self._hdr is not None or any(part.is_alpha for part in frame.format.components)
        if self._mapped:
            self.matrix = _BT709
        elif not frame.format.is_rgb and frame.colorspace != UNSPECIFIED:
            self.matrix = int(frame.colorspace)
        else:
            self.matrix = _BT709 if frame.height > SD_LINES else _BT601

    def _shrunk(self, frame: VideoFrame, time: Seconds) -> Picture:
        width, height = self._small
        kind = PIXEL_FORMAT if not self._mapped else "bgra" if self._hdr is None else "rgb48le"
        small = self._shrinking.reformat(frame, width, height, kind, interpolation=Scaling.AREA)
        if not self._mapped:
            return Picture(small, time)
        picture = tone_mapped(small, self._hdr) if self._hdr is not None else _over_black(small)
        screen = VideoFrame.from_ndarray(picture, format="bgr24")
        return Picture(self._mapping.reformat(screen, format=PIXEL_FORMAT, dst_colorspace=_BT709), time)


def _over_black(frame: VideoFrame) -> NDArray[np.uint8]:
    """What shows through is black."""
    picture = frame.to_ndarray().astype(np.uint16)
    return np.ascontiguousarray(picture[:, :, :3] * picture[:, :, 3:] // 255).astype(np.uint8)


def _readable(packets: Iterator[Packet[VideoStream]]) -> Iterator[Packet[VideoStream]]:
    """Packets up to where the file is broken."""
    with suppress(av.error.FFmpegError):
        yield from packets


def identity(path: str) -> tuple[str, int, int]:
    """What tells that a file is still the one whose pictures are kept. Raises InputError file_missing."""
    try:
        found = Path(path).stat()
    except OSError:
        raise InputError(Code.FILE_MISSING, path=path) from None
    return path, found.st_size, found.st_mtime_ns
