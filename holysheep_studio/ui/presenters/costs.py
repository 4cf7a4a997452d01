"""Between what costs and the window: the running total, the costs beside the queue, alerts, and a person's word."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from holysheep_studio.domain.budget import Period
from holysheep_studio.domain.errors import Code, StudioError
from holysheep_studio.domain.figures import By
from holysheep_studio.ui import cost_words, figures, punctuation, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.budget import Alert, Stand
    from holysheep_studio.domain.costs import Costs as Costed
    from holysheep_studio.domain.job import JobId
    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.domain.money import Money
    from holysheep_studio.services.budget import Budgets
    from holysheep_studio.services.costs import Costs
    from holysheep_studio.ui.dialogs.allow import AllowDialog
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

#: Costs follow the queue calmly, and never take more than a tenth of the time.
SOON_MS, MOST_MS, REST = 400, 20_000, 9
#: A day begins while nothing else happens.
MINUTE_MS = 60_000
#: Alerts that were shown are remembered, so that each is told once however often the window is opened.
KEPT, MOST_KEPT = "alerts", 200


class CostsPresenter(QObject):
    """Lives as long as the window's session."""

    def __init__(self, costs: Costs, budgets: Budgets, tasks: Tasks, window: Window) -> None:
        super().__init__(window)
        self._costs = costs
        self._budgets = budgets
        self._tasks = tasks
        self._window = window
        self._busy = False
        self._again = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(lambda: tasks.start(self.reload(), name="count the costs"))
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.reload_soon)
        self._minute.start()
        self.dialog: AllowDialog | None = None
        window.costs.wanted.connect(self.reload_soon)
        window.costs.allow_asked.connect(self.ask_for_more)
        window.queue.problem.allow_asked.connect(self._ask_for_job)

    def reload_soon(self, *_: object) -> None:
        """Something may cost more now; a burst of changes is counted once."""
        if not self._soon.isActive():
            self._soon.start()

    async def reload(self) -> None:
        """Count anew and show it."""
        if self._busy:
            self._again = True
            return
        self._busy, begun = True, time.monotonic()
        try:
            panel = self._window.costs
            stands = await self._budgets.stands()
            today = await self._costs.look(By.CONNECTION, Period.DAY)
            self._window.spent.show_words(*_running(today, stands))
            panel.show_stands(stands)
            projects = sorted({stand.budget.project for stand in stands if stand.budget.project})
            self._window.composer.cloud.spending.offer_projects(projects)
            if panel.isVisible():
                panel.show_costs(await self._costs.look(panel.by, panel.period))
            self._tell(await self._budgets.alerts(), stands)
        finally:
            self._busy = False
            took_ms = (time.monotonic() - begun) * 1000
            self._soon.setInterval(round(min(MOST_MS, max(SOON_MS, REST * took_ms))))
            if self._again:
                self._again = False
                self.reload_soon()

    # ---- a person's word ----

    def ask_for_more(self, stand: Stand) -> None:
        """Ask how much may be spent beyond a budget, and why."""
        from holysheep_studio.ui.dialogs.allow import AllowDialog

        title = self.tr("Allow more: {name}").format(name=cost_words.budget_name(stand.budget))
        words = (f"{cost_words.used(stand)}  {cost_words.share(stand)}", cost_words.parts(stand))
        dialog = self._open(AllowDialog(title, words, stand.budget.cap.currency, self._window))
        dialog.allowed.connect(
            lambda money, reason: self._tasks.start(self._allow(stand, money, reason), name="allow more")
        )

    def _ask_for_job(self, job: JobLine) -> None:
        """Mend what stopped a job: its budget, or a price that nobody knows."""
        from holysheep_studio.ui.dialogs.allow import AllowDialog

        problem = job.problem
        if problem is None:
            return
        if problem.code == Code.BUDGET_REACHED:
            self._tasks.start(self._ask_for_budget(str(problem.fields.get("budget", ""))), name="ask for more")
            return
        words = (
            self.tr("{title}: {connection} does not say what it costs, and the price book has no row for it.").format(
                title=job.title, connection=job.connection
            ),
            self.tr("Your word holds for this one attempt. A price in the price book holds for all."),
        )
        dialog = self._open(AllowDialog(self.tr("Allow a job of unknown price"), words, "", self._window))
        dialog.allowed.connect(
            lambda _, reason: self._tasks.start(self._allow_job(job.id, reason), name="allow a job of unknown price")
        )

    async def _ask_for_budget(self, name: str) -> None:
        stand = next((one for one in await self._budgets.stands() if one.budget.name == name), None)
        if stand is None:
            self._window.toasts.show(self.tr("That budget is gone: resume the job."))
            return
        self.ask_for_more(stand)

    def _open(self, dialog: AllowDialog) -> AllowDialog:
        if self.dialog is not None:
            self.dialog.close()
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._closed(dialog))
        dialog.open()
        return dialog

    def _closed(self, dialog: AllowDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None

    async def _allow(self, stand: Stand, money: Money, reason: str) -> None:
        try:
            going = await self._budgets.allow(stand.budget.name, money, reason)
        except StudioError as error:
            self._refused(error)
            return
        self._done()
        words = self.tr("Allowed {amount} beyond the budget").format(amount=cost_words.money(money))
        if going:
            more = figures.count(len(going), self.tr("1 job goes on"), self.tr("{n} jobs go on"))
            words = f"{words}; {more}"
        self._window.toasts.show(words, tone="positive")

    async def _allow_job(self, job_id: JobId, reason: str) -> None:
        try:
            await self._budgets.allow_job(job_id, reason)
        except StudioError as error:
            self._refused(error)
            return
        self._done()
        self._window.toasts.show(self.tr("It goes out at an unknown price"), tone="warning")

    def _refused(self, error: StudioError) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(texts.studio_error(error).whole)

    def _done(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    # ---- alerts ----

    def _tell(self, alerts: Iterable[Alert], stands: Iterable[Stand]) -> None:
        """One toast for each alert of a present period that was not told before; the higher one tells the lower."""
        kept = self._window.kept.value(KEPT, [])
        known = [str(one) for one in kept] if isinstance(kept, list) else [str(kept)]
        by_name = {(stand.budget.name, stand.since): stand for stand in stands}
        fresh = [one for one in alerts if (one.budget, one.since) in by_name and _mark(one) not in known]
        if not fresh:
            return
        self._window.kept.setValue(KEPT, [*known, *map(_mark, fresh)][-MOST_KEPT:])
        highest = {one.budget: one for one in sorted(fresh, key=lambda one: one.percent)}
        for one in highest.values():
            stand = by_name[one.budget, one.since]
            self._window.toasts.show(
                cost_words.alert(one, stand),
                tone="negative" if one.percent >= 100 else "warning",
                action=self.tr("Allow more\u2026"),
                acted=partial(self.ask_for_more, stand),
            )


def _mark(alert: Alert) -> str:
    return f"{alert.budget} {alert.since:.0f} {alert.percent}"


def _running(today: Costed, stands: Iterable[Stand]) -> tuple[str, str]:
    """(the running total of today, the budget that is nearest to its end)."""
    nearest = max((stand for stand in stands if stand.share is not None), key=lambda one: one.share or 0, default=None)
    told = (
        "" if nearest is None else punctuation.named(cost_words.budget_name(nearest.budget), cost_words.share(nearest))
    )
    return cost_words.running(today.total, today.play), told
