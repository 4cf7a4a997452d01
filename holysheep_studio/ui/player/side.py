"""One clip behind a viewer: the thread that decodes it, carried into the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui.player.worker import ClipWorker, Failed, Measured, Opened, Primed, Shown, Snapped, Want

if TYPE_CHECKING:
    from pathlib import Path


class Ending(Protocol):
    """A thread that can be ended."""

    def stop(self) -> None:
        """End soon."""

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; False when it is still busy."""


class Workers:
    """The threads of one viewer: those of the clips it shows, and those that are still ending."""

    def __init__(self) -> None:
        self._running: list[Ending] = []

    def start(self, worker: ClipWorker) -> ClipWorker:
        """Start a worker and remember it until it has ended."""
        worker.start()
        self.keep(worker)
        return worker

    def keep(self, thread: Ending) -> None:
        """Remember a thread that runs, until it has ended."""
        self._running = [one for one in self._running if not one.join(0)]
        self._running.append(thread)

    def end(self, timeout_s: float = 2.0) -> None:
        """Stop all and wait for their end; what is stuck in a dead disk is left behind after `timeout_s`."""
        for one in self._running:
            one.stop()
        self._running = [one for one in self._running if not one.join(timeout_s)]


class Bell(QObject):
    """Carries the ring of a worker's thread into the window's thread."""

    rung = Signal()


class Side(QObject):
    """A clip that is shown: the lead, or one beside it. `clip` and `picture` say what is open and painted last.

    `opened` and `failed` end its opening, `shown` follows each new picture; nothing here waits for the thread.
    `primed` follows a want with `prime`, when what playing needs first is decoded.
    """

    opened = Signal()
    shown = Signal()
    snapped = Signal(QImage)
    measured = Signal(float)
    primed = Signal()
    failed = Signal(StudioError)

    def __init__(self, workers: Workers, path: Path, title: str, cache_bytes: int, parent: QObject) -> None:
        super().__init__(parent)
        self.path = path
        self.title = title
        self.clip: Opened | None = None
        self.picture: Shown | None = None
        self.asked: Want | None = None
        self.ready = True  # whether what playing was to begin with is decoded
        self._bell = Bell(self)
        self._bell.rung.connect(self._take_posts, Qt.ConnectionType.QueuedConnection)
        self._worker: ClipWorker | None = workers.start(ClipWorker(path, self._bell.rung.emit, cache_bytes))

    @property
    def frame(self) -> int:
        """The number of the frame it painted last; -1 before the first."""
        return -1 if self.picture is None else self.picture.number

    @property
    def arrived(self) -> bool:
        """Whether the frame that was asked for last is painted."""
        return self.asked is None or self.frame == self.asked.number

    def want(self, number: int, size: QSize, direction: int = 0, *, draft: bool = False, prime: bool = False) -> None:
        """Show this frame next; with `prime` playing is to begin there, and `ready` says when it can."""
        if self._worker is not None and self.clip is not None:
            self.asked = Want(number, size, direction, draft, prime)
            self.ready = not prime
            self._worker.want(self.asked)

    def snap(self, number: int) -> None:
        """Send this frame in full size with `snapped`."""
        if self._worker is not None:
            self._worker.snap(number)

    def use_proxy(self, file: Path) -> None:
        """Show drafts from this file."""
        if self._worker is not None:
            self._worker.use_proxy(file)

    def close(self) -> None:
        """Show nothing more; the thread ends by itself."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
            self.deleteLater()

    def _take_posts(self) -> None:
        for post in self._worker.posts() if self._worker is not None else ():
            match post:
                case Opened():
                    self.clip = post
                    self.opened.emit()
                case Shown():
                    self.picture = post
                    self.shown.emit()
                case Snapped():
                    self.snapped.emit(post.image)
                case Measured():
                    self.measured.emit(post.seek_s)
                case Primed():
                    self.ready = True
                    self.primed.emit()
                case Failed():
                    self.failed.emit(post.error)
