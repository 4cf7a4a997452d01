"""The one road from slots to coroutines: keeps each task, logs and shows its error, forgives cancellation."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.errors import Code, StudioError
from holysheep_studio.ui import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

log = logging.getLogger(__name__)


class Says(Protocol):
    """A dialog with a line for how things ended."""

    def say(self, words: str, tone: str = "muted") -> None:
        """Show it."""


class Tasks(QObject):
    """Coroutines that were started by slots and still run."""

    failed = Signal(StudioError)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[asyncio.Task[Any]] = set()
        self.closed = False  # nothing more is to be begun
        self._never: asyncio.Task[Any] | None = None

    def start(
        self, work: Coroutine[Any, Any, Any], *, name: str, inner: Coroutine[Any, Any, Any] | None = None
    ) -> asyncio.Task[Any]:
        """Run `work` on the event loop; whatever it raises is logged and emitted as `failed`.

        `inner` is what `work` was given to wait for: it is closed with it, also where `work` never began.
        """
        if self._never is not None:  # a timer of a window whose loop is gone, perhaps: there is nothing to run it
            work.close()
            if inner is not None:
                inner.close()
            return self._never
        task = asyncio.ensure_future(work)
        task.set_name(name)
        self._running.add(task)
        if self.closed:
            task.cancel()  # the window is closing: what a last signal asks for is not begun
        task.add_done_callback(self._ended)
        if inner is not None:
            task.add_done_callback(lambda _: inner.close())
        return task

    def start_for(
        self, dialog: Callable[[], Says | None], work: Coroutine[Any, Any, None], *, name: str
    ) -> asyncio.Task[Any]:
        """Run what a dialog asked for: what stands against it is said there; when it was closed, where errors are."""
        return self.start(_said(dialog, work), name=name, inner=work)

    async def close(self) -> None:
        """Cancel what runs and wait until it is gone; what is started later is not begun, loop or no loop."""
        self.closed = True
        while self._running:
            running = list(self._running)
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            self._running.difference_update(running)
        never = asyncio.ensure_future(asyncio.sleep(0))
        never.cancel()
        await asyncio.gather(never, return_exceptions=True)
        self._never = never

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if task.cancelled():
            return
        match task.exception():
            case None:
                return
            case StudioError() as expected:
                log.warning("%s: %s", task.get_name(), expected)
                self.failed.emit(expected)
            case BaseException() as bug:
                # A fence: a fault of the studio must be seen by the person and found in the log.
                log.error("%s failed", task.get_name(), exc_info=bug)
                self.failed.emit(StudioError(Code.INTERNAL, what=f"{type(bug).__name__}: {bug}"))


async def _said(dialog: Callable[[], Says | None], work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except StudioError as error:
        shown = dialog()
        if shown is None:
            raise
        shown.say(texts.studio_error(error).whole, "negative")
