"""Between the rules dialog and the router: rules in versions, each use of them a step that is undone."""

from __future__ import annotations

import tomllib
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.commission import CloudChoice, commission
from holysheep_studio.domain.routing import AUTO
from holysheep_studio.ui import cost_words, route_words, steps

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from holysheep_studio.services.router import Router
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.dialogs.rules import RulesDialog
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class RulesPresenter(QObject):
    """Opens the dialog, once at a time."""

    changed = Signal()  # other rules are in force

    def __init__(self, router: Router, commands: Commands, tasks: Tasks, window: Window) -> None:
        super().__init__(window)
        self._router, self._commands = router, commands
        self._tasks, self._window = tasks, window
        self.dialog: RulesDialog | None = None
        window.actions_by_name["rules"].triggered.connect(self.open)

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        from holysheep_studio.ui.dialogs.rules import RulesDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        dialog = self.dialog = RulesDialog(self._window)
        dialog.use_asked.connect(lambda text: self._start(self._use(text)))
        dialog.restore_asked.connect(lambda version: self._start(self._bring_back(version)))
        dialog.try_asked.connect(lambda prompt, effect: self._start(self._try(prompt, effect)))
        dialog.finished.connect(self._closed)
        steps.share(dialog, dialog.say)
        dialog.open()
        self._start(self.reload())

    async def reload(self) -> None:
        """Read the rules anew; nothing happens while the dialog is closed."""
        version, text = await self._router.text()
        if self.dialog is not None:
            self.dialog.show_rules(version, text if version else route_words.example(text))

    def _closed(self) -> None:
        self.dialog = None

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start_for(lambda: self.dialog, work, name="rules")

    async def _use(self, text: str) -> None:
        try:
            plain = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            if self.dialog is not None:
                self.dialog.say(self.tr("These are no rules: {why}").format(why=error), "negative")
            return
        before, _ = await self._router.rules()
        made = await self._router.set(plain)
        if self.dialog is not None:
            self.dialog.took()
        await self._told(before, made)

    async def _bring_back(self, version: int) -> None:
        before, _ = await self._router.rules()
        await self._told(before, await self._router.restore(version))

    async def _told(self, before: int, made: int) -> None:
        self._commands.remember(
            self.tr("Rules, version {n}").format(n=made), partial(self._put, before), partial(self._put, made)
        )
        if self.dialog is not None:
            self.dialog.say(self.tr("Version {n} is in force.").format(n=made))
        await self.reload()
        self.changed.emit()

    async def _put(self, version: int) -> None:
        await self._router.restore(version)
        await self.reload()
        self.changed.emit()

    async def _try(self, prompt: str, effect: str) -> None:
        found = await self._router.explain(commission(prompt, CloudChoice(AUTO, "", effect)))
        rows, tones = [], []
        for look in found.looks:
            price = look.offer.quoted if look.offer is not None else None
            known = cost_words.NOTHING if look.offer is None else self.tr("unknown")
            amount = known if price is None else cost_words.money(price)
            says = route_words.reasons(look) or self.tr("Counts")
            rows.append((says, look.rule.name, f"{look.rule.connection}, {look.rule.model}", amount))
            tones.append("muted" if look.bars else "text")
        if self.dialog is not None:
            self.dialog.show_looks(rows, tones)
            self.dialog.say(
                "" if found.chosen is not None else self.tr("No rule fits: it would not be sent."), "warning"
            )
