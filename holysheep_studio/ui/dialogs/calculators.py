"""Calculators: what another way saves, what a month of series comes to, prices side by side; each with its formula."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QSpinBox, QTabWidget, QVBoxLayout, QWidget

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.returns import CostRow, compared, cost_row, projection, saving, total
from holysheep_studio.ui import cost_words, texts, unsaved
from holysheep_studio.ui.unsaved import Typing
from holysheep_studio.ui.widgets import form_memory
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.forms import Form, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel

    from holysheep_studio.domain.money import Money
    from holysheep_studio.domain.price_book import Exchange


class CalculatorsDialog(QDialog):
    """Works out while it is typed; what was typed is there again the next time."""

    def __init__(self, exchange: Exchange, parent: QWidget) -> None:
        """`exchange` are the person's own rates."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Calculators"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._exchange = exchange
        self.currency = QLineEdit("USD")
        self.currency.setMaxLength(3)
        self.before, self.after, self.prices = (QPlainTextEdit() for _ in range(3))
        for field in (self.before, self.after, self.prices):
            field.setTabChangesFocus(True)
            field.setObjectName("prompt")  # with an edge, as every field
        self.clips, self.episodes, self.series = (QSpinBox(minimum=1, maximum=100_000, value=1) for _ in range(3))
        self.price = QLineEdit("0.35")
        self.saved, self.projected, self.side_by_side = (self._result() for _ in range(3))
        pages = QTabWidget()
        pages.addTab(self._page_of_savings(), self.tr("What is saved"))
        pages.addTab(self._page_of_months(), self.tr("A month of series"))
        pages.addTab(self._page_of_prices(), self.tr("Prices side by side"))
        form = Form()
        form.add_field(self.tr("Currency"), self.currency)
        column = QVBoxLayout(self)
        form.setContentsMargins(12, 0, 12, 0)  # in line with the pages
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(form)
        column.addWidget(pages, 1)
        column.addWidget(close_row(self))
        for text in (self.before, self.after, self.prices):
            text.textChanged.connect(self.work_out)
        for line in (self.currency, self.price):
            line.textChanged.connect(self.work_out)
        for number in (self.clips, self.episodes, self.series):
            number.lineEdit().setTextMargins(6, 0, 0, 0)
            number.valueChanged.connect(self.work_out)
        self.typing = Typing(
            unsaved.of(parent), partial(form_memory.values, self), partial(form_memory.restore, self), self
        )
        for text in (self.before, self.after, self.prices):
            text.textChanged.connect(self.typing.note)
        for line in (self.currency, self.price):
            line.textChanged.connect(lambda _: self.typing.note())
        self.typing.begin("calculators")
        self.work_out()
        open_at(self, 640, 560)

    def work_out(self) -> None:
        """Say what the fields come to."""
        for shown, work in (
            (self.saved, self._saving), (self.projected, self._projection), (self.side_by_side, self._comparison),
        ):  # fmt: skip
            self._say(shown, work)

    def _say(self, shown: QLabel, work: Callable[[], str]) -> None:
        try:
            state_words(shown, work(), "")
        except StudioError as error:
            state_words(shown, texts.studio_error(error).message, "negative")

    def _saving(self) -> str:
        old, new = (_rows(field, self._unit) for field in (self.before, self.after))
        if not old or not new:
            return self.tr("Rows of cost, one a line: a name = an amount, or a product such as video = 2256 x 0.35")
        found = saving(total(old), total(new))
        lines = [*map(_formula, old), f"  = {cost_words.money(found.before)}", *map(_formula, new)]
        lines += [
            f"  = {cost_words.money(found.after)}",
            f"{_plain(found.before)} \u2212 {_plain(found.after)} = {cost_words.money(found.saved)}",
            f"1 \u2212 {_plain(found.after)} / {_plain(found.before)} = {float(100 * found.share):.2f} %",
        ]
        return "\n".join(lines)

    def _projection(self) -> str:
        clips, episodes, series = (field.value() for field in (self.clips, self.episodes, self.series))
        price = cost_row(f"price={self.price.text()}", self._unit).amount
        found = projection(clips, episodes, series, price)
        words = self.tr(
            "Clips a month: {clips} \u00d7 {episodes} \u00d7 {series} = {n}\n"
            "A month: {n} \u00d7 {price} = {month}\nA year: 12 \u00d7 {month} = {year}"
        )
        return words.format(
            clips=clips, episodes=episodes, series=series, n=f"{found.clips:,}", price=cost_words.money(price),
            month=cost_words.money(found.month), year=cost_words.money(found.year),
        )  # fmt: skip

    def _comparison(self) -> str:
        named = []
        for line in _lines(self.prices):
            name, _, amount = line.partition("=")
            number, _, unit = amount.strip().partition(" ")
            row = cost_row(f"{name}={number}", unit.strip().upper() or self._unit)
            named.append((row.name, row.amount))
        if not named:
            return self.tr("Prices for the same thing, one a line: a name = an amount and its currency, 0.42 CNY")
        unknown = self.tr("no rate of yours says what that is")
        below = self.tr("{share} % below the dearest")
        lines = []
        for one in compared(named, self._unit, self._exchange):
            worth = unknown if one.turned is None else cost_words.money(one.turned)
            less = "" if one.saving is None else below.format(share=f"{float(100 * one.saving):.2f}")
            lines.append(f"{one.name}: {cost_words.money(one.price)} = {worth}  {less}".rstrip())
        return "\n".join(lines)

    @property
    def _unit(self) -> str:
        return self.currency.text().strip().upper()

    def _result(self) -> QLabel:
        made = label("", "", wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def _page_of_savings(self) -> QWidget:
        fields = ((self.tr("As it is now"), self.before), (self.tr("The other way"), self.after))
        return _page(fields, self.saved)

    def _page_of_months(self) -> QWidget:
        fields = (
            (self.tr("Clips an episode"), self.clips),
            (self.tr("Episodes a month"), self.episodes),
            (self.tr("Series"), self.series),
            (self.tr("Price of a clip"), self.price),
        )
        return _page(fields, self.projected)

    def _page_of_prices(self) -> QWidget:
        return _page(((self.tr("Prices"), self.prices),), self.side_by_side)


def _page(fields: tuple[tuple[str, QWidget], ...], result: QLabel) -> QWidget:
    page, form = QWidget(), Form()
    for words, field in fields:
        form.add_field(words, field)
    column = QVBoxLayout(page)
    column.setContentsMargins(12, 12, 12, 12)
    column.addWidget(form)
    column.addWidget(result)
    column.addStretch(1)
    return page


def _lines(field: QPlainTextEdit) -> list[str]:
    return [line.strip() for line in field.toPlainText().splitlines() if line.strip()]


def _rows(field: QPlainTextEdit, unit: str) -> list[CostRow]:
    return [cost_row(line, unit) for line in _lines(field)]


def _formula(row: CostRow) -> str:
    amount = cost_words.money(row.amount)
    product = " \u00d7 ".join(row.factors)
    return f"{row.name}: {product} = {amount}" if len(row.factors) > 1 else f"{row.name}: {amount}"


def _plain(amount: Money) -> str:
    return cost_words.money(amount).removesuffix(amount.currency).strip()
