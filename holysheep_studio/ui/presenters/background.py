"""Between the work in the background and the system around the window: awake while jobs run, notices while away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.domain.settings import Settings
from holysheep_studio.services.awake import Awake
from holysheep_studio.ui.desktop import Desktop

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class BackgroundPresenter(QObject):
    """Follows the settings and the queue for as long as the window lives."""

    def __init__(
        self,
        window: Window,
        tasks: Tasks,
        awake: Awake | None = None,
        listen: Callable[[int], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        """`awake` keeps the machine from sleeping, None: as this system does it; `listen` to notices on a port."""
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._settings = Settings()
        self.awake = awake or Awake()
        self.desktop = Desktop(window, tasks)
        self._wanted = False
        self._listen = listen
        self._port = 0
        window.queue.summary_changed.connect(self._look)
        window.queue.stop.stopped.connect(self.tell)

    @property
    def able(self) -> dict[str, bool]:
        """By the setting's name, whether this system can do what it asks."""
        return {"notify": self.desktop.able, "stay_awake": bool(self.awake.means)}

    def show_settings(self, settings: Settings) -> None:
        """What is set now."""
        self._settings = settings
        self._look()
        if self._listen is not None and settings.notice_port != self._port:
            self._port = settings.notice_port
            self._tasks.start(self._listen(self._port), name="listen to notices")

    def tell(self, words: str) -> None:
        """Something is done, or needs a person: said outside of the window when that is not in front."""
        if self._settings.notify and self.desktop.away:
            self.desktop.tell(words)

    async def close(self) -> None:
        """Let the machine sleep."""
        await self.awake.release()

    def _look(self) -> None:
        wanted = self._settings.stay_awake and self._window.queue.model.tally.running > 0
        if wanted == self._wanted:
            return
        self._wanted = wanted
        work = self.awake.hold() if wanted else self.awake.release()
        self._tasks.start(work, name="keep the machine awake" if wanted else "let the machine sleep")
