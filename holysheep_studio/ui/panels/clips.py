"""Clips: what the jobs made, verified, ready to look at and to take elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QWidget

from holysheep_studio.ui.models.clip_list import ClipList
from holysheep_studio.ui.widgets.card_view import CardView
from holysheep_studio.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from holysheep_studio.domain.clip import Clip, ClipId
    from holysheep_studio.ui.widgets.thumbnails import Thumbnails


class ClipsPanel(QWidget):
    """Says what the person wants; shows what the changes bring."""

    opened = Signal(object)
    remove_asked = Signal(tuple)
    play_asked = Signal()
    folder_asked = Signal(str)
    copy_asked = Signal(str)
    upscale_asked = Signal(tuple)
    measure_asked = Signal(tuple)
    deliver_asked = Signal(tuple)
    final_asked = Signal(tuple)
    compare_asked = Signal(tuple)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ClipList(self)
        self.view = CardView(self.model, thumbnails, self)
        self.view.setAccessibleName(self.tr("Clips"))
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.view.opened.connect(self.opened)
        self.view.remove_asked.connect(lambda clips: self.remove_asked.emit(tuple(one.id for one in clips)))
        self.view.play_asked.connect(self.play_asked)
        self.view.set_menu(self._menu)
        self.empty = EmptyState(
            "clapperboard", self.tr("No clips yet"), self.tr("What the queue finishes is verified and shown here.")
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)

    @property
    def selected(self) -> tuple[Clip, ...]:
        """The chosen clips in the order on screen."""
        return self.view.selected

    def set_clips(self, clips: Sequence[Clip]) -> None:
        """Show these; the selection stays."""
        self.model.set_rows(clips)
        self._stack.setCurrentIndex(1 if clips else 0)

    def renew_clips(self, clips: Sequence[Clip], gone: Iterable[str]) -> None:
        """Bring these in or up to date, take `gone` out."""
        self.model.renew(clips, gone)
        self._stack.setCurrentIndex(1 if self.model.rowCount() else 0)

    def select(self, ids: Sequence[ClipId]) -> None:
        """Choose these rows."""
        indexes = [index for index in map(self.model.index_of, ids) if index.isValid()]
        if indexes:
            self.view.select(indexes)

    def _compare_words(self, count: int) -> str:
        return self.tr("Compare in the viewer") if count > 1 else self.tr("Compare with its source")

    def _menu(self) -> list[tuple[str, str, Callable[[], object]]]:
        chosen = self.selected
        first = chosen[0]
        return [
            ("play", self.tr("Open in the viewer"), lambda: self.opened.emit(first)),
            ("columns-2", self._compare_words(len(chosen)), lambda: self.compare_asked.emit(chosen)),
            ("activity", self.tr("Measure the motion"), lambda: self.measure_asked.emit(chosen)),
            ("zoom-in", self.tr("Upscale\u2026"), lambda: self.upscale_asked.emit(chosen)),
            ("circle-check", self.tr("Queue the final\u2026"), lambda: self.final_asked.emit(chosen)),
            ("download", self.tr("Deliver\u2026"), lambda: self.deliver_asked.emit(chosen)),
            ("folder-open", self.tr("Open containing folder"), lambda: self.folder_asked.emit(first.path)),
            ("copy", self.tr("Copy path"), lambda: self.copy_asked.emit("\n".join(one.path for one in chosen))),
            ("trash-2", self.tr("Remove"), lambda: self.remove_asked.emit(tuple(one.id for one in chosen))),
        ]
