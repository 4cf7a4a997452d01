"""Productions: catalogues, episodes and lip-sync, each loaded when somebody first asks for it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.presenters.catalogue import CataloguePresenter
    from holysheep_studio.ui.presenters.consent import Consent
    from holysheep_studio.ui.presenters.episode import EpisodePresenter
    from holysheep_studio.ui.presenters.lip_sync import LipSyncPresenter
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

    Whole = Callable[[Sequence[ClipLine], Callable[[Sequence[Clip]], None]], None]


class Productions(QObject):
    """What makes many clips from one text or table.

    `opened` tells the files that were opened; `queued` the jobs that were added, and the words for it.
    """

    opened = Signal(tuple)
    queued = Signal(tuple, str)

    def __init__(
        self, studio: Studio, window: Window, consent: Consent, commands: Commands, tasks: Tasks, whole: Whole
    ) -> None:
        """`whole` finds the clips of lines."""
        super().__init__(window)
        self._studio, self._window, self._consent = studio, window, consent
        self._commands, self._tasks = commands, tasks
        act = window.actions_by_name
        act["catalogue"].triggered.connect(lambda: self.catalogue.choose())  # noqa: PLW0108 - loaded when called
        act["episodes"].triggered.connect(lambda: self.episodes.open())  # noqa: PLW0108
        act["voices"].triggered.connect(lambda: self.lip_sync.open_voices())  # noqa: PLW0108
        window.clips.lip_sync_asked.connect(lambda lines: whole(lines, self._open_clips))
        act["lip_sync"].triggered.connect(lambda: whole(window.clips.selected[:1], self._open_clips))

    @cached_property
    def catalogue(self) -> CataloguePresenter:
        """Tables of products."""
        from holysheep_studio.ui.presenters.catalogue import CataloguePresenter

        studio = self._studio
        made = CataloguePresenter(
            studio.catalogues, studio.accounts, studio.budgets, self._consent, self._tasks, self._window
        )
        made.edits.done.connect(self._commands.remember)
        made.opened.connect(self.opened)
        made.queued.connect(self.queued)
        return made

    @cached_property
    def episodes(self) -> EpisodePresenter:
        """Scripts, from scenes to films."""
        from holysheep_studio.ui.presenters.episode import EpisodePresenter

        studio, commands = self._studio, self._commands
        made = EpisodePresenter(
            studio.episodes, studio.filming, studio.cutting, studio.accounts, self._consent, self._tasks, self._window,
            studio.drift,
        )  # fmt: skip
        made.steps.done.connect(commands.remember)
        made.steps.taken_off.connect(commands.offer_back)
        made.film_made.connect(lambda path: commands.add_and_open([Path(path)]))
        made.queued.connect(self.queued)
        self.lip_sync.serve(made)
        return made

    @cached_property
    def lip_sync(self) -> LipSyncPresenter:
        """Mouths that follow a voice, and who allowed the use of it."""
        from holysheep_studio.ui.presenters.lip_sync import LipSyncPresenter

        studio, window = self._studio, self._window
        made = LipSyncPresenter(studio.lip_sync, studio.voices, self._consent, self._tasks, window.toasts, window)
        made.queued.connect(self.queued)
        return made

    def take(self, paths: tuple[Path, ...]) -> tuple[Path, ...]:
        """Open the scripts and the sheet among files that came in; what is left are clips."""
        if not paths:
            return paths
        from holysheep_studio.ui.presenters.catalogue import sheet_among

        paths = self.episodes.take(paths)
        if (sheet := sheet_among(paths)) is not None:
            self.catalogue.open(sheet)
            return ()
        return paths

    def _open_clips(self, clips: Sequence[Clip]) -> None:
        self.lip_sync.open_clips(clips)
