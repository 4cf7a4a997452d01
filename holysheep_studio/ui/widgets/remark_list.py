"""Notes at a timecode: a list, and a field that writes one at the frame that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from holysheep_studio.domain.timebase import FrameRate, timecode
from holysheep_studio.ui import icons, theme
from holysheep_studio.ui.unsaved import Typing
from holysheep_studio.ui.widgets import same_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from holysheep_studio.domain.shelf import Remark
    from holysheep_studio.ui.unsaved import Unsaved

_REMARK = int(Qt.ItemDataRole.UserRole)
MOST_SHOWN = 6


class RemarkList(QWidget):
    """A click goes to the frame; F2 or a double click writes a note anew; Delete takes it away."""

    written = Signal(str)
    gone_to = Signal(int)
    reworded = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate: FrameRate | None = None
        self._ids: list[str] = []
        self.list = _Notes()
        self.list.setAccessibleName(self.tr("Notes"))
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.list.itemDoubleClicked.connect(lambda item: self.list.editItem(item, 1))
        self.list.itemChanged.connect(self._edited)
        self.list.delete_pressed.connect(self._remove)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("New note"))
        self.field.addAction(icons.icon("message-square", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setAcceptDrops(False)
        self.field.returnPressed.connect(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addWidget(self.field)
        self.typing: Typing | None = None
        self.field.textChanged.connect(self._note)
        self.show_place(0, None)

    def _note(self) -> None:
        if self.typing is not None:
            self.typing.note()

    def keep_typed(self, unsaved: Unsaved) -> None:
        """What is typed and not written yet is kept there, for each clip by itself."""
        self.typing = Typing(
            unsaved,
            lambda: {"words": self.field.text()},
            lambda kept: self.field.setText(str(kept.get("words", ""))),
            self,
        )

    def show_clip(self, clip_id: str) -> None:
        """The next note is about this clip; what was begun for it is there again."""
        if self.typing is not None:
            self.typing.pause()
            self.field.clear()
            if clip_id:
                self.typing.begin(f"note/{clip_id}")

    def show_remarks(self, remarks: Sequence[Remark], rate: FrameRate) -> None:
        """These are the notes, by frame; the chosen one stays chosen, and one that is written anew is left alone."""
        if self.list.edited and [remark.id for remark in remarks] == self._ids:
            return
        self._rate = rate
        before = same_rows.held(self.list, self._ids)
        row = self.list.currentIndex().row()
        self._ids = [remark.id for remark in remarks]
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.clear()
        for remark in remarks:
            code = timecode(remark.frame, rate)
            item = QTreeWidgetItem([code, remark.words])
            item.setData(0, _REMARK, remark)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(1, remark.words)
            item.setData(1, int(Qt.ItemDataRole.AccessibleTextRole), f"{code} {remark.words}")
            self.list.addTopLevelItem(item)
        self.list.resizeColumnToContents(0)
        then = self.list.topLevelItem(min(row, len(remarks) - 1))
        if not same_rows.hold(self.list, self._ids, before) and then is not None:
            self.list.setCurrentItem(then)  # the Delete key takes away one after the other
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.list.setVisible(bool(remarks))
        row = self.list.sizeHintForRow(0) if remarks else 0
        self.list.setFixedHeight(row * min(len(remarks), MOST_SHOWN) + 6)

    def show_place(self, frame: int, rate: FrameRate | None) -> None:
        """The next note is written at this frame; None: no clip is shown."""
        self.field.setEnabled(rate is not None)
        words = self.tr("Note at {timecode}").format(timecode=timecode(frame, rate)) if rate else self.tr("Note")
        self.field.setPlaceholderText(words)

    def _write(self) -> None:
        if words := self.field.text().strip():
            self.field.clear()
            self.written.emit(words)

    def _go(self, item: QTreeWidgetItem) -> None:
        self.gone_to.emit(item.data(0, _REMARK).frame)

    def _edited(self, item: QTreeWidgetItem) -> None:
        remark = item.data(0, _REMARK)
        if remark is not None and item.text(1).strip() != remark.words:
            self.reworded.emit(remark.id, item.text(1))

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.removed.emit(item.data(0, _REMARK).id)


class _Notes(QTreeWidget):
    """Each note behind its timecode; only the words can be edited."""

    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme.digits(self.font()))

    @property
    def edited(self) -> bool:
        """Whether a note is being written anew."""
        return self.state() == QTreeWidget.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete takes a note away, F2 writes it anew."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2 and (item := self.currentItem()) is not None:
            self.editItem(item, 1)
        else:
            super().keyPressEvent(event)
