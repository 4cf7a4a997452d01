"""Makes the small picture that stands for a clip: upright, square pixels, neither black nor empty."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import av.error
import cv2
import numpy as np

from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.domain.footage import Hdr
from holysheep_studio.engine.colour_names import MATRICES, UNSPECIFIED, colour_of
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    from holysheep_studio.engine.turn import Turn

#: Places in the clip that are looked at, as shares of its length; the first good one wins.
PLACES = (0.1, 0.3, 0.5, 0.0, 0.8)
#: A picture whose brightness varies less than this (standard deviation of 8-bit luma) shows nothing.
DETAIL = 12.0
#: Pictures decoded at one place, so that a jump into damaged data finds a whole one.
MOST_AT_A_PLACE = 12
#: Pictures decoded from the start to reach the first place of a file that cannot be jumped in.
MOST_FROM_START = 48
#: Reference white of HDR programme, in cd/m2 (ITU-R BT.2408).
REFERENCE_WHITE = 203.0
#: Gamut BT.2020 to BT.709, linear light (ITU-R BT.2087).
_TO_BT709 = np.array([[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]], np.float32)


@dataclass(frozen=True, slots=True)
class Made:
    """What was written; `frame` counts from 0 by the clip's own average rate."""

    frame: int
    width: int
    height: int


def thumbnail(path: str, target: str, size: tuple[int, int], turn: Turn) -> Made:
    """Write a representative picture of `path`, fitted into `size` (width, height), as JPEG or PNG by suffix.

    Raises InputError as `opened` does, no_video, no_frames, output_format_unknown; MediaError disk_full.
    """
    suffix = Path(target).suffix.lower()
    if suffix not in {".jpg", ".jpeg", ".png"}:
        raise InputError(Code.OUTPUT_FORMAT_UNKNOWN, path=target, format=suffix)
    for look in (_at_places, _from_start):
        with opened(path) as container:
            stream = picture_stream(container, path)
            decode_threads(stream, careful=True)
            frame = _best(look(container, stream, turn), path)
            if frame is not None:
                picture, number = _fitted(upright(frame, stream), size), _number(frame, stream)
                break
    else:
        raise InputError(Code.NO_FRAMES, path=path)
    write_picture(picture, target, suffix, turn)
    return Made(number, picture.shape[1], picture.shape[0])


def _best(frames: Iterator[VideoFrame], path: str) -> VideoFrame | None:
    """The first frame with enough detail, or the one with most."""
    best: tuple[float, VideoFrame] | None = None
    for frame in frames:
        check_pixels(frame.width, frame.height, path)
        detail = _detail(frame)
        if best is None or detail > best[0]:
            best = (detail, frame)
        if detail >= DETAIL:
            break
    return None if best is None else best[1]


def _at_places(container: InputContainer, stream: VideoStream, turn: Turn) -> Iterator[VideoFrame]:
    """One picture at each place; none where the file cannot be jumped in."""
    length = stream.duration or (round(container.duration / 1_000_000 / time_base(stream)) if container.duration else 0)
    start = stream.start_time or 0
    for place in PLACES if length > 0 else ():
        turn.pulse()
        try:
            container.seek(start + int(length * place), stream=stream)
            frame = next(_decoded(container, stream, turn, MOST_AT_A_PLACE), None)
        except av.error.FFmpegError:
            continue
        if frame is not None:
            yield frame


def _from_start(container: InputContainer, stream: VideoStream, turn: Turn) -> Iterator[VideoFrame]:
    try:
        yield from _decoded(container, stream, turn, MOST_FROM_START)
    except av.error.FFmpegError:
        return


def _decoded(container: InputContainer, stream: VideoStream, turn: Turn, most: int) -> Iterator[VideoFrame]:
    given, decode = 0, seeing(stream)
    for tried, packet in enumerate(container.demux(stream)):
        turn.pulse()
        try:
            frames = decode(packet)
        except av.error.FFmpegError:
            frames = []
        for frame in frames:
            if not frame.is_corrupt:
                given += 1
                yield frame
        if given >= most or tried > MOST_FROM_START * 4:
            return


def _detail(frame: VideoFrame) -> float:
    """Standard deviation of the picture's brightness; near 0 for black, white and fades."""
    small = frame.reformat(width=64, height=36, format="gray").to_ndarray()
    return float(small.std()) if 8 < small.mean() < 247 else float(small.std()) / 4


def upright(frame: VideoFrame, stream: VideoStream) -> NDArray[np.uint8]:
    """BGR picture, square pixels, turned."""
    colour = colour_of(frame)
    picture = tone_mapped(frame, colour.hdr) if colour.hdr is not None else _plain(frame)
    aspect = stream.sample_aspect_ratio
    if aspect and aspect != 1:
        wide = max(1, round(picture.shape[1] * float(aspect)))
        picture = _u8(cv2.resize(picture, (wide, picture.shape[0]), interpolation=cv2.INTER_AREA))
    rotation, mirrored = turn_of(frame)
    turns = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    if rotation in turns:
        picture = _u8(cv2.rotate(picture, turns[rotation]))
    return _u8(cv2.flip(picture, 1)) if mirrored else picture


def _plain(frame: VideoFrame) -> NDArray[np.uint8]:
    rgb = frame.reformat(format="bgra", src_colorspace=_matrix(frame)).to_ndarray()
    alpha = rgb[:, :, 3:].astype(np.uint16)
    if int(alpha.min()) == 255:
        return _u8(np.ascontiguousarray(rgb[:, :, :3]))
    return _u8(np.ascontiguousarray(rgb[:, :, :3] * alpha // 255))


def _matrix(frame: VideoFrame) -> int | None:
    """Untagged video is BT.601 up to standard definition and BT.709 above, as players have it."""
    if frame.format.is_rgb or (frame.colorspace != UNSPECIFIED and frame.colorspace in MATRICES):
        return None
    return 1 if frame.height > 576 else 5


def tone_mapped(frame: VideoFrame, system: Hdr) -> NDArray[np.uint8]:
    """SDR look of an HDR picture: linear light, BT.709 gamut, a shoulder above reference white, sRGB curve."""
    coded = (frame.reformat(format="rgb48le").to_ndarray() / 65535).astype(np.float32)
    light = _pq(coded) / REFERENCE_WHITE if system is Hdr.PQ else _hlg(coded)
    light = np.clip(light @ _TO_BT709.T, 0, None)
    mapped = np.where(light < 0.75, light, 1 - 0.25 / (1 + (np.maximum(light, 0.75) - 0.75) / 0.25))
    srgb = np.where(mapped <= 0.0031308, mapped * 12.92, 1.055 * np.power(np.maximum(mapped, 1e-6), 1 / 2.4) - 0.055)
    return _u8(np.ascontiguousarray(np.clip(srgb[:, :, ::-1] * 255 + 0.5, 0, 255).astype(np.uint8)))


def _pq(coded: NDArray[np.float32]) -> NDArray[np.float32]:
    """cd/m2 of SMPTE ST 2084 values."""
    power = np.power(np.clip(coded, 0, 1), 1 / 78.84375)
    return np.asarray(
        10000 * np.power(np.maximum(power - 0.8359375, 0) / (18.8515625 - 18.6875 * power), 1 / 0.1593017578125),
        np.float32,
    )


def _hlg(coded: NDArray[np.float32]) -> NDArray[np.float32]:
    """Light relative to reference white of ARIB STD-B67 values (75 % signal is reference white, BT.2408)."""
    scene = np.where(coded <= 0.5, coded * coded / 3, (np.exp((coded - 0.55991073) / 0.17883277) + 0.28466892) / 12)
    luminance = scene @ np.array([0.2627, 0.6780, 0.0593], np.float32)
    shown = scene * np.power(np.maximum(luminance, 1e-6), 0.2)[..., None] * 1000
    return np.asarray(shown / REFERENCE_WHITE, np.float32)


def _fitted(picture: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    scale = min(size[0] / width, size[1] / height, 1.0)
    if scale >= 1:
        return picture
    small = (max(1, round(width * scale)), max(1, round(height * scale)))
    return _u8(cv2.resize(picture, small, interpolation=cv2.INTER_AREA))


def _number(frame: VideoFrame, stream: VideoStream) -> int:
    rate = stream.average_rate or stream.guessed_rate
    if frame.pts is None or not rate:
        return 0
    return max(0, round((frame.pts - (stream.start_time or 0)) * time_base(stream) * rate))


def write_picture(picture: NDArray[np.uint8], target: str, suffix: str, turn: Turn) -> None:
    """Write a BGR picture as JPEG or PNG by suffix, whole or not at all. Raises StudioError as `output_error` says."""
    done, data = cv2.imencode(suffix, picture, [] if suffix == ".png" else [cv2.IMWRITE_JPEG_QUALITY, 88])
    if not done:
        raise MediaError(Code.INTERNAL, what=f"no {suffix} encoder")
    part = target + ".part"
    turn.holds(part)
    try:
        with Path(part).open("wb") as file:
            file.write(data.tobytes())
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(target)
    except OSError as problem:
        raise output_error(target, problem) from problem
    finally:
        Path(part).unlink(missing_ok=True)
        turn.releases(part)


def _u8(picture: object) -> NDArray[np.uint8]:
    return np.asarray(picture, np.uint8)
