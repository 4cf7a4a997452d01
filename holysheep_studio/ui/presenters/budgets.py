"""Between the budgets dialog and the budgets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui import cost_words, steps, texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.domain.budget import Budget
    from holysheep_studio.services.budget import Budgets
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.dialogs.budgets import BudgetsDialog
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class BudgetsPresenter(QObject):
    """Opens the dialog, once at a time."""

    allow_asked = Signal(object)

    def __init__(self, budgets: Budgets, commands: Commands, tasks: Tasks, window: Window) -> None:
        super().__init__(window)
        self._budgets = budgets
        self._commands = commands
        self._tasks = tasks
        self._window = window
        self.dialog: BudgetsDialog | None = None
        window.actions_by_name["budgets"].triggered.connect(self.open)
        window.costs.budgets_asked.connect(self.open)

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        from holysheep_studio.ui.dialogs.budgets import BudgetsDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        projects = sorted({line.project for line in self._window.queue.model.rows if line.project})
        dialog = self.dialog = BudgetsDialog(projects, self._window)
        dialog.set_asked.connect(self._set)
        dialog.clear_asked.connect(self._clear)
        dialog.allow_asked.connect(self.allow_asked)
        dialog.finished.connect(self._closed)
        steps.share(dialog, dialog.say)
        dialog.open()
        self._tasks.start(self.reload(), name="list budgets")

    async def reload(self) -> None:
        """Read the budgets anew; nothing happens while the dialog is closed."""
        if self.dialog is None:
            return
        stands = await self._budgets.stands()
        if self.dialog is not None:
            self.dialog.show_stands(stands)

    def _closed(self) -> None:
        self.dialog = None

    def _set(self, wish: Budget) -> None:
        words = self.tr("Set: {name}, {cap}").format(name=cost_words.budget_name(wish), cap=cost_words.money(wish.cap))

        async def put() -> None:
            former = await self._budgets.set(wish)
            if former != wish:
                self._remember(wish, wish, former)

        self._tasks.start(self._done(put, words), name="set a budget")

    def _clear(self, name: str) -> None:
        async def take_away() -> None:
            former = await self._budgets.clear(name)
            self._remember(former, None, former)

        self._tasks.start(self._done(take_away, self.tr("Taken away")), name="clear a budget")

    def _remember(self, about: Budget, now: Budget | None, then: Budget | None) -> None:
        words = self.tr("Budget: {name}").format(name=cost_words.budget_name(about))
        put = partial(self._budgets.put_back, about.name)
        self._commands.remember(words, partial(put, now, then), partial(put, then, now))

    async def _done(self, work: Callable[[], Awaitable[None]], words: str) -> None:
        try:
            await work()
        except StudioError as error:
            words, tone = texts.studio_error(error).whole, "negative"
        else:
            tone = "muted"
        if self.dialog is not None:
            self.dialog.say(words, tone)
        await self.reload()
