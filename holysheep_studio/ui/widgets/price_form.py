"""Forms for one row of the price book: a price, and an exchange rate."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.money import Price, Unit, micro_of
from holysheep_studio.domain.price_book import CREDIT, Rate, checked
from holysheep_studio.ui import figures, spoken, texts
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import CalmChoice, label, push_button
from holysheep_studio.ui.widgets.typed_form import TypedForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QPushButton

UNITS: Mapping[Unit, Callable[[], str]] = {
    Unit.PER_SECOND: lambda: QCoreApplication.translate("prices", "a second"),
    Unit.PER_CLIP: lambda: QCoreApplication.translate("prices", "a clip"),
    Unit.PER_MTOK: lambda: QCoreApplication.translate("prices", "a million tokens"),
    Unit.PER_CREDIT: lambda: QCoreApplication.translate("prices", "a credit"),
}
COLUMNS = 3


class _RowForm(QWidget):
    """Labelled fields in columns, a sentence about what does not fit, and the button."""

    def __init__(self, fields: Sequence[tuple[str, QWidget]], button: QPushButton, key: str) -> None:
        super().__init__()
        self.typed = TypedForm(self, key)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, (words, field) in enumerate(fields):
            name = label(words, "muted")
            name.setBuddy(field)
            spoken.name(field, words)
            grid.addWidget(name, place // COLUMNS, 2 * (place % COLUMNS))
            grid.addWidget(field, place // COLUMNS, 2 * (place % COLUMNS) + 1)
            grid.setColumnStretch(2 * (place % COLUMNS) + 1, 1)
            if isinstance(field, QLineEdit):
                field.textChanged.connect(lambda _: self._change())
        self.problem = label("", "muted", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.problem, 1)
        button.setAutoDefault(False)
        self._buttons.addWidget(button)
        self.set_button = button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.typed)
        column.addLayout(grid)
        column.addLayout(self._buttons)

    def add_button(self, button: QPushButton) -> None:
        """One more button, before the first."""
        self._buttons.insertWidget(1, button)

    def _change(self) -> None:
        """What is typed changed."""

    def _tell(self, error: Exception | None) -> None:
        """Say what does not fit yet, calmly: nobody has pressed anything."""
        words = ""
        if isinstance(error, InputError):
            words = texts.studio_error(error).whole
        elif error is not None:
            words = str(error)
        state_words(self.problem, words, "muted")
        self.set_button.setEnabled(error is None)


class PriceForm(_RowForm):
    """A price in the place of the row of the same connection, model, unit, size, first day and volume."""

    wanted = Signal(object)

    def __init__(self, connections: Sequence[str]) -> None:
        self.model, self.amount, self.currency = QLineEdit(), QLineEdit(), QLineEdit("USD")
        self.unit, self.connection, self.size_field = CalmChoice(), CalmChoice(), QLineEdit()
        self.times, self.first, self.last = QLineEdit(), QLineEdit(), QLineEdit()
        self.volume, self.source = QSpinBox(), QLineEdit()
        for unit, words in UNITS.items():
            self.unit.addItem(words(), unit)
        self.connection.addItem(QCoreApplication.translate("prices", "any"), "")
        for name in connections:
            self.connection.addItem(name, name)
        self.volume.setRange(0, 10_000_000)
        self.volume.lineEdit().setTextMargins(6, 0, 0, 0)
        for field, hint in (
            (self.amount, "0.0042"), (self.size_field, "1920x1080"), (self.first, "2026-01-31"),
            (self.last, "2026-12-31"), (self.times, "slow_motion_4x=1.5 normal=1"),
        ):  # fmt: skip
            field.setPlaceholderText(hint)
        say = QCoreApplication.translate
        self.source.setPlaceholderText(say("prices", "Where the figure comes from"))
        super().__init__(
            (
                (say("prices", "Model"), self.model), (say("prices", "Price"), self.amount),
                (say("prices", "Currency"), self.currency), (say("prices", "For"), self.unit),
                (say("prices", "Connection"), self.connection), (say("prices", "Only for size"), self.size_field),
                (say("prices", "Valid from"), self.first), (say("prices", "Valid to"), self.last),
                (say("prices", "From volume"), self.volume), (say("prices", "Times, by mode"), self.times),
                (say("prices", "Source"), self.source),
            ),
            push_button("check", say("prices", "Set this price"), primary=True),
            "price",
        )  # fmt: skip
        self.unit.currentIndexChanged.connect(lambda _: self._change())
        self.set_button.clicked.connect(self._set)
        self._change()

    @property
    def price(self) -> Price:
        """What the fields say; never a sample. Raises InputError or ValueError where they say no price."""
        currency = self.currency.text().strip()
        times = [part.partition("=") for part in self.times.text().split()]
        return checked(
            Price(
                self.model.text().strip(),
                Unit(self.unit.currentData()),
                micro_of(self.amount.text(), "price"),
                currency if currency == CREDIT else currency.upper(),
                self.source.text().strip(),
                connection=str(self.connection.currentData() or ""),
                size=self.size_field.text().strip(),
                valid_from=self.first.text().strip(),
                multipliers={name: Fraction(factor) for name, _, factor in times},
                valid_to=self.last.text().strip(),
                volume_from=self.volume.value(),
            )
        )

    def show_price(self, price: Price) -> None:
        """Fill the fields from a row."""
        self.model.setText(price.model)
        self.amount.setText(figures.digits(price.micro))
        self.currency.setText(price.currency)
        self.unit.setCurrentIndex(self.unit.findData(price.unit))
        if self.connection.findData(price.connection) < 0:
            self.connection.addItem(price.connection, price.connection)
        self.connection.setCurrentIndex(self.connection.findData(price.connection))
        self.size_field.setText(price.size)
        self.first.setText(price.valid_from)
        self.last.setText(price.valid_to)
        self.times.setText(" ".join(f"{name}={factor}" for name, factor in price.multipliers.items()))
        self.volume.setValue(price.volume_from)
        # a sample becomes a price by a person's word about where it comes from
        self.source.setText("" if price.sample else price.source)
        self.typed.settle()

    def _set(self) -> None:
        self.typed.settle()
        self.wanted.emit(self.price)

    def _change(self) -> None:
        error: Exception | None = None
        try:
            _ = self.price
        except (InputError, ValueError, ZeroDivisionError) as wrong:
            error = wrong
        self._tell(error if self.model.text() or self.amount.text() else None)
        self.set_button.setEnabled(error is None)


class RateForm(_RowForm):
    """How much of one currency another is worth, by a person's word."""

    wanted = Signal(object)

    def __init__(self) -> None:
        say = QCoreApplication.translate
        self.base, self.target, self.value, self.first = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        for field, hint in ((self.base, "CNY"), (self.target, "USD"), (self.value, "0.137"),
                            (self.first, "2026-01-31")):  # fmt: skip
            field.setPlaceholderText(hint)
        super().__init__(
            (
                (say("prices", "One unit of"), self.base), (say("prices", "is worth"), self.value),
                (say("prices", "of"), self.target), (say("prices", "Valid from"), self.first),
            ),
            push_button("check", say("prices", "Set this rate"), primary=True),
            "rate",
        )  # fmt: skip
        self.set_button.clicked.connect(self._set)
        self._change()

    @property
    def rate(self) -> Rate | None:
        """What the fields say; None where they say no rate."""
        source, target = (field.text().strip().upper() for field in (self.base, self.target))
        try:
            value = Fraction(self.value.text().strip())
        except (ValueError, ZeroDivisionError):
            return None
        fits = value > 0 and len(source) == len(target) == 3 and source != target
        return Rate(source, target, value, self.first.text().strip()) if fits else None

    def _change(self) -> None:
        self.set_button.setEnabled(self.rate is not None)

    def _set(self) -> None:
        self.typed.settle()
        self.wanted.emit(self.rate)
