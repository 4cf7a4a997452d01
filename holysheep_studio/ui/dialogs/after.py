"""After: asks which jobs come before the chosen ones, and whether a person has to accept their clips first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.widgets.dialog_parts import answer_row, open_at
from holysheep_studio.ui.widgets.forms import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.job_line import JobLine

#: More than this nobody looks through; what is typed finds the others.
MOST_SHOWN = 300


class AfterDialog(QDialog):
    """Offers jobs that may come first."""

    asked = Signal(tuple, bool)  # ids that come first, whether their clips have to be accepted

    def __init__(self, count: int, others: Sequence[JobLine], parent: QWidget) -> None:
        """`count` jobs are to wait for some of `others`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            figures.count(count, self.tr("Start this job after\u2026"), self.tr("Start these {n} jobs after\u2026"))
        )
        self._others = tuple(others)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by name"))
        self.search.setAccessibleName(self.tr("Search by name"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Jobs that come first"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setUniformItemSizes(True)
        self.found = label("", "muted")
        self.approval = QCheckBox(self.tr("Only when I have accepted their clips"))
        self._buttons = answer_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Which jobs are to be done first?")))
        for widget in (self.search, self.list, self.found, self.approval, self._buttons):
            column.addWidget(widget)
        open_at(self, 520, 440)
        self.search.textChanged.connect(self._fill)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemActivated.connect(lambda _: self.accept())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._fill("")

    @property
    def chosen(self) -> tuple[str, ...]:
        """The jobs that come first."""
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in self.list.selectedItems())

    def accept(self) -> None:
        """Say what was chosen; nothing chosen is no answer."""
        if self.chosen:
            self.asked.emit(self.chosen, self.approval.isChecked())
            super().accept()

    def _fill(self, words: str) -> None:
        wanted = words.strip().casefold()
        fitting = [job for job in self._others if wanted in job.title.casefold()]
        self.list.clear()
        for job in fitting[:MOST_SHOWN]:
            state, effect = texts.job_badge(job).text, texts.effect(job.effect).label
            item = QListWidgetItem(f"{job.title}  \u00b7  {effect}  \u00b7  {state}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, job.id)
        hidden = len(fitting) - self.list.count()
        self.found.setText(self.tr("{n} more; type a part of the name").format(n=hidden) if hidden else "")
        self.found.setVisible(bool(hidden))
        self._enable()

    def _enable(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.list.selectedItems()))
