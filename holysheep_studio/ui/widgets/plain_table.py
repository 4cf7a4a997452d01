"""A read-only table of words for dialogs: what is chosen stays the same thing when it is filled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableWidget, QTableWidgetItem, QWidget

from holysheep_studio.ui import theme
from holysheep_studio.ui.widgets import same_rows

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

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
        self._keys: tuple[Hashable, ...] = ()
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

    @property
    def chosen_rows(self) -> tuple[int, ...]:
        """The numbers of the chosen rows; a row that only has the frame of the keys is not chosen."""
        return tuple(sorted({index.row() for index in self.selectedIndexes()}))

    @property
    def chosen_row(self) -> int:
        """The chosen row where there is one at a time; -1: none."""
        return next(iter(self.chosen_rows), -1)

    def show_rows(
        self, rows: Sequence[Sequence[str]], tones: Sequence[str] = (), *, keys: Sequence[Hashable] = ()
    ) -> None:
        """Show these. `tones` colour whole rows by the names of the theme.

        What was chosen stays chosen, wherever it stands now, and what is gone is not chosen any more: `keys` tell what
        each row stands for; without them its first words do.
        """
        before = same_rows.held(self, self._keys)
        self._keys = tuple(keys) or same_rows.numbered([row[0] for row in rows])
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature; while it is filled, rows are not what they are called
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setTextAlignment(_RIGHT if column in self._right else _LEFT)
                if tones:
                    item.setForeground(theme.current().colour(tones[number]))
                self.setItem(number, column, item)
        still = same_rows.hold(self, self._keys, before)
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature
        if still != before.chosen:
            self.itemSelectionChanged.emit()
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
