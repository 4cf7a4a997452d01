"""Recent: clips, folders, catalogues and scripts that were opened of late, in a menu that opens them again."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from holysheep_studio.ui import icons
from holysheep_studio.ui.drops import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

KEPT, MOST = "recent/paths", 12


class RecentPresenter(QObject):
    """Listens to what comes in by the file dialogs and by drops; what is gone from the disk leaves the list."""

    def __init__(self, window: Window, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self.menu = QMenu(self.tr("Open &recent"), window)
        self.menu.setIcon(icons.icon("history"))
        after = window.actions_by_name["catalogue"]
        file_menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.objectName() == "file")
        file_menu.insertMenu(after, self.menu)
        window.files_chosen.connect(self.note)
        window.dropped.connect(lambda _zone, paths: self.note(paths))
        self._fill()

    @property
    def paths(self) -> tuple[str, ...]:
        """The newest first."""
        kept = self._window.kept.value(KEPT, [])
        return tuple(str(path) for path in (kept if isinstance(kept, list) else [kept]) if path)

    def note(self, paths: Sequence[Path]) -> None:
        """These were opened; of many at once their folder counts."""
        if len(paths) > MOST // 2:
            paths = tuple(dict.fromkeys(path.parent for path in paths))[:MOST]
        self._keep([str(path.expanduser().absolute()) for path in paths] + list(self.paths))

    def _keep(self, paths: Sequence[str]) -> None:
        self._window.kept.setValue(KEPT, list(dict.fromkeys(paths))[:MOST])
        self._fill()

    def _fill(self) -> None:
        self.menu.clear()
        for path in self.paths:
            place = Path(path)
            action = self.menu.addAction(f"{place.name.replace('&', '&&')}  \u2013  {place.parent}".replace("\t", " "))
            action.setObjectName(f"recent {path}")
            action.setToolTip(path)
            action.triggered.connect(partial(self._open, path))
        self.menu.setEnabled(bool(self.paths))
        if self.paths:
            self.menu.addSeparator()
            self.menu.addAction(icons.icon("trash-2"), self.tr("Forget these")).triggered.connect(
                lambda: self._keep([])
            )

    def _open(self, path: str) -> None:
        self._tasks.start(self._open_again(path), name="open again")

    async def _open_again(self, path: str) -> None:
        if await asyncio.to_thread(Path(path).exists):
            self._window.dropped.emit(Zone.ADD, (Path(path),))
            return
        self._keep([one for one in self.paths if one != path])
        words = self.tr("{name} is not there any more.").format(name=Path(path).name)
        self._window.toasts.show(words, tone="warning")
