"""Clips: what the jobs made, verified: found, decided about, compared, and taken elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QVBoxLayout, QWidget

from holysheep_studio.domain.shelf import Decision
from holysheep_studio.ui.models.clip_list import ClipList
from holysheep_studio.ui.widgets.clip_filter import ClipFilter
from holysheep_studio.ui.widgets.clip_view import ClipView
from holysheep_studio.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from holysheep_studio.domain.clip import ClipId
    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.ui.widgets.thumbnails import Thumbnails

#: What the keys do in the list and in the viewer; the menus show them.
KEYS = (
    ("A", "accept"),
    ("X", "reject"),
    ("U", "undecide"),
    ("*", "star"),
    ("T", "tags"),
    ("N", "note"),
)
DECISIONS = {"accept": Decision.ACCEPTED, "reject": Decision.REJECTED, "undecide": Decision.UNDECIDED}


class ClipsPanel(QWidget):
    """Says what the person wants; shows what the changes bring."""

    opened = Signal(object)
    selection_changed = Signal(tuple)
    remove_asked = Signal(tuple)
    play_asked = Signal()
    folder_asked = Signal(str)
    copy_asked = Signal(str)
    upscale_asked = Signal(tuple)
    lip_sync_asked = Signal(tuple)
    measure_asked = Signal(tuple)
    deliver_asked = Signal(tuple)
    final_asked = Signal(tuple)
    compare_asked = Signal(tuple)
    again_asked = Signal(tuple)
    said = Signal(str, tuple)  # a word of KEYS about these clips

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ClipList(self)
        self.filter = ClipFilter()
        self.view = ClipView(self.model, thumbnails, self)
        self.view.setAccessibleName(self.tr("Clips"))
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.view.opened.connect(self.opened)
        self.view.selection_changed.connect(self.selection_changed)
        self.view.remove_asked.connect(lambda clips: self.remove_asked.emit(tuple(one.id for one in clips)))
        self.view.play_asked.connect(self.play_asked)
        self.view.fold_asked.connect(self._fold)
        self.view.set_menu(self._menu)
        self.filter.grid_toggled.connect(lambda grid: self.view.set_grid(grid=grid))
        self.filter.stacks_toggled.connect(lambda stacked: self.model.set_stacked(stacked=stacked))
        self.filter.field.returnPressed.connect(self.view.setFocus)
        self.model.modelAboutToBeReset.connect(self._keep_chosen)
        self.model.modelReset.connect(self._choose_kept)
        self._kept: tuple[ClipId, ...] = ()
        for key, word in KEYS:
            shortcut = QShortcut(QKeySequence(key), self.view, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda word=word: self._say(word))
        self._lay_out()

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            "clapperboard", self.tr("No clips yet"), self.tr("What the queue finishes is verified and shown here.")
        )
        self.none_found = EmptyState("search", self.tr("Nothing fits"), self.tr("No clip is what is asked for above."))
        self.none_found.add_button(self.tr("Show all clips"), "x", self.filter.show_all)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.view)
        self._body.addWidget(self.none_found)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(body, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(page)

    @property
    def selected(self) -> tuple[ClipLine, ...]:
        """The chosen clips in the order on screen."""
        return self.view.selected

    def set_clips(self, clips: Sequence[ClipLine]) -> None:
        """These are all clips; the selection stays."""
        self.model.set_lines(clips)
        self._show()

    def renew_clips(self, clips: Sequence[ClipLine], gone: Iterable[str]) -> None:
        """Bring these in or up to date, take `gone` out."""
        self.model.renew_lines(clips, gone)
        self._show()

    def show_only(self, wanted: tuple[ClipId, ...] | None) -> None:
        """Show the clips that were asked for, in their order; None: all, newest first."""
        self.model.show_only(wanted)
        self._show()

    def select(self, ids: Sequence[ClipId]) -> None:
        """Choose these rows; one that is hidden by what is asked is shown again."""
        hidden = [one for one in ids if one in self.model.lines and not self.model.index_of(one).isValid()]
        for one in hidden:
            self.model.fold(self.model.lines[one].stack, unfolded=True)
        indexes = [index for index in map(self.model.index_of, ids) if index.isValid()]
        if indexes:
            self.view.select(indexes)

    def _show(self) -> None:
        self._stack.setCurrentIndex(1 if self.model.lines else 0)
        self._body.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.filter.show_count(self.model.rowCount(), len(self.model.lines))

    def _keep_chosen(self) -> None:
        self._kept = tuple(line.id for line in self.selected)

    def _choose_kept(self) -> None:
        indexes = [index for index in map(self.model.index_of, self._kept) if index.isValid()]
        if indexes:
            self.view.select(indexes)

    def _fold(self, stack: str, unfolded: bool | None) -> None:  # noqa: FBT001 - a Qt slot
        """Unfold a stack or fold it; the keys go on from its row where the chosen take is folded away."""
        self.model.fold(stack, unfolded=unfolded)
        if not self.selected:
            self.view.select([self.model.index_of(one.id) for one in self.model.rows if one.stack == stack][:1])

    def _say(self, word: str) -> None:
        if self.selected:
            self.said.emit(word, self.selected)

    def _compare_words(self, count: int) -> str:
        return self.tr("Compare in the viewer") if count > 1 else self.tr("Compare with its source")

    def _folding(self, clip: ClipLine) -> list[tuple[str, str, Callable[[], object]]]:
        unfolded = self.model.unfolded(clip.stack)
        if unfolded is None:
            return []
        words = self.tr("Fold the takes") + "\t-" if unfolded else self.tr("Unfold the takes") + "\t+"
        return [("layers", words, lambda: self._fold(clip.stack, unfolded=None))]

    def _menu(self) -> list[tuple[str, str, Callable[[], object]]]:
        chosen = self.selected
        first = chosen[0]
        starred = all(one.starred for one in chosen)
        return [
            ("play", self.tr("Open in the viewer"), lambda: self.opened.emit(first)),
            ("columns-2", self._compare_words(len(chosen)), lambda: self.compare_asked.emit(chosen)),
            *self._folding(first),
            ("circle-check", self.tr("Accept") + "\tA", lambda: self._say("accept")),
            ("circle-x", self.tr("Reject") + "\tX", lambda: self._say("reject")),
            ("circle-dashed", self.tr("Undecide") + "\tU", lambda: self._say("undecide")),
            ("star", (self.tr("Take the star") if starred else self.tr("Star")) + "\t*", lambda: self._say("star")),
            ("tag", self.tr("Tags\u2026") + "\tT", lambda: self._say("tags")),
            ("activity", self.tr("Measure the motion"), lambda: self.measure_asked.emit(chosen)),
            ("zoom-in", self.tr("Upscale\u2026"), lambda: self.upscale_asked.emit(chosen)),
            ("message-square", self.tr("Lip-sync\u2026"), lambda: self.lip_sync_asked.emit((first,))),
            ("repeat", self.tr("Make again with changes\u2026"), lambda: self.again_asked.emit((first,))),
            ("list-plus", self.tr("Queue the final\u2026"), lambda: self.final_asked.emit(chosen)),
            ("download", self.tr("Deliver\u2026"), lambda: self.deliver_asked.emit(chosen)),
            ("folder-open", self.tr("Open containing folder"), lambda: self.folder_asked.emit(first.path)),
            ("copy", self.tr("Copy path"), lambda: self.copy_asked.emit("\n".join(one.path for one in chosen))),
            ("trash-2", self.tr("Remove") + "\tDel", lambda: self.remove_asked.emit(tuple(one.id for one in chosen))),
        ]
