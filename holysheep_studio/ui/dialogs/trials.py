"""Trials: two ways to have clips made, compared on real work: set up, fed, watched side by side, voted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio.domain.trial import SUSPICIOUS, Summary, Take, TrialKind
from holysheep_studio.ui import cost_words, spoken
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.empty_state import EmptyState
from holysheep_studio.ui.widgets.forms import CalmChoice, label, push_button
from holysheep_studio.ui.widgets.plain_table import PlainTable
from holysheep_studio.ui.widgets.trial_form import TrialForm
from holysheep_studio.ui.widgets.typed_form import TypedForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holysheep_studio.domain.trial import Trial

_VOTES = {1: "+1", 0: "", -1: "\u22121"}


class TrialsDialog(QDialog):
    """Starting and ending are the person's; what the figures say is shown, and what they cannot say too."""

    chosen = Signal(str)
    start_asked = Signal(object)
    stop_asked = Signal(str)
    vote_asked = Signal(tuple, int)  # ids of the jobs whose takes are voted on
    compare_asked = Signal(tuple)  # ids of the jobs whose clips are compared

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A/B trials"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._takes: tuple[Take, ...] = ()
        self._trials: Mapping[str, Trial] = {}
        self.form = TrialForm()
        self.form.asked.connect(self.start_asked)
        self.typed = TypedForm(self.form, "trial")
        self.form.hide()
        self._make_tables()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addLayout(self._make_head())
        column.addWidget(self.typed)
        column.addWidget(self.form)
        column.addWidget(self.summary)
        column.addWidget(self.chance)
        column.addWidget(self._stack, 1)
        column.addLayout(self._make_votes())
        column.addWidget(self.outcome)
        self.closing = close_row(self)
        column.addWidget(self.closing)
        open_at(self, 900, 620)
        self._enable()

    def begin(self, connections: Sequence[str]) -> None:
        """Offer these; a trial that was begun to be described and not started is there again."""
        self.form.offer_connections(connections)
        self.typed.begin()
        if not self.typed.isHidden():
            self.new_button.setChecked(True)

    def show_trials(self, trials: Sequence[Trial], shown: str) -> None:
        """The trials there are, and which one is looked at."""
        self._trials = {one.name: one for one in trials}
        self.trial.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.trial.clear()
        for one in trials:
            ended = self.tr("{name}, ended").format(name=one.name)
            self.trial.addItem(one.name if one.ended_at is None else ended, one.name)
        self.trial.setCurrentIndex(max(0, self.trial.findData(shown)) if trials else -1)
        self.trial.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.form.setVisible(not trials or self.form.isVisible())
        self._enable()

    def show_standing(self, summaries: Sequence[Summary], takes: tuple[Take, ...], chance: float | None) -> None:
        """How a trial stands: both ways in figures, and every take beside the others of its wish."""
        best = _best(summaries)
        self.summary.show_rows(
            [self._figures(one) for one in summaries], ["positive" if one is best else "text" for one in summaries]
        )
        self.summary.setVisible(bool(summaries))
        words, tone = self._chance_words(chance, summaries, best)
        state_words(self.chance, words, tone)
        self._takes = tuple(sorted(takes, key=lambda one: (one.unit, one.arm)))
        self.takes.show_rows([self._take(one) for one in self._takes], keys=[one.job_id for one in self._takes])
        self._stack.setCurrentIndex(int(bool(takes)))
        self._enable()

    def say(self, words: str, tone: str = "muted") -> None:
        """What came of it."""
        state_words(self.outcome, words, tone)

    def _make_head(self) -> QHBoxLayout:
        self.trial = CalmChoice()
        spoken.name(self.trial, self.tr("Trial"))
        self.trial.setPlaceholderText(self.tr("No trial yet"))
        self.trial.currentIndexChanged.connect(self._choose)
        self.new_button = push_button("plus", self.tr("New trial"))
        self.new_button.setCheckable(True)
        self.new_button.toggled.connect(self._turn)
        self.stop_button = push_button("x", self.tr("End it"))
        self.stop_button.clicked.connect(self._stop)
        row = QHBoxLayout()
        row.addWidget(self.trial, 1)
        for button in (self.new_button, self.stop_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _make_tables(self) -> None:
        heads = (self.tr("Made with"), self.tr("Arm"), self.tr("Done"), self.tr("Failed"), self.tr("Mean score"),
                 self.tr("Cost"), self.tr("Half within"), self.tr("Votes"))  # fmt: skip
        self.summary = PlainTable(heads, self.tr("Both ways in figures"), right=frozenset({2, 3, 4, 5, 6, 7}))
        self.summary.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.summary.setFixedHeight(self.summary.verticalHeader().defaultSectionSize() * 3 + 14)
        self.chance = label("", "muted", wrap=True)
        columns = (
            self.tr("Wish"), self.tr("Arm"), self.tr("State"), self.tr("Score"), self.tr("Cost"), self.tr("Time"),
            self.tr("Vote"),
        )  # fmt: skip
        self.takes = PlainTable(columns, self.tr("Every take of the trial"), right=frozenset({3, 4, 5, 6}))
        self.takes.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.takes.itemSelectionChanged.connect(self._enable)
        self.takes.doubleClicked.connect(lambda _: self._compare())
        advice = self.tr("Choose the trial as the maker in the composer and add clips to the queue: each goes one way. "
                         "A shadow follows the clips of its first way by itself.")  # fmt: skip
        self._stack = self.takes.over(EmptyState("columns-2", self.tr("No takes yet"), advice))
        self.outcome = label("", "muted", wrap=True)

    def _make_votes(self) -> QHBoxLayout:
        self.compare_button = push_button("columns-2", self.tr("Compare in the viewer"))
        self.compare_button.clicked.connect(self._compare)
        self.up_button = push_button("chevron-up", self.tr("I like it"))
        self.down_button = push_button("chevron-down", self.tr("I do not"))
        self.none_button = push_button("x", self.tr("No vote"))
        row = QHBoxLayout()
        row.addWidget(self.compare_button)
        row.addStretch(1)
        for button, value in ((self.up_button, 1), (self.down_button, -1), (self.none_button, 0)):
            button.clicked.connect(lambda _=False, value=value: self._vote(value))
            button.setAutoDefault(False)
            row.addWidget(button)
        self.compare_button.setAutoDefault(False)
        return row

    def _figures(self, one: Summary) -> tuple[str, ...]:
        nothing = cost_words.NOTHING
        cost = " + ".join(cost_words.money(money) for money in one.costs) or nothing
        if one.unpriced:
            cost = self.tr("{cost}, {n} unknown").format(cost=cost, n=one.unpriced)
        score = nothing if one.score is None else f"{one.score:.1f}"
        if one.unscored:
            score = self.tr("{score}, {n} without").format(score=score, n=one.unscored)
        time = nothing if one.time_s is None else self.tr("{s:.0f} s").format(s=one.time_s)
        made = f"{one.arm.connection}, {one.arm.model}"
        votes = f"+{one.liked} \u2212{one.disliked}"
        return (made, one.arm.name, f"{one.done} / {one.takes}", str(one.failed), score, cost, time, votes)

    def _take(self, one: Take) -> tuple[str, ...]:
        nothing = cost_words.NOTHING
        state = self.tr("done") if one.done else self.tr("failed") if one.ended else self.tr("under way")
        score = nothing if one.score is None else f"{one.score:g}"
        cost = self.tr("unknown") if one.cost is None and one.done else nothing
        cost = cost if one.cost is None else cost_words.money(one.cost)
        time = nothing if one.time_s is None else self.tr("{s:.0f} s").format(s=one.time_s)
        return (one.unit[:8], one.arm, state, score, cost, time, _VOTES.get(one.vote or 0, ""))

    def _chance_words(
        self, chance: float | None, summaries: Sequence[Summary], best: Summary | None
    ) -> tuple[str, str]:
        if chance is not None and chance < SUSPICIOUS:
            return self.tr("The requests are split so unevenly that something is wrong (p = {p:.4f}).").format(
                p=chance
            ), "warning"
        if not summaries:
            return "", "muted"
        if best is None:
            return self.tr("Nothing says yet which way is better."), "muted"
        words = self.tr("{arm} has the more votes so far; a person's eye decides, the figures stand beside it.")
        return words.format(arm=best.arm.name), "muted"

    def _stop(self) -> None:
        self.stop_asked.emit(str(self.trial.currentData()))

    def _choose(self) -> None:
        self.chosen.emit(str(self.trial.currentData() or ""))

    def _turn(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.form.setVisible(shown)
        if not shown:
            self.typed.hide()

    def _selected(self) -> list[Take]:
        return [self._takes[row] for row in self.takes.chosen_rows if row < len(self._takes)]

    def _compare(self) -> None:
        """The chosen takes; of a single one all takes of the same wish."""
        takes = self._selected()
        if len(takes) == 1:
            takes = [one for one in self._takes if one.unit == takes[0].unit]
        done = tuple(one.job_id for one in takes if one.done)
        if done:
            self.compare_asked.emit(done)

    def _vote(self, value: int) -> None:
        jobs = tuple(take.job_id for take in self._selected() if take.done)
        if jobs:
            self.vote_asked.emit(jobs, value)

    def _enable(self) -> None:
        trial = self._trials.get(str(self.trial.currentData()))
        self.stop_button.setEnabled(trial is not None and trial.ended_at is None)
        done = [take for take in self._selected() if take.done]
        for button in (self.compare_button, self.up_button, self.down_button, self.none_button):
            button.setEnabled(bool(done))
        kind = "" if trial is None else trial.kind
        self.trial.setToolTip(self.tr("The second way only follows the first.") if kind == TrialKind.SHADOW else "")


def _best(summaries: Sequence[Summary]) -> Summary | None:
    """The way with more votes; None while there are none or as many."""
    if len(summaries) != 2:
        return None
    first, second = (one.liked - one.disliked for one in summaries)
    return None if first == second else summaries[int(second > first)]
