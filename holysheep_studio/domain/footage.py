"""Footage: what a media file really holds, as measured from its packets and first frame."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import FrameRate, Seconds


class Hdr(StrEnum):
    """High dynamic range by transfer function (ITU-R BT.2100)."""

    PQ = "pq"
    HLG = "hlg"


class FieldOrder(StrEnum):
    """How the lines of a frame were taken."""

    PROGRESSIVE = "progressive"
    TOP_FIRST = "top_first"
    BOTTOM_FIRST = "bottom_first"


class Finding(StrEnum):
    """What is odd about a file without making it unusable."""

    INCOMPLETE = "incomplete"  # data ends before the header says
    NOT_READ_WHOLE = "not_read_whole"  # more pictures, or more reading, than a file is looked at for
    DAMAGED = "damaged"  # some packets do not decode
    FALSE_DURATION = "false_duration"  # the header's duration is not the measured one
    FALSE_SIZE = "false_size"  # the header's picture size is not the decoded one
    SEVERAL_AUDIO_TRACKS = "several_audio_tracks"
    AUDIO_SHORTER = "audio_shorter"
    AUDIO_LONGER = "audio_longer"
    TIME_JUMPS = "time_jumps"  # time stamps run backwards or leap


class Colour(Frozen, frozen=True):
    """Colour description by the names FFmpeg uses ("bt709", "smpte2084", ...); None where the file does not say."""

    full_range: bool = False
    matrix: str | None = None
    primaries: str | None = None
    transfer: str | None = None

    @property
    def hdr(self) -> Hdr | None:
        """The HDR system, if it is one."""
        return {"smpte2084": Hdr.PQ, "arib-std-b67": Hdr.HLG}.get(self.transfer or "")


class Video(Frozen, frozen=True):
    """The picture stream. `width` x `height` are stored pixels before rotation and pixel aspect."""

    codec: str
    width: int
    height: int
    pixel_format: str
    bit_depth: int
    rate: FrameRate  # exact when constant, the nominal rate when variable
    average_rate: FrameRate
    variable: bool
    frames: int
    duration: Seconds
    start: Seconds = Fraction(0)
    profile: str | None = None
    sample_aspect: Fraction = Fraction(1)
    rotation: int = 0  # degrees clockwise that bring the picture upright: 0, 90, 180, 270
    mirrored: bool = False
    field_order: FieldOrder = FieldOrder.PROGRESSIVE
    colour: Colour = Colour()
    alpha: bool = False
    longest_gap: Seconds = Fraction(0)  # longest time between two neighbouring frames

    @property
    def display_size(self) -> tuple[int, int]:
        """(width, height) in square pixels, upright."""
        wide = max(1, round(self.width * self.sample_aspect))
        return (self.height, wide) if self.rotation in {90, 270} else (wide, self.height)


class Audio(Frozen, frozen=True):
    """One sound track."""

    codec: str
    sample_rate_hz: int
    channels: int
    duration: Seconds | None = None
    language: str | None = None
    default: bool = False


class Footage(Frozen, frozen=True):
    """One usable video file. Durations are measured from time stamps, not taken from the header."""

    name: str
    size_bytes: int
    container: str
    video: Video
    audio: tuple[Audio, ...] = ()
    bit_rate: int | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def duration(self) -> Seconds:
        """Duration of the picture."""
        return self.video.duration
