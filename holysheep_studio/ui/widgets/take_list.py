"""The takes of one shot: how each stands, which one is accepted, and filming the shot once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from holysheep_studio.ui import icons
from holysheep_studio.ui.widgets.forms import label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROLE = Qt.ItemDataRole.UserRole


class TakeRow(NamedTuple):
    """A take in words. `path` is its clip, "" while there is none."""

    job_id: str
    words: str
    path: str
    accepted: bool


class TakeList(QWidget):
    """Emits `accepted(job, whether)`, `again_asked()`, `opened(path)`."""

    accepted = Signal(str, bool)
    again_asked = Signal()
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Takes of the shot"))
        self.list.setMinimumHeight(72)
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        self.list.itemActivated.connect(lambda _: self._open())
        self.accept_button = push_button("check", self.tr("Accept"))
        self.accept_button.setToolTip(self.tr("Use this take in the cut, whatever newer ones come"))
        self.accept_button.clicked.connect(self._accept)
        self.show_button = push_button("play", self.tr("Show"))
        self.show_button.clicked.connect(self._open)
        self.again_button = push_button("repeat", self.tr("Film once more\u2026"))
        self.again_button.clicked.connect(self.again_asked)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Takes"), "section"))
        row.addStretch(1)
        for button in (self.accept_button, self.show_button, self.again_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.list)
        self._enable()

    def show_takes(self, takes: Sequence[TakeRow], *, may_film: bool) -> None:
        """Every take of the shot, oldest first."""
        kept = self.list.currentRow()
        self.list.clear()
        for take in takes:
            item = QListWidgetItem(icons.icon("circle-check" if take.accepted else "film"), take.words)
            item.setData(_ROLE, take)
            self.list.addItem(item)
        self.list.setCurrentRow(kept if 0 <= kept < len(takes) else len(takes) - 1)
        self.again_button.setEnabled(may_film)
        self._enable()

    def _chosen(self) -> TakeRow | None:
        row = self.list.currentRow()
        return None if row < 0 else TakeRow(*self.list.item(row).data(_ROLE))

    def _enable(self) -> None:
        take = self._chosen()
        self.accept_button.setEnabled(take is not None and bool(take.path))
        self.show_button.setEnabled(take is not None and bool(take.path))
        undo = take is not None and take.accepted
        self.accept_button.setText(self.tr("Accept no longer") if undo else self.tr("Accept"))

    def _accept(self) -> None:
        take = self._chosen()
        if take is not None:
            self.accepted.emit(take.job_id, not take.accepted)

    def _open(self) -> None:
        take = self._chosen()
        if take is not None and take.path:
            self.opened.emit(take.path)
