"""Has filmstrips made of the clips that the pointer rests on, and shows them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.services.filmstrips import TILES
from holysheep_studio.ui.widgets.filmstrips import StripReel

if TYPE_CHECKING:
    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.services.filmstrips import Filmstrips
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.widgets.clip_view import ClipView

log = logging.getLogger(__name__)


class StripFeed(QObject):
    """Listens to the list of clips for as long as it lives."""

    def __init__(self, filmstrips: Filmstrips, view: ClipView, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._filmstrips = filmstrips
        self._tasks = tasks
        self._asked: set[str] = set()
        self.reel = StripReel(TILES, self)
        self.reel.arrived.connect(lambda _: view.viewport().update())
        view.set_strips(self.reel)
        view.strip_wanted.connect(self._want)

    def _want(self, line: ClipLine) -> None:
        if line.id not in self._asked and not line.missing and not self.reel.holds(line.id):
            self._asked.add(line.id)
            self._tasks.start(self._make(line), name="make a filmstrip")

    async def _make(self, line: ClipLine) -> None:
        try:
            self.reel.read(line.id, await self._filmstrips.make(line.id, Path(line.path)))
        except StudioError as error:
            # the still picture is shown on, which is no reason to disturb anybody; it is not tried again
            log.warning("no filmstrip of %s: %s", line.path, error)
        else:
            self._asked.discard(line.id)
