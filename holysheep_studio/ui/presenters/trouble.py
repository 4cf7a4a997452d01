"""Between what went wrong and the person: crash reports, shown when there are new ones; diagnostics to copy."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication

from holysheep_studio.domain import settings_file
from holysheep_studio.services import crash_reports
from holysheep_studio.ui import machine_words

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from holysheep_studio.services.crash_reports import CrashReports, Report
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.dialogs.crash import CrashDialog
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

LOG_LINES = 60


class TroublePresenter(QObject):
    """Serves the Help menu, and speaks first when there is a report that nobody has seen."""

    def __init__(self, studio: Studio, window: Window, tasks: Tasks) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._tasks = tasks
        self._reports: CrashReports | None = None
        self.dialog: CrashDialog | None = None
        act = window.actions_by_name
        act["crash_reports"].triggered.connect(self.open)
        act.allow("crash_reports", self._none())
        act["copy_diagnostics"].triggered.connect(lambda: tasks.start(self.copy_diagnostics(), name="diagnostics"))
        window.log.folder_asked.connect(lambda: _open(studio.paths.logs))

    def watch(self, reports: CrashReports, failed: SignalInstance) -> None:
        """Show what the last run left, and tell when something fails in this one."""
        self._reports = reports
        failed.connect(self._tell)
        self._tasks.start(self._greet(), name="look for crash reports")

    def _none(self) -> str:
        return self.tr("There is no crash report.")

    def open(self) -> None:
        """Every report there is."""
        if self._reports is not None:
            self._show(self._reports.all(), fresh=False)

    async def copy_diagnostics(self) -> None:
        """Versions, the machine, what is set, how the queue stands, the last lines of the log; no keys."""
        self._window.toasts.show(self.tr("Looking over the machine\u2026"))
        studio = self._studio
        checks = [machine_words.finding(check).spoken for check in await studio.doctor.check()]
        states: dict[str, int] = {}
        for line in await studio.jobs.lines():
            states[line.state.value] = states.get(line.state.value, 0) + 1
        queue = ", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "empty"
        parts = [
            *(f"{name}: {value}" for name, value in crash_reports.versions().items()),
            f"Qt: {qVersion()}, {QGuiApplication.platformName()}, {self._window.devicePixelRatio():g}x",
            f"Queue: {queue}",
            f"Settings: {settings_file.write(await studio.settings.get()).strip()}",
            "",
            *checks,
            "",
            await asyncio.to_thread(studio.diary.tail, LOG_LINES),
        ]
        QGuiApplication.clipboard().setText(studio.diary.scrub("\n".join(parts)))
        self._window.toasts.show(self.tr("Diagnostics are in the clipboard; they hold no keys"), tone="positive")

    async def _greet(self) -> None:
        if self._reports is None:
            return
        unseen = await asyncio.to_thread(self._reports.unseen)
        there = await asyncio.to_thread(self._reports.all)
        self._window.actions_by_name.allow("crash_reports", "" if there else self._none())
        if unseen:
            self._show(unseen, fresh=True)

    def _show(self, reports: tuple[Report, ...], *, fresh: bool) -> None:
        from holysheep_studio.ui.dialogs.crash import CrashDialog

        if self._reports is None or not reports:
            return
        if self.dialog is not None:
            self.dialog.raise_()
            return
        texts = [(report.headline, report.text) for report in reports]
        dialog = self.dialog = CrashDialog(texts, self._window, fresh=fresh)
        dialog.save_asked.connect(lambda name, text: self._tasks.start(self._save(name, text), name="save a report"))
        folder = self._reports.folder
        dialog.folder_asked.connect(lambda: _open(folder))
        dialog.finished.connect(self._closed)
        dialog.open()
        self._reports.see()

    def _closed(self) -> None:
        self.dialog = None

    async def _save(self, name: str, text: str) -> None:
        try:
            await asyncio.to_thread(Path(name).write_text, text, encoding="utf-8")
        except OSError as error:
            words = self.tr("The report could not be written: {reason}").format(reason=error.strerror or error)
            self._window.toasts.show(words, tone="negative")
            return
        self._window.toasts.show(self.tr("Saved {name}").format(name=Path(name).name), tone="positive")

    def _tell(self, report: Report) -> None:
        """It is on the screen now, so the next start need not speak of it."""
        self._window.actions_by_name.allow("crash_reports")
        if self._reports is not None:
            self._reports.see()
        self._window.toasts.show(
            self.tr("Something inside the studio failed; it goes on as well as it can."),
            tone="negative",
            action=self.tr("Read the report"),
            acted=lambda: self._show((report,), fresh=False),
        )


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
