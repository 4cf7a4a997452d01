"""Finds a hardware encoder that really works: one that gave back a few pictures of the wanted size, well enough."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, cast

import cv2
import numpy as np
from av.codec import Codec, CodecContext
from av.codec.codec import UnknownCodecError
from av.error import FFmpegError

from holysheep_studio.engine.picture import DEEP_FORMAT, PIXEL_FORMAT, blank, planes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.video.codeccontext import VideoCodecContext
    from av.video.frame import VideoFrame

    from holysheep_studio.engine.picture import Plane

#: Makers' encoders in the order they are tried. VA-API's take pictures from the device's memory only, where the engine
#: has none.
KINDS = ("nvenc", "qsv", "amf", "videotoolbox")
#: How many pictures are encoded for a trial, and how well each must come back, in dB of luma.
PICTURES, NEAR_DB = 10, 32.0
#: The pixel formats the makers take, by ours; others are ours too.
_PACKED = {PIXEL_FORMAT: "nv12", DEEP_FORMAT: "p010le"}
_PACKS = {"qsv", "amf", "videotoolbox"}
_FAST = "fast"


@dataclass(frozen=True, slots=True)
class Hardware:
    """An encoder by FFmpeg's name, the pixel format it takes, and its options."""

    name: str
    pixel_format: str
    options: dict[str, str]


def hardware(codec: str, size: tuple[int, int], pixel_format: str, crf: int) -> Hardware | None:
    """The first encoder of "h264" or "hevc" that works here for pictures of this size; None where none does."""
    for kind in KINDS:
        found = described(f"{codec}_{kind}", pixel_format, crf)
        if not why_not(found.name, found.pixel_format, size, crf):
            return found
    return None


def described(name: str, pixel_format: str, crf: int) -> Hardware:
    """An encoder with the options that ask for about the quality of x264 at `crf`."""
    codec, _, kind = name.partition("_")
    taken = _PACKED.get(pixel_format, pixel_format) if kind in _PACKS or pixel_format == DEEP_FORMAT else pixel_format
    options = {
        "nvenc": {"rc": "vbr", "cq": str(max(1, crf)), "b": "0", "preset": "p4"},
        "qsv": {"global_quality": str(max(1, crf)), "preset": _FAST},
        "amf": {"rc": "cqp", "qp_i": str(crf), "qp_p": str(crf), "quality": "balanced"},
        # its quality runs from 1 to 100, larger is better, in FFmpeg's lambda units of 118
        "videotoolbox": {"flags": "+qscale", "global_quality": str(118 * max(1, 100 - 2 * crf))},
    }.get(kind, {})
    if codec == "hevc" and pixel_format == DEEP_FORMAT:
        options["profile"] = "main10"
    return Hardware(name, taken, options)


@cache
def why_not(name: str, pixel_format: str, size: tuple[int, int], crf: int = 18, *, near_db: float = NEAR_DB) -> str:
    """Why this encoder is not to be used for pictures of this size; "" where it works. Tried once a process.

    `near_db`: how well each picture must come back.
    """
    try:
        sent = [_drawn(number, size) for number in range(PICTURES)]
        packets = list(_encoded(name, pixel_format, size, crf, sent))
        came = list(_decoded(Codec(name, "w").canonical_name, packets))
    except UnknownCodecError:
        return "this FFmpeg has no such encoder"
    except (FFmpegError, OSError, ValueError) as problem:
        return str(getattr(problem, "strerror", None) or problem)
    if len(came) != len(sent):
        return f"{len(came)} of {len(sent)} pictures came back"
    worst = min(float(cv2.PSNR(planes_of(one)[0], other)) for one, other in zip(sent, came, strict=True))
    return "" if worst >= near_db else f"the pictures came back at {worst:.0f} dB"


def _drawn(number: int, size: tuple[int, int]) -> VideoFrame:
    """A soft pattern that moves and differs in every picture."""
    frame = blank(*size)
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    luma = 128 + 60 * np.sin((x + 3 * number) / 23) * np.cos((y - 2 * number) / 17)
    planes = planes_of(frame)
    planes[0][:] = luma.astype(np.uint8)
    for plane in planes[1:]:
        plane[:] = 128
    return frame


def _encoded(
    name: str, pixel_format: str, size: tuple[int, int], crf: int, frames: list[VideoFrame]
) -> Iterator[bytes]:
    context = cast("VideoCodecContext", CodecContext.create(name, "w"))
    context.width, context.height = size
    context.pix_fmt = pixel_format
    context.time_base = Fraction(1, 25)
    context.framerate = Fraction(25)
    context.options = described(
        name, DEEP_FORMAT if pixel_format == _PACKED[DEEP_FORMAT] else PIXEL_FORMAT, crf
    ).options
    for number, frame in enumerate(frames):
        frame.pts, frame.time_base = number, Fraction(1, 25)
        yield from (bytes(packet) for packet in context.encode(frame))
    yield from (bytes(packet) for packet in context.encode(None))


def _decoded(codec: str, packets: list[bytes]) -> Iterator[Plane]:
    """Luma of each picture, 8 bits."""
    context = cast("VideoCodecContext", CodecContext.create(codec, "r"))
    frames: list[VideoFrame] = []
    for data in packets:
        for packet in context.parse(data):
            frames += context.decode(packet)
    for packet in context.parse(None):
        frames += context.decode(packet)
    frames += context.decode(None)
    for frame in frames:
        yield planes_of(frame if frame.format.name == PIXEL_FORMAT else frame.reformat(format=PIXEL_FORMAT))[0]
