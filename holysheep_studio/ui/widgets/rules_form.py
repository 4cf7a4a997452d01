"""What a person says to the rules that choose a connection: how good the clip is to be, and what it may cost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.money import Money, micro_of
from holysheep_studio.domain.routing import Wish
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.forms import CalmChoice, Form

_GRADES = {
    "draft": QT_TRANSLATE_NOOP("rules", "Draft"),
    "standard": QT_TRANSLATE_NOOP("rules", "Standard"),
    "final": QT_TRANSLATE_NOOP("rules", "Final"),
}
_PRIORITIES = {
    "low": QT_TRANSLATE_NOOP("rules", "Low"),
    "normal": QT_TRANSLATE_NOOP("rules", "Normal"),
    "high": QT_TRANSLATE_NOOP("rules", "High"),
}


class RulesForm(QWidget):
    """Shown where the rules choose; each field is a condition that rules may ask about."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade, self.priority = CalmChoice(), CalmChoice()
        for box, words in ((self.grade, _GRADES), (self.priority, _PRIORITIES)):
            for name, text in words.items():
                box.addItem(say("rules", text), name)
            box.setCurrentIndex(1)
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.amount, self.currency = QLineEdit(), QLineEdit("USD")
        self.amount.setPlaceholderText(self.tr("No limit"))
        self.currency.setMaxLength(3)
        self.currency.setFixedWidth(60)
        for line in (self.amount, self.currency):
            line.setAcceptDrops(False)
            line.textChanged.connect(lambda _: self.changed.emit())
        money = QWidget()
        across = QHBoxLayout(money)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.amount, 1)
        across.addWidget(self.currency)
        form = Form()
        form.add_field(self.tr("Grade"), self.grade)
        form.add_field(self.tr("Urgency"), self.priority)
        form.add_field(self.tr("A clip costs at most"), money)
        self.amount.setAccessibleName(self.tr("A clip costs at most"))
        self.currency.setAccessibleName(self.tr("Currency"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)

    @property
    def wish(self) -> Wish:
        """What the rules are told. An amount that cannot be read is a ceiling of nothing, so that no rule passes it."""
        return Wish(str(self.priority.currentData()), str(self.grade.currentData()), self._most())

    def _most(self) -> Money | None:
        typed, currency = self.amount.text().strip(), self.currency.text().strip().upper()
        if not typed:
            return None
        try:
            return Money(max(0, micro_of(typed)), currency)
        except InputError:
            return Money(0, currency)
