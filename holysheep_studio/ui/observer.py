"""Turns changes of the data folder, made here or by another process, into Qt signals at a calm pace."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.errors import StudioError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from holysheep_studio.domain.changes import Change

log = logging.getLogger(__name__)
#: A burst of commits becomes one reading of the tables.
PACE_S = 0.1
AGAIN_S = 1.0


class Watched(Protocol):
    """What yields changes in commit order."""

    def watch(self) -> AsyncIterator[tuple[Change, ...]]:
        """Runs until cancelled."""


class Observer(QObject):
    """Reads each table afresh when something in it changed, and emits its rows as plain values."""

    sources_changed = Signal(tuple)
    clips_changed = Signal(tuple)
    jobs_changed = Signal(tuple)
    settings_changed = Signal(object)

    def __init__(self, readers: Mapping[Kind, Callable[[], Awaitable[Any]]], parent: QObject | None = None) -> None:
        """`readers` give the present rows of each kind."""
        super().__init__(parent)
        self._readers = readers
        self._stale: set[Kind] = set()
        self._woken = asyncio.Event()

    async def run(self, changes: Watched) -> None:
        """Read everything once, then after each change, until cancelled."""
        self._mark(set(Kind))
        async with asyncio.TaskGroup() as group:
            group.create_task(self._listen(changes))
            group.create_task(self._read())
            # What is committed between the first reading and the start of the stream is caught by a second one.
            await asyncio.sleep(AGAIN_S)
            self._mark(set(Kind))

    async def _listen(self, changes: Watched) -> None:
        async for batch in changes.watch():
            self._mark({change.kind for change in batch})

    def _mark(self, kinds: set[Kind]) -> None:
        self._stale |= kinds
        self._woken.set()

    async def _read(self) -> None:
        signals = {
            Kind.SOURCE: self.sources_changed,
            Kind.CLIP: self.clips_changed,
            Kind.JOB: self.jobs_changed,
            Kind.SETTING: self.settings_changed,
        }
        while True:
            await self._woken.wait()
            self._woken.clear()
            stale, self._stale = self._stale, set()
            try:
                for kind in Kind:
                    if kind in stale:
                        signals[kind].emit(await self._readers[kind]())
            except StudioError as error:
                # A database that is busy for a moment must not leave the window blind for the rest of the day.
                log.warning("reading again after: %s", error)
                self._mark(stale)
                await asyncio.sleep(AGAIN_S)
            await asyncio.sleep(PACE_S)
