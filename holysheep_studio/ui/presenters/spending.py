"""Between the report dialog and the reports: counting, files, and the figures to paste elsewhere."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from holysheep_studio.domain.figures import By
from holysheep_studio.services import report_page
from holysheep_studio.ui import remembered
from holysheep_studio.ui.translation import say

if TYPE_CHECKING:
    from holysheep_studio.domain.figures import Report
    from holysheep_studio.services.reports import Reports
    from holysheep_studio.ui.dialogs.spending import SpendingDialog
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

DAY_S = 86_400


class SpendingPresenter(QObject):
    """Opens the dialog, once at a time."""

    def __init__(self, reports: Reports, tasks: Tasks, window: Window) -> None:
        super().__init__(window)
        self._reports = reports
        self._tasks = tasks
        self._window = window
        self._made: Report | None = None
        self._asked = 0
        self.dialog: SpendingDialog | None = None
        window.actions_by_name["spending"].triggered.connect(self.open)

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        self._tasks.start(self._open(), name="open the report")

    async def _open(self) -> None:
        from holysheep_studio.ui.dialogs.spending import SpendingDialog

        everything = await self._reports.make()
        if self.dialog is not None:
            return
        names = {by: [one.name for one in everything.parts[by] if one.name] for by in (By.CONNECTION, By.PROJECT)}
        dialog = self.dialog = SpendingDialog(names[By.CONNECTION], names[By.PROJECT], self._window)
        dialog.changed.connect(self._count_soon)
        dialog.html_asked.connect(lambda: self._choose("html", self.tr("Save the report as a page")))
        dialog.csv_asked.connect(lambda: self._choose("csv", self.tr("Save the report as a table")))
        dialog.copy_asked.connect(self._copy)
        dialog.finished.connect(self._closed)
        dialog.open()
        await self._count()

    def _closed(self) -> None:
        self.dialog = self._made = None

    def _count_soon(self) -> None:
        self._tasks.start(self._count(), name="count the report")

    async def _count(self) -> None:
        """The latest wish wins: what was counted for an earlier one is not shown."""
        dialog = self.dialog
        if dialog is None:
            return
        self._asked += 1
        asked, wish = self._asked, dialog.wish
        since = time.time() - wish.days * DAY_S if wish.days else 0.0
        named = {By.CONNECTION: wish.connection, By.PROJECT: wish.project}
        only = {by: name for by, name in named.items() if name}
        made = await self._reports.make(since, currency=wish.currency, baseline=wish.baseline, only=only)
        if self.dialog is dialog and asked == self._asked:
            self._made = made
            dialog.show_report(made, report_page.advice_words(made, _say))

    def _copy(self) -> None:
        if self._made is not None and self.dialog is not None:
            QGuiApplication.clipboard().setText(report_page.to_csv(self._made, self.dialog.wish.by))
            self._window.toasts.show(self.tr("The figures are in the clipboard"))

    def _choose(self, suffix: str, title: str) -> None:
        dialog = QFileDialog(self.dialog, title, f"report.{suffix}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(f"*.{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._tasks.start(self.save(Path(name)), name="save the report"))
        remembered.open_files(dialog, "spending")

    async def save(self, file: Path) -> None:
        """Write the report that is shown, as a page or, by the ending of the name, as a table."""
        if self._made is None or self.dialog is None:
            return
        table = file.suffix.lower() == ".csv"
        text = report_page.to_csv(self._made, self.dialog.wish.by) if table else report_page.to_html(self._made, _say)
        try:
            await asyncio.to_thread(_write, file, text)
        except OSError as error:
            self.dialog.say(self.tr("{file} could not be written: {why}").format(file=file, why=error), "negative")
            return
        self.dialog.say(self.tr("Saved {name}").format(name=file.name))


def _write(target: Path, text: str) -> None:
    half = target.with_name(target.name + ".part")
    half.write_text(text, encoding="utf-8", newline="")
    half.replace(target)


def _say(text: str) -> str:
    return say("spending", text)
