"""Vanished: says once that the data folder went away under the studio, and that it is there again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

LOOK_S = 3.0


class VanishedPresenter(QObject):
    """Looks after the folder for as long as the window lives; the database itself refuses to write meanwhile."""

    def __init__(self, window: Window, folder: Path, tasks: Tasks, is_there: Callable[[], bool]) -> None:
        """`is_there` may block."""
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._tasks = tasks
        self._is_there = is_there
        self.box: QMessageBox | None = None

    def begin(self, every_s: float = LOOK_S) -> None:
        """Look from now on."""
        self._tasks.start(self._look_after(every_s), name="look after the data folder")

    async def _look_after(self, every_s: float) -> None:
        there = True
        while True:
            await asyncio.sleep(every_s)
            before, there = there, await asyncio.to_thread(self._is_there)
            self._window.gone = not there
            if before and not there:
                self._tell()
            elif there and not before:
                if self.box is not None:
                    self.box.close()
                self._window.toasts.show(self.tr("The data folder is there again: the work goes on."), tone="positive")

    def _tell(self) -> None:
        box = self.box = QMessageBox(
            QMessageBox.Icon.Critical, "HolySheep Studio", self.tr("The data folder is gone."), parent=self._window
        )
        words = self.tr(
            "{folder} was deleted, moved, replaced or unmounted while the studio used it.\n\nNothing can be kept now, "
            "so nothing more is started or sent. Put the folder back where it was, from the wastebasket perhaps: the "
            "work goes on by itself. Or close the studio; opened again, it begins with what lies there then."
        )
        box.setInformativeText(words.format(folder=self._folder))
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wait = box.addButton(self.tr("Wait for the folder"), QMessageBox.ButtonRole.RejectRole)
        close = box.addButton(self.tr("Close the studio"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(wait)
        box.setEscapeButton(wait)
        close.clicked.connect(self._window.close)
        box.finished.connect(self._forget)
        box.open()

    def _forget(self, _code: int = 0) -> None:
        self.box = None
