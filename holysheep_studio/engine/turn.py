"""One request while it is worked on: whether it was cancelled, how far it is, which unfinished files it holds."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

#: Progress is told at most this often; the last step is always told.
PROGRESS_INTERVAL_S = 0.1
#: How often the sender hears at least that work goes on: it takes longer silence for a fault.
PULSE_S = 2.0


class Cancelled(Exception):  # noqa: N818 - an answer to a wish, not an error
    """The request was cancelled by its sender."""


class Turn:
    """What a task needs to know about its own request. All methods may be called from any thread."""

    def __init__(
        self,
        tell: Callable[[int, int], None],
        *,
        event: Callable[..., None] | None = None,
        clock: Callable[[], float] = time.monotonic,
        pulse_s: float = PULSE_S,
    ) -> None:
        self._tell = tell
        self._event = event
        self._changes: list[Mapping[str, Any]] = []
        self._clock = clock
        self._pulse_s = pulse_s
        self._told_at = float("-inf")
        self._lived_at = clock()
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._unfinished: set[str] = set()

    def cancel(self) -> None:
        """Ask the task to end; it will raise Cancelled at its next check."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether the sender asked to end."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raise Cancelled if the sender asked to end."""
        if self._stop.is_set():
            raise Cancelled

    def pulse(self) -> None:
        """A step of work that finishes no frame: the sender hears now and then that it goes on.

        Raises Cancelled if the sender asked to end.
        """
        self.check()
        now = self._clock()
        if now - self._lived_at >= self._pulse_s:
            self._lived_at = now
            self.say("working")

    @contextmanager
    def lasting(self, most_s: float) -> Iterator[None]:
        """Say that work goes on while one step of it cannot: for so many seconds at most, then silence tells."""
        over = threading.Event()

        def say() -> None:
            for _ in range(int(most_s / self._pulse_s)):
                if over.wait(self._pulse_s):
                    return
                self.say("working")

        saying = threading.Thread(target=say, name="lasting", daemon=True)
        saying.start()
        try:
            yield
        finally:
            over.set()
            saying.join()

    def progress(self, done: int, total: int) -> None:
        """Tell the sender that `done` of `total` frames are ready; most calls are swallowed."""
        now = self._clock()
        if done >= total or now - self._told_at >= PROGRESS_INTERVAL_S:
            self._told_at = now
            self._tell(done, total)

    def change(self, wish: Mapping[str, Any]) -> None:
        """The sender wants something else of the request while it runs."""
        with self._lock:
            self._changes.append(wish)

    @property
    def changed(self) -> bool:
        """Whether there are changes to take."""
        return bool(self._changes)

    def changes(self) -> list[Mapping[str, Any]]:
        """What the sender wants since it was last asked, oldest first."""
        with self._lock:
            taken, self._changes = self._changes, []
        return taken

    def say(self, event: str, **fields: object) -> None:
        """Tell the sender of something that happened, at once."""
        if self._event is not None:
            self._event(event=event, **fields)

    def holds(self, path: str) -> None:
        """An unfinished file now exists at `path`; it goes if the process has to end at once."""
        with self._lock:
            self._unfinished.add(path)

    def releases(self, path: str) -> None:
        """The file at `path` is finished or gone."""
        with self._lock:
            self._unfinished.discard(path)

    def drop_unfinished(self) -> None:
        """Remove every unfinished file, as far as the system allows."""
        with self._lock:
            paths, self._unfinished = self._unfinished, set()
        for path in paths:
            with contextlib.suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - called while the process ends: nothing but the system call
