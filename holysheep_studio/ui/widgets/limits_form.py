"""The gate before an episode is filmed: how many shots there are to film, how many at most, and for how much."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QWidget

from holysheep_studio.domain.episode import Limits
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import label

_MOST_SHOTS = 10_000


class LimitsForm(QWidget):
    """Emits `changed(limits)` when a person has set others."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known = Limits()
        self.shots = QSpinBox(minimum=1, maximum=_MOST_SHOTS)
        self.shots.setFixedWidth(92)
        self.shots.lineEdit().setTextMargins(6, 0, 0, 0)
        self.shots.setAccessibleName(self.tr("Shots filmed at once at most"))
        self.shots.setToolTip(self.tr("Filming is refused while more shots than this have no take"))
        self.spend = QLineEdit()
        self.spend.setFixedWidth(92)
        self.spend.setPlaceholderText(self.tr("no limit"))
        self.spend.setAccessibleName(self.tr("What filming may cost at most"))
        self.spend.setToolTip(
            self.tr("In the currency of the prices; filming is refused when it may cost more, or nobody knows")
        )
        for field in (self.shots, self.spend):
            field.editingFinished.connect(self._tell)
        self.count = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count)
        row.addWidget(label(self.tr("at most"), "muted"))
        row.addWidget(self.shots)
        row.addWidget(label(self.tr("for at most"), "muted"))
        row.addWidget(self.spend)

    @property
    def limits(self) -> Limits:
        """What the fields say; a cost that is no number is the one that was known."""
        text = self.spend.text().strip()
        try:
            spend = Fraction(Decimal(text.replace(",", "."))) if text else None
        except (InvalidOperation, ValueError, OverflowError):
            spend = self._known.spend
        if spend is not None and spend < 0:
            spend = self._known.spend
        return Limits(self.shots.value(), spend)

    def show_limits(self, limits: Limits, to_film: int) -> None:
        """The limits in force, and how many shots have no take yet."""
        self._known = limits
        if not self.shots.hasFocus():
            self.shots.setValue(limits.shots)
        if not self.spend.hasFocus():
            self.spend.setText("" if limits.spend is None else f"{float(limits.spend):g}")
        words = self.tr("{n} shots to film,").format(n=to_film) if to_film != 1 else self.tr("1 shot to film,")
        state_words(self.count, words, "warning" if to_film > limits.shots else "muted")

    def _tell(self) -> None:
        wanted = self.limits
        self.spend.setText("" if wanted.spend is None else f"{float(wanted.spend):g}")
        if wanted != self._known:
            self._known = wanted
            self.changed.emit(wanted)
