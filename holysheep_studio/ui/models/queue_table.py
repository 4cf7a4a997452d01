"""The queue as a table: what, where it stands, how far, how long, how long still."""

from __future__ import annotations

import time
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, Qt, QTimer, Signal

from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.job_line import JobLine
from holysheep_studio.domain.pace import Pace, overall, stand
from holysheep_studio.domain.schedule import Hours
from holysheep_studio.ui import figures, punctuation, queue_words, texts
from holysheep_studio.ui.models.keyed_rows import VALUE, Index, KeyedRows
from holysheep_studio.ui.models.queue_pace import QueuePace
from holysheep_studio.ui.models.tally import Tally, running
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from holysheep_studio.domain.schedule import Wait

#: The role under which the progress cell gives 0..1, or None where nothing runs.
PROGRESS = int(Qt.ItemDataRole.UserRole) + 2
BADGE = int(Qt.ItemDataRole.UserRole) + 3
SECOND_LINE = int(Qt.ItemDataRole.UserRole) + 4
FRAMES = int(Qt.ItemDataRole.UserRole) + 5
DRAGGED = "application/x-holysheep-jobs"
TICK_MS = 1000
#: Rows that move under the mouse cannot be clicked: a sorted column is put in order anew this seldom.
SORT_AGAIN_MS, SORT_SELDOM = 1000, 30


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    STATE = 1
    PROGRESS = 2
    PRIORITY = 3
    COST = 4
    PROJECT = 5
    ELAPSED = 6
    REMAINING = 7


HEADINGS = (
    QT_TRANSLATE_NOOP("queue", "Clip and effect"),
    QT_TRANSLATE_NOOP("queue", "State"),
    QT_TRANSLATE_NOOP("queue", "Progress"),
    QT_TRANSLATE_NOOP("queue", "Priority"),
    QT_TRANSLATE_NOOP("queue", "Cost"),
    QT_TRANSLATE_NOOP("queue", "Project"),
    QT_TRANSLATE_NOOP("queue", "Elapsed"),
    QT_TRANSLATE_NOOP("queue", "Remaining"),
)
FAILED = QT_TRANSLATE_NOOP("queue", "Failed: {why}")
INTERRUPTED = texts.Badge(QT_TRANSLATE_NOOP("queue", "Interrupted"), "history", "warning")
UNKNOWN = "\u2013"


class QueueTable(KeyedRows[JobLine]):
    """Jobs in queue order, or sorted by a column that the person clicked."""

    ticked = Signal()  # something runs, and a second has passed
    dropped = Signal(tuple, object)  # ids that were dragged, and the one they are to come before, or None

    def __init__(self, clock: Callable[[], float], parent: QObject | None = None) -> None:
        """`clock` gives seconds since 1970."""
        super().__init__(lambda job: job.id, len(Column), parent)
        self._clock = clock
        self._paces: dict[str, Pace] = {}
        self._sorting: tuple[Column, bool] | None = None
        self.tally = Tally()
        self._pace = QueuePace()
        self._left: frozenset[str] = frozenset()
        self._resumed: dict[str, float] = {}
        self._hours = Hours()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.touch_clocks)
        self._again = QTimer(self, singleShot=True, interval=SORT_AGAIN_MS)
        self._again.timeout.connect(self._sort_again)

    def set_rows(self, rows: Iterable[JobLine]) -> None:
        """Show these jobs, and note how fast they go."""
        wanted = list(rows)
        self.tally = Tally()
        self._pace.forget()
        self._paces = {job.id: self._paces.get(job.id) or Pace() for job in wanted if self._runs(job)}
        for job in wanted:
            self._note(job)
        super().set_rows(wanted)
        self._keep_ticking()

    def renew(self, rows: Iterable[JobLine], gone: Iterable[str] = ()) -> None:
        """Bring these jobs in or up to date, take `gone` out."""
        changed, left = list(rows), list(gone)
        for key in left:
            self.tally.forget(key)
            self._paces.pop(key, None)
        for job in changed:
            if not self._runs(job):
                self._paces.pop(job.id, None)
            elif job.id not in self._paces:
                self._paces[job.id] = Pace()
            self._note(job)
        super().renew(changed, left)
        self._keep_ticking()
        if self._sorting is not None and not self._again.isActive():
            self._again.start()

    def set_interrupted(self, ids: Iterable[str]) -> None:
        """Jobs of an earlier run that stand still until the person says what is to become of them."""
        before, self._left = self._left, frozenset(ids)
        self._resumed |= dict.fromkeys(before - self._left, self._clock())
        for key in before ^ self._left:
            for column in Column:
                self.touch(key, column)

    def is_interrupted(self, job: JobLine) -> bool:
        """Whether this job stands still since an earlier run."""
        return job.id in self._left and not job.ended and not job.paused

    def set_hours(self, hours: Hours) -> None:
        """The queue's rule of hours, for what waits."""
        if hours != self._hours:
            self._hours = hours
            for row in self._rows:
                if row.state is JobState.WAITING:
                    self.touch(row.id, Column.STATE)

    def wait(self, job: JobLine) -> Wait | None:
        """Why a job does not start now, though nobody stopped it."""
        return None if self.is_interrupted(job) else job.wait(self._clock(), self._hours, None)

    def touch_clocks(self) -> None:
        """Running times move on although nothing else changed."""
        for key in self._paces:
            self.touch(key, Column.ELAPSED, (DISPLAY,))
            self.touch(key, Column.REMAINING, (DISPLAY,))
        if self._paces:
            self._pace.see(self._clock(), self.tally.advanced)
            self.ticked.emit()

    @property
    def remaining(self) -> tuple[float, float] | None:
        """(least, most) seconds until the whole queue is done; None while nothing runs or little is known."""
        return self._pace.remaining(self.tally.left)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 goes back to the order of the queue."""
        descending = order is Qt.SortOrder.DescendingOrder
        self._sorting = None if column < 0 else (Column(column), descending)
        self._order(self.arranged(list(self._rows)))

    @property
    def any_project(self) -> bool:
        """Whether a job belongs to a project."""
        return self.tally.projects > 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged, and dropped between others, while they stand in the order of the queue."""
        usual = super().flags(index)
        if not self.in_queue_order:
            return usual
        return usual | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Jobs are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Only jobs of this queue."""
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The ids of the dragged rows, from top to bottom."""
        carried = QMimeData()
        rows = sorted({index.row() for index in indexes})
        carried.setData(DRAGGED, QByteArray("\n".join(self._rows[row].id for row in rows).encode()))
        return carried

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Tell where the rows are to go; they move when the change comes back. False: the view removes nothing."""
        if action is not Qt.DropAction.MoveAction or not data.hasFormat(DRAGGED):
            return False
        at = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        ids = tuple(bytes(data.data(DRAGGED).data()).decode().split("\n"))
        follower = next((job.id for job in self._rows[at:] if job.id not in ids), None)
        self.dropped.emit(ids, follower)
        return False

    @property
    def in_queue_order(self) -> bool:
        """Whether rows can be moved up and down."""
        return self._sorting is None

    @property
    def interrupted_count(self) -> int:
        """How many jobs stand still since an earlier run."""
        return sum(job is not None and self.is_interrupted(job) for job in map(self.row, self._left))

    @property
    def in_order(self) -> list[JobLine]:
        """All jobs in queue order, whatever is shown."""
        return sorted(self._rows, key=_queue_place)

    def place(self, job: JobLine) -> Any:  # noqa: ANN401 - whatever can be compared
        """Queue order; while a column sorts, rows stay where they are until it sorts again."""
        return _queue_place(job) if self._sorting is None else ()

    def arranged(self, rows: list[JobLine]) -> list[JobLine]:
        """Queue order unless a column was clicked."""
        if self._sorting is None:
            return sorted(rows, key=_queue_place)
        column, descending = self._sorting
        now = self._clock()
        return sorted(rows, key=lambda job: _sort_key(job, column, now), reverse=descending)

    def changed_cells(self, old: JobLine, new: JobLine) -> Iterable[tuple[int, Sequence[int]]]:
        """Progress alone touches one cell; anything else, the row.

        Of what is shown, the request never changes; comparing a long one takes longer than painting it.
        """
        if (old.state, old.paused, old.cancelling, old.problem, old.started_at) != (
            new.state, new.paused, new.cancelling, new.problem, new.started_at,
        ):  # fmt: skip
            return ((column, ()) for column in range(self._columns))
        if _arrangement(old) != _arrangement(new):
            return ((column, ()) for column in (Column.NAME, Column.STATE, Column.PRIORITY, Column.COST))
        same = (old.progress, old.frame, old.frames) == (new.progress, new.frame, new.frames)
        return () if same else ((Column.PROGRESS, (PROGRESS, FRAMES, DISPLAY)),)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say("queue", HEADINGS[section])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's signature
        """Words for every cell; the job, its progress and badge for the painters."""
        if not index.isValid():
            return None
        job, column = self._rows[index.row()], Column(index.column())
        if role in (DISPLAY, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(job, column)
        if role == FRAMES:
            return queue_words.frames(job)
        if role == BADGE and self.is_interrupted(job):
            return INTERRUPTED
        made = _MAKERS.get(role)
        return None if made is None else made(job)

    def _note(self, job: JobLine) -> None:
        self.tally.see(job)
        if job.id in self._paces:
            self._paces[job.id].see(self._clock(), stand(job))

    def _keep_ticking(self) -> None:
        if self._paces and not self._tick.isActive():
            self._tick.start()
        elif not self._paces:
            self._tick.stop()
            self._pace.forget()

    def _sort_again(self) -> None:
        """Sorting a very long queue takes its time; it must not take all of the window's."""
        began = time.perf_counter()
        self._order(self.arranged(list(self._rows)))
        self._again.setInterval(max(SORT_AGAIN_MS, int((time.perf_counter() - began) * 1000 * SORT_SELDOM)))

    def _runs(self, job: JobLine) -> bool:
        return running(job) and not self.is_interrupted(job)

    def _words(self, job: JobLine, column: Column) -> str:  # noqa: PLR0911 - one return a column
        match column:
            case Column.NAME:
                return job.title
            case Column.STATE:
                return self.state_words(job)
            case Column.PRIORITY:
                return queue_words.priority(job.priority)
            case Column.COST:
                return queue_words.cost(job)
            case Column.PROJECT:
                return job.project
            case Column.PROGRESS:
                share = shown_progress(job)
                counted = queue_words.frames(job)
                return "" if share is None else figures.percent(share) + (counted and f", {counted}")
            case Column.ELAPSED:
                return self._elapsed(job)
            case Column.REMAINING:
                return self._remaining(job)

    def state_words(self, job: JobLine) -> str:
        """Where a job stands, why it waits, and what becomes of the queue after it."""
        if self.is_interrupted(job):
            return say("queue", INTERRUPTED.text)
        words, waits = state_words(job), self.wait(job)
        if waits is not None:
            first = self.row(waits.job) if waits.job else None
            because = queue_words.wait(waits, "" if first is None else first.title, self._clock())
            words = because if job.state is JobState.WAITING and job.problem is None else f"{words} {because}"
        return f"{words}, {say('queue', queue_words.STOPS_AFTER)}" if job.stop_after and not job.ended else words

    def _elapsed(self, job: JobLine) -> str:
        if job.started_at is None or job.paused or self.is_interrupted(job):
            return UNKNOWN
        until = self._clock() if job.ended_at is None else job.ended_at
        # The time between two runs of the studio is nobody's work.
        return figures.span(until - max(job.started_at, self._resumed.get(job.id, 0.0)))

    def _remaining(self, job: JobLine) -> str:
        pace = self._paces.get(job.id)
        left = None if pace is None else pace.remaining(self._clock())
        return UNKNOWN if left is None else figures.span_range(*left)


DISPLAY = int(Qt.ItemDataRole.DisplayRole)


def shown_progress(job: JobLine) -> float | None:
    """What the bar shows: nothing before the start and after a failure."""
    if job.state in {JobState.FAILED, JobState.CANCELLED, JobState.WAITING}:
        return None
    return overall(job)


def state_words(job: JobLine) -> str:
    """The state, and why it failed or stands still."""
    badge = texts.job_badge(job)
    if job.problem is None:
        return badge.text
    why = texts.problem(job.problem).message
    return say("queue", FAILED).format(why=why) if job.state is JobState.FAILED else punctuation.named(badge.text, why)


def _queue_place(job: JobLine) -> tuple[int, float, float]:
    return job.priority, job.position, job.added_at


def _arrangement(job: JobLine) -> tuple[object, ...]:
    """What is shown and changes without a change of the state."""
    return (job.priority, job.needs, job.start_at, job.hours, job.stop_after, job.approved_at, job.quoted, job.reserved,
            job.charged, job.title, job.effect, job.not_before)  # fmt: skip


#: By the order in which a job goes through them.
_STATE_PLACES = {state: float(place) for place, state in enumerate(JobState)}


def _sort_key(job: JobLine, column: Column, now: float) -> tuple[float, str]:  # noqa: PLR0911 - one return a column
    name = job.title.casefold()
    match column:
        case Column.NAME:
            return 0.0, name
        case Column.PRIORITY:
            return float(job.priority), name
        case Column.COST:
            money = job.charged or job.reserved or job.quoted
            return (-1.0 if money is None else float(money.micro)), name
        case Column.PROJECT:
            return 0.0, job.project.casefold()
        case Column.STATE:
            return _STATE_PLACES[job.state], name
        case Column.PROGRESS | Column.REMAINING:
            return overall(job), name
        case Column.ELAPSED:
            return (job.ended_at or now) - (job.started_at or now), name


_MAKERS: dict[int, Callable[[JobLine], object]] = {
    VALUE: lambda job: job,
    PROGRESS: shown_progress,
    BADGE: texts.job_badge,
    SECOND_LINE: lambda job: texts.effect(job.effect).label,
    int(Qt.ItemDataRole.ToolTipRole): lambda job: f"{job.source}\n{state_words(job)}",
}
