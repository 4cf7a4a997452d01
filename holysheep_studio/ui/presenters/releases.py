"""Between the window and the publisher: says once a day that there is a newer version, where that is wanted."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from holysheep_studio.domain.errors import StudioError

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.domain.settings import Settings
    from holysheep_studio.services.releases import Releases
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

log = logging.getLogger(__name__)
LOOKED = "releases/looked"
DAY_S = 24 * 3600


class ReleasesPresenter(QObject):
    """Off unless the setting is on and the build has an address; shows a link, and installs nothing."""

    def __init__(
        self,
        releases: Releases,
        window: Window,
        tasks: Tasks,
        *,
        clock: Callable[[], float] = time.time,
        show: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        """`clock` gives seconds since 1970; `show` opens a page in the browser."""
        super().__init__(window)
        self._releases, self._window, self._tasks = releases, window, tasks
        self._clock, self._show = clock, show

    @property
    def able(self) -> bool:
        """Whether this build knows where to look."""
        return bool(self._releases.address)

    def show_settings(self, settings: Settings) -> None:
        """What is set now."""
        if not (settings.look_for_updates and self.able):
            return
        looked = float(str(self._window.kept.value(LOOKED, 0.0)))
        if not 0 <= self._clock() - looked < DAY_S:
            self._window.kept.setValue(LOOKED, self._clock())
            self._tasks.start(self._look(), name="look for a newer version")

    async def _look(self) -> None:
        try:
            found = await self._releases.look()
        except StudioError as error:
            log.info("no word of a newer version: %s", error)
            return
        if found is not None:
            self._window.toasts.show(
                self.tr("Version {version} is there").format(version=found.version),
                action=self.tr("Open its page"),
                acted=lambda: self._show(QUrl(found.page)),
            )
