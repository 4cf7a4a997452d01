"""The application as Qt knows it, with files that the system asks it to open while it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent


class Application(QApplication):
    """macOS names no files on the command line: it sends them to the running program, also right after its start."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._waiting: list[Path] = []
        self._take: Callable[[Sequence[Path]], object] | None = None

    def event(self, event: QEvent) -> bool:
        """Take a file that is to be opened; everything else is Qt's."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._waiting.append(Path(event.file()))
            self._pass_on()
            return True
        return super().event(event)

    def hand_files_to(self, take: Callable[[Sequence[Path]], object] | None) -> None:
        """From now on files go there, first those that came before; None keeps them until somebody can."""
        self._take = take
        self._pass_on()

    def _pass_on(self) -> None:
        if self._take is not None and self._waiting:
            files, self._waiting = tuple(self._waiting), []
            self._take(files)
