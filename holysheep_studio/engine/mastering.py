"""The light a picture was mastered for (SMPTE ST 2086, CTA-861.3), read from a frame and told to an encoder."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from av.buffer import Buffer
    from av.video.frame import VideoFrame

#: x265 counts chromaticities in 1/50000 and luminances in 1/10000 candela per square metre.
_CHROMA_STEPS, _LUMA_STEPS = 50_000, 10_000


@dataclass(frozen=True, slots=True)
class Light:
    """`mastering` in the words of x265's master-display, `content` as (MaxCLL, MaxFALL); None where not said."""

    mastering: str | None = None
    content: tuple[int, int] | None = None


#: Of a picture that says nothing.
UNSAID = Light()


def light_of(frame: VideoFrame) -> Light:
    """What a decoded frame says about the light it was made for."""
    mastering = cast("Buffer | None", frame.side_data.get("MASTERING_DISPLAY_METADATA"))
    content = cast("Buffer | None", frame.side_data.get("CONTENT_LIGHT_LEVEL"))
    return Light(
        None if mastering is None else _mastering(bytes(mastering)),
        None if content is None else cast("tuple[int, int]", struct.unpack("=2I", bytes(content)[:8])),
    )


def _mastering(data: bytes) -> str | None:
    """From FFmpeg's AVMasteringDisplayMetadata: ten rationals (primaries R G B, white, least and most light), flags."""
    numbers = struct.unpack("=22i", data[:88])
    values = [n / d if d else 0.0 for n, d in zip(numbers[0:20:2], numbers[1:20:2], strict=True)]
    has_primaries, has_luminance = numbers[20:22]
    if not has_primaries or not has_luminance:
        return None
    red, green, blue, white = (
        ",".join(str(round(value * _CHROMA_STEPS)) for value in values[at : at + 2]) for at in (0, 2, 4, 6)
    )
    least, most = (round(value * _LUMA_STEPS) for value in values[8:10])
    return f"G({green})B({blue})R({red})WP({white})L({most},{least})"
