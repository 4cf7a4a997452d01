"""Doctor: looks over what the studio stands on and says what is wrong with it."""

from __future__ import annotations

import asyncio
import importlib.metadata
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.store import jobs, keys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from holysheep_studio.media.ffmpeg import FFmpeg
    from holysheep_studio.store.database import Database

#: Under this much free space a night's queue is likely to stop.
LITTLE_SPACE_BYTES = 5 * 1000**3
#: What normalising and the local engine cannot do without, and what they use where it is there.
NEEDED_ENCODERS = ("libx264", "aac")
USEFUL_ENCODERS = ("libx265", "libsvtav1", "libvpx-vp9", "prores_ks", "ffv1", "libopus")
NEEDED_FILTERS = ("scale", "bwdif", "fps", "setsar", "format", "pad", "atrim")
TONE_MAPPING_FILTERS = ("zscale", "tonemap")
#: A keyring that wants to ask its owner may wait for ever.
KEYRING_LIMIT_S = 5.0
LIBRARIES = ("av", "opencv-python-headless", "numpy", "PySide6-Essentials", "aiohttp", "keyring")


class Verdict(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARNING = "warning"  # something will not be there when it is wanted
    PROBLEM = "problem"  # the studio cannot do its work


class Part(StrEnum):
    """What was looked at."""

    FFMPEG = "ffmpeg"
    CODECS = "codecs"
    TONE_MAPPING = "tone_mapping"
    HARDWARE = "hardware"
    ENGINE = "engine"
    KEYRING = "keyring"
    DISK = "disk"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Check:
    """One part: the verdict and the values that words are made of."""

    part: Part
    verdict: Verdict
    values: Mapping[str, str] = field(default_factory=dict)


class Doctor:
    """Looks at everything anew each time it is asked."""

    def __init__(self, ffmpeg: Callable[[], Awaitable[FFmpeg]], database: Database, data: Path) -> None:
        """`data` is the data folder."""
        self._ffmpeg = ffmpeg
        self._database = database
        self._data = data

    async def check(self) -> tuple[Check, ...]:
        """All checks; takes a few seconds because hardware encoders are really tried."""
        try:
            ffmpeg = await self._ffmpeg()
        except StudioError as error:
            tools: tuple[Check, ...] = (Check(Part.FFMPEG, Verdict.PROBLEM, error.fields),)
        else:
            tools = (_ffmpeg(ffmpeg), _codecs(ffmpeg), _tone_mapping(ffmpeg))
        return (*tools, _engine(), await _keyring(), await asyncio.to_thread(self._disk), await self._store())

    def _disk(self) -> Check:
        free = shutil.disk_usage(self._data).free
        verdict = Verdict.OK if free >= LITTLE_SPACE_BYTES else Verdict.WARNING
        return Check(Part.DISK, verdict, {"folder": str(self._data), "free_bytes": str(free)})

    async def _store(self) -> Check:
        try:
            found = await self._database.read(lambda connection: connection.execute("PRAGMA quick_check").fetchone()[0])
            count = len(await self._database.read(jobs.everything))
        except StudioError as error:
            return Check(Part.DATABASE, Verdict.PROBLEM, {"file": str(self._database.path), "what": str(error)})
        verdict = Verdict.OK if found == "ok" else Verdict.PROBLEM
        return Check(Part.DATABASE, verdict, {"file": str(self._database.path), "what": str(found), "jobs": str(count)})


def _ffmpeg(ffmpeg: FFmpeg) -> Check:
    return Check(
        Part.FFMPEG,
        Verdict.OK,
        {"path": str(ffmpeg.path), "version": ffmpeg.version, "source": str(ffmpeg.source)},
    )


def _codecs(ffmpeg: FFmpeg) -> Check:
    missing = [
        *(name for name in NEEDED_ENCODERS if name not in ffmpeg.encoders),
        *(name for name in NEEDED_FILTERS if name not in ffmpeg.filters),
    ]
    there = [name for name in (*NEEDED_ENCODERS, *USEFUL_ENCODERS) if name in ffmpeg.encoders]
    verdict = Verdict.PROBLEM if missing else Verdict.OK
    return Check(Part.CODECS, verdict, {"encoders": ", ".join(there), "missing": ", ".join(missing)})


def _tone_mapping(ffmpeg: FFmpeg) -> Check:
    missing = [name for name in TONE_MAPPING_FILTERS if name not in ffmpeg.filters]
    return Check(Part.TONE_MAPPING, Verdict.WARNING if missing else Verdict.OK, {"missing": ", ".join(missing)})


def _engine() -> Check:
    versions, missing = [], []
    for name in LIBRARIES:
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    verdict = Verdict.PROBLEM if missing else Verdict.OK
    return Check(Part.ENGINE, verdict, {"libraries": ", ".join(versions), "missing": ", ".join(missing)})


async def _keyring() -> Check:
    try:
        async with asyncio.timeout(KEYRING_LIMIT_S):
            found = await asyncio.to_thread(keys.backend)
    except TimeoutError:
        found = None
    if found is None:
        return Check(Part.KEYRING, Verdict.WARNING)
    return Check(Part.KEYRING, Verdict.OK, {"backend": found})
