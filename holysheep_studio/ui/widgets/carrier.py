"""Carries things out of the window by the hand, as a list does with its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget


class Carrier(QListView):
    """A list of one row that nobody sees: Qt's lists drag in a loop of their own, which the studio itself must not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._load = _Load(self)
        self.setModel(self._load)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def carry(self, data: QMimeData) -> None:
        """Let the hand, which holds the left button, take `data` to where it is let go; only copies leave."""
        self._load.data_ = data
        self.setCurrentIndex(self._load.index(0, 0))
        self.startDrag(Qt.DropAction.CopyAction)


class _Load(QStandardItemModel):
    def __init__(self, parent: Carrier) -> None:
        super().__init__(parent)
        self.data_ = QMimeData()
        self.appendRow(QStandardItem(""))

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        del indexes
        return self.data_
