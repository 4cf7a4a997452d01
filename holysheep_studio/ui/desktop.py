"""Desktop: notifications of the system, for what happens while the window is not in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from holysheep_studio.services import notify_program

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from holysheep_studio.ui.tasks import Tasks

SHOWN_MS = 8000


class Desktop(QObject):
    """Tells the system, by a program of the desktop or by an icon in its tray."""

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._tray: QSystemTrayIcon | None = None

    @property
    def able(self) -> bool:
        """Whether this system can show anything."""
        return bool(notify_program.means()) or QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def away(self) -> bool:
        """Whether the person looks at something else: neither the window nor one of its dialogs has the keys."""
        return QApplication.activeWindow() is None

    def tell(self, words: str) -> None:
        """Show a sentence outside of the window."""
        self._tasks.start(self._tell(words), name="tell the desktop")

    async def _tell(self, words: str) -> None:
        if await notify_program.notify(words) or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._come)
        self._tray.show()
        self._tray.showMessage("HolySheep Studio", words, self._window.windowIcon(), SHOWN_MS)

    def _come(self) -> None:
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
        if self._tray is not None:
            self._tray.hide()  # it was there for the message only: the studio does not live in the tray
