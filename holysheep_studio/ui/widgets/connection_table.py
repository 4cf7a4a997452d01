"""The table of connections: name, service, host, the end of the key, and how the connection stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


class ConnectionRow(Frozen, frozen=True):
    """A connection as people see it. `fixed`: it was made for this run and cannot be changed here."""

    name: str
    service: str  # its name in the registry
    label: str
    address: str
    host: str
    last_four: str
    kept: str
    fixed: bool = False
    gone: bool = False  # its key has to be entered again


class ConnectionTable(QTableWidget):
    """One row is chosen while there are any."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self._rows: tuple[ConnectionRow, ...] = ()
        self._states: dict[str, str] = {}
        self.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Service"), self.tr("Host"), self.tr("Key"), self.tr("State")]
        )
        self.setAccessibleName(self.tr("Connections"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemSelectionChanged.connect(lambda: self.chosen.emit(self.row_chosen))
        self.itemActivated.connect(lambda _: self.opened.emit(self.row_chosen))

    @property
    def rows(self) -> tuple[ConnectionRow, ...]:
        """What is shown."""
        return self._rows

    @property
    def row_chosen(self) -> ConnectionRow | None:
        """The chosen connection."""
        row = self.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def show_rows(self, rows: Sequence[ConnectionRow]) -> None:
        """Show these; the choice stays with its connection."""
        before = None if self.row_chosen is None else self.row_chosen.name
        self._rows = tuple(rows)
        self.setRowCount(len(rows))
        for number, row in enumerate(self._rows):
            key = f"\u2026{row.last_four}" if row.last_four else "\u2026"
            state = self._states.get(row.name, row.kept)
            for column, words in enumerate((row.name, row.label, row.host, key, state)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.setItem(number, column, item)
        names = [row.name for row in self._rows]
        if names:
            self.selectRow(names.index(before) if before in names else 0)
        self.chosen.emit(self.row_chosen)

    def show_state(self, name: str, words: str) -> None:
        """How a connection stands now; forgotten with the dialog."""
        self._states[name] = words
        for number, row in enumerate(self._rows):
            if row.name == name:
                item = self.item(number, 4)
                if item is not None:
                    item.setText(words)
                    item.setToolTip(words)
