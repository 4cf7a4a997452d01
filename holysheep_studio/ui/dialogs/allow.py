"""Allow: a person lets more be spent than a budget says, or a job of unknown price go out; with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.money import Money, micro_of
from holysheep_studio.ui import cost_words
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.fitting import fit_screen
from holysheep_studio.ui.widgets.forms import Form, label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_REASON = 500


class AllowDialog(QDialog):
    """Nothing is allowed before an amount, a reason and the tick below them are there."""

    allowed = Signal(object, str)  # Money or None, reason

    def __init__(self, title: str, words: Sequence[str], currency: str, parent: QWidget) -> None:
        """`words` say how things stand; without a `currency` there is no amount: it is about an unknown one."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._currency = currency
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for line in words:
            column.addWidget(label(line, wrap=True))
        form = Form()
        self.amount, self.reason = QLineEdit(), QLineEdit()
        self.amount.setPlaceholderText("0.00")
        if currency:
            form.add_field(self.tr("Allow more, {currency}").format(currency=currency), self.amount)
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setPlaceholderText(self.tr("The ledger keeps it beside the amount"))
        form.add_field(self.tr("Reason"), self.reason)
        column.addWidget(form)
        self.sure = QCheckBox()
        column.addWidget(self.sure)
        self.problem = label("", "negative", wrap=True)
        column.addWidget(self.problem)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.leave_button = push_button("", self.tr("Cancel"))
        self.leave_button.clicked.connect(self.reject)
        self.allow_button = push_button("check", self.tr("Allow"), primary=True)
        self.allow_button.setDefault(True)
        self.allow_button.clicked.connect(self._allow)
        row.addWidget(self.leave_button)
        row.addWidget(self.allow_button)
        column.addLayout(row)
        for field in (self.amount, self.reason):
            field.textChanged.connect(self._change)
        self.sure.toggled.connect(self._change)
        self._change()
        self.resize(460, self.sizeHint().height())
        fit_screen(self)

    @property
    def money(self) -> Money | None:
        """What was entered; None where it is no amount above 0."""
        try:
            micro = micro_of(self.amount.text())
        except InputError:
            return None
        return Money(micro, self._currency) if micro > 0 else None

    def show_problem(self, words: str) -> None:
        """Why it could not be allowed."""
        state_words(self.problem, words, "negative")
        self._change()

    def _change(self) -> None:
        money = self.money
        if not self._currency:
            words = self.tr("I know that nobody can say what it will cost")
        elif money is None:
            words = self.tr("I allow this amount beyond the cap, in its present period")
        else:
            words = self.tr("I allow {amount} beyond the cap, in its present period")
            words = words.format(amount=cost_words.money(money))
        self.sure.setText(words)
        enough = bool(self.reason.text().strip()) and (money is not None or not self._currency)
        self.allow_button.setEnabled(enough and self.sure.isChecked())
        self.allow_button.setToolTip("" if enough else self.tr("An amount, a reason and the tick are needed"))

    def _allow(self) -> None:
        self.allow_button.setEnabled(False)
        self.allowed.emit(self.money if self._currency else None, self.reason.text().strip())
