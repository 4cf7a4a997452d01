"""Between the work in the background and the system around the window: awake while jobs run, notices while away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from holysheep_studio.domain.settings import Settings
from holysheep_studio.services.awake import Awake
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.desktop import Desktop

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from typing import Any

    from holysheep_studio.domain.job import JobId
    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


#: So many names stand in a note about several things.
NAMES = 3


class BackgroundPresenter(QObject):
    """Follows the settings and the queue for as long as the window lives."""

    def __init__(
        self,
        window: Window,
        tasks: Tasks,
        show_clip: Callable[[ClipLine], object],
        awake: Awake | None = None,
        listen: Callable[[int], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        """`show_clip` opens a clip in the viewer; `listen` to notices on a port.

        `awake` keeps the machine from sleeping, None: as this system does it.
        """
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._settings = Settings()
        self.awake = awake or Awake()
        self.desktop = Desktop(window, tasks)
        self._show_clip = show_clip
        # what came since the person looked away
        self._ready: list[ClipLine] = []
        self._troubled: list[JobLine] = []
        self._wanted = False
        self._listen = listen
        self._port = 0
        window.queue.summary_changed.connect(self._look)
        window.queue.stop.stopped.connect(self._tell_stopped)
        QGuiApplication.instance().applicationStateChanged.connect(self._come_back)  # type: ignore[union-attr]

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

    def tell_ready(self, clips: tuple[ClipLine, ...]) -> None:
        """Clips are done: said outside of the window when that is not in front; a click shows the last of them."""
        if not self._telling:
            return
        self._ready += clips
        last = self._ready[-1]
        one = self.tr("{effect} is ready").format(effect=texts.effect(last.effect).label)
        title = figures.count(len(self._ready), one, self.tr("{n} clips are ready"))
        self.desktop.tell("ready", title, _names([clip.title for clip in self._ready]), lambda: self._show_clip(last))

    def _tell_trouble(self, jobs: tuple[JobLine, ...]) -> None:
        if not jobs or not self._telling:
            return
        self._troubled = [job for job in self._troubled if job.id not in {one.id for one in jobs}] + list(jobs)
        last = self._troubled[-1]
        ids = [job.id for job in self._troubled]
        if len(ids) > 1:
            title, body = self.tr("{n} jobs need you").format(n=len(ids)), _names([job.title for job in self._troubled])
        else:
            title = self.tr("{title}: {state}").format(title=last.title, state=texts.job_badge(last).text)
            body = "" if last.problem is None else texts.problem(last.problem).whole
        self.desktop.tell("trouble", title, body, lambda: self._show_jobs(ids))

    def _tell_stopped(self, words: str) -> None:
        if self._telling:
            self.desktop.tell("stopped", self.tr("The queue stopped"), words, lambda: self._show_jobs(()))

    @property
    def _telling(self) -> bool:
        return self._settings.notify and self.desktop.away

    def _show_jobs(self, ids: Sequence[JobId]) -> None:
        self._window.show_dock("queue")
        self._window.queue.select(ids)

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._ready.clear()
            self._troubled.clear()

    async def close(self) -> None:
        """Let the machine sleep, and the desktop be."""
        await self.awake.release()
        await self.desktop.close()

    def _look(self) -> None:
        self._tell_trouble(self._window.queue.model.tally.take_troubled())
        wanted = self._settings.stay_awake and self._window.queue.model.tally.running > 0
        if wanted == self._wanted:
            return
        self._wanted = wanted
        work = self.awake.hold() if wanted else self.awake.release()
        self._tasks.start(work, name="keep the machine awake" if wanted else "let the machine sleep")


def _names(names: list[str]) -> str:
    """The last few names, the newest first."""
    shown = names[::-1][:NAMES]
    return "\n".join(shown if len(names) <= NAMES else [*shown, "\u2026"])
