"""The words of the command line for every code of the core."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.delivery import Reason
from holysheep_studio.domain.footage import Finding
from holysheep_studio.domain.render import Note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.issue import Issue

REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.CONTAINER: "not an MP4 file",
        Reason.CODEC: "not H.264",
        Reason.PIXEL_FORMAT: "pixel format is not yuv420p",
        Reason.BIT_DEPTH: "more than 8 bits a sample",
        Reason.FULL_RANGE: "full-range levels",
        Reason.HDR: "high dynamic range",
        Reason.ALPHA: "has transparency",
        Reason.INTERLACED: "interlaced",
        Reason.ODD_SIZE: "odd width or height",
        Reason.TOO_LARGE: "larger than 4K",
        Reason.TOO_SMALL: "smaller than 16 pixels",
        Reason.PIXEL_ASPECT: "pixels are not square",
        Reason.ROTATED: "stored rotated or mirrored",
        Reason.VARIABLE_RATE: "variable frame rate",
        Reason.RATE_TOO_LOW: "under 24 frames a second",
        Reason.RATE_TOO_HIGH: "over 60 frames a second",
        Reason.START_OFFSET: "does not start at 0",
        Reason.DAMAGED: "damaged or with false header values",
        Reason.AUDIO_CODEC: "sound is not AAC",
        Reason.AUDIO_TRACKS: "several sound tracks",
        Reason.AUDIO_LENGTH: "sound is longer than the picture",
    }
)

FINDINGS: Mapping[Finding, str] = MappingProxyType(
    {
        Finding.INCOMPLETE: "the file ends before its header says: only the part that is there is used",
        Finding.NOT_READ_WHOLE: "too much in the file to look at it whole: only its beginning is used",
        Finding.DAMAGED: "some frames are damaged",
        Finding.FALSE_DURATION: "the header states a false duration; the measured one is used",
        Finding.FALSE_SIZE: "the header states a false picture size; the decoded one is used",
        Finding.SEVERAL_AUDIO_TRACKS: "several sound tracks; the default one is used",
        Finding.AUDIO_SHORTER: "the sound is shorter than the picture",
        Finding.AUDIO_LONGER: "the sound is longer than the picture",
        Finding.TIME_JUMPS: "time stamps jump or run backwards",
    }
)

NOTES: Mapping[Note, str] = MappingProxyType(
    {
        Note.AUDIO_STRETCHED: "the sound was stretched with its pitch kept",
        Note.AUDIO_PARTLY_SILENT: "the sound follows the picture; it is silent where the speed is beyond its limits",
        Note.AUDIO_DROPPED_SPEED: "the sound was left out: it would be unusable at this speed",
        Note.AUDIO_DROPPED_RAMP: "the sound was left out: the speed changes or runs backwards",
        Note.AUDIO_UNREADABLE: "the sound was left out: it cannot be decoded",
        Note.AUDIO_RECODED: "the sound was coded again: this kind of file cannot hold it as it was",
        Note.HARDWARE_ENCODED: "a hardware encoder wrote the picture",
        Note.NO_HARDWARE: "no hardware encoder works for this picture; the processor encoded it",
        Note.MADE_SMALLER: "the result is smaller than the source",
        Note.CUT_KEPT: "scene cuts were kept hard, nothing was blended across them",
        Note.SHORT_RESULT: "the result is shorter than a second",
        Note.RATIO_ABOVE_CLOUDS: "over 1000 times faster: clouds stop at 1000, only the local engine does this",
        Note.INTERPOLATION_SKIPPED: "the picture is too small for optical flow; frames were blended",
        Note.CROPPED_FOR_STABILISING: "10 % of the width and height were cropped to steady the picture",
        Note.SOURCE_INCOMPLETE: "the source file is incomplete; only the part that is there was used",
        Note.SOURCE_DAMAGED: "some frames of the source are damaged",
        Note.HDR_TONE_MAPPED: "HDR was tone-mapped to standard dynamic range",
        Note.REDUCED_TO_8_BIT: "the picture was reduced to 8 bits",
        Note.REDUCED_TO_10_BIT: "reduced to 10 bits",
        Note.CHROMA_REDUCED: "colour detail was reduced to that of ordinary video (4:2:0)",
        Note.ALPHA_KEPT: "transparency was kept: the picture is ProRes 4444, in WebM VP9",
        Note.ALPHA_FLATTENED: "transparency was flattened over black; "
        "retime and upscale keep it in a .mov, .mkv or .webm, with the automatic codec",
        Note.DEINTERLACED: "fields were deinterlaced to whole frames",
        Note.TRIMMED: "the last row or column of an odd side was cut off, nothing was scaled: coded sides are even",
        Note.SQUARED: "the picture was scaled to square pixels",
        Note.TOO_SMALL_ENLARGED: "the picture was enlarged: a side of coded video has 16 pixels at least",
        Note.CANCEL_TOO_LATE: "the provider did not stop in time: the clip is paid for and was kept",
        Note.LENGTH_DIFFERS: "the provider's clip is not as long as was asked",
        Note.SIZE_DIFFERS: "the provider's clip is not the size that was asked",
        Note.RESULT_DAMAGED: "some frames of the provider's clip do not decode",
        Note.FROM_CACHE: "taken from the cache: the same clip was made before, nothing was charged",
        Note.MOVED: "moved to another connection",
    }
)


def error_words(code: str, fields: Mapping[str, str]) -> tuple[str, str]:
    """(what is wrong and where, what to do) of an error code."""
    row = resources.table("texts", "errors.toml").get(code, {})
    values = defaultdict(lambda: "?", {name: one_line(value) for name, value in fields.items()})
    message = str(row.get("message", code)).format_map(values)
    return message, str(row.get("advice", "")).format_map(values)


def issue_words(issue: Issue) -> str:
    """What stands against a request."""
    row = resources.table("texts", "issues.toml").get(issue.code, {})
    return str(row.get("message", issue.code)).format_map(
        defaultdict(lambda: "?", {"where": issue.where, **issue.values})
    )


def money_words(totals: Mapping[str, int], unknown: int) -> str:
    """Amounts in millionths by currency, and how many are unknown: "0.0315 USD and 2 of unknown price"."""
    known = " + ".join(f"{micro / 1_000_000:.4f} {currency}" for currency, micro in sorted(totals.items()))
    return " and ".join(part for part in (known, f"{unknown} of unknown price" if unknown else "") if part) or "nothing"


def one_line(text: str) -> str:
    """A value as one line: control characters, which file names may hold, are shown and not obeyed."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)
