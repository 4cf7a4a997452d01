"""Presence: which processes on a data folder are alive, told by a lock that dies with its process."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path

_OLD_S = 24 * 3600


class Presence:
    """This process's sign of life, and a look at the others'.

    Each process holds an operating-system lock on a file of its own; the system lets go of it however the
    process ends, SIGKILL and power cuts included, so no one waits for the lease of the dead.
    """

    def __init__(self, folder: Path, owner: str) -> None:
        """`folder` holds the lock files; `owner` is unique to this process."""
        self.owner = owner
        self._folder = folder
        self._lock = FileLock(self._file(owner), thread_local=False)

    def enter(self) -> None:
        """Show that this process lives."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock.acquire(timeout=5)  # someone may be looking at it just now
        self._sweep()

    def leave(self) -> None:
        """Take the sign down."""
        self._lock.release()
        with contextlib.suppress(OSError):
            self._file(self.owner).unlink(missing_ok=True)

    def is_alive(self, owner: str) -> bool:
        """Whether that process still holds its lock."""
        if owner == self.owner:
            return True
        file = self._file(owner)
        if not file.exists():
            return False
        probe = FileLock(file, thread_local=False)
        try:
            probe.acquire(timeout=0)
        except Timeout:
            return True
        probe.release()
        return False

    def alone(self) -> bool:
        """Whether no other process is alive on this folder."""
        others = [file.stem for file in self._folder.glob("*.lock") if file.stem != self.owner]
        return not any(self.is_alive(owner) for owner in others)

    def _sweep(self) -> None:
        """Clear away old files of the dead; young ones may belong to a process that is just starting."""
        for file in self._folder.glob("*.lock"):
            with contextlib.suppress(OSError):
                if time.time() - file.stat().st_mtime > _OLD_S and not self.is_alive(file.stem):
                    file.unlink(missing_ok=True)

    def _file(self, owner: str) -> Path:
        return self._folder / f"{owner}.lock"
