"""Between the dialog of tones and their files: kept, brought back as shipped, each a step that can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui import steps, texts, tone_words, unsaved

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.domain.screenplay import Tone
    from holysheep_studio.services.episodes import Episodes
    from holysheep_studio.ui.dialogs.tones import TonesDialog
    from holysheep_studio.ui.presenters.episode_steps import EpisodeSteps
    from holysheep_studio.ui.tasks import Tasks


class TonesPresenter(QObject):
    """Opens the dialog, one at a time; `changed` says that shots may be asked for in other words now."""

    changed = Signal()

    def __init__(self, episodes: Episodes, steps: EpisodeSteps, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._episodes, self._steps, self._tasks = episodes, steps, tasks
        self.dialog: TonesDialog | None = None

    def open(self, above: QWidget) -> None:
        """Open it above another dialog, or bring it to the front."""
        from holysheep_studio.ui.dialogs.tones import TonesDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        self.dialog = dialog = TonesDialog(above)
        dialog.kept.connect(lambda tone: self._start(self._keep(tone)))
        dialog.reset_asked.connect(lambda name: self._start(self._reset(name)))
        dialog.folder_asked.connect(lambda: self._start(self._open_folder()))
        dialog.finished.connect(self._close)
        steps.share(dialog, dialog.say)
        dialog.open()
        self._start(self._list())

    def _close(self) -> None:
        self.dialog = None

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(self._said(work), name="tones", inner=work)

    async def _said(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except StudioError as error:
            if self.dialog is not None:
                self.dialog.say(texts.studio_error(error).message, "negative")

    async def _list(self, chosen: str = "") -> None:
        rows = await self._episodes.tone_rows()
        if self.dialog is not None:
            self.dialog.show_tones(rows, chosen)

    async def _keep(self, tone: Tone) -> None:
        opened = "" if self.dialog is None else self.dialog.opened
        before = await self._episodes.keep_tone(tone)
        self._forget(opened)
        self._tell(
            self.tr("Tone {name}").format(name=tone_words.shown(tone.name)),
            tone.name,
            before,
            partial(self._again, tone),
        )
        await self._then(tone.name)
        if self.dialog is not None:
            self.dialog.say(self.tr("Kept. Shots with this tone whose words changed are out of date."))

    def _forget(self, name: str) -> None:
        """What was typed about a tone is kept now, or not wanted any more."""
        from holysheep_studio.ui.dialogs.tones import TonesDialog

        unsaved.of(self.dialog or self).drop(TonesDialog.key(name))

    async def _again(self, tone: Tone) -> None:
        await self._episodes.keep_tone(tone)
        await self._then(tone.name)

    async def _reset(self, name: str) -> None:
        before = await self._episodes.put_tone(name, None)
        self._forget(name)
        words = self.tr("Tone {name} as shipped").format(name=tone_words.shown(name))
        self._tell(words, name, before, partial(self._put, name, None))
        await self._then(name)

    async def _put(self, name: str, text: str | None) -> None:
        await self._episodes.put_tone(name, text)
        await self._then(name)

    async def _then(self, name: str) -> None:
        await self._list(name)
        self.changed.emit()

    async def _open_folder(self) -> None:
        folder = await self._episodes.make_tones_folder()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _tell(self, words: str, name: str, before: str | None, again: partial[Any]) -> None:
        self._steps.done.emit(words, partial(self._put, name, before), again)
