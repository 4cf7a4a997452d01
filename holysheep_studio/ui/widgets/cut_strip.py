"""The strip of a rough cut: takes in a row to order and trim, and the ways out: film, cut list, subtitles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.ui import icons
from holysheep_studio.ui.widgets import same_rows
from holysheep_studio.ui.widgets.forms import label, push_button, tool_button

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from holysheep_studio.domain.episode import Piece

_ROLE = Qt.ItemDataRole.UserRole
_MOST_FRAMES = 1_000_000


class CutStrip(QWidget):
    """Emits `arranged(pieces)` when a person moves, trims or takes out a piece; an empty strip starts over."""

    arranged = Signal(tuple)
    export_asked = Signal(str)
    play_asked = Signal()
    drift_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flags: Mapping[str, str] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Rough cut"))
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(False)
        self.list.setSpacing(4)
        self.list.setFixedHeight(76)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.model().rowsMoved.connect(lambda *_: self._tell())
        self.list.currentItemChanged.connect(lambda *_: self._show_trim())
        self.list.setToolTip(self.tr("Drag a piece, or move it with Alt+Left and Alt+Right"))
        for keys, places in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda places=places: self._move(places))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._make_head())
        column.addWidget(self.list)
        self._show_trim()

    def show_flags(self, flags: Mapping[str, str]) -> None:
        """What is worth a look at shots, by their keys; shown with the strip from now on."""
        self._flags = flags

    def show_strip(self, strip: Sequence[tuple[Piece, str]]) -> None:
        """The pieces with their words, in the order of the film."""
        row, pieces = self.list.currentRow(), self._pieces()
        chosen = pieces[row] if row >= 0 else None
        before = same_rows.held(self.list, _keys(pieces))
        self.list.blockSignals(True)  # noqa: FBT003 - Qt takes it so; a field that is typed in keeps the keys
        self.list.clear()
        for piece, words in strip:
            flag = self._flags.get(piece.shot, "")
            item = QListWidgetItem(icons.icon("triangle-alert" if flag else "film"), words)
            item.setData(_ROLE, piece)
            item.setToolTip(f"{words}\n{flag}".strip())
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, flag)
            item.setSizeHint(QSize(150, 46))
            self.list.addItem(item)
        if not same_rows.hold(self.list, _keys([piece for piece, _ in strip]), before):
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt takes it so
        for button in self._out:
            button.setEnabled(self.list.count() > 0)
        item = self.list.currentItem()
        if self.list.currentRow() < 0 or item.data(_ROLE) != chosen:  # what is typed over the same numbers stays
            self._show_trim()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Rough cut"), "section"))
        self.first, self.frames = QSpinBox(), QSpinBox()
        for field, words in ((self.first, self.tr("First frame")), (self.frames, self.tr("Frames"))):
            field.setRange(0, _MOST_FRAMES)
            field.setFixedWidth(104)
            field.lineEdit().setTextMargins(6, 0, 0, 0)
            field.setAccessibleName(words)
            field.editingFinished.connect(self._trim)
            row.addWidget(label(words, "muted"))
            row.addWidget(field)
        self.frames.setSpecialValueText(self.tr("to its end"))
        self.out_button = push_button("x", self.tr("Take out"))
        self.out_button.clicked.connect(self._take_out)
        row.addWidget(self.out_button)
        self.again_button = push_button("rotate-ccw", self.tr("From the takes"))
        self.again_button.setToolTip(self.tr("Arrange the strip anew: of each shot the accepted take, else the newest"))
        self.again_button.clicked.connect(lambda: self.arranged.emit(()))
        row.addWidget(self.again_button)
        self.play_button = push_button("play", self.tr("Play"))
        self.play_button.setToolTip(
            self.tr(
                "See and hear the takes one after the other as they are trimmed, over the voice and music of the film"
            )
        )
        self.play_button.clicked.connect(self.play_asked)
        row.addWidget(self.play_button)
        self.drift_button = tool_button("scan", self.tr("Compare characters"))
        self.drift_button.setToolTip(
            self.tr("Look for the pictures of each character in its shots, and say which shot stands out")
        )
        self.drift_button.clicked.connect(self.drift_asked)
        row.addWidget(self.drift_button)
        row.addStretch(1)
        ways = (
            ("film", self.tr("Film\u2026")),
            ("otio", self.tr("Cut list\u2026")),
            ("srt", self.tr("Subtitles\u2026")),
        )
        self._out: list[QAbstractButton] = [self.play_button, self.drift_button]
        for button in self._out:
            button.setEnabled(False)
        for way, words in ways:
            button = push_button("download", words)
            button.clicked.connect(lambda _=False, way=way: self.export_asked.emit(way))
            button.setEnabled(False)
            row.addWidget(button)
            self._out.append(button)
        return row

    def _pieces(self) -> list[Piece]:
        return [self.list.item(n).data(_ROLE) for n in range(self.list.count())]

    def _tell(self) -> None:
        self.arranged.emit(tuple(self._pieces()))

    def _show_trim(self) -> None:
        item = self.list.currentItem()
        for part in (self.first, self.frames, self.out_button):
            part.setEnabled(item is not None)
        if item is not None:
            piece: Piece = item.data(_ROLE)
            self.first.setValue(piece.first)
            self.frames.setValue(piece.frames)

    def _move(self, places: int) -> None:
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + places < self.list.count():
            return
        # taken and put back, not `moveRow`: the current piece goes along, and what is told is told once
        item = self.list.takeItem(row)
        self.list.insertItem(row + places, item)
        self.list.setCurrentItem(item)
        self._tell()

    def _trim(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        item = self.list.item(row)
        piece: Piece = item.data(_ROLE)
        trimmed = replace(piece, first=self.first.value(), frames=self.frames.value())
        if trimmed != piece:
            item.setData(_ROLE, trimmed)
            self._tell()

    def _take_out(self) -> None:
        row = self.list.currentRow()
        # the last piece stays: an empty strip would begin anew
        if row >= 0 and self.list.count() > 1:
            self.list.takeItem(row)
            self._tell()


def _keys(pieces: Sequence[Piece]) -> tuple[tuple[Hashable, int], ...]:
    """What each piece stands for, however it is trimmed; a take may be there more than once."""
    return same_rows.numbered([(piece.shot, piece.job_id) for piece in pieces])
