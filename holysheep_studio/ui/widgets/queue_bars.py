"""Bars at the edges of the queue: jobs left by an earlier run, and what is wrong with the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio import __version__
from holysheep_studio.domain.errors import Code
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.schedule import Because
from holysheep_studio.ui import figures, icons, texts, theme
from holysheep_studio.ui.widgets.empty_state import Picture
from holysheep_studio.ui.widgets.forms import label, push_button
from holysheep_studio.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QEnterEvent

    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.domain.schedule import Wait

ICON_PX = 18
#: With less room than this for the words, the buttons stand below them.
WORDS_PX = 240
#: A person's word about money mends these.
MONEY = frozenset({Code.BUDGET_REACHED, Code.PRICE_UNKNOWN})
#: What a person does about a wait that no time ends.
MENDS = {Because.APPROVAL: "approve", Because.AFTER_FAILED: "release"}
#: How long the question about interrupted jobs stands before they go on by themselves.
GOES_ON_S = 10


class InterruptedBar(QWidget):
    """Asks once what is to become of the jobs that an earlier run left in the middle.

    They go on by themselves when nobody chooses: a queue must outlive a crash at night. While somebody points at the
    bar or has the keyboard in it, it waits, and counts anew afterwards.
    """

    run_asked = Signal()
    pause_asked = Signal()
    aside_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_s = 0
        self._pointer = QPoint()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.count_down)
        frame = QFrame()
        frame.setObjectName("notice")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(Picture("history", ICON_PX, tone="warning"))
        said, buttons = QWidget(), QWidget()
        told, after = QHBoxLayout(said), QHBoxLayout(buttons)
        for part in (told, after):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(8)
        self.words = label("")
        told.addWidget(self.words)
        self.countdown = label("", "muted")
        self.countdown.setFont(theme.digits(self.countdown.font()))
        told.addWidget(self.countdown, 1)
        row.addWidget(TurningRow(said, buttons, WORDS_PX), 1)
        self.run_button = push_button("play", self.tr("Run"))
        self.run_button.setToolTip(self.tr("Go on from where they stopped"))
        self.pause_button = push_button("circle-pause", self.tr("Stay paused"))
        self.pause_button.setToolTip(self.tr("Keep them paused; each can be resumed later"))
        self.aside_button = push_button("ban", self.tr("Put aside"))
        self.aside_button.setToolTip(self.tr("Cancel them; they stay in the list and can be tried again"))
        for button, signal in (
            (self.run_button, self.run_asked),
            (self.pause_button, self.pause_asked),
            (self.aside_button, self.aside_asked),
        ):
            button.clicked.connect(lambda _=False, tell=signal: self._choose(tell))
            button.installEventFilter(self)
            after.addWidget(button)
        self.hide()

    def offer(self, count: int) -> None:
        """Show the bar for this many jobs and begin to count."""
        self.words.setText(
            figures.count(count, self.tr("1 job was interrupted."), self.tr("{n} jobs were interrupted."))
        )
        self._pointer = QCursor.pos()
        self._left_s = GOES_ON_S
        self._say()
        self._second.start()
        self.show()

    def withdraw(self) -> None:
        """Take the question away."""
        self._second.stop()
        self.hide()

    def count_down(self) -> None:
        """One second has passed."""
        if self.isHidden():
            return
        if self._attended:
            self._left_s = GOES_ON_S
        else:
            self._left_s -= 1
        self._say()
        if self._left_s <= 0:
            self._choose(self.run_asked)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody points at it."""
        super().enterEvent(event)
        self._say()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody points at it any more."""
        super().leaveEvent(event)
        self._begin_anew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keyboard comes to a button or leaves it."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._begin_anew()
        return super().eventFilter(watched, event)

    @property
    def _attended(self) -> bool:
        """Whether somebody is there. A pointer that has lain here since the bar came says nothing."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            return True
        return self.underMouse() and QCursor.pos() != self._pointer

    def _begin_anew(self) -> None:
        self._left_s = GOES_ON_S
        self._say()

    def _say(self) -> None:
        if self._attended:
            self.countdown.setText(self.tr("Waits for your choice"))
        else:
            self.countdown.setText(self.tr("Goes on in {n} s").format(n=self._left_s))

    def _choose(self, signal: SignalInstance) -> None:
        self.withdraw()
        signal.emit()


class ProblemBar(QWidget):
    """Why the chosen job failed or stands still, whose fault it is, and the one button that mends it."""

    retry_asked = Signal(object)
    resume_asked = Signal(object)
    ran_asked = Signal(object)
    not_run_asked = Signal(object)
    arrange_asked = Signal(str, tuple, object)  # as QueuePanel.arranged
    allow_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: JobLine | None = None
        self._mends = ""
        frame = QFrame()
        frame.setObjectName("problem")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 0, 8, 8)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        self._frame = frame
        self._signs = {
            "problem": Picture("circle-x", ICON_PX, tone="negative"),
            "notice": Picture("clock", ICON_PX, tone="warning"),
        }
        for sign in self._signs.values():
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        said, buttons = QWidget(), QWidget()
        words, after = QVBoxLayout(said), QHBoxLayout(buttons)
        for part in (words, after):
            part.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        after.setSpacing(8)
        self.message = label("", "title", wrap=True)
        self.advice = label("", "muted", wrap=True)
        words.addWidget(self.message)
        words.addWidget(self.advice)
        row.addWidget(TurningRow(said, buttons, WORDS_PX), 1)
        self.mend_button = push_button("rotate-ccw", self.tr("Retry"))
        self.mend_button.clicked.connect(self._mend)
        self.copy_button = push_button("copy", self.tr("Copy diagnostics"))
        self.copy_button.clicked.connect(self._copy)
        self.ran_button = push_button("check", self.tr("It ran"))
        self.ran_button.setToolTip(self.tr("The provider billed it. It is not sent again and ends as failed."))
        self.not_run_button = push_button("rotate-ccw", self.tr("It did not run"))
        self.not_run_button.setToolTip(self.tr("The provider has no such job. It is sent again, and billed once."))
        self.leave_button = push_button("clock", self.tr("Leave"))
        self.leave_button.setToolTip(self.tr("Decide later; nothing is sent meanwhile."))
        self.ran_button.clicked.connect(lambda: self.ran_asked.emit(self._job))
        self.not_run_button.clicked.connect(lambda: self.not_run_asked.emit(self._job))
        self.leave_button.clicked.connect(self.hide)
        for button in (self.ran_button, self.not_run_button, self.leave_button):
            after.addWidget(button)
        after.addWidget(self.mend_button)
        after.addWidget(self.copy_button)
        self.hide()

    def show_job(self, job: JobLine | None, wait: Wait | None = None, words: str = "") -> None:
        """Show this job's problem, or as `words` what it waits for if only a person can mend that; else hide."""
        self._job = job
        self._mends = "" if wait is None else MENDS.get(wait.because, "")
        if job is not None and self._mends:
            self._show_wait(words)
            return
        if job is None or job.problem is None:
            self.hide()
            return
        sentence = texts.problem(job.problem)
        self.message.setText(sentence.message)
        itself = self.tr("It goes on by itself then.") + " " if job.mends_itself else ""
        self.advice.setText(f"{sentence.advice} {itself}({texts.say(texts.FAULTS[job.problem.fault])})")
        ended, unsure = job.state is JobState.FAILED, job.state is JobState.UNSURE
        self._dress("notice" if job.mends_itself else "problem")
        for button in (self.ran_button, self.not_run_button, self.leave_button):
            button.setVisible(unsure)
        self.mend_button.setVisible(not unsure)
        if asks_for_money(job):
            self.mend_button.setText(self.tr("Allow\u2026"))
            self.mend_button.setIcon(icons.icon("wallet"))
        else:
            self.mend_button.setText(self.tr("Retry") if ended else self.tr("Resume"))
            self.mend_button.setIcon(icons.icon("rotate-ccw" if ended else "play"))
        self.show()

    def _dress(self, name: str) -> None:
        """Red for what is wrong, yellow for what only waits; the sign tells it without colours."""
        for one, sign in self._signs.items():
            sign.setVisible(one == name)
        if self._frame.objectName() != name:
            self._frame.setObjectName(name)
            # a style sheet looks at names only when it is told to
            self._frame.style().unpolish(self._frame)
            self._frame.style().polish(self._frame)

    def _show_wait(self, words: str) -> None:
        """A person's word is missing, and nothing is wrong."""
        accepts = self._mends == "approve"
        self._dress("notice")
        self.message.setText(words)
        self.advice.setText(
            self.tr("Look at the clip; this starts when you accept it.")
            if accepts
            else self.tr("It starts when that job has been tried again and is done, or without it.")
        )
        for button in (self.ran_button, self.not_run_button, self.leave_button):
            button.hide()
        self.mend_button.setText(self.tr("Accept") if accepts else self.tr("Start without it"))
        self.mend_button.setIcon(icons.icon("check" if accepts else "play"))
        self.mend_button.show()
        self.show()

    def _mend(self) -> None:
        if self._job is not None and self._mends:
            self.arrange_asked.emit(self._mends, (self._job.id,), None)
            return
        if self._job is not None and asks_for_money(self._job):
            self.allow_asked.emit(self._job)
        elif self._job is not None:
            (self.retry_asked if self._job.state is JobState.FAILED else self.resume_asked).emit(self._job)

    def _copy(self) -> None:
        if self._job is not None:
            QGuiApplication.clipboard().setText(diagnostics(self._job))


def asks_for_money(job: JobLine) -> bool:
    """It stands still until a person says that it may cost so much."""
    return job.paused and not job.ended and job.problem is not None and job.problem.code in MONEY


def diagnostics(job: JobLine) -> str:
    """Everything a report needs, as plain text; no secrets are in a job."""
    lines = [
        f"HolySheep Studio {__version__}",
        f"job {job.id}, state {job.state}, attempt {job.attempt}",
        f"source {job.source}",
        f"effect {job.effect}, {job.course}, {job.connection or 'this machine'}",
        f"queued at {job.added_at:.0f}, begun at {job.started_at}, ended at {job.ended_at}, {job.priority.word}",
        f"quoted {job.quoted}, set aside {job.reserved}, charged {job.charged}",
    ]
    if job.problem is not None:
        lines.append(f"problem {job.problem.code}, fault {job.problem.fault}")
        lines += [f"  {name}: {value}" for name, value in job.problem.fields.items()]
    return "\n".join(lines)
