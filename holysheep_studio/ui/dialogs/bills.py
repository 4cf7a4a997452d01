"""Invoices: a provider's bill held against the ledger line by line, and taken as true when a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.domain.money import Money
from holysheep_studio.ui import cost_words, spoken
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.empty_state import EmptyState
from holysheep_studio.ui.widgets.forms import CalmChoice, fix_width, label, push_button
from holysheep_studio.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from holysheep_studio.domain.invoice import Reconciliation


class BillsDialog(QDialog):
    """Reading a bill changes nothing; booking it needs a tick and a press."""

    file_asked = Signal()
    changed = Signal()
    adopt_asked = Signal()

    def __init__(self, connections: Sequence[str], parent: QWidget) -> None:
        """`connections` are whose bills can be read."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Invoices"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heads = (self.tr("What"), self.tr("Line"), self.tr("Billed"), self.tr("Our book"), self.tr("Says"))
        self.table = PlainTable(heads, self.tr("The bill beside the ledger"), right=frozenset({1, 2, 3}))
        advice = self.tr("Choose whose bill it is, then its CSV file. Nothing is booked by reading it.")
        empty = EmptyState("receipt", self.tr("No bill is open"), advice)
        self._stack = self.table.over(empty)
        self.sure = QCheckBox(self.tr("I take this bill as true"))
        self.adopt_button = push_button("check", self.tr("Book the differences"), primary=True)
        self.adopt_button.setAutoDefault(False)
        self.adopt_button.clicked.connect(self.adopt_asked)
        self.sure.toggled.connect(self._enable)
        self.outcome = label("", "muted", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.sure)
        foot.addWidget(self.adopt_button)
        foot.addStretch(1)
        foot.addWidget(close_row(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addLayout(self._make_choice(connections))
        column.addWidget(self._stack, 1)
        column.addWidget(self.outcome)
        column.addLayout(foot)
        self._to_book = 0
        self._enable()
        open_at(self, 860, 560)

    def show_found(self, found: Reconciliation) -> None:
        """A bill beside our book: what differs first."""
        rows = list(self._rows(found))
        self.table.show_rows([row for row, _ in rows], [tone for _, tone in rows])
        self._stack.setCurrentIndex(1)
        self._to_book = sum(one.adjustment is not None for one in found.differing) + len(found.missing_here)
        words = self.tr("{matched} match, {differing} differ, {here} are not in our book, {there} are not on the bill.")
        self.say(
            words.format(
                matched=len(found.matched),
                differing=len(found.differing),
                here=len(found.missing_here) + len(found.unnamed),
                there=len(found.missing_there),
            )
        )
        self.sure.setChecked(False)
        self._enable()

    def say(self, words: str, tone: str = "muted") -> None:
        """What came of it."""
        state_words(self.outcome, words, tone)

    def _rows(self, found: Reconciliation) -> Iterator[tuple[tuple[str, ...], str]]:
        nothing = cost_words.NOTHING
        for one in found.differing:
            ours = self.tr("unknown") if one.ours is None else cost_words.money(one.ours)
            says = self.tr("Differs") if one.adjustment is not None else self.tr("Other currency: settle it yourself")
            numbers = ", ".join(map(str, one.numbers))
            name = one.attempt.job_id or one.attempt.key
            yield (name, numbers, cost_words.money(one.theirs), ours, says), "warning"
        for line in found.missing_here:
            says = self.tr("Not in our book")
            yield (line.references[0], str(line.number), cost_words.money(line.amount), nothing, says), "warning"
        for line in found.unnamed:
            says = self.tr("Names no job: settle it yourself")
            yield (nothing, str(line.number), cost_words.money(line.amount), nothing, says), "warning"
        for row in found.missing_there:
            ours = self.tr("unknown")
            if row.currency is not None:
                ours = cost_words.money(Money(row.charged or row.held, row.currency))
            yield (row.job_id or row.key, nothing, nothing, ours, self.tr("Not on the bill")), "muted"
        for one in found.matched:
            numbers, amount = ", ".join(map(str, one.numbers)), cost_words.money(one.theirs)
            yield (one.attempt.job_id or one.attempt.key, numbers, amount, amount, self.tr("Matches")), "text"

    def _make_choice(self, connections: Sequence[str]) -> QHBoxLayout:
        self.connection, self.currency = CalmChoice(), QLineEdit()
        self.connection.addItems(list(connections))
        spoken.name(self.connection, self.tr("Connection"))
        self.currency.setPlaceholderText(self.tr("As the bill says"))
        self.currency.setMaxLength(6)
        fix_width(self.currency, 140)
        self.currency.setAccessibleName(self.tr("Currency, where the bill names none"))
        self.currency.setToolTip(self.tr("Currency, where the bill names none"))
        self.file_button = push_button("folder-open", self.tr("Open a bill\u2026"))
        self.file_button.setAutoDefault(False)
        self.file_button.setEnabled(bool(connections))
        self.file_button.clicked.connect(self.file_asked)
        self.connection.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.currency.editingFinished.connect(self.changed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Bill of"), "muted"))
        row.addWidget(self.connection, 1)
        row.addWidget(self.currency)
        row.addWidget(self.file_button)
        return row

    def _enable(self) -> None:
        self.sure.setEnabled(self._to_book > 0)
        self.adopt_button.setEnabled(self._to_book > 0 and self.sure.isChecked())
