"""Upkeep: the daily backup of a database that is too large to be copied before the window is usable."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import StudioError

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.store.database import Database

log = logging.getLogger(__name__)
#: What a person waits for comes first.
REST_S = 8.0


class Upkeep:
    """Makes the backup that is due, a while after the start or, when the studio is closed before, then."""

    def __init__(self, database: Database, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock
        self._closing = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def begin(self, rest_s: float = REST_S) -> None:
        """Look after this long whether a backup is due. Only the first process on a data folder does."""
        self._task = asyncio.create_task(self._back_up(rest_s), name="backup")

    async def close(self) -> None:
        """Finish what is due; the database must be open still."""
        self._closing.set()
        if self._task is not None:
            await self._task

    async def _back_up(self, rest_s: float) -> None:
        try:
            async with asyncio.timeout(rest_s):
                await self._closing.wait()
        except TimeoutError:
            pass
        try:
            if await self._database.backup_due(self._clock()):
                await self._database.back_up(self._clock())
        except StudioError as error:
            # it is tried again at the next start, and what is in the journal is not lost meanwhile
            log.warning("no backup was made: %s", error)
