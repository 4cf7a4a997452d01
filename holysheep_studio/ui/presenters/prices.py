"""Between the prices dialog and the price book: edits in versions, files both ways."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.services import price_file
from holysheep_studio.ui import remembered, steps, texts

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from holysheep_studio.domain.money import Price
    from holysheep_studio.domain.price_book import Book, Rate
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.pricing import Pricing
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.dialogs.prices import PricesDialog
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window

_FILTER = "*.toml *.csv"


class PricesPresenter(QObject):
    """Opens the dialog, once at a time."""

    def __init__(self, pricing: Pricing, accounts: Accounts, commands: Commands, tasks: Tasks, window: Window) -> None:
        super().__init__(window)
        self._pricing = pricing
        self._commands = commands
        self._accounts = accounts
        self._tasks = tasks
        self._window = window
        self.dialog: PricesDialog | None = None
        window.actions_by_name["prices"].triggered.connect(lambda: tasks.start(self._open(), name="open the prices"))

    async def _open(self) -> None:
        from holysheep_studio.ui.dialogs.prices import PricesDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        names = [account.name for account in await self._accounts.list()]
        dialog = self.dialog = PricesDialog(names, self._window)
        dialog.price_set.connect(self._set_price)
        dialog.rate_set.connect(self._set_rate)
        dialog.remove_asked.connect(lambda row: self._edit(self._pricing.remove([row], f"removed {row}")))
        dialog.restore_asked.connect(lambda version: self._edit(self._pricing.restore(version)))
        dialog.import_asked.connect(lambda: self._choose(save=False))
        dialog.export_asked.connect(lambda: self._choose(save=True))
        dialog.finished.connect(self._closed)
        steps.share(dialog, dialog.say)
        dialog.open()
        await self.reload()

    async def reload(self) -> None:
        """Read the book anew; nothing happens while the dialog is closed."""
        if self.dialog is None:
            return
        book, history = await self._pricing.book(), await self._pricing.history()
        if self.dialog is not None:
            self.dialog.show_book(book, history)

    async def take(self, file: Path) -> None:
        """Take in the rows of a file beside those that are there, all or none."""
        try:
            data = await asyncio.to_thread(_read, file)
            before = await self._pricing.book()
            book = await self._pricing.take(
                price_file.read(file.name, data), self.tr("import of {name}").format(name=file.name)
            )
        except StudioError as error:
            self._say(texts.studio_error(error).whole, "negative")
            return
        except OSError as error:
            self._say(self.tr("{file} could not be read: {why}").format(file=file, why=error), "negative")
            return
        await self._remember(before, book)
        self._say(self.tr("Version {n} has the rows of {name}").format(n=book.version, name=file.name))
        await self.reload()

    async def save(self, file: Path) -> None:
        """Write the book in force; only TOML holds exchange rates too."""
        book = await self._pricing.book()
        table = file.suffix.lower() == ".csv"
        text = price_file.to_csv(book) if table else price_file.to_toml(book)
        try:
            await asyncio.to_thread(file.write_text, text, encoding="utf-8", newline="")
        except OSError as error:
            self._say(self.tr("{file} could not be written: {why}").format(file=file, why=error), "negative")
            return
        words = self.tr("Saved {name}; a table holds no exchange rates") if table else self.tr("Saved {name}")
        self._say(words.format(name=file.name))

    def _closed(self) -> None:
        self.dialog = None

    def _set_price(self, price: Price) -> None:
        self._edit(self._pricing.set_prices([price], f"set {price.row}"))

    def _set_rate(self, rate: Rate) -> None:
        self._edit(self._pricing.set_rates([rate], f"set {rate.row}"))

    def _edit(self, work: Coroutine[Any, Any, Book]) -> None:
        self._tasks.start(self._edited(work), name="edit the price book", inner=work)

    async def _edited(self, work: Coroutine[Any, Any, Book]) -> None:
        before = await self._pricing.book()
        try:
            book = await work
        except StudioError as error:
            self._say(texts.studio_error(error).whole, "negative")
            return
        await self._remember(before, book)
        self._say(self.tr("Kept as version {n}; estimates from now on go by it").format(n=book.version))
        await self.reload()

    async def _remember(self, known: Book, made: Book) -> None:
        """One edit of the book as a step of the undo stack: the version before is made the newest again."""
        if made.version == known.version:  # the same rows again
            return
        # not `known`: somebody else may have made a version in between
        before = max(book.version for book in await self._pricing.history() if book.version < made.version)

        back = partial(self._pricing.restore, before, instead_of=made.version)
        again = partial(self._pricing.restore, made.version, instead_of=before)
        self._commands.remember(self.tr("Prices, version {n}").format(n=made.version), back, again)

    def _choose(self, *, save: bool) -> None:
        title = self.tr("Export the price book") if save else self.tr("Import prices")
        dialog = QFileDialog(self.dialog, title, "prices.toml" if save else "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if save else QFileDialog.AcceptMode.AcceptOpen)
        dialog.setNameFilter(_FILTER)
        dialog.setDefaultSuffix("toml")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        work = self.save if save else self.take
        dialog.fileSelected.connect(lambda name: self._tasks.start(work(Path(name)), name=title))
        remembered.open_files(dialog, "prices")

    def _say(self, words: str, tone: str = "muted") -> None:
        if self.dialog is not None:
            self.dialog.say(words, tone)


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(price_file.LARGEST_BYTES + 1)
