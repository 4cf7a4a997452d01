"""Makes pictures of any source into ones the engine works on: upright, in its pixel formats, colours unchanged."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.engine.colour_names import FULL_RANGE, UNSPECIFIED
from holysheep_studio.engine.first_look import has_alpha, turn_of
from holysheep_studio.engine.mastering import UNSAID, Light, light_of
from holysheep_studio.engine.picture import (
    ALPHA_FORMAT,
    DEEP_FORMAT,
    PIXEL_FORMAT,
    SOLID_FORMAT,
    Plane,
    blank,
    planes_of,
)
from holysheep_studio.engine.veil import solid

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

#: Stored like PIXEL_FORMAT; only the name says that the range is full.
_SAME_BYTES = "yuvj420p"
_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
_BT709 = 1


@dataclass(frozen=True, slots=True)
class Colours:
    """How pictures are to be shown, in the numbers of ITU-T H.273, and the light of their mastering."""

    full_range: bool
    matrix: int
    primaries: int
    transfer: int
    light: Light = UNSAID


def colours_of(frame: VideoFrame) -> Colours:
    """What a frame says of itself."""
    full = frame.color_range == FULL_RANGE or frame.format.name.startswith("yuvj")
    return Colours(full, frame.colorspace, frame.color_primaries, frame.color_trc, light_of(frame))


class SourceForm:
    """Turns decoded frames of one clip into the engine's. Made from the clip's first frame.

    Raises InputError bad_value for pictures that cannot be taken without losing something that was not agreed to:
    interlaced ones, odd sizes, and transparency where `alpha` is not wanted.
    """

    def __init__(self, first: VideoFrame, stream: VideoStream, path: str, *, alpha: bool) -> None:
        self._source = (first.width, first.height, first.format.name)
        self._turn, self._mirrored = turn_of(first)
        aspect = Fraction(stream.sample_aspect_ratio or 1)
        self.aspect = 1 / aspect if self._turn in {90, 270} else aspect
        transparent = has_alpha(first, stream)
        bits = max(component.bits for component in first.format.components)
        check_whole(first, path)
        if transparent and not alpha:
            raise InputError(
                Code.BAD_VALUE, field="source", value="transparent", expected="a .mov target, or none", path=path
            )
        self.pixel_format = ALPHA_FORMAT if transparent else DEEP_FORMAT if bits > 8 else PIXEL_FORMAT
        self._rgb = first.format.is_rgb or first.format.name == "pal8"
        self.colours = self._colours(first)
        self._reformatter = VideoReformatter()

    def again(self) -> SourceForm:
        """The same for another thread, which has to have one of its own."""
        other = copy(self)
        other._reformatter = VideoReformatter()  # noqa: SLF001 - one of its own kind
        return other

    def fits(self, frame: VideoFrame) -> bool:
        """Whether the frame is of the same size and format as the first one."""
        return (frame.width, frame.height, frame.format.name) == self._source

    def taken(self, frame: VideoFrame) -> VideoFrame:
        """The frame as the engine has it; the same one where nothing has to be done."""
        if frame.format.name == _SAME_BYTES:
            frame = _copied(frame)
        elif frame.format.name != self.pixel_format:
            frame = self._reformatted(frame)
        return frame if self._turn == 0 and not self._mirrored else self._upright(frame)

    def unveiled(self, frame: VideoFrame) -> tuple[VideoFrame, Plane]:
        """The colours of a transparent frame, made solid, and its opacity."""
        planes = planes_of(self.taken(frame))
        made = blank(planes[0].shape[1], planes[0].shape[0], SOLID_FORMAT)
        solid(planes, planes_of(made), full_range=self.colours.full_range)
        made.colorspace = self.colours.matrix
        return made, planes[3].copy()

    def _reformatted(self, frame: VideoFrame) -> VideoFrame:
        if self._rgb:
            space, span = Colorspace.ITU709, ColorRange.MPEG
            return self._reformatter.reformat(
                frame, format=self.pixel_format, dst_colorspace=space, dst_color_range=span
            )
        span = ColorRange.JPEG if self.colours.full_range else ColorRange.MPEG
        return self._reformatter.reformat(frame, format=self.pixel_format, src_color_range=span, dst_color_range=span)

    def _upright(self, frame: VideoFrame) -> VideoFrame:
        sideways = self._turn in {90, 270}
        size = (frame.height, frame.width) if sideways else (frame.width, frame.height)
        made = blank(*size, frame.format.name)
        for plane, out in zip(planes_of(frame), planes_of(made), strict=True):
            turned = plane if self._turn == 0 else np.asarray(cv2.rotate(plane, _TURNS[self._turn]))
            out[...] = np.asarray(cv2.flip(turned, 1)) if self._mirrored else turned
        return made

    def _colours(self, first: VideoFrame) -> Colours:
        if self._rgb:
            transfer = first.color_trc if first.color_trc not in {0, UNSPECIFIED} else _BT709
            primaries = first.color_primaries if first.color_primaries not in {0, UNSPECIFIED} else _BT709
            return Colours(full_range=False, matrix=_BT709, primaries=primaries, transfer=transfer)
        return colours_of(first)


def check_whole(frame: VideoFrame, path: str) -> None:
    """Raise InputError bad_value for interlaced pictures and odd sizes."""
    if frame.width % 2 or frame.height % 2:
        shown = f"{frame.width}x{frame.height}"
        raise InputError(Code.BAD_VALUE, field="source", value=shown, expected="even width and height", path=path)
    if frame.interlaced_frame:
        raise InputError(Code.BAD_VALUE, field="source", value="interlaced", expected="progressive", path=path)


def _copied(frame: VideoFrame) -> VideoFrame:
    made = blank(frame.width, frame.height)
    for plane, out in zip(planes_of(frame), planes_of(made), strict=True):
        out[...] = plane
    return made
