"""Decodes a file's first pictures to learn what no header tells: true size, turn, colour, fields, transparency."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import av.error
import numpy as np

from holysheep_studio.domain.delivery import tags_alpha
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.footage import Colour, FieldOrder
from holysheep_studio.engine.colour_names import colour_of
from holysheep_studio.engine.footage_file import check_pixels, decode_threads

if TYPE_CHECKING:
    from collections.abc import Callable

    from av.buffer import Buffer
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

#: Packets that are tried for a first picture; a file whose first 600 do not decode has none.
FIRST_PACKETS = 600
#: Pictures that are asked whether they are interlaced: flags are sometimes missing on the very first.
FIRST_PICTURES = 4
#: AVFieldOrder values and what they mean for display.
_FIELD_ORDERS = {
    2: FieldOrder.TOP_FIRST,
    3: FieldOrder.BOTTOM_FIRST,
    4: FieldOrder.BOTTOM_FIRST,
    5: FieldOrder.TOP_FIRST,
}
#: Codecs whose pixel format has an alpha channel even where no picture uses it.
_MAYBE_ALPHA = {"gif", "png", "apng", "qtrle", "rawvideo"}


@dataclass(frozen=True, slots=True)
class Picture:
    """The first picture. `rotation` degrees clockwise, then `mirrored` left to right, bring it upright."""

    width: int
    height: int
    pixel_format: str
    bit_depth: int
    rotation: int
    mirrored: bool
    field_order: FieldOrder
    colour: Colour
    alpha: bool


def first_look(container: InputContainer, stream: VideoStream, path: str, check: Callable[[], None]) -> Picture:
    """Decode until the first pictures come, from where the container stands.

    Raises InputError no_frames when none comes, picture_too_large when it is beyond the studio's limit.
    """
    decode_threads(stream, careful=True)
    frames: list[VideoFrame] = []
    tried = 0
    try:
        for packet in container.demux(stream):
            tried += 1
            try:
                frames += packet.decode()
            except av.error.FFmpegError:
                check_pixels(stream.codec_context.width, stream.codec_context.height, path)
            check()
            if tried >= FIRST_PACKETS or len(frames) >= FIRST_PICTURES:
                break
    except av.error.FFmpegError as problem:
        if not frames:
            raise InputError(Code.NO_FRAMES, path=path) from problem
    if not frames:
        raise InputError(Code.NO_FRAMES, path=path)
    return _describe(frames, stream)


def _describe(frames: list[VideoFrame], stream: VideoStream) -> Picture:
    first = frames[0]
    rotation, mirrored = turn_of(first)
    return Picture(
        width=first.width,
        height=first.height,
        pixel_format=first.format.name,
        bit_depth=max(component.bits for component in first.format.components),
        rotation=rotation,
        mirrored=mirrored,
        field_order=_field_order(frames, stream),
        colour=colour_of(first),
        alpha=has_alpha(first, stream),
    )


def turn_of(frame: VideoFrame) -> tuple[int, bool]:
    """(degrees clockwise, mirrored): turn the picture, then flip it left to right if mirrored, and it is upright.

    From the display matrix a b u / c d v / x y w, which sends (x, y) to (ax + cy, bx + dy), y pointing down.
    """
    matrix = cast("Buffer | None", frame.side_data.get("DISPLAYMATRIX"))
    if matrix is None:
        return 0, False
    a, b, _, c, d = struct.unpack("=5i", bytes(matrix)[:20])
    mirrored = a * d - b * c < 0
    if mirrored:
        a = -a
    if a == 0 and b == 0:
        return 0, False
    return round(math.degrees(math.atan2(b, a)) / 90) % 4 * 90, mirrored


def _field_order(frames: list[VideoFrame], stream: VideoStream) -> FieldOrder:
    if not any(frame.interlaced_frame for frame in frames):
        return FieldOrder.PROGRESSIVE
    # standard-definition DV is the one common system that shows the lower field first
    usual = FieldOrder.BOTTOM_FIRST if stream.codec_context.name == "dvvideo" else FieldOrder.TOP_FIRST
    return _FIELD_ORDERS.get(int(stream.codec_context.field_order), usual)


def has_alpha(frame: VideoFrame, stream: VideoStream) -> bool:
    """Whether a clip is really transparent, told by its first frame; some formats have a channel that nothing uses."""
    if tags_alpha(stream.metadata):
        return True  # VP8 and VP9 keep it in a second stream that FFmpeg's own decoders drop
    has_channel = any(component.is_alpha for component in frame.format.components)
    if not has_channel or stream.codec_context.name not in _MAYBE_ALPHA:
        return has_channel
    return bool(np.any(frame.to_ndarray(format="rgba")[:, :, 3] < 255))
