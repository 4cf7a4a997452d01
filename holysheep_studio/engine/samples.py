"""Enlarges one frame of a clip by several methods, as pictures to be looked at side by side before the work starts."""

from __future__ import annotations

import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

import av.error
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.upscale import Region, Sample, SampleSpec, check_method, check_spec
from holysheep_studio.engine.colour_names import colour_of
from holysheep_studio.engine.denoise import SPAN, denoised
from holysheep_studio.engine.enlarge_network import Veil, enlarger, matrix_of
from holysheep_studio.engine.first_look import has_alpha
from holysheep_studio.engine.footage_file import decode_threads, opened, picture_stream, seeing, time_base
from holysheep_studio.engine.frames import Shown
from holysheep_studio.engine.picture import PIXEL_FORMAT
from holysheep_studio.engine.source_form import SourceForm
from holysheep_studio.engine.thumbnail import upright, write_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from av.container import InputContainer
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    from holysheep_studio.engine.turn import Turn

_BT709 = 1


def samples(spec: SampleSpec, turn: Turn, *, clock: Callable[[], float] = time.process_time) -> tuple[Sample, ...]:
    """One PNG a method in `spec.folder`, named after it. `clock` counts seconds of computing.

    Raises InputError as `opened` does, no_video, no_frames, bad_value, output_folder_missing, model_unusable;
    MediaError disk_full.
    """
    check_spec(spec)
    if not Path(spec.folder).is_dir():
        raise InputError(Code.OUTPUT_FOLDER_MISSING, folder=spec.folder, path=spec.folder)
    with opened(spec.source) as container:
        stream = picture_stream(container, spec.source)
        clean = _clean_frame_at(container, stream, spec, turn)
    frame = clean.frame
    made: list[Sample] = []
    for method in spec.methods:
        turn.pulse()
        model = check_method(method, spec.models)
        size = (frame.width, frame.height)
        worker = enlarger(method, model, size, (spec.width, spec.height), spec.sharpen, pixel_format=frame.format.name)
        started = clock()
        big = worker.enlarged(frame)
        cost_s = clock() - started
        picture = _shown(big, matrix_of(frame))
        if clean.veil is not None:
            opacity = Veil(size, (spec.width, spec.height)).enlarged(clean.veil)
            picture = np.dstack([picture, (opacity >> 2).astype(np.uint8)])
        path = str(Path(spec.folder) / f"{method}.png")
        write_picture(_part(picture, spec.region), path, ".png", turn)
        made.append(Sample(method, path, cost_s))
        turn.progress(len(made), len(spec.methods))
    return tuple(made)


def _clean_frame_at(container: InputContainer, stream: VideoStream, spec: SampleSpec, turn: Turn) -> Shown:
    """The frame on screen at `spec.at_s`, in the engine's form, its noise taken out as asked."""
    decode_threads(stream)
    tick = time_base(stream)
    start = stream.start_time or 0
    wanted = start + int(spec.at_s / tick)
    around, place = _around(container, stream, wanted, turn, wanted)
    if place is None:  # no key picture before it is marked: from the start, then
        around, place = _around(container, stream, wanted, turn, start)
    if place is None:
        raise InputError(Code.NO_FRAMES, path=spec.source)
    form = _veiled(around[place], stream, spec.source)
    if not spec.denoise:
        around, place = around[place : place + 1], 0
    pictures = [
        Shown(plain(frame, stream), number, 1) if form is None else _unveiled(frame, number, form)
        for number, frame in enumerate(around)
    ]
    return list(denoised(pictures, spec.denoise, tick))[place]


def _unveiled(frame: VideoFrame, number: int, form: SourceForm) -> Shown:
    colours, veil = form.unveiled(frame)
    return Shown(colours, number, 1, veil)


def _veiled(frame: VideoFrame, stream: VideoStream, path: str) -> SourceForm | None:
    """How a transparent frame is taken as it is; one that is turned or has to be made even is shown over black."""
    if not any(part.is_alpha for part in frame.format.components) or not has_alpha(frame, stream):
        return None
    if stream.sample_aspect_ratio not in {None, 1} or frame.width % 2 or frame.height % 2 or frame.interlaced_frame:
        return None
    form = SourceForm(frame, stream, path, alpha=True)
    return None if form.colours.full_range else form


def _around(
    container: InputContainer, stream: VideoStream, wanted: int, turn: Turn, begin: int
) -> tuple[list[VideoFrame], int | None]:
    """Frames before and after tick `wanted`, looked for from tick `begin` on, and which is shown then, if any is."""
    frames: deque[VideoFrame] = deque(maxlen=2 * SPAN)
    after = 0
    try:
        container.seek(begin, stream=stream)
        for frame in _decoded(container, stream):
            turn.pulse()
            frames.append(frame)
            after += frame.pts is not None and frame.pts > wanted
            if after > SPAN // 2:
                break
    except av.error.FFmpegError:
        pass  # damage further on does not matter where frames were found
    if not frames:
        return [], None
    shown = [number for number, frame in enumerate(frames) if frame.pts is None or frame.pts <= wanted]
    return list(frames), shown[-1] if shown else 0


def _decoded(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    decode = seeing(stream)
    for packet in container.demux(stream):
        yield from decode(packet)


def plain(frame: VideoFrame, stream: VideoStream) -> VideoFrame:
    """The frame as the engine would be given it: upright, square pixels, even sides, 8 bit 4:2:0 of limited range."""
    turned = stream.sample_aspect_ratio not in {None, 1} or frame.rotation
    colour = colour_of(frame)
    even = frame.width % 2 == 0 and frame.height % 2 == 0
    if frame.format.name == PIXEL_FORMAT and not colour.full_range and colour.hdr is None and even and not turned:
        return frame
    picture = upright(frame, stream)
    picture = np.ascontiguousarray(picture[: picture.shape[0] // 2 * 2, : picture.shape[1] // 2 * 2], np.uint8)
    made = VideoFrame.from_ndarray(picture, format="bgr24").reformat(
        format=PIXEL_FORMAT, dst_colorspace=_BT709, dst_color_range=ColorRange.MPEG
    )
    made.colorspace = _BT709
    return made


def _shown(frame: VideoFrame, matrix: int) -> NDArray[np.uint8]:
    """The frame as BGR."""
    picture = frame.reformat(format="bgr24", src_colorspace=matrix, src_color_range=ColorRange.MPEG).to_ndarray()
    return np.asarray(picture, np.uint8)


def _part(picture: NDArray[np.uint8], region: Region | None) -> NDArray[np.uint8]:
    """The picture, or a part of it."""
    if region is not None:
        left, top = max(0, region.left), max(0, region.top)
        picture = picture[top : top + region.height, left : left + region.width]
    if not picture.size:
        raise InputError(Code.BAD_VALUE, field="region", value=region, expected="a part of the picture")
    return np.ascontiguousarray(picture, np.uint8)
