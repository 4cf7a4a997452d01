"""The menu of chosen jobs: how soon they come, when they start, what they wait for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDateTime, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QMenu, QVBoxLayout

from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.schedule import ANY_HOUR, OFF_PEAK, QUEUE_HOURS, Priority
from holysheep_studio.ui import icons, queue_words
from holysheep_studio.ui.widgets.dialog_parts import answer_row
from holysheep_studio.ui.widgets.fitting import fit_screen
from holysheep_studio.ui.widgets.forms import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QWidget

    from holysheep_studio.domain.job_line import JobLine

    #: (what, ids, value): "priority", "start_at", "hours", "stop_after", "release", "approve", "after", "final",
    #: "retry_failed"
    Arrange = Callable[[str, tuple[str, ...], Any], None]

HOUR_S = 3600.0


def fill(menu: QMenu, chosen: Sequence[JobLine], arrange: Arrange) -> None:
    """Add what can be done with these; what no chosen job can take is greyed."""
    live = tuple(job.id for job in chosen if not job.ended)
    waiting = tuple(job.id for job in chosen if job.state is JobState.WAITING)
    levels = _submenu(menu, "gauge", _say("Pri&ority"), able=bool(live))
    for level in Priority:
        action = levels.addAction(queue_words.priority(level))
        action.setCheckable(True)
        action.setChecked(bool(live) and all(job.priority is level for job in chosen if not job.ended))
        action.triggered.connect(lambda _=False, level=level: arrange("priority", live, level))
    _fill_start(_submenu(menu, "timer", _say("&Start"), able=bool(waiting)), waiting, arrange)
    last = menu.addAction(_say("S&top the queue after this"))
    last.setCheckable(True)
    last.setEnabled(len(live) == 1)
    last.setChecked(any(job.stop_after for job in chosen if job.id in live))
    last.triggered.connect(lambda on: arrange("stop_after", live, on))
    hindered = tuple(job.id for job in chosen if any(not need.met for need in job.needs))
    drafts = tuple(
        job.id
        for job in chosen
        if (job.state is JobState.DONE and job.approved_at is None)
        or any(need.approval and need.done and not need.met for need in job.needs)
    )
    accept = menu.addAction(icons.icon("check"), _say("&Accept the clip for its finals"))
    accept.setEnabled(bool(drafts))
    accept.triggered.connect(lambda: arrange("approve", drafts, None))
    free = menu.addAction(_say("Start &without waiting for others"))
    free.setEnabled(bool(hindered))
    free.triggered.connect(lambda: arrange("release", hindered, None))
    after = menu.addAction(_say("Start a&fter others\u2026"))
    after.setEnabled(bool(waiting))
    after.triggered.connect(lambda: arrange("after", waiting, None))
    fit = tuple(job.id for job in chosen if job.state is JobState.DONE or not job.ended)
    final = menu.addAction(icons.icon("zoom-in"), _say("Queue the fi&nal of this draft\u2026"))
    final.setEnabled(bool(fit))
    final.triggered.connect(lambda: arrange("final", fit, None))
    batches = tuple(dict.fromkeys(job.batch for job in chosen if job.batch))
    again = menu.addAction(icons.icon("rotate-ccw"), _say("Retry what failed of this &batch"))
    again.setEnabled(bool(batches))
    again.triggered.connect(lambda: arrange("retry_failed", batches, None))


def _fill_start(menu: QMenu, ids: tuple[str, ...], arrange: Arrange) -> None:
    for words, after_s in (
        (_say("As soon as it can"), None),
        (_say("In an hour"), HOUR_S),
        (_say("In eight hours"), 8 * HOUR_S),
    ):
        menu.addAction(words).triggered.connect(
            lambda _=False, after_s=after_s: arrange(
                "start_at", ids, None if after_s is None else time.time() + after_s
            )
        )
    menu.addAction(_say("At a moment\u2026")).triggered.connect(
        lambda: MomentDialog(lambda at: arrange("start_at", ids, at), menu.parentWidget()).open()
    )
    menu.addSeparator()
    for words, hours in (
        (_say("In off-peak hours only"), OFF_PEAK),
        (_say("At any hour"), ANY_HOUR),
        (_say("As the settings say"), QUEUE_HOURS),
    ):
        menu.addAction(words).triggered.connect(lambda _=False, hours=hours: arrange("hours", ids, hours))


def fill_sorting(
    menu: QMenu,
    heads: QAbstractItemModel,
    sorting: tuple[int, Qt.SortOrder] | None,
    sort: Callable[[int, Qt.SortOrder], object],
) -> None:
    """Add what the heads of the table do under the mouse: its columns, rising or falling, and the queue's own order."""
    rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    column, order = sorting or (-1, rising)
    inner = _submenu(menu, "arrow-down-up", _say("Sort b&y"), able=True)
    names = [str(heads.headerData(n, Qt.Orientation.Horizontal)) for n in range(heads.columnCount())]
    columns, ways = QActionGroup(inner), QActionGroup(inner)
    for n, words in ((-1, _say("The order of the queue")), *enumerate(names)):
        action = columns.addAction(inner.addAction(words))
        action.setCheckable(True)
        action.setChecked(n == column)
        action.triggered.connect(lambda _=False, n=n: sort(n, order))
    inner.addSeparator()
    for way, words in ((rising, _say("Rising")), (falling, _say("Falling"))):
        action = ways.addAction(inner.addAction(words))
        action.setCheckable(True)
        action.setEnabled(column >= 0)
        action.setChecked(column >= 0 and way is order)
        action.triggered.connect(lambda _=False, way=way: sort(column, way))


class MomentDialog(QDialog):
    """Asks for a moment to come."""

    def __init__(self, chosen: Callable[[float], object], parent: QWidget | None) -> None:
        """`chosen` is given seconds since 1970."""
        super().__init__(parent)
        self.setWindowTitle(_say("Start later"))
        self.moment = QDateTimeEdit(QDateTime.currentDateTime().addSecs(int(HOUR_S)))
        self.moment.setMinimumDateTime(QDateTime.currentDateTime())
        self.moment.setCalendarPopup(True)
        self.moment.setAccessibleName(_say("Start not before"))
        buttons = answer_row()
        buttons.accepted.connect(lambda: chosen(float(self.moment.dateTime().toSecsSinceEpoch())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(_say("Start not before")))
        column.addWidget(self.moment)
        column.addWidget(buttons)
        self.resize(self.sizeHint())
        fit_screen(self)


def _submenu(menu: QMenu, icon: str, words: str, *, able: bool) -> QMenu:
    made = menu.addMenu(icons.icon(icon), words)
    made.setEnabled(able)
    return made


def _say(words: str) -> str:
    return QCoreApplication.translate("queue_menu", words)
