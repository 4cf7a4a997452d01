"""Mending: lets jobs go on that stood still for a fault of this machine, as soon as that is gone."""

from __future__ import annotations

import asyncio
import logging
import shutil
from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Resume
from holysheep_studio.domain.errors import Code, StudioError
from holysheep_studio.services.stages import SPARE_BYTES
from holysheep_studio.store import jobs, waits

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from holysheep_studio.domain.clip import Problem
    from holysheep_studio.domain.job import Job
    from holysheep_studio.store.database import Connection, Database

    Check = Callable[[Problem], Awaitable[bool]]

log = logging.getLogger(__name__)
LOOK_S = 10.0


class Mending:
    """Knows for each fault that is mended outside of the studio how to see that it is gone."""

    def __init__(self, database: Database, checks: Mapping[Code, Check], *, clock: Callable[[], float]) -> None:
        """`checks` tell by the code of a problem whether its cause is gone; a code without one goes on at once."""
        self._database = database
        self._checks = checks
        self._clock = clock

    async def run(self, every_s: float = LOOK_S) -> None:
        """Look again and again until cancelled."""
        while True:
            await asyncio.sleep(every_s)
            await self.look()

    async def look(self) -> int:
        """Let those jobs go on whose fault is gone; how many."""
        stopped = await self._database.read(waits.stopped_by_machine)
        gone: list[Job] = []
        known: dict[tuple[str, str], bool] = {}
        for job in stopped:
            if job.problem is None:
                continue
            about = (job.problem.code, str(sorted(job.problem.fields.items())))
            if about not in known:
                known[about] = await self._is_gone(job.problem)
            if known[about]:
                gone.append(job)
        if gone:
            log.info("%d job(s) go on: what they needed is there again", len(gone))
            at = self._clock()
            await self._database.write(lambda connection: _resume(connection, gone, at))
        return len(gone)

    async def _is_gone(self, problem: Problem) -> bool:
        check = self._checks.get(Code(problem.code))
        try:
            return check is None or await check(problem)
        except StudioError:
            return False


def _resume(connection: Connection, gone: list[Job], at: float) -> None:
    for job in gone:
        # a person may have been quicker
        if jobs.one(connection, job.id).problem == job.problem:
            jobs.move(connection, job.id, Resume(), at)


def disk_check(work: Path) -> Check:
    """Whether there is room on the disk of the work folder for what did not fit."""

    async def has_room(problem: Problem) -> bool:
        needed = int(problem.fields.get("needed_mb", "0")) << 20
        return (await asyncio.to_thread(shutil.disk_usage, work)).free >= max(needed, SPARE_BYTES)

    return has_room


def program_check(find: Callable[[], Awaitable[object]]) -> Check:
    """Whether a program is found that was missing; `find` raises StudioError while it is not."""

    async def is_there(_problem: Problem) -> bool:
        await find()
        return True

    return is_there
