"""A read-only table of words for dialogs: one row chosen at a time, figures to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableWidget, QTableWidgetItem, QWidget

from holysheep_studio.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WIDEST_PX = 220


class PlainTable(QTableWidget):
    """The first column takes what room is left; a cut text is whole in its tool tip."""

    def __init__(
        self, heads: Sequence[str], name: str, *, right: frozenset[int] = frozenset(), parent: QWidget | None = None
    ) -> None:
        """`name` is for screen readers; the columns in `right` hold figures."""
        super().__init__(0, len(heads), parent)
        self._right = right
        self.setHorizontalHeaderLabels(list(heads))
        for column in range(len(heads)):
            item = self.horizontalHeaderItem(column)
            if item is not None:
                item.setTextAlignment(_RIGHT if column in right else _LEFT)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFont(theme.digits(self.font()))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMaximumSectionSize(WIDEST_PX)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: Sequence[Sequence[str]], tones: Sequence[str] = ()) -> None:
        """Show these; the chosen place stays chosen. `tones` colour whole rows by the names of the theme."""
        before = self.currentRow()
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setTextAlignment(_RIGHT if column in self._right else _LEFT)
                if tones:
                    item.setForeground(theme.current().colour(tones[number]))
                self.setItem(number, column, item)
        if 0 <= before < len(rows):
            self.selectRow(before)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What is left for the first column changes with the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the others leave the first column too little for its words, it keeps to them and the table scrolls."""
        header = self.horizontalHeader()
        words = min(WIDEST_PX, max(self.sizeHintForColumn(0), header.sectionSizeHint(0)))
        others = sum(header.sectionSize(n) for n in range(1, self.columnCount()) if not header.isSectionHidden(n))
        roomy = self.viewport().width() - others >= words
        mode = QHeaderView.ResizeMode.Stretch if roomy else QHeaderView.ResizeMode.ResizeToContents
        if header.sectionResizeMode(0) is not mode:
            header.setSectionResizeMode(0, mode)

    def over(self, empty: QWidget) -> QStackedWidget:
        """A stack of `empty`, page 0, and this table, page 1."""
        stack = QStackedWidget()
        stack.addWidget(empty)
        stack.addWidget(self)
        return stack
