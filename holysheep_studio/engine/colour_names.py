"""FFmpeg's names for the numbers of ITU-T H.273 colour descriptions; 2 (unspecified) and unknown numbers have none."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.footage import Colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from av.video.frame import VideoFrame

PRIMARIES: Mapping[int, str] = MappingProxyType(
    {
        1: "bt709",
        4: "bt470m",
        5: "bt470bg",
        6: "smpte170m",
        7: "smpte240m",
        8: "film",
        9: "bt2020",
        10: "smpte428",
        11: "smpte431",
        12: "smpte432",
        22: "ebu3213",
    }
)
TRANSFERS: Mapping[int, str] = MappingProxyType(
    {
        1: "bt709",
        4: "bt470m",
        5: "bt470bg",
        6: "smpte170m",
        7: "smpte240m",
        8: "linear",
        9: "log100",
        10: "log316",
        11: "iec61966-2-4",
        12: "bt1361e",
        13: "iec61966-2-1",
        14: "bt2020-10",
        15: "bt2020-12",
        16: "smpte2084",
        17: "smpte428",
        18: "arib-std-b67",
    }
)
MATRICES: Mapping[int, str] = MappingProxyType(
    {
        0: "gbr",
        1: "bt709",
        4: "fcc",
        5: "bt470bg",
        6: "smpte170m",
        7: "smpte240m",
        8: "ycgco",
        9: "bt2020nc",
        10: "bt2020c",
        11: "smpte2085",
        12: "chroma-derived-nc",
        13: "chroma-derived-c",
        14: "ictcp",
    }
)
#: AVCOL_RANGE_MPEG
LIMITED_RANGE = 1
#: AVCOL_RANGE_JPEG
FULL_RANGE = 2
#: AVCOL_*_UNSPECIFIED
UNSPECIFIED = 2


def colour_of(frame: VideoFrame) -> Colour:
    """What a decoded picture says about its colours."""
    rgb = frame.format.is_rgb
    return Colour(
        full_range=frame.color_range == FULL_RANGE or frame.format.name.startswith("yuvj"),
        matrix=None if frame.colorspace == 0 and not rgb else MATRICES.get(frame.colorspace),
        primaries=PRIMARIES.get(frame.color_primaries),
        transfer=TRANSFERS.get(frame.color_trc),
    )
