"""Between the window and the search for missing files: looked for at the start, found again in a chosen folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from holysheep_studio.ui import figures, remembered

if TYPE_CHECKING:
    from holysheep_studio.services.missing import Missing
    from holysheep_studio.services.missing_sources import MissingSources
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.tasks import Tasks


class MissingPresenter(QObject):
    """Asks for a folder only when something is missing."""

    def __init__(
        self, missing: Missing, sources: MissingSources, commands: Commands, tasks: Tasks, window: QWidget
    ) -> None:
        super().__init__(window)
        self._missing = missing
        self._sources = sources
        self._commands = commands
        self._tasks = tasks
        self._window = window

    async def check(self) -> None:
        """Mark in the lists what is missing."""
        await self._missing.check()
        await self._sources.check()

    def open(self) -> None:
        """Look what is missing, and ask where to look for it."""
        self._tasks.start(self._ask(), name="look for missing files")

    async def _ask(self) -> None:
        missing = await self._missing.check() + await self._sources.check()
        if not missing:
            self._commands.tell(self.tr("No file is missing"))
            return
        words = figures.count(missing, self.tr("Where is 1 missing file?"), self.tr("Where are {n} missing files?"))
        dialog = QFileDialog(self._window, words)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._tasks.start(self.find(Path(name)), name="find missing files"))
        remembered.open_files(dialog, "missing")

    async def find(self, folder: Path) -> None:
        """Look for them in a folder, and tell what came of it."""
        clips, sources = await self._missing.find(folder), await self._sources.find(folder)
        found = len(clips.before) + len(sources.before)
        words = self.tr("Found {found} of {n} missing files").format(found=found, n=found + clips.still + sources.still)

        async def back() -> None:
            await self._missing.put_back(clips.before)
            await self._sources.put_back(sources.before)

        async def again() -> None:
            await self._missing.find(folder)
            await self._sources.find(folder)

        if found:
            self._commands.offer_back(words, back, again)
        else:
            self._commands.tell(words)
