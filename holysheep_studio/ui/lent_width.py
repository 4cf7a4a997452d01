"""Lent width: a panel that needs more room gets it while it is looked at, and gives it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from holysheep_studio.ui import tab_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDockWidget, QMainWindow

#: Widths that differ by no more are what was set: a layout rounds.
_SAME_PX = 2


class LentWidth(QObject):
    """One panel's; who drags the edge meanwhile keeps what was dragged."""

    def __init__(self, window: QMainWindow, dock: QDockWidget) -> None:
        super().__init__(window)
        self._window, self._dock = window, dock
        self._before: list[tuple[QDockWidget, int]] = []
        self._wide_px = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._give_back)
        dock.visibilityChanged.connect(lambda seen: None if seen else self._soon.start())

    def lend(self, docks: Sequence[QDockWidget], widths: Sequence[int]) -> None:
        """Give these panels, of which the panel is one, these widths until another is brought to its place."""
        if not self._before:
            self._before = [(one, one.width()) for one in docks]
        self._window.resizeDocks(list(docks), list(widths), Qt.Orientation.Horizontal)
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        self._wide_px = self._dock.width()

    def _give_back(self) -> None:
        window = self._window
        here = next((one for one in window.tabifiedDockWidgets(self._dock) if tab_order.shown(one)), None)
        if here is None or tab_order.shown(self._dock) or not window.isVisible() or window.isMinimized():
            return  # nothing stands in its place, or the whole window went out of sight
        before, self._before = self._before, []
        if before and abs(here.width() - self._wide_px) <= _SAME_PX:
            docks = [here if one is self._dock else one for one, _ in before]
            window.resizeDocks(docks, [px for _, px in before], Qt.Orientation.Horizontal)
