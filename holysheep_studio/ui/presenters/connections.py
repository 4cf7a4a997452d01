"""Between the connections dialog and the accounts: a keyring that asks or sleeps never holds the window up."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QObject, Signal

from holysheep_studio.domain.connection import Account, Kept
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.services import demo
from holysheep_studio.services.accounts import Accounts, Edit, known_services
from holysheep_studio.ui import punctuation, steps, texts
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.connection_history import VersionRow
from holysheep_studio.ui.widgets.connection_table import ConnectionRow

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine, Mapping
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.services.accounts import Removed
    from holysheep_studio.ui.dialogs.connections import ConnectionsDialog
    from holysheep_studio.ui.steps import Way
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.widgets.connection_form import ConnectionWish

#: Where a key is.
KEPT: Mapping[Kept, str] = MappingProxyType(
    {
        Kept.KEYRING: QT_TRANSLATE_NOOP("texts", "In the keyring"),
        Kept.MEMORY: QT_TRANSLATE_NOOP("texts", "In memory"),
        Kept.GONE: QT_TRANSLATE_NOOP("texts", "Gone: enter it again"),
        Kept.RUN: QT_TRANSLATE_NOOP("texts", "For this run"),
    }
)


class ConnectionsPresenter(QObject):
    """Opens the dialog, once at a time. `done` tells what can be undone: words, the way back, and how again."""

    done = Signal(str, object, object)

    def __init__(self, accounts: Accounts, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._tasks = tasks
        self._window = window
        self._asked: list[asyncio.Task[Any]] = []
        self.dialog: ConnectionsDialog | None = None

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        from holysheep_studio.ui.dialogs.connections import ConnectionsDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        services = [(one.name, say("services", one.label), one.address) for one in known_services()]
        dialog = self.dialog = ConnectionsDialog(services, self._window)
        dialog.saved.connect(lambda wish: self._start(self._save(wish), "save a connection"))
        dialog.test_asked.connect(lambda name: self._start(self._test(name), "test a connection"))
        dialog.remove_asked.connect(lambda name: self._start(self._remove(name), "remove a connection"))
        dialog.history_asked.connect(lambda name: self._start(self._show_history(name), "list versions"))
        dialog.version_wanted.connect(lambda name, version: self._start(self._go_back(name, version), "go back"))
        dialog.finished.connect(self._closed)
        steps.share(dialog, dialog.say)
        dialog.open()
        self._start(self.reload(), "list connections")
        self._start(self._find_keyring(), "look for the keyring")

    async def reload(self) -> None:
        """Read the list anew; nothing happens while the dialog is closed."""
        if self.dialog is None:
            return
        try:
            rows = [_row(account) for account in await self._accounts.list()]
        except StudioError as error:
            self._show_problem(texts.studio_error(error).whole)
            return
        if self.dialog is not None:
            self.dialog.show_rows(rows)

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._asked = [task for task in self._asked if not task.done()]
        self._asked.append(self._tasks.start(work, name=name))

    def _closed(self) -> None:
        # a save or a removal under way is seen through: a key half written would help nobody
        self.dialog = None

    async def _find_keyring(self) -> None:
        try:
            name = await self._accounts.keyring()
        except StudioError as error:
            if self.dialog is not None:
                self.dialog.show_keyring_problem(texts.studio_error(error).whole)
            return
        if self.dialog is not None:
            self.dialog.show_keyring(name)

    async def _save(self, wish: ConnectionWish) -> None:
        try:
            if wish.edited:
                # an emptied address means the service's usual one, not the one before
                address = wish.address or next(one.address for one in known_services() if one.name == wish.service)
                edit = Edit(dialect=wish.service, base_url=address or None, key=wish.key or None)
                old = next(one.version for one in await self._accounts.list() if one.name == wish.edited)
                made = await self._accounts.edit(wish.edited, edit, memory_only=wish.memory_only)
                words = self.tr("Edited the connection {name}").format(name=made.name)
                self._remember_version(words, made.name, old, made.version)
            else:
                edit = Edit(dialect=wish.service, base_url=wish.address or None, key=wish.key)
                made = await self._accounts.add(wish.name, edit, memory_only=wish.memory_only)
                away, back = self._ways(made.name)
                self.done.emit(self.tr("Added the connection {name}").format(name=made.name), away, back)
        except StudioError as error:
            if self.dialog is not None:
                self.dialog.form.say(texts.studio_error(error).whole)
            return
        if self.dialog is not None:
            self.dialog.show_list()
        await self.reload()

    async def _test(self, name: str) -> None:
        try:
            await self._accounts.test(name)
        except StudioError as error:
            words, tone, state = punctuation.named(name, texts.studio_error(error).whole), "negative", self.tr("Failed")
        else:
            words, tone = self.tr("{name}: the key is accepted. Nothing was charged.").format(name=name), "muted"
            state = self.tr("Key accepted")
        if self.dialog is not None:
            self.dialog.show_result(name, words, tone, state)

    async def _remove(self, name: str) -> None:
        try:
            away, back = self._ways(name)
            await away()
        except StudioError as error:
            self._show_problem(texts.studio_error(error).whole)
            return
        self.done.emit(self.tr("Removed the connection {name}").format(name=name), back, away)
        if self.dialog is not None:
            self.dialog.show_removed(name)
        await self.reload()

    def _ways(self, name: str) -> tuple[Way, Way]:
        """How a connection is removed, and brought back as it was; its keys are in memory meanwhile, nowhere else."""
        held: list[Removed] = []

        async def away() -> None:
            removed = await self._accounts.remove(name)
            held[:] = [] if removed is None else [removed]

        async def back() -> None:
            for removed in held:
                await self._accounts.put_back(removed)
            held.clear()

        return away, back

    def _remember_version(self, words: str, name: str, before: int, after: int) -> None:
        back, again = (partial(self._accounts.restore, name, version) for version in (before, after))
        self.done.emit(words, back, again)

    async def _show_history(self, name: str) -> None:
        try:
            found = await self._accounts.history(name)
            used = next(account.version for account in await self._accounts.list() if account.id == found[0].id)
        except StudioError as error:
            if self.dialog is not None:
                self.dialog.history.say(texts.studio_error(error).whole, "negative")
            return
        if self.dialog is not None:
            self.dialog.history.show_versions(name, [_version(account, used) for account in found])

    async def _go_back(self, name: str, version: int) -> None:
        try:
            old = next(one.version for one in await self._accounts.list() if one.name == name)
            await self._accounts.restore(name, version)
            words = self.tr("{name} back to version {version}").format(name=name, version=version)
            self._remember_version(words, name, old, version)
        except StudioError as error:
            # nothing was changed: the version before is still in use
            if self.dialog is not None:
                self.dialog.history.say(texts.studio_error(error).whole, "negative")
            return
        await self._show_history(name)
        if self.dialog is not None:
            words = self.tr("{name} is as it was in version {version}.").format(name=name, version=version)
            self.dialog.history.say(words, "muted")
        await self.reload()

    def _show_problem(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(words)


def _row(account: Account) -> ConnectionRow:
    labels = {one.name: say("services", one.label) for one in known_services()}
    return ConnectionRow(
        account.name,
        account.dialect,
        labels.get(account.dialect, account.dialect),
        account.base_url,
        urlsplit(account.base_url).netloc,
        account.last_four,
        _state(account),
        account.kept is Kept.RUN,
        account.kept is Kept.GONE,
    )


def _state(account: Account) -> str:
    if demo.paid(account.name, (account.base_url, *account.mirrors)):
        return QCoreApplication.translate("connections", "Not used: the name is the demo's")
    return texts.say(KEPT[account.kept])


def _version(account: Account, used: int) -> VersionRow:
    labels = {one.name: say("services", one.label) for one in known_services()}
    service, at = labels.get(account.dialect, account.dialect), account.at
    return VersionRow(account.version, at, service, account.base_url, account.last_four, account.version == used)
