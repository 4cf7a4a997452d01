"""The dialogs about money, each with what it uses of the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holysheep_studio.ui.presenters.bills import BillsPresenter
from holysheep_studio.ui.presenters.budgets import BudgetsPresenter
from holysheep_studio.ui.presenters.prices import PricesPresenter
from holysheep_studio.ui.presenters.spending import SpendingPresenter

if TYPE_CHECKING:
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.budget import Budgets
    from holysheep_studio.services.invoices import Invoices
    from holysheep_studio.services.pricing import Pricing
    from holysheep_studio.services.reports import Reports
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class MoneyDialogs(QObject):
    """Budgets, prices, bills, the spending report."""

    allow_asked = Signal(object)

    def __init__(
        self,
        budgets: Budgets,
        pricing: Pricing,
        invoices: Invoices,
        reports: Reports,
        accounts: Accounts,
        tasks: Tasks,
        window: Window,
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self.budgets = BudgetsPresenter(budgets, tasks, window)
        self.budgets.allow_asked.connect(self.allow_asked)
        self.prices = PricesPresenter(pricing, accounts, tasks, window)
        self.bills = BillsPresenter(invoices, accounts, tasks, window)
        self.spending = SpendingPresenter(reports, tasks, window)

    def follow(self, *_: object) -> None:
        """Budgets changed, by this window or another process."""
        self._tasks.start(self.budgets.reload(), name="list budgets")
