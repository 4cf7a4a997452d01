"""Between the upscale dialog and the engine: pictures of one frame, the latest wish wins; then jobs."""

from __future__ import annotations

import asyncio
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from holysheep_studio.domain.clip import Clip, Source, SourceState
from holysheep_studio.domain.delivery import engine_form, keeps_alpha
from holysheep_studio.domain.errors import Code, MediaError, StudioError
from holysheep_studio.domain.render import HdrChoice, Note, VideoCodec
from holysheep_studio.domain.upscale import LANCZOS, Enlargement
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.twice import add_once

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.services.upscaling import Upscaling
    from holysheep_studio.ui.commands import Notices
    from holysheep_studio.ui.dialogs.upscale import Subject, UpscaleDialog
    from holysheep_studio.ui.tasks import Tasks


class UpscalePresenter(QObject):
    """Opens the dialog for sources or clips."""

    queued = Signal(tuple, str)  # jobs that were added, and the words of the toast

    def __init__(self, upscaling: Upscaling, jobs: Jobs, tasks: Tasks, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._upscaling = upscaling
        self._jobs = jobs
        self._tasks = tasks
        self._notices = notices
        self._window = window
        self._drawing: asyncio.Task[Any] | None = None
        self._plain: tuple[tuple[Fraction, str], QImage] | None = None
        self.dialog: UpscaleDialog | None = None

    def open(self, chosen: Sequence[Source | Clip]) -> None:
        """Open the dialog for what can be enlarged of these."""
        from holysheep_studio.ui.dialogs.upscale import UpscaleDialog

        subjects = [subject for subject in map(subject_of, chosen) if subject is not None]
        if not subjects:
            self._notices.show(self.tr("Choose a source or a clip that can be used first."))
        if not subjects or self.dialog is not None:
            return
        dialog = self.dialog = UpscaleDialog(subjects, self._window)
        dialog.preview_asked.connect(self._draw)
        dialog.queue_asked.connect(lambda wish: self._queue(subjects, wish))
        dialog.finished.connect(self._closed)
        dialog.open()
        self._tasks.start(self._add_models(), name="look for models")

    def _closed(self) -> None:
        self.dialog = None
        self._plain = None
        if self._drawing is not None:
            self._drawing.cancel()

    async def _add_models(self) -> None:
        try:
            models = await self._upscaling.models()
        except StudioError as error:
            if self.dialog is not None:
                self.dialog.show_problem(texts.studio_error(error).whole)
            return
        if self.dialog is not None:
            self.dialog.add_models(models)

    # ---- pictures ----

    def _draw(self, path: str, at_s: Fraction, wish: Enlargement) -> None:
        before = self._drawing
        if before is not None:
            before.cancel()
        self._drawing = self._tasks.start(self._show(Path(path), at_s, wish, before), name="enlarge a frame")

    async def _show(self, path: Path, at_s: Fraction, wish: Enlargement, before: asyncio.Task[Any] | None) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.show_busy(busy=True)
        if before is not None:
            # its process must be gone before another one starts, or a dragged slider would fill the machine
            await asyncio.gather(before, return_exceptions=True)
        plain, problem = Enlargement(wish.size, LANCZOS), None
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._show_plain(path, at_s, plain, dialog.show_plain))
                if wish != plain:
                    group.create_task(self._show_one(path, at_s, wish, dialog.show_wanted))
        except* StudioError as several:
            problem = _first(several)
        if self.dialog is not dialog:
            return
        if problem is not None:
            dialog.show_problem(texts.studio_error(problem).whole)
            return
        if wish == plain and self._plain is not None:
            dialog.show_wanted(self._plain[1])
        dialog.show_busy(busy=False)

    async def _show_plain(self, path: Path, at_s: Fraction, wish: Enlargement, show: Callable[[QImage], None]) -> None:
        key = (at_s, wish.size)
        if self._plain is None or self._plain[0] != key:
            image = await self._picture(path, at_s, wish)
            self._plain = (key, image)
        show(self._plain[1])

    async def _show_one(self, path: Path, at_s: Fraction, wish: Enlargement, show: Callable[[QImage], None]) -> None:
        show(await self._picture(path, at_s, wish))

    async def _picture(self, path: Path, at_s: Fraction, wish: Enlargement) -> QImage:
        coded = await self._upscaling.frame(path, at_s, wish)
        image = await asyncio.to_thread(_decoded, coded)
        if image.isNull():
            raise MediaError(Code.ENGINE_FAILED, file=path, what="the picture cannot be read")
        return image

    # ---- jobs ----

    def _queue(self, subjects: Sequence[Subject], wish: Enlargement) -> None:
        self._tasks.start(self._add(subjects, wish), name="queue upscales")

    async def _add(self, subjects: Sequence[Subject], wish: Enlargement) -> None:
        requests = [await self._upscaling.request(Path(subject.path), wish) for subject in subjects]
        added = await add_once(lambda same: self._jobs.add_requests(requests, same=same))
        if added is None:
            return
        words = figures.count(len(added), self.tr("Queued 1 upscale"), self.tr("Queued {n} upscales"))
        self.queued.emit(added, words)


def subject_of(chosen: Source | Clip) -> Subject | None:
    """What can be enlarged; None for a source that is not measured or was refused."""
    from holysheep_studio.ui.dialogs.upscale import Subject

    name = PurePath(chosen.path).name
    if isinstance(chosen, Clip):
        seen = chosen.verification
        clear = frozenset(HdrChoice if Note.ALPHA_KEPT in chosen.notes else ())
        return Subject(chosen.path, name, seen.width, seen.height, seen.frames, seen.duration, clear)
    if chosen.state is not SourceState.READY or chosen.footage is None:
        return None
    form, video = engine_form(chosen.footage), chosen.footage.video
    length = chosen.footage.duration
    clear = frozenset(one for one in HdrChoice if keeps_alpha(chosen.footage, ".mov", VideoCodec.AUTO, one))
    return Subject(chosen.path, name, form.width, form.height, video.frames, length, clear)


def _decoded(coded: bytes) -> QImage:
    """Decoded and in the form that is painted quickest; takes a tenth of a second, so not in the GUI's thread."""
    image = QImage.fromData(coded)
    clear = image.hasAlphaChannel()
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32)


def _first(several: BaseExceptionGroup[StudioError]) -> StudioError:
    one = several.exceptions[0]
    return one if isinstance(one, StudioError) else _first(one)
