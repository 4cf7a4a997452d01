"""The versions of one connection, newest first, any of which can be returned to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence


class VersionRow(Frozen, frozen=True):
    """One version as people see it."""

    version: int
    at: float  # when it was made, seconds since 1970, UTC
    label: str
    address: str
    last_four: str
    used: bool


class ConnectionHistory(QWidget):
    """Says which version is wanted; the one in use cannot be chosen for it."""

    wanted = Signal(str, int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._rows: tuple[VersionRow, ...] = ()
        self.heading = label("", "title")
        self.table = self._make_table()
        self.outcome = label("", "muted", wrap=True)
        self.back_button = push_button("chevron-left", self.tr("Back"))
        self.use_button = push_button("undo-2", self.tr("Go back to this"), primary=True)
        for button in (self.back_button, self.use_button):
            button.setAutoDefault(False)
        self.back_button.clicked.connect(self.left)
        self.use_button.clicked.connect(self._ask)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.table, 1)
        column.addWidget(self.outcome)
        column.addLayout(buttons)

    def begin(self, name: str) -> None:
        """Be the history of this connection; its versions come later."""
        self._name = name
        self._rows = ()
        self.table.setRowCount(0)
        self.heading.setText(self.tr("Versions of {name}").format(name=name))
        self.say(self.tr("Each edit makes a version; its key is kept with it."), "muted")
        self._enable()

    def show_versions(self, name: str, rows: Sequence[VersionRow]) -> None:
        """The versions there are, oldest first; those of another connection than the shown one are not for here."""
        if name != self._name:
            return
        self._rows = tuple(reversed(rows))
        self.table.setRowCount(len(rows))
        used = 0
        for number, row in enumerate(self._rows):
            made = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(row.at)), QLocale.FormatType.ShortFormat)
            state = self.tr("In use") if row.used else ""
            words = (str(row.version), made, row.label, row.address, f"\u2026{row.last_four}", state)
            for column, word in enumerate(words):
                item = QTableWidgetItem(word)
                item.setToolTip(word)
                self.table.setItem(number, column, item)
            used = number if row.used else used
        if rows:
            self.table.selectRow(used)
        self.table.setFocus()
        self._enable()

    def say(self, words: str, tone: str) -> None:
        """What came of it."""
        state_words(self.outcome, words, tone)
        self._enable()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 6)
        table.setHorizontalHeaderLabels(
            [
                self.tr("Version"),
                self.tr("Made"),
                self.tr("Service"),
                self.tr("Address"),
                self.tr("Key"),
                self.tr("State"),
            ]
        )
        table.setAccessibleName(self.tr("Versions"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 16)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.itemSelectionChanged.connect(self._enable)
        table.itemActivated.connect(lambda _: self._ask())
        return table

    def _chosen(self) -> VersionRow | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _enable(self) -> None:
        chosen = self._chosen()
        self.use_button.setEnabled(chosen is not None and not chosen.used)

    def _ask(self) -> None:
        chosen = self._chosen()
        if chosen is not None and not chosen.used and self.use_button.isEnabled():
            self.use_button.setEnabled(False)
            self.wanted.emit(self._name, chosen.version)
