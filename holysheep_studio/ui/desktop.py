"""Desktop: notifications of the system, for what happens while the window is not in front."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from holysheep_studio.services.desktop_notes import DesktopNotes, Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.ui.tasks import Tasks

SHOWN_MS = 8000


class Desktop(QObject):
    """Tells the system, over the bus of the desktop or by an icon in its tray; a click brings the window to the front.

    What is shown is taken away when the person comes by another road.
    """

    def __init__(self, window: QWidget, tasks: Tasks, notes: DesktopNotes | None = None) -> None:
        """`notes` of the desktop, None: those of this system."""
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._notes = notes or DesktopNotes()
        self._tray: QSystemTrayIcon | None = None
        self._clicked: Callable[[], object] = lambda: None
        self._told = False
        QGuiApplication.instance().applicationStateChanged.connect(self._look)  # type: ignore[union-attr]

    @property
    def able(self) -> bool:
        """Whether this system can show anything."""
        return self._notes.able or QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def away(self) -> bool:
        """Whether the person looks at something else: neither the window nor one of its dialogs has the keys."""
        return QApplication.activeWindow() is None

    def tell(self, topic: str, title: str, body: str, clicked: Callable[[], object]) -> None:
        """Show a note outside of the window, in the place of the last one about `topic`; a click comes and calls."""
        note = Note(topic, title, body, self.tr("Show"))
        self._told = True
        self._tasks.start(self._tell(note, clicked), name="tell the desktop")

    async def close(self) -> None:
        """Leave the desktop alone."""
        await self._notes.close()

    async def _tell(self, note: Note, clicked: Callable[[], object]) -> None:
        def come(token: str) -> None:
            if token:
                os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt takes it from there under Wayland
            self._come()
            clicked()

        if await self._notes.tell(note, come) or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._clicked = clicked
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._come_by_tray)
        self._tray.show()
        self._tray.showMessage(note.title, note.body, self._window.windowIcon(), SHOWN_MS)

    def _come(self) -> None:
        if self._window.isMinimized():
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    def _come_by_tray(self) -> None:
        self._come()
        self._clicked()

    def _look(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive or not self._told:
            return
        self._told = False
        if self._tray is not None:
            self._tray.hide()  # it was there for the message only: the studio does not live in the tray
        self._tasks.start(self._notes.withdraw(), name="take the notes away")
