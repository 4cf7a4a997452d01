"""Facts about the media tools for `doctor`: values only, the words are made by the faces."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import MediaError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.media.ffmpeg import FFmpeg, find_ffmpeg
from holysheep_studio.media.files import disk_free_bytes
from holysheep_studio.media.hardware import HardwareEncoder, hardware_encoders

if TYPE_CHECKING:
    from pathlib import Path

#: What the studio cannot do without.
NEEDED_ENCODERS = ("libx264", "aac", "alac")
NEEDED_FILTERS = ("scale", "format", "setpts", "settb", "fps", "tpad", "trim", "setparams", "setsar", "aresample")
#: What single kinds of clips need: HDR, interlaced, transparent.
SPECIAL_FILTERS = ("zscale", "curves", "bwdif", "premultiply")
#: What else can be written.
OTHER_ENCODERS = ("libx265", "libsvtav1", "libvpx-vp9", "prores_ks", "ffv1", "libopus")
LIBRARIES = ("av", "opencv-python-headless", "numpy", "imageio-ffmpeg", "ffmpeg-python")


class Facts(Frozen, frozen=True):
    """What was found. `problem` says why there is no FFmpeg; a library that is not installed has version None."""

    ffmpeg: FFmpeg | None
    problem: MediaError | None
    encoders: tuple[str, ...]
    missing: tuple[str, ...]  # needed by every clip
    missing_special: tuple[str, ...]  # needed by some
    hardware: tuple[HardwareEncoder, ...]
    libraries: tuple[tuple[str, str | None], ...]
    free_bytes: int


async def check(chosen: Path | None, folder: Path, *, try_hardware: bool = True) -> Facts:
    """Look at the media tools and at the free space of `folder`; seconds with `try_hardware`."""
    problem = None
    try:
        ffmpeg = await find_ffmpeg(chosen)
    except MediaError as error:
        ffmpeg, problem = None, error
    encoders = ffmpeg.encoders if ffmpeg else frozenset()
    filters = ffmpeg.filters if ffmpeg else frozenset()
    wanted = [*(name for name in NEEDED_ENCODERS if name not in encoders)]
    wanted += [name for name in NEEDED_FILTERS if name not in filters]
    return Facts(
        ffmpeg=ffmpeg,
        problem=problem,
        encoders=tuple(name for name in (*NEEDED_ENCODERS, *OTHER_ENCODERS) if name in encoders),
        missing=tuple(wanted),
        missing_special=tuple(name for name in SPECIAL_FILTERS if name not in filters),
        hardware=await hardware_encoders(ffmpeg) if ffmpeg and try_hardware else (),
        libraries=tuple((name, _version(name)) for name in LIBRARIES),
        free_bytes=await asyncio.to_thread(disk_free_bytes, folder),
    )


def _version(library: str) -> str | None:
    # reads archives and mails, which a start has no use for
    from importlib import metadata  # noqa: PLC0415

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None
