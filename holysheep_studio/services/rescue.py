"""Rescue: opens the database of a data folder, whatever has happened to it, and says what was found and done."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from holysheep_studio.domain.advance import Lost, StageDone
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.errors import Code, Fault, StoreError
from holysheep_studio.domain.job import UNSENT, JobId, JobState
from holysheep_studio.domain.rescue import Damage, Rescue
from holysheep_studio.store import backups, clips, jobs, rescue

if TYPE_CHECKING:
    from holysheep_studio.store.database import Connection, Database
    from holysheep_studio.store.presence import Presence
    from holysheep_studio.store.rescue import Finding, Rebuilt

log = logging.getLogger(__name__)
#: One process at a time looks at a database that may be damaged.
TURN_LIMIT_S = 60.0
REPORT = "report.json"
SMALL_BYTES = 4 << 20


async def opened(database: Database, presence: Presence, clips_folder: Path, now: float) -> Rescue | None:
    """Open a database; when nobody else has it open and it is damaged, make it anew first. What was done, or None.

    Raises what `Database.open` raises.
    """
    data = database.path.parent
    turn = FileLock(data / "presence" / "opening", thread_local=False)
    try:
        await asyncio.to_thread(turn.acquire, timeout=TURN_LIMIT_S)
    except Timeout:
        raise StoreError(Code.STORE_BUSY, folder=data, retry_s=1) from None
    try:
        alone = await asyncio.to_thread(presence.alone)
        found = await asyncio.to_thread(_mended, database.path, now) if alone else None
        await database.open()
        done = None if found is None else await _reported(database, *found, clips_folder, now)
        if done is not None or (alone and await _small(database) and await database.backup_due(now)):
            await database.back_up(now)
        return done
    finally:
        turn.release()


async def _small(database: Database) -> bool:
    """Whether a backup takes no time worth speaking of; of a larger database it is made later: see `upkeep`."""
    return (await asyncio.to_thread(database.path.stat)).st_size < SMALL_BYTES


def last(data: Path) -> Rescue | None:
    """The newest rescue of a data folder. Blocks."""
    reports = sorted((data / "damaged").glob(f"*/{REPORT}"))
    return from_json(Rescue, reports[-1].read_bytes()) if reports else None


def _mended(file: Path, now: float) -> tuple[Finding, Rebuilt] | None:
    try:
        finding = rescue.look(file)
        if finding is None:
            return None
        log.warning("the database is damaged: %s, %s", finding.damage, finding.detail)
        return finding, rescue.rebuild(file, finding, now)
    except OSError as error:
        raise StoreError(Code.DATA_FOLDER, folder=file.parent, what=error.strerror or error) from error


async def _reported(
    database: Database, finding: Finding, rebuilt: Rebuilt, clips_folder: Path, now: float
) -> Rescue | None:
    """Settle what may have been sent, and keep a report."""
    if finding.damage is Damage.BEHIND and rebuilt.redone == 1 and rebuilt.unknown_since is None:
        return None  # what a kill between journal and database leaves; nothing was lost and nobody need be told
    doubtful: tuple[JobId, ...] = ()
    if rebuilt.unknown_since is not None:
        doubtful = await database.write(lambda connection: _doubt(connection, now))
    known = await database.read(clips.everything)
    files = await asyncio.to_thread(lambda: [str(file) for file in clips_folder.glob("*") if file.is_file()])
    made = Rescue(
        now,
        finding.damage,
        finding.detail,
        rebuilt.kept_in,
        rebuilt.backup_at,
        rebuilt.redone,
        jobs=len(await database.read(jobs.order)),
        clips=len(known),
        unsure=doubtful,
        unknown_since=rebuilt.unknown_since,
        unknown_until=rebuilt.unknown_until,
        stray_clips=tuple(sorted(set(files) - {clip.path for clip in known}))
        if rebuilt.unknown_since is not None
        else (),
    )
    folder = Path(rebuilt.kept_in) if rebuilt.kept_in else database.path.parent / "damaged" / backups.stamp(now)
    await asyncio.to_thread(_keep, made, folder)
    return made


def _doubt(connection: Connection, now: float) -> tuple[JobId, ...]:
    """Jobs that nobody knows to be unsent any more: never sent again by themselves.

    They go the legal way: as if they had been sent, and the answer lost.
    """
    problem = Problem(Code.SENT_UNKNOWN, {}, Fault.MACHINE)
    doubtful = []
    for line in jobs.order(connection):
        job = jobs.one(connection, line.id)
        if job.state not in UNSENT or job.request.cloud is None:
            continue
        while job.state is not JobState.SUBMITTING:
            job = jobs.move(connection, job.id, StageDone(now), now, sent=True)
        jobs.move(connection, job.id, Lost(now, problem), now)
        doubtful.append(job.id)
    return tuple(doubtful)


def _keep(made: Rescue, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REPORT).write_bytes(to_json(made))
