"""The dialogs about money, each with what it uses of the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.ui.presenters.bills import BillsPresenter
from holysheep_studio.ui.presenters.budgets import BudgetsPresenter
from holysheep_studio.ui.presenters.calculators import CalculatorsPresenter
from holysheep_studio.ui.presenters.costs import CostsPresenter
from holysheep_studio.ui.presenters.prices import PricesPresenter
from holysheep_studio.ui.presenters.rules import RulesPresenter
from holysheep_studio.ui.presenters.spending import SpendingPresenter

if TYPE_CHECKING:
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.observer import Observer
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class MoneyDialogs(QObject):
    """The costs beside the queue, budgets, prices, bills, the spending report, the rules of who makes a clip."""

    def __init__(self, studio: Studio, window: Window, commands: Commands, tasks: Tasks) -> None:
        super().__init__(window)
        self._tasks = tasks
        budgets, pricing, accounts = studio.budgets, studio.pricing, studio.accounts
        self.costs = CostsPresenter(studio.costs, budgets, tasks, window)
        self.budgets = BudgetsPresenter(budgets, commands, tasks, window)
        self.budgets.allow_asked.connect(self.costs.ask_for_more)
        self.prices = PricesPresenter(pricing, accounts, commands, tasks, window)
        self.bills = BillsPresenter(studio.invoices, accounts, tasks, window)
        self.spending = SpendingPresenter(studio.reports, tasks, window)
        self.rules = RulesPresenter(studio.choosing.router, commands, tasks, window)
        self.calculators = CalculatorsPresenter(pricing, tasks, window)

    def follow(self, observer: Observer) -> None:
        """Count anew, calmly, after every change that may cost something, here or in another process."""
        for changed in (
            observer.jobs_changed,
            observer.jobs_renewed,
            observer.budgets_changed,
            observer.prices_changed,
        ):
            changed.connect(self.costs.reload_soon)
        observer.budgets_changed.connect(lambda _: self._tasks.start(self.budgets.reload(), name="list budgets"))
        observer.prices_changed.connect(lambda _: self._tasks.start(self.prices.reload(), name="list prices"))
