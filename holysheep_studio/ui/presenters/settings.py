"""Between the settings dialog and the services: what is set is kept at once, a program is asked before it is used."""

from __future__ import annotations

import asyncio
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.settings import Settings, Theme
from holysheep_studio.domain.settings_file import OF_THE_MOMENT
from holysheep_studio.ui import machine_words, punctuation, steps, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.services.doctor import Doctor
    from holysheep_studio.services.preferences import Preferences, Taken
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.dialogs.settings import SettingsDialog
    from holysheep_studio.ui.tasks import Tasks


class SettingsPresenter(QObject):
    """Opens the dialog, once at a time. A chosen theme is told, for the wardrobe is not the settings' business."""

    theme_chosen = Signal(Theme)
    folder_asked = Signal()
    again_asked = Signal()

    def __init__(
        self,
        preferences: Preferences,
        doctor: Doctor,
        folder: str,
        commands: Commands,
        able: Callable[[], Mapping[str, bool]],
        tasks: Tasks,
        window: QWidget,
    ) -> None:
        """`folder` is the data folder; `able` tells what this system can do of what some settings ask."""
        super().__init__(window)
        self._preferences = preferences
        self._doctor = doctor
        self._folder = folder
        self._commands = commands
        self._able = able
        self._before: Settings | None = None
        self._tasks = tasks
        self._window = window
        self._settings = Settings()
        self._asking: asyncio.Task[Any] | None = None
        self._looking: asyncio.Task[Any] | None = None
        self.dialog: SettingsDialog | None = None

    def show_settings(self, settings: Settings) -> None:
        """What is set now."""
        self._settings = settings
        self._remember()
        if self.dialog is not None:
            self.dialog.show_settings(settings)

    def search(self, typed: str) -> None:
        """Open the dialog on what fits a word."""
        self.open()
        if self.dialog is not None:
            self.dialog.search.setText(typed)

    def open(self, page: str = "") -> None:
        """Open the dialog, or bring it to the front; `page` by its name."""
        from holysheep_studio.ui.dialogs.settings import SettingsDialog

        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.show_page(page)
            return
        dialog = self.dialog = SettingsDialog(self._folder, self._window, able=self._able())
        self._before = self._settings
        dialog.export_asked.connect(lambda name: self._tasks.start(self._export(name), name="export settings"))
        dialog.import_asked.connect(lambda name: self._tasks.start(self._import(name), name="import settings"))
        dialog.changed.connect(self._change)
        dialog.program_asked.connect(self._ask_program)
        dialog.machine_asked.connect(self._look)
        dialog.folder_asked.connect(self.folder_asked)
        dialog.language.again_asked.connect(self.again_asked)
        dialog.finished.connect(self._closed)
        dialog.show_settings(self._settings)
        steps.share(dialog, dialog.tell)
        dialog.open()
        self._ask_program(self._settings.ffmpeg)
        dialog.show_page(page)

    def _closed(self) -> None:
        self.dialog = None
        self._before = None
        for task in (self._asking, self._looking):
            if task is not None:
                task.cancel()

    def _remember(self) -> None:
        """What was changed while the dialog is open is a step; several changes of one setting in a row are one."""
        if self._before is None:
            return
        old, new = _wishes(self._before), _wishes(self._settings)
        names = [name for name in new if new[name] != old[name]]
        self._before = self._settings
        if names:
            back, again = (partial(self._put, {name: one[name] for name in names}) for one in (old, new))
            self._commands.remember(self.tr("Settings"), back, again, kind=("settings", *names))

    async def _put(self, values: dict[str, Any]) -> None:
        if self._before is not None:
            self._before = replace(self._before, **values)  # a step back is no step of its own
        await self._preferences.set(**values)

    async def _export(self, name: str) -> None:
        try:
            await self._preferences.export(Path(name))
        except StudioError as error:
            self._refuse(error)
            return
        if self.dialog is not None:
            words = self.tr("Written to {file}, without any key").format(file=Path(name).name)
            self.dialog.tell(words, "muted")

    async def _import(self, name: str) -> None:
        try:
            taken = await self._preferences.load(
                Path(name), {"ffmpeg": self._starts, "clips_folder": lambda folder: _is_folder(Path(folder))}
            )
        except StudioError as error:
            self._refuse(error)
            return
        self.show_settings(taken.settings)
        self._ask_program(taken.settings.ffmpeg)
        if self.dialog is not None:
            self._tell_taken(self.dialog, taken)

    def _tell_taken(self, dialog: SettingsDialog, taken: Taken) -> None:
        """What is other than before, and what could not be taken over and why."""
        told = []
        if taken.changed:
            names = [dialog.name_of(name) for name in taken.changed]
            told.append(
                self.tr("Taken over, with a way back in the Edit menu: {names}.").format(
                    names=punctuation.listed(names)
                )
            )
        elif not taken.left:
            told.append(self.tr("The file says what is set already."))
        for name, value in taken.left:
            words = {
                "ffmpeg": self.tr("Left as it was: {name}, for {value} is no FFmpeg that starts here."),
                "clips_folder": self.tr("Left as it was: {name}, for there is no folder {value}."),
            }[name]
            told.append(words.format(name=dialog.name_of(name), value=value))
        dialog.tell("\n".join(told), "warning" if taken.left else "muted")

    async def _starts(self, program: str) -> bool:
        """Whether this is an FFmpeg that starts here."""
        try:
            await self._doctor.program(program)
        except StudioError:
            return False
        return True

    def _refuse(self, error: StudioError) -> None:
        if self.dialog is not None:
            self.dialog.tell(texts.studio_error(error).whole, "negative")

    async def _choose_clips(self, folder: str) -> None:
        place = Path(folder)
        if folder and not await _is_folder(place):
            if self.dialog is not None:
                self.dialog.tell(self.tr("There is no folder {folder}.").format(folder=folder), "negative")
            return
        self.show_settings(await self._preferences.set(clips_folder=str(place) if folder else ""))

    def _change(self, name: str, value: object) -> None:
        if name == "theme":
            self.theme_chosen.emit(value)
        elif name == "clips_folder":
            self._tasks.start(self._choose_clips(str(value)), name="choose a folder for clips")
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
        return sentence.whole

    def _look(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = self._tasks.start(self._check_machine(), name="check the machine")

    async def _check_machine(self) -> None:
        findings = [machine_words.finding(check) for check in await self._doctor.check()]
        if self.dialog is not None:
            self.dialog.show_machine(findings)


async def _is_folder(place: Path) -> bool:
    return place.is_absolute() and await asyncio.to_thread(place.is_dir)


def _wishes(settings: Settings) -> dict[str, Any]:
    """What a person set, without what is of the moment."""
    return {field.name: getattr(settings, field.name) for field in fields(settings) if field.name not in OF_THE_MOMENT}
