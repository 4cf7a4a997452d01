"""The whole window takes files: what is dragged over it is framed where it will land, with what will become of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from holysheep_studio.ui import figures
from holysheep_studio.ui.widgets.drop_overlay import DropOverlay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


class Zone(StrEnum):
    """What a drop does."""

    ADD = "add"
    QUEUE = "queue"
    OPEN = "open"


class DropTarget(QObject):
    """Watches a window and its floating panels. Emits `dropped(zone, paths)`."""

    dropped = Signal(Zone, tuple)

    def __init__(self, window: QWidget, zones: Mapping[QWidget, Zone]) -> None:
        """A drop on one of the `zones`' widgets means what it says; anywhere else it adds."""
        super().__init__(window)
        self._zones = zones
        self._overlays: dict[QWidget, DropOverlay] = {}
        self.watch(window)

    def watch(self, window: QWidget, *, on: bool = True) -> None:
        """Take drops on this widget while it is a window of its own."""
        window.setAcceptDrops(on)
        if on and window not in self._overlays:
            window.installEventFilter(self)
            self._overlays[window] = DropOverlay(window)
        elif not on and window in self._overlays:
            window.removeEventFilter(self)
            self._overlays.pop(window).deleteLater()

    @property
    def overlay(self) -> DropOverlay | None:
        """The frame on show, if something is being dragged over a window."""
        return next((one for one in self._overlays.values() if not one.isHidden()), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Drag events of the watched windows; all others pass."""
        window = next((one for one in self._overlays if one is watched), None)
        if window is None:
            return super().eventFilter(watched, event)
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                return self._hover(window, event)
            case QEvent.Type.DragLeave:
                self._overlays[window].hide()
                return True
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                return self._drop(window, event)
        return super().eventFilter(watched, event)

    def _hover(self, window: QWidget, event: QDragMoveEvent) -> bool:
        count = len(local_paths(event.mimeData()))
        if not count:
            event.ignore()
            return True
        zone, area = self._zone_at(window, event.position().toPoint())
        words, icon = self._promise(zone, count)
        overlay = self._overlays[window]
        if overlay.isHidden() or overlay.words != words or overlay.geometry() != area:
            overlay.offer(area, words, icon)
        # Sources are never moved, whatever the file browser would like.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _drop(self, window: QWidget, event: QDropEvent) -> bool:
        self._overlays[window].hide()
        paths = local_paths(event.mimeData())
        if not paths:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        zone, _ = self._zone_at(window, event.position().toPoint())
        self.dropped.emit(zone, paths)
        return True

    def _zone_at(self, window: QWidget, at: QPoint) -> tuple[Zone, QRect]:
        for widget, zone in self._zones.items():
            if widget.window() is window and widget.isVisible():
                area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
                if area.contains(at):
                    return zone, area
        return Zone.ADD, window.rect()

    def _promise(self, zone: Zone, count: int) -> tuple[str, str]:
        match zone:
            case Zone.QUEUE:
                one, many = self.tr("Drop to add and queue 1 file"), self.tr("Drop to add and queue {n} files")
                return figures.count(count, one, many), "list-plus"
            case Zone.OPEN:
                one, many = self.tr("Drop to add and open in the viewer"), self.tr("Drop to add and compare {n} files")
                return figures.count(count, one, many), "play" if count == 1 else "columns-2"
            case Zone.ADD:
                one, many = self.tr("Drop to add 1 file"), self.tr("Drop to add {n} files")
                return figures.count(count, one, many), "plus"


def local_paths(dragged: QMimeData) -> tuple[Path, ...]:
    """The files and folders on this computer among what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
