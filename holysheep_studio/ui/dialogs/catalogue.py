"""Catalogue: a sheet of products from its columns to a plan that is edited, queued and followed to its results."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.ui import figures, spoken, texts, theme
from holysheep_studio.ui.models.catalogue_table import (
    COST,
    EFFECT,
    NAME,
    PROMPT,
    ROW,
    SECONDS,
    SHAPE,
    SKU,
    STATE,
    CatalogueTable,
)
from holysheep_studio.ui.widgets.dialog_parts import no_default, open_at, state_words
from holysheep_studio.ui.widgets.forms import CalmChoice, fit, label, push_button
from holysheep_studio.ui.widgets.mapping_form import MappingForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holysheep_studio.domain.catalogue import CataloguePlan, Reading
    from holysheep_studio.domain.sheet import Sheet

SETTLE_MS = 350
#: Columns of the plan in pixels; the prompt takes what is left.
WIDTHS = {ROW: 62, SKU: 74, NAME: 122, STATE: 116, COST: 92, EFFECT: 114, SECONDS: 68, SHAPE: 82}
#: Of the form beside the plan, and of the choices above the plan, at least so much is seen.
MAPPING_PX = 256
LEAST_CHARACTERS = 9
ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5", "shift_jis", "cp1252")


class CatalogueWish(NamedTuple):
    """How the rows are to become clips."""

    reading: Reading
    connection: str
    model: str
    effect: str
    duration: Fraction
    chat: bool


class CatalogueDialog(QDialog):
    """Says what is wanted of a sheet; shows the plan it is given."""

    wish_changed = Signal()
    form_changed = Signal(str, str)  # the tab, the encoding
    connection_changed = Signal(str)
    queue_asked = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Catalogue"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = CatalogueTable()
        self.title, self.form = label("", "title"), CalmChoice()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.wish_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._make_head())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self.mapping = MappingForm()
        self.mapping.changed.connect(self._settle.start)
        self.mapping.setMinimumWidth(MAPPING_PX)
        split.addWidget(self.mapping)
        split.addWidget(self._make_plan())
        split.setStretchFactor(1, 1)
        split.setSizes([290, 910])
        column.addWidget(split, 1)
        self.said = label("", "muted", wrap=True)
        column.addWidget(self.said)
        column.addLayout(self._make_buttons())
        no_default(self)
        self.table.chosen_changed.connect(self._count)
        open_at(self, 1240, 740)

    @property
    def wish(self) -> CatalogueWish:
        """What the fields say now."""
        return CatalogueWish(
            self.mapping.reading,
            str(self.connection.currentData() or ""),
            str(self.model.currentData() or ""),
            str(self.effect.currentData() or ""),
            Fraction(str(self.seconds.value())),
            self.writer.currentIndex() == 1,
        )

    def show_sheet(self, sheet: Sheet, reading: Reading) -> None:
        """Another sheet, or the same read otherwise."""
        name = sheet.file.replace("\\", "/").rpartition("/")[2]
        rows = figures.count(len(sheet.rows), self.tr("1 row"), self.tr("{n} rows"))
        self.title.setText(f"{name} \u2014 {rows}")
        self.title.setToolTip(sheet.file)
        encodings = tuple(dict.fromkeys((sheet.form.encoding, *ENCODINGS)))
        values = sheet.form.tabs if sheet.form.kind == "xlsx" else encodings
        self.form.blockSignals(True)  # noqa: FBT003 - Qt's argument
        self.form.clear()
        self.form.addItems(values)
        self.form.setCurrentText(sheet.form.tab or sheet.form.encoding)
        self.form.blockSignals(False)  # noqa: FBT003 - Qt's argument
        self._book = sheet.form.kind == "xlsx"
        self.mapping.show_sheet(sheet, reading)

    def offer_connections(self, named: Sequence[tuple[str, str]]) -> None:
        """Who can make clips."""
        for name, words in named:
            self.connection.addItem(words, name)
        fit(self.connection)

    def offer_models(self, models: Sequence[str]) -> None:
        """What the chosen connection can make them with."""
        self.model.clear()
        self.model.addItem(self.tr("Its first model"), "")
        for name in models:
            self.model.addItem(name, name)

    def show_plan(self, plan: CataloguePlan, troubles: Mapping[int, str], words: str) -> None:
        """Every row; `words` say what is worth knowing about all of them."""
        self.table.show_lines(plan.lines, troubles)
        ready = next((line for line in plan.lines if line.item is not None), None)
        prompt = "" if ready is None or ready.item is None else ready.item.request.prompt
        self.mapping.preview.setText(prompt)
        self.say(words)

    def say(self, words: str, tone: str = "muted") -> None:
        """How things stand."""
        state_words(self.said, words, tone)

    def set_costs(self, words: str) -> None:
        """What the ticked rows come to."""
        self.costs.setText(words)

    def _count(self) -> None:
        n = len(self.table.chosen)
        self.queue_button.setEnabled(n > 0)
        self.queue_button.setText(figures.count(n, self.tr("Queue 1 row"), self.tr("Queue {n} rows")))

    def _make_head(self) -> QHBoxLayout:
        self._book = False
        spoken.name(self.form, self.tr("How the sheet is read"))
        self.form.setToolTip(self.tr("The sheet of a workbook, or the encoding of a text"))
        self.form.textActivated.connect(self._choose_form)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.form)
        return row

    def _choose_form(self, text: str) -> None:
        self.form_changed.emit(text if self._book else "", "" if self._book else text)

    def _make_plan(self) -> QWidget:
        self.connection, self.model, self.effect, self.writer = (CalmChoice() for _ in range(4))
        self.seconds = QDoubleSpinBox(minimum=1, maximum=600, value=5, decimals=1, suffix=self.tr(" s"))
        self.seconds.lineEdit().setTextMargins(6, 0, 0, 0)
        self.effect.addItem(self.tr("The model's first"), "")
        for name, row in EFFECTS.items():
            if row.cloud is not None:
                self.effect.addItem(texts.effect(name).label, name)
        self.writer.addItem(self.tr("By the template"), False)  # noqa: FBT003 - Qt's argument
        self.writer.addItem(self.tr("By its language model"), True)  # noqa: FBT003 - Qt's argument
        fields = (
            (self.tr("Connection"), self.connection),
            (self.tr("Model"), self.model),
            (self.tr("Effect"), self.effect),
            (self.tr("Length"), self.seconds),
            (self.tr("Prompts"), self.writer),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for n, (words, widget) in enumerate(fields):
            spoken.name(widget, words)
            grid.addWidget(label(words, "muted"), 0, n)
            grid.addWidget(widget, 1, n)
            grid.setColumnStretch(n, 1)
            if isinstance(widget, CalmChoice):
                widget.setMinimumContentsLength(LEAST_CHARACTERS)
        self.connection.activated.connect(lambda _: self.connection_changed.emit(self.wish.connection))
        for choice in (self.connection, self.model, self.effect, self.writer):
            choice.activated.connect(lambda _: self._settle.start())
        self.seconds.valueChanged.connect(lambda _: self._settle.start())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(grid)
        column.addWidget(self._make_table(), 1)
        self.costs = label("", wrap=True)
        column.addWidget(self.costs)
        return page

    def _make_table(self) -> QTableView:
        view = self.view = QTableView()
        view.setModel(self.table)
        view.setObjectName("plan")
        view.setAccessibleName(self.tr("Plan"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setFont(theme.digits(view.font()))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(PROMPT, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            view.setColumnWidth(column, max(width, header.sectionSizeHint(column)))  # large type needs more
        return view

    def _make_buttons(self) -> QHBoxLayout:
        self.every = push_button("list-plus", self.tr("Tick what is new"))
        self.none = push_button("x", self.tr("Tick none"))
        self.save_button = push_button("download", self.tr("Save results\u2026"))
        self.close_button = push_button("", self.tr("Close"))
        self.queue_button = push_button("list-plus", self.tr("Queue"), primary=True)
        self.queue_button.setEnabled(False)
        self.every.clicked.connect(lambda: self.table.choose(every=True))
        self.none.clicked.connect(lambda: self.table.choose(every=False))
        self.save_button.clicked.connect(self.save_asked)
        self.close_button.clicked.connect(self.reject)
        self.queue_button.clicked.connect(self.queue_asked)
        row = QHBoxLayout()
        for button in (self.every, self.none):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.save_button, self.close_button, self.queue_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row
