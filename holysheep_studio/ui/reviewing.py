"""How clips move, in the window: the report, the track over the picture, and what the cards say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.ui.outcomes import Outcomes
from holysheep_studio.ui.presenters.report import ReportPresenter
from holysheep_studio.ui.presenters.scene import ScenePresenter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.clip import Clip, Source
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.observer import Observer
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class Reviewing(QObject):
    """Wires what belongs to measuring, for as long as the window lives."""

    def __init__(self, studio: Studio, window: Window, commands: Commands, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self.report = ReportPresenter(
            studio.measuring, studio.inspections, window.report, window.viewer, tasks, window.toasts
        )
        self.scene = ScenePresenter(studio.measuring, self.report, window.report, window.viewer.viewer, tasks, commands)
        self.outcomes = Outcomes(self)
        for panel in (window.sources, window.clips):
            panel.view.show_outcomes(self.outcomes)

    def follow(self, observer: Observer) -> None:
        """Let the cards follow what is measured, here or by another process."""
        observer.measured_changed.connect(self.outcomes.set_all)
        observer.measured_renewed.connect(self.outcomes.renew)

    def measure(self, chosen: Sequence[Clip | Source]) -> None:
        """Measure these, or what is open where nothing is chosen, and show the panel."""
        self._window.show_dock("report")
        self.report.measure(chosen)
