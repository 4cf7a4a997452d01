"""Stills: the pictures of a clip one after another, upright, in square pixels, at a size that measuring needs."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import av.error
import cv2
import numpy as np
from av.video.reformatter import Interpolation
from numpy.typing import NDArray

from holysheep_studio.engine.footage_file import check_pixels, decode_threads, opened, picture_stream, time_base
from holysheep_studio.engine.picture import planes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.engine.turn import Turn

#: The longer side that is measured at. Positions are given in the clip's own pixels all the same.
LONGEST_PX = 960
#: The longer side at which motion is looked at.
SMALL_PX = 480
#: FFmpeg's numbers of picture kinds.
KINDS: Mapping[int, str] = MappingProxyType({1: "I", 2: "P", 3: "B"})


@dataclass(frozen=True, slots=True, eq=False)
class Still:
    """One picture. `planes`: Y, U, V as 8 bits, U and V at half size; `small`: Y at `SMALL_PX` or less.

    `time_s` counts from the first picture; `kind` is the coder's: I, P, B or ?.
    """

    number: int
    time_s: float
    planes: tuple[NDArray[np.uint8], ...]
    small: NDArray[np.uint8]
    kind: str


@dataclass(frozen=True, slots=True)
class Sizing:
    """How stills relate to the clip: `scale` still pixels for one upright square pixel of the clip."""

    width: int
    height: int
    small_width: int
    small_height: int
    scale: float


@dataclass(slots=True)
class Damage:
    """Pictures that did not decode, or only with errors."""

    errors: int = 0


def sizing(footage: Footage) -> Sizing:
    """The size of the stills of a clip; sides are even where chroma needs it."""
    width, height = footage.video.display_size
    scale = min(1.0, LONGEST_PX / max(width, height))
    across, down = _even(width * scale), _even(height * scale)
    small = min(1.0, SMALL_PX / max(across, down))
    return Sizing(across, down, max(1, round(across * small)), max(1, round(down * small)), across / width)


def _even(side: float) -> int:
    return max(2, round(side / 2) * 2)


def stills(path: str, footage: Footage, turn: Turn, damage: Damage | None = None) -> Iterator[Still]:
    """Every picture that decodes, in order, times rising. Raises InputError as `opened` does, or picture_too_large."""
    size = sizing(footage)
    turned = footage.video.rotation in {90, 270}
    shape = (size.height, size.width) if turned else (size.width, size.height)
    with opened(path) as container:
        stream = picture_stream(container, path)
        decode_threads(stream)
        tick = time_base(stream)
        first: int | None = None
        for number, (frame, stamp) in enumerate(_shown(container, stream, footage, damage or Damage())):
            turn.pulse()
            check_pixels(frame.width, frame.height, path)
            first = stamp if first is None else first
            kind = KINDS.get(int(frame.pict_type), "?")
            if (frame.width, frame.height, frame.format.name) != (*shape, "yuv420p"):
                frame = frame.reformat(*shape, "yuv420p", interpolation=Interpolation.AREA)  # noqa: PLW2901 - the same
            planes = tuple(_upright(plane, footage) for plane in planes_of(frame))
            small = cv2.resize(planes[0], (size.small_width, size.small_height), interpolation=cv2.INTER_AREA)
            yield Still(number, float((stamp - first) * tick), planes, np.asarray(small, np.uint8), kind)


def _shown(
    container: InputContainer, stream: VideoStream, footage: Footage, damage: Damage
) -> Iterator[tuple[VideoFrame, int]]:
    """Pictures with rising time stamps; those without one follow at the usual rate, second ones are left out."""
    usual = max(1, round(1 / footage.video.rate / time_base(stream)))
    last: int | None = None
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            damage.errors += 1
            continue
        for frame in frames:
            damage.errors += frame.is_corrupt
            stamp = frame.pts if frame.pts is not None else (0 if last is None else last + usual)
            if last is not None and stamp <= last:
                continue
            last = stamp
            yield frame, stamp


def _upright(plane: NDArray[np.uint8], footage: Footage) -> NDArray[np.uint8]:
    """A copy, turned clockwise and mirrored as the file says."""
    turned = np.rot90(plane, -(footage.video.rotation // 90))
    if footage.video.mirrored:
        turned = turned[:, ::-1]
    return np.array(turned, np.uint8, order="C")
