"""Prices: the price book in versions, its exchange rates, and files of them; samples are shown as samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from holysheep_studio.ui import cost_words
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.forms import label, push_button
from holysheep_studio.ui.widgets.plain_table import PlainTable
from holysheep_studio.ui.widgets.price_form import UNITS, PriceForm, RateForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from holysheep_studio.domain.price_book import Book


class PricesDialog(QDialog):
    """Says what is wanted; every edit is a new version of the book."""

    price_set = Signal(object)
    rate_set = Signal(object)
    remove_asked = Signal(str)
    restore_asked = Signal(int)
    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, connections: Sequence[str], parent: QWidget) -> None:
        """`connections` are offered for prices of their own."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Prices"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book: Book | None = None
        self._history: tuple[Book, ...] = ()
        self.tabs = QTabWidget()
        self.tabs.addTab(self._make_prices(connections), self.tr("Prices"))
        self.tabs.addTab(self._make_rates(), self.tr("Exchange rates"))
        self.tabs.addTab(self._make_versions(), self.tr("Versions"))
        self.outcome = label("", "muted", wrap=True)
        self.import_button = _button("folder-open", self.tr("Import\u2026"), self.import_asked.emit)
        self.export_button = _button("download", self.tr("Export\u2026"), self.export_asked.emit)
        foot = QHBoxLayout()
        foot.addWidget(self.import_button)
        foot.addWidget(self.export_button)
        foot.addStretch(1)
        foot.addWidget(close_row(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.outcome)
        column.addLayout(foot)
        open_at(self, 980, 640)
        for form in (self.form, self.rate_form):
            form.typed.begin()

    def show_book(self, book: Book, history: Sequence[Book]) -> None:
        """The book in force, and every version there was."""
        self._book, self._history = book, tuple(reversed(history))
        self.prices.show_rows(
            [
                (
                    price.model or cost_words.NOTHING,
                    price.connection or self.tr("any"),
                    cost_words.amount(price.micro, price.currency),
                    UNITS[price.unit](),
                    price.size or self.tr("every size"),
                    ", ".join(f"{name} \u00d7 {float(times):g}" for name, times in price.multipliers.items()),
                    _days(price.valid_from, price.valid_to),
                    str(price.volume_from) if price.volume_from else cost_words.NOTHING,
                    self.tr("Sample") if price.sample else price.source,
                )
                for price in book.prices
            ],
            ["warning" if price.sample else "text" for price in book.prices],
            keys=[price.row for price in book.prices],
        )
        self.rates.show_rows(
            [
                (f"{rate.source} \u2192 {rate.target}", f"{float(rate.rate):g}", _days(rate.valid_from, ""))
                for rate in book.rates
            ],
            keys=[rate.row for rate in book.rates],
        )
        self.versions.show_rows(
            [
                ((one.note if one.version else self.tr("Shipped samples")) or cost_words.NOTHING, str(one.version),
                 _moment(one.at), str(len(one.prices)), str(len(one.rates)))
                for one in self._history
            ],
            keys=[one.version for one in self._history],
        )  # fmt: skip
        self._enable()

    def say(self, words: str, tone: str = "muted") -> None:
        """What came of it."""
        state_words(self.outcome, words, tone)

    def _make_prices(self, connections: Sequence[str]) -> QWidget:
        heads = (self.tr("Model"), self.tr("Connection"), self.tr("Price"), self.tr("For"), self.tr("Size"),
                 self.tr("Modes"), self.tr("Valid"), self.tr("From volume"), self.tr("Source"))  # fmt: skip
        self.prices = PlainTable(heads, self.tr("Prices"), right=frozenset({2, 7}))
        self.prices.itemSelectionChanged.connect(self._show_price)
        self.form = PriceForm(connections)
        self.form.wanted.connect(self.price_set)
        self.remove_button = _button("trash-2", self.tr("Take this row out"), self._remove_price)
        self.form.add_button(self.remove_button)
        return _page(self.prices, self.form)

    def _make_rates(self) -> QWidget:
        heads = (self.tr("Currencies"), self.tr("Rate"), self.tr("Valid"))
        self.rates = PlainTable(heads, self.tr("Exchange rates"), right=frozenset({1}))
        self.rates.itemSelectionChanged.connect(self._enable)
        self.rate_form = RateForm()
        self.rate_form.wanted.connect(self.rate_set)
        self.remove_rate_button = _button("trash-2", self.tr("Take this rate out"), self._remove_rate)
        self.rate_form.add_button(self.remove_rate_button)
        return _page(self.rates, self.rate_form)

    def _make_versions(self) -> QWidget:
        heads = (self.tr("What was changed"), self.tr("Version"), self.tr("Made"), self.tr("Prices"), self.tr("Rates"))
        self.versions = PlainTable(heads, self.tr("Versions"), right=frozenset({1, 3, 4}))
        self.versions.itemSelectionChanged.connect(self._enable)
        self.restore_button = _button("undo-2", self.tr("Go back to this"), self._restore)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.restore_button)
        return _page(self.versions, below)

    def _show_price(self) -> None:
        book, row = self._book, self.prices.chosen_row
        if book is not None and 0 <= row < len(book.prices):
            self.form.show_price(book.prices[row])
        self._enable()

    def _enable(self) -> None:
        book = self._book
        rates, prices = (0, 0) if book is None else (len(book.rates), len(book.prices))
        self.remove_button.setEnabled(0 <= self.prices.chosen_row < prices)
        self.remove_rate_button.setEnabled(0 <= self.rates.chosen_row < rates)
        row = self.versions.chosen_row
        known = 0 <= row < len(self._history)
        self.restore_button.setEnabled(known and book is not None and self._history[row].version != book.version)

    def _remove_price(self) -> None:
        if self._book is not None:
            self.remove_asked.emit(self._book.prices[self.prices.chosen_row].row)

    def _remove_rate(self) -> None:
        if self._book is not None:
            self.remove_asked.emit(self._book.rates[self.rates.chosen_row].row)

    def _restore(self) -> None:
        self.restore_asked.emit(self._history[self.versions.chosen_row].version)


def _button(icon: str, words: str, pressed: Callable[[], object]) -> QPushButton:
    made = push_button(icon, words)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: pressed())  # noqa: PLW0108 - not with the signal's own value
    return made


def _page(table: PlainTable, below: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(10)
    column.addWidget(table, 1)
    column.addWidget(below)
    return page


def _days(first: str, last: str) -> str:
    return f"{first}\u2026{last}" if first or last else cost_words.NOTHING


def _moment(at: float) -> str:
    if not at:
        return cost_words.NOTHING
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at)), QLocale.FormatType.ShortFormat)
