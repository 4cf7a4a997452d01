"""Household: what makes the window a person's own and outlives a run: the command palette and all that remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.ui.presenters.palette import PalettePresenter
from holysheep_studio.ui.presenters.trouble import TroublePresenter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.services.crash_reports import CrashReports
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class Household(QObject):
    """Made by the session, beside the rooms of the work itself."""

    def __init__(self, studio: Studio, window: Window, tasks: Tasks, show_clip: Callable[[ClipLine], object]) -> None:
        """`show_clip` opens a clip in the viewer."""
        super().__init__(window)
        self.palette = PalettePresenter(window, show_clip)
        self.trouble = TroublePresenter(studio, window, tasks)

    def watch(self, reports: CrashReports, failed: SignalInstance) -> None:
        """Tell of crashes: those of earlier runs, and what fails in this one."""
        self.trouble.watch(reports, failed)
