"""A table of costs: quoted, set aside, charged, from the cache, and apart from them what nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from holysheep_studio.ui import cost_words, theme
from holysheep_studio.ui.widgets import same_rows

if TYPE_CHECKING:
    from holysheep_studio.domain.costs import CostLine, Costs

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CostTable(QTableWidget):
    """The sum first, then the groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 7, parent)
        self._keys: tuple[tuple[bool, str], ...] = ()
        self._heads = [
            "",
            self.tr("Quoted"),
            self.tr("Set aside"),
            self.tr("Charged"),
            self.tr("Cached"),
            self.tr("Unknown"),
            self.tr("Jobs"),
        ]
        self.setHorizontalHeaderLabels(self._heads)
        tips = (
            "",
            self.tr("Of jobs that have not been sent: what they will probably cost"),
            self.tr("Of jobs that run, or that may have been charged"),
            self.tr("What the providers said"),
            self.tr("Clips that were there already and cost nothing"),
            self.tr("Jobs that may cost something nobody knows: on top of every sum"),
            "",
        )
        for column, tip in enumerate(tips):
            item = self.horizontalHeaderItem(column)
            if item is not None:
                item.setToolTip(tip)
                item.setTextAlignment(_RIGHT if column else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(self.tr("Costs"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFont(theme.digits(self.font()))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_costs(self, found: Costs, by: str) -> None:
        """Show these; `by` says what the groups are."""
        self._heads[0] = by
        self.setHorizontalHeaderLabels(self._heads)
        rows = (found.total, *reversed(found.lines), *([found.play] if found.play.jobs else ()))
        before = same_rows.held(self, self._keys)
        self._keys = tuple((line is found.total or line is found.play, line.name) for line in rows)
        self.setRowCount(len(rows))
        bold = theme.digits(self.font())
        bold.setBold(True)
        for number, line in enumerate(rows):
            first = self.tr("In all") if number == 0 else line.name or self.tr("(none)")
            if line is found.play:
                first = self.tr("Play money")
            for column, words in enumerate((first, *_cells(line))):
                item = QTableWidgetItem(words)
                item.setToolTip(self.tr("The demo provider writes it down; nobody pays it, and it is in no sum.")
                                if line is found.play else words)  # fmt: skip
                if line is found.play:
                    item.setForeground(theme.current().colour("muted"))
                if column:
                    item.setTextAlignment(_RIGHT)
                if number == 0:
                    item.setFont(bold)
                if column == 5 and line.unknown:
                    item.setForeground(theme.current().colour("warning"))
                self.setItem(number, column, item)
        same_rows.hold(self, self._keys, before)


def _cells(line: CostLine) -> tuple[str, ...]:
    # a count of nothing is a dash: 0 in a column of money would read as a price
    counts = (line.cached, line.unknown, line.jobs)
    money = (cost_words.sums(one) for one in (line.quoted, line.reserved, line.charged))
    return (*money, *(str(count) if count else cost_words.NOTHING for count in counts))
