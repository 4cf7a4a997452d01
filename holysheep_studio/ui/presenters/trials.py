"""Between the trials dialog and the trials of the data folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from holysheep_studio.services import demo
from holysheep_studio.ui import figures, steps

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from holysheep_studio.domain.trial import Trial
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.trials import Trials
    from holysheep_studio.ui.dialogs.trials import TrialsDialog
    from holysheep_studio.ui.observer import Observer
    from holysheep_studio.ui.steps import Way
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

#: Several changes in this time are looked at once.
CALM_MS = 400


class TrialsPresenter(QObject):
    """Opens the dialog, one at a time, and keeps it up to date while it is open."""

    compare_asked = Signal(tuple)  # ids of jobs
    changed = Signal()  # a trial was begun or ended
    done = Signal(str, object, object)  # what can be undone: words, the way back, and how again

    def __init__(self, trials: Trials, accounts: Accounts, tasks: Tasks, window: Window) -> None:
        super().__init__(window)
        self._trials, self._accounts = trials, accounts
        self._tasks, self._window = tasks, window
        self._shown = ""
        self._soon = QTimer(self, singleShot=True, interval=CALM_MS)
        self._soon.timeout.connect(lambda: self._start(self._show()))
        self.dialog: TrialsDialog | None = None
        window.actions_by_name["trials"].triggered.connect(lambda: self._start(self._open()))

    def follow(self, observer: Observer) -> None:
        """Look again after every change of jobs, here or in another process."""
        for changed in (observer.jobs_changed, observer.jobs_renewed):
            changed.connect(self.reload_soon)

    def reload_soon(self, *_: object) -> None:
        """Jobs have changed: the takes may have."""
        if self.dialog is not None and not self._soon.isActive():
            self._soon.start()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start_for(lambda: self.dialog, work, name="trials")

    async def _open(self) -> None:
        from holysheep_studio.ui.dialogs.trials import TrialsDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        names = [account.name for account in await self._accounts.list()]
        dialog = self.dialog = TrialsDialog(self._window)
        dialog.begin(list(dict.fromkeys([*names, demo.NAME])))
        dialog.chosen.connect(self._choose)
        dialog.start_asked.connect(lambda trial: self._start(self._begin(trial)))
        dialog.stop_asked.connect(lambda name: self._start(self._stop(name)))
        dialog.vote_asked.connect(lambda jobs, value: self._start(self._vote(jobs, value)))
        dialog.compare_asked.connect(self.compare_asked)
        dialog.finished.connect(self._closed)
        steps.share(dialog, dialog.say)
        dialog.show()
        await self._show()

    def _closed(self) -> None:
        self.dialog = None

    def _choose(self, name: str) -> None:
        self._shown = name
        self._start(self._show())

    async def _show(self) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        found = await self._trials.all()
        names = [one.name for one in found]
        if self._shown not in names:
            self._shown = names[-1] if names else ""
        standing = await self._trials.result(self._shown) if self._shown else None
        if self.dialog is not dialog:
            return
        dialog.show_trials(found, self._shown)
        if standing is None:
            dialog.show_standing((), (), None)
        else:
            dialog.show_standing(standing.summaries, standing.takes, standing.chance)

    async def _begin(self, trial: Trial) -> None:
        self._shown = (await self._trials.start(trial)).name
        if self.dialog is not None:
            self.dialog.typed.settle()
            self.dialog.new_button.setChecked(False)
            self.dialog.form.hide()
            words = self.tr("{name} has begun: choose it as the maker in the composer.")
            self.dialog.say(words.format(name=self._shown))
        self.changed.emit()
        await self._show()

    async def _stop(self, name: str) -> None:
        end, go_on = (partial(self._turn, partial(way, name)) for way in (self._trials.stop, self._trials.resume))
        await end()
        self.done.emit(self.tr("Ended the trial {name}").format(name=name), go_on, end)

    async def _vote(self, jobs: tuple[str, ...], value: int) -> None:
        name, votes = self._shown, dict.fromkeys(jobs, value)
        before = await self._trials.vote_all(name, votes)
        await self._show()
        if before != votes:
            words = figures.count(len(jobs), self.tr("Voted on 1 take"), self.tr("Voted on {n} takes"))
            back, again = (
                partial(self._then_show, partial(self._trials.vote_all, name, one)) for one in (before, votes)
            )
            self.done.emit(words, back, again)

    async def _turn(self, way: Way) -> None:
        await self._then_show(way)
        self.changed.emit()

    async def _then_show(self, way: Way) -> None:
        await way()
        await self._show()


def running(trials: tuple[Trial, ...]) -> list[str]:
    """The split trials under way, which clips can be put into."""
    return [one.name for one in trials if one.ended_at is None and one.kind.value == "split"]
