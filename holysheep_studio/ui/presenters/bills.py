"""Between the invoices dialog and the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui import figures, remembered, texts

if TYPE_CHECKING:
    from holysheep_studio.domain.invoice import InvoiceLine
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.invoices import Invoices
    from holysheep_studio.ui.dialogs.bills import BillsDialog
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class BillsPresenter(QObject):
    """Opens the dialog, once at a time."""

    def __init__(self, invoices: Invoices, accounts: Accounts, tasks: Tasks, window: Window) -> None:
        super().__init__(window)
        self._invoices = invoices
        self._accounts = accounts
        self._tasks = tasks
        self._window = window
        self._file: Path | None = None
        self._lines: tuple[InvoiceLine, ...] = ()
        self.dialog: BillsDialog | None = None
        window.actions_by_name["bills"].triggered.connect(lambda: tasks.start(self._open(), name="open the invoices"))

    async def _open(self) -> None:
        from holysheep_studio.ui.dialogs.bills import BillsDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        dialog = self.dialog = BillsDialog([one.name for one in await self._accounts.list()], self._window)
        dialog.file_asked.connect(self._choose)
        dialog.changed.connect(lambda: self._tasks.start(self._compare(), name="compare a bill"))
        dialog.adopt_asked.connect(lambda: self._tasks.start(self._adopt(), name="book a bill"))
        dialog.finished.connect(self._closed)
        dialog.open()

    async def read(self, file: Path) -> None:
        """Hold this bill against the ledger; changes nothing."""
        self._file = file
        await self._compare()

    def _closed(self) -> None:
        self.dialog, self._file, self._lines = None, None, ()

    async def _compare(self) -> None:
        dialog, file = self.dialog, self._file
        if dialog is None or file is None:
            return
        try:
            lines = await self._invoices.read(file, dialog.currency.text().strip().upper())
            found = await self._invoices.compare(dialog.connection.currentText(), lines)
        except StudioError as error:
            self._lines = ()
            dialog.say(texts.studio_error(error).whole, "negative")
            return
        if self.dialog is dialog:
            self._lines = lines
            dialog.show_found(found)

    async def _adopt(self) -> None:
        dialog, lines = self.dialog, self._lines
        if dialog is None or not lines:
            return
        try:
            added = await self._invoices.adjust(dialog.connection.currentText(), lines)
        except StudioError as error:
            dialog.say(texts.studio_error(error).whole, "negative")
            return
        await self._compare()
        words = figures.count(len(added), self.tr("1 line was added to the ledger"),
                              self.tr("{n} lines were added to the ledger"))  # fmt: skip
        self._window.toasts.show(words, tone="positive")

    def _choose(self) -> None:
        dialog = QFileDialog(self.dialog, self.tr("Open a bill"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("*.csv *.txt *.tsv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._tasks.start(self.read(Path(name)), name="read a bill"))
        remembered.open_files(dialog, "bill")
