"""Spending: what clouds have cost, how often they worked and how long they took, as charts and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.figures import Baseline, By
from holysheep_studio.domain.money import Money, Unit, micro_of
from holysheep_studio.ui import punctuation, spending_bars, spoken
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.bar_chart import BarChart
from holysheep_studio.ui.widgets.dialog_parts import open_at, state_words
from holysheep_studio.ui.widgets.forms import CalmChoice, fix_width, label, push_button
from holysheep_studio.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.figures import Report

#: Days back from now; 0 is everything.
SPANS = (
    (1, QT_TRANSLATE_NOOP("report", "Last 24 hours")),
    (7, QT_TRANSLATE_NOOP("report", "Last 7 days")),
    (30, QT_TRANSLATE_NOOP("report", "Last 30 days")),
    (365, QT_TRANSLATE_NOOP("report", "Last year")),
    (0, QT_TRANSLATE_NOOP("report", "Everything")),
)
WAYS = (
    (By.DAY, QT_TRANSLATE_NOOP("report", "Day")),
    (By.MODEL, QT_TRANSLATE_NOOP("report", "Model")),
    (By.PROJECT, QT_TRANSLATE_NOOP("report", "Project")),
    (By.CONNECTION, QT_TRANSLATE_NOOP("report", "Connection")),
)


class SpendingWish(NamedTuple):
    """What is to be counted."""

    days: int
    by: By
    currency: str
    connection: str
    project: str
    baseline: Baseline | None


class SpendingDialog(QDialog):
    """Says what is to be counted; shows what it is told."""

    changed = Signal()
    html_asked = Signal()
    csv_asked = Signal()
    copy_asked = Signal()

    def __init__(self, connections: Sequence[str], projects: Sequence[str], parent: QWidget) -> None:
        """What the report can be narrowed to."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Spending report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addLayout(self._make_filters(connections, projects))
        self.summary = label(self.tr("Counting\u2026"), "title", wrap=True)
        column.addWidget(self.summary)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._make_spending(), self.tr("Spending"))
        self.tabs.addTab(self._make_success(), self.tr("Success"))
        self.tabs.addTab(self._make_latency(), self.tr("Times"))
        self.tabs.addTab(self._make_table(), self.tr("Table"))
        column.addWidget(self.tabs, 1)
        self.advice = label("", "muted", wrap=True)
        column.addWidget(self.advice)
        column.addLayout(self._make_baseline())
        column.addLayout(self._make_buttons())
        open_at(self, 920, 680)

    @property
    def wish(self) -> SpendingWish:
        """What the fields say now."""
        currency = self.currency.text().strip().upper()
        return SpendingWish(
            int(self.span.currentData()),
            By(self.way.currentData()),
            currency if len(currency) == 3 else "",
            str(self.connection.currentData() or ""),
            str(self.project.currentData() or ""),
            self.baseline,
        )

    @property
    def baseline(self) -> Baseline | None:
        """The person's own figure; None where there is none."""
        currency = self.base_currency.text().strip().upper()
        try:
            micro = micro_of(self.base_amount.text())
        except InputError:
            return None
        if micro <= 0 or len(currency) != 3:
            return None
        return Baseline(Money(micro, currency), Unit(self.base_unit.currentData()))

    def show_report(self, report: Report, advice: Sequence[str]) -> None:
        """What was counted, and what the figures suggest."""
        wish = self.wish
        groups, models = report.parts[wish.by], report.parts[By.MODEL]
        self.summary.setText(spending_bars.summary(report))
        self._show_spending(report)
        self.success.show_bars(spending_bars.success(models if wish.by is By.DAY else groups))
        self.answered.show_bars(spending_bars.latency(models, render=False))
        self.made.show_bars(spending_bars.latency(models, render=True))
        self.table.show_rows([*spending_bars.table(groups), *_total(report, self.tr("In all"))])
        self.advice.setText(punctuation.sentences(advice))
        self.advice.setVisible(bool(advice))
        state_words(self.saved, spending_bars.savings(report), "muted")
        for button in (self.html_button, self.csv_button, self.copy_button):
            button.setEnabled(True)

    def say(self, words: str, tone: str = "muted") -> None:
        """What came of it."""
        state_words(self.saved, words, tone)

    def _show_spending(self, report: Report) -> None:
        """One chart for each currency: they are never added up."""
        while self._charts.count():
            item = self._charts.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        groups, way = report.parts[self.wish.by], self.way.currentText()
        self.spending: list[BarChart] = []
        for currency in sorted({name for one in groups for name in one.spend}) or [""]:
            words = self.tr("Spending by {way}, {currency}; hatched is set aside").format(way=way, currency=currency)
            words = words if currency else self.tr("Spending")
            chart = BarChart(words)
            chart.show_bars(spending_bars.spend(groups, currency))
            self._charts.addWidget(label(words, "section"))
            self._charts.addWidget(chart)
            self.spending.append(chart)
        self._charts.addStretch(1)

    def _make_filters(self, connections: Sequence[str], projects: Sequence[str]) -> QHBoxLayout:
        self.span, self.way, self.connection, self.project = (CalmChoice() for _ in range(4))
        for box, rows in ((self.span, SPANS), (self.way, WAYS)):
            for value, words in rows:
                box.addItem(say("report", words), value)
        self.span.setCurrentIndex(2)
        for box, every, names in (
            (self.connection, self.tr("All connections"), connections),
            (self.project, self.tr("All projects"), projects),
        ):
            box.addItem(every, "")
            for name in names:
                box.addItem(name, name)
        self.currency = QLineEdit()
        self.currency.setPlaceholderText(self.tr("Each its own"))
        self.currency.setToolTip(self.tr("Turn every amount into this currency, by the rates of your price book"))
        self.currency.setMaxLength(3)
        fix_width(self.currency, 120)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget, words in (
            (self.span, self.tr("Span of time")),
            (self.way, self.tr("Part it by")),
            (self.connection, self.tr("Connection")),
            (self.project, self.tr("Project")),
            (self.currency, self.tr("Currency")),
        ):
            spoken.name(widget, words)
            row.addWidget(widget, 0 if widget is self.currency else 1)
        for box in (self.span, self.way, self.connection, self.project):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.currency.editingFinished.connect(self.changed)
        return row

    def _make_spending(self) -> QWidget:
        page = QWidget()
        page.setObjectName("scrolled")
        self._charts = QVBoxLayout(page)
        self.spending = []
        return _scrolled(page)

    def _make_success(self) -> QWidget:
        self.success = BarChart(self.tr("Success"), whole=1.0)
        words = self.tr("Clips among the attempts that ended by themselves")
        return _page([label(words, "section"), self.success])

    def _make_latency(self) -> QWidget:
        self.answered, self.made = BarChart(self.tr("Acknowledgement")), BarChart(self.tr("Render"))
        return _page(
            [
                label(self.tr("Acknowledgement: from the request to the provider\u2019s answer"), "section"),
                self.answered,
                label(self.tr("Render: from that answer until the clip was seen to be made"), "section"),
                self.made,
            ]
        )

    def _make_table(self) -> QWidget:
        heads = (self.tr("Name"), self.tr("Attempts"), self.tr("Clips"), self.tr("Failed"), self.tr("Success"),
                 self.tr("Charged"), self.tr("Set aside"), self.tr("Unknown"), self.tr("Tokens"))  # fmt: skip
        self.table = PlainTable(heads, self.tr("Figures"), right=frozenset(range(1, 9)))
        return self.table

    def _make_baseline(self) -> QHBoxLayout:
        self.base_amount, self.base_currency, self.base_unit = QLineEdit(), QLineEdit("USD"), CalmChoice()
        self.base_amount.setPlaceholderText("0.35")
        self.base_amount.setFixedWidth(90)
        self.base_currency.setMaxLength(3)
        self.base_currency.setFixedWidth(64)
        self.base_unit.addItem(self.tr("a clip"), Unit.PER_CLIP)
        self.base_unit.addItem(self.tr("a second"), Unit.PER_SECOND)
        self.saved = label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Otherwise it costs me"), "muted"))
        for widget, words in (
            (self.base_amount, self.tr("What it costs otherwise")),
            (self.base_currency, self.tr("Currency of that figure")),
            (self.base_unit, self.tr("For what")),
        ):
            spoken.name(widget, words)
            row.addWidget(widget)
        row.addWidget(self.saved, 1)
        self.base_amount.editingFinished.connect(self.changed)
        self.base_currency.editingFinished.connect(self.changed)
        self.base_unit.currentIndexChanged.connect(lambda _: self.changed.emit())
        return row

    def _make_buttons(self) -> QHBoxLayout:
        self.html_button = push_button("download", self.tr("Save as a page\u2026"))
        self.csv_button = push_button("download", self.tr("Save as a table\u2026"))
        self.copy_button = push_button("copy", self.tr("Copy the figures"))
        self.close_button = push_button("", self.tr("Close"))
        self.html_button.clicked.connect(self.html_asked)
        self.csv_button.clicked.connect(self.csv_asked)
        self.copy_button.clicked.connect(self.copy_asked)
        self.close_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.html_button, self.csv_button, self.copy_button, self.close_button):
            button.setAutoDefault(False)
            button.setEnabled(button is self.close_button)
            if button is self.close_button:
                row.addStretch(1)
            row.addWidget(button)
        return row


def _total(report: Report, name: str) -> list[tuple[str, ...]]:
    (row,) = spending_bars.table([report.total])
    return [(name, *row[1:])]


def _page(widgets: Sequence[QWidget]) -> QScrollArea:
    page = QWidget()
    page.setObjectName("scrolled")
    column = QVBoxLayout(page)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return _scrolled(page)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(QCoreApplication.translate("SpendingDialog", "Charts"))
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
