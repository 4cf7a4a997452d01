"""What a file must be before it can be uploaded or retimed, and which of these rules a given file breaks."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.footage import FieldOrder, Finding, Footage
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.render import HdrChoice, Note, VideoCodec
from holysheep_studio.domain.timebase import HIGHEST_DELIVERY_RATE, LOWEST_DELIVERY_RATE, FrameRate, delivery_rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from holysheep_studio.domain.render import FrameModel

#: Upload rules: H.264 in MP4, yuv420p, at most 4K, even sides, 24-60 frames a second (contract, section 1.11).
LONG_SIDE_PX = 3840
SHORT_SIDE_PX = 2160
SMALLEST_SIDE_PX = 16
#: The studio's own limit on a decoded picture: 8K UHD with room for square formats.
MOST_PIXELS = 8192 * 8192
#: FFmpeg's demuxers that may read a user's file, for every reader of the studio. Lists and sessions (hls, dash, concat,
#: sdp, image2) open other files or connections and are left out; a protocol list alone does not stop them.
SAFE_FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,ogg,gif,apng,flv,asf,mxf,ivf,dv,rm"
    ",yuv4mpegpipe"
)
#: Files that can hold what transparency is written as.
ALPHA_SUFFIXES = (".mov", ".mkv", ".webm")
#: In these it is VP9, in the others ProRes 4444; and in these all pictures have 8 bits.
SHALLOW_SUFFIXES = (".webm",)
#: Decoders that read the second stream in which WebM keeps transparency; FFmpeg's own do not.
ALPHA_DECODERS = MappingProxyType({"vp8": "libvpx", "vp9": "libvpx-vp9"})
#: How the names of pixel formats begin that have opacity beside their colours.
_SEEN_ALPHA = ("yuva", "gbrap", "rgba", "argb", "bgra", "abgr", "ya")


class Reason(StrEnum):
    """Why a file has to be normalised."""

    CONTAINER = "container"
    CODEC = "codec"
    PIXEL_FORMAT = "pixel_format"
    BIT_DEPTH = "bit_depth"
    FULL_RANGE = "full_range"
    HDR = "hdr"
    ALPHA = "alpha"
    INTERLACED = "interlaced"
    ODD_SIZE = "odd_size"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    PIXEL_ASPECT = "pixel_aspect"
    ROTATED = "rotated"
    VARIABLE_RATE = "variable_rate"
    RATE_TOO_LOW = "rate_too_low"
    RATE_TOO_HIGH = "rate_too_high"
    START_OFFSET = "start_offset"
    DAMAGED = "damaged"
    AUDIO_CODEC = "audio_codec"
    AUDIO_TRACKS = "audio_tracks"
    AUDIO_LENGTH = "audio_length"


class UploadForm(Frozen, frozen=True):
    """The file that normalising makes: even sides, a constant rate."""

    width: int
    height: int
    rate: FrameRate


def upload_reasons(footage: Footage) -> tuple[Reason, ...]:
    """Why this file cannot be uploaded as it is; empty when it can."""
    return tuple(_picture_reasons(footage)) + tuple(_time_reasons(footage)) + tuple(_sound_reasons(footage))


def engine_reasons(footage: Footage) -> tuple[Reason, ...]:
    """Why the local engine needs a prepared copy first: everything about the picture that it does not read itself."""
    needed = {
        Reason.PIXEL_FORMAT,
        Reason.BIT_DEPTH,
        Reason.FULL_RANGE,
        Reason.HDR,
        Reason.ALPHA,
        Reason.INTERLACED,
        Reason.ODD_SIZE,
        Reason.PIXEL_ASPECT,
        Reason.ROTATED,
        Reason.TOO_SMALL,
        Reason.DAMAGED,
    }
    return tuple(reason for reason in (*_picture_reasons(footage), *_time_reasons(footage)) if reason in needed)


def retime_reasons(footage: Footage, hdr: HdrChoice, *, alpha: bool) -> tuple[Reason, ...]:
    """Why the source needs a prepared copy before its time can be bent: the engine reads nearly everything itself.

    `alpha`: transparency is to be kept.
    """
    needed = {Reason.INTERLACED, Reason.ODD_SIZE, Reason.PIXEL_ASPECT, Reason.TOO_SMALL, Reason.DAMAGED}
    if hdr is HdrChoice.TONE_MAP:
        needed.add(Reason.HDR)
    if not alpha or hidden_alpha(footage):
        needed.add(Reason.ALPHA)
    return tuple(reason for reason in (*_picture_reasons(footage), *_time_reasons(footage)) if reason in needed)


def upscale_reasons(footage: Footage, hdr: HdrChoice, *, alpha: bool = False) -> tuple[Reason, ...]:
    """Why the source needs a prepared copy before it is enlarged: 10 bits are kept, and HDR if that is wished.

    `alpha`: transparency is to be kept.
    """
    held = {Reason.BIT_DEPTH}
    if footage.video.pixel_format == "yuv420p10le":
        held.add(Reason.PIXEL_FORMAT)
    if alpha and not hidden_alpha(footage):
        held |= {Reason.ALPHA, Reason.PIXEL_FORMAT}
    if hdr is HdrChoice.KEEP:
        held.add(Reason.HDR)
    return tuple(reason for reason in engine_reasons(footage) if reason not in held)


def keeps_alpha(
    footage: Footage,
    suffix: str,
    codec: VideoCodec,
    hdr: HdrChoice = HdrChoice.KEEP,
    model: FrameModel | None = None,
) -> bool:
    """Whether a source's transparency goes into a result with this suffix: as ProRes 4444 where the file can hold it.

    A high dynamic range that is mapped to the standard one goes through filters that know no transparency, and a
    `model` for frames makes only whole pictures.
    """
    video = footage.video
    mapped = hdr is HdrChoice.TONE_MAP and video.colour.hdr is not None
    return video.alpha and suffix in ALPHA_SUFFIXES and codec is VideoCodec.AUTO and not mapped and model is None


def tags_alpha(tags: Mapping[str, str]) -> bool:
    """Whether the tags of a stream say that transparency lies in a second one, as in WebM."""
    return tags.get("alpha_mode", tags.get("ALPHA_MODE")) == "1"


def alpha_decoder(codec: str, tags: Mapping[str, str]) -> str | None:
    """The decoder that has to be asked for to see the transparency of a stream, if any."""
    return ALPHA_DECODERS.get(codec) if tags_alpha(tags) else None


def hidden_alpha(footage: Footage) -> bool:
    """Whether transparency lies in a second stream, as in WebM, which only a preparing decoder sees."""
    video = footage.video
    return video.alpha and not video.pixel_format.startswith(_SEEN_ALPHA)


def upload_form(
    footage: Footage, rate: FrameRate | None = None, *, long_side: int = LONG_SIDE_PX, short_side: int = SHORT_SIDE_PX
) -> UploadForm:
    """The size and rate the normalised file gets: upright, square pixels, even, inside 4K, 24-60 frames a second."""
    width, height = footage.video.display_size
    scale = min(Fraction(1), Fraction(long_side, max(width, height)), Fraction(short_side, min(width, height)))
    rate = delivery_rate(_motion_rate(footage)) if rate is None else rate
    if scale == 1:
        return UploadForm(*_coded_size(footage), rate)
    return UploadForm(_even(width * scale), _even(height * scale), rate)


def engine_form(footage: Footage) -> UploadForm:
    """The size and rate of the copy made for the local engine: upright, square pixels, even, nothing thrown away."""
    return UploadForm(*_coded_size(footage), _motion_rate(footage))


def trimmed(footage: Footage, form: UploadForm) -> bool:
    """Whether the form is the picture without the last row or column of an odd side: cut off, never scaled."""
    shown = footage.video.display_size
    cut = (shown[0] // 2 * 2, shown[1] // 2 * 2)
    return footage.video.sample_aspect == 1 and (form.width, form.height) == cut != shown


def size_notes(footage: Footage, form: UploadForm) -> tuple[Note, ...]:
    """What becomes of the picture's size in a copy of this form, for a reason that lies in the source."""
    shown, square = footage.video.display_size, footage.video.sample_aspect == 1
    said = {
        Note.TRIMMED: trimmed(footage, form),
        Note.SQUARED: not square,
        Note.TOO_SMALL_ENLARGED: form.width > shown[0] + 1 or form.height > shown[1] + 1,
    }
    return tuple(note for note, holds in said.items() if holds)


def _coded_size(footage: Footage) -> tuple[int, int]:
    """The picture's own size with even sides: trimmed where its pixels are square, else it is scaled anyway."""
    width, height = footage.video.display_size
    if footage.video.sample_aspect == 1:
        return max(SMALLEST_SIDE_PX, width // 2 * 2), max(SMALLEST_SIDE_PX, height // 2 * 2)
    return _even(Fraction(width)), _even(Fraction(height))


def _motion_rate(footage: Footage) -> FrameRate:
    """How often the picture moves: both fields of an interlaced frame are moments of their own (1080i60 is 60p)."""
    return footage.video.rate * (1 if footage.video.field_order is FieldOrder.PROGRESSIVE else 2)


def _even(side: Fraction) -> int:
    return max(SMALLEST_SIDE_PX, round(side / 2) * 2)


def _picture_reasons(footage: Footage) -> Iterator[Reason]:
    video = footage.video
    broken = {
        Reason.CONTAINER: "mp4" not in footage.container.split(","),
        Reason.CODEC: video.codec != "h264",
        Reason.PIXEL_FORMAT: video.pixel_format not in {"yuv420p", "yuvj420p"},
        Reason.BIT_DEPTH: video.bit_depth > 8,
        Reason.FULL_RANGE: video.colour.full_range,
        Reason.HDR: video.colour.hdr is not None,
        Reason.ALPHA: video.alpha,
        Reason.INTERLACED: video.field_order is not FieldOrder.PROGRESSIVE,
        Reason.ODD_SIZE: video.width % 2 == 1 or video.height % 2 == 1,
        Reason.TOO_LARGE: max(video.display_size) > LONG_SIDE_PX or min(video.display_size) > SHORT_SIDE_PX,
        Reason.TOO_SMALL: min(video.width, video.height) < SMALLEST_SIDE_PX,
        Reason.PIXEL_ASPECT: video.sample_aspect != 1,
        Reason.ROTATED: video.rotation != 0 or video.mirrored,
    }
    return (reason for reason, holds in broken.items() if holds)


def _time_reasons(footage: Footage) -> Iterator[Reason]:
    video = footage.video
    broken = {
        Reason.VARIABLE_RATE: video.variable,
        Reason.RATE_TOO_LOW: video.rate < LOWEST_DELIVERY_RATE,
        Reason.RATE_TOO_HIGH: video.rate > HIGHEST_DELIVERY_RATE,
        Reason.START_OFFSET: video.start > Fraction(1, 10),
        Reason.DAMAGED: bool(
            {Finding.INCOMPLETE, Finding.DAMAGED, Finding.TIME_JUMPS, Finding.FALSE_SIZE, Finding.FALSE_DURATION}
            & set(footage.findings)
        ),
    }
    return (reason for reason, holds in broken.items() if holds)


def _sound_reasons(footage: Footage) -> Iterator[Reason]:
    broken = {
        Reason.AUDIO_CODEC: any(track.codec != "aac" for track in footage.audio),
        Reason.AUDIO_TRACKS: len(footage.audio) > 1,
        Reason.AUDIO_LENGTH: Finding.AUDIO_LONGER in footage.findings,
    }
    return (reason for reason, holds in broken.items() if holds)
