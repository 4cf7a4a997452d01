"""Queue: every job, where it stands, and what can be done about it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.ui import icons
from holysheep_studio.ui.models.keyed_rows import VALUE
from holysheep_studio.ui.models.queue_table import BADGE, FRAMES, PROGRESS, SECOND_LINE, Column, QueueTable
from holysheep_studio.ui.widgets import queue_menu
from holysheep_studio.ui.widgets.empty_state import EmptyState
from holysheep_studio.ui.widgets.forms import ICON_AND_GAP
from holysheep_studio.ui.widgets.queue_bars import InterruptedBar, ProblemBar
from holysheep_studio.ui.widgets.queue_cells import NameCell, PlainCell, ProgressCell, StateCell
from holysheep_studio.ui.widgets.stop_bar import StopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.ui.actions import Actions

#: What is said of the whole queue, and what can be done with what is chosen, follows this calmly.
TELL_MS = 150
#: Room for so many figures in the columns of times.
WIDTHS = {
    Column.PROGRESS: 17,
    Column.PRIORITY: 8,
    Column.COST: 17,
    Column.PROJECT: 10,
    Column.ELAPSED: 10,
    Column.REMAINING: 11,
}
#: Narrower than so many figures, the columns that say least leave one after the other, rather than that words are cut.
ROOM = (
    (157, Column.PROJECT),
    (128, Column.ELAPSED),
    (106, Column.PRIORITY),
    (86, Column.REMAINING),
    (58, Column.COST),
)
#: Narrower than this every button is its icon alone.
ROOM_FOR_WORDS_PX, LEAST_PX = 420, 280
ICON = QSize(16, 16)
BUTTONS = (
    ("pause_queue", "pause_jobs"),
    ("cancel_jobs", "retry_jobs"),
    ("move_up", "move_down"),
    ("clear_ended",),
)


class QueuePanel(QWidget):
    """Says what the person wants done with which jobs; shows what the changes bring."""

    opened = Signal(object)
    compare_asked = Signal(tuple)
    paused = Signal(tuple)
    resumed = Signal(tuple)
    cancelled = Signal(tuple)
    retried = Signal(tuple)
    removed = Signal(tuple)
    ran = Signal(str)
    not_run = Signal(str)
    moved = Signal(tuple, object)
    arranged = Signal(str, tuple, object)  # what, which, value: see widgets.queue_menu
    queue_paused = Signal(bool)
    summary_changed = Signal(str)

    def __init__(
        self, actions: Actions, parent: QWidget | None = None, *, clock: Callable[[], float] = time.time
    ) -> None:
        """`actions` are the window's; `clock` gives seconds since 1970."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._held = False
        self._awaited: JobId | None = None
        self.model = QueueTable(clock, self)
        self._soon = QTimer(self, singleShot=True, interval=TELL_MS)
        self._soon.timeout.connect(self._tell)
        self.table = self._make_table()
        self.model.dropped.connect(self.moved)
        self.model.ticked.connect(self._tell_soon)
        self.interrupted = InterruptedBar(self)
        self.stop = StopBar(self)
        self.problem = ProblemBar(self)
        self.problem.retry_asked.connect(lambda job: self.retried.emit((job.id,)))
        self.problem.resume_asked.connect(lambda job: self.resumed.emit((job.id,)))
        self.problem.arrange_asked.connect(self.arranged)
        self.problem.ran_asked.connect(lambda job: self.ran.emit(job.id))
        self.problem.not_run_asked.connect(lambda job: self.not_run.emit(job.id))
        empty = EmptyState("list-video", self.tr("The queue is empty"),
                           self.tr("Choose a source and an effect, then add it to the queue."))  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_strip())
        column.addWidget(self.interrupted)
        column.addWidget(self.stop)
        column.addWidget(self._stack, 1)
        column.addWidget(self.problem)
        self._connect_actions()
        self._enable()

    @property
    def selected(self) -> tuple[JobLine, ...]:
        """The chosen jobs in the order on screen."""
        ranges = self.table.selectionModel().selection()  # ranges, for rows are many
        chosen = (ranges.at(n) for n in range(ranges.count()))
        rows = sorted({row for one in chosen for row in range(one.top(), one.bottom() + 1)})
        return self.model.at(rows)

    def set_jobs(self, jobs: Sequence[JobLine]) -> None:
        """Show these, in queue order; the selection stays."""
        self.model.set_rows(jobs)
        self._tell()

    def renew_jobs(self, jobs: Sequence[JobLine], gone: Iterable[str]) -> None:
        """Bring these in or up to date, take `gone` out; every other row stays untouched."""
        self.model.renew(jobs, gone)
        self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def set_held(self, *, held: bool) -> None:
        """Whether the queue is paused."""
        self._held = held
        self._actions["pause_queue"].setChecked(held)
        self._tell()

    def set_interrupted(self, ids: Sequence[JobId]) -> None:
        """Offer to go on with what an earlier run left; with none, take the offer away."""
        self.model.set_interrupted(ids)
        if ids:
            self.interrupted.offer(len(ids))
        else:
            self.interrupted.withdraw()
        self._tell()

    def select(self, ids: Sequence[JobId]) -> None:
        """Choose these rows."""
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().clearSelection()
        for index in map(self.model.index_of, ids):
            if index.isValid():
                self.table.selectionModel().select(index, flags.Select | flags.Rows)
                self.table.scrollTo(index)

    def reveal(self, job_id: JobId) -> None:
        """Scroll to a job that was just added, as soon as it is listed."""
        self._awaited = job_id
        self._reveal()

    def _reveal(self) -> None:
        index = QModelIndex() if self._awaited is None else self.model.index_of(self._awaited)
        if index.isValid():
            self._awaited = None
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit_columns()
        roomy, style = self.width() >= ROOM_FOR_WORDS_PX, Qt.ToolButtonStyle
        self._pause_button.setToolButtonStyle(style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly)
        self._pause_button.setIconSize(ICON_AND_GAP if roomy else ICON)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The words of its buttons give way."""
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def _fit_columns(self) -> None:
        figure_px = self.table.fontMetrics().horizontalAdvance("0")
        for room, column in ROOM:
            wanted = column is not Column.PROJECT or self.model.any_project
            self.table.setColumnHidden(column, self.width() < room * figure_px or not wanted)

    def _tell(self) -> None:
        self._fit_columns()
        self._stack.setCurrentIndex(1 if self.model.rowCount() else 0)
        self._reveal()
        left = self.model.interrupted_count
        span = None if self._held else self.model.remaining
        self.summary_changed.emit(self.model.tally.words(paused=self._held, interrupted=left, left=span))
        self._enable()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Queue"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setDragEnabled(True)
        table.setAcceptDrops(True)
        table.setDropIndicatorShown(True)
        table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        table.setDragDropOverwriteMode(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(2 * table.fontMetrics().height() + 12)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        for column in (Column.NAME, Column.STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        digits = table.fontMetrics().horizontalAdvance("0")
        for column, figures in WIDTHS.items():
            header.resizeSection(column, figures * digits + 16)
        header.sectionClicked.connect(self._sort_on)
        cells = {
            Column.NAME: NameCell(SECOND_LINE, table),
            Column.STATE: StateCell(BADGE, table),
            Column.PROGRESS: ProgressCell(PROGRESS, BADGE, FRAMES, table),
            Column.PRIORITY: PlainCell(table),
            Column.COST: PlainCell(table),
            Column.PROJECT: PlainCell(table),
            Column.ELAPSED: PlainCell(table),
            Column.REMAINING: PlainCell(table),
        }
        for column, delegate in cells.items():
            table.setItemDelegateForColumn(column, delegate)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.selectionModel().selectionChanged.connect(self._enable)
        table.activated.connect(lambda index: self.opened.emit(index.data(VALUE)))
        return table

    def _make_strip(self) -> QWidget:
        strip = QWidget()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(8, 4, 12, 4)
        row.setSpacing(4)
        for group in BUTTONS:
            for name in group:
                button = QToolButton()
                button.setDefaultAction(self._actions[name])
                button.setIconSize(ICON)
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                button.setAccessibleName(self._actions[name].iconText())
                if name == "pause_queue":
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                    button.setIconSize(ICON_AND_GAP)
                    self._pause_button = button
                row.addWidget(button)
            row.addSpacing(8)
        row.addStretch(1)
        return strip

    def _connect_actions(self) -> None:
        act = self._actions
        act["pause_queue"].triggered.connect(self.queue_paused)
        act["pause_jobs"].triggered.connect(self._pause_or_resume)
        act["cancel_jobs"].triggered.connect(lambda: self._ask(self.cancelled, _can_cancel))
        act["retry_jobs"].triggered.connect(lambda: self._ask(self.retried, _can_retry))
        act["move_up"].triggered.connect(lambda: self._move(-1))
        act["move_down"].triggered.connect(lambda: self._move(1))
        act["clear_ended"].triggered.connect(self._clear)

    def _enable(self) -> None:
        chosen, act = self.selected, self._actions
        can_pause = any(not job.ended for job in chosen)
        under_way = self.tr("Choose a job that has not ended.")
        act.allow("pause_jobs", "" if can_pause else under_way)
        all_paused = can_pause and all(job.paused for job in chosen if not job.ended)
        act["pause_jobs"].setText(self.tr("&Resume job") if all_paused else self.tr("&Pause job"))
        act.allow("cancel_jobs", "" if any(map(_can_cancel, chosen)) else under_way)
        failed = self.tr("Choose a job that failed or was cancelled.")
        act.allow("retry_jobs", "" if any(map(_can_retry, chosen)) else failed)
        movable = bool(chosen) and self.model.in_queue_order
        still = self.tr("Choose jobs, in the order of the queue.")
        for name in ("move_up", "move_down"):
            act.allow(name, "" if movable else still)
        act.allow("clear_ended", "" if self.model.tally.ended else self.tr("No job has ended."))
        if len(chosen) == 1:
            self.problem.show_job(chosen[0], self.model.wait(chosen[0]), self.model.state_words(chosen[0]))
        else:
            self.problem.show_job(None)

    def _ask(self, signal: SignalInstance, able: Callable[[JobLine], bool]) -> None:
        ids = tuple(job.id for job in self.selected if able(job))
        if ids:
            signal.emit(ids)

    def _pause_or_resume(self) -> None:
        live = [job for job in self.selected if not job.ended]
        running = tuple(job.id for job in live if not job.paused)
        if running:
            self.paused.emit(running)
        elif live:
            self.resumed.emit(tuple(job.id for job in live))

    def _clear(self) -> None:
        chosen = tuple(job.id for job in self.selected if job.ended)
        ended = chosen if len(chosen) > 1 else tuple(job.id for job in self.model.in_order if job.ended)
        if ended:
            self.removed.emit(ended)

    def _move(self, by: int) -> None:
        order = [job.id for job in self.model.in_order]
        chosen = {job.id for job in self.selected}
        ids = [job_id for job_id in order if job_id in chosen]
        if not ids:
            return
        at = order.index(ids[0]) - 1 if by < 0 else order.index(ids[-1]) + 2
        if at < 0 or at > len(order):
            return
        self.moved.emit(tuple(ids), order[at] if at < len(order) else None)

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder] | None:
        """Which column the rows are sorted by, and how; None: the order of the queue."""
        header = self.table.horizontalHeader()
        shown = header.isSortIndicatorShown()
        return (header.sortIndicatorSection(), header.sortIndicatorOrder()) if shown else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1: back to the order of the queue."""
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(column >= 0)
        if column >= 0:
            header.setSortIndicator(column, order)
        self.model.sort(column, order)
        self._enable()

    def _sort_on(self, column: int) -> None:
        """Rising, falling, and back to the order of the queue."""
        if self.sorting == (column, Qt.SortOrder.AscendingOrder):
            self.sort(column, Qt.SortOrder.DescendingOrder)
        elif self.sorting == (column, Qt.SortOrder.DescendingOrder):
            self.sort(-1)
        else:
            self.sort(column)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.selected:
            self._fill_menu(menu)
            menu.addSeparator()
        queue_menu.fill_sorting(menu, self.model, self.sorting, self.sort)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _fill_menu(self, menu: QMenu) -> None:
        for name in ("pause_jobs", "cancel_jobs", "retry_jobs"):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        queue_menu.fill(menu, self.selected, self.arranged.emit)
        menu.addSeparator()
        for name in ("move_up", "move_down", "clear_ended"):
            menu.addAction(self._actions[name])
        done = tuple(job for job in self.selected if job.state is JobState.DONE)
        if done:
            words = self.tr("Compare the clips") if len(done) > 1 else self.tr("Compare the clip with its source")
            menu.addAction(icons.icon("columns-2"), words).triggered.connect(lambda: self.compare_asked.emit(done))


def _can_cancel(job: JobLine) -> bool:
    return not job.ended and not job.cancelling


def _can_retry(job: JobLine) -> bool:
    return job.state in {JobState.FAILED, JobState.CANCELLED}
