"""Budgets: caps for a day, a month, a project or in all, to be set, changed and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.money import Money, micro_of
from holysheep_studio.ui import cost_words, figures
from holysheep_studio.ui.translation import say
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.empty_state import EmptyState
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, label, push_button
from holysheep_studio.ui.widgets.plain_table import PlainTable
from holysheep_studio.ui.widgets.typed_form import TypedForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.budget import Stand


class BudgetsDialog(QDialog):
    """Says what is wanted; shows how every budget stands."""

    set_asked = Signal(object)
    clear_asked = Signal(str)
    allow_asked = Signal(object)

    def __init__(self, projects: Sequence[str], parent: QWidget) -> None:
        """`projects` are offered by name; any other may be typed."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Budgets"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stands: tuple[Stand, ...] = ()
        self.table = PlainTable(
            (self.tr("Budget"), self.tr("Cap"), self.tr("Gone"), self.tr("Left"), self.tr("Unknown"), self.tr("State")),
            self.tr("Budgets"),
            right=frozenset({1, 2, 3, 4}),
        )
        self.table.itemSelectionChanged.connect(self._choose)
        empty = EmptyState("wallet", self.tr("No budget yet"), self.tr("Without one, nothing stops a large batch."))
        self._stack = self.table.over(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addLayout(self._make_list_buttons())
        self.typed = TypedForm(self, "budget", ("amount", "currency", "period", "project", "unknown"))
        self._filled_from: Budget | None = None
        form = self._make_form(projects)
        column.addWidget(self.typed)
        column.addWidget(form)
        self.outcome = label(
            self.tr("At 80 % you are told; at 100 % nothing more is sent. What is set aside counts as gone."),
            "muted",
            wrap=True,
        )
        column.addWidget(self.outcome)
        column.addWidget(close_row(self))
        open_at(self, 760, 520)
        self.typed.begin()
        self._change()

    @property
    def wish(self) -> Budget | None:
        """What the fields say; None where they say no budget."""
        try:
            micro = micro_of(self.amount.text())
        except InputError:
            return None
        currency = self.currency.text().strip().upper()
        if micro < 0 or len(currency) != 3 or not currency.isalpha():
            return None
        period, project = Period(self.period.currentData()), self.project.currentText().strip()
        return Budget(period, Money(micro, currency), project, self.unknown.isChecked())

    def show_stands(self, stands: Sequence[Stand]) -> None:
        """How the budgets stand."""
        self._stands = tuple(stands)
        rows = []
        for stand in stands:
            unit = stand.budget.cap.currency
            state = cost_words.level(stand) or cost_words.share(stand)
            amounts = (cost_words.amount(micro, unit) for micro in (stand.limit, stand.used, stand.left))
            unknown = str(stand.unknown) if stand.unknown else cost_words.NOTHING
            rows.append((cost_words.budget_name(stand.budget), *amounts, unknown, state))
        self.table.show_rows(rows, keys=[stand.budget.name for stand in stands])
        self._stack.setCurrentIndex(1 if rows else 0)
        self._choose()

    def say(self, words: str, tone: str = "muted") -> None:
        """What came of it."""
        state_words(self.outcome, words, tone)

    @property
    def chosen(self) -> Stand | None:
        """The chosen budget."""
        row = self.table.chosen_row
        return self._stands[row] if 0 <= row < len(self._stands) else None

    def _make_list_buttons(self) -> QHBoxLayout:
        self.more_button = push_button("plus", self.tr("Allow more\u2026"))
        self.remove_button = push_button("trash-2", self.tr("Take away"))
        self.more_button.clicked.connect(lambda: self.allow_asked.emit(self.chosen))
        self.remove_button.clicked.connect(self._remove)
        row = QHBoxLayout()
        for button in (self.more_button, self.remove_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _make_form(self, projects: Sequence[str]) -> QWidget:
        self.period, self.project = CalmChoice(), CalmChoice()
        for period, words in cost_words.PERIODS.items():
            self.period.addItem(say("costs", words), period)
        self.project.setEditable(True)
        self.project.addItems(["", *projects])
        edit = self.project.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("All projects together"))
            edit.setAccessibleName(self.tr("Project"))
        self.amount, self.currency = QLineEdit(), QLineEdit("USD")
        self.amount.setPlaceholderText("5.00")
        self.currency.setMaxLength(3)
        self.currency.setFixedWidth(72)
        self.currency.setAccessibleName(self.tr("Currency"))
        self.unknown = QCheckBox(self.tr("Let jobs of unknown price go out without asking"))
        self.set_button = push_button("check", self.tr("Set this budget"), primary=True)
        self.set_button.clicked.connect(self._set)
        money = QWidget()
        across = QHBoxLayout(money)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.amount, 1)
        across.addWidget(self.currency)
        form = Form()
        form.add_field(self.tr("Counted"), self.period)
        form.add_field(self.tr("Project"), self.project)
        form.add_field(self.tr("Cap"), money)
        self.amount.setAccessibleName(self.tr("Cap"))
        form.add_wide(self.unknown)
        form.add_wide(self.set_button)
        for field in (self.amount, self.currency):
            field.textChanged.connect(self._change)
        return form

    def _choose(self) -> None:
        stand = self.chosen
        for button in (self.more_button, self.remove_button):
            button.setEnabled(stand is not None)
        if stand is None:
            self._filled_from = None
            return
        budget = stand.budget
        if budget == self._filled_from:
            return  # the figures are new, the choice is not: what is typed stays
        self._filled_from = budget
        self.period.setCurrentIndex(self.period.findData(budget.period))
        self.project.setCurrentText(budget.project)
        self.amount.setText(figures.digits(budget.cap.micro))
        self.currency.setText(budget.cap.currency)
        self.unknown.setChecked(budget.allow_unknown)
        self.typed.settle()

    def _change(self) -> None:
        self.set_button.setEnabled(self.wish is not None)

    def _set(self) -> None:
        wish = self.wish
        if wish is not None:
            self.typed.settle()
            self.set_asked.emit(wish)

    def _remove(self) -> None:
        stand = self.chosen
        if stand is not None:
            self.clear_asked.emit(stand.budget.name)
