"""What is handed over: file formats, frames of another shape, loudness, and how large a picture each asks for."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.codec import from_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import FrameRate

if TYPE_CHECKING:
    from collections.abc import Mapping


class FileFormat(Frozen, frozen=True):
    """One way to write a clip. `suffix` "" is a folder of numbered pictures."""

    name: str
    suffix: str
    sound: bool
    deep: bool  # can hold more than 8 bits and a high dynamic range
    description: str
    even: bool = True  # sides have to be even


#: Every format that clips can be delivered in, by name.
FORMATS: Mapping[str, FileFormat] = MappingProxyType(
    {
        one.name: one
        for one in (
            FileFormat("h264", ".mp4", sound=True, deep=False, description="H.264 in MP4, plays everywhere"),
            FileFormat("h265", ".mp4", sound=True, deep=True, description="H.265 in MP4, smaller, keeps 10 bits"),
            FileFormat("av1", ".mp4", sound=True, deep=True, description="AV1 in MP4, smallest, keeps 10 bits"),
            FileFormat("prores", ".mov", sound=True, deep=True, description="ProRes 422 HQ in QuickTime, for editing"),
            FileFormat("gif", ".gif", sound=False, deep=False, description="GIF with a palette of its own", even=False),
            FileFormat("webp", ".webp", sound=False, deep=False, description="animated WebP", even=False),
            FileFormat("png", "", sound=False, deep=False, description="numbered PNG pictures", even=False),
            FileFormat("jpeg", "", sound=False, deep=False, description="numbered JPEG pictures", even=False),
        )
    }
)
NUMBERED: Mapping[str, str] = MappingProxyType({"png": ".png", "jpeg": ".jpg"})


class Fit(StrEnum):
    """What is done where the picture's shape is not the frame's."""

    CROP = "crop"  # fill the frame; what is beyond it goes
    PAD = "pad"  # the whole picture between black bars
    BLUR = "blur"  # the whole picture on a blurred, enlarged copy of itself


class Frame(Frozen, frozen=True):
    """The shape of the delivered picture. `width` x `height` are its pixels; `centre` is what a crop looks at, 0..1."""

    width: int
    height: int
    fit: Fit = Fit.CROP
    centre: tuple[float, float] = (0.5, 0.5)


class Wish(Frozen, frozen=True):
    """How clips are to be delivered; what is None follows the clip."""

    format: str = "h264"
    frame: Frame | None = None
    rate: FrameRate | None = None
    loudness_lufs: float | None = None
    crf: int = 18  # of H.264; the other coders get what looks alike
    upscale: str = ""  # a size as for upscaling, "4k"; "": as large as the clip
    contact_sheet: bool = False
    thumbnail: bool = False  # a telling frame as a JPEG beside it
    mark: bool = True  # say in the file that, and how, machines made it


class Layout(Frozen, frozen=True):
    """The way into the frame: the whole picture scaled to `inner`, then cut or laid at `offset` into `frame`; pixels.

    For a crop `offset` is the left upper corner of what is kept in the scaled picture, else that of the picture in the
    frame.
    """

    inner: tuple[int, int]
    frame: tuple[int, int]
    offset: tuple[int, int]
    fit: Fit

    @property
    def plain(self) -> bool:
        """Nothing is cut and nothing is added."""
        return self.inner == self.frame


class Preset(Frozen, frozen=True):
    """A platform's wishes, from a file in resources/formats."""

    name: str
    label: str
    wish: Wish
    source: str = ""  # where the figures come from


def read_preset(name: str, table: Mapping[str, Any]) -> Preset:
    """A preset as its file says it. Raises ValueError naming what does not fit."""
    preset = from_plain(Preset, {"name": name, **table})
    if preset.wish.format not in FORMATS:
        raise ValueError(f"format is {preset.wish.format!r}; expected {', '.join(FORMATS)}")
    return preset


def check(wish: Wish) -> FileFormat:
    """The format of a wish that can be met. Raises InputError bad_value."""
    row = FORMATS.get(wish.format)
    if row is None:
        raise InputError(Code.BAD_VALUE, field="format", value=wish.format, expected=", ".join(FORMATS))
    if not 0 <= wish.crf <= 51:
        raise InputError(Code.BAD_VALUE, field="crf", value=wish.crf, expected="0-51")
    if wish.loudness_lufs is not None and not -40 <= wish.loudness_lufs <= -5:
        raise InputError(Code.BAD_VALUE, field="loudness", value=wish.loudness_lufs, expected="-40 to -5 LUFS")
    if wish.frame is not None and not (16 <= wish.frame.width <= 8192 and 16 <= wish.frame.height <= 8192):
        size = f"{wish.frame.width}x{wish.frame.height}"
        raise InputError(Code.BAD_VALUE, field="frame", value=size, expected="16x16 to 8192x8192")
    return row


def frame_of_shape(shape: Fraction, display: tuple[int, int], fit: Fit, centre: tuple[float, float]) -> Frame:
    """The frame of a shape (width to height) that loses no pixel for a picture of `display` size.

    A crop is as large as what is kept of the picture; bars and blur are laid around the whole of it.
    """
    width, height = Fraction(display[0]), Fraction(display[1])
    if (width / height > shape) is (fit is Fit.CROP):
        width = height * shape
    else:
        height = width / shape
    return Frame(even(width), even(height), fit, centre)


def layout(display: tuple[int, int], wish: Wish) -> Layout:
    """Where the picture goes; `display` is its upright size in square pixels."""
    row = FORMATS[wish.format]
    fitted = even if row.even else _whole
    if wish.frame is None:
        size = (fitted(Fraction(display[0])), fitted(Fraction(display[1])))
        return Layout(size, size, (0, 0), Fit.CROP)
    frame = (fitted(Fraction(wish.frame.width)), fitted(Fraction(wish.frame.height)))
    scales = Fraction(frame[0], display[0]), Fraction(frame[1], display[1])
    if wish.frame.fit is Fit.CROP:
        scale = max(scales)
        inner = (max(frame[0], even(display[0] * scale)), max(frame[1], even(display[1] * scale)))
        spare = (inner[0] - frame[0], inner[1] - frame[1])
        offset = tuple(
            _inside(share, room, side) for share, room, side in zip(wish.frame.centre, spare, inner, strict=True)
        )
        return Layout(inner, frame, (offset[0], offset[1]), Fit.CROP)
    scale = min(scales)
    inner = (min(frame[0], even(display[0] * scale)), min(frame[1], even(display[1] * scale)))
    return Layout(inner, frame, ((frame[0] - inner[0]) // 4 * 2, (frame[1] - inner[1]) // 4 * 2), wish.frame.fit)


def _inside(share: float, room: int, side: int) -> int:
    """The first pixel of what is kept, even, such that the point at `share` of the side is in the middle if it can."""
    kept = side - room
    return min(room, max(0, round(share * side - kept / 2))) // 2 * 2


def even(side: Fraction) -> int:
    """The nearest even number of pixels, 2 at least."""
    return max(2, round(side / 2) * 2)


def _whole(side: Fraction) -> int:
    return max(1, round(side))
