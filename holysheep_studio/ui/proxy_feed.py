"""Carries proxies from the service to the viewer: made while the clip is shown, given up when it is not."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from holysheep_studio.domain.errors import StudioError

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from holysheep_studio.services.proxies import Proxies
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.widgets.viewer import Viewer

#: As wide as a digit: what stands beside the figure keeps its place.
_FIGURE_SPACE = "\u2007"
log = logging.getLogger(__name__)


class ProxyFeed(QObject):
    """Listens to the viewer for as long as it lives."""

    def __init__(self, proxies: Proxies, viewer: Viewer, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._proxies = proxies
        self._viewer = viewer
        self._tasks = tasks
        self._making: dict[Path, asyncio.Task[Any]] = {}
        viewer.proxy_wanted.connect(self._begin)
        viewer.clip_closed.connect(self._give_up)

    def _begin(self, source: Path) -> None:
        if source not in self._making and not self._tasks.closed:
            self._making[source] = self._tasks.start(self._make(source), name="make a proxy")

    def _give_up(self) -> None:
        for task in self._making.values():
            if not task.done():  # the loop that it ran on may be gone
                task.cancel()
        self._making.clear()

    async def _make(self, source: Path) -> None:
        try:
            made = await self._proxies.get(source, self._tell)
        except StudioError as error:
            # only scrubbing is slower for it, which is no reason to disturb anybody
            log.warning("no proxy of %s: %s", source, error)
            return
        finally:
            self._viewer.head.tell_work("")
        self._viewer.use_proxy(source, made)

    def _tell(self, done: int, total: int) -> None:
        share = f"{done * 100 // max(1, total):2}".replace(" ", _FIGURE_SPACE)
        self._viewer.head.tell_work(self.tr("Proxy {n} %").format(n=share))
