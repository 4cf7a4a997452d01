"""Who pays for a clip, and whether it may be asked for again in an easier mode when its score is too low."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from holysheep_studio.domain.chain import USUAL_THRESHOLD, Chain
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.money import Money, micro_of
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, NumberField, label

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_STEPS = 5


class SpendingForm(QWidget):
    """Without the tick nothing is ever asked for again."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project = CalmChoice()
        self.project.setEditable(True)
        self.project.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit = self.project.lineEdit()
        if edit is not None:
            edit.setAcceptDrops(False)
            edit.setPlaceholderText(self.tr("None"))
            edit.setAccessibleName(self.tr("Project"))
        self.again = QCheckBox(self.tr("Try an easier mode after a low score"))
        self.again.setToolTip(self.tr("8\u00d7 becomes 4\u00d7, then 2\u00d7; hyperlapse becomes time-lapse. "
                                      "The best take is kept."))  # fmt: skip
        self.threshold = NumberField(Fraction(0), Fraction(100), "")
        self.threshold.setValue(USUAL_THRESHOLD)
        self.steps = QSpinBox()
        self.steps.setRange(1, MOST_STEPS)
        self.steps.setValue(2)
        self.steps.lineEdit().setTextMargins(6, 0, 0, 0)
        self.amount, self.currency = QLineEdit(), QLineEdit("USD")
        self.amount.setPlaceholderText(self.tr("Ask me"))
        self.currency.setMaxLength(3)
        self.currency.setFixedWidth(60)
        self.currency.setAccessibleName(self.tr("Currency"))
        self.advice = label(self.tr("Each further attempt is paid for. Without an amount each one asks you first."),
                            "muted", wrap=True)  # fmt: skip
        for line in (self.amount, self.currency):
            line.setAcceptDrops(False)
        self.steps.lineEdit().setAcceptDrops(False)
        self.steps.setAcceptDrops(False)
        self._lay_out()
        for signal in (
            self.project.editTextChanged,
            self.threshold.valueChanged,
            self.steps.valueChanged,
            self.amount.textChanged,
            self.currency.textChanged,
        ):
            signal.connect(lambda *_: self.changed.emit())
        self.again.toggled.connect(self._turn)
        self._turn(shown=False)

    @property
    def project_name(self) -> str:
        """Whose budget pays; empty: none of its own."""
        return self.project.currentText().strip()

    @property
    def chain(self) -> Chain | None:
        """What is agreed to; None: no further attempt."""
        if not self.again.isChecked():
            return None
        return Chain(float(self.threshold.number), self.steps.value(), self.agreed)

    @property
    def agreed(self) -> Money | None:
        """What the further attempts of each clip may cost together; None: each is asked about."""
        currency = self.currency.text().strip().upper()
        try:
            micro = micro_of(self.amount.text())
        except InputError:
            return None
        return Money(micro, currency) if micro > 0 and len(currency) == 3 else None

    def offer_projects(self, names: Sequence[str]) -> None:
        """Offer the projects there are; what is typed stays."""
        typed = self.project.currentText()
        self.project.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.project.clear()
        self.project.addItems(list(names))
        self.project.setCurrentText(typed)
        self.project.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("Project"), self.project)
        self._chain = Form()
        money = QWidget()
        across = QHBoxLayout(money)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.amount, 1)
        across.addWidget(self.currency)
        self._chain.add_field(self.tr("Score below"), self.threshold)
        self._chain.add_field(self.tr("Attempts more"), self.steps)
        self._chain.add_field(self.tr("At most for all"), money)
        self.amount.setAccessibleName(self.tr("At most for all further attempts of a clip"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (form, self.again, self._chain, self.advice):
            column.addWidget(widget)

    def _turn(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._chain.setVisible(shown)
        self.advice.setVisible(shown)
        self.changed.emit()
