"""Later: stands in a dock for a panel that costs much to make and is wanted by few, until somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget


class Later(QWidget):
    """As empty as the panel's background and as narrow as the panel may be, so that nothing moves when it comes.

    `wanted` comes once the dock is in front of its tabs: docks show for a moment while a window is put together.
    """

    wanted = Signal()

    def __init__(self, narrowest_px: int) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(narrowest_px)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)

    def watch(self, dock: QDockWidget) -> None:
        """Stand in this dock."""
        dock.setWidget(self)
        dock.visibilityChanged.connect(self._soon.start)

    def _look(self) -> None:
        if self.isVisible() and not self.visibleRegion().isEmpty():
            self.wanted.emit()
