"""The takes of one shot: how each stands, which one is accepted, and filming the shot once more."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from holysheep_studio.ui import icons
from holysheep_studio.ui.widgets import same_rows
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
    current: bool = True  # the shot is still what it was then
    lost: bool = False  # it ended without a clip


class TakeList(QWidget):
    """Emits `accepted(job, whether)`, `again_asked()`, `opened(path)`, `lips_asked(job)`."""

    accepted = Signal(str, bool)
    again_asked = Signal()
    opened = Signal(str)
    lips_asked = Signal(str)

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
        self.lips_button = push_button("message-square", self.tr("Lip-sync\u2026"))
        self.lips_button.setToolTip(self.tr("Have a provider move the lips in this take to a voice"))
        self.lips_button.clicked.connect(self._ask_lips)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Takes"), "section"))
        row.addStretch(1)
        for button in (self.accept_button, self.show_button, self.lips_button, self.again_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.list)
        self._enable()

    def show_takes(self, takes: Sequence[TakeRow], *, may_film: bool) -> None:
        """Every take of the shot, oldest first; the chosen one stays chosen, of another shot the newest is."""
        before = same_rows.held(self.list, [TakeRow(*self.list.item(n).data(_ROLE)).job_id
                                            for n in range(self.list.count())])  # fmt: skip
        self.list.clear()
        for take in takes:
            item = QListWidgetItem(icons.icon("circle-check" if take.accepted else "film"), take.words)
            item.setData(_ROLE, take)
            self.list.addItem(item)
        if not same_rows.hold(self.list, [take.job_id for take in takes], before):
            self.list.setCurrentRow(len(takes) - 1)
        self.again_button.setEnabled(may_film)
        self._enable()

    def words_of(self, path: str) -> str:
        """How the take with this clip is called; the name of the file where it is no take of the shot."""
        rows = (TakeRow(*self.list.item(n).data(_ROLE)) for n in range(self.list.count()))
        return next((row.words for row in rows if row.path == path), PurePath(path).stem)

    def _chosen(self) -> TakeRow | None:
        row = self.list.currentRow()
        return None if row < 0 else TakeRow(*self.list.item(row).data(_ROLE))

    def _enable(self) -> None:
        take = self._chosen()
        self.accept_button.setEnabled(take is not None and bool(take.path))
        self.show_button.setEnabled(take is not None and bool(take.path))
        self.lips_button.setEnabled(take is not None and bool(take.path) and take.current)
        undo = take is not None and take.accepted
        self.accept_button.setText(self.tr("Accept no longer") if undo else self.tr("Accept"))

    def _accept(self) -> None:
        take = self._chosen()
        if take is not None:
            self.accepted.emit(take.job_id, not take.accepted)

    def _ask_lips(self) -> None:
        take = self._chosen()
        if take is not None and take.path:
            self.lips_asked.emit(take.job_id)

    def _open(self) -> None:
        take = self._chosen()
        if take is not None and take.path:
            self.opened.emit(take.path)
