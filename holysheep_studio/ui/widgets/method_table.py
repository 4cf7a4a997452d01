"""The ways to enlarge: what each is good for and what it costs beside the plain one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from holysheep_studio.domain.upscale import DEFAULT_METHOD, LANCZOS, LEARNED, METHODS, REFINED
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from holysheep_studio.domain.upscale import Model

AIR_PX = 10
HIGHEST_PX = 320
#: Name and use of the studio's own methods.
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        LANCZOS: (
            QT_TRANSLATE_NOOP("methods", "Plain"),
            QT_TRANSLATE_NOOP("methods", "Drafts: quick and soft, with slight rings along hard edges"),
        ),
        REFINED: (
            QT_TRANSLATE_NOOP("methods", "Refined"),
            QT_TRANSLATE_NOOP("methods", "Most clips: crisper, without rings along edges"),
        ),
        LEARNED: (
            QT_TRANSLATE_NOOP("methods", "Learned"),
            QT_TRANSLATE_NOOP("methods", "Last takes: best detail, cleanest edges, slow"),
        ),
    }
)


def name_of(method: str) -> str:
    """A method by the name people know."""
    return say("methods", WORDS[method][0]) if method in WORDS else method


class MethodTable(QTableWidget):
    """One method is always chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._methods: list[str] = []
        self.setHorizontalHeaderLabels([self.tr("Method"), self.tr("Good for"), self.tr("Time")])
        self.setAccessibleName(self.tr("Method"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for method, about in METHODS.items():
            self._add(method, say("methods", WORDS[method][1]), f"{about.cost:g}\u00d7")
        self.selectRow(list(METHODS).index(DEFAULT_METHOD))
        self.itemSelectionChanged.connect(lambda: self.chosen.emit(self.method))

    @property
    def method(self) -> str:
        """The name of the method as the engine knows it."""
        return self._methods[max(0, self.currentRow())]

    def choose(self, method: str) -> None:
        """Choose a method by its name; one that is not there changes nothing."""
        if method in self._methods:
            self.selectRow(self._methods.index(method))

    def add_models(self, models: Sequence[Model]) -> None:
        """The user's own models, below the studio's methods; nobody knows yet what they cost."""
        for model in models:
            use = self.tr("Your model, {n}\u00d7").format(n=model.scale)
            self._add(model.name, use, "?")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are as high as their words need."""
        super().resizeEvent(event)
        self._fit()

    def _add(self, method: str, use: str, cost: str) -> None:
        row = self.rowCount()
        self._methods.append(method)
        self.insertRow(row)
        for column, words in enumerate((name_of(method), use, cost)):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            self.setItem(row, column, item)
        self._fit()

    def _fit(self) -> None:
        """Every row as high as its words need and some air, the table no higher than its rows."""
        self.resizeRowsToContents()
        for row in range(self.rowCount()):
            self.setRowHeight(row, self.rowHeight(row) + AIR_PX)
        rows = sum(map(self.rowHeight, range(self.rowCount())))
        self.setFixedHeight(min(HIGHEST_PX, self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()))
