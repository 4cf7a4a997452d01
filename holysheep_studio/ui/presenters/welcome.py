"""Between the first run and the studio: opens the first steps once, on a folder that holds nothing yet."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.domain.settings import Settings
from holysheep_studio.services.doctor import Verdict
from holysheep_studio.ui import machine_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.domain.settings import Theme
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.dialogs.welcome import WelcomeDialog
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

DONE = "welcome/done"


class WelcomePresenter(QObject):
    """Serves the dialog, at the first start and from the Help menu."""

    def __init__(self, studio: Studio, window: Window, tasks: Tasks, wear: Callable[[Theme], object]) -> None:
        """`wear` puts a theme on and keeps it."""
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._tasks = tasks
        self._wear = wear
        self._settings = Settings()
        self.dialog: WelcomeDialog | None = None
        window.actions_by_name["first_steps"].triggered.connect(self.open)

    def show_settings(self, settings: Settings) -> None:
        """What is set now."""
        self._settings = settings
        if self.dialog is not None:
            self.dialog.show_settings(settings)

    def greet(self) -> None:
        """Open it where nobody has been before."""
        self._tasks.start(self._greet(), name="first steps")

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        from holysheep_studio.ui.dialogs.welcome import WelcomeDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        dialog = self.dialog = WelcomeDialog(self._window)
        dialog.changed.connect(self._change)
        dialog.machine_asked.connect(lambda: self._tasks.start(self._look(), name="check the machine"))
        dialog.language.again_asked.connect(self._window.open_again)
        dialog.chosen.connect(lambda name: self._window.actions_by_name[name].trigger())
        dialog.finished.connect(self._closed)
        dialog.show_settings(self._settings)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        if not self._window.again:  # in its new language the window greets once more
            self._window.kept.setValue(DONE, True)  # noqa: FBT003 - Qt's signature

    async def _greet(self) -> None:
        if str(self._window.kept.value(DONE, "false")).casefold() == "true":
            return
        if await self._studio.library.sources() or await self._studio.jobs.ids() or await self._studio.shelf.ids():
            return
        self.open()

    def _change(self, name: str, value: object) -> None:
        if name == "theme":
            self._wear(value)  # type: ignore[arg-type]
        else:
            self._tasks.start(self._set(name, value), name=f"set {name}")

    async def _set(self, name: str, value: object) -> None:
        if name == "clips_folder" and value and not await asyncio.to_thread(Path(str(value)).is_dir):
            if self.dialog is not None:
                self.dialog.tell(self.tr("There is no folder {folder}.").format(folder=value))
            return
        self.show_settings(await self._studio.settings.set(**{name: value}))

    async def _look(self) -> None:
        studio = self._studio
        checks = await studio.doctor.check()
        accounts, book, budgets = (
            await studio.accounts.list(),
            await studio.pricing.book(),
            await studio.budgets.stands(),
        )
        if self.dialog is not None:
            sound = all(check.verdict is not Verdict.PROBLEM for check in checks)
            found = [machine_words.finding(check) for check in checks]
            found += machine_words.paid(accounts, book.version, len(budgets))
            self.dialog.show_machine(found, sound=sound)
