"""Visitors: what a second start hands to the window that is open, which then comes to the front."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.services.doorway import Doorway, Visit


class Visitors(QObject):
    """Watches the door of a window that holds it."""

    def __init__(self, doorway: Doorway, window: QWidget, take: Callable[[Sequence[Path]], object]) -> None:
        """`take` is given the files of each visit that brings some."""
        super().__init__(window)
        self._doorway, self._window, self._take = doorway, window, take
        self._watcher = QFileSystemWatcher(self)
        if doorway.folder.is_dir():
            self._watcher.addPath(str(doorway.folder))
        self._watcher.directoryChanged.connect(self._look)
        self._look()  # those who came while the window was being made

    def _look(self) -> None:
        for visit in self._doorway.visits():
            self._to_front(visit)
            if visit.files:
                self._take(visit.files)

    def _to_front(self, visit: Visit) -> None:
        window = self._window
        if visit.leave:
            os.environ["XDG_ACTIVATION_TOKEN"] = visit.leave  # Wayland lets no window forward without; Qt takes it here
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def stop(self) -> None:
        """Take no more visits: who comes to a window that is closing waits for its end, and opens one of its own."""
        self._watcher.directoryChanged.disconnect(self._look)
