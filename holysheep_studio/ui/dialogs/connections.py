"""Connections: accounts with clouds, to be added, edited, tested and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from holysheep_studio.ui.widgets.connection_form import ConnectionForm, ConnectionWish
from holysheep_studio.ui.widgets.connection_history import ConnectionHistory
from holysheep_studio.ui.widgets.connection_table import ConnectionRow, ConnectionTable
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.empty_state import EmptyState
from holysheep_studio.ui.widgets.forms import label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

LIST, FORM, HISTORY = 0, 1, 2


class ConnectionsDialog(QDialog):
    """Says what is wanted; shows what it is told. Holds no key once the form is left."""

    saved = Signal(ConnectionWish)
    test_asked = Signal(str)
    remove_asked = Signal(str)
    history_asked = Signal(str)
    version_wanted = Signal(str, int)

    def __init__(self, services: Sequence[tuple[str, str, str]], parent: QWidget) -> None:
        """`services` are (name, label, usual address)."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Connections"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keyring: str | None = None
        self.form = ConnectionForm(services)
        self.form.saved.connect(self.saved)
        self.form.left.connect(self.show_list)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._make_list())
        self.pages.addWidget(self.form)
        self.history = ConnectionHistory()
        self.history.left.connect(self.show_list)
        self.history.wanted.connect(self.version_wanted)
        self.pages.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.pages, 1)
        self.foot = close_row(self)
        column.addWidget(self.foot)
        open_at(self, 760, 420)

    def show_rows(self, rows: Sequence[ConnectionRow]) -> None:
        """The connections there are."""
        self.table.show_rows(rows)
        held: QWidget | None = self.focusWidget()
        came = bool(rows) and self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if rows else 0)
        self._enable()
        if came and held is not None and self.foot.isAncestorOf(held):
            self.table.setFocus()  # Close had the keys while there was nothing else

    def show_keyring(self, name: str | None) -> None:
        """Which keyring keeps the keys; None: there is none."""
        self._keyring = name
        if name is None:
            words = self.tr("No keyring protects keys on this machine: they stay in memory until the studio closes.")
            state_words(self.keyring, words, "warning")
        else:
            state_words(self.keyring, self.tr("Keys are kept in: {name}").format(name=name), "muted")
        self.add_button.setEnabled(True)

    def show_keyring_problem(self, words: str) -> None:
        """The keyring did not answer; keys can be kept in memory meanwhile."""
        self._keyring = None
        state_words(self.keyring, words, "warning")
        self.add_button.setEnabled(True)

    def show_result(self, name: str, words: str, tone: str, state: str) -> None:
        """What came of a test: a sentence below the table, a word in it."""
        self.table.show_state(name, state)
        state_words(self.outcome, words, tone)
        self._enable()

    def show_removed(self, name: str) -> None:
        """Say that it is gone, and how it comes back."""
        words = self.tr("Removed {name}. Undo (Ctrl+Z) brings it back with its key until the studio closes.")
        state_words(self.outcome, words.format(name=name), "muted")

    def show_problem(self, words: str) -> None:
        """What went wrong with the list."""
        state_words(self.outcome, words, "negative")

    def say(self, words: str) -> None:
        """What came of it."""
        state_words(self.outcome, words, "muted")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leads from a form or from versions back to the list, as their button does, and closes that."""
        if event.key() == Qt.Key.Key_Escape and self.pages.currentIndex() != LIST:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def show_list(self) -> None:
        """Back to the list; what was typed is forgotten."""
        self.form.key.clear()
        self.pages.setCurrentIndex(LIST)
        self.foot.show()
        self.table.setFocus()

    def edit(self, row: ConnectionRow | None) -> None:
        """Open the form for a connection, or for a new one."""
        if row is not None and row.fixed:
            return
        self.form.begin(row, self._keyring)
        self.foot.hide()
        self.pages.setCurrentIndex(FORM)

    def show_history(self, row: ConnectionRow | None) -> None:
        """Open the versions of a connection."""
        if row is None or row.fixed:
            return
        self.history.begin(row.name)
        self.foot.hide()
        self.pages.setCurrentIndex(HISTORY)
        self.history_asked.emit(row.name)

    def _make_list(self) -> QWidget:
        self.table = ConnectionTable()
        self.table.chosen.connect(lambda _: self._enable())
        self.table.opened.connect(self.edit)
        self.empty = EmptyState(
            "external-link",
            self.tr("No connections yet"),
            self.tr("The local engine needs none. Add one to have clips made by a cloud, with a key of your own."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        self.add_button = push_button("plus", self.tr("Add\u2026"))
        self.edit_button = push_button("settings", self.tr("Edit\u2026"))
        self.history_button = push_button("history", self.tr("Versions\u2026"))
        self.history_button.setToolTip(self.tr("Earlier settings of the connection, to go back to"))
        self.history_button.clicked.connect(lambda: self.show_history(self.table.row_chosen))
        self.test_button = push_button("activity", self.tr("Test"))
        self.test_button.setToolTip(self.tr("Tries the key with one read that costs nothing"))
        self.remove_button = push_button("trash-2", self.tr("Remove\u2026"))
        self.add_button.clicked.connect(lambda: self.edit(None))
        self.edit_button.clicked.connect(lambda: self.edit(self.table.row_chosen))
        self.test_button.clicked.connect(self._test)
        self.remove_button.clicked.connect(self._ask_to_remove)
        self.add_button.setEnabled(False)  # until it is known where keys can be kept
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (
            self.add_button,
            self.edit_button,
            self.history_button,
            self.test_button,
            self.remove_button,
        ):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.outcome = label("", "muted", wrap=True)
        self.keyring = label(self.tr("Looking for the keyring\u2026"), "muted", wrap=True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addWidget(self.outcome)
        column.addLayout(row)
        column.addWidget(self.keyring)
        self._enable()
        return page

    def _enable(self) -> None:
        row = self.table.row_chosen
        self.edit_button.setEnabled(row is not None and not row.fixed)
        self.remove_button.setEnabled(row is not None and not row.fixed)
        self.history_button.setEnabled(row is not None and not row.fixed)
        self.test_button.setEnabled(row is not None)

    def _test(self) -> None:
        row = self.table.row_chosen
        if row is not None:
            testing = self.tr("Testing\u2026")
            self.show_result(row.name, self.tr("Asking {host}\u2026").format(host=row.host), "muted", testing)
            if self.test_button.hasFocus():
                self.table.setFocus()  # a button that goes off would hand the keys to the one that removes
            self.test_button.setEnabled(False)
            self.test_asked.emit(row.name)

    def _ask_to_remove(self) -> None:
        row = self.table.row_chosen
        if row is None:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Remove a connection"))
        box.setText(self.tr("Remove {name} and its key?").format(name=row.name))
        box.setInformativeText(
            self.tr(
                "The key is deleted from where it is kept. Jobs that wait for it stop. Undo brings both back until"
                " the studio closes."
            )
        )
        yes = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        yes.clicked.connect(lambda: self.remove_asked.emit(row.name))
        box.open()
