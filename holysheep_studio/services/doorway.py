"""The doorway: a second start on the same data folder hands its files to the window that is open, and ends."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import time
import uuid
from pathlib import Path

from filelock import FileLock, Timeout

from holysheep_studio.domain.frozen import Frozen

log = logging.getLogger(__name__)
#: How long a second start waits for the window to take what it brings; after that it opens one of its own.
PATIENCE_S = 20.0
#: What lies here longer was brought by somebody who is gone.
OLD_S = 120.0
_LOOK_S = 0.05
_MOST_BYTES = 1 << 20


class Visit(Frozen, frozen=True):
    """What a second start brought: files to open, and the desktop's leave to come to the front ("" where none)."""

    files: tuple[Path, ...]
    leave: str


class Doorway:
    """One window's door: who holds it is visited by those who come later.

    It is held by an operating-system lock, which goes with its process however that ends. What is brought lies in a
    folder, in files that are written aside and renamed, so that this works alike on every system.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` is the door's own, in the data folder."""
        self.folder = folder
        self._lock = FileLock(folder / "window.lock", thread_local=False)

    def hold(self) -> bool:
        """Become the window that is visited; False where another is."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError:
            # a folder that cannot be written is told of by the studio itself, in a window
            log.debug("no door can be kept in %s", self.folder, exc_info=True)
            return True
        return True

    def close(self) -> None:
        """Be visited no more."""
        self._lock.release()

    def bring(self, files: tuple[Path, ...], leave: str, patience_s: float = PATIENCE_S) -> bool:
        """Wait until the open window has taken these; False where this process shall open its own.

        That is when the other window has ended meanwhile (the door is then held by this process), or takes nothing, or
        nothing can be written.
        """
        name = uuid.uuid4().hex
        aside, note = self.folder / f"{name}.part", self.folder / f"{name}.json"
        try:
            aside.write_text(json.dumps({"files": [str(file) for file in files], "leave": leave}), encoding="utf-8")
            aside.rename(note)
        except OSError:
            log.debug("no note can be left in %s", self.folder, exc_info=True)
            return False  # a full disk keeps nobody out
        until = time.monotonic() + patience_s
        while note.exists():
            if self.hold() or time.monotonic() > until:
                # who takes it away decides: the window may have taken it at this very moment
                with contextlib.suppress(FileNotFoundError):
                    note.unlink()
                    return False
                return not self._lock.is_locked
            time.sleep(_LOOK_S)
        return True

    def visits(self) -> list[Visit]:
        """Take what was brought since; files that are old or no notes are put away."""
        found = []
        for note in sorted(self.folder.glob("*.json")):
            try:
                old = time.time() - note.stat().st_mtime > OLD_S
                text = note.read_text(encoding="utf-8") if note.stat().st_size <= _MOST_BYTES else ""
                note.unlink()
            except OSError:
                continue  # its bringer took it back
            visit = None if old else _visit(text)
            if visit is not None:
                found.append(visit)
        return found


def _visit(text: str) -> Visit | None:
    try:
        said = json.loads(text)
        files = tuple(Path(str(one)) for one in said["files"])
        return Visit(files, str(said["leave"]))
    except (ValueError, TypeError, KeyError):
        return None


def leave_of_desktop() -> str:
    """What the desktop gave this start so that its window may come to the front; "" where it gave nothing."""
    return os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
