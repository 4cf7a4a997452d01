"""Between the report panel and the measuring service: what is open, what waits to be measured, what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from holysheep_studio.domain.clip import Clip, Source
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.measured import Subject
from holysheep_studio.domain.shelf import title_of
from holysheep_studio.ui import figures, punctuation, remembered, texts, translation

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

    from holysheep_studio.domain.measured import Measured
    from holysheep_studio.services.inspections import Inspections
    from holysheep_studio.services.measuring import Measuring
    from holysheep_studio.ui.commands import Notices
    from holysheep_studio.ui.panels.report import ReportPanel
    from holysheep_studio.ui.panels.viewer import ViewerPanel
    from holysheep_studio.ui.tasks import Tasks


class ReportPresenter(QObject):
    """One clip is measured at a time; others wait in line, and all can be stopped."""

    report_shown = Signal(object)  # the Measured on the page, None for none

    def __init__(
        self,
        measuring: Measuring,
        inspections: Inspections,
        panel: ReportPanel,
        viewer: ViewerPanel,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        """Listens to the panel and the viewer for as long as they live."""
        super().__init__(panel)
        self._measuring, self._inspections = measuring, inspections
        self._panel, self._viewer = panel, viewer
        self._tasks, self._notices = tasks, notices
        self._open: Subject | None = None
        self.shown: Measured | None = None
        self._looked = True
        self._looking: asyncio.Task[Any] | None = None
        self._line: list[Subject] = []
        self._work: asyncio.Task[Any] | None = None
        viewer.subject_changed.connect(self._follow)
        viewer.viewer.frame_shown.connect(panel.set_frame)
        panel.frame_picked.connect(viewer.viewer.seek)
        panel.came_forward.connect(self._look)
        panel.measure_asked.connect(self._measure_open)
        panel.stop_asked.connect(self.stop)
        panel.page_asked.connect(lambda: self._export(page=True))
        panel.document_asked.connect(lambda: self._export(page=False))

    def measure(self, chosen: Sequence[Clip | Source]) -> None:
        """Measure these, one after another; none: the one that is open.

        Those that were measured before are only looked up.
        """
        subjects = [_subject(one) for one in chosen if isinstance(one, Clip) or one.problem is None]
        if not chosen and self._open is not None:
            subjects = [self._open]
        if not subjects:
            self._notices.show(self.tr("Choose clips that can be read first."))
            return
        waiting = {one.path for one in self._line}
        self._line += [one for one in subjects if one.path not in waiting]
        self._begin()

    def stop(self) -> None:
        """Measure no more; what is done is kept."""
        self._line.clear()
        if self._work is not None:
            self._work.cancel()

    def show(self, measured: Measured) -> None:
        """Put a report on the page if its clip is still open."""
        if self._open is None or measured.subject.path != self._open.path:
            return
        self.shown = measured
        self._panel.show_report(_title(self._open), measured)
        self._panel.set_frame(self._viewer.viewer.frame)
        self.report_shown.emit(measured)

    # ---- what is open ----

    def _follow(self, shown: Clip | Source | None) -> None:
        subject = None if shown is None else _subject(shown)
        if subject == self._open:
            return
        self._open, self.shown = subject, None
        if self._looking is not None:
            self._looking.cancel()
        self.report_shown.emit(None)
        if subject is None:
            self._panel.show_nothing()
            return
        self._panel.show_fresh(_title(subject))
        self._looked = False
        if self._panel.isVisible():
            self._look()

    def _look(self) -> None:
        """Show the report if the clip was measured before."""
        if not self._looked and self._open is not None:
            self._looked = True
            self._looking = self._tasks.start(self._look_up(self._open), name="look for a report")

    async def _look_up(self, subject: Subject) -> None:
        try:
            found = await self._measuring.known(subject)
        except StudioError:
            return  # the file is gone or cannot be read; measuring it will say so
        if found is not None and self.shown is None:
            self.show(found)

    # ---- measuring ----

    def _measure_open(self) -> None:
        if self._open is not None:
            self._looked = True
            self._line.insert(0, self._open)
            self._begin()

    def _begin(self) -> None:
        if self._work is None or self._work.done():
            self._panel.show_work(self.tr("Measuring {name}").format(name=_title(self._line[0])), None)
            self._work = self._tasks.start(self._run(), name="measure motion")

    async def _run(self) -> None:
        done, failed = 0, 0
        try:
            while self._line:
                subject = self._line.pop(0)
                self._tell(subject, done, None)
                try:
                    found = await self._measuring.measure(subject, partial(self._tell, subject, done))
                except StudioError as error:
                    failed += 1
                    self._fail(subject, error)
                else:
                    self.show(found)
                done += 1
        finally:
            self._panel.show_rest()
        if done > 1:
            self._say_end(done, failed)

    def _tell(self, subject: Subject, done: int, share: float | None) -> None:
        of = done + 1 + len(self._line)
        name = _title(subject)
        words = self.tr("Measuring {name}") if of == 1 else self.tr("Measuring {n} of {all}: {name}")
        text = words.format(name=name, n=done + 1, all=of)
        self._panel.show_work(text if share is None else f"{text} \u00b7 {figures.percent(share)}", share)

    def _fail(self, subject: Subject, error: StudioError) -> None:
        words = texts.studio_error(error).whole
        if self._open is not None and self._open.path == subject.path:
            self._panel.show_problem(words)
        else:
            self._notices.show(punctuation.named(_title(subject), words), tone="negative")

    def _say_end(self, done: int, failed: int) -> None:
        words = figures.count(done - failed, self.tr("Measured 1 clip"), self.tr("Measured {n} clips"))
        if failed:
            words += self.tr(", {n} could not be measured").format(n=failed)
        self._notices.show(words, tone="warning" if failed else "positive")

    # ---- export ----

    def _export(self, *, page: bool) -> None:
        measured = self.shown
        if measured is None:
            return
        suffix = "html" if page else "json"
        kind = self.tr("Page (*.html)") if page else self.tr("JSON (*.json)")
        source = Path(measured.subject.path)
        proposal = str(source.with_name(f"{source.stem}-motion.{suffix}"))
        dialog = QFileDialog(self._panel, self.tr("Export the report"), proposal, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(proposal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export_to(measured, Path(name)))
        remembered.open_files(dialog, "report")

    def export_to(self, measured: Measured, target: Path) -> None:
        """Write a report there; what lies there was agreed to in the dialog."""
        self._tasks.start(self._write(measured, target), name="export a report")

    async def _write(self, measured: Measured, target: Path) -> None:
        source = Path(measured.subject.path)
        if target.suffix == ".json":
            await self._inspections.save_document(source.name, measured.shown, target, source, force=True)
        else:
            say, language = partial(translation.say, "report"), translation.current().value
            await self._inspections.save_page(
                source.name, measured.shown, target, source, force=True, say=say, language=language
            )
        self._notices.show(
            self.tr("Saved {name}").format(name=target.name),
            tone="positive",
            action=self.tr("Open"),
            acted=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))),
        )


def _subject(shown: Clip | Source) -> Subject:
    return Subject(shown.path, shown if isinstance(shown, Clip) else None)


def _title(subject: Subject) -> str:
    clip = subject.clip
    if clip is None:
        return PurePath(subject.path).name
    return f"{title_of(clip)} \u00b7 {texts.effect(clip.effect).label}"
