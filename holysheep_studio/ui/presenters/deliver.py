"""Between the deliver dialog and the handover: the clips with their lineage, progress, outcomes, the end."""

from __future__ import annotations

import asyncio
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from holysheep_studio import resources
from holysheep_studio.domain.deliverable import FORMATS, read_preset
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.naming import Collision
from holysheep_studio.services.handover import Delivered, Errand
from holysheep_studio.ui import figures, punctuation, texts
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.services.handover import Handover
    from holysheep_studio.services.lineage import Lineages
    from holysheep_studio.ui.commands import Notices
    from holysheep_studio.ui.dialogs.deliver import DeliverDialog
    from holysheep_studio.ui.tasks import Tasks

STAGES = {
    "probe": QT_TRANSLATE_NOOP("deliver", "Looking at it"),
    "upscale": QT_TRANSLATE_NOOP("deliver", "Enlarging"),
    "prepare": QT_TRANSLATE_NOOP("deliver", "Preparing"),
    "encode": QT_TRANSLATE_NOOP("deliver", "Encoding"),
    "verify": QT_TRANSLATE_NOOP("deliver", "Checking"),
}
NOTES = {
    "loudness_off": QT_TRANSLATE_NOOP("deliver", "its peaks allow no more loudness"),
    "upscaled": QT_TRANSLATE_NOOP("deliver", "enlarged first"),
}


class DeliverPresenter(QObject):
    """Opens the dialog for clips, one at a time; what was chosen last is there again."""

    open_asked = Signal(str)

    def __init__(
        self,
        handover: Handover,
        lineages: Lineages,
        kept: QSettings,
        tasks: Tasks,
        notices: Notices,
        window: QWidget,
    ) -> None:
        """`kept` remembers folder and name from one delivery to the next."""
        super().__init__(window)
        self._handover, self._lineages, self._kept = handover, lineages, kept
        self._tasks, self._notices, self._window = tasks, notices, window
        self._work: asyncio.Task[Any] | None = None
        self.dialog: DeliverDialog | None = None

    def open(self, clips: Sequence[Clip]) -> None:
        """Open the dialog for these clips."""
        if not clips:
            self._notices.show(self.tr("Choose the clips to deliver first."))
        elif self.dialog is None:
            self._tasks.start(self._open(tuple(clips)), name="open the delivery")

    async def _open(self, clips: tuple[Clip, ...]) -> None:
        from holysheep_studio.ui.dialogs.deliver import DeliverDialog

        first = (await self._lineages.items(clips[:1], ""))[0]
        presets = {name: read_preset(name, table) for name, table in resources.tables("formats").items()}
        seen = clips[0].verification
        names = [PurePath(clip.path).name for clip in clips]
        dialog = DeliverDialog(names, presets, (seen.width, seen.height), first.values, self._window)
        self.dialog = dialog
        dialog.form.set_folder(str(self._kept.value("deliver/folder", "")))
        dialog.form.template.setText(str(self._kept.value("deliver/template", dialog.form.template.text())))
        own = self._kept.value("deliver/certificate", ["", "", ""])
        if isinstance(own, list) and len(own) == 3:
            dialog.form.signing.restore((str(own[0]), str(own[1]), str(own[2])))
        dialog.form.typed.begin()
        dialog.steps.begin()
        dialog.deliver_asked.connect(lambda: self._start(clips))
        dialog.stop_asked.connect(self._stop)
        dialog.open_asked.connect(self.open_asked)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _start(self, clips: tuple[Clip, ...]) -> None:
        dialog = self.dialog
        if dialog is None or (self._work is not None and not self._work.done()):
            return
        dialog.form.typed.settle()
        self._kept.setValue("deliver/folder", str(dialog.folder))
        self._kept.setValue("deliver/template", dialog.form.template.text())
        self._kept.setValue("deliver/certificate", list(dialog.form.signing.kept))
        self._work = self._tasks.start(self._deliver(dialog, clips), name="deliver")

    async def _deliver(self, dialog: DeliverDialog, clips: tuple[Clip, ...]) -> None:
        form = dialog.form
        errand = Errand(
            dialog.folder,
            form.wish,
            form.template.text(),
            Collision(form.collision.currentData()),
            form.signing.certificate,
        )
        cutlist = str(form.cutlist.currentData() or "")
        dialog.show_running(running=True)
        done: list[Delivered] = []
        order = dialog.order
        try:
            items = await self._lineages.items([clips[place] for place in order], errand.wish.format)

            def told(place: int, outcome: Delivered | StudioError) -> None:
                if isinstance(outcome, Delivered):
                    done.append(outcome)
                self._show(dialog, order[place], outcome)

            stage = self._stage(dialog)
            await self._handover.deliver(items, errand, lambda place: stage(order[place]), told)
            if cutlist and done and FORMATS[errand.wish.format].sound:
                await self._handover.cut_list([one.path for one in done], errand.folder / f"cut{cutlist}")
            dialog.show_running(running=False, words=self._end(done, len(clips)))
        except StudioError as error:
            dialog.show_running(running=False)
            dialog.show_problem(texts.studio_error(error).whole)
        except asyncio.CancelledError:
            dialog.show_running(running=False, words=self.tr("Stopped. The same again goes on where it was."))
            raise

    def _stage(self, dialog: DeliverDialog) -> Callable[[int], Callable[[str], Callable[[float], None]]]:
        def of(place: int) -> Callable[[str], Callable[[float], None]]:
            def named(stage: str) -> Callable[[float], None]:
                words = say("deliver", STAGES.get(stage, "Encoding"))
                dialog.show_stage(place, words, 0.0)
                return lambda share: dialog.show_stage(place, words, share)

            return named

        return of

    def _show(self, dialog: DeliverDialog, place: int, outcome: Delivered | StudioError) -> None:
        if isinstance(outcome, StudioError):
            sentence = texts.studio_error(outcome)
            dialog.show_outcome(place, "triangle-alert", sentence.message, sentence.whole)
        elif outcome.skipped:
            dialog.show_outcome(place, "check", self.tr("There already: {name}").format(name=outcome.path.name))
        else:
            extra = [say("deliver", NOTES[word]) for word in outcome.words]
            if outcome.test_certificate:
                extra.append(self.tr("test certificate"))
            words = punctuation.listed((outcome.path.name, figures.size(outcome.width, outcome.height), *extra))
            dialog.show_outcome(place, "circle-check", words, str(outcome.path))

    def _end(self, done: Sequence[Delivered], asked: int) -> str:
        words = figures.count(len(done), self.tr("1 clip delivered"), self.tr("{n} clips delivered"))
        failed = asked - len(done)
        parts = [words, self.tr("{n} not; the list says why").format(n=failed)] if failed else [words]
        return say("deliver", QT_TRANSLATE_NOOP("deliver", "{words}.")).format(words=punctuation.listed(parts))
