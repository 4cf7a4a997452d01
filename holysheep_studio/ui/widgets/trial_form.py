"""The form of a new trial: its name, how it compares, the two ways, and what a shadow may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.money import Money, micro_of
from holysheep_studio.domain.trial import Arm, Trial, TrialKind
from holysheep_studio.ui import spoken
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence


class TrialForm(QWidget):
    """Checks nothing itself: what cannot be a trial is refused with a reason when it is asked for."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setMaxLength(60)
        self.name.setAcceptDrops(False)
        self.kind = CalmChoice()
        self.kind.addItem(self.tr("Split: each clip goes one way"), TrialKind.SPLIT)
        self.kind.addItem(self.tr("Shadow: the second way repeats the first, to compare"), TrialKind.SHADOW)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.connections = (CalmChoice(), CalmChoice())
        self.models = (QLineEdit(), QLineEdit())
        self.shares = (QSpinBox(), QSpinBox())
        self.amount, self.currency = QLineEdit(), QLineEdit("USD")
        self.currency.setMaxLength(3)
        self.currency.setFixedWidth(60)
        self.currency.setAcceptDrops(False)
        self.amount.setAcceptDrops(False)
        self.start_button = push_button("play", self.tr("Start the trial"), primary=True)
        self.start_button.setAutoDefault(False)
        self.start_button.clicked.connect(lambda: self.asked.emit(self.trial))
        self._fields = Form()
        self._fields.add_field(self.tr("Name"), self.name)
        self._fields.add_field(self.tr("Kind"), self.kind)
        for words, arm in ((self.tr("First way"), 0), (self.tr("Second way"), 1)):
            self._fields.add_field(words, self._make_arm(words, arm))
        self._cap = self._make_cap()
        self._fields.add_field(self.tr("The shadow costs at most"), self._cap)
        self.amount.setAccessibleName(self.tr("The shadow costs at most"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(self.tr("New trial"), "section"))
        column.addWidget(self._fields)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.start_button)
        column.addLayout(row)
        self._show_kind()

    @property
    def trial(self) -> Trial:
        """What was filled in; the service says what of it cannot be."""
        first, second = (
            Arm(name, self.connections[at].currentText(), self.models[at].text().strip(), self.shares[at].value())
            for at, name in enumerate(("a", "b"))
        )
        name = self.name.text().strip()
        return Trial(name, TrialKind(self.kind.currentData()), (first, second), name, 0.0, cap=self._most())

    def offer_connections(self, names: Sequence[str]) -> None:
        """The connections that can be compared."""
        for box in self.connections:
            box.clear()
            box.addItems(list(names))
        self.connections[1].setCurrentIndex(min(1, len(names) - 1))

    def _make_arm(self, words: str, at: int) -> QWidget:
        connection, model, share = self.connections[at], self.models[at], self.shares[at]
        model.setPlaceholderText(self.tr("Name of the model"))
        model.setAcceptDrops(False)
        share.setRange(1, 99)
        share.lineEdit().setTextMargins(6, 0, 0, 0)
        share.setToolTip(self.tr("Its share of the clips"))
        widget = QWidget()
        across = QHBoxLayout(widget)
        across.setContentsMargins(0, 0, 0, 0)
        for part, name in (
            (connection, self.tr("{way}: connection")),
            (model, self.tr("{way}: model")),
            (share, self.tr("{way}: share")),
        ):
            spoken.name(part, name.format(way=words))
        across.addWidget(connection, 1)
        across.addWidget(model, 1)
        across.addWidget(share)
        return widget

    def _make_cap(self) -> QWidget:
        self.currency.setAccessibleName(self.tr("Currency"))
        widget = QWidget()
        across = QHBoxLayout(widget)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.amount, 1)
        across.addWidget(self.currency)
        return widget

    def _most(self) -> Money | None:
        if self.kind.currentData() != TrialKind.SHADOW:
            return None
        try:
            micro = micro_of(self.amount.text())
        except InputError:
            return None
        return Money(micro, self.currency.text().strip().upper()) if micro > 0 else None

    def _show_kind(self) -> None:
        shadow = self.kind.currentData() == TrialKind.SHADOW
        self._fields.show_field(self._cap, shown=shadow)
        for share in self.shares:
            share.setVisible(not shadow)
