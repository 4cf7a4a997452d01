"""Household: what makes the window a person's own and outlives a run: the command palette and all that remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.ui import remembered
from holysheep_studio.ui.enter_key import EnterKey
from holysheep_studio.ui.presenters.background import BackgroundPresenter
from holysheep_studio.ui.presenters.draft import DraftPresenter
from holysheep_studio.ui.presenters.help import HelpPresenter
from holysheep_studio.ui.presenters.palette import PalettePresenter
from holysheep_studio.ui.presenters.reach import ReachPresenter
from holysheep_studio.ui.presenters.recent import RecentPresenter
from holysheep_studio.ui.presenters.releases import ReleasesPresenter
from holysheep_studio.ui.presenters.trouble import TroublePresenter
from holysheep_studio.ui.presenters.vanished import VanishedPresenter
from holysheep_studio.ui.presenters.views import ViewsPresenter
from holysheep_studio.ui.presenters.welcome import WelcomePresenter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from holysheep_studio.domain.settings import Settings, Theme
    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.services.crash_reports import CrashReports
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class Household(QObject):
    """Made by the session, beside the rooms of the work itself."""

    def __init__(
        self,
        studio: Studio,
        window: Window,
        tasks: Tasks,
        *,
        show_clip: Callable[[ClipLine], object],
        wear: Callable[[Theme], object],
    ) -> None:
        """`show_clip` opens a clip in the viewer; `wear` puts a theme on and keeps it."""
        super().__init__(window)
        self.palette = PalettePresenter(window, show_clip)
        self.trouble = TroublePresenter(studio, window, tasks)
        self.draft = DraftPresenter(window, studio.paths.data / "draft.json", show_clip)
        self.recent = RecentPresenter(window, tasks)
        self.welcome = WelcomePresenter(studio, window, tasks, wear)
        self.background = BackgroundPresenter(window, tasks, show_clip, listen=studio.notices.listen)
        self.help = HelpPresenter(window)
        self.releases = ReleasesPresenter(studio.releases, window, tasks)
        self.views = ViewsPresenter(window)
        self.reach = ReachPresenter(window)
        self.vanished = VanishedPresenter(window, studio.paths.data, tasks, studio.is_there)
        self.vanished.begin()
        EnterKey(window).dialog_came.connect(remembered.shape_late)
        self._window = window
        self._clips_refused = studio.clips_refused

    @property
    def able(self) -> dict[str, bool]:
        """By the setting's name, whether this system, and this build, can do what it asks."""
        return {**self.background.able, "look_for_updates": self.releases.able}

    def show_settings(self, settings: Settings) -> None:
        """What is set now."""
        self.background.show_settings(settings)
        self.releases.show_settings(settings)
        self.welcome.show_settings(settings)
        self._window.actions_by_name.use_keys(settings.shortcuts)

    async def close(self) -> None:
        """Let go of what is held outside of the window."""
        await self.background.close()

    def watch(self, reports: CrashReports, failed: SignalInstance) -> None:
        """Tell of crashes: those of earlier runs, and what fails in this one."""
        self.trouble.watch(reports, failed)
        if self._clips_refused:
            words = self.tr("The folder {folder} cannot be written: clips go into the data folder.")
            self._window.toasts.show(words.format(folder=self._clips_refused), tone="warning")
