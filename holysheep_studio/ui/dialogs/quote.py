"""Quote: what a batch for clouds will cost before it starts, and a person's consent to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import cost_words, figures, punctuation
from holysheep_studio.ui.widgets.fitting import fit_screen
from holysheep_studio.ui.widgets.forms import Fold, label, push_button
from holysheep_studio.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.quote import Quote


class QuoteWords(Frozen, frozen=True):
    """What is said beside the figures. `stopped`: sentences about budgets that the batch will not fit into."""

    clips: int
    route: str = ""  # why this connection and model
    budgets: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    chain: str = ""  # what further attempts may cost


class QuoteDialog(QDialog):
    """Nothing is queued before the button is pressed; what nobody knows needs a tick of its own."""

    def __init__(self, quote: Quote, words: QuoteWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What it will cost"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(figures.count(words.clips, self.tr("1 clip"), self.tr("{n} clips")), "title"))
        self.table = self._make_table(quote)
        column.addWidget(self.table)
        self.told = [self._tell(column, line, tone) for line, tone in self._lines(quote, words)]
        why = self._assumptions(quote)
        if why:
            column.addWidget(Fold(self.tr("How this is reckoned"), label(why, "muted", wrap=True)))
        some = figures.count(
            quote.unknown,
            self.tr("I agree that one of them costs what nobody knows"),
            self.tr("I agree that {n} of them cost what nobody knows"),
        )
        self.sure = QCheckBox(self.tr("I agree that it costs what nobody knows") if words.clips == 1 else some)
        self.sure.setVisible(quote.unknown > 0)
        column.addWidget(self.sure)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.leave_button = push_button("", self.tr("Cancel"))
        self.leave_button.clicked.connect(self.reject)
        self.agree_button = push_button("list-plus", self.tr("Agree and add to queue"), primary=True)
        self.agree_button.setDefault(True)
        self.agree_button.clicked.connect(self.accept)
        self.agree_button.setEnabled(quote.unknown == 0)
        self.sure.toggled.connect(self.agree_button.setEnabled)
        row.addWidget(self.leave_button)
        row.addWidget(self.agree_button)
        column.addLayout(row)
        self.resize(560, self.sizeHint().height())
        fit_screen(self)

    def _make_table(self, quote: Quote) -> PlainTable:
        heads = ("", self.tr("At least"), self.tr("Expected"), self.tr("At most"))
        table = PlainTable(heads, self.tr("What it will cost"), right=frozenset({1, 2, 3}))
        rows = [
            (one.currency, *(cost_words.amount(micro, one.currency) for micro in (one.low, one.expected, one.high)))
            for one in quote.sums
        ]
        table.show_rows(rows)
        table.setSelectionMode(table.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        height = table.horizontalHeader().sizeHint().height() + len(rows) * table.verticalHeader().defaultSectionSize()
        table.setFixedHeight(height + 4)
        table.setVisible(bool(rows))
        return table

    def _lines(self, quote: Quote, words: QuoteWords) -> Sequence[tuple[str, str]]:
        """(sentence, tone), the grave ones first."""
        told = [(line, "negative") for line in words.stopped]
        if quote.unknown:
            told.append((self.tr("{n} without a known price, on top of every sum.").format(n=quote.unknown), "warning"))
        if quote.samples:
            told.append((self.tr("{n} by sample prices, which no provider has confirmed.").format(n=quote.samples),
                         "warning"))  # fmt: skip
        if quote.cached:
            told.append((self.tr("{n} from the cache, free.").format(n=quote.cached), "muted"))
        told += [(line, "muted") for line in (words.chain, words.route, *words.budgets) if line]
        return told

    def _tell(self, column: QVBoxLayout, words: str, tone: str) -> QLabel:
        made = label(words, tone, wrap=True)
        column.addWidget(made)
        return made

    def _assumptions(self, quote: Quote) -> str:
        """How often each model is taken to fail, and where that comes from."""
        told = [self.tr("At least: every clip comes at the first attempt. At most: each needs every attempt.")]
        for name, tries in quote.tries.items():
            share = f"{float(tries.failures):.0%}"
            if tries.assumed:
                words = self.tr("{name}: {share} of the attempts fail, an assumption; {n} ended so far.")
            else:
                words = self.tr("{name}: {share} of {n} ended attempts failed.")
            told.append(words.format(name=name, share=share, n=tries.jobs))
        return punctuation.sentences(told)
