"""Which hardware encoders really work here, found by encoding a few pictures with each."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import MediaError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.media.ffmpeg import run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.media.ffmpeg import FFmpeg

CODECS = ("h264", "hevc")
KINDS = ("nvenc", "qsv", "vaapi", "amf", "videotoolbox")
#: A driver that takes longer than this hangs, in seconds.
TRIAL_LIMIT_S = 15.0
#: Large enough for every encoder's smallest picture.
_TRIAL = "testsrc2=size=640x360:rate=25:duration=0.2"


class HardwareEncoder(Frozen, frozen=True):
    """One encoder this FFmpeg was built with, and whether it made a picture; `why` is FFmpeg's word when not."""

    name: str
    codec: str
    works: bool
    why: str = ""


async def hardware_encoders(ffmpeg: FFmpeg, *, limit_s: float = TRIAL_LIMIT_S) -> tuple[HardwareEncoder, ...]:
    """Try every hardware encoder that FFmpeg has, two at a time; takes seconds where drivers are slow to say no."""
    places = asyncio.Semaphore(2)

    async def tried(codec: str, kind: str) -> HardwareEncoder:
        async with places:
            return await _tried(ffmpeg, codec, kind, limit_s)

    built_in = [(codec, kind) for codec in CODECS for kind in KINDS if f"{codec}_{kind}" in ffmpeg.encoders]
    return tuple(await asyncio.gather(*(tried(codec, kind) for codec, kind in built_in)))


async def _tried(ffmpeg: FFmpeg, codec: str, kind: str, limit_s: float) -> HardwareEncoder:
    name = f"{codec}_{kind}"
    try:
        async with asyncio.timeout(limit_s):
            await run(ffmpeg, trial(name, kind))
    except MediaError as error:
        return HardwareEncoder(name, codec, works=False, why=error.fields.get("what", error.code))
    except TimeoutError:
        return HardwareEncoder(name, codec, works=False, why=f"no answer in {limit_s:g} s")
    return HardwareEncoder(name, codec, works=True)


def trial(name: str, kind: str) -> Sequence[str]:
    """FFmpeg's arguments for one trial: five pictures, encoded and thrown away."""
    device: tuple[str, ...] = ()
    pictures = "format=nv12"
    if kind == "vaapi":  # Linux only: its encoders take pictures that are in the device's memory already
        nodes = sorted(Path("/dev/dri").glob("renderD*"))
        device = ("-vaapi_device", str(nodes[0]) if nodes else "/dev/dri/renderD128")
        pictures += ",hwupload"
    return (*device, "-f", "lavfi", "-i", _TRIAL, "-vf", pictures, "-c:v", name, "-f", "null", "-")
