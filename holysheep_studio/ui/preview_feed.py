"""Carries previews from the service to the composer: the latest wish wins, the one before is given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui import texts

if TYPE_CHECKING:
    import asyncio

    from holysheep_studio.domain.brief import Choice
    from holysheep_studio.domain.clip import Source
    from holysheep_studio.services.previews import Previews
    from holysheep_studio.ui.panels.composer import ComposerPanel
    from holysheep_studio.ui.tasks import Tasks


class PreviewFeed(QObject):
    """Listens to the composer for as long as it lives."""

    def __init__(self, previews: Previews, composer: ComposerPanel, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._previews = previews
        self._composer = composer
        self._tasks = tasks
        self._task: asyncio.Task[Any] | None = None
        composer.preview_asked.connect(self._ask)

    def _ask(self, source: Source | None, choice: Choice | None) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if source is not None and choice is not None:
            self._task = self._tasks.start(self._show(source, choice), name="preview")

    async def _show(self, source: Source, choice: Choice) -> None:
        timing = self._composer.timing
        try:
            made = await self._previews.show(
                source, choice, lambda reel: timing.begin(reel.frames, float(reel.rate), reel.places), timing.add
            )
        except StudioError as error:
            # said where the picture would be; the composer says it too where it stands in the way of queueing
            timing.fail(texts.studio_error(error).message)
            return
        timing.finish(coarse=made.coarse)
