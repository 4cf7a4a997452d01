"""Makes proxies: every frame of a clip as a small picture of its own, so that any of them is shown at once."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import av.error
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter

from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.domain.proxy import Entry, ProxyMade, ProxySpec, index_bytes
from holysheep_studio.engine.colour_names import MATRICES, UNSPECIFIED, colour_of
from holysheep_studio.engine.courtesy import IN_THE_BACKGROUND, step_back
from holysheep_studio.engine.first_look import turn_of
from holysheep_studio.engine.footage_file import (
    check_pixels,
    decode_threads,
    opened,
    picture_stream,
    seeing,
    time_base,
)
from holysheep_studio.engine.output_errors import output_error
from holysheep_studio.engine.thumbnail import tone_mapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    from holysheep_studio.engine.turn import Turn

JPEG_QUALITY = 85
SMALLEST_SIDE_PX, LARGEST_SIDE_PX = 64, 1920
#: From this many lines on an untagged picture is taken for HD, as the viewer has it.
_HD_LINES = 720
_BT709, _BT601 = 1, 5
#: What shows through transparent pictures, blue first: the mean of the viewer's checks.
BEHIND = np.array([56, 53, 51], np.uint16)
_FULL_RANGE = 2
_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def proxy(spec: ProxySpec, turn: Turn) -> ProxyMade:
    """Write the proxy of `spec`, whole or not at all; frames that do not decode are left out.

    Lowers the priority of its process for good. Raises InputError as `opened` does, no_video, no_frames; MediaError
    disk_full; Cancelled.
    """
    if not SMALLEST_SIDE_PX <= spec.side_px <= LARGEST_SIDE_PX:
        raise InputError(Code.BAD_VALUE, field="side_px", value=spec.side_px, expected="64-1920")
    step_back(IN_THE_BACKGROUND)
    part = spec.target + ".part"
    turn.holds(part)
    try:
        with opened(spec.source) as container:
            made = _write(container, spec, Path(part), turn)
        Path(part).replace(spec.target)
    except OSError as problem:
        raise output_error(spec.target, problem) from problem
    finally:
        with contextlib.suppress(OSError):
            Path(part).unlink(missing_ok=True)
        turn.releases(part)
    return made


def _write(container: InputContainer, spec: ProxySpec, part: Path, turn: Turn) -> ProxyMade:
    stream = picture_stream(container, spec.source)
    decode_threads(stream)
    expected = stream.frames or round(float((stream.duration or 0) * time_base(stream) * (stream.average_rate or 0)))
    shrink = _Shrinker(spec, stream)
    entries: list[Entry] = []
    with part.open("wb") as file:
        for frame in _decoded(container, stream):
            turn.check()
            done, jpeg = cv2.imencode(".jpg", shrink(frame), [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
            if not done:
                raise MediaError(Code.INTERNAL, what="no JPEG encoder")
            entries.append(Entry(frame.pts if frame.pts is not None else len(entries), file.tell()))
            file.write(jpeg.tobytes())
            turn.progress(len(entries), max(expected, len(entries) + 1))
        if not entries:
            raise InputError(Code.NO_FRAMES, path=spec.source)
        # where the clock is broken nobody asks by it; where it is whole, frames come in its order
        file.write(index_bytes(entries))
        size = file.tell()
    return ProxyMade(len(entries), size)


def _decoded(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    """Every frame that decodes, in the order of showing, up to where the container cannot be read on."""
    packets, decode = container.demux(stream), seeing(stream)
    while True:
        try:
            packet = next(packets, None)
        except (av.error.FFmpegError, OSError):
            return
        if packet is None:
            return
        try:
            yield from decode(packet)
        except av.error.FFmpegError:
            continue


class _Shrinker:
    """Makes small upright pictures in square pixels, in the colours of an ordinary screen."""

    def __init__(self, spec: ProxySpec, stream: VideoStream) -> None:
        self._spec = spec
        self._aspect = float(stream.sample_aspect_ratio or 1)
        self._scaler = VideoReformatter()
        self._turn: tuple[int, bool] | None = None

    def __call__(self, frame: VideoFrame) -> NDArray[np.uint8]:
        """The picture of a frame: BGR."""
        check_pixels(frame.width, frame.height, self._spec.source)
        if self._turn is None:
            self._turn = turn_of(frame)
        width, height = self._size(frame)
        hdr = colour_of(frame).hdr
        full = int(frame.color_range) == _FULL_RANGE or frame.format.name.startswith("yuvj")
        small = self._scaler.reformat(
            frame,
            width,
            height,
            "bgra" if hdr is None else "rgb48le",
            src_colorspace=None if frame.format.is_rgb else _matrix(frame),
            src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation=Interpolation.AREA,
        )
        picture = _over_grey(small) if hdr is None else tone_mapped(small, hdr)
        rotation, mirrored = self._turn
        if rotation in _TURNS:
            picture = np.asarray(cv2.rotate(picture, _TURNS[rotation]), np.uint8)
        return np.asarray(cv2.flip(picture, 1), np.uint8) if mirrored else picture

    def _size(self, frame: VideoFrame) -> tuple[int, int]:
        wide = frame.width * self._aspect
        scale = min(1.0, self._spec.side_px / max(wide, frame.height))
        return max(1, round(wide * scale)), max(1, round(frame.height * scale))


def _over_grey(frame: VideoFrame) -> NDArray[np.uint8]:
    """What shows through is as bright as the checks that are shown behind the true frame."""
    picture = np.asarray(frame.to_ndarray(), np.uint8)
    opacity = picture[:, :, 3:]
    if int(opacity.min()) == 255:
        return np.ascontiguousarray(picture[:, :, :3])
    share = opacity.astype(np.uint16)
    mixed = (picture[:, :, :3] * share + BEHIND * (255 - share) + 127) // 255
    return np.ascontiguousarray(mixed, np.uint8)


def _matrix(frame: VideoFrame) -> int:
    if frame.colorspace != UNSPECIFIED and int(frame.colorspace) in MATRICES:
        return int(frame.colorspace)
    return _BT709 if frame.height >= _HD_LINES else _BT601
