"""Doctor: looks over what the studio stands on and says what is wrong with it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.errors import Code, MediaError, StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.media import checks
from holysheep_studio.store import jobs, keys, settings

if TYPE_CHECKING:
    from holysheep_studio.store.database import Database

#: Under this much free space a night's queue is likely to stop.
LITTLE_SPACE_BYTES = 5 * 1000**3
#: A keyring that wants to ask its owner may wait for ever.
KEYRING_LIMIT_S = 5.0


class Verdict(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARNING = "warning"  # something will not be there when it is wanted
    PROBLEM = "problem"  # the studio cannot do its work


class Part(StrEnum):
    """What was looked at."""

    FFMPEG = "ffmpeg"
    CODECS = "codecs"
    SPECIAL = "special_clips"
    HARDWARE = "hardware"
    ENGINE = "engine"
    KEYRING = "keyring"
    DISK = "disk"
    DATABASE = "database"


class Check(Frozen, frozen=True):
    """One part: the verdict and the values that words are made of."""

    part: Part
    verdict: Verdict
    values: Mapping[str, str] = field(default_factory=dict)


class Program(Frozen, frozen=True):
    """An FFmpeg that could be used: `missing` is needed by every clip, `missing_special` by some."""

    path: str
    version: str
    source: str  # a value of media's Origin
    missing: tuple[str, ...]
    missing_special: tuple[str, ...]


class Doctor:
    """Looks at everything anew each time it is asked."""

    def __init__(self, database: Database, data: Path) -> None:
        """`data` is the data folder."""
        self._database = database
        self._data = data

    async def check(self) -> tuple[Check, ...]:
        """All checks; takes seconds because hardware encoders are really tried."""
        chosen = (await self._database.read(settings.load)).ffmpeg
        facts = await checks.check(Path(chosen) if chosen else None, self._data)
        return (
            *_tools(facts),
            _engine(facts),
            await _keyring(),
            _disk(facts, self._data),
            await self._store(),
        )

    async def program(self, chosen: str) -> Program:
        """Ask one FFmpeg what it can do; "" asks the one that is used when none is chosen.

        Raises MediaError ffmpeg_missing where the file does not start or is something else.
        """
        facts = await checks.check(Path(chosen) if chosen else None, self._data, try_hardware=False)
        if facts.ffmpeg is None:
            raise facts.problem or MediaError(Code.FFMPEG_MISSING, path=chosen)
        found = facts.ffmpeg
        return Program(str(found.path), found.version, str(found.source), facts.missing, facts.missing_special)

    async def _store(self) -> Check:
        values = {"file": str(self._database.path)}
        try:
            found = await self._database.read(lambda connection: connection.execute("PRAGMA quick_check").fetchone()[0])
            count = len(await self._database.read(jobs.order))
        except StudioError as error:
            return Check(Part.DATABASE, Verdict.PROBLEM, {**values, "what": str(error)})
        verdict = Verdict.OK if found == "ok" else Verdict.PROBLEM
        return Check(Part.DATABASE, verdict, {**values, "what": str(found), "jobs": str(count)})


def _tools(facts: checks.Facts) -> tuple[Check, ...]:
    if facts.ffmpeg is None:
        fields = {} if facts.problem is None else facts.problem.fields
        return (Check(Part.FFMPEG, Verdict.PROBLEM, {"path": "", **fields}),)
    about = {"path": str(facts.ffmpeg.path), "version": facts.ffmpeg.version, "source": str(facts.ffmpeg.source)}
    codecs = {"encoders": ", ".join(facts.encoders), "missing": ", ".join(facts.missing)}
    working = ", ".join(encoder.name for encoder in facts.hardware if encoder.works)
    tried = "; ".join(f"{encoder.name}: {encoder.why}" for encoder in facts.hardware if not encoder.works)
    return (
        Check(Part.FFMPEG, Verdict.OK, about),
        Check(Part.CODECS, Verdict.PROBLEM if facts.missing else Verdict.OK, codecs),
        Check(
            Part.SPECIAL,
            Verdict.WARNING if facts.missing_special else Verdict.OK,
            {"missing": ", ".join(facts.missing_special)},
        ),
        # none is no fault: everything works without
        Check(Part.HARDWARE, Verdict.OK, {"encoders": working, "failed": tried}),
    )


def _engine(facts: checks.Facts) -> Check:
    there = ", ".join(f"{name} {version}" for name, version in facts.libraries if version is not None)
    missing = ", ".join(name for name, version in facts.libraries if version is None)
    return Check(Part.ENGINE, Verdict.PROBLEM if missing else Verdict.OK, {"libraries": there, "missing": missing})


def _disk(facts: checks.Facts, folder: Path) -> Check:
    verdict = Verdict.OK if facts.free_bytes >= LITTLE_SPACE_BYTES else Verdict.WARNING
    return Check(Part.DISK, verdict, {"folder": str(folder), "free_bytes": str(facts.free_bytes)})


async def _keyring() -> Check:
    try:
        async with asyncio.timeout(KEYRING_LIMIT_S):
            found = await asyncio.to_thread(keys.backend)
    except TimeoutError:
        found = None
    return (
        Check(Part.KEYRING, Verdict.WARNING) if found is None else Check(Part.KEYRING, Verdict.OK, {"backend": found})
    )
