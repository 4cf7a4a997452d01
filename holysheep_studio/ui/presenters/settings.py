"""Between the settings dialog and the services: what is set is kept at once, a program is asked before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.settings import Settings, Theme
from holysheep_studio.ui import machine_words, texts
from holysheep_studio.ui.dialogs.settings import SettingsDialog

if TYPE_CHECKING:
    import asyncio

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.services.doctor import Doctor
    from holysheep_studio.services.preferences import Preferences
    from holysheep_studio.ui.tasks import Tasks


class SettingsPresenter(QObject):
    """Opens the dialog, once at a time. A chosen theme is told, for the wardrobe is not the settings' business."""

    theme_chosen = Signal(Theme)
    folder_asked = Signal()
    again_asked = Signal()

    def __init__(self, preferences: Preferences, doctor: Doctor, folder: str, tasks: Tasks, window: QWidget) -> None:
        """`folder` is the data folder."""
        super().__init__(window)
        self._preferences = preferences
        self._doctor = doctor
        self._folder = folder
        self._tasks = tasks
        self._window = window
        self._settings = Settings()
        self._asking: asyncio.Task[Any] | None = None
        self._looking: asyncio.Task[Any] | None = None
        self.dialog: SettingsDialog | None = None

    def show_settings(self, settings: Settings) -> None:
        """What is set now."""
        self._settings = settings
        if self.dialog is not None:
            self.dialog.show_settings(settings)

    def open(self, page: str = "") -> None:
        """Open the dialog, or bring it to the front; `page` by its name."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.show_page(page)
            return
        dialog = self.dialog = SettingsDialog(self._folder, self._window)
        dialog.changed.connect(self._change)
        dialog.program_asked.connect(self._ask_program)
        dialog.machine_asked.connect(self._look)
        dialog.folder_asked.connect(self.folder_asked)
        dialog.language.again_asked.connect(self.again_asked)
        dialog.finished.connect(self._closed)
        dialog.show_settings(self._settings)
        dialog.open()
        self._ask_program(self._settings.ffmpeg)
        dialog.show_page(page)

    def _closed(self) -> None:
        self.dialog = None
        for task in (self._asking, self._looking):
            if task is not None:
                task.cancel()

    def _change(self, name: str, value: object) -> None:
        if name == "theme":
            self.theme_chosen.emit(value)
        else:
            self._tasks.start(self._preferences.set(**{name: value}), name=f"set {name}")

    def _ask_program(self, path: str) -> None:
        if self._asking is not None:
            self._asking.cancel()  # the latest wish counts
        self._asking = self._tasks.start(self._try_program(path), name="ask FFmpeg")

    async def _try_program(self, path: str) -> None:
        try:
            found = await self._doctor.program(path)
        except StudioError as error:
            if self.dialog is not None:
                self.dialog.show_program(self._why_not(error, path), "negative")
            return
        if path != self._settings.ffmpeg:
            self.show_settings(await self._preferences.set(ffmpeg=path))
        if self.dialog is not None:
            self.dialog.show_program(*machine_words.program(found))

    def _why_not(self, error: StudioError, path: str) -> str:
        sentence = texts.studio_error(error)
        if path and path != self._settings.ffmpeg:
            return self.tr("This is no FFmpeg that starts here; the one before stays in use.")
        return f"{sentence.message} {sentence.advice}"

    def _look(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = self._tasks.start(self._check_machine(), name="check the machine")

    async def _check_machine(self) -> None:
        findings = [machine_words.finding(check) for check in await self._doctor.check()]
        if self.dialog is not None:
            self.dialog.show_machine(findings)
