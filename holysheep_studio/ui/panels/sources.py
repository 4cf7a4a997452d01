"""Sources: the files a person brought, each with what it is and whether it can be used as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from holysheep_studio.ui import figures
from holysheep_studio.ui.models.source_list import SourceList
from holysheep_studio.ui.widgets.card_view import CardView
from holysheep_studio.ui.widgets.empty_state import EmptyState
from holysheep_studio.ui.widgets.forms import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.domain.clip import Source, SourceId
    from holysheep_studio.ui.actions import Actions
    from holysheep_studio.ui.widgets.thumbnails import Thumbnails


class SourcesPanel(QWidget):
    """Says what the person wants; shows what the changes bring."""

    opened = Signal(object)
    selection_changed = Signal(tuple)
    remove_asked = Signal(tuple)
    play_asked = Signal()
    folder_asked = Signal(str)
    copy_asked = Signal(str)
    upscale_asked = Signal(tuple)
    measure_asked = Signal(tuple)
    compare_asked = Signal(tuple)

    def __init__(self, thumbnails: Thumbnails, actions: Actions, parent: QWidget | None = None) -> None:
        """`actions` are the window's: importing and trying the sample."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = SourceList(self)
        self.view = CardView(self.model, thumbnails, self)
        self.view.setAccessibleName(self.tr("Sources"))
        self.view.opened.connect(self.opened)
        self.view.selection_changed.connect(self.selection_changed)
        self.view.remove_asked.connect(lambda sources: self.remove_asked.emit(tuple(one.id for one in sources)))
        self.view.play_asked.connect(self.play_asked)
        self.view.set_menu(self._menu)
        self.empty = EmptyState(
            "file-video",
            self.tr("Nothing here yet"),
            self.tr("Drop clips or a catalogue here, import them, or try the sample."),
        )
        self.empty.add_button(self.tr("Try the sample clip"), "play", actions["try_sample"].trigger, primary=True)
        self.empty.add_button(self.tr("Import clips\u2026"), "plus", actions["open_files"].trigger)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._make_page(actions))

    def _make_page(self, actions: Actions) -> QWidget:
        """The list under a strip with its count and the ways in."""
        self._count = label("", "muted")
        strip = QWidget()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._count, 1)
        for name in ("open_files", "open_folder"):
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setIconSize(QSize(16, 16))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.view, 1)
        return page

    @property
    def selected(self) -> tuple[Source, ...]:
        """The chosen sources in the order on screen."""
        return self.view.selected

    def set_sources(self, sources: Sequence[Source]) -> None:
        """Show these; the selection stays."""
        self.model.set_rows(sources)
        self._count.setText(figures.count(len(sources), self.tr("1 source"), self.tr("{n} sources")))
        self._stack.setCurrentIndex(1 if sources else 0)
        self.selection_changed.emit(self.selected)

    def select(self, ids: Sequence[SourceId]) -> None:
        """Choose these rows."""
        indexes = [index for index in map(self.model.index_of, ids) if index.isValid()]
        if indexes:
            self.view.select(indexes)

    def _menu(self) -> list[tuple[str, str, Callable[[], object]]]:
        chosen = self.selected
        first = chosen[0]
        return [
            ("play", self.tr("Open in the viewer"), lambda: self.opened.emit(first)),
            *(
                [("columns-2", self.tr("Compare in the viewer"), lambda: self.compare_asked.emit(chosen))]
                if len(chosen) > 1
                else []
            ),
            ("activity", self.tr("Measure the motion"), lambda: self.measure_asked.emit(chosen)),
            ("zoom-in", self.tr("Upscale\u2026"), lambda: self.upscale_asked.emit(chosen)),
            ("folder-open", self.tr("Open containing folder"), lambda: self.folder_asked.emit(first.path)),
            ("copy", self.tr("Copy path"), lambda: self.copy_asked.emit("\n".join(one.path for one in chosen))),
            ("trash-2", self.tr("Remove"), lambda: self.remove_asked.emit(tuple(one.id for one in chosen))),
        ]
