"""Turns changes of the data folder, made here or by another process, into Qt signals at a calm pace."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from holysheep_studio.domain.changes import Change

log = logging.getLogger(__name__)
#: A burst of commits becomes one reading of the tables.
PACE_S = 0.1
AGAIN_S = 1.0
#: So many changed rows are read and shown at once; the others come at the next pace, so that no burst stops the window.
MOST_ROWS = 250
#: The rows of a table are shown so many at a time when it is read first, with a breath for the window in between.
PORTION, BREATH_S = 400, 0.01


class Watched(Protocol):
    """What yields changes in commit order."""

    def watch(self) -> AsyncIterator[tuple[Change, ...]]:
        """Runs until cancelled; what is read after the first batch, which is empty, misses nothing."""


class Reader(Frozen, frozen=True):
    """How a table is read: all of it, and where it may grow large, only the rows of some ids.

    With `ids`, which gives those of all rows in the order on screen, nothing is ever read in one go.
    """

    everything: Callable[[], Awaitable[Any]]
    some: Callable[[Iterable[Any]], Awaitable[Any]] | None = None
    ids: Callable[[], Awaitable[Iterable[Any]]] | None = None


class Observer(QObject):
    """Reads each table once, then the rows that changed, and emits them as plain values.

    `*_changed` carries all rows of a table, or the first of many, and then `*_followed` the others, portion by portion;
    `*_renewed` those that changed as they are now, and the ids of those that left. Tables without `some` are read whole
    at each change.
    """

    sources_changed = Signal(tuple)
    clips_changed = Signal(tuple)
    clips_followed = Signal(tuple)
    clips_renewed = Signal(tuple, object)
    jobs_changed = Signal(tuple)
    jobs_followed = Signal(tuple)
    jobs_renewed = Signal(tuple, object)
    settings_changed = Signal(object)
    budgets_changed = Signal(tuple)
    prices_changed = Signal(object)
    measured_changed = Signal(tuple)
    measured_renewed = Signal(tuple, object)

    def __init__(self, readers: Mapping[Kind, Reader], parent: QObject | None = None) -> None:
        """`readers` give the present rows of each kind; changes of a kind without a reader are passed over."""
        super().__init__(parent)
        self._readers = readers
        self._whole: set[Kind] = set()
        # in the order of their first change; a dict, because a set would forget it
        self._rows: dict[Kind, dict[str, None]] = {kind: {} for kind in Kind}
        self._unread: dict[Kind, deque[Any]] = {kind: deque() for kind in Kind}
        self._woken = asyncio.Event()
        self._changed = {
            Kind.SOURCE: self.sources_changed,
            Kind.CLIP: self.clips_changed,
            Kind.JOB: self.jobs_changed,
            Kind.SETTING: self.settings_changed,
            Kind.BUDGET: self.budgets_changed,
            Kind.PRICE: self.prices_changed,
            Kind.MEASURED: self.measured_changed,
        }
        self._renewed = {
            Kind.CLIP: self.clips_renewed,
            Kind.JOB: self.jobs_renewed,
            Kind.MEASURED: self.measured_renewed,
        }
        self._followed = {Kind.CLIP: self.clips_followed, Kind.JOB: self.jobs_followed}

    async def run(self, changes: Watched) -> None:
        """Read everything once, then what changes, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._listen(changes))
            group.create_task(self._read())

    async def _listen(self, changes: Watched) -> None:
        self._whole = set(self._readers)
        async for batch in changes.watch():
            for change in batch:
                if change.kind not in self._readers:
                    continue
                if self._readers[change.kind].some is None:
                    self._whole.add(change.kind)
                else:
                    self._rows[change.kind][change.id] = None
            self._woken.set()

    async def _read(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                for kind in self._readers:
                    await self._read_kind(kind)
                await self._read_on()
            except StudioError as error:
                # A database that is busy for a moment must not leave the window blind for the rest of the day.
                log.warning("reading again after: %s", error)
                self._woken.set()
                await asyncio.sleep(AGAIN_S)

    async def _read_on(self) -> None:
        """Keep the pace; what the first reading has left is read meanwhile."""
        clock = asyncio.get_running_loop().time
        ends = clock() + PACE_S
        waiting = [kind for kind in self._readers if self._unread[kind]]
        while waiting and clock() < ends:
            kind = waiting[0]
            self._followed[kind].emit(await self._portion(kind))
            await asyncio.sleep(BREATH_S)
            waiting = [kind for kind in self._readers if self._unread[kind]]
        if waiting:
            self._woken.set()
        await asyncio.sleep(ends - clock())

    async def _portion(self, kind: Kind) -> Any:  # noqa: ANN401 - rows of any kind
        """The next rows that were not read yet; their ids are kept when the reading fails."""
        some, unread = self._readers[kind].some, self._unread[kind]
        ids = [unread.popleft() for _ in range(min(PORTION, len(unread)))]
        try:
            return () if some is None else await some(ids)
        except StudioError:
            unread.extendleft(reversed(ids))
            raise

    async def _read_kind(self, kind: Kind) -> None:
        """What is forgotten before the reading is remembered again when the reading fails."""
        reader, rows = self._readers[kind], self._rows[kind]
        if kind in self._whole:
            self._whole.discard(kind)
            rows.clear()
            try:
                if reader.ids is None:
                    rows_now = await reader.everything()
                else:
                    self._unread[kind] = deque(await reader.ids())
                    rows_now = await self._portion(kind)
                self._changed[kind].emit(rows_now)
            except StudioError:
                self._whole.add(kind)
                raise
        elif rows and reader.some is not None:
            ids = tuple(islice(rows, MOST_ROWS))
            for one in ids:
                del rows[one]
            try:
                found = await reader.some(ids)
            except StudioError:
                rows.update(dict.fromkeys(ids))
                raise
            self._renewed[kind].emit(found, frozenset(ids).difference(row.id for row in found))
            if rows:
                self._woken.set()
