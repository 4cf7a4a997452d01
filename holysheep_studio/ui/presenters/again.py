"""From a clip back to the composer: how it was made is filled in, to be changed and made once more."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.domain.again import choice_again
from holysheep_studio.domain.clip import SourceState
from holysheep_studio.domain.cloud import Task
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.physics import PhysicsSpec
from holysheep_studio.domain.shelf import title_of
from holysheep_studio.domain.staging import Staging
from holysheep_studio.ui import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.clip import Clip, Source
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.services.library import Library
    from holysheep_studio.ui.commands import Notices
    from holysheep_studio.ui.presenters.clouds import CloudPresenter
    from holysheep_studio.ui.presenters.upscale import UpscalePresenter
    from holysheep_studio.ui.steps import Way
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class AgainPresenter(QObject):
    """The clip and its job stay as they are; the new one remembers which clip it began from."""

    def __init__(
        self,
        jobs: Jobs,
        library: Library,
        clouds: CloudPresenter,
        upscaling: UpscalePresenter,
        tasks: Tasks,
        notices: Notices,
        window: Window,
    ) -> None:
        super().__init__(window)
        self._jobs, self._library, self._clouds, self._upscaling = jobs, library, clouds, upscaling
        self._tasks, self._notices, self._window = tasks, notices, window
        self.way: Way | None = None  # how the composer was filled last, for doing it once more

    def open(self, clips: Sequence[Clip]) -> None:
        """Fill the composer from the first of these clips."""
        if clips:
            self._tasks.start(self._open(clips[0]), name="make a clip again")

    async def _open(self, clip: Clip) -> None:
        try:
            request = (await self._jobs.get(JobId(clip.job_id))).request
        except InputError as error:
            if error.code is not Code.UNKNOWN_JOB:
                raise
            words = self.tr("The job of this clip was cleared away: how it was made is no longer known.")
            self._notices.show(words, tone="warning")
            return
        if request.cloud is not None and request.cloud.task is Task.LIP_SYNC:
            words = self.tr("The lips of this clip were moved to a voice: choose the clip before it, and Lip-sync.")
            self._notices.show(words, tone="warning")
            return
        self.way = partial(self._open, clip)
        title = f"{title_of(clip)} \u00b7 {texts.effect(clip.effect).label}"
        self._window.show_dock("composer")
        if request.cloud is not None:
            self._ask_cloud(request, clip, title)
        elif request.source_path:
            await self._bend_again(request, clip, title)
        else:
            self._notices.show(self.tr("This was made from another clip; choose that one and Upscale."), tone="warning")

    def _ask_cloud(self, request: GenerationRequest, clip: Clip, title: str) -> None:
        spec = request.cloud
        if spec is not None and (spec.physics is not None or spec.interpolator is not None or spec.temporal_changes):
            staged = Staging(
                spec.physics or PhysicsSpec(), interpolator=spec.interpolator, changes=spec.temporal_changes
            )
            self._window.physics.stage(staged, self.tr("As the clip was asked for"))
            self._window.composer.cloud.physics.send.setChecked(True)
        else:
            self._window.composer.cloud.physics.send.setChecked(False)
        if not self._clouds.again(request, clip.id, title):
            words = self.tr("There is no connection \u201c{name}\u201d any more.").format(name=request.connection)
            self._notices.show(words, tone="warning")

    async def _bend_again(self, request: GenerationRequest, clip: Clip, title: str) -> None:
        source = await self._source(request.source_path)
        self._window.composer.set_sources([source])
        self._window.sources.select([source.id])
        if request.upscale is not None:
            self._upscaling.open([source])
        elif source.footage is not None:
            self._window.composer.again(choice_again(request, source.footage.duration, clip.id), title)

    async def _source(self, path: str) -> Source:
        """The source on the list; one that was taken off is put back. Raises StudioError where the file is gone."""
        if await asyncio.to_thread(Path(path).is_file):
            for source in await self._library.sources():
                if source.path == path and source.state is SourceState.READY:
                    return source
        (added,) = await self._library.settled(await self._library.add([Path(path)]))
        return added
