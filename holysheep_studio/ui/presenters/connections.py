"""Between the connections dialog and the accounts: a keyring that asks or sleeps never holds the window up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject

from holysheep_studio.domain.connection import Account, Kept
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.services.accounts import Accounts, Edit, known_services
from holysheep_studio.ui import texts
from holysheep_studio.ui.dialogs.connections import ConnectionsDialog
from holysheep_studio.ui.translation import say
from holysheep_studio.ui.widgets.connection_history import VersionRow
from holysheep_studio.ui.widgets.connection_table import ConnectionRow

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.widgets.connection_form import ConnectionWish


class ConnectionsPresenter(QObject):
    """Opens the dialog, once at a time."""

    def __init__(self, accounts: Accounts, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._tasks = tasks
        self._window = window
        self._asked: list[asyncio.Task[Any]] = []
        self.dialog: ConnectionsDialog | None = None

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
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
            self._show_problem(_sentence(error))
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
                self.dialog.show_keyring_problem(_sentence(error))
            return
        if self.dialog is not None:
            self.dialog.show_keyring(name)

    async def _save(self, wish: ConnectionWish) -> None:
        try:
            if wish.edited:
                # an emptied address means the service's usual one, not the one before
                address = wish.address or next(one.address for one in known_services() if one.name == wish.service)
                edit = Edit(dialect=wish.service, base_url=address or None, key=wish.key or None)
                await self._accounts.edit(wish.edited, edit, memory_only=wish.memory_only)
            else:
                edit = Edit(dialect=wish.service, base_url=wish.address or None, key=wish.key)
                await self._accounts.add(wish.name, edit, memory_only=wish.memory_only)
        except StudioError as error:
            if self.dialog is not None:
                self.dialog.form.say(_sentence(error))
            return
        if self.dialog is not None:
            self.dialog.show_list()
        await self.reload()

    async def _test(self, name: str) -> None:
        try:
            await self._accounts.test(name)
        except StudioError as error:
            words, tone, state = f"{name}: {_sentence(error)}", "negative", self.tr("Failed")
        else:
            words, tone = self.tr("{name}: the key is accepted. Nothing was charged.").format(name=name), "muted"
            state = self.tr("Key accepted")
        if self.dialog is not None:
            self.dialog.show_result(name, words, tone, state)

    async def _remove(self, name: str) -> None:
        try:
            await self._accounts.remove(name)
        except StudioError as error:
            self._show_problem(_sentence(error))
            return
        await self.reload()

    async def _show_history(self, name: str) -> None:
        try:
            found = await self._accounts.history(name)
            used = next(account.version for account in await self._accounts.list() if account.id == found[0].id)
        except StudioError as error:
            if self.dialog is not None:
                self.dialog.history.say(_sentence(error), "negative")
            return
        if self.dialog is not None:
            self.dialog.history.show_versions(name, [_version(account, used) for account in found])

    async def _go_back(self, name: str, version: int) -> None:
        try:
            await self._accounts.restore(name, version)
        except StudioError as error:
            # nothing was changed: the version before is still in use
            if self.dialog is not None:
                self.dialog.history.say(_sentence(error), "negative")
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
        texts.say(texts.KEPT[account.kept]),
        account.kept is Kept.RUN,
    )


def _version(account: Account, used: int) -> VersionRow:
    labels = {one.name: say("services", one.label) for one in known_services()}
    service, at = labels.get(account.dialect, account.dialect), account.at
    return VersionRow(account.version, at, service, account.base_url, account.last_four, account.version == used)


def _sentence(error: StudioError) -> str:
    sentence = texts.studio_error(error)
    return f"{sentence.message} {sentence.advice}"
