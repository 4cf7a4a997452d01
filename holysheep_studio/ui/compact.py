"""Compact: in a window too small for panels on three sides, all of them share one column of tabs beside the viewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt

from holysheep_studio.ui import tab_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

#: What panels on three sides need, with type of the usual size.
ROOMY_PX = QSize(900, 520)
#: What the column of tabs has at first.
COLUMN_PX = 348


class Compact(QObject):
    """Watches the size of the window; the arrangement that a person made comes back with the room for it."""

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget], version: int) -> None:
        """`version` is that of the layouts which are kept."""
        super().__init__(window)
        self._window, self._docks, self._version = window, docks, version
        self._roomy: QByteArray | None = None
        window.installEventFilter(self)

    @property
    def on(self) -> bool:
        """Whether the panels share one column now."""
        return self._roomy is not None

    def layout(self) -> QByteArray:
        """The arrangement that is to be kept: that of a window with room."""
        return self._window.saveState(self._version) if self._roomy is None else self._roomy

    def arrange(self, anew: Callable[[], None]) -> None:
        """Put the panels in order anew by `anew`, which knows of windows with room only."""
        was_on, self._roomy = self.on, None
        anew()
        if was_on:
            self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again when the window has another size."""
        if event.type() == QEvent.Type.Resize:
            self._look()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        small = self._window.width() < ROOMY_PX.width() or self._window.height() < ROOMY_PX.height()
        if small and not self.on:
            self._roomy = self._window.saveState(self._version)
            self._gather()
        elif self._roomy is not None and not small:
            roomy, self._roomy = self._roomy, None
            self._spread(roomy)

    def _gather(self) -> None:
        front = self._front()
        here = [dock for dock in self._docks.values() if not dock.isFloating()]
        closed = {dock for dock in here if dock.isHidden()}
        for dock in here:
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        for dock in here[1:]:
            self._window.tabifyDockWidget(here[0], dock)
        for dock in closed:
            dock.hide()
        if front is not None:
            front.raise_()
        if here:
            self._window.resizeDocks([front or here[0]], [COLUMN_PX], Qt.Orientation.Horizontal)

    def _spread(self, roomy: QByteArray) -> None:
        """As it was, but what was opened or closed meanwhile stays so, and what is in front."""
        front = self._front()
        closed = {dock: dock.isHidden() for dock in self._docks.values()}
        self._window.restoreState(roomy, self._version)
        for dock, hidden in closed.items():
            if dock.isHidden() is not hidden:
                dock.setHidden(hidden)
        if front is not None:
            front.raise_()

    def _front(self) -> QDockWidget | None:
        """The panel that has the keys, else the first that is seen."""
        seen = [dock for dock in self._docks.values() if tab_order.shown(dock)]
        held: QWidget | None = self._window.focusWidget()
        return next((dock for dock in seen if held is not None and dock.isAncestorOf(held)), next(iter(seen), None))
