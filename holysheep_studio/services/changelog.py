"""Changelog: tells what changed on the data folder, whichever process changed it."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from holysheep_studio.store import changes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from holysheep_studio.domain.changes import Change
    from holysheep_studio.store.database import Database

#: How often the tail is read for the sake of other processes; this process's own commits wake at once.
LOOK_EVERY_S = 0.3
#: And how often once nothing has changed for that long: an idle window shall not keep a machine awake.
CALM_AFTER_S, LOOK_CALM_S = 30.0, 1.0
#: Commits that follow each other this closely come as one batch: a busy queue commits hundreds of times a second.
GATHER_S = 0.05


class Changelog:
    """The tail of the change log as an asynchronous stream."""

    def __init__(self, database: Database) -> None:
        """Listens to the commits of this process."""
        self._database = database
        self._wakes: set[asyncio.Event] = set()
        database.on_commit(self._wake_all)

    async def watch(self) -> AsyncIterator[tuple[Change, ...]]:
        """Batches of changes from now on, oldest first; ends only by cancellation.

        The first batch is empty and comes at once: who reads the tables after it misses nothing.
        """
        wake = asyncio.Event()
        self._wakes.add(wake)
        try:
            clock = asyncio.get_running_loop().time
            seen = await self._database.read(changes.last)
            yield ()
            changed = clock()
            while True:
                wake.clear()
                batch = await self._database.read(lambda connection, seen=seen: changes.after(connection, seen))  # type: ignore[misc]
                if batch:
                    seen = batch[-1].sequence
                    yield batch
                    await asyncio.sleep(GATHER_S)
                    changed = clock()
                    continue
                calm = clock() - changed > CALM_AFTER_S
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_CALM_S if calm else LOOK_EVERY_S):
                        await wake.wait()
        finally:
            self._wakes.discard(wake)

    def _wake_all(self) -> None:
        for wake in self._wakes:
            wake.set()
